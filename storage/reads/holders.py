"""Who is the regular contact of a case, and who holds its plan: one, nobody, or several until somebody chooses.

Of several the one counts whose word came first into the service's log (decided.md 2). A hand-over gives the case to
somebody without writing in it; he is proposed beside who stood there before, and one click settles it.
"""

from typing import Any, Final

from casework.kinds import Role, may_write
from storage.reader import Reader
from storage.reads.records import Shown
from storage.reads.wrong_citizen import role_in

_LAST: Final = 1 << 63
_CHOSEN: Final = """select 1 from log join scope using (stream) where log.record = ?1 and log.stream = ?1
    and json_type(log.fields, '$.primary') is not null and (log.seq is null or log.seq > scope.upto) limit 1"""
"""A choice that was made since the grant."""


def effective(one: Shown, field: str = "primary") -> str:
    """Return the id of who counts as the regular contact (or the coordinator) now, empty where there is nobody."""
    versions = apart(one, field)
    return versions[0] if versions else one.text(field)


def apart(one: Shown, field: str) -> tuple[str, ...]:
    """Return the ids that two people wrote apart, the one whose word came first into the log first."""
    return tuple(str(each["value"] or "") for each in sorted(one.torn.get(field, ()), key=_place))


def proposed(reader: Reader, one: Shown) -> tuple[str, ...]:
    """Return the ids among which somebody should choose, who counts now first; none where there is no doubt.

    Only a reader who may write it is asked.
    """
    role = role_in(reader, one.stream)
    if role is None or not may_write(role, "citizen", "primary"):
        return ()
    now = effective(one)
    among = dict.fromkeys(filter(None, (now, *apart(one, "primary"), *_of_the_grant(reader, one, role))))
    return tuple(among) if among.keys() - {now} else ()


def _of_the_grant(reader: Reader, one: Shown, role: Role) -> tuple[str, ...]:
    """Whoever has a case as its primary is proposed, until somebody chooses who knows that he has it."""
    has_chosen = role == "primary" and reader.row(_CHOSEN, one.stream)
    return (reader.owner.user,) if role == "primary" and not has_chosen else ()


def _place(version: dict[str, Any]) -> int:
    return version["seq"] or _LAST
