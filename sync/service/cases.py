"""A device that has nothing begins at today's height and fetches case by case: each whole, several in one answer.

Rows up to that height come here, rows above it in the feed: the two meet exactly. Every row goes through its role's
filter when it is given out, so nothing that was taken out of the log, a role or a case meanwhile is given any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Final

from casework.clock import COPENHAGEN
from casework.ids import REFERENCE
from casework.kinds import Role, readable
from sync.protocol import read_change
from sync.protocol_cases import MOST_CASES, CaseAsked, CaseRowsOut, CasesAsked, CasesOut, CaseTold, StartTold
from sync.service import cursors, doubt, forks, grants, numbers
from sync.service.deliver import Reader, Stretch, reader_of, room_for, rows_of
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.log import sums
from sync.service.many import many
from sync.service.payloads import of_change
from sync.service.registry import Access, Device, note_accesses
from sync.service.returned import Marks

LOOKS_BACK: Final = timedelta(days=60)
"""Visits that were written down longer ago say nothing of the order: a visit is planned for weeks, not for months."""
MOST_OPENED: Final = 400
"""Rows of visits that are opened at the most, the newest first: only the order hangs on them."""
_VISITS: Final = (
    "select seq, stream, record, device, dseq from change "
    "where stream in ({}) and kind = 'visit' and received >= '%s'"
)
_SEALED: Final = "select payload from change where seq = ?"


def start(ledger: CentralLedger, device: Device, epoch: str, now: datetime) -> StartTold:
    """Return where a device begins that has nothing, and its cases: those of today's visits first."""
    with ledger.reading() as connection:
        here = tenant(connection)
        if epoch not in {"", here.epoch}:
            raise forks.refusal(connection, ledger.keys, device, epoch)
        reader = reader_of(device)
        ledger.engine.act_as(connection, reader)
        roles = {stream: span.role for stream, span in grants.open_spans(connection, reader).items()}
        today = set(_visited(connection, roles, now))
        counts = sums(connection, roles.items())
        ledger.engine.act_as(connection, None)  # what stands at a place may be a row that is not his
        tag = doubt.tag(connection, here.seq)
    order = sorted(roles, key=lambda stream: (stream not in today, stream))
    told = [CaseTold(stream, roles[stream], max(counts[stream][0], 0), stream in today) for stream in order]
    return StartTold(cursors.write(ledger.keys, here.epoch, here.seq, tag), here.seq, told)


def give(ledger: CentralLedger, device: Device, asked: CasesAsked, now: datetime) -> CasesOut:
    """Return the first of some cases, as many as one answer has room for, and note who took them.

    Each is whole; only the first is cut where it is larger than an answer.
    """
    first = _called(ledger, device, asked.first) if asked.first else None
    cases = sorted(asked.cases, key=lambda one: one.s != first) if first else asked.cases
    with ledger.reading(reader_of(device)) as connection:
        if asked.epoch not in {"", tenant(connection).epoch}:
            raise forks.refusal(connection, ledger.keys, device, asked.epoch)
        told = list(_given(Reader(connection, device, Marks(ledger.keys)), cases, asked.limit))
    note_accesses(ledger, device, [Access("backfill", one.s, len(one.rows), now) for one in told if one.rows])
    return CasesOut(told, first)


def _called(ledger: CentralLedger, device: Device, number: str) -> str:
    """Return the case of the reader's whose citizen has a CPR number; empty where none has it that he may know of.

    A role that reads no numbers is told of none: else it could find out whose a number is.
    """
    with ledger.reading() as connection:
        spans = grants.open_spans(connection, reader_of(device))
        found = numbers.cases(connection, number) & spans.keys()
    reads = (one for one in sorted(found) if readable(spans[one].role, "citizen", {"cpr": number}))
    return next(reads, "")


def _given(to: Reader, cases: Sequence[CaseAsked], limit: int) -> Iterator[CaseRowsOut]:
    spans = grants.open_spans(to.connection, reader_of(to.device))
    roles: dict[str, Role] = {stream: span.role for stream, span in spans.items()}
    roles[REFERENCE] = "mentor"
    room = room_for(limit)
    for number, one in enumerate(cases[:MOST_CASES]):
        if one.s not in roles:
            yield CaseRowsOut(one.s, gone=True)
            continue
        at = Stretch(one.s, roles[one.s], one.after, one.upto)
        found = rows_of(to, at, room, whole=number > 0)
        if found is None:
            return
        yield CaseRowsOut(one.s, found.rows, found.more, found.next)
        if found.more:
            return


def _visited(connection: Connection, roles: dict[str, Role], now: datetime) -> Iterator[str]:
    """Yield the cases that have a visit today, as far as their reader may know of it."""
    today = now.astimezone(COPENHAGEN).date()
    query = _VISITS % (now - LOOKS_BACK).isoformat(timespec="seconds")
    newest = nlargest(MOST_OPENED, many(connection, query, sorted(roles)))
    known: set[str] = set()
    """Records whose day is known: an earlier word of one that was moved meanwhile is not opened."""
    found: set[str] = set()
    for seq, stream, record, of, number in newest:
        if record in known or stream in found:
            continue
        (stored,) = connection.execute(_SEALED, (seq,)).fetchone()
        fields = _fields(connection, roles[stream], (stream, of, number, stored)) if stored else {}
        if "at" in fields:
            known.add(record)
        if _day(fields.get("at")) == today:
            found.add(stream)
            yield stream


def _fields(connection: Connection, role: Role, row: tuple[str, int, int, bytes]) -> Mapping[str, object]:
    """Open one row, as far as its reader may know of it."""
    stream, of, number, stored = row
    wire = read_change(connection.payloads.read(stream, of_change(of, number), stored))
    return readable(role, wire.k, wire.f)


def _day(at: object) -> object:
    """Return the day of a moment in Copenhagen; None where it is none."""
    try:
        return datetime.fromisoformat(str(at)).astimezone(COPENHAGEN).date()
    except (ValueError, OverflowError):
        return None
