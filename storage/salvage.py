"""A damaged database written anew: each row that reads, others from the sealed copies, a list of what nobody has.

The log is the truth. Where only the read tables or an index are hit, they are made anew from it and nothing is missing.
Where rows of the log are hit, the indexes, which lie on other pages, still say which ones there were; the copies give
them back, the journal file those that were never sent, and the central service the others at the next contact.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from casework.errors import Damaged
from storage import meta, schema
from storage.engine import Connection
from storage.faults import BROKEN, NEWER, NewerStore
from storage.logbook import decoded
from storage.missing import Missing
from storage.registers import SEARCHED, rebuild
from storage.tolerant import Reading, Row, Source
from storage.transactions import writing

PIECE: Final = 500
"""Records that are folded anew in one transaction."""
_LOG: Final = "log"
_INDEXES: Final = (
    (Source("number, id, '', ''", "log indexed by sqlite_autoindex_log_1", "device"), ("device", "number")),
    (Source("0, id, record, ''", "log indexed by log_record", "''"), ("record", "id")),
    (Source("0, id, '', stream", "log indexed by log_stream", "''"), ("stream", "seq", "id")),
)
"""Three indexes that cover a log row, each with a part of what it was: device, number, id, record, stream."""
_NEXT: Final = "select distinct record from log where record > ? order by record limit ?"
_HANDED_OVER: Final = "stream not in (select stream from handed_over)"
_HERE: Final = "(stream in (select stream from scope) or stream in (select stream from begun_here))"
_OF_A_CITIZEN: Final = {"log": "stream", "draft": "citizen", "attached": "stream"}


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Which tables (not counting what is made anew from the log) had rows that do not read, and what is missing.

    `filled` is how many changes the copies gave back.
    """

    hurt: frozenset[str]
    filled: int
    missing: tuple[Missing, ...]


@dataclass(slots=True)
class _Known:
    """A row of the log as the indexes speak of it."""

    device: str = ""
    number: int = 0
    record: str = ""
    stream: str = ""


def written_anew(reading: Reading, target: Connection, copies: Sequence[Connection]) -> Salvaged:
    """Write a damaged database anew into an empty one; `copies` are open, the newest first.

    NewerStore where it was made by a newer program, Damaged where nothing of it can be read.
    """
    _lay_tables(reading, target)
    log: set[int] = set()
    hurt = {
        name
        for name, columns in _tables(target)
        if not _carry(reading, target, name, columns, log if name == _LOG else None)
    }
    for name in sorted(hurt - {_LOG}):
        _fill_table(target, copies, name, hurt)
    filled, lost = (0, []) if _LOG not in hurt else _fill_log(reading, target, copies, log, hurt)
    schema.migrate(target)
    _fold(target)
    told = [_told(reading, target, one) for one in lost]
    return Salvaged(frozenset(hurt), filled, tuple(_with_records(reading, target, told) if lost else told))


def _lay_tables(reading: Reading, target: Connection) -> None:
    """Take the steps that the damaged store has taken, so that each row finds the table that it was written in."""
    said = reading.rows("pragma user_version")
    if not said:
        raise Damaged(BROKEN)
    if said[0][0] > schema.NEWEST:
        raise NewerStore(NEWER)
    schema.migrate(target, upto=said[0][0])


def _tables(target: Connection) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each table that cannot be made from the log, with its columns; a later release's are among them."""
    names = [row[0] for row in target.execute("select name from sqlite_master where type = 'table'")]
    for name in names:
        if not name.startswith(("sqlite_", *schema.READ_TABLES)):
            yield name, tuple(row[1] for row in target.execute(f"pragma table_info({name})").fetchall())


def _carry(
    reading: Reading, target: Connection, name: str, columns: tuple[str, ...], log: set[int] | None
) -> bool:
    """Carry over what reads of one table; tell whether that is all of it. `log` gathers the ids of the log's rows."""
    put = f"insert or ignore into {name} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"  # noqa: S608 - the engine's own names

    def take(rows: list[Row]) -> None:
        with writing(target):
            target.executemany(put, [row[1:] for row in rows])
        if log is not None:
            log.update(row[0] for row in rows)

    every = ", ".join(columns)
    key = _key(target, name)
    if not key:
        return reading.numbered(Source(every, name, "rowid"), take)
    if key[-1] != "seq":
        return reading.keyed(Source(every, name, "''"), key, take)
    devices: set[str] = set()
    is_whole = reading.keyed(
        Source("''", name, key[0]), key, lambda rows: devices.update(row[0] for row in rows)
    )
    chains = [
        reading.numbered(Source(every, name, "seq", f"{key[0]} = ?", (device,)), take)
        for device in sorted(devices)
    ]
    return is_whole and all(chains)


