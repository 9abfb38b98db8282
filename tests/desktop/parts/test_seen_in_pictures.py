"""What was mended where every picture was looked at: whole letters, edges in line, receipts that hide nothing."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.field import LongField
from desktop.ui.parts.floating import Toast
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Words


def shown(widget: QWidget, qtbot: QtBot, *, wide: int = 1280, high: int = 800) -> None:
    qtbot.addWidget(widget)
    widget.resize(wide, high)
    widget.show()
    QApplication.processEvents()


def test_the_ring_of_a_large_a_is_whole(qtbot: QtBot) -> None:
    for role in ("display", "title"):
        line, room = Words("Åå", role, lines=1), Words("Åå", role, middle=True)
        for words, high in ((line, look.line(role)), (room, look.line(role) + 20)):
            qtbot.addWidget(words)
            words.resize(120, high)

        assert _inked_rows(line) == _inked_rows(room)


def _inked_rows(words: Words) -> int:
    """How many rows of its picture hold a letter."""
    image = words.grab().toImage()
    bare = image.pixel(image.width() - 1, image.height() // 2)
    return sum(any(image.pixel(x, y) != bare for x in range(image.width())) for y in range(image.height()))


def test_a_bar_stands_in_the_margin_and_moves_no_card(qtbot: QtBot) -> None:
    body = hold(column(card := Ground("card"), gap="", margins=(32, 0, 32, 0)))
    page = Scroller(body)
    shown(page, qtbot, wide=600, high=300)
    ends = []
    for high in (100, 900):
        card.setFixedHeight(high)
        QApplication.processEvents()
        ends.append(card.mapTo(page, card.rect().topRight()).x())

    assert page.verticalScrollBar().maximum() > 0
    assert ends == [567, 567]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_receipt_lies_where_it_hides_no_button_and_no_list(qtbot: QtBot, scale: float) -> None:
    look.set_scale(scale)
    window, page = QWidget(), QWidget()
    foot = [Button(name) for name in ("Brev", "Papir", "Log")]
    page.setLayout(column(STRETCH, row(*foot), gap=""))
    window.setLayout(column(page, gap=""))
    shown(window, qtbot)
    toast = Toast(window, page=lambda: page)

    toast.show_receipt("Notatet er gemt")

    lies = toast.geometry().adjusted(toast.room, toast.room, -toast.room, -toast.room)  # without its shadow
    assert window.rect().contains(lies)
    assert not [one for one in foot if lies.intersects(QRect(one.mapTo(window, QPoint(0, 0)), one.size()))]


def test_a_page_without_any_room_gets_its_receipt_in_the_middle_at_the_foot(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    page.setLayout(column((LongField("Alt"), 1), gap="", margins=(0, 0, 0, 0)))
    full = QTextEdit(page)
    window.setLayout(column(page, gap=""))
    shown(window, qtbot)
    full.setGeometry(page.rect())
    full.show()
    toast = Toast(window, page=lambda: page)

    toast.show_receipt("Notatet er gemt")

    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert toast.geometry().bottom() > window.height() - 40


def test_a_page_that_almost_fits_is_seen_whole(qtbot: QtBot) -> None:
    page = QImage(500, 707, QImage.Format.Format_RGB32)
    preview = PagePreview()
    shown(preview, qtbot, wide=480, high=620)

    preview.show_pages([page])
    QApplication.processEvents()
    assert preview.verticalScrollBar().maximum() == 0

    preview.show_pages([page, page])
    QApplication.processEvents()
    assert preview.verticalScrollBar().maximum() > 620
