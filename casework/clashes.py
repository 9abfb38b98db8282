"""What stands in the way of each other: two things at one hour, two places on one day, an hour inside a placement.

The rules are ours (no act says them) and dated. Nothing is moved by itself: a person sees it and chooses. Where no
length is written one is assumed, and the screen says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Final, Literal

from casework.calendar import is_working_day, name_of_day
from casework.clock import COPENHAGEN
from casework.hours_said import HoursSaid, hours_in, place_in, weekdays_in

RULED_ON: Final = date(2026, 11, 28)
"""When these rules were made."""
ASSUMED: Final = timedelta(minutes=60)
"""How long something lasts that says no end."""
ASSUMED_FROM_AFAR: Final = timedelta(minutes=30)
"""The same for what needs no way: telephone, message, video."""
FROM_AFAR: Final = frozenset({"phone", "sms", "video"})
FULL_HOURS: Final = 30
"""From so many hours a week on a placement takes the whole working day."""
LONG_DAY: Final = 4
"""The same for a placement that names its weekdays: from so many hours on each of them."""
WEEK_HOURS: Final = 37
"""More than a full week in several placements at once is too much."""
DAY_BEGINS: Final = time(8)
DAY_ENDS: Final = time(16)
_OWN: Final = frozenset({"", "borger", "borgeren"})
_MEETS: Final = ("mødes", "ses", "besøg", "samtale med", "møde med")

COUNTED: Final = frozenset({"overlap", "worker", "placement"})
"""Kinds of clashes in which it matters how long something is taken to last."""
Kind = Literal["overlap", "worker", "same_day", "placement", "too_much", "holiday", "died", "closed"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what kind of record, what it says or in which form, whose, and from when (None: the day)."""

    record: str
    kind: str
    what: str
    citizen: str = ""
    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands in the way of what, and on which day; `second` is None where the day itself does."""

    kind: Kind
    on: date
    first: Side
    second: Side | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """Something at an hour: a visit, a meeting, an agreement that says one. `until` is None where no end is written."""

    record: str
    kind: str
    what: str
    at: datetime
    citizen: str = ""
    name: str = ""
    worker: str = ""
    form: str = ""
    until: datetime | None = None

    @property
    def ends(self) -> datetime:
        """When it is over, as written or as assumed."""
        return self.until or self.at + (ASSUMED_FROM_AFAR if self.form in FROM_AFAR else ASSUMED)

    @property
    def on(self) -> date:
        """The Danish day."""
        return self.at.astimezone(COPENHAGEN).date()

    @property
    def side(self) -> Side:
        """It as one of two."""
        return Side(self.record, self.kind, self.what, self.citizen, self.name, self.at)


@dataclass(frozen=True, slots=True)
class Promised:
    """An open agreement: what, by whom, and on which day."""

    record: str
    what: str
    who: str
    due: date


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that goes on for days or weeks: a placement or an activity with days."""

    record: str
    kind: str
    what: str
    start: date | None
    end: date | None
    hours: float = 0
    words: str = ""
    """All that is written of it: weekdays and hours are read from it."""

    def covers(self, on: date) -> bool:
        """Tell whether it goes on that day."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one citizen has ahead of him."""

    citizen: str
    name: str
    first_name: str = ""
    timed: Sequence[Timed] = field(default=())
    promised: Sequence[Promised] = field(default=())
    stretches: Sequence[Stretch] = field(default=())
    died_on: date | None = None
    closed_on: date | None = None


def of_citizen(agenda: Agenda, today: date) -> tuple[Clash, ...]:
    """Return what stands in the way of each other in one case from today on, the nearest first."""
    timed = [*agenda.timed, *_with_an_hour(agenda)]
    timed = sorted((one for one in timed if one.on >= today), key=lambda one: (one.at, one.record))
    found = [
        *overlaps(timed),
        *(clash for one in timed for clash in _of_day(agenda, one)),
        *_two_places(agenda, today),
        *(clash for one in timed for clash in _inside(agenda, one)),
        *_agreed_inside(agenda, today),
        *_too_much(agenda.stretches, today),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.on, one.first.record)))