def _key(target: Connection, name: str) -> tuple[str, ...]:
    """Return the columns that a table without row numbers is ordered by; nothing for a table with them."""
    (sql,) = target.execute("select sql from sqlite_master where name = ?", (name,)).fetchone()
    if "without rowid" not in sql.lower():
        return ()
    info = target.execute(f"pragma table_info({name})").fetchall()
    return tuple(row[1] for row in sorted(info, key=lambda row: int(row[5])) if row[5])


def _fill_table(target: Connection, copies: Sequence[Connection], name: str, hurt: set[str]) -> None:
    """Put in what the newest copy that knows the table has and did not read; never whoever was handed over since."""
    for copy in copies:
        columns = _common(target, copy, name)
        if not columns:
            continue
        rows = copy.execute(f"select {', '.join(columns)} from {name}").fetchall()  # noqa: S608 - the engine's own names
        if name == "audit":  # words of a search that were forgotten since do not come back
            place = columns.index("words")
            rows = [(*row[:place], "", *row[place + 1 :]) for row in rows]
        holes = ", ".join("?" * len(columns))
        with writing(target):
            target.executemany(
                f"insert or ignore into {name} ({', '.join(columns)}) values ({holes})",  # noqa: S608 - the engine's own names
                rows,
            )
            if citizen := _OF_A_CITIZEN.get(name):
                target.execute(
                    f"delete from {name} where {citizen} != '' and not {_allowed(hurt, citizen)}"  # noqa: S608 - our own columns
                )
        return


def _allowed(hurt: set[str], column: str = "stream") -> str:
    """Say whose rows may come back from a copy: nobody's who was handed over since it was made."""
    said = _HANDED_OVER if "handed_over" not in hurt or "scope" in hurt else _HERE
    return said.replace("stream in", f"{column} in").replace("stream not", f"{column} not")


def _common(target: Connection, copy: Connection, name: str) -> tuple[str, ...]:
    there = {row[1] for row in copy.execute(f"pragma table_info({name})").fetchall()}
    ours = [row[1] for row in target.execute(f"pragma table_info({name})").fetchall()]
    return tuple(column for column in ours if column in there)


def _fill_log(
    reading: Reading, target: Connection, copies: Sequence[Connection], log: set[int], hurt: set[str]
) -> tuple[int, list[_Known]]:
    """Put in what the copies have of the rows that do not read; return how many, and what is still missing."""
    known, certain = _known(reading)
    lost = {number: one for number, one in known.items() if number not in log}
    filled = 0
    for copy in copies:
        columns = tuple(name for name in _common(target, copy, _LOG) if name != "id")
        filled += _put_lost(target, copy, columns, lost)
        if not certain:
            filled += _put_all(target, copy, columns, hurt)
    return filled, [one for one in lost.values() if not _is_here(target, one)]


def _known(reading: Reading) -> tuple[dict[int, _Known], bool]:
    """Return what the indexes say there was in the log, by row number, and whether they are sure to know all."""
    known: dict[int, _Known] = {}
    certain = False

    def take(rows: list[Row]) -> None:
        for device, number, row, record, stream in rows:
            one = known.setdefault(row, _Known())
            one.device, one.number = device or one.device, number or one.number
            one.record, one.stream = record or one.record, stream or one.stream

    for source, key in _INDEXES:
        is_whole = reading.keyed(source, key, take)
        certain = certain or (is_whole and key[-1] == "number")
    return known, certain


def _put_lost(target: Connection, copy: Connection, columns: tuple[str, ...], lost: dict[int, _Known]) -> int:
    """Put in the rows that are known to be lost; one whose name is gone is known by its place and its record."""
    names = ", ".join(columns)
    by_name = f"select {names} from log where device = ? and number = ?"  # noqa: S608 - the engine's own names
    by_place = f"select {names} from log where id = ? and record = ?"  # noqa: S608 - the engine's own names
    count = 0
    with writing(target):
        for row, one in lost.items():
            query, values = (
                (by_name, (one.device, one.number)) if one.number else (by_place, (row, one.record))
            )
            if found := copy.execute(query, values).fetchone():
                one.device, one.number = found[columns.index("device")], found[columns.index("number")]
                count += _insert(target, columns, [found])
    return count


