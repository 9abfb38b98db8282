"""The second factor of a local account: a code of six digits from the person's telephone, good once (RFC 6238).

The first factor that nobody sees is the computer: words count only for an attempt that is bound to the key of a
computer of the same person. The code stands against words that lie beside that computer.
"""

import hmac
import os
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sync.service import keys
from sync.service.keys import Keys
from sync.service.ledger import Connection

SECRET: Final = 20
"""Bytes of the secret: as many as the hash of RFC 4226 has (section 4, R6)."""
STEP: Final = 30
"""Seconds of a code (RFC 6238, 4.1)."""
_AROUND: Final = (0, -1, 1)
"""Steps of time whose code is taken: clocks of telephones differ (RFC 6238, 5.2)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person puts into his telephone, shown once: the secret to type, and the same as an address."""

    typed: str
    address: str


def make(connection: Connection, own: Keys, user: str, initials: str, *, now: datetime) -> Shown:
    """Give a person's account a second factor, or a new one; the old one is over."""
    secret = os.urandom(SECRET)
    connection.execute(
        "insert into local_factor (user, sealed, made) values (?, ?, ?) on conflict (user) do update set "
        "sealed = excluded.sealed, made = excluded.made, used = 0",
        (user, keys.seal(own.of("signin"), secret, _bound(user)), now.isoformat(timespec="seconds")),
    )
    plain = b32encode(secret).decode()
    typed = " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))
    return Shown(typed, keys.one_time_address(secret, initials, "Fodfæste"))


def drop(connection: Connection, user: str) -> None:
    """Let a person's words be enough."""
    connection.execute("delete from local_factor where user = ?", (user,))


def is_right(connection: Connection, own: Keys, user: str, code: str, now: datetime) -> bool:
    """Tell whether a code is the person's, now and for the first time, in a write transaction; it is used up by that.

    Whoever has no second factor has none to show.
    """
    row = connection.execute("select sealed, used from local_factor where user = ?", (user,)).fetchone()
    if row is None:
        return True
    secret, here = keys.unseal(own.of("signin"), bytes(row[0]), _bound(user)), int(now.timestamp()) // STEP
    said = "".join(code.split()).encode()
    for step in (here + one for one in _AROUND):
        right = keys.one_time(secret, step * STEP).encode()
        if hmac.compare_digest(right, said) and step > row[1]:
            connection.execute("update local_factor set used = ? where user = ?", (step, user))
            return True
    return False


def _bound(user: str) -> bytes:
    return b"fodfaeste/1/local-factor " + user.encode()
