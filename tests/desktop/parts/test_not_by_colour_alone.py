"""Nothing is told by a hue alone (WCAG 2.1, 1.4.1): with every colour black or white, states still look different."""

from collections.abc import Callable
from functools import partial
from typing import get_args

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner, BannerTone
from desktop.ui.parts.card import Card
from desktop.ui.parts.chip import Chip, FilterChip
from desktop.ui.parts.choice import Choices, Rating
from desktop.ui.parts.compared import Compared
from desktop.ui.parts.dayline import DayLine, Leaf, State
from desktop.ui.parts.field import Field
from desktop.ui.parts.progress import StepBar
from desktop.ui.parts.rail import Rail, RailPlace, SyncChip, SyncKind
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.tabs import Tabs
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words
from desktop.ui.screens.step_frame import StepLine
from tests.desktop.look.test_tokens import contrast
from tests.desktop.shoot import SCENES, SCREENS

OPTIONS = (Option("one", "Borger"), Option("two", "Partner"))
PLACES = [RailPlace("today", "sunrise", "I dag"), RailPlace("citizens", "users-round", "Borgere")]
SEEN_FROM = 3.0
"""What must be seen has this contrast against its ground (WCAG 2.1, 1.4.11)."""


@pytest.fixture
def no_hues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every colour is black where it is seen on white, else white: what only a hue or a shade told is told no more."""
    real = look.color

    def without(role: str, alpha: float = 1.0) -> QColor:
        color = QColor("black" if contrast(real(role).name(), "#FFFFFF") >= SEEN_FROM else "white")
        color.setAlphaF(alpha)
        return color

    look.set_theme("light")
    monkeypatch.setattr(look, "color", without)


def _needing(name: str) -> Field:
    field = Field(name)
    field.need("Skriv, hvad hun skal kunne.")
    return field


def _day(state: State) -> DayLine:
    return DayLine([Leaf("10.15", Card(Words("Zahra")), state)])


def _state(kind: SyncKind) -> SyncChip:
    chip = SyncChip()
    chip.show_state(kind, "Alt", "i dag", short="Alt")
    return chip


def _way(here: int) -> StepLine:
    line = StepLine()
    line.show_steps(("Spørg", "Sammenlign", "Nye ord"), here)
    return line


def _chosen(one: str) -> Choices:
    made = Choices(OPTIONS, name="Hvad?")
    made.choose(one)
    return made


STATES: dict[str, list[Callable[[], QWidget]]] = {
    "banner": [partial(Banner, "Se her.", tone) for tone in get_args(BannerTone)],
    "segment": [partial(Segment, OPTIONS, one, name="Hvem?") for one in ("one", "two")],
    "filter chip": [partial(FilterChip, "Alle", chosen=on) for on in (True, False)],
    "choices": [partial(_chosen, one) for one in ("", "one", "two")],
    "rating": [partial(Rating, "lidt", "meget", value=n, name="Hvor?") for n in range(6)],
    "rating last time": [partial(Rating, "lidt", "meget", last=n, name="Hvor?") for n in range(6)],
    "way of steps": [partial(_way, here) for here in range(3)],
    "tick": [partial(Tick, "Ring", ticked=on) for on in (True, False)],
    "steps": [partial(StepBar, n, 5, name="delmål") for n in range(6)],
    "rail": [partial(Rail, PLACES, here) for here in ("today", "citizens")],
    "tabs": [partial(Tabs, OPTIONS, here, name="Faner") for here in ("one", "two")],
    "sync": [partial(_state, kind) for kind in get_args(SyncKind)],
    "day": [partial(_day, state) for state in get_args(State)],
    "field": [partial(Field, "Formål"), partial(_needing, "Formål")],
    "compared": [partial(Compared, "mandag", other) for other in ("mandag", "tirsdag")],
}


def picture(part: QWidget) -> QImage:
    """What is seen of a part, 400 wide."""
    part.resize(400, max(80, part.sizeHint().height()))
    part.show()
    QApplication.processEvents()
    return part.grab().toImage()


@pytest.mark.usefixtures("no_hues")
@pytest.mark.parametrize("part", STATES)
def test_states_of_a_part_look_different_without_their_hues(part: str, qtbot: QtBot) -> None:
    pictures = []
    for make in STATES[part]:
        made = make()
        qtbot.addWidget(made)
        pictures.append(picture(made))

    same = [
        (one, other)
        for one in range(len(pictures))
        for other in range(one)
        if pictures[one] == pictures[other]
    ]

    assert same == []


@pytest.mark.usefixtures("no_hues")
def test_of_the_test_chips_that_differ_by_tone_alone_look_the_same(qtbot: QtBot) -> None:
    chips = [Chip("Nået", "done"), Chip("Nået", "notice")]
    for chip in chips:
        qtbot.addWidget(chip)

    assert picture(chips[0]) == picture(chips[1])


@pytest.mark.parametrize("scene", SCREENS.values())
def test_on_no_screen_two_chips_say_the_same_in_two_colours(scene: str) -> None:
    window = SCENES[scene]()
    window.resize(1280, 800)
    window.show()

    tones: dict[tuple[str, str], set[str]] = {}
    for chip in window.findChildren(Chip):
        tones.setdefault((chip.text(), chip._icon or ""), set()).add(chip._tone)
    for words in window.findChildren(Words):
        if words.isVisible():
            tones.setdefault((words.said, words._role), set()).add(words._color)
    window.close()
    window.deleteLater()

    assert {said: found for said, found in tones.items() if len(found - {"ink", "ink_soft"}) > 1} == {}


@pytest.mark.usefixtures("no_hues")
def test_in_high_contrast_the_way_behind_is_thicker_than_the_way_ahead(qtbot: QtBot) -> None:
    look.set_theme("contrast")
    line = _way(1)
    qtbot.addWidget(line)
    seen = picture(line)
    step = (line.width() - look.grow(26)) / 3

    def thick(number: int) -> int:
        x = round(number * step + step / 2 + 13)
        return sum(seen.pixelColor(x, y).lightness() < 128 for y in range(look.grow(26)))

    assert (thick(0), thick(1)) == (4, 2)


@pytest.mark.usefixtures("no_hues")
def test_in_high_contrast_the_open_tab_stands_on_a_foot_that_is_seen_by_its_size(qtbot: QtBot) -> None:
    look.set_theme("contrast")
    tabs = Tabs(OPTIONS, "one", name="Faner")
    qtbot.addWidget(tabs)
    seen = picture(tabs)

    def foot(tab: QWidget) -> int:
        x, low = tab.x() + 1, tab.y() + tab.height()
        return sum(seen.pixelColor(x, y).lightness() < 128 for y in range(low - 8, low))

    here, other = tabs._tabs
    assert (foot(here), foot(other)) == (6, 2)
