"""How long it is kept who saw what: devices' trails and the service's own access log, cut from their beginning.

A cut goes by whole days and is written down with a mark that only the service's key file makes. So the log holds from
the cut on, and what is gone without one is noticed: an entry of a day that no cut names, or of the access log below the
first that a cut left. Words of a search go after six months however long the rest is kept (decided.md 22), and with
them what an answer to a request for access left out and the digest of its file; how many pieces it had stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from casework.clock import instant
from casework.errors import Refused
from casework.trail import KEPT_DAYS
from sync.service import rules
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection

SHORTEST: Final = KEPT_DAYS
LONGEST: Final = 5 * 366
"""Days; the same old rule let an authority with a special need keep its log for up to five years."""
WORDS_DAYS: Final = KEPT_DAYS
_SETTING: Final = "log_days"
What = Literal["trail", "words", "access"]


@dataclass(frozen=True, slots=True)
class Usual:
    """How many days the log is kept where the municipality decided nothing: since when, and by whose word."""

    since: date
    days: int
    source: str


USUAL: Final = (
    Usual(
        date(2026, 11, 27),
        KEPT_DAYS,
        "six months: section 19(2) of BEK 528 of 15 June 2000 (repealed in 2018), as quoted in IT-sikkerhedstekst ST8; "
        "Datatilsynet's catalogue, Logning af brugernes anvendelser, asks for a set time and automatic deletion and "
        "names none. Unverified: neither text was read again on that day",
    ),
)
"""The newest last."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut: of what, all days before which, when, by which rule, and the first number that it left (access log)."""

    what: str
    before: str
    at: str
    days: int
    first: int = 0

    @property
    def said(self) -> bytes:
        """What the mark is over."""
        return "\0".join(("cut", self.what, self.before, self.at, str(self.days), str(self.first))).encode()


def days(connection: Connection) -> int:
    """Return for how many days the log is kept."""
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    return int(row[0]) if row else USUAL[-1].days


def set_days(connection: Connection, wanted: int, *, who: str, now: datetime) -> None:
    """Take the municipality's word; Refused outside the bounds, with nothing changed."""
    if not SHORTEST <= wanted <= LONGEST:
        raise Refused(f"Vælg mellem {SHORTEST} og {LONGEST} dage. Intet er ændret.")
    connection.execute(
        "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (_SETTING, str(wanted)),
    )
    rules.note(connection, f"log={wanted}", who=who, now=now)


def pass_by(ledger: CentralLedger, connection: Connection, now: datetime) -> int:
    """Cut off the days whose time is over, as far as this database lets the service; return how many went.

    Where the database keeps the access log append-only, the owner's role cuts that (`fodfaeste-central retention log`).
    """
    gone = _cut_trails(connection, ledger.keys, now)
    _empty_words(connection, ledger.keys, now)
    if not ledger.engine.keeps_append_only:
        cut_access(connection, ledger.keys, now)
    return gone


def _cut_trails(connection: Connection, own: Keys, now: datetime) -> int:
    before = _before(now, days(connection))
    rows = connection.execute(
        "select device, branch, number, first, last from trail_head where gone = 0 and day < ?", (before,)
    ).fetchall()
    if not rows:
        return 0
    _write(connection, own, Cut("trail", before, instant(now), days(connection)))
    for device, branch, number, first, last in rows:
        for table in ("trail_about", "trail_entry"):
            connection.execute(
                f"delete from {table} where device = ? and branch = ? and seq between ? and ?",  # noqa: S608 - our own tables
                (device, branch, first, last),
            )
        connection.execute(
            "update trail_head set gone = 1 where device = ? and branch = ? and number = ?",
            (device, branch, number),
        )
    return len(rows)


def _empty_words(connection: Connection, own: Keys, now: datetime) -> None:
    """Empty the words of the days that passed since the last time; those that come later lose theirs as they come."""
    before = words_before(now)
    last = next((one.before for one in _ours(connection, own) if one.what == "words"), "")
    if days(connection) <= WORDS_DAYS or last >= before:
        return
    _write(connection, own, Cut("words", before, instant(now), WORDS_DAYS))
    for device, branch, first, end in connection.execute(
        "select device, branch, first, last from trail_head where gone = 0 and day >= ? and day < ?",
        (last, before),
    ).fetchall():
        connection.execute(
            "update trail_entry set words = '' where device = ? and branch = ? and seq between ? and ? and words <> ''",
            (device, branch, first, end),
        )


