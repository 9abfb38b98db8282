"""What an import tells: per file how many rows, what was taken, what was refused and what is doubtful.

A report is read by people who may not see the cases, so a value is shown masked: enough to find the cell, no more.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from casework.kinds import Role
from casework.people import masked

_PLAIN: Final = re.compile(r"[\d.,:/ -]{1,12}|[A-Z]\d{1,9}|[A-ZÆØÅ]{2,6}")
_NAMES: Final = {"Fornavn", "Efternavn", "Navn", "Kontaktperson"}


@dataclass(frozen=True, slots=True)
class GrantWanted:
    """Who should see a citizen's case, and as what."""

    stream: str
    user: str
    role: Role


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that was refused, or taken with a remark; `row` as a spreadsheet shows it."""

    row: int
    column: str
    value_shown_masked: str
    reason: str

    def as_json(self) -> dict[str, object]:
        """Return the doubt as the report file writes it."""
        return {
            "row": self.row,
            "column": self.column,
            "value_shown_masked": self.value_shown_masked,
            "reason": self.reason,
        }


@dataclass(slots=True)
class FileReport:
    """One file: its rows, the records that are new, changed and as before, those gone, and every doubt."""

    data_rows: int = 0
    imported: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    rejected: list[Doubt] = field(default_factory=list)
    warned: list[Doubt] = field(default_factory=list)

    def reject(self, row: int, column: str, value: str, reason: str) -> None:
        """Say that a row is not taken, and why."""
        self.rejected.append(Doubt(row, column, shown(column, value), reason))

    def warn(self, row: int, column: str, value: str, reason: str) -> None:
        """Say what is doubtful about a row that is taken."""
        self.warned.append(Doubt(row, column, shown(column, value), reason))

    def as_json(self) -> dict[str, object]:
        """Return the file's part of the report."""
        return {
            "data_rows": self.data_rows,
            "imported": self.imported,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "gone": self.gone,
            "rejected": [doubt.as_json() for doubt in sorted(self.rejected, key=_by_row)],
            "warned": [doubt.as_json() for doubt in sorted(self.warned, key=_by_row)],
        }


def _by_row(doubt: Doubt) -> tuple[int, str]:
    return doubt.row, doubt.column


@dataclass(frozen=True, slots=True)
class Report:
    """The whole import, file by file."""

    files: dict[str, FileReport]

    def as_json(self) -> dict[str, object]:
        """Return the report as its file writes it."""
        return {"files": {name: told.as_json() for name, told in self.files.items()}}


def shown(column: str, value: str) -> str:
    """Return a value as a report may show it: CPR its date part, names initials, free text its length."""
    if not value.strip():
        return ""
    digits = sum(letter.isdigit() for letter in value)
    if column == "Personnummer" or digits >= 9:
        return masked(value) if digits >= 6 else "••••"
    if column in _NAMES:
        return "".join(f"{word[0]}." for word in value.split())
    return value if _PLAIN.fullmatch(value.strip()) else f"•••• ({len(value)} tegn)"
