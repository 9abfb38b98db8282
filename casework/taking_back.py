"""Taking an act back: a note or a file is withdrawn, what was begun is removed, what was said to be done is open again.

No change is ever unmade: taking back is an act of its own, by somebody who had seen the first one (decided.md 3).
"""

from collections.abc import Sequence
from typing import Unpack

from casework import ids
from casework.acts import Act, change
from casework.attachments import FILED
from casework.changes import DELETED, Change, Value
from casework.clock import instant
from casework.kinds import KINDS


def take_back(done: Sequence[Change], *, reason: str = "Fortrudt", **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the changes that take an act back; `seen` must cover it."""
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    return tuple(
        change(each.stream, each.record, each.kind, _inverse(each, reason, one), **one) for each in done
    )


def _inverse(done: Change, reason: str, act: Act) -> dict[str, Value]:
    """Say the opposite of one change."""
    if done.kind in {"note", *FILED}:
        return {"withdrawn": instant(act["now"]), "withdrawn_reason": reason}
    if set(done.fields) <= {"outcome", "ended"}:
        return {"outcome": "", "ended": None}
    if set(done.fields) <= {"status", "why"}:
        return {"status": "active" if done.kind in {"goal", "activity"} else "open"}
    names: list[Value] = [*KINDS[done.kind].fields]
    return {DELETED: names}
