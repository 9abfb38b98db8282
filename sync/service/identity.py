"""The service's own two key pairs: it signs leases and orders with one, and opens what devices seal with the other.

Both are made with the store; the private halves lie in it, sealed once more under the key file. Devices get the public
halves at enrolment and at a token, and hold on to the first they were given. While a roll-over lasts, the pairs from
before lie beside the new ones.
"""

from dataclasses import dataclass
from typing import Any, Final

from sync.proofs import DeviceKey, encoded
from sync.protocol import ServiceKeys
from sync.service import keys
from sync.service.keys import Keys

_NOW: Final = ("sign", "seal")
_BEFORE: Final = ("sign-before", "seal-before")


@dataclass(frozen=True, slots=True)
class Identity:
    """The key that signs, and both halves of the one that opens."""

    signer: DeviceKey
    private: bytes
    public: bytes

    def told(self) -> ServiceKeys:
        """Return the public halves as they travel."""
        return ServiceKeys(encoded(self.signer.public), encoded(self.public))


def fresh() -> Identity:
    """Make two pairs."""
    return Identity(DeviceKey.new(), *keys.pair())


def ensure(connection: Any, own: Keys) -> None:
    """Make the pairs that a store does not have yet."""
    if _found(connection, own, _NOW) is None:
        put(connection, own, fresh())


def put(connection: Any, own: Keys, identity: Identity) -> None:
    """Write the pairs down; pairs that are there already stay."""
    _put(connection, own, _NOW, identity)


def succeed(connection: Any, own: Keys, new: Identity) -> None:
    """Put new pairs in place; those of until now stay beside them."""
    old = read(connection, own)
    forget_before(connection)
    _put(connection, own, _BEFORE, old)
    connection.execute("delete from own_pair where use in (?, ?)", _NOW)
    _put(connection, own, _NOW, new)


def forget_before(connection: Any) -> None:
    """Destroy the pairs from before the roll-over."""
    connection.execute("delete from own_pair where use in (?, ?)", _BEFORE)


def read(connection: Any, own: Keys) -> Identity:
    """Return the pairs."""
    found = _found(connection, own, _NOW)
    assert found is not None  # noqa: S101  they are made with the store
    return found


def before(connection: Any, own: Keys) -> Identity | None:
    """Return the pairs from before a roll-over, as long as they lie here."""
    return _found(connection, own, _BEFORE)


def openers(connection: Any, own: Keys) -> tuple[Identity, ...]:
    """Return every pair that may open something: that of today, and that from before."""
    old = before(connection, own)
    return (read(connection, own), *((old,) if old else ()))


def _put(connection: Any, own: Keys, uses: tuple[str, str], identity: Identity) -> None:
    halves = (
        (identity.signer.public, identity.signer.raw),
        (identity.public, identity.private),
    )
    for use, (public, private) in zip(uses, halves, strict=True):
        connection.execute(
            "insert into own_pair (use, public, sealed) values (?, ?, ?) on conflict (use) do nothing",
            (use, public, keys.seal(own.of("pairs"), private, use.encode())),
        )


def _found(connection: Any, own: Keys, uses: tuple[str, str]) -> Identity | None:
    rows = connection.execute("select use, public, sealed from own_pair where use in (?, ?)", uses).fetchall()
    found = {use: (bytes(public), bytes(sealed)) for use, public, sealed in rows}
    if len(found) < len(uses):
        return None
    signer, private = (keys.unseal(own.of("pairs"), found[use][1], use.encode()) for use in uses)
    return Identity(DeviceKey(signer), private, found[uses[1]][0])
