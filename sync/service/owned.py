"""Files of the store's folder belong to whoever the folder belongs to, also where root makes them.

The service runs as a user of its own, the administrator's words as root in the same folder. systemd gives a folder to
the service's user only where the folder itself is another's: one file that root left in it, and the service does not
start. SQLite gives what it makes beside a database to the database's owner by itself.
"""

import os
import stat
from collections.abc import Iterable
from pathlib import Path


def opened(path: Path, how: int) -> int:
    """Open a file of the store, and make it where there is none, so that nobody but the folder's owner reads it.

    Root follows no link that lies in another's folder: it would lead it to a file of its own.
    """
    gives = _owner(path.parent) is not None
    handle = os.open(path, how | os.O_CREAT | (os.O_NOFOLLOW if gives else 0), 0o600)
    try:
        _give(handle, path.parent)
    except BaseException:
        os.close(handle)
        raise
    return handle


def give_back(folder: Path, names: Iterable[str]) -> None:
    """Give files that root left or laid in another's folder to its owner: an older program made them, or a hand."""
    owner = _owner(folder)
    if owner is None:
        return
    for name in names:
        path = folder / name
        if not path.is_symlink() and path.is_file() and path.stat().st_uid != owner.st_uid:
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                _give(handle, folder)
            finally:
                os.close(handle)


def _give(handle: int, folder: Path) -> None:
    """Give an open file to the folder's owner; one with a second name is perhaps no file of the store."""
    owner, file = _owner(folder), os.fstat(handle)
    if owner is None or file.st_uid == owner.st_uid:
        return
    if stat.S_ISREG(file.st_mode) and file.st_nlink == 1:
        os.fchown(handle, owner.st_uid, owner.st_gid)


def _owner(folder: Path) -> os.stat_result | None:
    """Return whose a folder is where root works in another's; None for everybody who can give nothing away."""
    if os.geteuid() != 0:
        return None
    try:
        owner = folder.stat()
    except FileNotFoundError:
        return None
    return owner if owner.st_uid != 0 else None