def words_before(now: datetime) -> str:
    """Return the day before which an entry keeps no words."""
    return _before(now, WORDS_DAYS)


def cut_access(connection: Connection, own: Keys, now: datetime) -> int:
    """Cut the service's own log, by a role that may; its newest line stays. Return how many lines went."""
    before = _before(now, days(connection))
    oldest = connection.execute("select at from access_log order by id limit 1").fetchone()
    if (
        oldest is None
        or oldest[0] >= before
        or before in {one.before for one in _of(connection, own, "access")}
    ):
        return 0
    (first,) = connection.execute(
        "select coalesce(min(case when at >= ? then id end), max(id)) from access_log", (before,)
    ).fetchone()
    _write(connection, own, Cut("access", before, instant(now), days(connection), first))
    return int(connection.execute("delete from access_log where id < ?", (first,)).rowcount)


def _write(connection: Connection, own: Keys, cut: Cut) -> None:
    """Write a cut down, once; what was gone before it without one is written down with it, for good."""
    connection.executemany(
        "insert into trail_fault (device, at, why, seq) values (?, ?, 'cut', ?)",
        [
            (device, cut.at, seq)
            for device, seq in _unordered(connection, own)
            if not _is_noted(connection, device, seq)
        ],
    )
    connection.execute(
        "insert into log_cut (what, before, at, days, first, mark) values (?, ?, ?, ?, ?, ?) "
        "on conflict (what, before) do nothing",
        (cut.what, cut.before, cut.at, cut.days, cut.first, own.mark("log-cut", cut.said)),
    )


def _is_noted(connection: Connection, device: str, seq: int) -> bool:
    row = connection.execute(
        "select 1 from trail_fault where device = ? and why = 'cut' and seq = ?", (device, seq)
    ).fetchone()
    return row is not None


def faults(connection: Connection, own: Keys) -> list[str]:
    """Return, in Danish, what is gone without a cut, and cuts that are none of ours; nothing where all is well."""
    found = [
        f"{device}: linjer til og med {seq} er væk, og ingen har besluttet det"
        for device, seq in _unordered(connection, own)
    ]
    return found + [
        f"Loggen siger, at alt før {one.before} er slettet, men det er ikke centralen, der har skrevet det"
        for one, mark in _all(connection)
        if not own.is_mark("log-cut", one.said, mark)
    ]


def _unordered(connection: Connection, own: Keys) -> list[tuple[str, int]]:
    """Name what no cut of ours speaks of: a device and its last entry that is gone, or our own log and its first."""
    day = max((one.before for one in _of(connection, own, "trail")), default="")
    found = [
        (str(device), int(last))
        for device, last in connection.execute(
            "select device, last from trail_head where gone = 1 and day >= ? order by device, branch, number",
            (day,),
        ).fetchall()
    ]
    cuts = _of(connection, own, "access")
    (first,) = connection.execute("select min(id) from access_log").fetchone()
    if cuts and (first is None or first > cuts[0].first):
        found.append((SERVICE, cuts[0].first))
    return found


SERVICE: Final = "centralen"
"""What stands for a device where our own log is meant."""


def since(connection: Connection, own: Keys) -> str:
    """Return the day from which the log is whole, as an ISO date; empty where nothing was ever cut."""
    return max((one.before for one in _ours(connection, own) if one.what != "words"), default="")


def _of(connection: Connection, own: Keys, what: What) -> list[Cut]:
    return [one for one in _ours(connection, own) if one.what == what]


def _ours(connection: Connection, own: Keys) -> Iterator[Cut]:
    """Yield the cuts that this service wrote, the newest first."""
    return (one for one, mark in _all(connection) if own.is_mark("log-cut", one.said, mark))


def _all(connection: Connection) -> list[tuple[Cut, str]]:
    rows = connection.execute(
        "select what, before, at, days, first, mark from log_cut order by before desc, what"
    ).fetchall()
    return [(Cut(*row[:5]), row[5]) for row in rows]


def _before(now: datetime, many: int) -> str:
    return (date.fromisoformat(instant(now)[:10]) - timedelta(days=many)).isoformat()
