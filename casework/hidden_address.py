"""Where a protected citizen lives, as somebody may write it in words of his own: no paper says it (decided.md 21).

A text says it where the whole address stands in it, or its street and number, whatever the letter or the floor. The
street alone is no address, but may lead to one: whoever prints is told.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from casework.folding import fold

_STREET: Final = re.compile(r"([^\W\d_][^\d,]*?)[\s.]*(\d+)")
"""In an address the street and its number; a floor before them has no letters in front of its number."""
_NUMBER: Final = r"[\s,.]*(?:nr[\s.]*|nummer\s*)?"
"""What may stand between a street and its number."""


@dataclass(frozen=True, slots=True)
class HiddenAddress:
    """The addresses that may stand nowhere, none where nothing is protected; they are in no error's words."""

    said: tuple[str, ...] = field(default=(), repr=False)

    def stands_in(self, text: str) -> bool:
        """Tell whether a text says where the citizen lives."""
        looked_at = _folded(text)
        return any(_folded(one) in looked_at for one in self.said if one.strip()) or any(
            re.search(rf"(?<!\w){street}{_NUMBER}{number}(?!\d)", looked_at)
            for street, number in self._streets()
        )

    def is_hinted_in(self, text: str) -> bool:
        """Tell whether a text names the street."""
        looked_at = _folded(text)
        return any(re.search(rf"(?<!\w){street}(?!\w)", looked_at) for street, _number in self._streets())

    def _streets(self) -> Iterable[tuple[str, str]]:
        for one in self.said:
            found = _STREET.search(_folded(one))
            if found:
                yield r"[\s.]+".join(map(re.escape, re.split(r"[\s.]+", found[1].strip()))), found[2]


NO_ADDRESS: Final = HiddenAddress()
"""Where nothing is protected."""


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
