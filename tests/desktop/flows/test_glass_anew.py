"""Right before a case outside one's own opens: the browser once more, or the passphrase; what was typed stands."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework.errors import FodfaesteError
from casework.glass import GlassWanted
from desktop.flows.glass import GlassFlow
from desktop.practice import PASSPHRASE as OF_THE_PRACTICE
from storage import device_key, passphrases, pinned
from storage.pinned import Pinned
from sync.enrol import Enrolled
from sync.protocol_glass import GlassAsked
from sync.service import freshness
from sync.service.freshness import USUAL
from sync.service.signin_way import Way
from sync.signin import Hands, Whom, sign_in
from sync.wire import Wire
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_passphrase_flow import settle
from tests.desktop.screens.listening import button, press, words
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE
from tests.sync.at_the_browser import Person
from tests.sync.signing_in import cheap_words, demand, give_words
from tests.sync.stage import Central, Clock, central, device

__all__ = ["cheap_words"]
NUMBER, WHY = "700397-0684", "Borgeren står i receptionen"
LATER = USUAL[-1].span + timedelta(seconds=1)


@dataclass
class Counter:
    """A caseworker at the page, with a real service behind it, and the browser of her computer."""

    house: House
    running: Central
    enrolled: Enrolled
    person: Person
    flow: GlassFlow
    asked: list[GlassWanted]

    def ask(
        self,
        wanted: GlassWanted,
        then: Callable[[tuple[str, ...]], None],
        refused: Callable[[FodfaesteError], None],
    ) -> None:
        """Ask the service, as the exchange does."""
        self.asked.append(wanted)
        known, wall = self.enrolled, self.running.clock.wall
        with closing(Wire(known.address, known.key, known.device, wall=wall)) as wire:
            try:
                told = wire.open_glass(GlassAsked(wanted.cpr, wanted.category, wanted.reason, wanted.words))
            except FodfaesteError as refusal:
                refused(refusal)
                return
        then(tuple(told.streams))

    def type(self) -> None:
        self.flow.screen.form.fill({"cpr": NUMBER, "category": "contact", "reason": WHY})
        press(self.flow.screen, "Åbn i 60 minutter")

    def stands(self) -> bool:
        said = self.flow.screen.form.values()
        return (said["cpr"], said["category"], said["reason"]) == (NUMBER, "contact", WHY)

    def entered(self) -> list[tuple[str, str]]:
        return [
            (what, said)
            for action, _, what, said in self.house.stage.entered()
            if action in {"glass", "fail"}
        ]


@pytest.fixture
def counter(house: House, tmp_path: Path, cheap_words: None) -> Iterator[Counter]:
    """The case is a colleague's at the service, and lies in the store here, so that it opens at once."""
    with central(tmp_path / "central", Clock(NOW)) as running:
        jonas, mette = running.add_user("JOKR"), running.add_user("MEHA")
        running.grant(jonas, house.citizen)
        with device(running, jonas) as his:
            his.round()
            his.ledger.write(house.citizen, house.citizen, {"cpr": "7003970684"}, kind="citizen")
            his.round()
        enrolled, folder = running.enrol(mette), house.stage.desk.store.folder
        keys = Pinned(enrolled.service.sign, enrolled.service.seal)
        pinned.put_beside(folder, pinned.beside(running.address, enrolled.epoch, enrolled.device, keys))
        device_key.keep(folder, enrolled.key.raw)
        flow, person = GlassFlow(house.rooms, floor=CHEAP), Person("meha", give_words(running, mette.id))
        house.rooms._show("citizens", flow, passing=True)
        one = Counter(house, running, enrolled, person, flow, [])
        house.rooms.glass = one.ask
        yield one
        person.leave()


def opens_with(monkeypatch: pytest.MonkeyPatch, do: Callable[[str], object]) -> None:
    def open_url(address: QUrl) -> bool:
        do(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)


def signed_in(counter: Counter) -> None:
    """Somebody who signed in this morning, and is at work since."""
    known, clock = counter.enrolled, counter.running.clock
    hands = Hands(counter.person.open, ("", ""), lambda: False, clock.wall, 20.0)
    demand(counter.running, Way("local"))
    sign_in(Whom(known.address, known.key, known.device, known.service), hands)
    counter.person.leave()
    clock.now += LATER
    counter.house.stage.desk.clock = clock


