"""A Danish telephone number in twos, as it is read aloud; any other number as it was typed."""

import re
from typing import Final

HARD_SPACE: Final = "\N{NO-BREAK SPACE}"
LONGEST: Final = 20


def in_twos(number: str) -> str:
    """Return eight figures in twos that no line breaks; what is longer than any number is words and breaks so."""
    digits = re.sub(r"[ \-]", "", number)
    if re.fullmatch(r"\d{8}", digits):
        return HARD_SPACE.join(digits[at : at + 2] for at in range(0, 8, 2))
    return number.replace(" ", HARD_SPACE) if len(number) <= LONGEST else number
