"""Pages of a file are shown as large as there is room for, and a small picture no larger than it is."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.ui.look.tokens import look
from desktop.ui.parts.preview import FOOT, SIDE, TOP, PageImage, PagePreview
from tests.desktop.screens.listening import settle


@pytest.mark.parametrize(
    ("own", "scale", "high"),
    [(False, 1.0, 1200), (True, 1.0, 400), (True, 1.5, 600), (True, 2.0, 800)],
    ids=["as wide as there is room", "its own dots", "with larger text", "twice"],
)
def test_a_picture_is_blown_up_only_where_it_may_be(*, own: bool, scale: float, high: int) -> None:
    look.set_scale(scale)
    page = PageImage(QImage(300, 400, QImage.Format.Format_RGB888), "Side 1 af 1", own=own)

    assert page.heightForWidth(900 + 2 * SIDE) == high + TOP + FOOT


def test_a_picture_that_is_wider_than_the_room_is_made_to_fit() -> None:
    page = PageImage(QImage(3000, 1500, QImage.Format.Format_RGB888), "Side 1 af 1", own=True)

    assert page.heightForWidth(900 + 2 * SIDE) == 450 + TOP + FOOT


@pytest.mark.parametrize("wide", range(470, 540))
def test_a_page_keeps_its_shape_at_every_width(qtbot: QtBot, wide: int) -> None:
    """Between giving way to be seen whole and filling the width lies one where the scroll bar settles it anew."""
    preview = PagePreview()
    qtbot.addWidget(preview)
    preview.resize(wide, 610)
    preview.show()
    preview.show_pages([QImage(595, 842, QImage.Format.Format_RGB888)])
    settle()

    (page,) = preview.findChildren(PageImage)

    assert page.height() >= page.heightForWidth(page.width())
