"""A protected address as this device knows it, and what carries the address: kept papers, and what its trail says."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Unpack, get_args

from casework.acts import Act
from casework.answers_guarding import CarrierShown, GuardShown
from casework.attachments import of_paper
from casework.changes import Change
from casework.clock import local
from casework.guarding import KIND, Bearing, Carrier, guard_address, open_address, record_of
from casework.kinds import may_read, may_write
from casework.signing import KIND as SIGNATURE
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, citizen, select
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import role_in

_ON: Final = "address_protected"
_LEFT: Final = """select action, what, utc from audit where user = ? and (action, what) in
    (values ('print', 'day'), ('export', 'day'), ('export', 'plan'), ('print', 'letter'), ('export', 'letter'))
    and exists (select 1 from json_each(objects) one where {among})
    union all select action, what, utc from audit where user = ? and (action = 'export' and what like 'attachment:%'
    or action in ('print', 'export') and what like 'access:%' and what not like '%:veiled')
    and exists (select 1 from json_each(objects) one where {among}) order by utc"""
"""What left this computer with the address on it: `:veiled` behind a paper's name says that it had none."""
_PLAN_LEFT: Final = """select max(utc) from audit where action in ('print', 'export') and what = 'plan'
    and exists (select 1 from json_each(objects) one where {among})"""
_SURE: Final[frozenset[Bearing]] = frozenset({"paper", "plan_file", "letter"})


def shown(reader: Reader, stream: str) -> GuardShown:
    """Answer with the protection of a citizen's address; nothing of it to a role that may not hold the address."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one, role = citizen(reader, cases[0]), role_in(reader, cases[0])
        if one is None or role is None or not may_read(role, "citizen", "address"):
            return GuardShown()
        own = persons.said_apart(reader, cases)
        return GuardShown(
            one.protected,
            _day(_first(own, "guarded_on")),
            _first(own, "guarded_source"),
            _first(own, "guarded_why"),
            any(_ON in torn for _, torn in own.values()),
            cases,
            _carriers(reader, cases) if one.protected else (),
            may_write(role, "citizen", _ON),
            reader.seen(),
        )


def _first(own: Mapping[str, tuple[dict[str, Any], dict[str, Any]]], name: str) -> str:
    """Return what the case says in which the address is protected, the others after it."""
    ordered = sorted((fields for fields, _ in own.values()), key=lambda fields: not fields.get(_ON))
    return next((str(fields[name]) for fields in ordered if fields.get(name)), "")


def guarded(reader: Reader, stream: str, said: Mapping[str, str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act of protecting an address, with what left this computer put on the list for everybody."""
    cases = persons.cases(reader, stream)
    known = [one for one in _left(reader, cases) if one.on]
    return guard_address(
        cases, on=said["on"], source=said["source"], reason=said["reason"], known=known, **act
    )


