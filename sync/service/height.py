"""How high the log has been, kept in a file outside the database: a restored old copy gives no number twice.

The file holds the generation and the highest number, written after each commit over itself in the same length. It is
never ahead of the database, so a database that is behind it is an older copy, and the store is then not opened. After
a power failure the file may be a little behind; that hides nothing but the last moments.
"""

import logging
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from sync.service import owned

FILE: Final = "central.height"
LOG: Final = logging.getLogger("fodfaeste.central")
_FORM: Final = re.compile(r"([0-9a-f-]{36}) (\d{19})\n")


@dataclass(frozen=True, slots=True)
class Height:
    """A generation of the log and the highest number given in it."""

    epoch: str
    seq: int

    def written(self) -> bytes:
        """Return the one line of the file, of the same length for every height."""
        return f"{self.epoch} {self.seq:019d}\n".encode("ascii")


Line = Callable[[str, str], bool]
"""Tells whether the first of two generations is one that the second came of."""


class HeightFile:
    """The file in a store's folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._last: Height | None = None

    def read(self) -> Height | None:
        """Return what the file says; None where there is none; Damaged where it cannot be read."""
        try:
            text = self._path.read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise Damaged(_UNREADABLE) from error
        found = _FORM.fullmatch(text)
        if found is None:
            raise Damaged(_UNREADABLE)
        return Height(found[1], int(found[2]))

    def check(self, database: Callable[[], Height], *, line: Line) -> None:
        """Raise Damaged where the database is behind the file, or of another generation; else keep its height.

        The file is read first: another process may be giving numbers meanwhile, and the database only grows. A
        database whose generation came of the one that the file names was put back by an administrator, and the power
        went before the file said so.
        """
        before = self.read()
        now = database()
        if (
            before is not None
            and before.epoch != now.epoch
            and before.seq
            and not line(before.epoch, now.epoch)
        ):
            if line(now.epoch, before.epoch):
                raise Damaged(_BEHIND.format(now=now.seq, before=before.seq))
            raise Damaged(_OTHER)
        if before is not None and before.epoch == now.epoch and now.seq < before.seq:
            raise Damaged(_BEHIND.format(now=now.seq, before=before.seq))
        if before != now:
            self.note(now)

    def check_new(self) -> None:
        """Raise Damaged where a database has been here that gave numbers and is gone."""
        before = self.read()
        if before is not None and before.seq:
            raise Damaged(_GONE.format(before=before.seq))

    def note(self, now: Height) -> None:
        """Write a height that is on the disk in the database; a file that cannot be written stops no work."""
        if now == self._last:
            return
        try:
            handle = owned.opened(self._path, os.O_WRONLY)
            try:
                os.pwrite(handle, now.written(), 0)
            finally:
                os.close(handle)
        except OSError as error:
            LOG.warning("%s cannot be written: %s", FILE, error.strerror)
            return
        self._last = now


_BEHIND: Final = (
    "Lageret er ældre end det, der var her sidst: det går til nummer {now}, og der er givet numre til {before}. Det "
    "ligner en gammel sikkerhedskopi. Centralen starter ikke, for så ville samme numre blive givet to gange. Intet er "
    "ændret, og computerne har stadig alt, der er skrevet på dem. Læg det nyeste lager tilbage (central.db med "
    "central.db-wal, hvis den er der). Findes der ikke et nyere, så kør: fodfaeste-central restored. Så sender "
    "computerne selv det igen, som kopien mangler."
)
_OTHER: Final = (
    f"Lageret er et andet end det, der var her sidst. Intet er ændret. Læg det rigtige lager tilbage, eller flyt filen "
    f"{FILE} væk, hvis dette er det rigtige."
)
_GONE: Final = (
    "Her har ligget et lager med numre til {before}, og det er væk. Intet er lavet. Læg central.db tilbage; skal der "
    f"begyndes helt forfra, så flyt først filen {FILE} væk."
)
_UNREADABLE: Final = (
    f"Filen {FILE} kan ikke læses, så det kan ikke ses, om lageret er det nyeste. Intet er ændret. Er det det nyeste, "
    "så flyt filen væk; den laves igen."
)
