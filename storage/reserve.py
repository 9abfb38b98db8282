"""Room that is kept free for the worst moment: given back when the disk is full, so that the open note can be saved.

It is given in two steps: most of it to the first save that finds no room, and the last of it only at the lock, which
comes whether there is room or not. A file without content says at the next unlock that it came to that.
"""

import os
import shutil
from pathlib import Path
from typing import Final

from storage.files import OWN_FILE

NAME: Final = "reserve.bin"
SIZE: Final = 16 << 20
LAST: Final = 2 << 20
_AMPLE: Final = 4
"""The reserve is laid again only where the disk has several times its size."""


class Reserve:
    """The file that holds room free."""

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        self._path = folder / NAME
        self._size = size
        self.was_used_up = False

    def lay(self) -> bool:
        """Take the room, where it is not held yet and the disk has plenty; tell whether it is held."""
        try:
            held = self._held()
            if held == self._size:
                return True
            self.was_used_up |= held == 0
            if shutil.disk_usage(self._path.parent).free < self._size * _AMPLE:
                return False
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN_FILE)
            try:
                _take(handle, self._size)
            finally:
                os.close(handle)
        except OSError:
            self._path.unlink(missing_ok=True)
            return False
        return True

    def release(self) -> bool:
        """Give the room back but for the last of it; tell whether there was any."""
        return self._cut(LAST)

    def release_last(self) -> bool:
        """Give back all of it: what is typed must be kept now or never."""
        return self._cut(0)

    def _held(self) -> int:
        return self._path.stat().st_size if self._path.exists() else -1

    def _cut(self, left: int) -> bool:
        try:
            if self._held() <= left:
                return False
            os.truncate(self._path, left)
        except OSError:
            return False
        return True


def _take(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:
        os.write(handle, bytes(size))
