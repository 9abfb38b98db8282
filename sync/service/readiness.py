"""Whether the service may be sent requests: the database answers, its tables are ours, and it is not an older copy."""

from casework.errors import Damaged
from sync.service import migrations
from sync.service.ledger import CentralLedger, height_of
from sync.service.problems import Refusal


def check(ledger: CentralLedger) -> None:
    """Refuse where something is missing; the part that is goes to the log, not into the answer.

    The file of the height is read first, because the database only grows; nothing is written.
    """
    try:
        before = ledger.known_height()
    except Damaged as error:
        raise Refusal("not_ready", at="height") from error
    with ledger.reading() as connection:
        try:
            pending = migrations.pending(connection)
        except Damaged as error:
            raise Refusal("not_ready", at="migrations") from error
        now = height_of(connection)
    if pending:
        raise Refusal("not_ready", at="migrations")
    if before is not None and before.epoch == now.epoch and now.seq < before.seq:
        raise Refusal("not_ready", at="height")
