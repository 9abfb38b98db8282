"""Which records were taken out of a wrong case, in a file outside the database: an older copy does not bring them back.

It holds names of records and of their cases, never a word of them. Whoever puts the database back from an older copy
says so (`fodfaeste-central restored`); then what stands in this file is ended again before anybody is answered.
"""

from pathlib import Path
from typing import Final

from casework.errors import Damaged
from sync.service.engines.engine import Connection

FILE: Final = "central.husks"
_PARTS: Final = 2


class HuskFile:
    """The names of the records that ended, one on each line with its case, beside the store; never a word of them."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def note(self, connection: Connection) -> None:
        """Add what a transaction ended, before it is answered: after a crash in between the start adds it."""
        if connection.payloads.ended:
            self.catch_up(connection)

    def catch_up(self, connection: Connection) -> None:
        """Add what stands in the database and not here."""
        known = self.read()
        rows = connection.execute("select record, stream from husk order by record").fetchall()
        fresh = [f"{record} {stream}\n" for record, stream in rows if record not in known]
        if not fresh:
            return
        try:
            with self._path.open("a", encoding="ascii") as file:
                file.writelines(["\n", *fresh])  # ends a line that was cut off
        except OSError as error:
            raise Damaged(_UNWRITABLE) from error
        self._path.chmod(0o600)

    def read(self) -> dict[str, str]:
        """Return the records that ended, each with its case; a line that was cut off is none."""
        try:
            lines = self._path.read_text(encoding="ascii").split("\n")[:-1]  # what has no end was cut off
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise Damaged(_UNWRITABLE) from error
        parts = [line.split(" ") for line in lines]
        return {one[0]: one[1] for one in parts if len(one) == _PARTS}


_UNWRITABLE: Final = (
    f"Filen {FILE} kan ikke læses eller skrives, så det kan ikke holdes fast, hvad der er taget ud af en forkert sag. "
    "Intet er ændret. Giv centralen ret til filen, og prøv igen."
)
