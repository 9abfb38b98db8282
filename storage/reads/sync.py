"""The room behind the chip: what waits, what has a receipt, what is held, and who was handed over."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from casework.answers import HandedOver, Receipt, SyncRoom, SyncState, WaitingChange, Worker
from casework.answers_held import HeldChange, PutAway
from casework.attachments import of_paper
from casework.changes import DELETED
from casework.kinds import KINDS
from casework.sentences import Sentence
from casework.visits import asked
from casework.words import said_in
from storage import meta
from storage.again import CAN_CHANGE
from storage.logbook import ASIDE, PUT_AWAY, decoded
from storage.reader import Reader
from storage.reads import held as aside
from storage.reads import on_their_way, same_person, sync_log
from storage.reads.conflicts import torn
from storage.reads.records import HERE, names
from storage.reads.workers import by_id, name_of
from storage.scopes import ERASED, LOST_GRANT, SENT_ON

MOST_RECEIPTS: Final = 100
LAST_CONTACT: Final = "last_contact"
OFFLINE_SINCE: Final = "offline_since"
OFFLINE_WHY: Final = "offline_why"
"""Names under which a round of sync remembers when it last came through, and since when it does not, and why."""

_WAITS: Final = "seq is null and held is null"
_AGAIN: Final = f"select count(*) from log where {_WAITS} and lost > 0"  # noqa: S608 - the condition is ours
_APART: Final = f"select count(*) from record r, json_each(r.torn_fields) where r.torn = 1 and {HERE}"  # noqa: S608 - the condition is ours
_WAY_ON: Final = Sentence("Teksten er gemt her. Tal med teamlederen om, hvem der kan skrive den ind.")
_ONCE_MORE: Final = Sentence("Teksten er gemt her. Tal med teamlederen, og prøv igen, når det er på plads.")
_WORDS: Final = ("what", "title", "text", "purpose", "form", "company", "question", "name")
_MOST: Final = 90
_GONE: Final = """select coalesce(gone.initials, ''), stream, coalesce(gone.receiver, ''), coalesce(gone.at, on_.at),
    coalesce(how, ''), how is not null and exists (select 1 from log where log.stream = on_.stream and seq is null
    and held is null and record in (select value from json_each(fact.value))), gone.stream is null
    from typed_on on_ full join handed_over gone using (stream)
    left join fact on fact.key = 'typed_on:' || stream
    where (gone.stream is not null and gone.receiver <> ?) or how <> '' order by 4 desc"""
"""Who left, and what became of what was typed; one who stayed in another role stands here for that alone."""


def room(reader: Reader, most: int = MOST_RECEIPTS) -> SyncRoom:
    """Answer with everything that the room shows; of the receipts the last `most`, and whether there are older ones."""
    with reader.moment():
        colleagues = by_id(reader)
        query = "select number, stream, kind, fields, happened, received, held_reason, record, held from log where "
        waiting = reader.rows(f"{query}{_WAITS} order by number")
        receipted = reader.rows(
            f"{query}device = ? and seq is not null order by number desc limit ?",
            reader.owner.device,
            most + 1,
        )
        held = reader.rows(f"{query}{ASIDE} order by number")
        away = reader.rows(f"{query}{PUT_AWAY} order by held desc, number desc")
        gone = reader.rows(_GONE, SENT_ON)
        streams = [row[1] for row in (*waiting, *receipted, *held, *away, *gone)]
        people = names(reader, (*streams, *on_their_way.streams(reader)))
        left = [(row[1], _handed_over(row, people, colleagues)) for row in gone]
        older = len(receipted) > most
        return SyncRoom(
            tuple(WaitingChange(*_said(reader, row, people), row[4]) for row in waiting),
            sync_log.with_hand_overs(
                _receipts(reader, receipted[:most], people), left, sync_log.untaken(reader), older=older
            ),
            tuple(_held(reader, row, people) for row in held),
            torn(reader),
            tuple(one for _, one in left),
            _last_receipt(reader),
            meta.fact(reader.connection, LAST_CONTACT),
            meta.fact(reader.connection, OFFLINE_SINCE) or None,
            on_their_way.waiting_files(reader, people),
            same_person.waiting(reader),
            _again(reader),
            older=older,
            away=tuple(_away(reader, row, people) for row in away),
            why=meta.fact(reader.connection, OFFLINE_WHY) or "",
        )


def _receipts(reader: Reader, rows: Sequence[tuple[Any, ...]], people: dict[str, str]) -> tuple[Receipt, ...]:
    """Return what has a receipt, and of each word whether it settled what two had written."""
    choices = sync_log.choices(reader, ((row[0], row[7]) for row in rows))
    said = ((_said(reader, row, people), row) for row in rows)
    return tuple(
        Receipt(*one[:3], sync_log.chosen(one[3], choices.get(one[0], 0)), one[4], row[5] or "")
        for one, row in said
    )


def state(reader: Reader) -> SyncState:
    """Answer with what the chip says."""
    with reader.moment():
        count = "select count(*) from log where "
        (waiting,) = reader.row(f"{count}{_WAITS}") or (0,)
        (held,) = reader.row(f"{count}{ASIDE}") or (0,)
        (apart,) = reader.row(_APART) or (0,)
        offline = meta.fact(reader.connection, OFFLINE_SINCE) or None
        own = on_their_way.counts(reader)
        needs = held + apart + own.hurt + len(same_person.waiting(reader))
        return SyncState(
            waiting,
            needs,
            _last_receipt(reader),
            offline,
            files=own.files,
            office=own.office,
            again=_again(reader),
            why=meta.fact(reader.connection, OFFLINE_WHY) or "",
        )


def _handed_over(
    row: tuple[Any, ...], people: Mapping[str, str], colleagues: Mapping[str, Worker]
) -> HandedOver:
    initials, stream, to, at, how, waits, is_here = row
    name = people.get(stream, "") if is_here else initials
    who = "" if to == ERASED else name_of(colleagues, to)
    return HandedOver(name, who, at, to == LOST_GRANT, to == ERASED, how, bool(waits), bool(is_here))


def _again(reader: Reader) -> int:
    """Count what waits and had a receipt, before the service was put back from an older copy."""
    (again,) = reader.row(_AGAIN) or (0,)
    return int(again)


def _held(reader: Reader, row: tuple[Any, ...], people: dict[str, str]) -> HeldChange:
    can_change = row[8] in CAN_CHANGE
    way = _ONCE_MORE if can_change else _WAY_ON
    anew = aside.words(row[2], decoded(row[3])) if aside.can_begin_anew(reader, row[1]) else ""
    about = _said(reader, row, people)[:4]
    return HeldChange(*about, row[6] or "", way, can_change=can_change, words=anew)


def _away(reader: Reader, row: tuple[Any, ...], people: dict[str, str]) -> PutAway:
    words = aside.words(row[2], decoded(row[3]))
    return PutAway(*_said(reader, row, people)[:4], row[6] or "", aside.put_away(row[8]), words)


def _last_receipt(reader: Reader) -> str | None:
    query = "select max(received) from log where device = ? and received is not null"
    found = reader.row(query, reader.owner.device)
    return found[0] if found else None


def _said(reader: Reader, row: tuple[Any, ...], people: dict[str, str]) -> tuple[int, str, str, str, str]:
    number, stream, kind, fields = row[:4]
    said = decoded(fields)
    return number, stream, people.get(stream, ""), _what(reader, kind, said, row[7]), kind


def _what(reader: Reader, kind: str, fields: dict[str, Any], record: str) -> str:
    """Say a change in plain words: what kind of thing, and what stands in it. A screen begins it with a capital."""
    known = KINDS.get(kind)
    called = known.danish if known else kind
    if fields.get(DELETED) is not None:
        return Sentence("{kind}: slettet", kind=called)
    words = _words_of(kind, fields)
    if not words and kind != "citizen":
        found = reader.row("select fields from record where id = ?", record)
        words = _words_of(kind, decoded(found[0])) if found else ""
    return Sentence("{kind}: {words}", kind=called, words=words) if words else called


def _words_of(kind: str, fields: dict[str, Any]) -> str:
    """Return what tells one record from another."""
    name = next((name for name in _WORDS if fields.get(name)), "")
    line = " ".join(str(fields.get(name, "")).split())
    if kind == "paper":
        return of_paper(line)
    if name == "question":
        return asked(line)
    return said_in(kind, name, line) if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
