"""What typed text becomes before it is printed, and what the person is told about it first.

NFC; control characters removed; a letter that no font holds printed as its name in ⟨ ⟩; a CPR number left out.
Nothing else is ever changed, so what is on the paper is what was typed.
"""

import re
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any, TypeVar

from casework.sentences import Sentence
from desktop.paper.letters import has_glyph

Facts = TypeVar("Facts")

CPR_LEFT_OUT = "⟨personnummer udeladt⟩"

_CPR = re.compile(
    r"(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d[ \-–\n]?\d{4}(?!\d)"
)
_BLANK = {"Zs", "Zl", "Zp"}
_GONE = {"Cc", "Cf", "Cs"}


def printable(text: str, *, lines: bool = False) -> str:
    """The text as it will stand on paper: one line, or its own `lines`, without the empty ones, a newline between."""
    kept = "\n" if lines else ""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    said = _CPR.sub(CPR_LEFT_OUT, "".join(one if one in kept else _letter(one) for one in plain))
    return "\n".join(one.strip() for one in said.split("\n") if one.strip())


def warnings_about(text: str) -> tuple[str, ...]:
    """What somebody should know before this text is printed, in Danish; nothing when it prints as typed."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    found: list[str] = []
    strange = sorted({one for one in plain if _letter(one).startswith("⟨") and one != "⟨"})
    if strange:
        names = ", ".join(_letter(one) for one in strange[:5])
        found.append(
            Sentence("Printeren kan ikke skrive alle tegn. På papiret står der: {names}.", names=names)
        )
    if _CPR.search("".join(_letter(one) for one in plain)):
        found.append(Sentence("Et personnummer er udeladt. Det må ikke stå på papiret."))
    return tuple(found)


def proofread(facts: Facts, *, in_lines: frozenset[str] = frozenset()) -> tuple[Facts, tuple[str, ...]]:
    """A record with every text made printable, and the warnings, each once and in reading order.

    The fields called as in `in_lines` keep their lines; whoever draws them sets each one by itself.
    """
    told: dict[str, None] = {}
    return _clean(facts, told, in_lines), tuple(told)


@lru_cache(maxsize=4096)
def _letter(one: str) -> str:
    category = unicodedata.category(one)
    if one in "\n\r\t\v\f" or category in _BLANK:
        return " "
    if category in _GONE:
        return ""
    name = unicodedata.name(one, f"U+{ord(one):04X}").lower().replace(" ", "-")
    return one if has_glyph(one) else f"⟨{name}⟩"  # one word: some papers say only the first one of a name


def _clean(value: Any, told: dict[str, None], in_lines: frozenset[str], name: str = "") -> Any:
    if isinstance(value, str):
        told.update(dict.fromkeys(warnings_about(value)))
        return printable(value, lines=name in in_lines)
    if isinstance(value, tuple):
        return tuple(_clean(one, told, in_lines, name) for one in value)
    if is_dataclass(value) and not isinstance(value, (type, date, time)):
        named = ((one.name, getattr(value, one.name)) for one in fields(value))
        return type(value)(**{name: _clean(found, told, in_lines, name) for name, found in named})
    return value
