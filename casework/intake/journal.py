"""The journal of an export: each note once, whole, and never overwritten."""

from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from typing import Final

from casework.intake import cells
from casework.intake.cells import Unreadable
from casework.intake.citizens import Citizens, Workers
from casework.intake.files import Row
from casework.intake.report import FileReport
from casework.intake.rows import ATTENDANCE, CHANNELS, Fields
from casework.intake.taking import Book

LONG: Final = 100_000
"""A note with more characters than this is taken whole, and said."""

FUTURE: Final = "future"
"""`note.flag` of a note that is dated after the day on which it was imported."""


def read_journal(
    numbered: Iterator[tuple[int, Row]],
    book: Book,
    told: FileReport,
    *,
    citizens: Citizens,
    workers: Workers,
    today: date,
) -> None:
    """Read the notes. The same Notat-id with the same content is one note; with another content it is refused."""
    digests: dict[str, str] = {}
    for number, row in numbered:
        try:
            _, stream = citizens.of(row)
            note = cells.demanded(row, "Notat-id").strip()
            record = book.id_of("note", note)
            digest = _digest(stream, row)
            kept = digests.get(record) or _digest_before(book, record)
            if kept and kept != digest:
                reason = "Notat-id er brugt før med et andet indhold: et notat overskrives aldrig"
                raise Unreadable("Notat-id", note, reason)
            if record in digests:
                told.warn(number, "Notat-id", note, "samme Notat-id og samme indhold som før: taget én gang")
                continue
            fields, turned = _fields(row, note, workers, today)
        except Unreadable as fault:
            told.reject(number, fault.column, fault.value, fault.reason)
            continue
        digests[record] = digest
        book.take_note(stream, record, fields, digest=digest, told=told)
        _doubt(row, number, fields, told)
        if turned:
            told.warn(number, "Klokkeslæt", row["Klokkeslæt"], turned)


def _digest(stream: str, row: Row) -> str:
    """Return a name for all that a row says; the citizen by his stream, however his number is written."""
    said = "\x1f".join({**row, "Personnummer": stream}.values())
    return blake2b(said.encode(), digest_size=16).hexdigest()


def _digest_before(book: Book, record: str) -> str:
    kept = book.kept(record)
    return str(kept["digest"]) if kept else ""


def _fields(row: Row, note: str, workers: Workers, today: date) -> tuple[Fields, str]:
    on = cells.demanded_day(row, "Dato")
    clock = cells.clock(row, "Klokkeslæt")
    at, turned = cells.instant_of(on, clock)
    author = row["Forfatter"].strip()
    channel, attendance = row["Kontaktform"].strip(), row["Fremmøde"].strip()
    fields: Fields = {
        "source_id": note,
        "at": at,
        "author": workers.user(author) or author,
        "channel": CHANNELS.get(channel, channel),
        "attendance": ATTENDANCE.get(attendance, attendance),
        "purpose": row["Formål"].strip(),
        "title": row["Titel"],
        "text": cells.demanded(row, "Tekst"),
        "flag": FUTURE if on > today else "",
    }
    return fields, turned if clock else "uden klokkeslæt: sat til dagens begyndelse"


def _doubt(row: Row, number: int, fields: Fields, told: FileReport) -> None:
    """Say what is odd about a note that was taken."""
    if fields["flag"] == FUTURE:
        told.warn(
            number,
            "Dato",
            row["Dato"],
            "datoen ligger efter indlæsningen: taget og mærket til sagsbehandleren",
        )
    if len(row["Tekst"]) > LONG:
        letters = f"{len(row['Tekst']):,}".replace(",", ".")
        told.warn(number, "Tekst", row["Tekst"], f"{letters} tegn: taget helt, intet er klippet af")
    author = row["Forfatter"].strip()
    if fields["author"] == author:
        told.warn(
            number, "Forfatter", author, "forfatteren findes ikke i medarbejdere.csv: navnet står i notatet"
        )
    for column, known in (("Kontaktform", CHANNELS), ("Fremmøde", ATTENDANCE)):
        if (word := row[column].strip()) and word not in known:
            told.warn(number, column, word, "ordet kender vi ikke: taget, som det står")
