"""What the day list says of each visit."""

from datetime import datetime

from casework.answers import Day, DayVisit
from casework.clock import local
from casework.death import STOPPED
from desktop.paper import day_list
from desktop.paper.day_list import DayList


def day_list_of(day: Day, caseworker: str, municipality: str, now: datetime) -> DayList:
    """Return the facts of the list; a visit to somebody who died is not on it, a guarded address is left out."""
    return DayList(
        caseworker=caseworker,
        municipality=municipality,
        on=day.on,
        printed_at=now.time().replace(second=0, microsecond=0),
        visits=tuple(_on_paper(visit) for visit in day.visits if visit.outcome != STOPPED),
    )


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
        talk=f"Tolk: {visit.interpreter}" if visit.interpreter else "",
    )
