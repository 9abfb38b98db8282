"""What the rows of the interactions table ask of a store when the programs have ended."""

from storage.reader import Reader
from storage.reads.records import Shown, select
from tests.journeys.stage import Missing


def of_citizen(reader: Reader, name: str, kind: str) -> list[Shown]:
    """Return a citizen's records of one kind."""
    cases = [one.stream for one in select(reader, "r.kind = 'citizen'") if name in one.name]
    return [one for one in select(reader, "r.kind = ?", kind) if one.stream in cases]


def demand(there: bool, why: str) -> None:
    """Raise where a result is not there."""
    if not there:
        raise Missing(why)
