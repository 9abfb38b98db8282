"""The municipality wants a sign-in again: at Lås op after a holiday, and in an open house that works on meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import entry
from desktop.flows.signin import SignInFlow
from desktop.ui.lean_unlock import LeanUnlock
from sync.service.signin_way import Way
from tests.desktop.core.test_new_service_keys import hers, house, stands
from tests.desktop.flows.test_signin_flow import opens_with
from tests.desktop.screens.listening import press, words
from tests.storage.shelf import PASSPHRASE
from tests.sync.at_the_browser import Person
from tests.sync.away import Laptop
from tests.sync.signing_in import cheap_words, demand, give_words
from tests.sync.stage import Central

__all__ = ["cheap_words", "hers", "stands"]


def person_of(hers: Laptop) -> Person:
    demand(hers.running, Way("local"))
    return Person(hers.enrolled.initials, give_words(hers.running, hers.user.id))


def test_after_a_holiday_the_browser_leads_back_in_with_everything(
    qtbot: QtBot,
    stands: entry.Entry,
    hers: Laptop,
    running: Central,
    monkeypatch: pytest.MonkeyPatch,
    cheap_words: None,
) -> None:
    person = person_of(hers)
    opens_with(monkeypatch, person.open)
    running.clock.now += timedelta(days=14)
    window = stands._window
    assert isinstance(window, LeanUnlock)

    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, SignInFlow), timeout=20_000)
    assert isinstance(stands._way, SignInFlow)
    said = words(stands._way.window)
    press(stands._way.window, "Åbn browseren")
    qtbot.waitUntil(lambda: stands._session is not None, timeout=20_000)
    person.leave()

    assert "også det, der ikke er sendt" in said
    waits = lambda: running.all("select count(*) from change where kind = 'note'") == [(1,)]  # noqa: E731
    qtbot.waitUntil(waits, timeout=20_000)


def test_whoever_does_not_want_to_sign_in_is_back_at_the_same_window(
    qtbot: QtBot, stands: entry.Entry, hers: Laptop, running: Central, cheap_words: None
) -> None:
    person_of(hers)
    running.clock.now += timedelta(days=14)
    window = stands._window
    assert isinstance(window, LeanUnlock)

    window.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(stands._way, SignInFlow), timeout=20_000)
    assert isinstance(stands._way, SignInFlow)
    press(stands._way.window, "Tilbage")

    assert window.isVisible()
    assert stands._session is None


def test_an_open_house_says_so_and_sends_what_waits_after_the_sign_in(
    qtbot: QtBot,
    qapp: QApplication,
    hers: Laptop,
    running: Central,
    monkeypatch: pytest.MonkeyPatch,
    cheap_words: None,
) -> None:
    person = person_of(hers)
    opens_with(monkeypatch, person.open)

    with house(qapp, qtbot, hers) as session:
        qtbot.waitUntil(lambda: "logge ind igen" in words(session.window), timeout=20_000)
        press(session.window, "Log ind")
        flow = session.exchange._heard.__self__._anew  # type: ignore[union-attr]
        assert isinstance(flow, SignInFlow)
        press(flow.window, "Åbn browseren")
        qtbot.waitUntil(lambda: "logge ind igen" not in words(session.window), timeout=20_000)
        waits = lambda: running.all("select count(*) from change where kind = 'note'") == [(1,)]  # noqa: E731
        qtbot.waitUntil(waits, timeout=20_000)
    person.leave()
