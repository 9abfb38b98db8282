"""Papir til borgeren as it is seen: the fields of one paper at a time, and a store that is only read says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.parts.still import still
from desktop.ui.screens.citizen_papers import OF_PAPER, CitizenPapersScreen
from tests.desktop.scenes import now


@pytest.fixture
def only_read() -> Iterator[str]:
    why = "Sagerne kan kun læses lige nu."
    still.hold(lambda: why)
    yield why
    still.hold(None)


@pytest.mark.parametrize("paper", OF_PAPER)
def test_only_the_fields_of_the_chosen_paper_are_seen(qtbot: QtBot, paper: str) -> None:
    screen = CitizenPapersScreen(now)
    qtbot.addWidget(screen)
    screen.form.paper.choose(paper)
    screen.form._turn()

    seen = {name for name, field in screen.form.fields.items() if not field.isHidden()}

    assert seen == set(OF_PAPER[paper])


@pytest.mark.parametrize("paper", OF_PAPER)
def test_a_store_that_is_only_read_says_so_under_what_is_seen_and_lets_nothing_leave(
    qapp: QApplication, qtbot: QtBot, only_read: str, paper: str
) -> None:
    screen = CitizenPapersScreen(now)
    qtbot.addWidget(screen)
    left: list[str] = []
    screen.print_wanted.connect(lambda: left.append("print"))
    screen.usb_wanted.connect(lambda: left.append("usb"))
    screen.form.paper.choose(paper)
    screen.form._turn()

    screen.form.send()
    screen._save()

    fields = [screen.form.fields[name] for name in OF_PAPER[paper][:1]]
    assert [field._help.said for field in fields] == [only_read] * len(fields)
    assert (screen.form.why.said, screen.form.why.isHidden()) == (only_read, bool(fields))
    assert not screen.form.save.isEnabled()
    assert not screen.form.usb.isEnabled()
    assert left == []
