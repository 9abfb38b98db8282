"""A request for access as a draft of this computer keeps it: the day, and decisions as ids, numbers and digests."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, get_args

from casework.access_request import AccessRequest, Decision, Mark

RECEIVED: Final = "access_asked"
DECIDED: Final = "access_decided"
SEEN: Final = "access_seen"
"""The fields of the draft: the day, the decisions, and the texts that were read; no words but the reasons somebody
wrote."""


def draft_key(citizen: str) -> str:
    """Return the key of the draft that holds a request."""
    return f"access:{citizen}"


def as_draft(request: AccessRequest) -> dict[str, str]:
    """Return a request as a draft keeps it; one of which nothing was said is none."""
    said = {RECEIVED: request.received.isoformat()} if request.received else {}
    found = {
        record: [
            one.mark,
            one.ground,
            [list(span) for span in one.covers],
            one.of,
            one.why,
            list(one.keys),
            list(one.lost),
        ]
        for record, one in sorted(request.decided.items())
        if one != Decision()
    }
    said |= {DECIDED: json.dumps(found)} if found else {}
    if said and request.seen is not None:
        said[SEEN] = json.dumps(dict(sorted(request.seen.items())))
    return said


def reasons(decided: str) -> tuple[str, ...]:
    """Return the reasons that somebody wrote, out of the decisions of a draft: words that go along with a case."""
    return tuple(one.why for one in of_draft({DECIDED: decided}).decided.values() if one.why)


def of_draft(contents: Mapping[str, str]) -> AccessRequest:
    """Return the request that a draft keeps.

    A decision that cannot be understood leaves its piece out, without a ground, so that it is asked about; where none
    can be, every piece has to be read again. Nothing is handed out whole in silence.
    """
    try:
        received = date.fromisoformat(contents.get(RECEIVED, ""))
    except ValueError:
        received = None
    table, read = _table(contents.get(DECIDED, "")), _table(contents.get(SEEN, ""))
    decided = {record: _decision(one) for record, one in (table or {}).items()}
    seen = {record: str(mark) for record, mark in (read or {}).items()} if SEEN in contents else None
    return AccessRequest(received, decided, {} if table is None else seen)


def _table(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _decision(said: Any) -> Decision:
    try:
        mark, ground, covers, of, why, *more = said
        spans = tuple((int(start), int(end)) for start, end in covers)
        keys, lost = (tuple(map(str, one)) for one in (more or ((), ())))
    except (TypeError, ValueError):
        return _UNCLEAR
    if mark not in get_args(Mark):
        return _UNCLEAR
    return Decision(mark, str(ground), spans, str(of), str(why), keys, lost)


_UNCLEAR: Final = Decision("none")
