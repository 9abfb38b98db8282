"""Files that are whole or not there: written beside, forced to the disk, and put in place in one step."""

import errno
import os
import sys
from pathlib import Path
from typing import Final

OWN_FILE = 0o600
OWN_FOLDER = 0o700
BAD_DISK: Final = {errno.EIO, errno.ENXIO, *(code for code in (getattr(errno, "EUCLEAN", 0),) if code)}
"""What the system says of a place on the disk that cannot be read or written any more."""

_SECTOR: Final = 4096


def make_folder(folder: Path) -> None:
    """Make a folder that its owner alone may open."""
    folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    folder.chmod(OWN_FOLDER)


def make_empty(path: Path) -> None:
    """Make an empty file of the owner's; FileExistsError where there is one."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN_FILE))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a power cut either the old or the new content is there, whole."""
    beside = path.with_name(f"{path.name}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWN_FILE)
    try:
        write_all(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.replace(path)
    force_folder(path.parent)


def as_it_lies(path: Path, place: int = 0, most: int = sys.maxsize) -> tuple[bytes, bool]:
    """Return a file's bytes from a place on as far as the disk gives them, zeros for the rest, and if it gave all.

    A file that is not there is empty, and not all of it.
    """
    if not path.is_file():
        return b"", False
    pieces, is_whole = [], True
    with path.open("rb", buffering=0) as file:
        end = min(file.seek(0, os.SEEK_END), place + most)
        while place < end:
            size = min(_SECTOR, end - place)
            try:
                file.seek(place)
                pieces.append(file.read(size) or bytes(size))
            except OSError:
                pieces.append(bytes(size))
                is_whole = False
            place += len(pieces[-1])
    return b"".join(pieces), is_whole


def what_reads(path: Path) -> bytes:
    """Read a file; where the disk cannot give a part of it any more, zeros stand for it, and the rest is kept."""
    try:
        return path.read_bytes()
    except OSError as error:
        if error.errno not in BAD_DISK:
            raise
    return as_it_lies(path)[0]


def write_all(handle: int, content: bytes) -> None:
    """Write every byte, also where the system takes them in pieces."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def force_folder(folder: Path) -> None:
    """Force the names in a folder to the disk (Windows does that by itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def force_content(handle: int) -> None:
    """Force the content of an open file to the disk."""
    if hasattr(os, "fdatasync"):
        os.fdatasync(handle)
    else:
        os.fsync(handle)
