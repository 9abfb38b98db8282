"""What a field of days reads from words, and what the ring of the keyboard is drawn under."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.parts.button import Button
from desktop.ui.parts.field import DateField
from desktop.ui.parts.floating import Toast
from desktop.ui.parts.focus import FocusRing
from desktop.ui.parts.layout import column, hold

TODAY = date(2026, 11, 24)


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("på fredag", date(2026, 11, 27)),
        ("tirsdag", date(2026, 12, 1)),
        ("om 14 dage", date(2026, 12, 8)),
        ("I morgen.", date(2026, 11, 25)),
        ("4/12", date(2026, 12, 4)),
        ("på fredag ringer jeg", None),
        ("næste fredag", None),
    ],
)
def test_a_day_ahead_is_read_from_words_that_say_it_and_nothing_else(
    qtbot: QtBot, text: str, day: date | None
) -> None:
    field, back = DateField("Frist", today=TODAY, ahead=True), DateField("Modtaget", today=TODAY)
    shown(field, qtbot)
    field.write(text)
    back.write(text)
    field.line.editingFinished.emit()

    assert field.day() == day
    assert bool(field.needs) == (day is None)
    assert field.text() == (f"{day:%d.%m.%Y}" if day else text)
    assert back.day() == (day if text == "4/12" else None)


def test_the_ring_is_drawn_under_a_receipt_and_over_the_page(qtbot: QtBot) -> None:
    first, second = Button("Gem"), Button("Ret")
    window = hold(column(first, second))
    toast = Toast(window)
    ring = FocusRing(window, under=toast)
    shown(window, qtbot)
    toast.show_receipt("Notatet er gemt", undo="Fortryd")

    second.setFocus()
    lies = window.children()
    assert lies.index(second) < lies.index(ring) < lies.index(toast)

    toast._undo.setFocus()
    lies = window.children()
    assert lies.index(toast) < lies.index(ring)
