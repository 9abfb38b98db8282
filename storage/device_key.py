"""The device's private key, `device.ffk`: sealed by a key in the operating system's keyring, where there is one.

It is of use while the store is locked (decided.md 13): the keyring of a person who is signed in answers without the
passphrase. So whoever copies the folder alone cannot ask the service as this device. Where there is no keyring the file
holds the bare key, as in the first releases, and both are read. Where the keyring has lost its part, the store still
opens, and the device comes in anew with a code (storage/renamed.py).
"""

from pathlib import Path
from typing import Final, Literal

from casework.errors import Damaged
from storage import keystore, sealing
from storage.files import write_whole
from storage.sealing import Altered

NAME: Final = "device.ffk"
SEED: Final = 32
MAGIC: Final = b"FFD2"
_NAME: Final = 16
_LENGTH: Final = len(MAGIC) + _NAME + sealing.NONCE + SEED + sealing.TAG
NO_KEY: Final = (
    "Nøglen, som centralen kender denne computer på, er beskadiget eller væk. Alt, du skriver, er gemt på denne "
    "computer, men intet bliver sendt. Slet ingenting. Bed teamlederen om en ny kode, så kommer computeren ind igen "
    "med alt, hvad der er her."
)
KEY_LOST: Final = (
    "Computerens nøglering har ikke sin del af den nøgle mere, som centralen kender computeren på. Alt, du skriver, er "
    "gemt på denne computer, men intet bliver sendt. Bed teamlederen om en ny kode, så kommer computeren ind igen med "
    "alt, hvad der er her."
)
KEY_SILENT: Final = (
    "Computerens nøglering svarer ikke, så computeren kan ikke tale med centralen. Alt, du skriver, er gemt på denne "
    "computer. Lås nøgleringen op, lås Fodfæste, og lås op igen; hjælper det ikke, så kontakt IT."
)
How = Literal["sealed", "bare", "none"]


class KeyLost(Damaged):
    """The key cannot be had back here: a new code brings the device in again."""

    asks_for_code = True


def read(folder: Path) -> bytes:
    """Return the 32 secret bytes; KeyLost where they are gone for good, Damaged where the keyring does not answer."""
    try:
        content = (folder / NAME).read_bytes()
    except OSError as error:
        raise KeyLost(NO_KEY) from error
    if len(content) == SEED:
        return content
    if not _is_sealed(content):
        raise KeyLost(NO_KEY)
    name, sealed = _parts(content)
    try:
        key = keystore.find(_entry(name))
    except keystore.Silent as error:
        raise Damaged(KEY_SILENT) from error
    if key is None or len(key) != sealing.KEY:
        raise KeyLost(KEY_LOST)
    try:
        return sealing.unseal(key, sealed, _bound(name))
    except Altered as error:
        raise KeyLost(NO_KEY) from error


def keep(folder: Path, seed: bytes) -> None:
    """Write the key beside the store, sealed where there is a keyring; the old content or the new is there, whole."""
    name = sealing.mark(seed, b"fodfaeste/1/device-name")[:_NAME]
    key = _key_of(name)
    content = seed if key is None else MAGIC + name + sealing.seal(key, seed, _bound(name))
    write_whole(folder / NAME, content)


def seal(folder: Path) -> How:
    """Seal a bare key where there is a keyring, and tell how it lies then; what cannot be done waits for another time.

    The keyring has its part, and gives it back, before the file is replaced in one step: cut off anywhere, the file
    opens as it did.
    """
    how = standing(folder)
    if how == "bare":
        keep(folder, read(folder))
        how = standing(folder)
    return how


def standing(folder: Path) -> How:
    """Tell how the key lies beside the store."""
    try:
        content = (folder / NAME).read_bytes()
    except OSError:
        return "none"
    if len(content) == SEED:
        return "bare"
    return "sealed" if _is_sealed(content) else "none"


def forget(folder: Path) -> None:
    """Take the key away, first the file and then the keyring's part."""
    path = folder / NAME
    content = path.read_bytes() if path.is_file() else b""
    path.unlink(missing_ok=True)
    if _is_sealed(content):
        keystore.drop(_entry(_parts(content)[0]))


def _key_of(name: bytes) -> bytes | None:
    """Return the keyring's key of this name, a fresh one where it has none; None where there is no keyring.

    The name follows from the secret, so that a change-over that was cut off finds its own key again.
    """
    try:
        if not keystore.is_offered():
            return None
        key = keystore.find(_entry(name))
    except keystore.Silent:
        return None
    if key is not None and len(key) == sealing.KEY:
        return key
    key = sealing.fresh()
    return key if keystore.put(_entry(name), key) else None


def _is_sealed(content: bytes) -> bool:
    return len(content) == _LENGTH and content.startswith(MAGIC)


def _parts(content: bytes) -> tuple[bytes, bytes]:
    return content[len(MAGIC) : len(MAGIC) + _NAME], content[len(MAGIC) + _NAME :]


def _entry(name: bytes) -> str:
    return f"device/{name.hex()}"


def _bound(name: bytes) -> bytes:
    return b"device\0" + name
