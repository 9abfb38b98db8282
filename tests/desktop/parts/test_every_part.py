from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.look import paint
from desktop.ui.look.tokens import THEMES, look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Ground, Hairline, Heading
from desktop.ui.parts.chart import Answer, Ratings, Staircase, Week
from desktop.ui.parts.chip import Chip, FilterChip
from desktop.ui.parts.choice import Choices, Rating
from desktop.ui.parts.compared import Compared
from desktop.ui.parts.dayline import DayLine, Leaf
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.field import ChoiceField, DateField, Field, LongField
from desktop.ui.parts.focus import keys_go_to
from desktop.ui.parts.header import Header
from desktop.ui.parts.landscape import Landscape
from desktop.ui.parts.layout import hold
from desktop.ui.parts.lock_button import LockButton
from desktop.ui.parts.mark import Avatar, Icon, Mark
from desktop.ui.parts.practice import Practice
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.progress import Progress, StepBar
from desktop.ui.parts.rail import Rail, RailPlace, SyncChip
from desktop.ui.parts.reflow import Evenly, Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.tabs import Tabs
from desktop.ui.parts.tick import Tick, TickedLine
from desktop.ui.parts.words import Voice, Words

OPTIONS = (Option("one", "Borger"), Option("two", "Partner", icon="handshake", key="F6"))


def synced() -> SyncChip:
    chip = SyncChip()
    chip.show_state("waiting", "3 ændringer venter", "intet svar siden kl. 9.40", short="Venter")
    return chip


def preview() -> PagePreview:
    pages = PagePreview()
    pages.show_pages([QImage(210, 297, QImage.Format.Format_RGB32)])
    return pages


def staircase() -> Staircase:
    chart = Staircase()
    weeks = [
        Week(str(number), max(0, number - 37) / 2, "barn syg" if number == 43 else "")
        for number in range(36, 48)
    ]
    chart.show_weeks(weeks, plan=[hours / 2 for hours in range(12)])
    return chart


def ratings() -> Ratings:
    chart = Ratings()
    answers = [Answer("maj", 2, 3), Answer("aug.", 3, 2, "barn syg"), Answer("nov.", 4, 4)]
    chart.show_answers(answers, names=("Zahra", "Mette"))
    return chart


def lock_button() -> QWidget:
    button = LockButton(size="primary")
    button.rename("Lås")
    button.offer_cover(on=True)
    return button


def ticked_line() -> TickedLine:
    one = TickedLine()
    one.say("Behold originalen", "Alle billedets punkter kommer med.")
    return one


PARTS: dict[str, Callable[[], QWidget]] = {
    "words": lambda: Words("Zahra møder i bageriet mandag."),
    "voice": lambda: Voice("Jeg vil gerne have noget at stå op til."),
    "button": lambda: Button("Gem notat", icon="check", kind="primary"),
    "sign button": lambda: Button("", icon="pencil", kind="quiet", name="Ret aftalen"),
    "field": lambda: Field("Formål", hint="Hvad skal hun kunne?"),
    "long field": lambda: LongField("Notat", "Sover bedre."),
    "date field": lambda: DateField("Frist", today=date(2026, 11, 24)),
    "choice field": lambda: ChoiceField("Slags", OPTIONS),
    "card": lambda: Card(Heading("Mål", note="2", right=Button("Nyt mål", kind="quiet")), Hairline()),
    "segment": lambda: Segment(OPTIONS, name="Hvem læser?"),
    "chip": lambda: Chip("Hund i hjemmet", "notice", "users-round"),
    "filter chip": lambda: FilterChip("Over aftalt rytme", count=6, chosen=True),
    "sync chip": synced,
    "banner": lambda: Banner("Gemt på denne computer kl. 10.31.", "done", action=Button("Se", kind="quiet")),
    "choices": lambda: Choices(OPTIONS, name="Hvad skete der?"),
    "rating": lambda: Rating("Slet ikke", "Helt sikkert", value=4, last=3, name="Tror du på det?"),
    "compared": lambda: Compared("mandag og fredag", "tirsdag og torsdag"),
    "day line": lambda: DayLine([Leaf("10.15", Card(Words("Zahra", "title", lines=1)), "next")]),
    "empty": lambda: Empty(
        "handshake", "Ingen aftaler endnu", "Skriv den første sammen.", Button("Ny aftale")
    ),
    "header": lambda: Header("Borgere", "Din stamme"),
    "rail": lambda: Rail([RailPlace("today", "sunrise", "I dag", count="5")], "today"),
    "avatar": lambda: Avatar("ZT"),
    "icon": lambda: Icon("lock"),
    "mark": Mark,
    "practice": lambda: Practice(Ground("page", Words("I dag"))),
    "preview": preview,
    "progress": lambda: Progress("Henter dine 43 borgere"),
    "steps": lambda: StepBar(3, 5, name="3 af 5 delmål nået"),
    "tabs": lambda: Tabs(OPTIONS, name="Faner"),
    "staircase": staircase,
    "ratings": ratings,
    "landscape": Landscape,
    "lock_button": lock_button,
    "tick": lambda: Tick("Ringe til lægen"),
    "ticked_line": ticked_line,
    "flow": lambda: hold(Flow(Chip("Nået", "done"), Chip("Tolk", "accent"))),
    "evenly": lambda: hold(Evenly(Button("En"), Button("To"), least=80)),
}
every_part = pytest.mark.parametrize("make", PARTS.values(), ids=PARTS.keys())


