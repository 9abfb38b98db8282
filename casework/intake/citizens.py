"""The people of an export: colleagues, citizens by CPR number, and who should see whose case."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from casework import cpr
from casework.changes import Value
from casework.intake import rows
from casework.intake.cells import Unreadable
from casework.intake.files import Row
from casework.intake.report import FileReport, GrantWanted
from casework.intake.rows import Fields
from casework.intake.taking import Book, resembles
from casework.kinds import Role
from casework.names import FORMER_NAME

Known = Callable[[str], Collection[str]]
"""Tells which cases have or had a CPR number."""
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
    keys: dict[str, str] = field(default_factory=dict)
    """The number under which each citizen was taken first, by the number that the export has now."""
    grants: tuple[GrantWanted, ...] = ()
    _cells: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, row: Row) -> tuple[str, str]:
        """Return the key and stream of a row's citizen; refuse a row whose citizen is not in the export.

        The key is his CPR number as the first export had it, so that a new number makes no row another record.
        """
        written = row["Personnummer"]
        found = self._cells.get(written)
        if found is None:
            number = number_of(row)
            if number not in self.streams:
                raise Unreadable("Personnummer", written, UNKNOWN)
            found = self._cells[written] = (self.keys.get(number, number), self.streams[number])
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
        now = book.take_colleague(user, several, told=told, row=first[initials], column="Initialer")
        workers.known[initials] = _Colleague(user, str(now["role"]), str(now["team"]))
    return workers


def read_citizens(
    numbered: Iterator[tuple[int, Row]],
    book: Book,
    told: FileReport,
    *,
    workers: Workers,
    known: Known = lambda _number: (),
) -> Citizens:
    """Read the citizens, each into a stream of his own; a number met twice is one citizen with a history.

    `known` tells which cases have or had a number: where somebody wrote a new number in a case that an export brought,
    the export's row with that number is the same citizen's.
    """
    versions: defaultdict[str, list[Fields]] = defaultdict(list)
    first: dict[str, int] = {}
    citizens = Citizens()
    read = list(_read(numbered, told, workers))
    cases = _Cases(book, known, frozenset(str(fields["cpr"]) for _, _, fields in read))
    for number, row, fields in read:
        stream, doubt = cases.of(fields, citizens)
        if stream in first:
            told.warn(number, "Personnummer", row["Personnummer"], _TWICE.format(row=first[stream]))
        elif doubt:
            told.warn(number, "Personnummer", row["Personnummer"], doubt)
        first.setdefault(stream, number)
        versions[stream].append(fields)
    grants: list[GrantWanted] = []
    for stream, several in versions.items():
        _keep_former_name(stream, several[-1], book)
        book.take(stream, stream, "citizen", several, told=told, row=first[stream], column="Personnummer")
        grants += _grants(stream, several[-1], workers)
    for new, key in citizens.keys.items():
        citizens.streams.setdefault(key, citizens.streams[new])
        book.keep_key(citizens.streams[new], key)
    citizens.grants = tuple(grants)
    return citizens


def _read(
    numbered: Iterator[tuple[int, Row]], told: FileReport, workers: Workers
) -> Iterator[tuple[int, Row, Fields]]:
    for number, row in numbered:
        try:
            fields: Fields = {"cpr": number_of(row), **rows.citizen(row)}
        except Unreadable as fault:
            told.reject(number, fault.column, fault.value, fault.reason)
            continue
        yield number, row, fields | _around(row, number, told, workers)


_TWICE: Final = (
    "samme CPR som række {row}: én borger, den senere rækkes værdier gælder, og begge rækker står i "
    "historikken"
)
_NEW_NUMBER: Final = (
    "nyt CPR-nummer: samme borger som før, for sagen siger, at nummeret er skiftet; der er ingen ny sag"
)
_NOT_SURE: Final = (
    "en anden sag siger, at den har eller havde dette nummer, men rækkerne ligner to personer: taget som en ny sag, og "
    "intet er slået sammen. Teamlederen afgør, om det er den samme person"
)
SOURCE: Final = "fagsystemets udtræk"


@dataclass(frozen=True, slots=True)
class _Cases:
    """Whose case a row is: its number's own, or the one of an earlier export whose citizen has a new number now.

    That takes two: somebody wrote the number in the case, and the export says it, too: the row with the number from
    before is gone, and this one is much like it. A slip of a finger makes no two persons one.
    """

    book: Book
    known: Known
    there: frozenset[str]

    def of(self, fields: Fields, citizens: Citizens) -> tuple[str, str]:
        """Return the case of a row, and what is doubtful about it."""
        number = str(fields["cpr"])
        own = citizens.streams[number] = self.book.id_of("citizen", number)
        if own in self.book.before:
            return own, ""
        named = {one for one in self.known(number) if one in self.book.before and self.book.key_of(one)}
        if not named:
            return own, ""
        one = min(named)
        old = self.book.kept(one) or {}
        is_gone = self.there.isdisjoint({self.book.key_of(one), str(old.get("cpr") or "")} - {number})
        if len(named) > 1 or not is_gone or not resembles(old, fields):
            return own, _NOT_SURE
        citizens.streams[number], citizens.keys[number] = one, self.book.key_of(one)
        return one, "" if old.get("cpr") == number else _NEW_NUMBER


def _keep_former_name(stream: str, fields: Fields, book: Book) -> None:
    """Keep the name that an export replaces; from which day the new one holds, it does not say."""
    old = book.kept(stream)
    names = ("first_name", "last_name")
    if old and any(old.get(name) for name in names) and any(old.get(n) != fields.get(n) for n in names):
        before: Fields = {name: old.get(name) for name in names}
        record = book.id_of(FORMER_NAME, stream, *(str(value or "") for value in before.values()))
        book.add(stream, record, FORMER_NAME, {**before, "source": SOURCE})


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
