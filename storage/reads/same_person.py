"""Samme person, as a page tells it: which cases it is made of, which other one it may be, and who may say so."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from casework import cpr
from casework.answers_same import CaseOfPerson, OtherCase, SamePersonShown, TwinShown, TwinWaits
from casework.changes import Seen
from casework.folding import fold
from casework.kinds import leads
from casework.people import masked
from casework.same_person import KIND, home_of, record_of
from storage import meta
from storage.reader import Reader
from storage.reads import former, holders, persons
from storage.reads.records import Shown, names, select
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import role_in

FACT: Final = "twins"
"""Where a round of sync keeps what the service says of them (sync/twins.py)."""
_ANSWERED: Final = f"select id from record where kind = '{KIND}'"  # noqa: S608 - a constant of ours
_UNSEEING: Final = frozenset({"mentor", "glass", None})
_CPR_DIGITS: Final = 10


def shown(reader: Reader, stream: str) -> SamePersonShown:
    """Answer with what this person may know of the cases of a citizen."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        links = [
            one
            for one in select(reader, f"r.kind = '{KIND}' and r.gone = 0 order by r.id")
            if _about(one, cases)
        ]
        told = [one for one in _told(reader) if one[0] in cases and one[1] not in cases]
        told.sort(key=lambda one: not one[1])  # what is named, before what this person is not told
        disputed = [one for one in links if "linked" in one.torn]
        standing = [one for one in links if one.fields.get("linked") is True and one not in disputed]
        asked = [_pair(one, cases) for one in disputed] or [(case, other) for case, other, _ in told if other]
        beside = [asked[0][1]] if asked and asked[0][1] not in cases else []
        return SamePersonShown(
            _cases(reader, cases) if len(cases) > 1 else (),
            next((one.text("reason") for one in standing), ""),
            next((TwinShown(other, tuple(who)) for _, other, who in told), None),
            tuple(_pair(one, cases) for one in standing),
            next(iter(asked), None),
            next(iter(_cases(reader, beside)), None),
            bool(disputed),
            _judges(reader, cases[0]),
            _seen(reader, asked),
        )


def _seen(reader: Reader, asked: Sequence[tuple[str, str]]) -> Seen:
    """Return what an answer has on the screen: of a link that stands in a case which is not here nothing but one's own.

    Somebody may have said there that they are two, and the service may not have told so yet: his word stands beside.
    """
    seen = reader.seen()
    is_here = not asked or role_in(reader, home_of(*asked[0])) not in _UNSEEING
    return seen if is_here else Seen(0, seen.own)


def _pair(one: Shown, cases: tuple[str, ...]) -> tuple[str, str]:
    """Return the two cases of a link, the one that the page stands in first, or the one that comes before there."""
    pair = one.stream, one.text("other") or one.text("asked")
    first = min(pair, key=lambda case: cases.index(case) if case in cases else len(cases))
    return first, pair[1] if first == pair[0] else pair[0]


def _about(one: Shown, cases: tuple[str, ...]) -> bool:
    return one.stream in cases or one.text("other") in cases


def waiting(reader: Reader) -> tuple[TwinWaits, ...]:
    """Answer a team lead with what waits for him: cases that may be one person's, and two answers that differ."""
    links = select(reader, f"r.kind = '{KIND}' and r.gone = 0 order by r.id")
    found: dict[str, TwinWaits] = {}
    for case, other, who in _told(reader):
        if other and _judges(reader, case):
            found.setdefault(record_of(case, other), TwinWaits(case, "", tuple(who)))
    for one in links:
        if "linked" in one.torn and _judges(reader, one.stream):
            found[one.id] = TwinWaits(one.stream, "", is_disputed=True)
    called = names(reader, (one.case for one in found.values()))
    return tuple(replace(one, name=called[one.case]) for one in found.values() if one.case in called)


def _told(reader: Reader) -> list[tuple[str, str, list[str]]]:
    """Return what the service told, without what was answered here since, also in a case not on this device."""
    said = json.loads(meta.fact(reader.connection, FACT) or "[]")
    answered = {row[0] for row in reader.rows(_ANSWERED)} if said else set()
    return [(case, other, who) for case, other, who in said if record_of(case, other) not in answered]


def _judges(reader: Reader, stream: str) -> bool:
    me = by_id(reader).get(reader.owner.user)
    return me is not None and leads(me.role) and role_in(reader, stream) not in _UNSEEING


def _cases(reader: Reader, cases: Sequence[str]) -> tuple[CaseOfPerson, ...]:
    if not cases:
        return ()
    found = {
        one.id: one
        for one in select(reader, f"r.kind = 'citizen' and {persons.among(cases, 'r.id')}", *cases)
    }
    colleagues = by_id(reader)
    return tuple(
        CaseOfPerson(one.id, one.name, masked(one.text("cpr")), name_of(colleagues, holders.effective(one)))
        for one in (found[case] for case in cases if case in found)
    )


def find(reader: Reader, said: str, *, but: str) -> tuple[OtherCase, ...]:
    """Return the cases on this device whose citizen has that CPR number or that name, every word of it; never `but`."""
    own, digits, words = persons.cases(reader, but), cpr.digits(said), set(fold(said).split())
    among = [one for one in select(reader, "r.kind = 'citizen' and r.gone = 0") if one.id not in own]
    if len(digits) == _CPR_DIGITS:
        had = former.numbers(reader)
        fits = [one for one in among if digits in (one.text("cpr"), *had.get(one.id, ()))]
    else:
        called = former.names(reader)
        names = {one.id: (one.name, *called.get(one.id, ())) for one in among}
        fits = [one for one in among if words and any(words <= set(fold(n).split()) for n in names[one.id])]
    leading = {persons.cases(reader, one.id)[0] for one in fits if role_in(reader, one.id) not in _UNSEEING}
    return tuple(OtherCase(one.id, one.name) for one in among if one.id in leading)
