"""One program at a time: a store that is open is locked for as long as it is, and free again when its holder dies."""

import errno
import os
import sys
from pathlib import Path
from typing import Final

from storage.faults import OPEN_ALREADY, SHARED, AlreadyOpen, SharedFolder
from storage.files import OWN_FILE

NAME: Final = "store.lock"
_NO_LOCKS: Final = {errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}
"""What a network drive says that keeps no locks."""


class Holding:
    """The lock on a store's folder."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, OWN_FILE)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            if error.errno in _NO_LOCKS:
                raise SharedFolder(SHARED) from error
            raise AlreadyOpen(OPEN_ALREADY) from error

    def let_go(self) -> None:
        """Free the store for the next one."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
