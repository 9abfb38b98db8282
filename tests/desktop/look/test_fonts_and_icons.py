import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase, QImage, QPainter

from desktop.ui.look import icons
from desktop.ui.look.fonts import FOLDER
from desktop.ui.look.tokens import look

UI = Path(icons.__file__).resolve().parents[1]


def strings_named_as_icons() -> Iterator[tuple[str, Path]]:
    """Every string that code hands to a parameter called `icon` or `sign`."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            for keyword in node.keywords:
                value = keyword.value
                if keyword.arg in {"icon", "sign"} and isinstance(value, ast.Constant) and value.value:
                    yield str(value.value), path


def test_every_sign_that_code_names_lies_in_the_folder() -> None:
    painted_by_hand = {"arrow", "key", "alert"}  # the lean unlock window draws these itself
    missing = {
        (name, path.name)
        for name, path in strings_named_as_icons()
        if not (icons.FOLDER / f"{name}.svg").exists() and name not in painted_by_hand
    }

    assert missing == set()


def test_every_sign_in_the_folder_is_named_somewhere() -> None:
    named = {
        node.value
        for path in UI.parents[1].glob("desktop/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert {path.stem for path in icons.FOLDER.glob("*.svg")} <= named


def test_the_licence_lies_beside_the_signs_and_the_fonts() -> None:
    assert "ISC License" in (icons.FOLDER / "LICENSE").read_text(encoding="utf-8")
    for name in ("OFL-Inter.txt", "OFL-SourceSerif4.txt"):
        assert "SIL Open Font License" in (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(icons.FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_a_sign_draws_something_in_the_colour_of_its_role(path: Path) -> None:
    drawn = icons.pixmap(path.stem, "accent", 24, 2.0).toImage()

    seen = {
        drawn.pixelColor(x, y).name()
        for x in range(48)
        for y in range(48)
        if drawn.pixelColor(x, y).alpha() == 255
    }

    assert look.color("accent").name() in seen


def test_a_sign_is_as_sharp_as_the_screen() -> None:
    assert icons.pixmap("lock", "ink", 20, 1.5).width() == 30


def test_a_sign_for_menus_follows_the_theme() -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    made = icons.icon("shield", "ink")

    def darkest() -> int:
        image.fill(0xFF808080)
        painter = QPainter(image)
        made.paint(painter, image.rect())
        painter.end()
        return min(image.pixelColor(x, 12).lightness() for x in range(24))

    light = darkest()
    look.set_theme("dark")

    assert light < darkest()


def test_the_fonts_are_known_by_their_own_names() -> None:
    assert {"Fod Sans", "Fod Display", "Fod Serif"} <= set(QFontDatabase.families())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_a_font_has_the_letters_of_our_names_and_no_reserved_name(path: Path) -> None:
    font = TTFont(path)
    names = {record.toUnicode() for record in font["name"].names if record.nameID in {1, 3, 4, 6, 16}}

    assert set(map(ord, "æøåÆØÅéüğıİŁżšẤ»«–·…→€")) <= set(font.getBestCmap())
    assert not any("Source" in name or "Inter" in name for name in names)
