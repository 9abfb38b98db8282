"""Kom i gang where the municipality demands a sign-in: the browser opens, and comes back, or does not."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import begun
from desktop.flows.start import StartFlow
from desktop.lanes import Lane
from sync.at_the_browser import SILENT_IN
from sync.service.signin_way import Way
from sync.words import SAFE
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import OfThisTest, using
from tests.sync.at_the_browser import Person
from tests.sync.signing_in import cheap_words, demand, give_words
from tests.sync.stage import Central, central

__all__ = ["cheap_words"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        yield one


@pytest.fixture
def first_day(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, cheap_words: None
) -> Iterator[tuple[StartFlow, Person]]:
    """A computer that was just brought in, at the step that leads to the browser."""
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    demand(running, Way("local"))
    user = running.add_user("MEHA")
    person = Person("meha", give_words(running, user.id))
    crashed: list[BaseException] = []
    lane = Lane("store", refused=lambda _: None, crashed=crashed.append)
    flow = StartFlow(qapp, lane, done=lambda _: None, practice=lambda: None, now=running.clock)
    flow.window.show()
    flow.window.show_step("code")
    flow.window.code_given.emit(running.address, running.code(user))
    yield flow, person
    flow._waiting.end()
    person.leave()
    lane.close()
    flow.window.close()
    assert crashed == []


def opens_with(monkeypatch: pytest.MonkeyPatch, do: Callable[[str], object], *, opened: bool = True) -> None:
    def open_url(address: QUrl) -> bool:
        do(address.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return opened

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)


def test_the_browser_leads_from_the_code_to_the_words(
    first_day: tuple[StartFlow, Person], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, person = first_day
    opens_with(monkeypatch, person.open)
    qtbot.waitUntil(lambda: flow.window.step == "signin", timeout=20_000)
    said = words(flow.window)

    press(flow.window, "Åbn browseren")
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)
    person.leave()

    assert "Log ind hos kommunen" in said
    assert "Du kan lukke vinduet" in person.saw[0].text


def test_a_wait_for_the_browser_can_be_called_off_and_begun_again(
    first_day: tuple[StartFlow, Person], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, person = first_day
    opened: list[str] = []
    opens_with(monkeypatch, opened.append)
    qtbot.waitUntil(lambda: flow.window.step == "signin", timeout=20_000)

    press(flow.window, "Åbn browseren")
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    waiting = words(flow.window)
    press(flow.window, "Fortryd")
    qtbot.waitUntil(lambda: "intet svar fra browseren" in words(flow.window), timeout=20_000)
    opens_with(monkeypatch, person.open)
    press(flow.window, "Åbn browseren")
    qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)

    assert "Du kan altid fortryde" in waiting


def test_a_service_that_is_not_there_is_said_in_words_of_the_first_day_and_the_step_stays(
    first_day: tuple[StartFlow, Person], qtbot: QtBot
) -> None:
    """Nothing is written yet, and nothing is tried again by itself: the person hears what to do."""
    flow, _ = first_day
    qtbot.waitUntil(lambda: flow.window.step == "signin", timeout=20_000)
    assert flow._enrolled is not None
    flow._enrolled = replace(flow._enrolled, address="http://127.0.0.1:1")

    press(flow.window, "Åbn browseren")
    qtbot.waitUntil(lambda: SILENT_IN in words(flow.window), timeout=20_000)

    assert flow.window.step == "signin"
    assert SAFE not in words(flow.window)


def test_a_computer_without_a_browser_says_so(
    first_day: tuple[StartFlow, Person], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, _ = first_day
    opens_with(monkeypatch, lambda _address: None, opened=False)
    qtbot.waitUntil(lambda: flow.window.step == "signin", timeout=20_000)

    press(flow.window, "Åbn browseren")
    qtbot.waitUntil(lambda: "Ingen browser kunne åbnes" in words(flow.window), timeout=20_000)

    assert flow.window.step == "signin"


def test_a_first_day_that_is_broken_off_after_the_browser_goes_on_at_the_words(
    first_day: tuple[StartFlow, Person], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, person = first_day
    opens_with(monkeypatch, person.open)
    qtbot.waitUntil(lambda: flow.window.step == "signin", timeout=20_000)

    with using(OfThisTest()):
        press(flow.window, "Åbn browseren")
        qtbot.waitUntil(lambda: flow.window.step == "words", timeout=20_000)
        person.leave()
        flow._lane.wait_for(lambda: None)
        found = begun.look().begun

    assert found is not None
    assert found.enrolled is not None
    assert not found.enrolled.sign_in