def opened(reader: Reader, stream: str, said: Mapping[str, str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act of protecting an address no more."""
    cases = persons.cases(reader, stream)
    return open_address(cases, on=said["on"], source=said["source"], reason=said["reason"], **act)


def _carriers(reader: Reader, cases: tuple[str, ...]) -> tuple[CarrierShown, ...]:
    """Return everything that carries the address, the open ones first; what left after it was settled is open anew."""
    colleagues = by_id(reader)
    among = persons.among(cases)
    said = select(reader, f"{among} and r.kind = '{KIND}' and r.gone = 0 order by r.begun_at, r.id", *cases)
    found = {one.id: _said(one, name_of(colleagues, one.text("settled_by"))) for one in said}
    papers = select(reader, f"{among} and r.kind = 'paper' and r.gone < 2 order by r.at, r.id", *cases)
    known = [(one.stream, _paper(one)) for one in papers if one.fields.get("with_address")]
    for stream, carrier in (*known, *((cases[0], one) for one in _left(reader, cases))):
        record, fresh = record_of(stream, carrier.of), CarrierShown(stream, carrier)
        before = found.get(record)
        if before is None or (before.carrier.upto and carrier.upto and carrier.upto > before.carrier.upto):
            found[record] = fresh
    unsure = _only_signed(reader, cases, papers)
    shown = (
        replace(one, is_sure=one.carrier.bearing in _SURE and one.carrier.of not in unsure)
        for one in found.values()
    )
    return tuple(sorted(shown, key=lambda one: (bool(one.how), one.carrier.on or date.min, one.carrier.of)))


def _only_signed(reader: Reader, cases: tuple[str, ...], papers: Sequence[Shown]) -> frozenset[str]:
    """Return the papers kept by a signature of which this computer has not seen that a plan left since.

    A colleague may have handed one out from elsewhere, so each stays on the list, as one that may carry the address.
    """
    among = persons.among(cases)
    signatures = select(reader, f"{among} and r.kind = '{SIGNATURE}' and r.gone = 0", *cases)
    given = {(one.text("version"), one.begun_at) for one in signatures}
    left = reader.row(_PLAN_LEFT.format(among=persons.among(cases, "one.value")), *cases)
    last = str(left[0] or "") if left else ""
    kept = (one for one in papers if (one.text("version"), one.begun_at) in given)
    return frozenset(one.id for one in kept if not last or local(last) < local(one.begun_at))


def _said(one: Shown, by: str) -> CarrierShown:
    bearing = one.text("bearing")
    kind: Bearing = bearing if bearing in get_args(Bearing) else "file"  # type: ignore[assignment]
    carrier = Carrier(
        one.text("of"),
        kind,
        one.text("name"),
        one.text("holder"),
        one.day("on"),
        one.day("upto"),
        one.number("count", 1),
    )
    how = one.text("how")
    return CarrierShown(
        one.stream, carrier, how, one.text("remark"), by if how else "", one.day("settled_on")
    )


def _paper(one: Shown) -> Carrier:
    """A plan that was handed out with the address on it, in the hand of whom it was made for."""
    return Carrier(one.id, "paper", of_paper(one.text("what")), one.text("audience"), one.day("on"))


def _left(reader: Reader, cases: Sequence[str]) -> list[Carrier]:
    """Return what this person sent out of this computer with the address on it, as the trail has it."""
    user = reader.owner.user
    among = persons.among(tuple(cases), "one.value")
    rows = reader.rows(_LEFT.format(among=among), user, *cases, user, *cases)
    days = [(action, what, local(utc).date()) for action, what, utc in rows]
    me = name_of(by_id(reader), user)
    lists = [on for action, what, on in days if what == "day"]
    plans = [on for action, what, on in days if what == "plan"]
    letters = [on for action, what, on in days if what == "letter"]
    answers = [on for _action, what, on in days if what.startswith("access:")]
    files: dict[str, list[date]] = {}
    for action, what, on in days:
        if action == "export" and what.startswith("attachment:"):
            files.setdefault(what.partition(":")[2], []).append(on)
    names = _names(reader, files)
    several: list[tuple[str, Bearing, list[date]]] = [
        (f"day:{user}", "day", lists),
        (f"plan:{user}", "plan_file", plans),
        (f"letter:{user}", "letter", letters),
        (f"access:{user}", "access", answers),
    ]
    found = [Carrier(of, bearing, "", me, on[0], on[-1], len(on)) for of, bearing, on in several if on]
    return found + [
        Carrier(f"file:{user}:{file}", "file", names[file], me, on[0], on[-1], len(on))
        for file, on in files.items()
        if file in names
    ]


def _names(reader: Reader, files: Mapping[str, object]) -> dict[str, str]:
    """Return what the files are called that were copied out; a copy of a kept paper is counted with the paper."""
    found = select(
        reader,
        f"r.id in ({', '.join('?' * len(files))}) and r.kind = 'attachment'",
        *files,
    )
    return {one.id: one.text("what") for one in found}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
