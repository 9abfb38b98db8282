"""Wiping a store that its municipality gave up, and what a locked device remembers of having sent its journal file.

The order of things is decided.md 13: unsent work has its receipt; then the keys are overwritten and go, then the files,
then the service is told, and last the device's own key. A small file beside the store says that it has begun, so that a
start after a power cut goes on with it. Everything here may be done twice.
"""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from storage import backup_file, device_key, height, holding, keyfile, pepper, pinned, sealing
from storage.files import force_folder, write_whole

BEGUN: Final = "wipe.json"
SENT: Final = "sent.json"
DEVICE: Final = device_key.NAME
REQUEST: Final = "recovery.ffr"
NO_SERVICE: Final = (
    "Computeren ved ikke, hvor centralen er, før den har været låst op én gang. Alt, du har skrevet, er her. Lås op, "
    "og gå på nettet."
)
_LAST: Final = frozenset({DEVICE, pinned.NAME, BEGUN, holding.NAME})


@dataclass(frozen=True, slots=True)
class FileSent:
    """A journal file that was sent: the mark of its bytes, and what the service said of it. No word of it."""

    mark: str
    receipted: int
    held: int
    unreadable: int


def last_sent(folder: Path) -> FileSent | None:
    """Return the file that was sent last; None where none was."""
    try:
        said = json.loads((folder / SENT).read_bytes())
        return FileSent(str(said["mark"]), *(int(said[name]) for name in ("receipted", "held", "unreadable")))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def note_sent(folder: Path, sent: FileSent) -> None:
    """Remember that a file was sent, so that the same one goes once."""
    write_whole(folder / SENT, json.dumps(asdict(sent), sort_keys=True).encode())


@dataclass(frozen=True, slots=True)
class Begun:
    """A wipe that has begun: the order's number, the trail's last entry ready to be sent, and what was not whole.

    `hurt` names what could not be read as it should be; `left` says under which ids the files went that were sent whole
    for that reason. `held` is how many of the changes that waited the service keeps aside.
    """

    order: str
    entry: str = ""
    hurt: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    held: int = 0


def begun(folder: Path) -> str:
    """Return the number of the order that is being carried out; empty where none is."""
    found = begun_with(folder)
    return found.order if found else ""


def begun_with(folder: Path) -> Begun | None:
    """Return the wipe that has begun; None where none has."""
    try:
        said = json.loads((folder / BEGUN).read_bytes())
        left = tuple((str(file), str(name)) for file, name in said.get("left", ()))
        hurt, held = tuple(map(str, said.get("hurt", ()))), int(said.get("held", 0))
        return Begun(str(said["order"]), str(said.get("entry", "")), hurt, left, held)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def begin(folder: Path, found: Begun) -> None:
    """Say that the service has the unsent work, and that everything after it may go."""
    write_whole(folder / BEGUN, json.dumps(asdict(found), sort_keys=True).encode())


def destroy_keys(folder: Path) -> None:
    """Overwrite whatever wraps a root key, force that to the disk, and take it away: nothing opens the rest.

    That is the key file, its copy, what a restore or a new root key put beside them, the feet of the sealed copies, and
    a request to the key officers. The computer's keyring forgets its half first, where it has one.
    """
    with suppress(Damaged):
        keys = keyfile.read(folder)
        pepper.forget(keys.store, keys.slots)
        height.forget(keys.store)
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and _wraps_a_key(path)):
        with suppress(OSError):  # a sector that takes no more writes keeps nothing else from going
            _overwrite(path)
        path.unlink()
        force_folder(path.parent)
    force_folder(folder)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        end = min(size, backup_file.MOST)
        file.seek(size - end)
        file.write(sealing.fresh(end))
        file.flush()
        os.fsync(file.fileno())


def _wraps_a_key(path: Path) -> bool:
    return path.name.startswith(keyfile.NAME) or backup_file.SUFFIX in path.name or path.name == REQUEST


def destroy_files(folder: Path) -> None:
    """Take away everything else but what the last word to the service needs."""
    for path in sorted(folder.iterdir()):
        if path.name in _LAST:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    force_folder(folder)


def forget(folder: Path) -> None:
    """Take away the device's own key, and with it the folder: the service has heard of it."""
    device_key.forget(folder)
    for name in (f"{DEVICE}.new", pinned.NAME, BEGUN, holding.NAME):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
