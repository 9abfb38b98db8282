"""Room that is kept free for the worst moment: given back when the disk is full, so that the open note can be saved."""

import os
import shutil
from pathlib import Path
from typing import Final

from storage.files import OWN_FILE

NAME: Final = "reserve.bin"
SIZE: Final = 16 << 20
_AMPLE: Final = 4
"""The reserve is laid again only where the disk has several times its size."""


class Reserve:
    """The file that holds room free."""

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        self._path = folder / NAME
        self._size = size

    def lay(self) -> bool:
        """Take the room, where it is not held yet and the disk has plenty; tell whether it is held."""
        try:
            if self._path.exists() and self._path.stat().st_size == self._size:
                return True
            if shutil.disk_usage(self._path.parent).free < self._size * _AMPLE:
                return False
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN_FILE)
            try:
                _take(handle, self._size)
            finally:
                os.close(handle)
        except OSError:
            self.release()
            return False
        return True

    def release(self) -> bool:
        """Give the room back; tell whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True


def _take(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:
        os.write(handle, bytes(size))
