"""What not everybody has, asked at every start: the desks of a mentor and of a team lead, and *Ny borger*."""

from typing import Final

from casework.kinds import leads, opens_cases
from storage.reader import Reader
from storage.reads.workers import by_id

NEW_CITIZEN: Final = "new_citizen"
_MENTOR = "select 1 from scope where role = 'mentor' and done = 1 limit 1"


def is_mentor(reader: Reader) -> bool:
    """Tell whether this person is mentor in any case that is here."""
    return reader.row(_MENTOR) is not None


def may_open(reader: Reader) -> bool:
    """Tell whether this person may open a citizen's case."""
    return opens_cases(_job(reader))


def _job(reader: Reader) -> str:
    """Return what this person's job is; nothing where this computer has not heard it."""
    me = by_id(reader).get(reader.owner.user)
    return me.role if me is not None else ""


def desks(reader: Reader) -> frozenset[str]:
    """Answer with what this person has of it: `mentor`, `team`, and `new_citizen` where he may open a case."""
    job = _job(reader)
    found = (("mentor", is_mentor(reader)), ("team", leads(job)), (NEW_CITIZEN, opens_cases(job)))
    return frozenset(name for name, has in found if has)
