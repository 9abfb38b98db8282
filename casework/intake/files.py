"""A CSV file as the line system writes it, into numbered rows: encodings, headers, quoted line breaks.

A file that cannot be read for certain is refused whole, in one Danish sentence that says what to do.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Final

from casework.errors import Refused

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "medarbejdere.csv": ("Initialer", "Navn", "Rolle", "Team", "E-mail", "Telefon"),
    "borgere.csv": (
        *("Personnummer", "Fornavn", "Efternavn", "Adresse", "Postnr", "By", "Telefon", "E-mail"),
        *("Navne- og adressebeskyttelse", "Målgruppe", "Visitation", "Ydelse", "Sats", "Ydelse siden"),
        *(
            "Sagsbehandler",
            "Makker",
            "Team",
            "Tovholder",
            "Tolkebehov",
            "Sprog",
            "Sikkerhedsbemærkning",
            "KLE",
        ),
    ),
    "journal.csv": (
        *("Notat-id", "Personnummer", "Dato", "Klokkeslæt", "Forfatter", "Kontaktform", "Fremmøde"),
        *("Formål", "Titel", "Tekst"),
    ),
    "aftaler.csv": ("Personnummer", "Aftale", "Ansvarlig", "Frist", "Status"),
    "maal.csv": ("Personnummer", "Mål", "Borgerens egne ord", "Område", "Målepunkt", "Slutdato", "Status"),
    "forloeb.csv": (
        *("Personnummer", "Type", "Virksomhed", "CVR", "Kontaktperson", "Start", "Slut", "Formål"),
        *("Timer pr. uge", "Afslutning", "Årsag"),
    ),
    "loentimer.csv": ("Personnummer", "Arbejdsgiver", "CVR", "Uge", "Timer", "Timeløn"),
    "attester.csv": ("Personnummer", "Blanket", "Læge", "Rekvireret", "Frist", "Modtaget", "Pris", "Rykket"),
    "netvaerk.csv": ("Personnummer", "Navn", "Rolle", "Telefon", "Samtykke til"),
}
"""The nine files and their columns, in the order in which they are read."""

AGAIN: Final = "Eksportér filen igen fra fagsystemet. Intet er indlæst."
_TWICE: Final = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "Ã…", "\ufffd")
"""What æ, ø and å become when a program takes UTF-8 for Windows-1252 and writes it again."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows with their spreadsheet numbers; a row is None where its cells do not fit the header."""

    name: str
    rows: tuple[tuple[int, Row | None, int], ...]
    garbled: bool


def tables(files: Mapping[str, bytes]) -> dict[str, Table]:
    """Return all nine files as rows, or refuse in one sentence."""
    missing = [name for name in COLUMNS if name not in files]
    if missing:
        raise Refused(f"Filen {missing[0]} mangler i mappen. {AGAIN}")
    return {name: _table(name, files[name]) for name in COLUMNS}


def _table(name: str, raw: bytes) -> Table:
    text = decoded(name, raw)
    first, *lines = _lines(name, text)
    header = _header(name, first)
    width = len(header)
    rows = tuple(
        (
            number,
            dict(zip(header, cells, strict=False)) if len(cells) == width else _short(header, cells),
            len(cells),
        )
        for number, cells in enumerate(lines, start=2)
    )
    return Table(name, rows, any(mark in text for mark in _TWICE))


def _short(header: list[str], cells: list[str]) -> Row | None:
    """Return an empty row for an empty line; anything else that does not fit is not a row."""
    return None if any(cell.strip() for cell in cells) else dict.fromkeys(header, "")


def decoded(name: str, raw: bytes) -> str:
    """Return a file's text: UTF-8 with or without its mark, or else Windows-1252; each strictly."""
    if not raw.strip():
        raise Refused(f"Filen {name} er tom. {AGAIN}")
    if b"\0" in raw:
        raise Refused(f"Filen {name} er ikke en tekstfil i UTF-8 eller Windows-1252. {AGAIN}")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(f"Filen {name} har tegn, som hverken er UTF-8 eller Windows-1252. {AGAIN}")


def _lines(name: str, text: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines: list[list[str]] = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=";", strict=True):
            lines.append(cells)  # noqa: PERF402  what was read before an error says where it is
    except csv.Error:
        place = f"fra række {len(lines) + 1}"
        raise Refused(
            f"Filen {name} kan ikke læses {place}: et citationstegn står forkert. {AGAIN}"
        ) from None
    return lines


def _header(name: str, cells: list[str]) -> list[str]:
    header = [cell.strip() for cell in cells]
    if any(mark in cell for cell in header for mark in _TWICE):
        raise Refused(f"Filen {name} blander to tegnsæt, så æ, ø og å er ødelagt. {AGAIN}")
    wanted = COLUMNS[name]
    for column in wanted:
        if column not in header:
            raise Refused(f"Filen {name} mangler kolonnen »{column}«. {AGAIN}")
    for column in header:
        if column not in wanted:
            raise Refused(f"Filen {name} har en kolonne, som vi ikke kender: »{column}«. {AGAIN}")
    if len(header) != len(wanted):
        twice = next(column for column in header if header.count(column) > 1)
        raise Refused(f"Filen {name} har kolonnen »{twice}« to gange. {AGAIN}")
    return header


def is_garbled(row: Row) -> str:
    """Return the first column whose text was encoded twice, empty where none was."""
    return next((column for column, cell in row.items() if any(mark in cell for mark in _TWICE)), "")
