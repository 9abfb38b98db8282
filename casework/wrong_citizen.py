"""Forkert borger: what stands in the wrong citizen's case is copied to the right one, and the wrong one loses it.

Each record that moves becomes two changes of one act: a copy in the right case, with its own times and its own author,
and a redaction in the wrong one, which takes every value of the record away for good, on every device and at the
service (decided.md 4). A task tells the team lead, who judges whether it was a breach that must be reported.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, demanded, today
from casework.attachments import SealedFile
from casework.changes import DELETED, REDACTED, Change, Value
from casework.clock import instant
from casework.errors import Refused
from casework.kept_papers import KeptPaper, listed, take_out

MOVES: Final = ("note", "agreement", "attachment")
"""Kinds that can stand in the wrong case by a slip of the hand, and move."""
HOURS: Final = timedelta(days=3)
"""A breach is reported without delay and within 72 hours of when it was known (GDPR article 33(1))."""

_OF_THAT_CASE: Final = ("visit", "goal", "source_id")
"""Fields that name another record of the wrong case; the copy does not carry them."""
_CALLED_BACK: Final = ("withdrawn", "withdrawn_reason")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONG_NUMBER: Final = re.compile(r"\d{6}[ -]?\d{4}")
_REASON: Final = (
    "Skriv, hvorfor det stod i den forkerte sag. Grunden bliver stående i sagen i stedet for ordene."
)
_SAYS_WHO: Final = (
    "Skriv grunden uden navn og CPR-nummer på den anden borger, for grunden bliver stående i denne sag. "
    "Intet er flyttet."
)
_SAME: Final = (
    "Det er den borger, notatet allerede står hos. Vælg den borger, det handler om. Intet er flyttet."
)
FILE_NOT_HERE: Final = (
    "En fil, der skal med, ligger ikke på denne computer endnu. Intet er flyttet. Vent, til den er hentet."
)
_NOTHING: Final = "Der er intet at flytte: notatet er taget ud af sagen i mellemtiden."


@dataclass(frozen=True, slots=True)
class Misfiled:
    """A record as it stands in the wrong case: when it was begun, by whom, and of a file the one sealed anew."""

    record: str
    kind: str
    fields: Mapping[str, Value]
    happened: str
    author: str
    file: SealedFile | None = None


@dataclass(frozen=True, slots=True)
class Moving:
    """From which case to which, why, and what of the right citizen the reason must not say."""

    wrong: str
    right: str
    reason: str
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressWanted:
    """Whose case outside one's own copies belong in (ten digits), of which records, and why."""

    cpr: str
    records: tuple[str, ...]
    reason: str


def move(
    moving: Moving,
    records: Sequence[Misfiled],
    *,
    kept: Sequence[KeptPaper] = (),
    doubtful: Sequence[KeptPaper] = (),
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Return the one act that copies records to the right citizen and takes them out of the wrong case.

    `kept` are papers that were drawn from them and are emptied with them, `doubtful` such as may have been.
    """
    check(moving)
    if not records:
        raise Refused(_NOTHING)
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    new = {each.record: each.file.id if each.file else ids.new(act["now"]) for each in records}
    copies = [_copy(each, new, moving.right, one) for each in (_standing(records[0]), *records[1:])]
    gone = [
        change(moving.wrong, each.record, each.kind, {REDACTED: moving.reason.strip()}, **one)
        for each in records
    ]
    papers = take_out(kept, moving.reason.strip(), **one)
    return (*copies, *gone, *papers, _task(moving, records, listed(kept, doubtful), one))


def check(moving: Moving) -> None:
    """Refuse a reason that says nothing, or that says whom it is about, and a move to the same citizen."""
    if names_somebody(demanded(moving.reason, _REASON), moving.unsaid):
        raise Refused(_SAYS_WHO)
    if moving.wrong == moving.right:
        raise Refused(_SAME)


def names_somebody(text: str, unsaid: Iterable[str]) -> bool:
    """Tell whether a text that stays for good has a CPR number in it, or a part of a name that it must not say."""
    plain = text.casefold()
    names = {name for one in unsaid for name in _WORD.findall(one.casefold()) if len(name) > 1}
    return bool(_LONG_NUMBER.search(plain)) or bool(set(_WORD.findall(plain)) & names)


def _standing(one: Misfiled) -> Misfiled:
    """Return what is moved as it is to stand in the right case: that it was called back was said of the wrong one."""
    return replace(
        one, fields={name: value for name, value in one.fields.items() if name not in _CALLED_BACK}
    )


def _copy(one: Misfiled, new: Mapping[str, str], right: str, act: Act) -> Change:
    """Return the record as it begins in the right case: its words, times and author, and who brought it there."""
    kept = {name: value for name, value in one.fields.items() if name not in _OF_THAT_CASE}
    if "corrects" in kept:
        kept["corrects"] = new.get(str(kept["corrects"]), "")
    if one.file is not None:
        kept |= {"key": one.file.key, "size": one.file.size, "digest": one.file.digest}
    brought: dict[str, Value] = {
        "author": str(one.fields.get("author") or one.author),
        "copied_from": one.record,
        "copied_by": act["by"],
        "copied_at": instant(act["now"]),
    }
    return Change(
        right, new[one.record], one.kind, {**kept, **brought}, act["seen"], one.happened, act.get("group")
    )


def _task(moving: Moving, records: Sequence[Misfiled], papers: list[Value], act: Act) -> Change:
    fields: dict[str, Value] = {
        "why": moving.reason.strip(),
        "found_by": act["by"],
        "found_on": today(act).isoformat(),
        "due": (today(act) + HOURS).isoformat(),
        "status": "open",
        "count": len(records),
        "records": [one.record for one in records],
    }
    fields |= {"papers": papers} if papers else {}
    return change(moving.wrong, ids.new(act["now"]), "breach", fields, **act)


_JUDGING: Final = frozenset({"judged", "judged_by", "judged_on"})


def judges(fields: Mapping[str, Value]) -> bool:
    """Tell whether a change of the task judges it: that is the team lead's alone (decided.md 4).

    Ending it in any other way is a judgement, too: it is removed, or has a status that is not open.
    """
    return not _JUDGING.isdisjoint(fields) or DELETED in fields or fields.get("status", "open") != "open"


_JUDGED: Final = "Skriv, hvad du har vurderet, og hvorfor. Det er dokumentationen, hvis nogen spørger."


def judge(stream: str, task: str, *, judged: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """The team lead has judged whether it was a breach, and says what came of it."""
    fields: dict[str, Value] = {
        "status": "judged",
        "judged": demanded(judged, _JUDGED).strip(),
        "judged_by": act["by"],
        "judged_on": today(act).isoformat(),
    }
    return (change(stream, task, "breach", fields, **act),)
