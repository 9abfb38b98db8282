"""Half of the way in, kept by the operating system: 32 random bytes that are mixed into every guess at the passphrase.

Whoever has only the files of a bound store cannot guess at its passphrase at all. Off until it is switched on. The
keyring (Secret Service, Keychain, Credential Manager) is loaded when a bound store is opened, and not before. Where the
keyring has lost its half, the municipality's key officers are the way in, as for a forgotten passphrase.
"""

from collections.abc import Iterable
from typing import Any, Final

from casework.errors import Locked, Refused
from storage import keystore, sealing
from storage.faults import PEPPER_LOST, PEPPER_SILENT
from storage.keystore import is_offered

__all__ = ["FIELD", "PepperLost", "find", "forget", "is_offered", "make", "of_slot"]

FIELD: Final = "pepper"
"""The parameter of a slot that says under which name the keyring keeps its half."""
NAME: Final = 16
NOT_HERE: Final = (
    "Denne computer har ingen nøglering, der kan gemme den ene halvdel af nøglen. Intet er ændret, og lageret er "
    "beskyttet af din adgangssætning som før. Spørg IT, eller lad det være."
)


class PepperLost(Locked):
    """The keyring does not have the half that it was given, or does not answer."""


def make(store: str) -> str:
    """Give the keyring a fresh half and return its name; Refused where there is no keyring that gives it back."""
    name = sealing.fresh(NAME).hex()
    if not keystore.put(_user(store, name), sealing.fresh()):
        raise Refused(NOT_HERE)
    return name


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
    """Have the keyring forget what these slots asked for; one that does not answer keeps half of nothing."""
    for slot in slots:
        if FIELD in slot:
            keystore.drop(_user(store, str(slot[FIELD])))


def _user(store: str, name: str) -> str:
    return f"{store}/{name}"
