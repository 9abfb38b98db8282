"""Reads a finished paper back, as a printer, a screen reader and a doubting colleague would."""

import os
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page as validation
import pdfplumber

from desktop.paper import ink

MM = ink.MM
HEAD, FOOT = 24 * MM, 277 * MM


def broken_rules(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-3a that the file breaks."""
    found = []
    for profile in ("ua1", "3a"):
        report = validation.validate_pdf_bytes(pdf, profile=profile)
        found += sorted({str(one.rule_id) for one in report.failures})
        if not report.is_compliant and not found:
            found.append(profile)
    return found


def pdfsig(pdf: bytes, folder: Path) -> str:
    """What poppler says of the seals in a file, wherever the machine is and whomever its person trusts."""
    path = folder / "plan.pdf"
    path.write_bytes(pdf)
    around = os.environ | {"HOME": str(folder), "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    asked = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False, env=around)
    return asked.stdout + asked.stderr


def squeezed(text: str) -> str:
    """The text without white space and soft hyphens, which is how texts are compared."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFC", text))


@dataclass(frozen=True)
class Read:
    """The letters and words of each page, read once for each file."""

    chars: list[list[dict[str, Any]]]
    words: list[list[dict[str, Any]]]


@lru_cache(maxsize=16)
def read(pdf: bytes) -> Read:
    """Its letters and words."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return Read(
            [sheet.chars for sheet in document.pages],
            [sheet.extract_words(extra_attrs=["size"]) for sheet in document.pages],
        )


def matter(pdf: bytes) -> str:
    """Everything between head and foot in the order in which it was drawn, squeezed."""
    return squeezed(
        "".join(one["text"] for page in read(pdf).chars for one in page if HEAD < one["top"] < FOOT)
    )


def everything(pdf: bytes) -> list[str]:
    """The whole text of each page in reading order, head and foot included."""
    return ["".join(one["text"] for one in page) for page in read(pdf).chars]


def all_words(pdf: bytes) -> list[list[dict[str, Any]]]:
    """The words of each page with their boxes."""
    return read(pdf).words


def overlaps(pdf: bytes) -> list[tuple[str, str]]:
    """Pairs of words whose boxes meet by more than a point both ways."""
    hits: list[tuple[str, str]] = []
    for words in all_words(pdf):
        down = sorted(words, key=lambda one: float(one["top"]))
        for at, a in enumerate(down):
            for b in down[at + 1 :]:
                if b["top"] >= a["bottom"] - 1:
                    break
                hits += [(a["text"], b["text"])] if _meet(a, b) else []
    return hits


def _meet(a: dict[str, Any], b: dict[str, Any]) -> bool:
    across = min(a["x1"], b["x1"]) - max(a["x0"], b["x0"])
    return bool(across > 1 and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > 1)


def outside(pdf: bytes, margin: float = ink.LEFT) -> list[str]:
    """Words that reach into the margins."""
    return [
        one["text"]
        for words in all_words(pdf)
        for one in words
        if one["x0"] < margin - 1
        or one["x1"] > ink.WIDE - margin + 1
        or one["top"] < 10 * MM
        or one["bottom"] > ink.HIGH - 10 * MM
    ]


def in_order(found: list[int]) -> bool:
    """Whether the places follow each other."""
    return all(a < b for a, b in pairwise(found))
