"""History: an earlier version is brought back by an ordinary change, whose form saw every version of the record.

Nothing is unmade by it: what stood until then becomes one more version in the same history.
"""

from collections.abc import Mapping
from typing import Final, Unpack

from casework.acts import Act, change, checked
from casework.changes import DELETED, Change, Value
from casework.errors import Refused
from casework.kinds import KINDS, Role, may_read, may_write
from casework.sentences import Sentence

UNSAID: Final = frozenset(
    {
        "author", "audience", "contents", "copied_at", "copied_by", "copied_from", "corrects", "digest", "goal",
        "home_key", "key", "main_goal", "media", "opened_by", "order", "possible_duplicate", "records", "size",
        "salt", "seal", "source_id", "strokes", "version", "visit", "withdrawn", "withdrawn_reason", "words",
    }
)  # fmt: skip
"""Fields that say nothing to a person by themselves: names of other records, keys, what the heading says already."""

_WORDS_OF_A_CITIZEN: Final = frozenset(
    {
        "story",
        "phone",
        "email",
        "language",
        "interpreter",
        "safety_remark",
        "bring",
        "first_name",
        "last_name",
    }
)
"""Of a citizen only these come back from here: numbers, addresses, people and a death have ways of their own."""
_NOT_THESE: Final = frozenset(
    {"worker", "breach", "same_person", "attachment", "paper", "former_name", "former_number"}
)
_DECIDED: Final = frozenset({"began", "ended"})


def may_return(kind: str, field: str, role: Role | None) -> bool:
    """Tell whether a field of an earlier version can be brought back by somebody of this role in the case.

    A note and everything else that is final can be read and stays as it is (decided.md 3).
    """
    known = KINDS.get(kind)
    if known is None or known.final or kind in _NOT_THESE or role is None or field not in known.fields:
        return False
    if field in UNSAID or field in _DECIDED or (kind == "citizen" and field not in _WORDS_OF_A_CITIZEN):
        return False
    return may_read(role, kind, field) and may_write(role, kind, field)


def bring_back(
    stream: str,
    record: str,
    *,
    kind: str,
    fields: Mapping[str, Value],
    removed: bool = False,
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Let the values of an earlier version stand again; `removed` puts a removed record back with them.

    Refused where nothing of it would be another value than what stands.
    """
    if not fields and not removed:
        raise Refused(Sentence("Det er den version, der står nu. Intet er ændret."))
    values: dict[str, Value] = checked(kind, fields) if fields else {}
    if removed:
        values[DELETED] = None
    return (change(stream, record, kind, values, **act),)
