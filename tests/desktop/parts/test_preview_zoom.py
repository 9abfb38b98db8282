"""How large pages are shown: drawn anew at the size, only where they are seen, and by keys as well as by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.look.part import refit_all
from desktop.ui.look.tokens import look
from desktop.ui.parts.preview import PageImage, PagePreview
from desktop.ui.parts.sheets import Sheets

A4 = QSize(893, 1263)
"""At one and a half dots a point."""
Asked = list[tuple[int, float, Callable[[QImage], None]]]


def page(size: QSize = A4) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    return image


@pytest.fixture
def asked() -> Asked:
    """What was asked of whoever draws pages, with who waits for it."""
    return []


@pytest.fixture
def preview(qtbot: QtBot, asked: Asked) -> PagePreview:
    """Four pages in a room that is narrower than the paper."""
    made = PagePreview()
    qtbot.addWidget(made)
    made.resize(600, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_pages(Sheets([page()] * 4, dots=1.5, redraw=lambda *each: asked.append(each)))
    QApplication.processEvents()
    return made


def first(preview: PagePreview) -> PageImage:
    return preview._pages()[0]


def paper_wide(preview: PagePreview) -> float:
    return first(preview)._wide(preview.viewport().width())


def word(preview: PagePreview, text: str) -> QAbstractButton:
    return next(one for one in preview.sizes.findChildren(QAbstractButton) if one.text() == text)


def test_at_first_the_pages_are_as_wide_as_there_is_room_and_nothing_is_drawn_anew(
    preview: PagePreview, asked: Asked
) -> None:
    QTest.qWait(120)

    assert paper_wide(preview) < preview.viewport().width()
    assert word(preview, "Tilpas").isChecked()
    assert preview.sizes.accessibleName() == "Sidernes størrelse"
    assert asked == []


@pytest.mark.parametrize(("text", "share"), [("100 %", 1.0), ("150 %", 1.5), ("200 %", 2.0)])
def test_a_size_shows_the_paper_so_large_and_draws_it_anew_dot_upon_dot(
    preview: PagePreview, asked: Asked, qtbot: QtBot, text: str, share: float
) -> None:
    word(preview, text).click()

    qtbot.waitUntil(lambda: bool(asked))
    number, dots, then = asked[0]
    drawn = page(QSize(round(893 / 1.5 * dots), round(1263 / 1.5 * dots)))
    then(drawn)
    assert number == 0
    assert dots == pytest.approx(96 / 72 * share)
    assert paper_wide(preview) == round(893 / 1.5 * 96 / 72 * share) == drawn.width()
    assert first(preview)._sharp is drawn
    assert preview.horizontalScrollBar().maximum() > 0


def test_only_pages_near_what_is_seen_are_drawn_and_the_others_let_go(
    preview: PagePreview, asked: Asked, qtbot: QtBot
) -> None:
    preview.zoom_to(2.0)
    qtbot.waitUntil(lambda: bool(asked))
    drawn = {each[0] for each in asked}
    for _number, _dots, then in asked:
        then(page(QSize(1588, 2246)))

    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())

    qtbot.waitUntil(lambda: 3 in {each[0] for each in asked})
    assert 3 not in drawn
    assert first(preview)._sharp is first(preview)._image


def test_a_page_that_comes_late_for_another_size_or_other_pages_goes_nowhere(
    preview: PagePreview, asked: Asked, qtbot: QtBot
) -> None:
    preview.zoom_to(1.0)
    qtbot.waitUntil(lambda: bool(asked))
    late = asked[0][2]
    preview.zoom_to(2.0)
    late(page())
    other_size = first(preview)._sharp is first(preview)._image
    qtbot.waitUntil(lambda: any(each[1] > 2 for each in asked))
    late = next(each for each in asked if each[1] > 2)[2]

    preview.show_pages(Sheets([page()], dots=1.5, redraw=lambda *each: asked.append(each)))
    late(page())

    assert other_size
    assert first(preview)._sharp is first(preview)._image


def test_the_size_stays_when_the_pages_are_other_ones(
    preview: PagePreview, asked: Asked, qtbot: QtBot
) -> None:
    preview.zoom_to(1.5)
    qtbot.waitUntil(lambda: bool(asked))
    asked.clear()

    preview.show_pages(Sheets([page()], dots=1.5, redraw=lambda *each: asked.append(each)))

    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][1] == pytest.approx(2.0)
    assert word(preview, "150 %").isChecked()


def test_ctrl_plus_minus_and_nought_turn_the_size(preview: PagePreview) -> None:
    plus, minus, nought = Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0
    seen = []
    for key in (minus, plus, plus, plus, plus, minus, minus, minus, plus, nought):
        QTest.keyClick(preview, key, Qt.KeyboardModifier.ControlModifier)
        seen.append(preview._zoom)

    assert seen == [0, 1, 1.5, 2, 2, 1.5, 1, 0, 1, 0]


def test_the_middle_of_what_is_read_stays_in_the_middle(preview: PagePreview) -> None:
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum() // 2)
    before = (preview.verticalScrollBar().value() + preview.viewport().height() / 2) / preview._body.height()

    preview.zoom_to(2.0)
    QApplication.processEvents()

    after = (preview.verticalScrollBar().value() + preview.viewport().height() / 2) / preview._body.height()
    assert after == pytest.approx(before, abs=0.02)


def test_the_bar_across_stands_beside_the_sizes_and_not_on_them(preview: PagePreview) -> None:
    preview.zoom_to(2.0)
    QApplication.processEvents()

    across = preview.horizontalScrollBar()
    bar = QRect(across.mapTo(preview, QPoint(0, 0)), across.size())

    assert across.isVisible()
    assert not bar.intersects(preview.sizes.geometry())
    assert not preview.viewport().geometry().intersects(preview.sizes.geometry())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_sizes_stand_under_the_pages_whole_and_where_there_is_little_room_not_at_all(
    preview: PagePreview, scale: float
) -> None:
    look.set_scale(scale)
    refit_all()
    try:
        preview.resize(700, 900)
        QApplication.processEvents()
        QApplication.processEvents()
        sizes = preview.sizes
        roomy = sizes.isVisible() and preview.rect().contains(sizes.geometry())
        apart = not sizes.geometry().intersects(preview.viewport().geometry())
        preview.resize(700, 150)
        QApplication.processEvents()
        low = sizes.isVisible()
        preview.resize(700, 900)
        preview.show_pages([])
        QApplication.processEvents()
    finally:
        look.set_scale(1.0)

    assert (roomy, apart, low, sizes.isVisible()) == (True, True, False, False)
