"""Records of a wrong case and cases that are erased, in files outside the database: an older copy brings none back.

They hold names of records and of cases, never a word of them. Whoever puts the database back from an older copy
says so (`fodfaeste-central restored`); then what stands in this file is ended again before anybody is answered.
"""

import os
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from sync.service import owned
from sync.service.engines.engine import Connection

FILE: Final = "central.husks"
ERASED: Final = "central.erased"
_PARTS: Final = 2
_ROWS: Final = {
    FILE: "select record, stream from husk order by record",
    ERASED: "select stream, at from erased order by stream",
}


class HuskFile:
    """The names of what ended, one on each line, beside the store: a record with its case, a case with the time."""

    def __init__(self, folder: Path, name: str = FILE, called: str = "") -> None:
        self._path = folder / (called or name)
        self._query = _ROWS[name]

    def catch_up(self, connection: Connection) -> None:
        """Add what stands in the database and not here; read in a moment of its own.

        On PostgreSQL a connection outside of any sees no row of a case.
        """
        known = self.read()
        rows = connection.execute(self._query).fetchall()
        fresh = [f"{ended} {more}\n" for ended, more in rows if ended not in known]
        if not fresh:
            return
        try:
            handle = owned.opened(self._path, os.O_WRONLY | os.O_APPEND)
            with os.fdopen(handle, "a", encoding="ascii") as file:
                file.writelines(["\n", *fresh])  # ends a line that was cut off
        except OSError as error:
            raise Damaged(_UNWRITABLE.format(name=self._path.name)) from error

    def read(self) -> dict[str, str]:
        """Return what ended, each with what stands beside it; a line that was cut off is none."""
        try:
            lines = self._path.read_text(encoding="ascii").split("\n")[:-1]  # what has no end was cut off
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise Damaged(_UNWRITABLE.format(name=self._path.name)) from error
        parts = [line.split(" ") for line in lines]
        return {one[0]: one[1] for one in parts if len(one) == _PARTS}


_UNWRITABLE: Final = (
    "Filen {name} kan ikke læses eller skrives, så det kan ikke holdes fast, hvad der er taget ud eller slettet. "
    "Intet er ændret. Giv centralen ret til filen, og prøv igen."
)
