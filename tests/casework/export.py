"""The export of tests/data as bytes, what it is known to hold, and how to change a row of it."""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from casework.changes import Seen
from casework.intake import Intake, read_export
from casework.intake.files import COLUMNS

FOLDER = Path(__file__).parents[1] / "data" / "fagsystem-export"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
EXPORTED_ON = date.fromisoformat(EXPECTED["exported_on"])
SPACE = uuid.UUID("6f0dfa57-0000-4000-8000-000000000001")
CITIZEN = "730382-0941"


SEEN = Seen(12, 7)
"""The importer's own context of every stream."""


def exported() -> dict[str, bytes]:
    return {name: (FOLDER / name).read_bytes() for name in COLUMNS}


def taken_in(
    files: Mapping[str, bytes], taken: Mapping[str, Any] | None = None, today: date = EXPORTED_ON
) -> Intake:
    return read_export(files, space=SPACE, taken=taken or {}, today=today, seen_of=lambda _stream: SEEN)


def small(**rows: Sequence[tuple[str, ...]]) -> dict[str, bytes]:
    """An export with three workers, one citizen, and the rows that a test gives by file (without its ending)."""
    standard: dict[str, Sequence[tuple[str, ...]]] = {
        "medarbejdere": [
            ("MEHA", "Mette Hald", "Sagsbehandler", "Team A", "", "98451001"),
            ("SIBA", "Sıla Başar", "Mentor", "Team A", "", "98451003"),
            ("HELU", "Helle Lund", "Teamleder", "Team A", "", "98451000"),
        ],
        "borgere": [citizen_row()],
    }
    chosen = standard | rows
    return {
        name: lines([columns, *chosen.get(name.removesuffix(".csv"), [])])
        for name, columns in COLUMNS.items()
    }


def citizen_row(**cells: str) -> tuple[str, ...]:
    filled = {
        "Personnummer": CITIZEN,
        "Fornavn": "Ole",
        "Efternavn": "Dahl",
        "Adresse": "Nygade 4",
        "Navne- og adressebeskyttelse": "Nej",
        "Sagsbehandler": "MEHA",
        "Makker": "SIBA",
        "Team": "Team A",
        "Tovholder": "MEHA",
    } | cells
    return tuple(filled.get(column, "") for column in COLUMNS["borgere.csv"])


def note_row(note: str = "N1", text: str = "Talte om praktik.", **cells: str) -> tuple[str, ...]:
    filled = {
        "Notat-id": note,
        "Personnummer": CITIZEN,
        "Dato": "08-10-2026",
        "Klokkeslæt": "15:45",
        "Forfatter": "MEHA",
        "Kontaktform": "Telefon",
        "Fremmøde": "Mødt",
        "Titel": "Praktik",
        "Tekst": text,
    } | cells
    return tuple(filled.get(column, "") for column in COLUMNS["journal.csv"])


def lines(rows: list[tuple[str, ...]], encoding: str = "utf-8") -> bytes:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\r\n".join(quoted).encode(encoding) + b"\r\n"
