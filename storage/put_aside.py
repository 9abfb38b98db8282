"""The damaged files that a restore put aside: they stay, sealed as they are, until nothing can be needed of them.

That is when nothing waits for a receipt, the service knows the store's name of today, a check of every page since then
was good, and nothing is missing: so long as something is, the damaged file is the only place where it may still be.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from storage import backups, former, meta, missing
from storage.backups import ASIDE, Source
from storage.faults import spoken
from storage.transactions import writing

GONE: Final = "put_aside_gone"
_WAITS: Final = "select 1 from log where seq is null and held is null limit 1"
_NAMED: Final = "%Y%m%dT%H%M%S"


def since(folder: Path) -> datetime | None:
    """Return when files were put aside last, None where none lie there."""
    names = [path.name for path in (folder / ASIDE).glob("*") if path.is_dir()]
    times = [datetime.strptime(name[:15], _NAMED).replace(tzinfo=UTC) for name in names]
    return max(times, default=None)


def let_go(source: Source, now: datetime, *, checked: str | None, bad: str | None) -> bool:
    """Take the damaged files away where nothing can be needed of them any more; tell whether they went.

    `checked` is when every page was read last, `bad` how many of them did not hold.
    """
    put = since(source.folder)
    if put is None or checked is None or bad != "0" or datetime.fromisoformat(checked) <= put:
        return False
    connection = source.connection
    with spoken():
        waits = connection.execute(_WAITS).fetchone()
        if waits or former.names(connection) or missing.still(connection):
            return False
        backups.clear_aside(source.folder)
        with writing(connection):
            meta.put(connection, GONE, now.isoformat())
    return True
