"""Is the store whole: pages as they were written, numbers without a hole, every sum equal to its rows."""

from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.projections import counted


def faults(ledger: CentralLedger) -> list[str]:
    """Return what is wrong, in Danish; nothing where all is well."""
    with ledger.reading() as connection:
        found = ledger.engine.faults(connection)
        return found + _holes(connection) + _sums(connection)


def _holes(connection: Connection) -> list[str]:
    count, highest = connection.execute(
        "select count(*), coalesce(max(seq), 0) "
        "from (select seq from change union all select seq from grant_entry) as given"
    ).fetchone()
    height = tenant(connection).seq
    if count == highest == height:
        return []
    return [f"Numrene har huller: {count} rækker, højeste nummer {highest}, tælleren står på {height}."]


def _sums(connection: Connection) -> list[str]:
    stored = {
        (stream, projection): (count, int(total, 16))
        for stream, projection, count, total in connection.execute(
            "select stream, projection, count, sum from tally"
        )
    }
    return [] if stored == counted(connection) else ["Mindst én kontrolsum passer ikke til sine rækker."]
