"""A computer that stands locked when the net comes back sends what waits then, and not ten minutes later."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from casework.errors import Unreachable
from desktop import away, entry, net_watch
from desktop.away import AGAIN_MS, Away, Found
from desktop.ui.lean_unlock import LeanUnlock
from sync.words import NO_ANSWER
from tests.desktop.core.test_away import hers, stands, window  # noqa: F401 - fixtures

Looks = list[Callable[[], object]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Looks:
    """Whoever listens to the system's word of the net."""
    listens: Looks = []
    monkeypatch.setattr(net_watch, "begin", listens.append)
    monkeypatch.setattr(away, "WATCH_MS", 0)
    monkeypatch.setattr(away, "SOON_MS", 50)
    return listens


def _of(stands: entry.Entry) -> Away:  # noqa: F811
    assert stands._away is not None
    return stands._away


def _away_from(monkeypatch: pytest.MonkeyPatch, asked: list[bool]) -> None:
    """Let the service be out of reach until the net is another one."""
    speak = away.speak

    def silent(folder: object, wall: object) -> Found:
        asked.append(True)
        if len(asked) == 1:
            raise Unreachable(NO_ANSWER)
        return speak(folder, wall)  # type: ignore[arg-type]

    monkeypatch.setattr(away, "speak", silent)


def test_what_waits_goes_when_the_net_is_another_one(
    heard: Looks,
    stands: entry.Entry,  # noqa: F811
    window: LeanUnlock,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []
    _away_from(monkeypatch, asked)
    stands.loading.done.emit()
    qtbot.waitUntil(lambda: len(heard) == 1 and _of(stands)._timer.isActive())
    waits_ms = _of(stands)._timer.remainingTime()

    heard[0]()

    qtbot.waitUntil(lambda: "kvitteret" in window._age_words.text())
    assert waits_ms > AGAIN_MS / 2
    assert len(asked) == 2
    assert _of(stands)._timer.interval() == AGAIN_MS, "and after that as seldom as before"


def test_a_net_that_changes_during_a_look_is_asked_after_it_once(
    heard: Looks,
    stands: entry.Entry,  # noqa: F811
    window: LeanUnlock,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[bool] = []
    _away_from(monkeypatch, asked)
    stands.loading.done.emit()

    for _ in range(3):
        _of(stands).net_changed()

    qtbot.waitUntil(lambda: "kvitteret" in window._age_words.text())
    assert len(asked) == 2
    assert _of(stands)._timer.interval() == AGAIN_MS


def test_after_the_unlock_nothing_is_asked(
    heard: Looks,
    stands: entry.Entry,  # noqa: F811
    qtbot: QtBot,
) -> None:
    stands.loading.done.emit()
    qtbot.waitUntil(lambda: len(heard) == 1 and _of(stands)._timer.isActive())
    one = _of(stands)
    one.stop()

    one.net_changed()

    assert not one._timer.isActive()
