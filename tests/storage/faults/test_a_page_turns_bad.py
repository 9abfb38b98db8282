"""A page of the database decays while the store is open: only what lies on it fails, and no word is gone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from casework.errors import FodfaesteError
from storage import engine
from storage.faults import UNSAVED_BUT_KEPT, PagesDamaged
from storage.journal_file import JournalFile
from storage.sealing import subkey
from storage.steady import Steady
from storage.unsaved import typed_in
from storage.vault import Store
from tests.storage.decay import decay, first_page
from tests.storage.faults.powercut import Image, contents
from tests.storage.faults.sizes import ENDURANCE, chance, told
from tests.storage.shelf import NOW, citizen, make, note, save, unlock

pytestmark = pytest.mark.slow
Counted = Callable[[str, object], None]
NOTES, ACTS = 60, 4
META = 2
"""The page on which the first table begins (storage/schema.py): every act reads it."""


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """A store with a case and its notes, and how its files lie."""
    folder = tmp_path_factory.mktemp("open") / "store"
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    for number in range(NOTES):
        save(store, *note(stream, f"Ord {number} " + "lang tekst om noget " * 15))
    store.close()
    return stream, contents(folder)


@dataclass
class Day:
    """What a person did after the page had turned bad: what was called saved, kept as a draft, or refused."""

    saved: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)


def decayed(folder: Path, page: int) -> Store:
    """Open a store, and let a page of its file decay."""
    store = unlock(folder)
    decay(store, page)
    return store


def work(store: Store, stream: str) -> Day:
    """Write on as if nothing was: each note is typed first, and then saved."""
    day = Day()
    for number in range(ACTS):
        text = f"skrevet bagefter {number}"
        key, words = f"note:{number}", {"text": text}
        try:
            store.drafts.keep(key, stream, "note", words, now=NOW)
            day.typed.append(text)
        except FodfaesteError:
            pass
        try:
            store.ledger.record(note(stream, text), now=NOW, draft=(key, words))
            day.saved.append(text)
        except FodfaesteError:
            day.refused.append(text)
    return day


def texts_in(store: Store) -> set[str]:
    """Return the words of the notes that can be read, each looked up by itself."""
    found, reader = set(), store.own_reader()
    for row in range(1, 3 * (NOTES + ACTS)):
        try:
            said = reader.row("select fields ->> 'text' from log where id = ?", row)
        except PagesDamaged:
            continue
        found |= {str(said[0])} if said else set()
    return found


def second_copy(store: Store) -> set[str]:
    """Return the words of the drafts that the journal file holds, and of the changes."""
    journal = JournalFile(store.folder / "outbox.ffj", subkey(store._root, "outbox"), store.id)
    records = journal.open().records
    journal.close()
    changes = {str(form["f"].get("text")) for record in records for form in record.get("c", ())}
    return changes | {row[3].split('"')[3] for row in typed_in(records)}


def judged(folder: Path, page: int, stream: str) -> str:
    """Let a page decay under an open store, write on, and say what became of every word."""
    store = decayed(folder, page)
    day = work(store, stream)
    beside = second_copy(store)
    store.let_go()
    if gone := set(day.saved) - beside:
        return f"SAVED ONCE ONLY {sorted(gone)}"
    if gone := set(day.refused) - beside:
        return f"TYPED WORDS GONE {sorted(gone)}"
    try:
        again = unlock(folder)
    except FodfaesteError:
        return "shut, and in the second copy"
    have = texts_in(again)
    again.let_go()
    if gone := set(day.saved) - have:
        return f"SAVED WORDS GONE {sorted(gone)}"
    if not day.refused:
        return "all saved"
    return "some refused and kept" if day.saved else "all refused and kept"


def test_a_page_that_turns_bad_stops_only_what_lies_on_it(
    tmp_path: Path, closed: tuple[str, dict[str, bytes]], record_property: Counted
) -> None:
    stream, files = closed
    pages = range(2, len(files[engine.NAME]) // engine.PAGE + 1)
    unread = page_of(
        files, tmp_path, "log_held"
    )  # no save reads it, so whatever chance picks, some are all saved
    chosen = pages if ENDURANCE else dict.fromkeys([*chance("open").sample(pages, 16), META, unread])

    found = Counter[str]()
    for page in chosen:
        folder = Image(files, "", 0, "").lay(tmp_path / str(page))
        found[judged(folder, page, stream)] += 1

    record_property("counted", f"pages that turn bad under an open store: {told(found)}")
    assert set(found) <= {
        "all saved",
        "some refused and kept",
        "all refused and kept",
        "shut, and in the second copy",
    }
    assert found["all saved"] > 0


def page_of(files: dict[str, bytes], room: Path, table: str) -> int:
    """Return the page on which a table begins."""
    store = unlock(Image(files, "", 0, "").lay(room / "asked"))
    page = first_page(store, table)
    store.let_go()
    return page


def test_a_save_that_touches_the_page_is_refused_with_its_words_kept_and_another_goes_on(
    tmp_path: Path, closed: tuple[str, dict[str, bytes]]
) -> None:
    stream, files = closed
    folder = Image(files, "", 0, "").lay(tmp_path / "store")
    store = decayed(folder, page_of(files, tmp_path, "log_record"))

    with pytest.raises(PagesDamaged) as refusal:
        store.ledger.record(note(stream, "rammer siden"), now=NOW, draft=("note:x", {"text": "rammer siden"}))
    store.settings.set("language", "da")
    store.drafts.keep("note:y", stream, "note", {"text": "skrives videre"}, now=NOW)

    assert str(refusal.value) == UNSAVED_BUT_KEPT
    assert store.settings.get("language") == "da"
    assert "rammer siden" in second_copy(store)
    store.let_go()


def test_a_draft_whose_page_is_bad_stands_in_the_journal_file_and_is_found_again(
    tmp_path: Path, closed: tuple[str, dict[str, bytes]]
) -> None:
    stream, files = closed
    folder = Image(files, "", 0, "").lay(tmp_path / "store")
    store = decayed(folder, page_of(files, tmp_path, "draft"))

    store.drafts.keep("note:x", stream, "note", {"text": "uden plads i basen"}, now=NOW)
    save(store, *note(stream, "en anden"))
    found = store.drafts.find("note:x")
    store.close()
    again = unlock(folder)
    still = again.drafts.find("note:x")
    again.let_go()

    assert found is not None
    assert found.contents == {"text": "uden plads i basen"}
    assert still is not None
    assert still.contents == {"text": "uden plads i basen"}


def test_a_draft_that_was_emptied_does_not_come_up_again(
    tmp_path: Path, closed: tuple[str, dict[str, bytes]]
) -> None:
    stream, files = closed
    store = decayed(Image(files, "", 0, "").lay(tmp_path / "store"), page_of(files, tmp_path, "draft"))
    store.drafts.keep("note:x", stream, "note", {"text": "fortrudt"}, now=NOW)

    with pytest.raises(PagesDamaged):
        store.drafts.drop("note:x")

    assert "fortrudt" not in second_copy(store)
    store.let_go()


def test_a_connection_that_is_never_opened_anew_is_noticed(
    tmp_path: Path, closed: tuple[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One note reads a page that is bad; without a fresh connection nothing is saved from then on."""
    stream, files = closed
    folder = Image(files, "", 0, "").lay(tmp_path / "store")
    monkeypatch.setattr(Steady, "_begin_anew", lambda _: None)
    store = decayed(folder, page_of(files, tmp_path, "log_held"))
    with pytest.raises(PagesDamaged):
        store.own_reader().rows("select number from log indexed by log_held where held is not null")

    day = work(store, stream)
    store.let_go()

    assert day.saved == []


def test_words_that_are_not_kept_beside_are_noticed(
    tmp_path: Path, closed: tuple[str, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, files = closed
    monkeypatch.setattr("storage.unsaved.Unsaved.keep", lambda *_: None)
    page = page_of(files, tmp_path, "log_record")

    verdict = judged(Image(files, "", 0, "").lay(tmp_path / "store"), page, stream)

    assert verdict.startswith("TYPED WORDS GONE")
