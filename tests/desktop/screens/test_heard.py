"""What a screen reader is told: every screen's tree has names, roles and states, and what happens is announced.

Every scene is walked by the picture tests (`tests.desktop.shoot.shots`); here stands what the walk itself must catch,
that no screen is without a scene, and what is announced without the focus moving.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

import desktop.ui.screens
from desktop.ui.look import spoken
from desktop.ui.parts import table as table_module
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.choice import Choices
from desktop.ui.parts.field import Field
from desktop.ui.parts.floating import Dialog
from desktop.ui.parts.rows import CELL, Cell, Column, Index, RowsModel
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.table import Table
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Screen
from desktop.ui.window import MainWindow
from tests.desktop.hearing import Role, Text, painted_only, tree, unheard
from tests.desktop.scenes import citizens, today
from tests.desktop.scenes_desks import team
from tests.desktop.screens.listening import key, settle
from tests.desktop.shoot import SCENES, SCREENS


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Everything that is announced, and whether at once."""
    heard: list[tuple[str, bool]] = []

    def update(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        at_once = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
        heard.append((event.message(), at_once))

    class Reader(QAccessible):
        isActive = staticmethod(lambda: True)
        updateAccessibility = staticmethod(update)

    monkeypatch.setattr(spoken, "QAccessible", Reader)
    return heard


def opened(qtbot: QtBot, window: QWidget) -> QWidget:
    """Show it, and let it come to rest."""
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    settle()
    return window


def screens() -> Iterator[type[Screen]]:
    """Every screen of the program."""
    for each in pkgutil.iter_modules(desktop.ui.screens.__path__):
        importlib.import_module(f"desktop.ui.screens.{each.name}")
    open_ones = [Screen]
    while open_ones:
        for kind in open_ones.pop().__subclasses__():
            open_ones.append(kind)
            if not kind.__subclasses__() and kind.__module__.startswith("desktop."):
                yield kind


def test_every_screen_is_among_those_that_are_walked() -> None:
    assert {kind.__name__ for kind in screens()} == set(SCREENS)
    assert set(SCREENS.values()) <= set(SCENES)


def test_a_button_whose_name_is_taken_away_is_missed(qtbot: QtBot) -> None:
    window = opened(qtbot, today())
    assert unheard(window) == []
    search = next(
        each for each in window.findChildren(QAbstractButton) if each.accessibleName().startswith("Søg eller")
    )

    search.setAccessibleName("")
    search.setText("")

    assert "button without a name: Searcher" in unheard(window)
    assert "without a name: Searcher ''" in unheard(window)


def test_a_button_that_is_called_by_the_code_of_its_sign_is_missed(qtbot: QtBot) -> None:
    window = opened(qtbot, Button("", icon="user-plus", name="user-plus"))

    assert unheard(window) == ["named by a code: Button 'user-plus'"]


def test_a_button_that_is_called_otherwise_than_it_says_is_missed(qtbot: QtBot) -> None:
    window = opened(qtbot, Button("Gem", name="Bevar det skrevne"))

    assert unheard(window) == ["shows 'Gem' and is called 'Bevar det skrevne'"]


class Mute(RowsModel[Any]):
    """Rows that the delegate paints and that nobody is told."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return super().data(index, role) if role == CELL else None


def test_a_choice_of_several_that_does_not_say_of_what_is_missed(qtbot: QtBot) -> None:
    part = Segment([Option("no", "Nej"), Option("yes", "Ja")], "no")
    qtbot.addWidget(part)
    part.show()
    before = unheard(part)

    part.setAccessibleName("Rolig visning")

    assert [each for each in before if each.startswith("one of several")] != []
    assert [each for each in unheard(part) if each.startswith("one of several")] == []


@pytest.mark.parametrize("scene", ["settings", "passphrase", "today", "visit", "team", "citizen"])
def test_every_choice_of_several_says_of_what(qtbot: QtBot, scene: str) -> None:
    window = SCENES[scene]()
    qtbot.addWidget(window)
    window.show()
    settle()

    assert [each for each in unheard(window) if each.startswith("one of several")] == []


def test_a_list_that_is_only_painted_is_missed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert painted_only(opened(qtbot, citizens())) == []
    monkeypatch.setattr(table_module, "RowsModel", Mute)

    window = opened(qtbot, citizens())

    assert any(each.startswith("without a name: Cell") for each in unheard(window))
    assert "painted only: 'Hjemmebesøg'" in painted_only(window)


def test_a_chart_without_its_sentence_is_missed(qtbot: QtBot) -> None:
    window = opened(qtbot, team())
    assert unheard(window) == []
    chart = next(one for one in tree(window) if one.role() == Role.Chart).object()
    assert isinstance(chart, QWidget)

    chart.setAccessibleName("")

    assert unheard(window) == ["painted without words: Staircase"]


def test_one_of_several_is_told_as_such_and_which_is_chosen(qtbot: QtBot) -> None:
    choices = Choices((Option("met", "Truffet"), Option("not", "Ikke truffet")), name="Hvordan gik det?")
    opened(qtbot, choices)

    choices.press(1)

    told = [(one.role(), one.text(Text.Name), bool(one.state().checked)) for one in tree(choices)]
    assert told == [
        (Role.Grouping, "Hvordan gik det?", False),
        (Role.RadioButton, "Truffet", False),
        (Role.RadioButton, "Ikke truffet", True),
    ]


def test_a_question_is_told_as_a_dialog_and_its_title_as_a_heading(qtbot: QtBot) -> None:
    window = opened(qtbot, QWidget())
    question = Dialog(
        window, "Slet kladden?", "Den kan ikke hentes igen.", do="Slet kladden", leave="Behold den"
    )
    question.ask()
    settle()

    told = [(one.role(), one.text(Text.Name)) for one in tree(window)]

    assert (Role.Dialog, "Slet kladden?") in told
    assert (Role.Heading, "Slet kladden?") in told


def test_who_comes_to_a_visit_of_the_day_hears_whose_it_is_and_when(qtbot: QtBot) -> None:
    window = today()
    qtbot.addWidget(window)
    window.show()
    settle()

    stops = [
        one.text(Text.Name)
        for one in tree(window)
        if one.role() == Role.Grouping and one.text(Text.Name)[:2].isdigit()
    ]

    assert len(stops) > 1
    assert all(len(said.split(" ", 1)) == 2 for said in stops), stops
    assert any("Zahra Thygesen" in said for said in stops), stops


def test_who_opens_a_screen_hears_where_he_is(qtbot: QtBot) -> None:
    window = opened(qtbot, citizens())

    (screen,) = [one for one in tree(window) if isinstance(one.object(), Screen)]

    assert (screen.role(), screen.text(Text.Name)) == (Role.Pane, "Borgere")


def test_what_is_missing_in_a_field_is_said_at_once(qtbot: QtBot, said: list[tuple[str, bool]]) -> None:
    field = Field("Formål")
    opened(qtbot, field)

    field.need("Skriv, hvad besøget skal føre til.")

    assert said == [("Formål: Skriv, hvad besøget skal føre til.", True)]
    assert unheard(field) == []


def test_a_receipt_is_said_when_the_reader_has_finished(qtbot: QtBot, said: list[tuple[str, bool]]) -> None:
    window = opened(qtbot, today())
    assert isinstance(window, MainWindow)

    window.toast("Notatet er gemt på denne computer kl. 10.31.")
    window.banner("Ingen forbindelse siden kl. 9.40. Alt, du skriver, er gemt her.")
    window.stand("Kun læsning", "Computeren er ikke længere med.", "Hvorfor?", lambda: None)

    assert said == [
        ("Notatet er gemt på denne computer kl. 10.31.", False),
        ("Ingen forbindelse siden kl. 9.40. Alt, du skriver, er gemt her.", False),
        ("Kun læsning. Computeren er ikke længere med.", False),
    ]


def test_a_banner_that_comes_is_said_once_and_one_that_stood_there_is_not(
    qtbot: QtBot, said: list[tuple[str, bool]]
) -> None:
    page = QWidget()
    stood, comes = Banner("Hund i hjemmet."), Banner("")
    for banner in (stood, comes):
        banner.setParent(page)
    comes.hide()
    opened(qtbot, page)
    assert said == []

    comes.say("Koden er brugt.")
    comes.show()
    comes.hide()
    comes.show()

    assert said == [("Koden er brugt.", False)]


def test_the_order_of_a_table_is_changed_by_key_and_said(qtbot: QtBot, said: list[tuple[str, bool]]) -> None:
    columns: list[Column[str]] = [
        Column("Navn", Cell, key=str),
        Column("Længde", lambda row: Cell(str(len(row))), key=len),
    ]
    table = Table(columns, id_of=str, name="Navne")
    table.show_rows(["Østen", "Bo", "Zahra"])
    opened(qtbot, table)

    orders = []
    for _ in range(3):
        key(table, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
        orders.append(list(table.rows_model.rows))

    assert orders == [["Bo", "Zahra", "Østen"], ["Østen", "Zahra", "Bo"], ["Bo", "Østen", "Zahra"]]
    assert [text for text, _at_once in said] == [
        "Sorteret efter Navn, opad",
        "Sorteret efter Navn, nedad",
        "Sorteret efter Længde, opad",
    ]


def test_words_that_are_no_heading_stay_plain_words(qtbot: QtBot) -> None:
    page = QWidget()
    for number, role in enumerate(("body", "heading")):
        words = Words(role, role)
        words.setParent(page)
        words.move(0, 40 * number)
    opened(qtbot, page)

    assert [one.role() for one in tree(page)][1:] == [Role.StaticText, Role.Heading]
