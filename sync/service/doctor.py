"""Is the store whole: pages as they were written, numbers without a hole, every sum equal to its rows."""

from itertools import pairwise
from typing import Final

from sync.service import branches, doubt, log_retention
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.projections import counted

_ABOVE: Final = 1 << 62
_GIVEN: Final = """select count(*), coalesce(max(seq), 0) from (select seq from change where seq > ? and seq <= ?
    union all select seq from grant_entry where seq > ? and seq <= ?) given"""


def faults(ledger: CentralLedger) -> list[str]:
    """Return what is wrong, in Danish; nothing where all is well."""
    with ledger.reading() as connection:
        found = ledger.engine.faults(connection)
        found += [doubt.IN_DOUBT] if doubt.highest(connection) is not None else []
        found += log_retention.faults(connection, ledger.keys)
        return found + _holes(connection) + _sums(connection)


def _holes(connection: Connection) -> list[str]:
    """Each generation of the log is without a hole from where its numbers begin; the first begins behind 0."""
    begun = [0, *(one.first for one in branches.of_database(connection).values())]
    height = tenant(connection).seq
    found = []
    for begin, end in pairwise([*begun, _ABOVE]):
        count, highest = connection.execute(_GIVEN, (begin, end, begin, end)).fetchone()
        last = height if end == _ABOVE else begin + count
        if count != last - begin or (count and highest != last):
            found.append(
                f"Numrene har huller: {count} rækker efter nummer {begin}, højeste nummer {highest}, tælleren "
                f"står på {height}."
            )
    return found


def _sums(connection: Connection) -> list[str]:
    stored = {
        (stream, projection): (count, int(total, 16))
        for stream, projection, count, total in connection.execute(
            "select stream, projection, count, sum from tally"
        )
    }
    return [] if stored == counted(connection) else ["Mindst én kontrolsum passer ikke til sine rækker."]
