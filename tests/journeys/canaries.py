"""What must not be found in any file of a closed device or service: names, CPR numbers and rare words.

Each canary is looked for as UTF-8, as UTF-16 and inside base64 (at all three alignments), in every file below a folder.
"""

import base64
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

RARE_WORDS = 200


def of_export(folder: Path) -> list[str]:
    """Return the canaries of a line system's export: every name, every CPR twice, and rare words of its notes."""
    citizens = _rows(folder / "borgere.csv")
    names = {f"{row['Fornavn']} {row['Efternavn']}".strip() for row in citizens if row["Fornavn"]}
    numbers = {re.sub(r"\D", "", row["Personnummer"]) for row in citizens}
    cpr = {number for number in numbers if len(number) == 10}
    hyphened = {f"{number[:6]}-{number[6:]}" for number in cpr}
    return sorted(names | cpr | hyphened | _rare_words(_rows(folder / "journal.csv")))


def _rows(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def _rare_words(notes: list[dict[str, str]]) -> set[str]:
    """Long words, as an index would keep them, and the rarest three words in a row, as only a note can hold them."""
    long, rows = set[str](), Counter[str]()
    for row in notes:
        words = re.findall(r"[a-zæøåA-ZÆØÅ]+", row["Tekst"] or "")
        long |= {word for word in words if len(word) >= 9}
        rows.update({" ".join(three) for three in zip(words, words[1:], words[2:], strict=False)})
    rarest = sorted((row for row in rows if len(row) >= 12), key=lambda row: (rows[row], row))
    return long | set(rarest[:RARE_WORDS])


def forms(canary: str) -> Iterator[bytes]:
    """Yield the byte strings under which a canary may lie in a file."""
    yield canary.encode()
    yield canary.encode("utf-16-le")
    yield canary.encode("utf-16-be")
    raw = canary.encode()
    for shift, first in enumerate((0, 2, 3)):
        sure = (shift + len(raw)) * 8 // 6
        yield base64.b64encode(bytes(shift) + raw)[first:sure]


def found_in(
    folders: Iterable[Path], canaries: Iterable[str], *, leave_out: Iterable[Path] = ()
) -> list[str]:
    """Return `file: canary` for each canary in any of the files, or below the folders; an empty list: promise kept."""
    needles = [(form, canary) for canary in canaries for form in forms(canary)]
    suspect = _runs_of([form for form, _ in needles])
    skipped = {path.resolve() for path in leave_out}
    found: list[str] = []
    for path in _files(folders):
        if any(path.resolve().is_relative_to(skip) for skip in skipped):
            continue
        blob = path.read_bytes().rstrip(b"\0")  # the reserve is sixteen million zeros
        suspects = b"\n\0\n".join(suspect.findall(blob))
        found += [f"{path.name}: {canary}" for form, canary in needles if form in suspects and form in blob]
    return found


def _runs_of(needles: list[bytes]) -> re.Pattern[bytes]:
    """Return what finds every run of bytes that any needle could lie in: of a sealed file that is next to nothing.

    Two thousand needles, each looked for in all of a file, took a second a megabyte.
    """
    letters = b"".join(re.escape(bytes([each])) for each in sorted(set(b"".join(needles))))
    return re.compile(b"[" + letters + b"]{%d,}" % min(map(len, needles), default=1))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        paths = [folder] if folder.is_file() else sorted(folder.rglob("*"))
        yield from (path for path in paths if path.is_file() and not path.is_symlink())
