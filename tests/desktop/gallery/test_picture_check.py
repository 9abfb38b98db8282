"""Tests of the picture test: each kind of defect is made on purpose, and each is found."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.field import Field
from desktop.ui.parts.preview import PageImage, PagePreview
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from tests.desktop import longer, scenes
from tests.desktop.picture_check import remarks
from tests.desktop.picture_empty import emptiest
from tests.desktop.shoot import settle, shot

SENTENCE = "En sætning, der er alt for lang til en halv skærm"


@pytest.fixture
def page(qapp: QApplication) -> Iterator[QWidget]:
    """A window with a page, on which a part can be put wrongly."""
    window = QWidget()
    inner = QWidget(window)
    window.resize(400, 200)
    inner.resize(400, 200)
    yield inner
    window.close()
    window.deleteLater()
    settle(qapp)


def found(qapp: QApplication, page: QWidget, *, visit: bool = False) -> str:
    """Return what the check says of a page."""
    window = page.window()
    window.show()
    settle(qapp)
    paint.cut.clear()
    picture = window.grab().toImage()
    return " ".join(remarks(window, visit=visit, picture=picture))


def put(page: QWidget, part: QWidget, *place: int) -> QWidget:
    """Put a part somewhere."""
    part.setParent(page)
    part.setGeometry(*place)
    part.show()
    return part


def cut_words(page: QWidget) -> None:
    put(page, Words(SENTENCE, lines=1), 0, 0, 100, 24)


def pressed_words(page: QWidget) -> None:
    put(page, Words(SENTENCE), 0, 0, 100, 24)


def words_outside(page: QWidget) -> None:
    put(page, Words(SENTENCE), 300, 0, 400, 48)


def cut_in_a_table(page: QWidget) -> None:
    table = Table[str]([Column("Hvad", Cell)], id_of=str, name="Sagens ting")
    put(page, table, 0, 0, 120, 150)
    table.show_rows([SENTENCE])


def cut_hint(page: QWidget) -> None:
    line = QLineEdit()
    line.setAccessibleName("Søg")
    line.setPlaceholderText(SENTENCE)
    put(page, line, 0, 0, 100, 30)


def cut_label(page: QWidget) -> None:
    label = QLabel(SENTENCE)
    label.setWordWrap(True)
    put(page, label, 0, 0, 100, 20)


def pressed_button(page: QWidget) -> None:
    put(page, Button("Gem og gå videre til næste"), 0, 0, 60, 40)


def overlap(page: QWidget) -> None:
    put(page, Button("Gem"), 0, 0, 100, 40)
    put(page, Button("Luk"), 50, 0, 100, 40)


def run_together(page: QWidget) -> None:
    put(page, Button("Flyt", kind="quiet"), 0, 0, 60, 40)
    put(page, Button("Åbn sagen", kind="quiet"), 68, 0, 100, 40)


def small_sign(page: QWidget) -> None:
    put(page, Button("", icon="x", name="Luk"), 0, 0, 20, 20)


def nameless_line(page: QWidget) -> None:
    put(page, QLineEdit(), 0, 60, 80, 30)


def flat_page(page: QWidget) -> None:
    put(page, PageImage(_paper(), "Side 1 af 1"), 0, 0, 340, 200)


def strip_of_pages(page: QWidget) -> None:
    preview = PagePreview()
    put(page, preview, 0, 0, 340, 60)
    preview.show_pages([_paper()])


def _paper() -> QImage:
    paper = QImage(595, 842, QImage.Format.Format_RGB888)
    paper.fill(QColor("white"))
    return paper


@pytest.mark.parametrize(
    ("make", "remark"),
    [
        (cut_words, "cut: 'En sætning"),
        (pressed_words, "pressed: 'En sætning"),
        (words_outside, "outside: 'En sætning"),
        (cut_in_a_table, "cut while painting: '"),
        (cut_hint, "cut hint: 'En sætning"),
        (cut_label, "cut label: 'En sætning"),
        (pressed_button, "pressed button: 'Gem og gå"),
        (overlap, "overlap of 50x40: 'Gem' and 'Luk'"),
        (run_together, "run together: 'Flyt' and 'Åbn sagen'"),
        (small_sign, "target 20x20: 'Luk'"),
        (flat_page, "flat: 'Side 1 af 1' 200 of "),
        (strip_of_pages, "pages in 60 px: 'Forhåndsvisning'"),
        (nameless_line, "without a name for a screen reader: QLineEdit"),
    ],
)
def test_each_kind_of_defect_is_found(
    qapp: QApplication, page: QWidget, make: Callable[[QWidget], None], remark: str
) -> None:
    make(page)

    assert remark in found(qapp, page)


def test_in_a_doorway_a_target_of_the_desk_is_too_small(qapp: QApplication, page: QWidget) -> None:
    put(page, Button("Gem"), 0, 0, 100, 40)
    put(page, Field("Telefon"), 0, 60, 200, 70)

    assert "target" not in found(qapp, page)
    told = found(qapp, page, visit=True)
    assert "target 100x40: 'Gem'" in told
    assert "px high: a field" in told


def test_a_page_of_which_nearly_half_is_empty_is_found_and_one_that_teaches_is_not(
    qapp: QApplication, page: QWidget
) -> None:
    put(page, Words("Kun en linje"), 0, 0, 380, 24)

    assert "empty: 8" in found(qapp, page)
    put(page, Empty("calendar", "Intet endnu", "Her kommer dagens besøg."), 0, 30, 380, 160)
    assert "empty" not in found(qapp, page)


def test_the_largest_empty_rectangle_is_measured_whatever_its_ground() -> None:
    picture = QImage(320, 160, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    for x in range(0, 320, 4):
        painter.drawLine(x, 0, x, 79)
    painter.fillRect(160, 80, 160, 80, QColor("black"))
    painter.end()

    assert emptiest(picture) == pytest.approx(0.25, abs=0.06)


def test_a_whole_scene_that_is_squeezed_is_found(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Words, "heightForWidth", lambda self, _width: look.line(self._role))

    assert any(remark.startswith("pressed:") for remark in shot(qapp, scenes.citizen, (1280, 800), None))


@pytest.mark.parametrize(
    "text",
    [
        "Gem",
        "Ingen aftaler endnu. Aftaler er små ting, som nogen gør inden en dato. Skriv den første sammen.",
        "{count} versioner af {name}",
        "Udskriv %n plan(er)",
    ],
)
def test_the_language_that_does_not_exist_is_two_fifths_longer_and_keeps_its_places(text: str) -> None:
    told = longer.longer(text)

    assert len(told) == pytest.approx(len(text) * 1.4, abs=3 + 0.4 * text.count("{") * 8)
    assert [word for word in told.split() if "{" in word or "%" in word] == [
        word for word in text.split() if "{" in word or "%" in word
    ]


def test_every_sentence_of_the_program_is_said_in_it(qapp: QApplication) -> None:
    with longer.spoken(qapp):
        assert qapp.translate("entry", "Luk") == "Lukk"
    assert qapp.translate("entry", "Luk") == "Luk"


def test_a_part_that_is_shown_before_it_has_a_place_is_found(qapp: QApplication) -> None:
    def scene() -> QWidget:
        window, part = QWidget(), Words("Tekst")
        part.setVisible(True)
        part.setParent(window)
        return window

    assert shot(qapp, scene, (400, 200), None)[-1] == "was a window before it had a place: Words in QWidget"
