"""A log that was put back without anybody saying so: a device holds our own word for a place that is not here.

The file outside the database is then as old as the database, and shows nothing. What a device brings is a cursor with
our mark, beyond the log or at a place where another row stands now. That is proof. From then on no number is given in
this generation, so that none is given twice; what is written stays on the devices. It ends with
`fodfaeste-central restored --copied-at`, which begins a new one.
"""

import hashlib
import logging
from datetime import UTC, datetime
from typing import Final, Literal

from casework.errors import Damaged
from sync.service import cursors
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.problems import Refusal
from sync.service.registry import Device

LOG: Final = logging.getLogger("fodfaeste.central")
Why = Literal["beyond", "generation", "other"]
_STANDS: Final = "select count(*), max(seq) from doubt where epoch = (select epoch from tenant)"


class Doubted(Exception):
    """A cursor with our mark that does not fit the log as it is."""

    def __init__(self, why: Why, seq: int) -> None:
        super().__init__(why)
        self.why: Why = why
        self.seq = seq


def note(ledger: CentralLedger, device: Device, found: Doubted) -> None:
    """Write down what a device proved, once for each device and generation."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    LOG.error("the log is older than what a device holds of it (%s): no more numbers are given", found.why)
    with ledger.writing() as connection:
        connection.execute(
            "insert into doubt (epoch, device, why, seq, at) values (?, ?, ?, ?, ?) "
            "on conflict (epoch, device) do nothing",
            (tenant(connection).epoch, device.number, found.why, found.seq, at),
        )


def highest(connection: Connection) -> int | None:
    """Return the highest place that devices hold proof of, where the log of today is in doubt; else None."""
    count, seq = connection.execute(_STANDS).fetchone()
    return int(seq) if count else None


def check(connection: Connection) -> None:
    """Refusal where the log is in doubt: nothing that takes a number is taken in."""
    if highest(connection) is not None:
        raise Refusal("log_behind")


def check_here(connection: Connection) -> None:
    """Raise Damaged, with what to do, where the log is in doubt: for whoever gives numbers at the service itself."""
    if highest(connection) is not None:
        raise Damaged(IN_DOUBT)


def tag(connection: Connection, seq: int) -> str:
    """Return a short word for what stands at a place of the log; empty where nothing does."""
    row = connection.execute(
        "select hash, device, dseq, received from change where seq = ?", (seq,)
    ).fetchone()
    if row is not None:
        said = (bytes(row[0]).hex(), str(row[1]), str(row[2]), str(row[3]))
    else:
        row = connection.execute(
            "select user, stream, op, at from grant_entry where seq = ?", (seq,)
        ).fetchone()
        if row is None:
            return ""
        said = (str(row[0]), str(row[1]), str(row[2]), str(row[3]))
    return hashlib.blake2b("\0".join(said).encode(), digest_size=4).hexdigest()


def proof(connection: Connection, keys: Keys) -> str:
    """Return our own word for the height of the log as it is, as a cursor that stands there."""
    here = tenant(connection)
    return cursors.write(keys, here.epoch, here.seq, tag(connection, here.seq))


IN_DOUBT: Final = (
    "Mindst én computer har centralens eget bevis for noget, som ikke er i lageret: det er lagt tilbage fra en ældre "
    "kopi, uden at det er sagt. Der gives ingen nye numre, og intet er ændret; alt, der skrives, bliver på computerne. "
    " Stop centralen, og sig, hvornår kopien blev taget: fodfaeste-central restored --copied-at 2026-11-25T02:00"
)
