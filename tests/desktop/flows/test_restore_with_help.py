"""Gendan where the words are forgotten, too: two officers' answer opens the copy, by wire and by stick."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import FodfaesteError
from desktop.flows.forgotten import ForgottenFlow
from desktop.flows.restore import RestoreFlow
from desktop.lanes import Lane
from desktop.ui.screens.forgotten import ForgottenScreen
from storage import backups, engine, keyfile, pinned
from storage.faults import WrongPassphrase
from storage.restore import Restored
from sync import recovery
from sync.protocol_recovery import RequestWire
from sync.service import recovery as there
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP, PASSPHRASE, citizen, note, save, unlock
from tests.storage.test_restore import texts
from tests.sync.recovering import LAST_WORDS, Forgetful, forgotten

AFTER = "Skrevet efter kopien, og aldrig sendt."


@dataclass
class Walk:
    """A person in front of a damaged store, whose words are forgotten."""

    qtbot: QtBot
    day: Forgetful
    flow: RestoreFlow
    lane: Lane
    opened: list[Restored] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)

    @property
    def help(self) -> ForgottenFlow:
        assert self.flow._help is not None
        return self.flow._help

    def idle(self) -> None:
        lanes = [self.lane, *([self.help._network] if self.flow._help is not None else [])]
        for lane in lanes:
            if lane.is_open:
                lane.wait_for(lambda: None)
        self.qtbot.waitUntil(lambda: not any(lane._asked for lane in lanes), timeout=20_000)

    def press(self, name: str) -> None:
        press(self.flow.window, name)
        self.idle()

    def ask_for_help(self) -> ForgottenScreen:
        """Choose the newest copy, and say that the words are forgotten."""
        self.press("Videre")
        self.press("Glemt adgangssætning")
        window = self.flow.window
        assert isinstance(window, ForgottenScreen)
        return window

    def choose_words(self, window: ForgottenScreen) -> str:
        chosen = " ".join(window._words.words)
        window._words.typed.write(chosen)
        self.press("Gendan med de nye ord")
        return chosen


def without_database(folder: Path) -> None:
    (folder / engine.NAME).write_bytes(b"")


def without_keys_too(folder: Path) -> None:
    without_database(folder)
    for name in (keyfile.NAME, keyfile.COPY):
        (folder / name).write_bytes(b"{}")


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Forgetful]:
    """A store with a copy, and a note that is younger than it; it knows where its service is."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    with forgotten(tmp_path) as one:
        store = unlock(one.folder)
        backups.make(store.source(), one.clock())
        stream, opened = citizen("Åse", "Ørum")
        save(store, *opened, *note(stream, AFTER))
        store.close()
        beside = pinned.beside(one.running.address, one.enrolled.epoch, one.enrolled.device, pinned.Pinned())
        pinned.put_beside(one.folder, beside)
        yield one


@pytest.fixture
def walk(qtbot: QtBot, qapp: QApplication, day: Forgetful) -> Iterator[Walk]:
    without_database(day.folder)
    yield from walking(qtbot, qapp, day)


@pytest.fixture
def keyless(qtbot: QtBot, qapp: QApplication, day: Forgetful) -> Iterator[Walk]:
    without_keys_too(day.folder)
    yield from walking(qtbot, qapp, day)


def walking(qtbot: QtBot, qapp: QApplication, day: Forgetful) -> Iterator[Walk]:
    crashed: list[BaseException] = []
    refused: list[FodfaesteError] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    opened: list[Restored] = []
    left: list[bool] = []
    flow = RestoreFlow(
        qapp,
        day.folder,
        lane,
        now=day.clock,
        done=lambda came: opened.append(came[0]),
        looked=lambda _: None,
        left=lambda: left.append(True),
        floor=CHEAP,
        cost=CHEAP,
    )
    one = Walk(qtbot, day, flow, lane, opened, left)
    flow.window.show()
    one.idle()
    yield one
    flow.end()
    flow.window.close()
    flow.window.deleteLater()
    for each in opened:
        each.store.close()
    lane.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert (crashed, refused) == ([], [])


