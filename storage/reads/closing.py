"""Whether a case is closed, and what was written in it by somebody who did not know."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Unpack

from casework import retention
from casework.acts import Act
from casework.answers_closing import ClosingShown
from casework.changes import Change
from casework.closing import close_case, may_close, may_reopen, not_yours, reopen_case
from casework.kinds import DRAWN
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import CLOSED, Shown, citizen, select
from storage.reads.waits import open_promises
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import role_in

_UNSEEN: Final = f"""select l.stream, l.record, min(l.by) from json_each(?) v
    join log c on c.id = (select id from log where record = v.value and kind = 'citizen'
        and fields ->> '{CLOSED}' is not null order by hlc desc limit 1)
    join log l on l.stream = c.stream
    where l.kind not in ('citizen', 'same_person', {", ".join(f"'{kind}'" for kind in sorted(DRAWN))})
    and (l.seq is null or l.seq > c.seen_seq) and not (l.device = c.device and l.number <= c.seen_own)
    and (c.seq is null or c.seq > l.seen_seq) and not (c.device = l.device and c.number <= l.seen_own)
    group by l.stream, l.record order by l.record"""  # noqa: S608 - constants of ours
"""What neither its author nor who closed the case last had seen of the other's: two acts beside each other."""


def shown(reader: Reader, stream: str) -> ClosingShown:
    """Answer with what the page of a case says of its being closed."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return ClosingShown()
        own = persons.said_apart(reader, cases)
        found = unseen(reader, cases) if one.closed_on else {}
        authors = [by for each in found.values() for by in each.values()]
        colleagues = by_id(reader)
        role = role_in(reader, cases[0])
        visits, agreements, statements = stopped(reader, cases)
        return ClosingShown(
            name=one.name,
            closed_on=one.closed_on,
            reason=_first(own, "closed_reason"),
            next_step=_first(own, "closed_next"),
            kept_until=retention.over_on(one.closed_on, retention.USUAL) if one.closed_on else None,
            code=retention.USUAL,
            cases=cases,
            disputed=any(CLOSED in torn for _, torn in own.values()),
            unseen=tuple(sorted({name_of(colleagues, by) for by in authors})),
            pieces=len(authors),
            visits=visits,
            agreements=agreements,
            statements=statements,
            may_close=may_close(role),
            may_reopen=may_reopen(role),
            seen=reader.seen(),
        )


def _first(own: Mapping[str, tuple[dict[str, object], object]], name: str) -> str:
    return next((str(fields[name]) for fields, _ in own.values() if fields.get(name)), "")


def unseen(reader: Reader, streams: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return of closed cases what was written in them unknowing: case -> record -> who."""
    found: dict[str, dict[str, str]] = {}
    for stream, record, by in reader.rows(_UNSEEN, encoded(sorted(streams)).decode()):
        found.setdefault(stream, {})[record] = by
    return found


def closed(reader: Reader, stream: str, said: Mapping[str, str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act of closing a citizen's cases; Refused where this person is not its regular contact."""
    cases = persons.cases(reader, stream)
    if not may_close(role_in(reader, cases[0])):
        raise not_yours()
    return close_case(
        cases, closed_on=said["closed_on"], reason=said["reason"], next_step=said["next_step"], **act
    )


def refuse_closing(reader: Reader, changes: Iterable[Change]) -> None:
    """Raise Refused where changes close a case that is not this person's to close, whichever way they come.

    So it is where *lukket* is chosen of two versions, or an opening is taken back: the service would hold it, and this
    computer would show the case closed.
    """
    for one in changes:
        if one.kind == "citizen" and one.fields.get(CLOSED):
            role = role_in(reader, one.stream)
            if role is not None and not may_close(role):
                raise not_yours()


def kept(reader: Reader, stream: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act that lets a case stay closed after what was written unknowing was seen: the same, said again."""
    now = shown(reader, stream)
    said = {"closed_on": _day(now.closed_on), "reason": now.reason, "next_step": now.next_step}
    return closed(reader, stream, said, **act)


def reopened(reader: Reader, stream: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act of opening a citizen's cases again."""
    return reopen_case(persons.cases(reader, stream), **act)


def stopped(reader: Reader, cases: tuple[str, ...]) -> tuple[int, int, int]:
    """Count the visits without an outcome that nobody began, and the open agreements and statements.

    A team lead's computer has no outcome of a visit, so there none is counted.
    """
    condition = f"""{persons.among(cases)} and r.kind = 'visit' and r.gone = 0 and r.state = ''
        and r.stream not in (select stream from scope where role = 'team_lead')"""  # noqa: S608 - question marks
    visits: list[Shown] = [one for one in select(reader, condition, *cases) if not one.text("began")]
    kinds = [one.kind for one in open_promises(reader, cases)]
    return len(visits), kinds.count("agreement"), kinds.count("statement")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