def test_the_browser_is_asked_for_and_the_case_opens_with_what_was_typed(
    counter: Counter, qtbot: QtBot, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(counter)
    opens_with(monkeypatch, counter.person.open)
    counter.type()
    said, stands = words(counter.flow.screen), counter.stands()
    opened_before = counter.house.rooms.here[:2]

    press(counter.flow.screen, "Log ind i browseren")
    qtbot.waitUntil(
        lambda: counter.house.rooms.here[:2] == ("citizen", counter.house.citizen), timeout=20_000
    )
    settle(counter.house, qapp)

    assert "logge ind på ny" in said
    assert "Intet er åbnet endnu" in said
    assert stands
    assert opened_before != ("citizen", counter.house.citizen)
    assert counter.asked == [GlassWanted("7003970684", "contact", WHY)] * 2
    assert "max_age=0" in counter.person.opened[-1]
    assert counter.entered() == [("", WHY)]


def test_a_wait_for_the_browser_is_called_off_and_number_and_reason_stand(
    counter: Counter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(counter)
    opened: list[str] = []
    opens_with(monkeypatch, opened.append)
    counter.type()

    press(counter.flow.screen, "Log ind i browseren")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    waits = words(counter.flow.screen)
    press(counter.flow.screen, "Fortryd")
    qtbot.waitUntil(lambda: "intet svar fra browseren" in words(counter.flow.screen), timeout=20_000)

    assert "Du kan altid fortryde" in waits
    assert counter.stands()
    assert button(counter.flow.screen, "Log ind i browseren").isEnabled()
    assert button(counter.flow.screen, "Åbn i 60 minutter").isEnabled()
    assert len(counter.asked) == 1
    assert counter.entered() == []


def test_without_a_connection_it_is_said_and_nothing_is_lost(
    counter: Counter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(counter)
    opens_with(monkeypatch, lambda _address: None)
    counter.type()
    folder = counter.house.stage.desk.store.folder
    beside = json.loads((folder / pinned.NAME).read_bytes())
    (folder / pinned.NAME).write_text(
        json.dumps(beside | {"address": "http://127.0.0.1:9"}), encoding="utf-8"
    )

    press(counter.flow.screen, "Log ind i browseren")
    qtbot.waitUntil(lambda: "forbindelse til centralen" in words(counter.flow.screen), timeout=20_000)

    assert counter.stands()
    assert len(counter.asked) == 1


def test_where_nobody_signs_in_the_passphrase_is_asked_for_and_tried_here(
    counter: Counter, qapp: object
) -> None:
    form = counter.flow.screen.form
    shown = [form.words.isHidden()]
    counter.type()
    shown.append(form.words.isHidden())
    said = words(counter.flow.screen)
    press(counter.flow.screen, "Åbn i 60 minutter")
    missing = form.words.needs
    form.fill({"words": "forkert"})
    press(counter.flow.screen, "Åbn i 60 minutter")
    settle(counter.house, qapp)
    wrong, stands = form.words.needs, counter.stands()
    form.fill({"words": PASSPHRASE})
    press(counter.flow.screen, "Åbn i 60 minutter")
    settle(counter.house, qapp)
    settle(counter.house, qapp)

    assert shown == [True, False]
    assert "Skriv din adgangssætning igen" in said
    assert "Øvelseskontorets" not in said
    assert (missing, stands) == ("Skriv din adgangssætning.", True)
    assert "Forkert adgangssætning" in wrong
    assert [one.words for one in counter.asked] == [False, True]
    assert not isValid(form) or form.values()["words"] == "", "a page that is gone took them along"
    assert counter.entered() == [("passphrase:1", ""), ("", WHY)]
    assert counter.house.rooms.here[:2] == ("citizen", counter.house.citizen)


def test_the_practice_office_says_its_passphrase(counter: Counter) -> None:
    counter.house.window.set_practice(on=True)

    counter.type()

    assert OF_THE_PRACTICE in words(counter.flow.screen)


def test_what_was_typed_is_forgotten_with_the_page_and_no_browser_is_waited_for(
    counter: Counter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(counter)
    opened: list[str] = []
    opens_with(monkeypatch, opened.append)
    counter.type()
    press(counter.flow.screen, "Log ind i browseren")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)

    counter.flow.keep_now()
    qtbot.waitUntil(lambda: "intet svar fra browseren" in words(counter.flow.screen), timeout=20_000)

    assert set(counter.flow.screen.form.values().values()) <= {"", "contact"}


def test_without_the_try_any_words_would_open_a_case(
    counter: Counter, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passphrases, "tried", lambda *_: None)
    counter.type()
    counter.flow.screen.form.fill({"words": "forkert"})
    press(counter.flow.screen, "Åbn i 60 minutter")
    settle(counter.house, qapp)

    assert [one.words for one in counter.asked] == [False, True]


def test_without_the_services_look_the_desktop_would_open_it_unasked(
    counter: Counter, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(counter)
    monkeypatch.setattr(freshness, "is_fresh", lambda *_: True)
    counter.type()
    settle(counter.house, qapp)

    assert counter.house.rooms.here[:2] == ("citizen", counter.house.citizen)