def overlaps(timed: Iterable[Timed]) -> Iterator[Clash]:
    """Return whatever begins before something else of the same citizen is over; they come by their hour."""
    return (
        Clash("overlap", two.on, one.side, two.side) for one, two in _at_once(timed) if not _is_same(one, two)
    )


def of_worker(timed: Iterable[Timed]) -> tuple[Clash, ...]:
    """Return where one person is expected at two citizens' at once."""
    return tuple(
        Clash("worker", two.on, one.side, two.side)
        for one, two in _at_once(timed)
        if one.worker and one.worker == two.worker and one.citizen != two.citizen
    )


def of_choice(agenda: Agenda, chosen: Timed, others: Iterable[Timed]) -> tuple[Clash, ...]:
    """Return what stands in the way of an hour that is being chosen; `others` is what the same person has that day.

    A visit that is moved (the same record) does not stand in its own way.
    """
    beside = [one for one in agenda.timed if one.record != chosen.record]
    own = Agenda(
        agenda.citizen,
        agenda.name,
        agenda.first_name,
        (*beside, chosen),
        agenda.promised,
        agenda.stretches,
        agenda.died_on,
        agenda.closed_on,
    )
    mine = (one for one in others if one.record != chosen.record)
    found = (*of_citizen(own, chosen.on), *of_worker((*mine, chosen)))
    about = (one for one in found if chosen.record in {one.first.record, one.second and one.second.record})
    return tuple(about)


