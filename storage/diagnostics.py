"""Figures of an open store for a diagnostics file: nothing that a person wrote is read into it.

Names of kinds and codes are let through only where they are ours: a newer service may send others, and what stands
in a database is never printed as it stands.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import Final

from casework.answers_diagnostics import StoreFigures
from casework.kinds import KINDS
from storage import attachments, backups, meta
from storage.again import CAN_CHANGE
from storage.journal_file import NAME as JOURNAL
from storage.logbook import ANSWERED, AWAY
from storage.reader import Reader
from storage.reads import citizens, day, search
from storage.reads import sync as sync_reads
from storage.vault import Store

OTHER: Final = "other"
_CODES: Final = CAN_CHANGE | {
    ANSWERED,
    AWAY,
    "wrong_shape",
    "too_long",
    "wrong_stream",
    "wrong_kind",
    "redacted",
    "erased",
}
"""Why the service keeps something aside, as `sync.words` says it to a person."""
_PARTS: Final = ("store.db", "store.db-wal", JOURNAL)
_FOLDERS: Final = (backups.FOLDER, attachments.FOLDER)


def figures(store: Store, reader: Reader, today: date, now: datetime) -> StoreFigures:
    """Return what is counted and measured now; asked on a lane of the store."""
    with reader.moment():
        state = sync_reads.state(reader)
        kinds = Counter[str]()
        for kind, count in reader.rows("select kind, count(*) from record group by kind"):
            kinds[kind if kind in KINDS else OTHER] += count
        held = Counter[str]()
        for code, count in reader.rows("select held, count(*) from log where held is not null group by held"):
            word = str(code).partition(" ")[0]
            held[word if word in _CODES else OTHER] += count
        return StoreFigures(
            schema=_one(reader, "pragma user_version"),
            engine=_version(reader, "select sqlite_version()"),
            cipher=_version(reader, "pragma cipher_version"),
            sizes=_sizes(store.folder),
            free=_free(store.folder),
            citizens=_one(reader, "select count(*) from record where kind = 'citizen' and gone = 0"),
            kinds=dict(kinds),
            changes=_one(reader, "select count(*) from log"),
            waiting=state.waiting,
            files=state.files,
            held=dict(held),
            apart=_one(reader, "select count(*) from record where torn = 1"),
            last_contact=_instant(meta.fact(reader.connection, sync_reads.LAST_CONTACT)),
            last_receipt=_instant(state.last_receipt),
            offline_since=_instant(state.offline_since),
            took=_took(reader, today, now),
        )


def _took(reader: Reader, today: date, now: datetime) -> dict[str, float]:
    """Measure the questions that one waits for, in milliseconds; what they answer is let go of."""
    asked: dict[str, Callable[[], object]] = {
        "day": lambda: day.day(reader, today, reader.owner.user, today, now=now),
        "caseload": lambda: citizens.citizens(reader, today, now=now),
        "search": lambda: search.search(reader, "praktik"),
    }
    return {name: _measured(ask) for name, ask in asked.items()}


def _measured(ask: Callable[[], object]) -> float:
    began = perf_counter()
    ask()
    return round((perf_counter() - began) * 1000, 1)


def _one(reader: Reader, query: str) -> int:
    (count,) = reader.row(query) or (0,)
    return int(count)


def _version(reader: Reader, query: str) -> str:
    (said,) = reader.row(query) or ("",)
    found = re.match(r"[\d.]+", str(said))
    return found[0] if found else ""


def _instant(text: str | None) -> str:
    """Return an instant to the minute, empty where it is none."""
    try:
        return datetime.fromisoformat(text).isoformat(timespec="minutes") if text else ""
    except ValueError:
        return ""


def _sizes(folder: Path) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for part in _PARTS:
        with suppress(OSError):
            sizes[part] = (folder / part).stat().st_size
    for name in _FOLDERS:
        sizes[f"{name}/"] = sum(_size(each) for each in (folder / name).rglob("*"))
    return sizes


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size if path.is_file() else 0
    return 0


def _free(folder: Path) -> int | None:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return None
