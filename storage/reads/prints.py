"""Of whom this person may print a paper, by the role that he has in each case."""

from collections.abc import Iterable

from casework.prints import Paper, may_print
from storage.reader import Reader
from storage.reads.wrong_citizen import role_in


def among(reader: Reader, citizens: Iterable[str], paper: Paper) -> frozenset[str]:
    """Return the citizens of whom this person may print a paper."""
    return frozenset(one for one in set(citizens) if may_print(role_in(reader, one), paper))
