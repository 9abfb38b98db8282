"""What a first day came to before there was a store: sealed by a key in the operating system's keyring, or not kept.

Between the one-time code and the passphrase nothing of the person's own could seal it. So where the system has no
keyring nothing is written, and the screen says that a new code is needed. Nothing of it lies in the clear.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from casework.errors import Damaged
from storage import keystore, sealing
from storage.files import make_folder, write_whole
from storage.sealing import Altered

NAME: Final = "first-day.ffs"
MAGIC: Final = b"FFS1"
_NAME: Final = 16
_HEAD: Final = len(MAGIC) + _NAME
LOST: Final = (
    "Du var begyndt her, men computerens nøglering har ikke sin del mere. Intet er gået tabt, for intet var skrevet. "
    "Bed teamlederen om en ny kode."
)
SILENT: Final = (
    "Du var begyndt her, men computerens nøglering svarer ikke. Lås nøgleringen op, og åbn Fodfæste igen, så går du "
    "videre, hvor du slap. Ellers bed teamlederen om en ny kode."
)


def is_offered() -> bool:
    """Tell whether a first day that is broken off can be kept here."""
    return keystore.is_offered()


def keep(home: Path, told: bytes) -> bool:
    """Keep how far it is; tell whether that could be done.

    The keyring has its part, and gives it back, before the file is put in place in one step: cut off anywhere, what
    stood there before opens as it did.
    """
    name = _name(home)
    try:
        key = keystore.find(_entry(name)) if name else None
        if key is None or len(key) != sealing.KEY:
            name, key = sealing.fresh(_NAME), sealing.fresh()
            if not keystore.put(_entry(name), key):
                return False
        make_folder(home)
        write_whole(home / NAME, MAGIC + name + sealing.seal(key, told, _bound(name)))
    except (keystore.Silent, OSError):
        return False
    return True


def read(home: Path) -> bytes | None:
    """Return how far it was; None where nothing was begun, Damaged, in a sentence, where it cannot be had back."""
    name = _name(home)
    if not name:
        return None
    try:
        key = keystore.find(_entry(name))
    except keystore.Silent as error:
        raise Damaged(SILENT) from error
    if key is None or len(key) != sealing.KEY:
        raise Damaged(LOST)
    try:
        return sealing.unseal(key, (home / NAME).read_bytes()[_HEAD:], _bound(name))
    except (Altered, OSError) as error:
        raise Damaged(LOST) from error


def forget(home: Path) -> None:
    """Take it away, first the file and then the keyring's part; where nothing was begun the keyring is not asked."""
    name = _name(home)
    with suppress(OSError):
        (home / NAME).unlink(missing_ok=True)
    if name:
        keystore.drop(_entry(name))


def _name(home: Path) -> bytes:
    """Return the name under which the keyring has the key; nothing where no file of ours is there."""
    try:
        content = (home / NAME).read_bytes()
    except OSError:
        return b""
    return content[len(MAGIC) : _HEAD] if content.startswith(MAGIC) and len(content) > _HEAD else b""


def _entry(name: bytes) -> str:
    return f"first-day/{name.hex()}"


def _bound(name: bytes) -> bytes:
    return b"first-day\0" + name
