"""The operating system's keyring (Secret Service, Keychain, Credential Manager): small secrets under a name.

It is loaded when something is first asked of it, and not before. What it seems to keep and does not give back it does
not keep: everything put in is read again at once. It is another program behind a bus of the system: whatever it throws
is silence, and keeps nobody from the store.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

SERVICE: Final = "Fodfæste"


class Silent(Exception):
    """The keyring does not answer: locked, or the person said no."""


@contextmanager
def _asked() -> Iterator[None]:
    """Turn whatever a keyring throws into silence."""
    try:
        yield
    except Exception as error:
        raise Silent from error


def is_offered() -> bool:
    """Tell whether the operating system has a keyring that keeps what it is given."""
    import keyring.core

    with suppress(Silent), _asked():
        return bool(keyring.core.recommended(keyring.get_keyring()))
    return False


def put(name: str, secret: bytes) -> bool:
    """Give the keyring a secret; tell whether it gives it back."""
    import keyring

    if not is_offered():
        return False
    with suppress(Silent):
        with _asked():
            keyring.set_password(SERVICE, name, b64encode(secret).decode())
        return find(name) == secret
    return False


def find(name: str) -> bytes | None:
    """Return a secret; None where it is not there, or is no secret of ours; Silent where there is no answer."""
    import keyring

    with _asked():
        said = keyring.get_password(SERVICE, name)
    try:
        return b64decode(said or "", validate=True) or None
    except ValueError:
        return None


def drop(name: str) -> None:
    """Have the keyring forget a secret; one that does not answer keeps it."""
    import keyring

    with suppress(Silent), _asked():
        keyring.delete_password(SERVICE, name)
