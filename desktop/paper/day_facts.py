"""What the day list says of each visit, of what waits, and whom to ring."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from casework.answers import Day, DayVisit, Owed
from casework.answers_day import DayColleague
from casework.clock import local
from casework.death import STOPPED
from casework.words import tongue
from desktop.paper import day_list
from desktop.paper.day_list import DayList, DayNumber
from desktop.paper.words import day as day_in_words
from desktop.paper.words import short_day

SPARK = "{name} sagde noget {day}, som venter på et svar. Ring i dag. Ordene står i sagen."
SINCE, SINCE_AND_LATE = "{name}: siden {since}", "{name}: siden {since}, frist {due}"
SHARES, LEADS = "{name}, kender også {citizens}", "{name}, teamleder"


def day_list_of(
    day: Day, caseworker: str, municipality: str, now: datetime, numbers: Iterable[DayColleague] = ()
) -> DayList:
    """Return the facts of the list; a visit to somebody who died is not on it, a guarded address is left out.

    What waits is told of those who are visited, and only since when: the paper lies in a pocket.
    """
    visits = [visit for visit in day.visits if visit.outcome != STOPPED]
    return DayList(
        caseworker=caseworker,
        municipality=municipality,
        on=day.on,
        printed_at=now.time().replace(second=0, microsecond=0),
        visits=tuple(map(_on_paper, visits)),
        spark=tuple(
            SPARK.format(name=one.name, day=day_in_words(local(one.said_at).date(), weekday=True))
            for one in day.said_now
        ),
        waiting=tuple(_waiting(day, {visit.citizen for visit in visits})),
        numbers=tuple(map(_number, numbers)),
    )


def _waiting(day: Day, met: set[str]) -> Iterator[str]:
    for one in (*day.overdue, *day.waiting_for):
        if one.citizen in met and one.since is not None:
            yield _since(one, day)


def _since(one: Owed, day: Day) -> str:
    since = short_day(one.since, day.on) if one.since else ""
    name = one.name.split(maxsplit=1)[0] if one.name.strip() else one.name
    if one.due is None:
        return SINCE.format(name=name, since=since)
    return SINCE_AND_LATE.format(name=name, since=since, due=short_day(one.due, day.on))


def _number(one: DayColleague) -> DayNumber:
    said = (
        SHARES.format(name=one.name, citizens=_and(one.shares)) if one.shares else LEADS.format(name=one.name)
    )
    return DayNumber(said, one.phone)


def _and(names: tuple[str, ...]) -> str:
    return " og ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _on_paper(visit: DayVisit) -> day_list.DayVisit:
    return day_list.DayVisit(
        at=local(visit.at).time().replace(second=0, microsecond=0),
        name=visit.name,
        place="" if visit.protected else visit.place,
        phone=visit.phone,
        protected=visit.protected,
        last=visit.agreed_last,
        today=visit.purpose,
        bring=", ".join(visit.bring),
        care=visit.safety_remark,
        talk=f"Tolk: {tongue(visit.interpreter)}" if visit.interpreter else "",
    )