def named(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


@every_part
def test_a_part_opens_in_three_lines_in_every_theme(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    part = make()
    qtbot.addWidget(part)
    for theme in THEMES:
        look.set_theme(theme)
        assert not part.grab().isNull()


@every_part
def test_everything_that_takes_the_focus_has_a_name(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    part = make()
    qtbot.addWidget(part)
    part.show()
    for widget in (part, *part.findChildren(QWidget)):
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and keys_go_to(widget) is None
        if takes_focus and widget.isVisible() and not widget.objectName().startswith("qt_"):
            assert named(widget), f"{type(widget).__name__} has no name"


@every_part
def test_larger_text_gives_a_part_more_room(make: Callable[[], QWidget], qtbot: QtBot) -> None:
    part = make()
    qtbot.addWidget(part)
    part.resize(900, 700)
    part.show()
    before = part.sizeHint()

    look.set_scale(1.5)
    QApplication.processEvents()

    after = part.sizeHint()
    assert after.width() >= before.width()
    assert after.height() >= before.height()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@every_part
def test_no_word_is_cut_when_a_part_has_what_it_asks_for(
    make: Callable[[], QWidget], scale: float, qtbot: QtBot
) -> None:
    look.set_scale(scale)
    part = make()
    qtbot.addWidget(part)
    part.resize(part.sizeHint().expandedTo(part.minimumSizeHint()))
    part.show()
    QApplication.processEvents()
    paint.cut.clear()
    part.grab()

    assert paint.cut == []


@pytest.mark.parametrize("text", ["Gem notat og gå videre til næste besøg"])
@pytest.mark.parametrize("kind", [Button, Chip, FilterChip])
def test_words_that_are_longer_in_another_language_get_their_room(
    kind: Callable[[str], QWidget], text: str, qtbot: QtBot
) -> None:
    short, long = kind(text), kind(text + text[: round(len(text) * 0.4)])
    for widget in (short, long):
        qtbot.addWidget(widget)

    assert long.sizeHint().width() > short.sizeHint().width() * 1.2
    long.resize(long.sizeHint())
    paint.cut.clear()
    long.grab()
    assert paint.cut == []


@every_part
def test_a_button_is_never_smaller_than_a_finger_in_visit_mode(
    make: Callable[[], QWidget], qtbot: QtBot
) -> None:
    look.set_mode("visit")
    part = make()
    qtbot.addWidget(part)
    part.resize(900, 700)
    part.show()
    QApplication.processEvents()

    for button in part.findChildren(QAbstractButton):
        if button.isVisible() and not isinstance(button, Tick):
            assert button.height() >= 44, f"{button.accessibleName()} {button.height()}"
