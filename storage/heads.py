"""Where database and journal file stood together last, so that either of them that fell back is noticed.

The database says in the same transaction as a change which journal file it wrote to, how many records that has, and the
tag of the last one. A file that is about to be put in place is announced first, so that a crash in between is no alarm.
"""

import logging
from typing import Final

from storage import meta
from storage.engine import Connection
from storage.journal_file import JournalFile, JournalRead, new_name
from storage.transactions import writing

LOG: Final = logging.getLogger("fodfaeste.storage")
_STANDS: Final = "journal"
_NEXT: Final = "journal_next"


def note(connection: Connection, journal: JournalFile) -> None:
    """Write down, inside an open transaction, where the journal file stands now."""
    file, count, tag = journal.stands_at
    meta.put(connection, _STANDS, f"{file} {count} {tag.hex()}")


def announce(connection: Connection) -> str:
    """Name the file that will be put in place next, and return its name."""
    file = new_name()
    with writing(connection):
        meta.put(connection, _NEXT, file)
    return file


def is_that_file(connection: Connection, found: JournalRead) -> bool:
    """Tell whether a journal file is, by its name, the very one that the database wrote to last."""
    return bool(found.file) and (meta.get(connection, _STANDS) or "").startswith(f"{found.file} ")


def fell_back(connection: Connection, found: JournalRead) -> bool:
    """Tell whether the journal file is not the one, or not as long as, the database knows it to have been."""
    said = (meta.get(connection, _STANDS) or "").rpartition(" ")
    file, _, count = said[0].rpartition(" ")
    if found.headless or not count:
        return False
    if file != found.file:
        return found.file != (meta.get(connection, _NEXT) or "")
    return int(count) > 0 and (
        len(found.tags) < int(count) or found.tags[int(count) - 1] != bytes.fromhex(said[2])
    )


def is_hurt(connection: Connection, found: JournalRead) -> bool:
    """Tell whether the journal file is not as it was left, so that a person should hear of it."""
    return bool(found.damaged or found.headless or fell_back(connection, found))


def told(connection: Connection, journal: JournalFile, found: JournalRead, back: int) -> bool:
    """Say in the log, without a word of a case, which of the two had fallen behind; `back` changes came back.

    Tell whether the file must be written anew: it is not as it was left, of an older version or program, or not for
    the service.
    """
    if back:
        LOG.warning("the database had lost %d changes; they came back from the journal file", back)
    if is_hurt(connection, found):
        LOG.warning("the journal file was not as it was left (%d damaged); it is written anew", found.damaged)
        return True
    lacks_service = bool(journal.belongs.service) and not found.for_service
    return found.torn_end or found.version < 2 or found.begun is None or lacks_service
