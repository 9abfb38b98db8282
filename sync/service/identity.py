"""The service's own two key pairs: it signs leases and orders with one, and opens what devices seal with the other.

Both are made with the store; the private halves lie in it, sealed once more under the key file. Devices get the public
halves at enrolment and at a token, and hold on to the first they were given.
"""

from dataclasses import dataclass
from typing import Any, Final

from sync.proofs import DeviceKey, encoded
from sync.protocol import ServiceKeys
from sync.service import keys
from sync.service.keys import Keys

_SIGN: Final = "sign"
_SEAL: Final = "seal"


@dataclass(frozen=True, slots=True)
class Identity:
    """The key that signs, and both halves of the one that opens."""

    signer: DeviceKey
    private: bytes
    public: bytes

    def told(self) -> ServiceKeys:
        """Return the public halves as they travel."""
        return ServiceKeys(encoded(self.signer.public), encoded(self.public))


def ensure(connection: Any, own: Keys) -> None:
    """Make the pairs that a store does not have yet."""
    if connection.execute("select count(*) from own_pair").fetchone()[0] == 2:
        return
    signer = DeviceKey.new()
    put(connection, own, Identity(signer, *keys.pair()))


def put(connection: Any, own: Keys, identity: Identity) -> None:
    """Write the pairs down; pairs that are there already stay."""
    halves = (
        (_SIGN, identity.signer.public, identity.signer.raw),
        (_SEAL, identity.public, identity.private),
    )
    for use, public, private in halves:
        connection.execute(
            "insert or ignore into own_pair (use, public, sealed) values (?, ?, ?)",
            (use, public, keys.seal(own.of("pairs"), private, use.encode())),
        )


def read(connection: Any, own: Keys) -> Identity:
    """Return the pairs."""
    rows = connection.execute("select use, public, sealed from own_pair").fetchall()
    found = {use: (bytes(public), bytes(sealed)) for use, public, sealed in rows}
    signer, private = (keys.unseal(own.of("pairs"), found[use][1], use.encode()) for use in (_SIGN, _SEAL))
    return Identity(DeviceKey(signer), private, found[_SEAL][0])
