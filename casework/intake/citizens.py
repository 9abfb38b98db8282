"""The people of an export: colleagues, citizens by CPR number, and who should see whose case."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from casework import cpr, ids
from casework.changes import Value
from casework.intake import rows
from casework.intake.cells import Unreadable
from casework.intake.files import Row
from casework.intake.report import FileReport, GrantWanted
from casework.intake.rows import Fields
from casework.intake.taking import Book
from casework.kinds import Role

UNKNOWN: Final = "borgeren findes ikke i borgere.csv"


@dataclass(frozen=True, slots=True)
class _Colleague:
    user: str
    role: str
    team: str


@dataclass(slots=True)
class Workers:
    """The colleagues of the export, by initials."""

    known: dict[str, _Colleague] = field(default_factory=dict)

    def user(self, initials: str) -> str:
        """Return a colleague's user id, empty where nobody has these initials."""
        found = self.known.get(initials.strip())
        return found.user if found else ""

    def leads(self, team: str) -> tuple[str, ...]:
        """Return the team leads of a team."""
        return tuple(one.user for one in self.known.values() if one.team == team and one.role == "Teamleder")

    def is_mentor(self, user: str) -> bool:
        """Tell whether a colleague is a mentor, who sees plan and contacts and no journal."""
        return any(one.user == user and one.role == "Mentor" for one in self.known.values())


@dataclass(slots=True)
class Citizens:
    """The citizens who were taken, found by the number as a cell writes it."""

    streams: dict[str, str] = field(default_factory=dict)
    grants: tuple[GrantWanted, ...] = ()
    _cells: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, row: Row) -> tuple[str, str]:
        """Return the CPR number and stream of a row; refuse a row whose citizen is not in the export."""
        written = row["Personnummer"]
        found = self._cells.get(written)
        if found is None:
            number = number_of(row)
            if number not in self.streams:
                raise Unreadable("Personnummer", written, UNKNOWN)
            found = self._cells[written] = (number, self.streams[number])
        return found


def number_of(row: Row) -> str:
    """Return the CPR number of a row; never a guessed one."""
    written = row["Personnummer"]
    fault = cpr.what_is_wrong(written)
    if fault:
        raise Unreadable("Personnummer", written, f"ikke et CPR-nummer: {fault}")
    return cpr.digits(written)


def read_workers(numbered: Iterator[tuple[int, Row]], book: Book, told: FileReport) -> Workers:
    """Read the colleagues into the reference stream."""
    versions: defaultdict[str, list[Fields]] = defaultdict(list)
    first: dict[str, int] = {}
    for number, row in numbered:
        try:
            read = rows.worker(row)
        except Unreadable as fault:
            told.reject(number, fault.column, fault.value, fault.reason)
            continue
        (initials,) = read.key
        if initials in first:
            told.warn(
                number,
                "Initialer",
                initials,
                f"samme initialer som række {first[initials]}: den sidste gælder",
            )
        first.setdefault(initials, number)
        versions[initials].append(read.fields)
    workers = Workers()
    for initials, several in versions.items():
        user = book.id_of("worker", initials)
        workers.known[initials] = _Colleague(user, str(several[-1]["role"]), str(several[-1]["team"]))
        book.take(ids.REFERENCE, user, "worker", several, told=told, row=first[initials], column="Initialer")
    return workers


def read_citizens(
    numbered: Iterator[tuple[int, Row]], book: Book, told: FileReport, *, workers: Workers
) -> Citizens:
    """Read the citizens, each into a stream of his own; a number met twice is one citizen with a history."""
    versions: defaultdict[str, list[Fields]] = defaultdict(list)
    first: dict[str, int] = {}
    for number, row in numbered:
        try:
            cpr_number = number_of(row)
            fields = {"cpr": cpr_number, **rows.citizen(row)}
        except Unreadable as fault:
            told.reject(number, fault.column, fault.value, fault.reason)
            continue
        fields |= _around(row, number, told, workers)
        if cpr_number in first:
            reason = (
                f"samme CPR som række {first[cpr_number]}: én borger, den senere rækkes værdier gælder, "
                "og begge rækker står i historikken"
            )
            told.warn(number, "Personnummer", row["Personnummer"], reason)
        first.setdefault(cpr_number, number)
        versions[cpr_number].append(fields)
    citizens = Citizens()
    grants: list[GrantWanted] = []
    for cpr_number, several in versions.items():
        stream = citizens.streams[cpr_number] = book.id_of("citizen", cpr_number)
        book.take(stream, stream, "citizen", several, told=told, row=first[cpr_number], column="Personnummer")
        grants += _grants(stream, several[-1], workers)
    citizens.grants = tuple(grants)
    return citizens


_AROUND: Final = (("Sagsbehandler", "primary"), ("Makker", "partner"), ("Tovholder", "coordinator"))
_WITHOUT: Final = {
    "primary": "taget uden fast sagsbehandler, til teamlederens liste",
    "partner": "taget uden makker",
    "coordinator": "taget uden tovholder",
}


def _around(row: Row, number: int, told: FileReport, workers: Workers) -> dict[str, Value]:
    """Return who works with the citizen; initials that nobody has are said and not guessed at."""
    fields: dict[str, Value] = {}
    for column, name in _AROUND:
        initials = row[column].strip()
        user = workers.user(initials)
        if not user and (initials or name == "primary"):
            whom = f"{initials} findes ikke i medarbejdere.csv" if initials else "cellen er tom"
            told.warn(number, column, initials, f"{whom}: {_WITHOUT[name]}")
        fields[name] = user
    return fields


def _grants(stream: str, fields: Fields, workers: Workers) -> list[GrantWanted]:
    wanted: list[GrantWanted] = []
    for name in ("primary", "partner"):
        user = str(fields[name] or "")
        if user and all(grant.user != user for grant in wanted):
            role: Role = (
                "mentor" if workers.is_mentor(user) else "primary" if name == "primary" else "partner"
            )
            wanted.append(GrantWanted(stream, user, role))
    taken = {grant.user for grant in wanted}
    leads = workers.leads(str(fields["team"] or ""))
    return wanted + [GrantWanted(stream, lead, "team_lead") for lead in leads if lead not in taken]
