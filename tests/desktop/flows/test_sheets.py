"""Pages for a preview are drawn anew from the very PDF, on the lane, and by whoever shows pages."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.flows import sheets as flow
from desktop.ui.parts.sheets import Sheets
from tests.desktop.flows.conftest import House
from tests.desktop.flows.test_paper_flows import plan


def test_a_page_of_a_plan_is_drawn_anew_and_sharp_where_somebody_looks_closer(
    qtbot: QtBot, house: House
) -> None:
    screen = plan(qtbot, house)
    preview = screen.pages.preview
    qtbot.waitUntil(lambda: not preview.is_empty, timeout=20_000)
    coarse = preview._pages()[0]._sharp

    preview.zoom_to(2.0)

    qtbot.waitUntil(lambda: preview._pages()[0]._sharp is not coarse, timeout=20_000)
    fine = preview._pages()[0]._sharp
    assert fine.width() == pytest.approx(595.28 * 96 / 72 * 2 * preview.devicePixelRatioF(), abs=1)
    blown_up = coarse.scaled(fine.size()).convertToFormat(fine.format())
    assert fine != blown_up


def test_a_picture_has_no_other_dots_than_its_own(house: House) -> None:
    image = (2, 1, b"\x00\x00\x00\xff\xff\xff")

    shown = flow.sheets(house.rooms.paper_lane, [image])

    assert isinstance(shown, Sheets)
    assert shown.redraw is None
    assert [(each.width(), each.height()) for each in shown] == [(2, 1)]
    assert QImage(shown[0]).pixelColor(1, 0).red() == 255


def test_no_flow_makes_pictures_of_pages_that_cannot_be_drawn_anew() -> None:
    """Whoever makes them without `sheets` would show pages that are only blown up."""
    makers = [
        path.name
        for path in sorted(Path(flow.__file__).parent.glob("*.py"))
        if re.search(r"\bQImage\(|show_pages\(\[[^]]", path.read_text(encoding="utf-8"))
    ]
    without_pdf = [
        path.name
        for path in sorted(Path(flow.__file__).parent.glob("*.py"))
        if re.search(r"\bsheets\([\w.]+, \w+\)", path.read_text(encoding="utf-8"))
    ]
    assert makers == ["sheets.py"]
    assert without_pdf == []
