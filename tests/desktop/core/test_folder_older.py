"""Yesterday's folder is put back: the person hears what is safe and what to do, works on, and gets it all back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.session import Session
from tests.desktop.core.hers import hers_at_home
from tests.desktop.core.test_key_lost import notes
from tests.desktop.core.test_new_service_keys import house
from tests.desktop.screens.listening import press, words
from tests.storage.keyrings import OfThisTest, none, using
from tests.sync.away import Laptop
from tests.sync.stage import Central


@pytest.fixture
def hers(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Laptop]:
    with hers_at_home(running, tmp_path, monkeypatch) as one:
        one.lock()
        yield one


def yesterdays_folder(hers: Laptop) -> None:
    """A note is written and sent; then the folder of before is put back."""
    copy = hers.copy(hers.folder.with_name("yesterday"))
    hers.unlock()
    hers.write("Skrevet og sendt")
    hers.round()
    hers.lock()
    shutil.rmtree(hers.folder)
    copy.rename(hers.folder)


def texts(session: Session) -> list[str]:
    store = session.desk.store
    query = "select fields ->> 'text' from record where kind = 'note'"
    rows = session.desk.store_lane.wait_for(lambda: store.own_reader().rows(query))
    return [text for (text,) in rows]


def test_without_a_keyring_the_service_says_it_and_a_lock_brings_everything_back(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    with using(none()):
        yesterdays_folder(hers)
        locked: list[str] = []
        with house(qapp, qtbot, hers) as session:
            qtbot.waitUntil(
                lambda: "Centralen har mere fra denne computer" in words(session.window), timeout=20_000
            )
            said = words(session.window)
            session.window.lock_wanted.connect(lambda: locked.append("asked"))
            press(session.window, "Lås nu")
        with house(qapp, qtbot, hers) as session:
            qtbot.waitUntil(lambda: "Mappen med sagerne er ældre" in words(session.window), timeout=20_000)
            qtbot.waitUntil(lambda: texts(session) == ["Skrevet og sendt"], timeout=20_000)

    assert "Alt, du skriver, er gemt på denne computer. Lås, og lås op igen" in said
    assert locked == ["asked"]
    assert notes(running)() == 1


def test_with_a_keyring_the_unlock_itself_says_it_and_the_rounds_go_on(
    qtbot: QtBot, qapp: QApplication, hers: Laptop, running: Central
) -> None:
    with using(OfThisTest()):
        hers.unlock()
        hers.lock()
        yesterdays_folder(hers)
        with house(qapp, qtbot, hers) as session:
            qtbot.waitUntil(lambda: "Mappen med sagerne er ældre" in words(session.window), timeout=20_000)
            said = words(session.window)
            qtbot.waitUntil(lambda: texts(session) == ["Skrevet og sendt"], timeout=20_000)

    assert "hentes igen fra centralen af sig selv" in said
    assert "det, du skriver nu, er gemt på denne computer" in said
    assert running.all("select count(*) from device where revoked is null") == [(1,)]