def _at_once(timed: Iterable[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """Return each two of which the later one begins before the earlier one is over."""
    running: list[Timed] = []
    for one in sorted(timed, key=lambda each: (each.at, each.record)):
        running = [each for each in running if each.ends > one.at]
        yield from ((each, one) for each in running)
        running.append(one)


def _is_same(one: Timed, two: Timed) -> bool:
    """Tell whether an agreement only says again that one meets: "vi mødes kl. 10" beside the visit at ten."""
    said, met = (one, two) if one.kind == "agreement" else (two, one)
    return (
        said.kind == "agreement"
        and met.kind != "agreement"
        and said.at == met.at
        and any(word in said.what.casefold() for word in _MEETS)
    )


def _with_an_hour(agenda: Agenda) -> Iterator[Timed]:
    """Return the agreements that say at what hour the citizen has to be somewhere."""
    for one in agenda.promised:
        said = hours_in(one.what)
        if said is not None and _is_own(agenda, one):
            begins, ends = _moments(one.due, said)
            yield Timed(one.record, "agreement", one.what, begins, agenda.citizen, agenda.name, until=ends)


def _moments(on: date, said: HoursSaid) -> tuple[datetime, datetime | None]:
    begins = datetime.combine(on, said.start, COPENHAGEN)
    return begins, datetime.combine(on, said.end, COPENHAGEN) if said.end else None


def _is_own(agenda: Agenda, one: Promised) -> bool:
    who = one.who.strip().casefold()
    return who in _OWN or who in {agenda.name.casefold(), agenda.first_name.casefold()}


def _of_day(agenda: Agenda, one: Timed) -> Iterator[Clash]:
    """Return what the day itself says against an hour: a holiday, a death, a closed case."""
    if agenda.died_on is not None and one.on > agenda.died_on:
        yield Clash("died", one.on, one.side)
    elif agenda.closed_on is not None and one.on > agenda.closed_on:
        yield Clash("closed", one.on, one.side)
    elif name_of_day(one.on):
        yield Clash("holiday", one.on, one.side)


def _two_places(agenda: Agenda, today: date) -> Iterator[Clash]:
    """Return two agreements that want the citizen in two places on one day, where neither says an hour to tell."""
    going = [
        (one, place)
        for one in sorted(agenda.promised, key=lambda each: (each.due, each.record))
        if one.due >= today and _is_own(agenda, one) and (place := place_in(one.what))
    ]
    for (one, here), (two, there) in combinations(going, 2):
        if one.due == two.due and here.casefold() != there.casefold() and not _both_say(one, two):
            yield Clash("same_day", one.due, _promise(agenda, one), _promise(agenda, two))


def _both_say(one: Promised, two: Promised) -> bool:
    return hours_in(one.what) is not None and hours_in(two.what) is not None


def _promise(agenda: Agenda, one: Promised) -> Side:
    return Side(one.record, "agreement", one.what, agenda.citizen, agenda.name)


def _inside(agenda: Agenda, one: Timed) -> Iterator[Clash]:
    """Return the placements and activities that are under way at an hour; at the workplace itself none is.

    Where a visit is made, not every role reads (`Timed.form` is empty): then nobody knows, and nothing is said.
    """
    if one.form == "workplace" or one.form in FROM_AFAR or (one.kind == "visit" and not one.form):
        return
    for stretch in agenda.stretches:
        taken = _taken(stretch, one.on)
        if taken is not None and taken[0] < one.ends and one.at < taken[1]:
            yield Clash("placement", one.on, one.side, _stretch(agenda, stretch))


def _agreed_inside(agenda: Agenda, today: date) -> Iterator[Clash]:
    """Return agreements to be somewhere on a day that a placement takes, where they say no hour."""
    for one in agenda.promised:
        if one.due < today or not _is_own(agenda, one) or hours_in(one.what) or not place_in(one.what):
            continue
        for stretch in agenda.stretches:
            if _is_whole_day(stretch, one.due):
                yield Clash("placement", one.due, _promise(agenda, one), _stretch(agenda, stretch))


def _stretch(agenda: Agenda, stretch: Stretch) -> Side:
    return Side(stretch.record, stretch.kind, stretch.what, agenda.citizen, agenda.name)


def _taken(stretch: Stretch, on: date) -> tuple[datetime, datetime] | None:
    """Return from when to when a day is taken by what goes on; None where it says nothing of that day."""
    if not stretch.covers(on):
        return None
    days, said = weekdays_in(stretch.words), hours_in(stretch.words)
    if said is not None and days and on.weekday() in days:
        begins, ends = _moments(on, said)
        return begins, ends or begins + ASSUMED
    if _is_whole_day(stretch, on):
        return datetime.combine(on, DAY_BEGINS, COPENHAGEN), datetime.combine(on, DAY_ENDS, COPENHAGEN)
    return None


def _is_whole_day(stretch: Stretch, on: date) -> bool:
    """Tell whether a placement takes the working day: it names the weekday and no hour, or it is nearly full time.

    An activity on Mondays ("vækkeopkald mandag") takes no Monday: it says no hour.
    """
    if stretch.kind != "placement" or not stretch.covers(on) or not is_working_day(on):
        return False
    days = weekdays_in(stretch.words)
    if not days:
        return stretch.hours >= FULL_HOURS
    is_long = not stretch.hours or stretch.hours / len(days) >= LONG_DAY
    return is_long and on.weekday() in days and hours_in(stretch.words) is None


def _too_much(stretches: Iterable[Stretch], today: date) -> Iterator[Clash]:
    """Return two placements at once that together are more than a full week."""
    ahead = [
        one
        for one in stretches
        if one.kind == "placement" and one.hours and (not one.end or one.end >= today)
    ]
    for one, two in combinations(sorted(ahead, key=lambda each: (each.start or date.min, each.record)), 2):
        begins = max(one.start or today, two.start or today, today)
        if one.covers(begins) and two.covers(begins) and one.hours + two.hours > WEEK_HOURS:
            sides = (Side(each.record, each.kind, each.what) for each in (one, two))
            yield Clash("too_much", begins, *sides)
