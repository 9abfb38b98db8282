"""Whom to ring on a day: the colleagues who share its citizens, and who leads the team."""

from collections.abc import Iterable

from casework.answers import DayVisit
from casework.answers_day import DayColleague
from casework.death import STOPPED
from casework.kinds import leads
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import holders
from storage.reads.records import select
from storage.reads.workers import by_id


def colleagues(reader: Reader, visits: Iterable[DayVisit]) -> tuple[DayColleague, ...]:
    """Return those who can be rung, in the order of the visits, each once and whoever leads the team last."""
    people, me = by_id(reader), reader.owner.user
    met = list(dict.fromkeys(one.citizen for one in visits if one.outcome != STOPPED))
    condition = "r.kind = 'citizen' and r.gone = 0 and r.id in (select value from json_each(?))"
    cases = {one.id: one for one in select(reader, condition, encoded(met).decode())}
    shared: dict[str, list[str]] = {}
    for case in (cases[each] for each in met if each in cases):
        for colleague in dict.fromkeys((holders.effective(case), case.text("partner"))):
            if colleague != me and colleague in people:
                shared.setdefault(colleague, []).append(case.text("first_name"))
    own = people[me].team if me in people else ""
    lead = [one.id for one in people.values() if own and one.team == own and leads(one.role) and one.id != me]
    found = (
        *(
            DayColleague(people[id_].name, people[id_].phone, tuple(dict.fromkeys(names)))
            for id_, names in shared.items()
            if id_ not in lead
        ),
        *(DayColleague(people[id_].name, people[id_].phone) for id_ in lead),
    )
    return tuple(one for one in found if one.phone.strip())