def _put_all(target: Connection, copy: Connection, columns: tuple[str, ...], hurt: set[str]) -> int:
    """Not even the indexes know all that there was: whatever the copy has comes back."""
    with writing(target):
        before = _count(target)
        rows = copy.execute(f"select {', '.join(columns)} from log")  # noqa: S608 - the engine's own names
        while piece := rows.fetchmany(PIECE):
            _insert(target, columns, piece)
        target.execute(f"delete from log where not {_allowed(hurt)} and seq is not null")  # noqa: S608 - our own words
        return _count(target) - before


def _insert(target: Connection, columns: tuple[str, ...], rows: Iterable[Row]) -> int:
    put = f"insert or ignore into log ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"  # noqa: S608 - the engine's own names
    return int(target.executemany(put, rows).rowcount)


def _count(target: Connection) -> int:
    return int(target.execute("select count(*) from log").fetchone()[0])


def _is_here(target: Connection, one: _Known) -> bool:
    query = "select 1 from log where device = ? and number = ?"
    return bool(one.number) and target.execute(query, (one.device, one.number)).fetchone() is not None


def _fold(target: Connection) -> None:
    """Make the read tables and the index anew from the log, piece by piece."""
    after = ""
    while records := [row[0] for row in target.execute(_NEXT, (after, PIECE)).fetchall()]:
        with writing(target):
            rebuild(target, records)
        after = records[-1]
    with writing(target):
        meta.put(target, schema.READS_MADE, str(schema.READS))
        target.execute("delete from meta where key = ?", (schema.READS_UP_TO,))


def _told(reading: Reading, target: Connection, lost: _Known) -> Missing:
    """Say of a lost row what is left of it: in the old read table, which lies elsewhere, and in the new one."""
    old = reading.rows("select stream, kind, at, fields from record where id = ?", lost.record)
    old = _from_indexes(reading, lost.record) if old is None else old
    new = target.execute(
        "select stream, kind, at, fields from record where id = ?", (lost.record,)
    ).fetchall()
    stream, kind, at, fields = (*old, *new, (lost.stream, "", "", "{}"))[0]
    stream = stream or lost.stream
    return Missing(
        device=lost.device,
        number=lost.number,
        stream=stream,
        record=lost.record,
        kind=kind,
        citizen=_name(reading, target, stream),
        at=at,
        words=_words(kind, decoded(fields)),
    )


def _from_indexes(reading: Reading, record: str) -> list[Row]:
    """Say what two indexes of the old read table still know of a record whose row does not read: all but its words."""
    found = reading.rows("select rid from record where id = ?", record) or []
    case = "select stream, kind, at, '{}' from record indexed by record_case where rid = ?"
    return [row for (rid,) in found for row in reading.rows(case, rid) or []]


def _with_records(reading: Reading, target: Connection, told: list[Missing]) -> list[Missing]:
    """Put in the records of the old read table that have no row any more, where an index that knew them was hit too.

    A row that is known by its number alone needs no line of its own where its case has such a record for it.
    """
    known = {one.record for one in told}
    lines: list[Missing] = []

    def take(rows: list[Row]) -> None:
        for _, record, stream, kind, at, fields in rows:
            there = target.execute("select 1 from record where id = ?", (record,)).fetchone()
            if record not in known and there is None:
                name, words = _name(reading, target, stream), _words(kind, decoded(fields))
                lines.append(Missing("", 0, stream, record, kind, name, at, words))
                known.add(record)

    reading.numbered(Source("id, stream, kind, at, fields", "record", "rid"), take)
    found = {one.stream for one in lines}
    return [*(one for one in told if one.record or one.stream not in found), *lines]


def _name(reading: Reading, target: Connection, stream: str) -> str:
    query = "select fields ->> 'first_name', fields ->> 'last_name' from record where id = ?"
    rows = target.execute(query, (stream,)).fetchall() or reading.rows(query, stream)
    return " ".join(part for part in rows[0] if part) if rows else ""


def _words(kind: str, fields: dict[str, Any]) -> str:
    """Return the words of a record; what guards a person's safety or address is not among them."""
    return "\n".join(str(fields[name]) for name in SEARCHED.get(kind, ()) if fields.get(name))
