"""An older program meets a newer one's store: it leaves it alone, sends what waits as it lies, and says both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import FodfaesteError
from desktop import away, entry, opening
from desktop.crash import Crash
from desktop.ui.lean_unlock import LeanUnlock
from storage import engine, journal_file, keyfile, pinned, schema, vault
from storage.faults import NEWER, NewerStore
from storage.lease import Brought
from storage.upgrade import Told
from sync.locked import Sent
from tests.desktop.core.hers import hers_at_home
from tests.desktop.flows.test_failure_behaviour import lacks
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop, locked
from tests.sync.stage import Central

FILES = (engine.NAME, journal_file.NAME, keyfile.NAME, keyfile.COPY)


@pytest.fixture
def newer(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Laptop]:
    """Mette's store as the next program leaves it at a lock, with two notes that the service does not have."""
    with hers_at_home(running, tmp_path, monkeypatch) as one:
        one.write("Skrevet med den nye udgave", "Og endnu et")
        one.store.drafts.keep("note:x", one.stream, "note", {"text": "Halvt"}, running.clock())
        one.store._connection.execute("create table later (id integer primary key) strict")
        one.store._connection.execute(f"pragma user_version = {schema.NEWEST + 1}")
        one.lock()
        yield one


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def at_the_service(running: Central) -> int:
    """Return how many notes the service has."""
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_the_store_is_left_alone_and_every_unsent_note_reaches_the_service_as_it_lies(
    newer: Laptop, running: Central
) -> None:
    before = bytes_of(newer.folder)

    with pytest.raises(NewerStore, match="nyere udgave"):
        newer.unlock()
    with locked(newer) as device:
        sent = device.send()

    assert sent == Sent(receipted=2)
    assert at_the_service(running) == 2
    assert bytes_of(newer.folder) == before


def test_the_newer_program_goes_on_and_nothing_was_sent_twice(newer: Laptop, running: Central) -> None:
    with locked(newer) as device:
        device.send()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "NEWEST", schema.NEWEST + 1)
        newer.unlock()
        newer.write("Tre")
        newer.round()
        drafts = newer.store.drafts.all()
        newer.lock()

    assert running.all("select count(*), count(distinct dseq) from change where kind = 'note'") == [(3, 3)]
    assert [one.contents for one in drafts] == [{"text": "Halvt"}]


def test_of_the_test_a_program_that_sends_only_what_it_can_open_leaves_the_notes_behind(
    newer: Laptop, running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_file, "holds_records", lambda _: False)

    with locked(newer) as device:
        device.send()

    assert at_the_service(running) == 0


@pytest.fixture
def window(qtbot: QtBot) -> LeanUnlock:
    one = LeanUnlock(initials="MEHA", age="Sidst opdateret 26.11.2026 kl. 10.00")
    qtbot.addWidget(one)
    return one


@pytest.fixture
def stands(
    window: LeanUnlock, newer: Laptop, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[entry.Entry]:
    told: list[str] = []

    def unlock(
        folder: Path, words: str, lease: Brought | None, heard: Told
    ) -> tuple[vault.Store, dict[str, str]]:
        now = newer.running.clock()
        return vault.unlock(folder, words, now=now, floor=CHEAP, lease=lease, told=heard), {}

    monkeypatch.setattr(entry, "_unlock", unlock)
    crash = Crash(newer.folder.parent / "crash", told.append)
    one = entry.Entry(qapp, crash, folder=newer.folder, practice=False, unlock=window, let_go=lambda: None)
    one._begin_away()
    window.passphrase_given.connect(one._try)
    yield one
    one.end()
    assert told == []


@pytest.mark.usefixtures("stands")
def test_the_window_says_that_what_is_unsent_goes_all_the_same_and_then_that_it_went(
    qtbot: QtBot, window: LeanUnlock, running: Central
) -> None:
    window.passphrase_given.emit(PASSPHRASE)

    qtbot.waitUntil(lambda: "nyere udgave" in window.line.text(), timeout=20_000)
    assert window.line.text().endswith("Det, der ikke er sendt, sendes herfra imens, når der er net.")
    qtbot.waitUntil(lambda: "kvitteret" in window._age_words.text(), timeout=20_000)
    assert window._age_words.text() == "2 ændringer er sendt og kvitteret"
    assert at_the_service(running) == 2


def test_it_promises_nothing_where_there_is_nobody_to_send_to(newer: Laptop) -> None:
    (newer.folder / pinned.NAME).unlink()

    said = opening.said_of_refusal(NewerStore(NEWER), newer.folder)

    assert "sendes" not in said
    assert opening.said_of_refusal(FodfaesteError("Noget andet."), newer.folder) == "Noget andet."
    assert away.BESIDE == pinned.NAME


def test_what_is_said_has_its_three_parts(newer: Laptop) -> None:
    assert lacks(opening.said_of_refusal(NewerStore(NEWER), newer.folder)) == []
