"""Kom i gang, broken off between the code and the words: the next start goes on there, or says that it cannot."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import Unreachable
from desktop import begun, joining, paths
from desktop.flows.start import Opened, StartFlow
from desktop.lanes import Lane
from storage import device_key, first_day, sealing
from storage.vault import Store
from sync.enrol import Attempt, Enrolled
from sync.proofs import DeviceKey
from sync.wire import Wire
from sync.words import NO_ANSWER
from tests.desktop.flows.a_first_day import RING, OnDisk
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import none, using
from tests.storage.shelf import CHEAP
from tests.storage.test_security_document import BLOCKS, value
from tests.sync.stage import Central, central

PHRASE = "havre lanterne tretten kajak hæfteklamme"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        yield one


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OnDisk]:
    """A computer with a keyring, and a home on it without a store."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(RING, str(tmp_path / "ring.json"))
    ring = OnDisk()  # type: ignore[no-untyped-call]
    with using(ring):
        yield ring


@pytest.fixture
def start(
    qapp: QApplication, ring: OnDisk, running: Central, monkeypatch: pytest.MonkeyPatch
) -> Iterator["Starts"]:
    """Begin the program again, as often as a test likes; the store's words are cheap."""
    monkeypatch.setattr(joining, "make_store", partial(joining.make_store, cost=CHEAP))
    starts = Starts(qapp, running)
    yield starts
    starts.end()


class Starts:
    """One start after the other of a computer that has no store."""

    def __init__(self, app: QApplication, running: Central) -> None:
        self._app, self._running = app, running
        self._ends: list[tuple[StartFlow, Lane]] = []
        self.opened: list[Opened] = []
        self.crashed: list[BaseException] = []

    def again(self) -> StartFlow:
        """The next start, as far as *Kom i gang* shows what it found."""
        lane = Lane("store", refused=lambda _: None, crashed=self.crashed.append)
        flow = StartFlow(
            self._app, lane, done=self.opened.append, practice=lambda: None, now=self._running.clock
        )
        flow.window.show()
        self._ends.append((flow, lane))
        lane.wait_for(lambda: None)
        return flow

    def end(self) -> None:
        for store, _ in self.opened:
            store.close()
        for flow, lane in self._ends:
            lane.close()
            flow.window.close()
        assert self.crashed == []


@contextmanager
def killed(address: str, code: str) -> Iterator[None]:
    """A start in a process of its own, that was killed where it stood."""
    lines = [sys.executable, "-m", "tests.desktop.flows.a_first_day", address, code]
    told = {**os.environ, "PYTHON_KEYRING_BACKEND": "tests.desktop.flows.a_first_day.OnDisk"}
    with subprocess.Popen(lines, stdout=subprocess.PIPE, env=told, text=True) as child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline() == "here\n"
        finally:
            child.kill()
    yield


def test_killed_at_the_words_the_next_start_shows_them_and_the_same_computer_comes_in(
    start: Starts, running: Central, ring: OnDisk, qtbot: QtBot
) -> None:
    mette = running.add_user("MEHA")
    code = running.code(mette)

    with killed(running.address, code):
        flow = start.again()
        qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)
        said, lies = words(flow.window), (paths.home() / first_day.NAME).read_bytes()
        flow.window.passphrase_chosen.emit(PHRASE)
        qtbot.waitUntil(lambda: bool(start.opened), timeout=20_000)

    store = start.opened[0][0]
    assert "hvor du slap, som Navn MEHA hos Nordbyen Kommune" in said
    assert running.all("select id from device where user = ?", mette.id) == [(store.device,)]
    assert _is_let_in(running, store)
    assert not any(each in lies for each in (device_key.read(store.folder), b"MEHA", code.encode()))
    assert not (paths.home() / first_day.NAME).exists()
    assert not any("first-day" in name for name in ring.kept())


