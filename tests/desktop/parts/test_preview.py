"""Pages of a file are shown as large as there is room for, and a small picture no larger than it is."""

import pytest
from PySide6.QtGui import QImage

from desktop.ui.look.tokens import look
from desktop.ui.parts.preview import FOOT, SIDE, TOP, PageImage


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
