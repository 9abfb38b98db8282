"""Ny borger: whose case a CPR number has here already, the act that opens one, and whether the service knows it yet."""

from collections.abc import Mapping
from typing import Final, Unpack

from casework import cpr as numbers
from casework.acts import Act
from casework.answers_same import OtherCase
from casework.changes import Change, Value
from casework.errors import Refused
from casework.people import open_citizen
from storage.reader import Reader
from storage.reads import former, persons
from storage.reads.desks import may_open
from storage.reads.records import citizen, select

_NOT_YOURS: Final = "En ny sag oprettes af en sagsbehandler. Intet er oprettet."
_IS_HERE: Final = "CPR-nummeret har en sag her allerede. Intet er oprettet."
_PLACED: Final = "select count(*), count(seq) from log where stream = ?1 and record = ?1"


class AlreadyHere(Refused):
    """The number has a case on this computer: what is written belongs in that one."""

    def __init__(self, case: OtherCase) -> None:
        super().__init__(_IS_HERE)
        self.case = case


def case_of(reader: Reader, cpr: str) -> OtherCase | None:
    """Return the case on this device whose citizen has or had a CPR number; None for what is no number."""
    if not numbers.is_valid(cpr):
        return None
    number = numbers.digits(cpr)
    with reader.moment():
        had = former.numbers(reader)
        among = select(reader, "r.kind = 'citizen' and r.gone = 0")
        of_today = [one for one in among if one.text("cpr") == number]
        fits = of_today or [one for one in among if number in had.get(one.id, ())]
        found = citizen(reader, persons.cases(reader, fits[0].id)[0]) if fits else None
    return OtherCase(found.id, found.name) if found is not None else None


def opened(reader: Reader, said: Mapping[str, str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act that opens a case, as the form says it.

    Raises AlreadyHere where the number has a case on this device, Refused where this person may not open one.
    """
    if not may_open(reader):
        raise Refused(_NOT_YOURS)
    with_number = said["identity"] == "cpr"
    known = case_of(reader, said["cpr"]) if with_number else None
    if known is not None:
        raise AlreadyHere(known)
    more: dict[str, Value] = {"address_protected": True} if said["protected"] else {}
    return open_citizen(
        first_name=said["first_name"].strip(),
        last_name=said["last_name"].strip(),
        cpr=said["cpr"] if with_number else "",
        no_cpr_reason="" if with_number else said["no_cpr_reason"].strip(),
        fields=more,
        **act,
    )


def is_only_here(reader: Reader, stream: str) -> bool:
    """Tell whether the service has given no word of a citizen a place yet: his case was opened here a moment ago."""
    written, placed = reader.row(_PLACED, stream) or (0, 0)
    return bool(written) and not placed
