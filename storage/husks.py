"""Forkert borger on this device: once the service has placed a redaction, nothing else of its record is kept here.

From the moment that somebody redacts a record no screen, list or index shows a word of it. Its rows go when the
redaction has its place in the log, so that what the service turns down costs nothing. What its author's device still
has to send of it goes up first, and leaves with its receipt. What the service keeps aside of it stays there; here only
the line that says so is left. Files, their keys, the list of what is missing, copies and pages follow (decided.md 4).
"""

from collections.abc import Sequence
from typing import Final

from casework.attachments import FILED
from casework.changes import REDACTED, Placed
from storage import backups, epochs, meta, missing
from storage.engine import Connection

LONG_AGO: Final = "1970-01-01"
_OTHERS: Final = f"record = ? and fields ->> '{REDACTED}' is null"
_GO: Final = f"delete from log where {_OTHERS} and seq is not null"  # noqa: S608 - our own words
_EMPTY: Final = f"update log set fields = '{{}}' where {_OTHERS} and held is not null and fields <> '{{}}'"  # noqa: S608 - our own words
_FILE: Final = f"""insert into attached (id, stream, state, since)
    select id, stream, 'going', '' from record where id = ? and kind in ({", ".join("?" * len(FILED))})
    on conflict (id) do update set state = 'going'"""  # noqa: S608 - only holes


def end(connection: Connection, changes: Sequence[Placed]) -> bool:
    """Take away what is left of a record if a placed redaction is among its changes; tell whether anything was.

    Inside the transaction that takes the redaction in, or the receipt of what it waited for.
    """
    ends = [one for one in changes if REDACTED in one.change.fields and one.seq is not None]
    if not ends:
        return False
    record = ends[0].change.record
    gone = [connection.execute(query, (record,)).rowcount for query in (_GO, _EMPTY)]
    if not any(gone):
        return False
    connection.execute(_FILE, (record, *FILED))
    missing.forget(connection, record)
    want_renewals(connection, max(one.received or "" for one in ends))
    return True


def want_renewals(connection: Connection, at: str) -> None:
    """Copies of the store and its pages hold what may not be held any more: they are made anew."""
    backups.want_renewal(connection)
    epochs.want(connection, at or meta.get(connection, "made_at") or LONG_AGO)
