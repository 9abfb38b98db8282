"""Words that the database could not take, because their page does not hold: the journal file keeps them.

They stand there as drafts do at a lock (`typed`), so that the next unlock, a restore, or an older program finds them
again. `untyped` says that a draft is gone: it was saved after all, or its author emptied it.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from storage.journal_file import JournalFile

Row = tuple[str, str, str, str, str]
"""A draft as its table keeps it: key, citizen, kind, contents, when."""


class Unsaved:
    """The drafts that only the journal file holds; they belong to the store's lane."""

    def __init__(self, journal: JournalFile) -> None:
        self._journal = journal
        self._rows: dict[str, Row] = {}

    def keep(self, row: Row) -> None:
        """Put a draft beside what is unsent; it is on the disk when this returns."""
        self._journal.append({"typed": list(row)})
        self._rows[row[0]] = row

    def stay(self, rows: Iterable[Row]) -> None:
        """These stand in the journal file already, and could not be brought back."""
        self._rows |= {row[0]: row for row in rows}

    def let_go(self, key: str) -> None:
        """The database holds this draft again, or nobody wants it any more."""
        if self._rows.pop(key, None) is not None:
            with suppress(OSError):  # no room to say so: it comes up once more, which costs nobody a word
                self._journal.append({"untyped": key})

    def find(self, key: str) -> Row | None:
        """Return a draft."""
        return self._rows.get(key)

    def rows(self) -> tuple[Row, ...]:
        """Return these drafts."""
        return tuple(self._rows.values())

    def records(self) -> list[dict[str, Any]]:
        """Return what a journal file that is written anew must go on holding."""
        return [{"typed": list(row)} for row in self._rows.values()]


def typed_in(records: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the drafts that a journal file holds in the end: each as it was typed last, none that has gone."""
    rows: dict[str, Row] = {}
    for record in records:
        if "typed" in record:
            rows[record["typed"][0]] = tuple(record["typed"])
        elif "untyped" in record:
            rows.pop(record["untyped"], None)
    return list(rows.values())
