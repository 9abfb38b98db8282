"""Half of the way in, kept by the operating system: 32 random bytes that are mixed into every guess at the passphrase.

Whoever has only the files of a bound store cannot guess at its passphrase at all. Off until it is switched on. The
keyring (Secret Service, Keychain, Credential Manager) is loaded when a bound store is opened, and not before. Where the
keyring has lost its half, the municipality's key officers are the way in, as for a forgotten passphrase.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any, Final

from casework.errors import Locked, Refused
from storage import sealing
from storage.faults import PEPPER_LOST, PEPPER_SILENT

SERVICE: Final = "Fodfæste"
FIELD: Final = "pepper"
"""The parameter of a slot that says under which name the keyring keeps its half."""
NAME: Final = 16
NOT_HERE: Final = (
    "Denne computer har ingen nøglering, der kan gemme den ene halvdel af nøglen. Intet er ændret, og lageret er "
    "beskyttet af din adgangssætning som før. Spørg IT, eller lad det være."
)


class PepperLost(Locked):
    """The keyring does not have the half that it was given, or does not answer."""


def is_offered() -> bool:
    """Tell whether the operating system has a keyring that keeps what it is given."""
    import keyring.core

    return bool(keyring.core.recommended(keyring.get_keyring()))


def make(store: str) -> str:
    """Give the keyring a fresh half and return its name; Refused where there is no keyring that gives it back."""
    import keyring
    from keyring.errors import KeyringError

    name, secret = sealing.fresh(NAME).hex(), sealing.fresh()
    try:
        if not is_offered():
            raise Refused(NOT_HERE)
        keyring.set_password(SERVICE, _user(store, name), b64encode(secret).decode())
        if find(store, name) != secret:
            raise Refused(NOT_HERE)
    except (KeyringError, PepperLost) as error:
        raise Refused(NOT_HERE) from error
    return name


def find(store: str, name: str) -> bytes:
    """Return the half that the keyring keeps; PepperLost, in a sentence that leads on."""
    import keyring
    from keyring.errors import KeyringError

    try:
        said = keyring.get_password(SERVICE, _user(store, name))
    except KeyringError as error:
        raise PepperLost(PEPPER_SILENT) from error
    try:
        secret = b64decode(said or "", validate=True)
    except ValueError:
        secret = b""
    if len(secret) != sealing.KEY:
        raise PepperLost(PEPPER_LOST)
    return secret


def of_slot(store: str, slot: dict[str, Any]) -> bytes:
    """Return the half that a slot asks for, nothing where the store is not bound."""
    return find(store, str(slot[FIELD])) if FIELD in slot else b""


def forget(store: str, slots: Iterable[dict[str, Any]]) -> None:
    """Have the keyring forget what these slots asked for; one that does not answer keeps half of nothing."""
    names = [str(slot[FIELD]) for slot in slots if FIELD in slot]
    if not names:
        return
    import keyring
    from keyring.errors import KeyringError

    for name in names:
        try:
            keyring.delete_password(SERVICE, _user(store, name))
        except KeyringError:
            continue


def _user(store: str, name: str) -> str:
    return f"{store}/{name}"
