"""What a device of an earlier generation of the log is told: the one of today, and how much of its own still holds."""

from sync.protocol_fork import Fork
from sync.service import branches, cursors, trail
from sync.service.keys import Keys
from sync.service.ledger import Connection, tenant
from sync.service.problems import Refusal
from sync.service.registry import Device


def refusal(
    connection: Connection, keys: Keys, device: Device, epoch: str, *, read_to: int | None = None
) -> Refusal:
    """Return the answer to a device of another generation, which has read so far, where it says so.

    What is common to both and was not read yet is read from there: a cursor beyond it would leave it out.
    Of a generation that nobody here knows nothing is certain: then nothing is held to be in common, which costs more
    to send and loses no more.
    """
    here = tenant(connection)
    seq = branches.common(branches.of_database(connection), epoch, here.epoch) or 0
    seq = seq if read_to is None else min(seq, read_to)
    (acked,) = connection.execute("select acked from device where number = ?", (device.number,)).fetchone()
    mark = cursors.write(keys, here.epoch, seq)
    stands = trail.standing(connection, device.id).seq
    return Refusal("epoch", fork=Fork(here.epoch, seq, mark, device.id, acked, stands))