def test_closed_before_anybody_heard_the_answer_the_same_code_is_answered_again(
    start: Starts, running: Central, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mette = running.add_user("MEHA")
    code, ask_in = running.code(mette), joining.ask_in

    def unheard(*given: Any) -> Enrolled:
        ask_in(*given)
        raise Unreachable(NO_ANSWER)

    with monkeypatch.context() as lost:
        lost.setattr(joining, "ask_in", unheard)
        first = start.again()
        first.window.code_given.emit(running.address, code)
        qtbot.waitUntil(lambda: "Ingen forbindelse" in words(first.window), timeout=20_000)
    flow = start.again()
    qtbot.waitUntil(lambda: flow.window.step == "code", timeout=20_000)
    address = flow.window._code.address.text()
    flow.window.code_given.emit(address, code)
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)

    assert address == running.address
    assert len(running.all("select id from device where user = ?", mette.id)) == 1


def test_the_test_itself_notices_a_start_that_keeps_nothing(
    start: Starts, running: Central, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(begun, "keep", lambda _begun: True)
    _come_to_the_words(start.again(), running, qtbot)

    flow = start.again()
    qtbot.waitUntil(lambda: "går du videre, hvor du slap" in words(flow.window), timeout=20_000)

    assert flow.window.step == "place"


def test_closed_at_the_words_and_begun_anew_it_is_another_computer(
    start: Starts, running: Central, ring: OnDisk, qtbot: QtBot
) -> None:
    first = start.again()
    _come_to_the_words(first, running, qtbot)
    flow = start.again()
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)

    press(flow.window, "Begynd forfra")
    flow._lane.wait_for(lambda: None)

    assert flow.window.step == "place"
    assert flow._attempt.device != first._attempt.device
    assert ring.kept() == {}


def test_without_a_keyring_nothing_is_kept_and_the_screen_says_so_before_the_code(
    start: Starts, running: Central, qtbot: QtBot
) -> None:
    with using(none()):
        flow = start.again()
        before = words(flow.window)
        _come_to_the_words(flow, running, qtbot)
        again = start.again()
        qtbot.wait(0)

        assert "bliver du afbrudt efter koden, skal du have en ny" in before
        assert "bliver du afbrudt efter koden, skal du have en ny" in words(flow.window)
        assert again.window.step == "place"
    assert not (paths.home() / first_day.NAME).exists()


def test_a_keyring_that_lost_its_part_is_said_with_what_to_do(
    start: Starts, running: Central, ring: OnDisk, qtbot: QtBot
) -> None:
    _come_to_the_words(start.again(), running, qtbot)
    ring._write({})

    flow = start.again()
    qtbot.waitUntil(lambda: flow.window.step == "code", timeout=20_000)

    assert "Bed teamlederen om en ny kode" in words(flow.window)


def test_the_file_is_that_of_the_page(tmp_path: Path, ring: OnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    part, name, nonce = (bytes.fromhex(value(f"first-day {each}")) for each in ("part", "name", "nonce"))
    fresh = {len(each): each for each in (part, name, nonce)}
    monkeypatch.setattr(sealing, "fresh", lambda size=sealing.KEY: fresh[size])

    assert begun.keep(begun.Begun(Attempt(DEVICE, DeviceKey(bytes(range(32)))), "central.example"))

    assert (paths.home() / first_day.NAME).read_bytes().hex() == "".join(BLOCKS["first-day.ffs"].split())
    assert first_day.read(paths.home()) == value("first-day told").encode()


DEVICE = "5d1d0c3e-9b1f-4c57-8f0e-2f6f4c1a7b10"


def _come_to_the_words(flow: StartFlow, running: Central, qtbot: QtBot) -> None:
    flow.window.code_given.emit(running.address, running.code(running.add_user("MEHA")))
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)


def _is_let_in(running: Central, store: Store) -> bool:
    key = DeviceKey(device_key.read(store.folder))
    with closing(Wire(running.address, key, store.device, wall=running.clock.wall)) as wire:
        return bool(wire.contact().lease)
