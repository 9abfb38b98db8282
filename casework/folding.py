"""Folding: what makes "Skaane", "SKÅNE" and "skåne" the same word to a filter, and "Sıla" found by "sila".

Danish letters stay themselves (å is not a), other accents fall. "aa" and "å" are one letter, as in Danish names.
"""

import unicodedata
from typing import Final

_KEPT: Final = "æøå"
_ALONE: Final = {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "œ": "oe"}


class _Bare(dict[int, str]):
    """Each letter without its accent, found out once; the three Danish ones keep theirs."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded_letter(chr(code))
        return self[code]


_BARE: Final = _Bare()


def _folded_letter(letter: str) -> str:
    if letter in _KEPT:
        return letter
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return _ALONE.get(bare, bare)


def fold(text: str) -> str:
    """Return a text as filters and searches compare it."""
    if text.isascii():
        return text.casefold().replace("aa", "å")
    joined = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return joined.translate(_BARE).replace("aa", "å")


def matches(folded_row: str, folded_query: str) -> bool:
    """Tell whether every word of a folded query stands somewhere in a folded row."""
    for word in folded_query.split():  # noqa: SIM110  a generator for each row would take twice the time
        if word not in folded_row:
            return False
    return True
