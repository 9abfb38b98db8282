"""Half of the way in, kept by the operating system: 32 random bytes that are mixed into every guess at the passphrase.

Whoever has only the files of a bound store cannot guess at its passphrase at all. Off until it is switched on. The
keyring (Secret Service, Keychain, Credential Manager) is loaded when a bound store is opened, and not before. Where the
keyring has lost its half, the municipality's key officers are the way in, as for a forgotten passphrase.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final

from casework.errors import Locked, Refused
from storage import keystore, sealing
from storage.faults import PEPPER_LOST, PEPPER_SILENT
from storage.keystore import is_offered

__all__ = ["FIELD", "PepperLost", "find", "forget", "is_offered", "make", "of_slot"]

FIELD: Final = "pepper"
"""The parameter of a slot that says under which name the keyring keeps its half."""
NAME: Final = 16
_MADE: Final = "names"
"""Under which the keyring keeps the names of all halves that a store was ever given, for the day when it is wiped."""
NOT_HERE: Final = (
    "Denne computer har ingen nøglering, der kan gemme den ene halvdel af nøglen. Intet er ændret, og sagerne er "
    "beskyttet af din adgangssætning som før. Spørg IT, eller lad det være."
)


class PepperLost(Locked):
    """The keyring does not have the half that it was given, or does not answer."""


def make(store: str) -> str:
    """Give the keyring a fresh half and return its name; Refused where there is no keyring that gives it back."""
    name = sealing.fresh(NAME)
    if not keystore.put(_user(store, name.hex()), sealing.fresh()):
        raise Refused(NOT_HERE)
    keystore.put(_user(store, _MADE), b"".join((*_ever_made(store), name)))
    return name.hex()


def find(store: str, name: str) -> bytes:
    """Return the half that the keyring keeps; PepperLost, in a sentence that leads on."""
    try:
        secret = keystore.find(_user(store, name))
    except keystore.Silent as error:
        raise PepperLost(PEPPER_SILENT) from error
    if secret is None or len(secret) != sealing.KEY:
        raise PepperLost(PEPPER_LOST)
    return secret


def of_slot(store: str, slot: dict[str, Any]) -> bytes:
    """Return the half that a slot asks for, nothing where the store is not bound."""
    return find(store, str(slot[FIELD])) if FIELD in slot else b""


def forget(store: str, slots: Iterable[dict[str, Any]]) -> None:
    """Have the keyring forget what these slots asked for, and every half that it was ever given for the store.

    An older copy of the folder may ask for one that no slot here asks for any more. A keyring that does not answer
    keeps half of nothing.
    """
    asked = {str(slot[FIELD]) for slot in slots if FIELD in slot}
    for name in (*sorted(asked | {name.hex() for name in _ever_made(store)}), _MADE):
        keystore.drop(_user(store, name))


def _ever_made(store: str) -> tuple[bytes, ...]:
    with suppress(keystore.Silent):
        said = keystore.find(_user(store, _MADE)) or b""
        return tuple(said[place : place + NAME] for place in range(0, len(said), NAME))
    return ()


def _user(store: str, name: str) -> str:
    return f"{store}/{name}"
