"""What an open store does for itself when nobody types: copies, checks and a short log of the engine's own.

Each chore is a row of short pieces of work; between two of them the store's lane takes whatever a person wants first.
When they were done last stands in the store, for the page *Sikkerhed*.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Final

import sqlcipher3

from casework.errors import Damaged
from storage import backups, damage, feet, keyfile, meta, put_aside
from storage.engine import NAME, Connection
from storage.faults import spoken
from storage.transactions import at_once, writing
from storage.vault import Store

IsWanted = Callable[[], bool]
Chore = Callable[[datetime, IsWanted], Iterator[None]]
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
LONG_LOG: Final = 1 << 20
"""Bytes of the engine's own log from which on it is brought into the file."""

COPIED: Final = "copy_at"
CHECKED: Final = "check_at"
BAD: Final = "check_bad"
_READ_THROUGH: Final = "quick_at"
_WORDS: Final = """select (select max(id) from log), (select count(*) from log where seq is null),
    (select max(kept_at) from draft), (select count(*) from draft)"""
_OPCODES: Final = 20_000
"""How many steps of the engine lie between two looks at whether somebody wants the store."""


def chores(store: Store) -> tuple[Chore, ...]:
    """Return the chores of a store, in the order in which they are looked at."""
    copies = _Copies(store)
    return (
        copies.tend,
        lambda _now, _wanted: _reserve(store),
        lambda now, wanted: _short_log(store, now, wanted),
        lambda now, wanted: _check(store, now, wanted),
        lambda now, wanted: _read_through(store, now, wanted),
        lambda now, wanted: _let_go_of_aside(store, now, wanted),
    )


def _reserve(store: Store) -> Iterator[None]:
    """Hold room free again, where it was given back and there is plenty now."""
    store.reserve.lay()
    yield


class _Copies:
    """A copy when one is due and something was written since; the older ones go when they may."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._copied: tuple[object, ...] = ()

    def tend(self, now: datetime, wanted: IsWanted) -> Iterator[None]:
        """Copy, check, finish: three pieces."""
        connection = self._store.source().connection
        if _opens_with_old_words(self._store) and not backups.is_renewing(connection):
            with spoken(), writing(connection):
                backups.want_renewal(connection)
        is_due = backups.is_due(self._store.folder, now) and _words(connection) != self._copied
        if is_due or backups.wants_renewal(connection):
            going = self._store.copying(now)
            going.copy(wanted)
            said = _words(connection)
            yield
            going.check()
            yield
            going.finish()
            self._copied = said
            yield
        backups.renew(self._store.source())


def _words(connection: Connection) -> tuple[object, ...]:
    """Return what changes whenever somebody's words do, and not when the store notes something of itself."""
    return tuple(connection.execute(_WORDS).fetchone())


def _opens_with_old_words(store: Store) -> bool:
    """Tell whether a copy opens in another way than the store does now: it could not be given today's slots."""
    try:
        return not feet.are_of(keyfile.read(store.folder), store.folder)
    except Damaged:
        return False


def _short_log(store: Store, _now: datetime, _wanted: IsWanted) -> Iterator[None]:
    """Bring the engine's own log into the file, where it has grown and nobody reads."""
    connection = store.source().connection
    log = store.folder / f"{NAME}-wal"
    if log.exists() and log.stat().st_size > LONG_LOG:
        with spoken(), at_once(connection):
            connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    yield


def _check(store: Store, now: datetime, _wanted: IsWanted) -> Iterator[None]:
    """Once a day, read every page with its proof; PagesDamaged, naming what is lost, where one does not hold."""
    connection = store.source().connection
    if _is_due(connection, CHECKED, now, DAY):
        bad = store.check()
        yield
        _note(connection, {CHECKED: now.isoformat(), BAD: str(len(bad))})
        damage.mark(store.folder, found=bool(bad))
        if bad:
            raise damage.told(store.reader)


def _read_through(store: Store, now: datetime, wanted: IsWanted) -> Iterator[None]:
    """Once a week, let the engine read through its own structure; it lets go when somebody wants the store."""
    connection = store.source().connection
    if not _is_due(connection, _READ_THROUGH, now, WEEK):
        return
    connection.set_progress_handler(wanted, _OPCODES)
    try:
        said = [row[0] for row in connection.execute("pragma quick_check").fetchall()]
    except sqlcipher3.OperationalError as error:
        if "interrupted" in str(error):
            raise backups.Wanted from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
    yield
    _note(connection, {_READ_THROUGH: now.isoformat()})
    if said != ["ok"]:
        _note(connection, {CHECKED: now.isoformat(), BAD: str(len(said))})
        damage.mark(store.folder)
        raise damage.told(store.reader)


def _let_go_of_aside(store: Store, now: datetime, _wanted: IsWanted) -> Iterator[None]:
    """Take the files of a damaged store away, once nothing can be needed of them."""
    put_aside.let_go(store.source(), now, checked=store.fact(CHECKED), bad=store.fact(BAD))
    yield


def _is_due(connection: Connection, name: str, now: datetime, every: timedelta) -> bool:
    """Tell whether it is time again; a clock that was set back makes it so too."""
    last = meta.get(connection, name)
    return last is None or abs(now - datetime.fromisoformat(last)) >= every


def _note(connection: Connection, facts: dict[str, str]) -> None:
    with spoken(), writing(connection):
        for name, value in facts.items():
            meta.put(connection, name, value)
