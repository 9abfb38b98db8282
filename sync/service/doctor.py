"""Is the store whole: pages as they were written, numbers without a hole, every sum equal to its rows."""

from casework.changes import Dot
from casework.kinds import readable
from sync.protocol import fingerprint, read_change
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.log import PROJECTION


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
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    rows = connection.execute(
        "select c.seq, d.id, c.payload from change c join device d on d.number = c.device"
    )
    for seq, device, payload in rows:
        wire = read_change(bytes(payload))
        for projection in set(PROJECTION.values()):
            fields = readable(projection, wire.k, wire.f)
            if fields:
                count, total = sums.get((wire.s, projection), (0, 0))
                mark = fingerprint(Dot(device, wire.d), seq, wire, fields)
                sums[wire.s, projection] = (count + 1, (total + mark) % (1 << 64))
    stored = {
        (stream, projection): (count, int(total, 16))
        for stream, projection, count, total in connection.execute(
            "select stream, projection, count, sum from tally"
        )
    }
    return [] if stored == sums else ["Mindst én kontrolsum passer ikke til sine rækker."]
