"""The sealed copies follow the key file: what opens the store today opens each copy, and no earlier words do.

A copy's foot carries the slots of the key file, and its key under the root key. So whenever words, binding or root key
change, each foot is written anew; the pages stay as they are. The new foot lies beside the copy, forced to the disk,
until it is in place, so a power cut at any moment leaves one that opens. What was cut off is finished at the next
unlock. The key files that a restore put aside follow in the same way.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from storage import backup_file, backups, keyfile, sealing
from storage.backup_file import SUFFIX, USE, Foot, Inside
from storage.faults import NewerStore
from storage.files import write_whole
from storage.keyfile import KeyFile
from storage.sealing import Altered

LOG: Final = logging.getLogger("fodfaeste.storage")


def settle(folder: Path, keys: KeyFile, root: bytes) -> int:
    """Give each copy the slots of the key file; return how many could not be given them.

    Those have no foot that this root key opens: they keep the words of their day, and go when a fresh copy is there.
    """
    left = sum(not _follows(path, keys, root) for path in _copies(folder))
    if left:
        LOG.warning("%d sealed copies could not be given the slots of today", left)
    for found in sorted((folder / backups.ASIDE).glob(f"*/{keyfile.NAME}*")):
        with suppress(OSError):
            _follow_aside(found, keys, root)
    return left


def prepare(folder: Path, keys: KeyFile, root: bytes, before: bytes) -> None:
    """Lay a foot for a new root key beside each copy, before the key file decides; `before` is the root key until then.

    A copy for which that is not possible keeps its foot, and opens with the words of its day.
    """
    for path in _copies(folder):
        with suppress(OSError, Altered):
            foot, inside = _opened(path, before)
            write_whole(backup_file.beside(path), _written(foot, inside, keys, root))


def are_of(keys: KeyFile, folder: Path) -> bool:
    """Tell whether every copy opens in the ways that the key file says, and in no other."""
    return all(_is_of(keys, path) for path in _copies(folder))


def _copies(folder: Path) -> Iterator[Path]:
    yield from sorted((folder / backups.FOLDER).glob(f"*{SUFFIX}"))


def _follows(path: Path, keys: KeyFile, root: bytes) -> bool:
    """Bring one copy's foot to the slots of today, where it is not there yet; tell whether it is there now."""
    try:
        if _is_of(keys, path):
            backups.drop_beside(path)
            return True
        foot, inside = _opened(path, root)
        content = _written(foot, inside, keys, root)
        write_whole(backup_file.beside(path), content)
        backup_file.put_foot(path, foot.pages, content)
        backups.drop_beside(path)
    except (OSError, Altered):
        return False
    return True


def _is_of(keys: KeyFile, path: Path) -> bool:
    """Tell whether the foot in place carries just the slots of the key file."""
    with suppress(OSError, Altered):
        found = backup_file.in_place(path).keys
        return (found.slots, found.proof) == (keys.slots, keys.proof)
    return False


def _opened(path: Path, root: bytes) -> tuple[Foot, Inside]:
    """Return the foot that a root key opens, and what it seals; Altered where none is."""
    for foot in backup_file.feet(path):
        with suppress(Altered):
            return foot, backup_file.opened(foot, sealing.subkey(root, USE))
    raise Altered("foot")


def _written(foot: Foot, inside: Inside, keys: KeyFile, root: bytes) -> bytes:
    return backup_file.written(replace(foot, keys=keys, sealed=b""), inside, sealing.subkey(root, USE))


def _follow_aside(path: Path, keys: KeyFile, root: bytes) -> None:
    """Put today's key file in place of one that wraps today's root key, or that is decayed and might.

    One of an earlier root key stays: it opens what lies beside it, and nothing of today.
    """
    try:
        found = keyfile.read_back(path.parent, path.name)
    except NewerStore:
        return
    except Damaged:
        found = None
    if found is None or (found != keys and keyfile.is_proved(found, root)):
        keyfile.write(path.parent, keys, path.name)
