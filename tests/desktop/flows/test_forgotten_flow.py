"""Glemt adgangssætning as a person walks it: a real locked store, a real service, two officers, a stick, a restart."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.errors import FodfaesteError
from desktop.flows import forgotten as flow_module
from desktop.flows.forgotten import ForgottenFlow
from desktop.forgetting import LockedStore
from desktop.lanes import Lane
from desktop.ui.look.dress import dress, is_dressed
from storage import vault
from storage.contacts import Contact
from storage.lease import Brought
from storage.pinned import put_beside, read_beside
from sync import recovery
from sync.protocol_recovery import RequestWire
from sync.service import recovery as there
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import CHEAP, PASSPHRASE, unlock
from tests.sync.recovering import LAST_WORDS, Forgetful, forgotten


@dataclass
class Walk:
    """A person in front of the locked computer."""

    qtbot: QtBot
    app: QApplication
    day: Forgetful
    flows: list[ForgottenFlow] = field(default_factory=list)
    opened: list[vault.Store] = field(default_factory=list)
    crashed: list[BaseException] = field(default_factory=list)
    refused: list[FodfaesteError] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)

    def lane(self, name: str) -> Lane:
        self.lanes.append(Lane(name, refused=self.refused.append, crashed=self.crashed.append))
        return self.lanes[-1]

    def begin(self) -> ForgottenFlow:
        """Press *Glemt adgangssætning*."""
        flow = ForgottenFlow(
            self.app,
            LockedStore(self.day.folder, self.day.clock, CHEAP),
            self.lane("store"),
            self.lane("network"),
            done=lambda opened: self.opened.append(opened[0]),
            left=lambda: self.left.append(True),
        )
        self.flows.append(flow)
        flow.window.show()
        self.idle(flow)
        return flow

    def idle(self, flow: ForgottenFlow) -> None:
        """Wait until both lanes have answered and nothing is under way."""
        for lane in (flow._network, flow._lane):
            if lane.is_open:
                lane.wait_for(lambda: None)
        self.qtbot.waitUntil(lambda: not flow._network._asked and not flow._lane._asked)

    def press(self, flow: ForgottenFlow, name: str) -> None:
        press(flow.window, name)
        self.idle(flow)

    def ask(self) -> ForgottenFlow:
        """Ask for help at the address that the person knows."""
        flow = self.begin()
        flow.window._ask.address.write(self.day.running.address)
        self.press(flow, "Send anmodning")
        return flow

    def waiting(self) -> recovery.Waiting:
        found = recovery.waiting(self.day.folder, self.day.clock())
        assert found is not None
        return found

    def choose_new_words(self, flow: ForgottenFlow) -> str:
        chosen = " ".join(flow.window._words.words)
        flow.window._words.typed.write(chosen)
        self.press(flow, "Lås op med de nye ord")
        return chosen

    def end(self) -> None:
        for flow in self.flows:
            flow.end()
            flow.window.close()
            flow.window.deleteLater()
        for store in self.opened:
            store.close()
        for lane in self.lanes:
            lane.close()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert self.crashed == []


@pytest.fixture
def walk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path / "home"))
    if not is_dressed(qapp):
        dress(qapp)
    with forgotten(tmp_path) as day:
        day.folder = day.folder.rename(day.folder.with_name(day.enrolled.device))
        one = Walk(qtbot, qapp, day)
        yield one
        one.end()


def test_over_the_net_from_forgotten_to_every_word_that_was_written(walk: Walk) -> None:
    flow = walk.ask()
    asked = walk.waiting()
    assert "Venter på de to nøgleofficerer" in words(flow.window)
    assert flow.window._compare.words == asked.words

    walk.day.approve(asked, 0)
    walk.press(flow, "Se efter nu")
    assert "Én har godkendt" in words(flow.window)
    walk.day.approve(asked, 1)
    there.answer(walk.day.running.ledger, asked.request.id, walk.day.clock())
    walk.press(flow, "Se efter nu")
    assert flow.window.step == "words"
    chosen = walk.choose_new_words(flow)

    (store,) = walk.opened
    waiting = [placed.change.fields.get("text") for placed in store.ledger.waiting(100)]
    store.close()
    walk.opened.clear()
    assert LAST_WORDS in waiting
    unlock(walk.day.folder, chosen).close()
    with pytest.raises(vault.WrongPassphrase):
        unlock(walk.day.folder, PASSPHRASE)
    assert not (walk.day.folder / recovery.NAME).exists()


def test_with_a_stick_out_and_a_stick_in_and_no_network_at_all(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(
        flow_module, "chosen_file", lambda _window, _title, save="": stick / (save or "svar.json")
    )
    flow = walk.begin()
    walk.press(flow, "Intet net? Gem anmodningen på en USB-nøgle")
    (carried,) = stick.iterdir()
    assert "Anmodningen ligger klar på denne computer" in words(flow.window)
    request = msgspec.json.decode(carried.read_bytes(), type=RequestWire)

    there.ask(walk.day.running.ledger, request, now=walk.day.clock(), way="usb")
    (stick / "svar.json").write_bytes(msgspec.json.encode(walk.day.answer(walk.waiting())))
    walk.press(flow, "Svar fra USB-nøgle")
    walk.choose_new_words(flow)

    (store,) = walk.opened
    assert LAST_WORDS in [placed.change.fields.get("text") for placed in store.ledger.waiting(100)]
    assert store.ledger.recall(recovery.DONE) == request.id


def test_after_a_restart_the_same_six_words_stand_and_the_address_is_known(walk: Walk) -> None:
    before = walk.ask().window._compare.words

    again = walk.begin()

    assert again.window.step == "compare"
    assert again.window._compare.words == before
    walk.day.answer(walk.waiting())
    walk.press(again, "Se efter nu")
    assert again.window.step == "words"


def test_a_store_that_nobody_can_help_says_so_and_stays_where_it_is(walk: Walk) -> None:
    from storage import keyfile

    keys = keyfile.read(walk.day.folder)
    store = unlock(walk.day.folder)
    plain = tuple(slot for slot in keys.slots if slot["kind"] == "passphrase")
    keyfile.settle(walk.day.folder, keyfile.made(keys.store, keys.initials, plain, store._root))
    store.close()
    flow = walk.ask()

    assert flow.window.step == "ask"
    assert "ingen, der kan hjælpe" in words(flow.window)


def test_an_address_that_leads_nowhere_is_said_at_once_and_may_be_put_right(walk: Walk) -> None:
    flow = walk.begin()
    flow.window._ask.address.write("http://127.0.0.1:9")
    walk.press(flow, "Send anmodning")
    assert flow.window.step == "ask"
    assert "Ingen forbindelse til centralen" in words(flow.window)

    flow.window._ask.address.write(walk.day.running.address)
    walk.press(flow, "Send anmodning")

    assert flow.window.step == "compare"


def test_a_forged_answer_on_a_stick_is_refused_and_the_six_words_stay(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.sync.test_recovery_refused import by_a_stranger

    flow = walk.ask()
    path = tmp_path / "svar.json"
    monkeypatch.setattr(flow_module, "chosen_file", lambda *_all, **_more: path)
    for content, said in (
        (msgspec.json.encode(by_a_stranger(walk.waiting())), "åbner ikke sagerne"),
        (b"{}", "ikke et svar"),
    ):
        path.write_bytes(content)
        walk.press(flow, "Svar fra USB-nøgle")
        assert said in words(flow.window)
    path.unlink()
    walk.press(flow, "Svar fra USB-nøgle")

    assert "kan ikke læses" in words(flow.window)
    assert flow.window.step == "compare"
    assert walk.opened == []


def test_an_answer_that_the_service_altered_is_refused_and_the_service_hears_of_it_once(walk: Walk) -> None:
    flow = walk.ask()
    walk.day.answer(walk.waiting())
    with walk.day.running.ledger.writing() as connection:
        connection.execute("update recovery_half set half = zeroblob(1168) where number = 1")

    for _ in range(2):
        walk.press(flow, "Se efter nu")
        assert "ændret undervejs" in words(flow.window)

    assert flow.window.step == "compare"
    assert walk.day.log().count("did not open") == 1


def test_when_the_day_is_over_the_way_begins_again(walk: Walk) -> None:
    flow = walk.ask()
    walk.day.clock.now += timedelta(hours=25)

    walk.press(flow, "Se efter nu")

    assert flow.window.step == "ask"
    assert "udløbet" in words(flow.window)
    walk.press(flow, "Send anmodning")
    assert flow.window.step == "compare"


def test_a_new_request_has_other_words_and_the_old_approval_is_worth_nothing(walk: Walk) -> None:
    flow = walk.ask()
    first = walk.waiting()
    walk.day.approve(first, 0)

    walk.press(flow, "Ny anmodning")

    assert flow.window._compare.words == walk.waiting().words != first.words
    assert "Venter på de to nøgleofficerer" in words(flow.window)


def test_whoever_remembers_goes_back_and_nothing_is_shown_afterwards(walk: Walk) -> None:
    flow = walk.ask()
    walk.press(flow, "Tilbage til Lås op")
    flow.end()

    assert walk.left == [True]
    assert not flow._network.is_open


def test_a_store_whose_lease_is_over_waits_for_the_net_and_then_opens_with_the_answer_from_a_stick(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = unlock(walk.day.folder)
    heard, keys = walk.day.wire.contact(), walk.day.wire.service
    brought = Brought(heard.lease, heard.nonce)
    nowhere = Contact("http://127.0.0.1:9", walk.day.enrolled.epoch, keys.sign, keys.seal, brought)
    assert store.contacts.hear(nowhere, walk.day.clock())
    store.close()
    walk.day.clock.now += timedelta(days=30)
    flow = walk.begin()
    walk.press(flow, "Send anmodning")
    assert "Anmodningen ligger klar" in words(flow.window)
    there.ask(walk.day.running.ledger, walk.waiting().request, now=walk.day.clock(), way="usb")
    (tmp_path / "svar.json").write_bytes(msgspec.json.encode(walk.day.answer(walk.waiting())))
    monkeypatch.setattr(flow_module, "chosen_file", lambda *_all, **_more: tmp_path / "svar.json")
    walk.press(flow, "Svar fra USB-nøgle")
    keys_before = (walk.day.folder / "keys.ffk").read_bytes()

    walk.choose_new_words(flow)
    assert "har ikke talt med centralen" in words(flow.window)
    assert (walk.opened, (walk.day.folder / "keys.ffk").read_bytes()) == ([], keys_before)
    beside = read_beside(walk.day.folder)
    assert beside is not None
    put_beside(walk.day.folder, replace(beside, address=walk.day.running.address))
    chosen = walk.choose_new_words(flow)

    walk.opened.pop().close()
    unlock(walk.day.folder, chosen, walk.day.clock()).close()


def test_a_decayed_key_file_is_no_end_of_the_way_where_the_service_kept_the_slot(walk: Walk) -> None:
    for name in ("keys.ffk", "keys.ffk.prev"):
        (walk.day.folder / name).write_bytes(b"decayed")

    flow = walk.ask()
    answer = walk.day.answer(walk.waiting())
    walk.press(flow, "Se efter nu")
    chosen = walk.choose_new_words(flow)

    assert answer.store == walk.opened[0].id
    walk.opened.pop().close()
    unlock(walk.day.folder, chosen).close()
