"""Taking an act back: a note or a file is withdrawn, what was begun is removed, what was altered is as it was.

No change is ever unmade: taking back is an act of its own, by somebody who had seen the first one (decided.md 3).
"""

from collections.abc import Mapping, Sequence
from typing import Unpack

from casework import closing, death, guarding, ids, names
from casework.acts import Act, change
from casework.attachments import FILED
from casework.changes import DELETED, Change, Value
from casework.clock import instant
from casework.kinds import KINDS, Role, may_read

Before = Mapping[str, Mapping[str, Value]]
"""What stood in the fields of each record before the act, by the record's name; one that it began is not there."""


def take_back(
    done: Sequence[Change],
    *,
    reason: str = "Fortrudt",
    role: Role = "primary",
    before: Before | None = None,
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Return the changes that take an act back; `seen` must cover it. `role` is its author's in the case.

    `before` says what its author had seen in the fields that he altered: there the inverse is that.
    """
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    stood = before or {}
    return tuple(
        change(
            each.stream,
            each.record,
            each.kind,
            names.undone(each, done) or _inverse(each, (reason, role), stood, one),
            **one,
        )
        for each in done
    )


def _inverse(done: Change, why: tuple[str, Role], before: Before, act: Act) -> dict[str, Value]:
    """Say the opposite of one change."""
    (reason, role), stood = why, before.get(done.record, {})
    if done.kind == "citizen" and set(done.fields) <= death.FIELDS:
        return death.undone() | {name: was for name, was in stood.items() if was is not None}
    if done.kind == "citizen" and set(done.fields) <= closing.FIELDS:
        return closing.undone() | {name: was for name, was in stood.items() if was is not None}
    if done.kind == "citizen" and "guarded_on" in done.fields and set(done.fields) <= guarding.FIELDS:
        return guarding.undone() | {name: was for name, was in stood.items() if was is not None}
    if done.kind in {"note", *FILED} and set(done.fields) <= {"withdrawn", "withdrawn_reason"}:
        return dict.fromkeys(done.fields)
    if done.kind in {"note", *FILED}:
        return {"withdrawn": instant(act["now"]), "withdrawn_reason": reason}
    if set(done.fields) <= {"outcome", "ended"}:
        return {"outcome": "", "ended": None}
    if DELETED in done.fields:
        return removal(done.kind, role) if done.fields[DELETED] is None else {DELETED: None}
    if done.record in before:
        return dict(before[done.record])
    if set(done.fields) <= {"status", "why"}:
        return {"status": "active" if done.kind in {"goal", "activity"} else "open"}
    return removal(done.kind, role)


def removal(kind: str, role: Role) -> dict[str, Value]:
    """Return the field of a removal: the names of what its author's role may read, and so had on the screen.

    A value in any other field survives, and is shown to those who may see it (decided.md 1).
    """
    names: list[Value] = [name for name in KINDS[kind].fields if may_read(role, kind, name)]
    return {DELETED: names}
