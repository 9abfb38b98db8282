"""How long somebody must guess at a passphrase that a person made himself, and what would make it longer.

zxcvbn counts the guesses: it knows keyboards, dates, repetitions and English. Danish it learns here, from our everyday
words and from a dated list of what is guessed first. It is loaded when the first passphrase is judged (0.1 s). Nothing
is kept, and the passphrase leaves neither the process nor this function.
"""

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from casework import everyday

COMMON: Final = "common-2026-11.txt"
WORDS: Final = 4
"""So many different everyday words of ours are enough: 40 bits where chance chose them."""
LENGTH: Final = 14
"""With other words, so many characters at the least."""
BITS: Final = 42.0
"""And so many guesses, as a power of two: at one second a guess, on 1,000 computers at once, 70 years on average."""
STRONG: Final = 55.0
_JUDGED: Final = 60
"""Characters that are looked at; what comes after can only make it harder, and would take long to count."""

Advice = Literal["begin", "longer", "known", "pattern", "easy", "enough", "strong"]


@dataclass(frozen=True, slots=True)
class Strength:
    """How good a passphrase is: `level` 0 to 4 for a meter, from 3 on it is enough; `advice` says what to do.

    `bits` is the power of two of the guesses; `words` counts different everyday words of ours.
    """

    level: int
    advice: Advice
    bits: float
    words: int

    @property
    def is_enough(self) -> bool:
        """Whether the store may be sealed with it."""
        return self.level >= 3


def judge(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """Judge a passphrase; `about` is what others know of the person: name, initials, municipality."""
    said = unicodedata.normalize("NFC", passphrase).casefold().strip()
    typed = said.split()
    ours = len(set(typed) & set(everyday.words()))
    bits, patterns = _guesses(said, about)
    if not said:
        return Strength(0, "begin", 0.0, 0)
    if ours >= WORDS or (len(said) >= LENGTH and bits >= BITS):
        strong = ours > WORDS or bits >= STRONG
        return Strength(4 if strong else 3, "strong" if strong else "enough", bits, ours)
    level = 2 if bits >= BITS / 2 else 1
    if len(said) < LENGTH:
        return Strength(level, "longer", bits, ours)
    return Strength(level, _why(patterns), bits, ours)


def _why(patterns: frozenset[str]) -> Advice:
    if patterns & {"repeat", "sequence", "spatial", "date", "regex"}:
        return "pattern"
    return "known" if "dictionary" in patterns else "easy"


def _guesses(said: str, about: Iterable[str]) -> tuple[float, frozenset[str]]:
    """Return the fewest guesses, with the spaces and without them: a guesser tries sentences in both."""
    from zxcvbn import zxcvbn

    known = [*_parts(about), *common(), *everyday.words()]
    found = [zxcvbn(each[:_JUDGED], user_inputs=known) for each in {said, "".join(said.split())} if each]
    if not found:
        return 0.0, frozenset()
    least = min(found, key=lambda one: one["guesses"])
    return math.log2(least["guesses"]), frozenset(one["pattern"] for one in least["sequence"])


def _parts(about: Iterable[str]) -> list[str]:
    return [part for each in about for part in each.casefold().split() if len(part) > 1]


@cache
def common() -> tuple[str, ...]:
    """Return the words that are guessed first, each once, the likeliest first."""
    lines = files("storage").joinpath(COMMON).read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(" ".join(line for line in lines if not line.startswith("#")).split()))