def online(walk: Walk) -> tuple[Restored, str]:
    """Walk the whole way over the wire; return the restored store and its new words."""
    window = walk.ask_for_help()
    walk.press("Send anmodning")
    asked = recovery.waiting(walk.day.folder, walk.day.clock())
    assert asked is not None
    walk.day.approve(asked, 0)
    walk.day.approve(asked, 1)
    there.answer(walk.day.running.ledger, asked.request.id, walk.day.clock())
    walk.press("Se efter nu")
    walk.qtbot.waitUntil(lambda: window.step == "words", timeout=20_000)
    chosen = walk.choose_words(window)
    (restored,) = walk.opened
    return restored, chosen


def test_over_the_wire_the_copy_opens_with_new_words_and_nothing_is_missing(walk: Walk) -> None:
    restored, chosen = online(walk)

    assert texts(restored.store) == {LAST_WORDS, AFTER}
    assert recovery.waiting(walk.day.folder, walk.day.clock()) is None
    walk.opened.clear()
    restored.store.close()
    unlock(walk.day.folder, chosen).close()
    with pytest.raises(WrongPassphrase):
        unlock(walk.day.folder, PASSPHRASE)


def test_also_where_the_key_file_and_its_copy_are_gone(keyless: Walk) -> None:
    restored, chosen = online(keyless)

    assert texts(restored.store) == {LAST_WORDS, AFTER}
    keyless.opened.clear()
    restored.store.close()
    unlock(keyless.day.folder, chosen).close()


def test_on_a_stick_and_with_the_copys_own_slot_it_needs_no_net_at_all(
    keyless: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = keyless.day
    beside = pinned.beside("http://127.0.0.1:9", day.enrolled.epoch, day.enrolled.device, pinned.Pinned())
    pinned.put_beside(day.folder, beside)
    out, back = tmp_path / "ud.json", tmp_path / "ind.json"
    chosen = iter([out, back])
    monkeypatch.setattr("desktop.flows.forgotten.chosen_file", lambda *_, **__: next(chosen))

    window = keyless.ask_for_help()
    keyless.press("Intet net? Gem anmodningen på en USB-nøgle")
    keyless.qtbot.waitUntil(lambda: window.step == "compare", timeout=20_000)
    carried = msgspec.json.decode(out.read_bytes(), type=RequestWire)
    there.ask(day.running.ledger, carried, now=day.clock(), way="usb")
    asked = recovery.waiting(day.folder, day.clock())
    assert asked is not None
    back.write_bytes(msgspec.json.encode(day.answer(asked)))
    keyless.press("Svar fra USB-nøgle")
    keyless.qtbot.waitUntil(lambda: window.step == "words", timeout=20_000)
    keyless.choose_words(window)

    (restored,) = keyless.opened
    assert texts(restored.store) == {LAST_WORDS, AFTER}


def test_the_words_may_come_back_by_themselves_on_the_way(walk: Walk) -> None:
    window = walk.ask_for_help()
    said = words(window)

    walk.press("Tilbage til kopierne")
    walk.flow._own._open.word.write(PASSPHRASE)
    walk.press("Gendan")

    (restored,) = walk.opened
    assert "åbner nye ord den kopi, du har valgt" in said
    assert texts(restored.store) == {LAST_WORDS, AFTER}


def test_the_help_is_noted_on_both_sides(walk: Walk) -> None:
    restored, _ = online(walk)

    store = restored.store
    recovery.keep_up(walk.day.wire, store.recovery, store.ledger, store=store.id, now=walk.day.clock())

    assert store.ledger.recall("recovery.used") == walk.day.clock().isoformat()
    assert walk.day.log()[-3:] == ["answered", "fetched", "used"]


def test_of_the_test_an_old_passphrase_that_still_opened_the_copy_would_be_seen(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "with_slot", lambda keys, _root, _slot: keys)

    restored, _ = online(walk)

    walk.opened.clear()
    restored.store.close()
    unlock(walk.day.folder, PASSPHRASE).close()
