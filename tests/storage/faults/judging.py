"""What a store must still know after a cut, a flip or a kill: every word that was said to be saved."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from casework.errors import Damaged, FodfaesteError
from storage import attached, backups, engine, guesses, rebuild
from storage.backups import CopyFound
from storage.faults import TooSoon
from storage.journal_file import NAME as JOURNAL
from storage.sealing import Altered
from storage.vault import Store
from tests.storage.faults.deeds import brought_back, contents_of, phrase, words
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, make, unlock

Files = dict[str, bytes]
LATER = NOW + timedelta(hours=1)


@contextmanager
def opened(folder: Path, passphrase: str = PASSPHRASE) -> Iterator[Store]:
    """Unlock a store for a while."""
    store = unlock(folder, passphrase)
    try:
        yield store
    finally:
        store.close()


def kept(store: Store) -> set[int]:
    """Return the numbers of the notes that can be read, word for word; a page that cannot be read hides its own."""
    try:
        rows = store.own_reader().rows("select fields ->> 'text' from log where kind = 'note'")
    except Damaged:
        rows = list(_rows_that_read(store))
    numbered = [(int(str(text).split()[1]), text) for (text,) in rows]
    return {number for number, text in numbered if text == words(number)}


def _rows_that_read(store: Store) -> Iterator[tuple[Any, ...]]:
    """Ask row by row, and step over what cannot be read."""
    reader = store.own_reader()
    try:
        (last,) = reader.row("select coalesce(max(id), 0) from log") or (0,)
    except Damaged:
        return
    for row in range(1, last + 1):
        try:
            said = reader.row("select fields ->> 'text' from log where id = ? and kind = 'note'", row)
        except Damaged:
            continue
        if said:
            yield said


def missing(store: Store, said: int) -> set[int]:
    """Return what was said to be saved and is not there."""
    return set(range(1, said + 1)) - kept(store)


def database_alone(folder: Path) -> Path:
    """Take the journal file away: the database by itself must know everything."""
    (folder / JOURNAL).unlink(missing_ok=True)
    return folder


def journal_alone(folder: Path, start: Files) -> Path:
    """Put the database back to where the film began: the journal file by itself must know everything."""
    for path in folder.glob(f"{engine.NAME}*"):
        path.unlink()
    (folder / engine.NAME).write_bytes(start[engine.NAME])
    return folder


def after_saves(folder: Path, said: int, passphrase: str = PASSPHRASE) -> str:
    """Judge a store in which notes were saved."""
    with opened(folder, passphrase) as store:
        return notes_in(store, said)


def notes_in(store: Store, said: int) -> str:
    """Judge the notes of an open store."""
    if gone := missing(store, said):
        return f"LOST {sorted(gone)}"
    if told := store.check():
        return f"BROKEN {told}"
    numbers = store.own_reader().rows("select device, number from log where by = ?", store.user.id)
    return "whole" if len(numbers) == len(set(numbers)) else "TWICE"


def and_once_more(folder: Path, said: int, verdict: str, passphrase: str = PASSPHRASE) -> str:
    """Judge the notes again in a store that has been opened since: every eighth time, it costs as much as the first."""
    return after_saves(folder, said, passphrase) if verdict == "whole" and said % 8 == 0 else verdict


def after_decay(folder: Path, said: int, start: Files) -> str:
    """Judge a store in which one bit turned: nothing saved is gone from both copies, and nothing silently."""
    have, told = set[int](), False
    try:
        with opened(folder) as store:
            have, told = kept(store), bool(store.check())
    except Damaged:
        told = True
    except TooSoon:
        (folder / guesses.NAME).unlink()
        return after_decay(folder, said, start)
    wanted = set(range(1, said + 1))
    if wanted <= have:
        return "whole, and told" if told else "whole"
    if not told:
        return f"SILENTLY LOST {sorted(wanted - have)}"
    with opened(journal_alone(folder, start)) as store:
        have |= kept(store)
    return "told, and in the second copy" if wanted <= have else f"LOST {sorted(wanted - have)}"


def after_salvage(folder: Path, said: int) -> str:
    """Judge a damaged store that was rebuilt: each note said to be saved reads again, or stands in the list by name."""
    try:
        restored = rebuild.rebuild(folder, PASSPHRASE, now=LATER, floor=CHEAP)
    except Damaged:
        return "TOLD, BUT SHUT"
    with closing(restored.store) as store:
        have = kept(store)
        shown = {row[0] for row in store.own_reader().rows("select fields ->> 'text' from record")}
        told = {one.words for one in restored.missing}
        listed = {number for number in range(1, said + 1) if words(number) in told}
        listed |= {one.number - 1 for one in restored.missing if one.number}
        asked = {number for number in range(1, said + 1) if number not in have}
        if store.check():
            return "BROKEN"
        if have - {number for number in have if words(number) in shown}:
            return "NOT SHOWN"
        if not asked:
            return "whole" if restored.untouched else "whole, from copy and journal file"
        if asked - listed and not restored.from_copy:
            return f"SILENTLY LOST {sorted(asked - listed)}"
        if nameless := [one for one in restored.missing if not (one.citizen or one.kind)]:
            return f"NAMELESS {nameless[0]}"
        return "told that the service has the rest" if restored.from_copy else "listed by name"


def after_receipts(folder: Path, said: int, passphrase: str = PASSPHRASE) -> str:
    """Judge a store that also took pages: a cursor never runs ahead of its rows."""
    with opened(folder, passphrase) as store:
        cursor = int((store.ledger.cursor() or "c0")[1:])
        (rows,) = store.own_reader().rows("select count(*) from log where kind = 'agreement'")
        if rows != (cursor,):
            return f"CURSOR {cursor} {rows}"
        verdict = notes_in(store, said)
    return and_once_more(folder, said, verdict, passphrase)


def after_migration(folder: Path, said: int) -> str:
    """Judge a store that a newer program opened: its step was taken whole, or not at all."""
    with opened(folder) as store:
        columns = {row[0] for row in store.own_reader().rows("select name from pragma_table_info('log')")}
        if "year" not in columns:
            return "HALF A STEP"
        verdict = notes_in(store, said)
    return and_once_more(folder, said, verdict)


def after_attached_files(folder: Path, said: int) -> str:
    """Judge a store to which files were attached: each that was said to be kept opens, bit by bit."""
    with opened(folder) as store:
        here = {
            str(row[1]).removesuffix(".pdf"): str(row[0])
            for row in store.own_reader().rows(
                "select record, fields ->> 'name' from log where kind = 'attachment'"
            )
        }
        for number in range(1, said + 1):
            if attached.read(store._connection, store.attachments, here[str(number)]) != contents_of(number):
                return f"LOST {number}"
        return "whole" if not store.check() else "BROKEN"


def after_locks(folder: Path, said: int) -> str:
    """Judge a store that was locked with an open draft."""
    with opened(folder) as store:
        draft = store.drafts.find("note:x")
        if said and (draft is None or draft.contents["text"] not in {words(said), words(said + 1)}):
            return "DRAFT"
        verdict = notes_in(store, said)
    return and_once_more(folder, said, verdict)


def after_restores(folder: Path, said: int) -> str:
    """Judge a store that was restored: where its database is gone once more, the newest copy gives it back."""
    try:
        return after_saves(folder, said)
    except Damaged:
        if not backups.found(folder):
            raise
    brought_back(folder).close()
    return after_saves(folder, said)


def after_passphrases(folder: Path, said: int) -> str:
    """Judge a store whose passphrase was changed: the one that was said to hold opens it, or the one after it.

    So do its sealed copies, each of them.
    """
    for number in (said, said + 1):
        try:
            with opened(folder, phrase(number)) as store:
                copies = sorted((folder / backups.FOLDER).glob("*.ffb"))
                if [copy.path for copy in backups.found(folder) if _opens(copy, store._root)] != copies:
                    return "A COPY"
                return "whole" if not store.check() else "BROKEN"
        except FodfaesteError:
            continue
    return "LOST"


def _opens(copy: CopyFound, root: bytes) -> bool:
    """Tell whether a copy opens with a root key, page by page."""
    try:
        backups.look_through(copy.path, copy.inside(root))
    except Altered:
        return False
    return True


def after_creation(folder: Path, said: str) -> str:
    """Judge a store whose making was cut off: it opens, or it was never begun and can be made."""
    if said:
        return after_saves(folder, int(said))
    try:
        with opened(folder) as store:
            return "whole" if not store.check() else "BROKEN"
    except Damaged:
        try:
            make(folder).close()
        except FodfaesteError as error:
            return f"STUCK {error}"
    return "begun anew"


def copied(folder: Path, to: Path) -> Path:
    """Copy a store, so that one image can be judged twice."""
    shutil.copytree(folder, to)
    return to
