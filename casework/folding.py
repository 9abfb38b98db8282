"""Folding: what makes "Skaane", "SKÅNE" and "skåne" the same word to a filter, and "Sıla" found by "sila".

Danish letters stay themselves (å is not a), other accents fall. "aa" and "å" are one letter, as in Danish names.
"""

import unicodedata
from functools import lru_cache
from typing import Final

_KEPT: Final = "æøå"
_ALONE: Final = {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "œ": "oe"}


@lru_cache(maxsize=2048)
def _folded_letter(letter: str) -> str:
    """Return a letter without its accent; the three Danish ones keep theirs."""
    if letter in _KEPT:
        return letter
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
    return _ALONE.get(bare, bare)


def fold(text: str) -> str:
    """Return a text as filters and searches compare it."""
    if text.isascii():
        return text.casefold().replace("aa", "å")
    joined = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return "".join(map(_folded_letter, joined)).replace("aa", "å")


def matches(folded_row: str, folded_query: str) -> bool:
    """Tell whether every word of a folded query stands somewhere in a folded row."""
    for word in folded_query.split():  # noqa: SIM110  a generator for each row would take twice the time
        if word not in folded_row:
            return False
    return True
