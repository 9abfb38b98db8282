"""The service was put back from an older copy: this store goes back to where the two part, and loses nothing by it.

Own changes above that place have lost their receipt and wait again, under the names they have; but not those that came
from the service, with its mark: where the role reads less now they are but a part. Those and other people's rows above
it keep their old place for now, so that no screen changes; no place is ever given twice, so they are known by it.
They leave the screen when a round has come to its end and the service has not brought them back, and stay in the log.
"""

from collections.abc import Sequence
from typing import Any, Final, Protocol

from casework.attachments import FILED
from casework.changes import Dot, Placed
from storage import attached, former, logbook, meta, stale
from storage.engine import Connection
from storage.faults import spoken
from storage.ledger import Ledger
from storage.registers import rebuild
from storage.stale import Stale
from storage.transactions import writing

PENDING: Final = "sync.rewound"
"""The fact that this store went back, and to which place: until a round has come to its end since."""
EPOCH: Final = "sync.epoch"
ACKED: Final = "sync.acked"
RECEIPTED: Final = "sync.receipted"
"""The fact how far own numbers had a receipt before: what is not here of them has left with its citizen."""

HERE: Final = 1
"""Marks a row that the service lost: an own one waits again, another's stands where it stood and is to be offered."""
OFFERED: Final = 2
"""It was offered, and the service took it: the next page brings it, unless it is put back once more before that."""
UNKNOWN: Final = 3
"""The service does not have it: it is on no screen, and comes back when its author's device brings it."""

AS_WRITTEN: Final = "mac = x''"
"""Of own rows: as it was written here. One with the service's mark came from there, as the role read it then."""
_LOST: Final = (
    "(seq > ? or (device = ? and number > ? and (seq is not null or held is not null))) and lost < 3"
)
_FIRST_WAITING: Final = """select min(number) from log where device = ? and seq is null and held is null"""
_WAIT_AGAIN: Final = """update log set lost = case when seq is null then lost else 1 end, seq = null, received = null,
    late = 0, mark = 0, mac = x'', held = null, held_reason = null, refill = 0"""
_OFFERABLE: Final = f"""select {logbook.COLUMNS} from log where lost = {HERE} and seq is not null and mac <> x''
    order by seq limit ?"""  # noqa: S608 - names of our own columns
_DOUBT: Final = f"""insert into attached (id, stream, state, since)
    select id, stream, 'doubted', '' from record where kind in ({", ".join("?" * len(FILED))})
    and {attached.KEYED} on conflict (id) do nothing"""  # noqa: S608 - only holes


class ForkTo(Protocol):
    """Where to go back to, as the service said it to one of this store's names."""

    @property
    def epoch(self) -> str:
        """The generation of the log of today."""

    @property
    def seq(self) -> int:
        """The last place that is as it was."""

    @property
    def cursor(self) -> str:
        """The cursor at that place."""

    @property
    def dev(self) -> str:
        """The name that was told."""

    @property
    def acked(self) -> int:
        """Up to which own number the service has that name."""

    @property
    def trail(self) -> int:
        """Up to which entry it has that name's trail."""


class Rewinding:
    """Going back, and what comes after it. Belongs to the store's lane."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._connection = ledger.connection

    def rewind(self, to: ForkTo) -> Stale:
        """Go back to where the service's log of today parts from the one known here: all of it, or nothing."""
        with spoken():
            with writing(self._connection):
                touched = rebuild(self._connection, self._go_back(to))
            self._ledger.reseal_now()
        return stale.of(touched) | {"waiting"}

    def _go_back(self, to: ForkTo) -> Sequence[str]:
        """Do it inside the open transaction; return the records of own changes that wait again."""
        connection, names = self._connection, _names(self._connection)
        own = f"({_among(names)} and {AS_WRITTEN})"
        others = f"not {own}"
        lost = (*names, to.seq, to.dev, to.acked)
        self._note_facts(to)
        query = f"select distinct record from log where {own} and {_LOST}"  # noqa: S608 - our own words and holes
        records = [row[0] for row in connection.execute(query, lost).fetchall()]
        connection.execute(f"{_WAIT_AGAIN} where {own} and {_LOST}", lost)
        connection.execute(
            f"update log set lost = {HERE}, refill = 0 where {others} and seq > ? and lost < {UNKNOWN}",  # noqa: S608 - our own words and holes
            (*names, to.seq),
        )
        connection.execute("delete from audit_taken where device = ? and seq > ?", (to.dev, to.trail))
        connection.execute(_DOUBT, tuple(FILED))
        return records

    def _note_facts(self, to: ForkTo) -> None:
        """Keep where the store goes back to, and up to which own number all had an answer, while that can be seen.

        What stands before the first one that waits had one, also where the power went before that was noted.
        """
        connection = self._connection
        acked = int(meta.fact(connection, ACKED) or 0)
        if to.dev == meta.get(connection, "device"):
            before = int(meta.fact(connection, RECEIPTED) or 0)
            (first,) = connection.execute(_FIRST_WAITING, (to.dev,)).fetchone()
            answered = first - 1 if first else meta.number(connection, "last_number")
            meta.put_fact(connection, RECEIPTED, str(max(before, acked, answered)))
            meta.put_fact(connection, ACKED, str(min(acked, to.acked)))
        meta.put_fact(connection, EPOCH, to.epoch)
        meta.put_fact(connection, PENDING, str(to.seq))
        meta.put(connection, "cursor", to.cursor)

    def offerable(self, limit: int) -> tuple[Placed, ...]:
        """Return other people's rows that the service lost and has its mark on, in the order that they had."""
        with spoken():
            rows = self._connection.execute(_OFFERABLE, (limit,)).fetchall()
        return tuple(map(logbook.from_row, rows))

    def offered(self, dots: Sequence[Dot]) -> None:
        """Note that rows were offered and answered: what was taken comes with the next page."""
        with spoken(), writing(self._connection):
            self._connection.executemany(
                f"update log set lost = {OFFERED} where device = ? and number = ? and lost = {HERE}",  # noqa: S608 - our own words
                [(dot.device, dot.number) for dot in dots],
            )

    def settle(self) -> Stale:
        """A round has come to its end since: what the service did not bring back leaves the screen."""
        with spoken(), writing(self._connection):
            query = "select distinct record from log where lost in (1, 2) and seq is not null"
            records = [row[0] for row in self._connection.execute(query).fetchall()]
            self._connection.execute(
                f"update log set lost = {UNKNOWN} where lost in (1, 2) and seq is not null"  # noqa: S608 - our own word
            )
            self._connection.execute("delete from fact where key = ?", (PENDING,))
            return stale.of(rebuild(self._connection, records))


def _names(connection: Connection) -> tuple[Any, ...]:
    """Return this store's own names, of which the service may not know all."""
    return (*former.names(connection), meta.get(connection, "device"))


def _among(names: Sequence[str]) -> str:
    return f"device in ({', '.join('?' * len(names))})"
