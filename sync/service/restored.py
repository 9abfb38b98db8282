"""A computer that was restored from a copy comes back under a new name; the name it had is closed at its last number.

The device's own key vouches for both names. One key has one name that is open: whoever goes on from an older copy once
more closes the name in between as well. Saying it again is answered as the first time; a computer that was shut out
stays shut out under every name.
"""

from datetime import datetime

from sync.proofs import is_signed
from sync.protocol_restored import RestoredHeard, RestoredTold, both_names
from sync.service import registry
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device


def announce(ledger: CentralLedger, told: RestoredTold, public: bytes, *, now: datetime) -> RestoredHeard:
    """Take the new name in and close the old one; Refusal where key, signature or name do not hold."""
    with ledger.writing() as connection:
        old = registry.device_called(connection, told.old)
        if old is None or old.public != public:
            raise Refusal("device_unknown")
        if not is_signed(public, both_names(told.old, told.dev), told.sig):
            raise Refusal("bad_proof")
        if told.dev not in registry.later_names(connection, old):
            _go_on_as(connection, registry.newest_name(connection, old), told.dev, now)
        (acked,) = connection.execute("select acked from device where number = ?", (old.number,)).fetchone()
    return RestoredHeard(told.dev, acked)


def _go_on_as(connection: Connection, newest: Device, new: str, now: datetime) -> None:
    if newest.revoked or registry.device_called(connection, new) is not None:
        raise Refusal("device_revoked")
    if not registry.is_device_name(new):
        raise Refusal("malformed")
    at = now.isoformat(timespec="seconds")
    connection.execute(
        "insert into device (id, user, name, public, enrolled) "
        "select ?, user, name, public, ? from device where number = ?",
        (new, at, newest.number),
    )
    connection.execute("update device set revoked = ? where number = ?", (at, newest.number))
    connection.execute(
        "update wipe_order set device = (select number from device where id = ?) where device = ? and done is null",
        (new, newest.number),
    )
    connection.execute(
        "insert into successor (device, next, at) select ?, number, ? from device where id = ?",
        (newest.number, at, new),
    )
