"""Which desks a person has, asked at every start: Mentor where he is mentor in a case, Team where he leads one."""

from casework.kinds import leads
from storage.reader import Reader
from storage.reads.workers import by_id

_MENTOR = "select 1 from scope where role = 'mentor' and done = 1 limit 1"


def is_mentor(reader: Reader) -> bool:
    """Tell whether this person is mentor in any case that is here."""
    return reader.row(_MENTOR) is not None


def is_lead(reader: Reader) -> bool:
    """Tell whether this person leads a team."""
    me = by_id(reader).get(reader.owner.user)
    return me is not None and leads(me.role)


def desks(reader: Reader) -> frozenset[str]:
    """Answer with the desks that this person has."""
    found = (("mentor", is_mentor(reader)), ("team", is_lead(reader)))
    return frozenset(name for name, has in found if has)
