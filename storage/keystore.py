"""The operating system's keyring (Secret Service, Keychain, Credential Manager): small secrets under a name.

It is loaded when something is first asked of it, and not before. What it seems to keep and does not give back it does
not keep: everything put in is read again at once.
"""

from base64 import b64decode, b64encode
from typing import Final

SERVICE: Final = "Fodfæste"


class Silent(Exception):
    """The keyring does not answer: locked, or the person said no."""


def is_offered() -> bool:
    """Tell whether the operating system has a keyring that keeps what it is given."""
    import keyring.core

    return bool(keyring.core.recommended(keyring.get_keyring()))


def put(name: str, secret: bytes) -> bool:
    """Give the keyring a secret; tell whether it gives it back."""
    import keyring
    from keyring.errors import KeyringError

    try:
        if not is_offered():
            return False
        keyring.set_password(SERVICE, name, b64encode(secret).decode())
        return find(name) == secret
    except (KeyringError, Silent):
        return False


def find(name: str) -> bytes | None:
    """Return a secret; None where it is not there, or is no secret of ours; Silent where there is no answer."""
    import keyring
    from keyring.errors import KeyringError

    try:
        said = keyring.get_password(SERVICE, name)
    except KeyringError as error:
        raise Silent from error
    try:
        return b64decode(said or "", validate=True) or None
    except ValueError:
        return None


def drop(name: str) -> None:
    """Have the keyring forget a secret; one that does not answer keeps it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, name)
    except KeyringError:
        return
