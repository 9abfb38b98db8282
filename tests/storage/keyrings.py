"""Keyrings of our own for tests, registered with `keyring` as the operating systems' are."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError


class OfThisTest(KeyringBackend):
    """Keeps what it is given for as long as the test lives."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.throws: Exception | None = None
        """What the other program throws, where it is broken."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not here")

    def _ask(self) -> None:
        if self.throws is not None:
            raise self.throws
        if self.locked:
            raise KeyringLocked("the person said no")


@contextmanager
def using(backend: KeyringBackend) -> Iterator[KeyringBackend]:
    """Let this be the system's keyring for a while."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield backend
    finally:
        keyring.set_keyring(before)


def none() -> KeyringBackend:
    """Return what `keyring` finds on a system without one."""
    return NoKeyring()  # type: ignore[no-untyped-call]


@pytest.fixture
def ring() -> Iterator[OfThisTest]:
    """Return the keyring of this computer; a test that asks for it names this fixture among its own."""
    ring = OfThisTest()
    with using(ring):
        yield ring
