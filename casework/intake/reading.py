"""An export becomes changes: file by file, row by row, with every doubt said and every refusal explained."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from casework import ids
from casework.changes import Change, Seen
from casework.clock import COPENHAGEN, instant
from casework.intake import cells, rows
from casework.intake.cells import Unreadable
from casework.intake.citizens import Citizens, Known, read_citizens, read_workers
from casework.intake.files import COLUMNS, Row, Table, is_garbled, tables
from casework.intake.journal import read_journal
from casework.intake.report import FileReport, GrantWanted, Report
from casework.intake.taking import EVERY_OWN, Book, TakenRecord

__all__ = ["EVERY_OWN", "Intake", "read_export"]


@dataclass(frozen=True, slots=True)
class Intake:
    """What an export comes to: changes by stream in their order, grants to see to, the report, and what was taken."""

    changes: dict[str, tuple[Change, ...]]
    grants: tuple[GrantWanted, ...]
    report: Report
    taken: dict[str, TakenRecord]
    named: frozenset[str]


def read_export(
    files: Mapping[str, bytes],
    *,
    space: uuid.UUID,
    taken: Mapping[str, TakenRecord],
    today: date,
    seen_of: Callable[[str], Seen],
    known: Known = lambda _number: (),
    by_hand: bool = False,
) -> Intake:
    """Read nine files (by name) against what the last import took.

    `seen_of` tells the importer's own context of a stream: what stood there when it last wrote. `taken` and what is
    returned for the next time are plain JSON. `known` tells which cases have or had a CPR number. `by_hand`: a person
    says it at the service, and no line system. Raises Refused where a file as a whole cannot be read for certain.
    """
    read = tables(files)
    told = {name: FileReport() for name in COLUMNS}
    happened = instant(datetime.combine(today, time(), COPENHAGEN))
    book = Book(space, taken, seen_of=seen_of, happened=happened, by_hand=by_hand)
    workers = read_workers(_rows(read, told, "medarbejdere.csv"), book, told["medarbejdere.csv"])
    citizens = read_citizens(
        _rows(read, told, "borgere.csv"), book, told["borgere.csv"], workers=workers, known=known
    )
    read_journal(
        _rows(read, told, "journal.csv"),
        book,
        told["journal.csv"],
        citizens=citizens,
        workers=workers,
        today=today,
    )
    for name in rows.READERS:
        _read_plain(name, _rows(read, told, name), book, told[name], citizens=citizens)
    kinds = {kind: told[name] for name, (kind, _) in rows.READERS.items()}
    kinds |= {"worker": told["medarbejdere.csv"], "citizen": told["borgere.csv"], "note": told["journal.csv"]}
    book.doubt_the_gone(kinds)
    return Intake(
        {stream: tuple(several) for stream, several in book.changes.items()},
        citizens.grants,
        Report(told),
        book.now,
        frozenset(book.met),
    )


def _rows(read: Mapping[str, Table], told: Mapping[str, FileReport], name: str) -> Iterator[tuple[int, Row]]:
    """Yield a file's rows with their numbers; say at once which are empty or have too few or too many cells."""
    table, report = read[name], told[name]
    report.data_rows = len(table.rows)
    for number, row, width in table.rows:
        if row is None:
            report.reject(number, "", "", f"rækken har {width} celler og ikke {len(COLUMNS[name])}")
        elif not any(cell and not cell.isspace() for cell in row.values()):
            report.warn(number, "", "", "tom række: der er ikke taget noget")
        else:
            if table.garbled and (column := is_garbled(row)):
                report.warn(
                    number, column, row[column], "æ, ø eller å er ødelagt i teksten: taget, som den står"
                )
            yield number, row


def _read_plain(
    name: str, numbered: Iterator[tuple[int, Row]], book: Book, told: FileReport, *, citizens: Citizens
) -> None:
    """Read a file whose rows belong to a citizen; a key met twice is numbered in file order, and all are taken."""
    kind, reader = rows.READERS[name]
    column = COLUMNS[name][1]
    met: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], int] = {}
    for number, row in numbered:
        try:
            cpr, stream = citizens.of(row)
            read = reader(row)
        except Unreadable as fault:
            told.reject(number, fault.column, fault.value, fault.reason)
            continue
        key = (cpr, *read.key)
        met[key] += 1
        again = (str(met[key]),) if met[key] > 1 else ()
        if again:
            told.warn(number, column, row[column], f"samme nøgle som række {first[key]}: begge er taget")
        first.setdefault(key, number)
        _doubt_period(row, number, told)
        record = ids.of_key(book.space, kind, *key, *again)
        book.take(stream, record, kind, [read.fields], told=told, row=number, column=column)


def _doubt_period(row: Row, number: int, told: FileReport) -> None:
    """Say where something ends before it began."""
    for begins, ends in (("Start", "Slut"), ("Rekvireret", "Modtaget")):
        if row.get(begins) and row.get(ends):
            start, end = cells.day(row, begins), cells.day(row, ends)
            if start and end and end < start:
                told.warn(number, ends, row[ends], f"{ends} ligger før {begins}: taget, som det står")
