"""Which questions have new answers after records were folded anew: their names are what screens refresh by."""

from typing import Final

from casework.ids import REFERENCE
from storage.registers import Touched

Stale = frozenset[str]
"""Names of questions: day, citizens, citizen:<stream>, waiting, torn, workers."""

_OF_THE_DAY: Final = {"visit", "agreement", "statement", "note", "citizen", "attempt"}


def of_stream(stream: str) -> Stale:
    """Return what is stale when somebody came, left or was filled."""
    return frozenset({"day", "citizens", f"citizen:{stream}", "torn", "waiting"})


def of(touched: Touched) -> Stale:
    """Return what is stale after a rebuild."""
    names = {f"citizen:{stream}" for stream in touched.streams if stream != REFERENCE}
    if names:
        names.add("citizens")
    if touched.kinds & _OF_THE_DAY:
        names.add("day")
    if "worker" in touched.kinds:
        names |= {"workers", "citizens", "day"}
    if touched.torn:
        names.add("torn")
    return frozenset(names)
