"""Files that wait until their person is at the office: large ones, for which a connection on the road is too dear.

Only the bytes wait; the change that names the file goes with the words. No program can know where an office is, so the
person says it. No file waits past a week, the end of a lease, a hand-over or a wipe: that a case is whole comes before
what a connection costs (decided.md 16).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from casework.clock import instant
from storage import lease
from storage.engine import Connection
from storage.faults import spoken
from storage.transactions import writing

LONGEST: Final = timedelta(days=7)
"""How long a file may lie on one computer alone because somebody wants it so: as long as a lease."""

_WAITING: Final = "select id, office from attached where office <> ''"
_LET_ALL_GO: Final = "update attached set office = '' where office <> ''"


class Office:
    """The files of one store that wait for the office; it belongs to the store's lane."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def announce(self, file: str, now: datetime) -> None:
        """Note that a sealed file is to wait, before the change that names it is recorded: no crash lets it go."""
        with spoken(), writing(self._connection):
            self._connection.execute(
                "insert into attached (id, stream, state, since, office) values (?1, '', 'unnamed', ?2, ?2)",
                (file, instant(now)),
            )

    def forget(self, file: str) -> None:
        """Take an announcement back: nothing was recorded after all."""
        with spoken(), writing(self._connection):
            self._connection.execute("delete from attached where id = ? and state = 'unnamed'", (file,))

    def hold_back(self, file: str, now: datetime) -> bool:
        """Let a file wait; False where the service has it already. What has gone of it is not sent twice."""
        with spoken(), writing(self._connection):
            return bool(
                self._connection.execute(
                    "update attached set office = ? where id = ? and state = 'unsent'", (instant(now), file)
                ).rowcount
            )

    def let_go(self, files: Iterable[str] | None = None) -> None:
        """Send files now: those named, or every one that waits."""
        with spoken(), writing(self._connection):
            if files is None:
                self._connection.execute(_LET_ALL_GO)
            else:
                self._connection.executemany(
                    "update attached set office = '' where id = ?", [(one,) for one in files]
                )

    def let_go_late(self, now: datetime) -> None:
        """Send what waited too long, and everything once the lease is over; for the unlock."""
        if lease.standing(self._connection, lease.moment(now)).ended:
            self.let_go()
            return
        waiting = self._connection.execute(_WAITING).fetchall()
        if late := [one for one, since in waiting if now - datetime.fromisoformat(since) >= LONGEST]:
            self.let_go(late)
