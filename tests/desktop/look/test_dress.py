from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

import desktop.ui
from desktop.ui.look import motion, paint
from desktop.ui.look.dress import is_dressed
from desktop.ui.look.palette import ROLES, palette
from desktop.ui.look.part import Part
from desktop.ui.look.tokens import THEMES, look
from desktop.ui.parts.menu import Menu

UI = Path(desktop.ui.__file__).parent


class Counting(QLabel, Part):
    """Counts how often it was asked to measure itself again."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def refit(self) -> None:
        self.times += 1
        super().refit()


def test_the_palette_carries_the_roles_in_every_theme() -> None:
    for theme in THEMES:
        look.set_theme(theme)
        for role, token in ROLES.items():
            assert palette().color(role).name() == look.tokens["color"][token][theme].lower()


def test_a_theme_is_put_on_live() -> None:
    part = Counting()
    before = QApplication.palette().color(QPalette.ColorRole.Window)

    look.set_theme("dark")

    assert QApplication.palette().color(QPalette.ColorRole.Window) != before
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipText).name() == look.color("ink").name()
    assert part.times == 1


def test_larger_text_reaches_the_application_and_every_part() -> None:
    part = Counting()

    look.set_scale(1.5)

    assert QApplication.font().pixelSize() == look.font("body").pixelSize() == 24
    assert part.times == 1


def test_calm_screens_do_not_move() -> None:
    assert motion.duration("panel") == 180
    look.set_calm(calm=True)
    assert motion.duration("panel") == 0


def test_no_effect_class_and_no_sheet_on_a_widget() -> None:
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "QGraphics" not in text, path
        if path.name != "sheet.py":
            assert "setStyleSheet" not in text, path


def test_the_application_has_no_sheet_that_would_dress_every_part_anew(qapp: QApplication) -> None:
    owner = QLabel()
    menu = Menu(owner)

    assert is_dressed(qapp)
    assert qapp.styleSheet() == ""
    assert "QMenu::item" in menu.styleSheet()


def test_no_hue_is_named_outside_the_look() -> None:
    allowed = {"preview.py", "lean_scene.py"}  # paper is white, the sun is not a role
    for path in UI.rglob("*.py"):
        if path.parent.name != "look" and path.name not in allowed:
            assert 'QColor("#' not in path.read_text(encoding="utf-8"), path


def test_words_that_do_not_fit_are_remembered_as_cut() -> None:
    image = QImage(60, 30, QImage.Format.Format_ARGB32)
    paint.cut.clear()

    wide = paint.words(
        paint.start(image), QRectF(0, 0, 60, 30), "Arbejdsmarkedsuddannelse", role="body", color="ink"
    )

    assert wide <= 60.5
    assert paint.cut == ["Arbejdsmarkedsuddannelse"]


def test_a_shadow_is_soft_and_absent_in_high_contrast() -> None:
    def darkest_outside() -> int:
        image = QImage(200, 200, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        paint.shadow(paint.start(image), QRectF(60, 60, 80, 80), "float", 9)
        return image.pixelColor(100, 146).lightness()

    assert 200 < darkest_outside() < 255
    look.set_theme("contrast")
    assert darkest_outside() == 255
