"""I dag in the midst of something: a question or form standing open outlives what comes in, or says why it closes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from casework.answers import Day
from desktop.ui.parts.dayline import DayLine, Leaf
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.today_stops import StopCard
from tests.desktop import facts
from tests.desktop.screens.listening import button, heard, key, press, settle, words
from tests.desktop.screens.test_today import screen

__all__ = ["screen"]

NONE = Qt.KeyboardModifier.NoModifier


def with_news(**first: object) -> Day:
    """The day as it stands after a colleague's words came in, with something more of the first visit left."""
    visits = [replace(visit, agreed_last="Nyt fra Jonas") for visit in facts.VISITS]
    visits[1] = replace(visits[1], **first)  # type: ignore[arg-type]
    return replace(facts.DAY, visits=tuple(visits))


def question_stands(screen: TodayScreen) -> bool:
    return "Ingen åbnede. Vil du lægge et kort i postkassen?" in words(screen)


def test_a_refresh_leaves_the_question_of_a_closed_door_with_its_focus_and_shows_what_is_new(
    screen: TodayScreen,
) -> None:
    told = heard(screen.not_met_told)
    press(screen, "Ikke truffet")
    asked = button(screen, "Gem og udskriv kort")
    lost = heard(asked.destroyed)

    screen.show_day(with_news(safety_remark="Ring ikke på"))
    settle()

    assert screen.focusWidget() is asked
    assert screen.first_focus is asked
    assert lost == []
    assert "Ring ikke på" in words(screen)
    assert "Nyt fra Jonas" in words(screen)
    key(asked, Qt.Key.Key_Return)
    assert told == [("v-2", "c-2", True)]


def test_a_screen_that_asks_nothing_of_a_card_loses_the_question(
    screen: TodayScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StopCard, "is_asking", property(lambda card: card.is_written_in))
    press(screen, "Ikke truffet")

    screen.show_day(with_news())

    assert not question_stands(screen)


def test_news_about_another_visit_does_not_move_the_field_in_which_somebody_writes(
    screen: TodayScreen,
) -> None:
    press(screen, "Flyt besøget hos Zahra Thygesen")
    form = screen._cards["v-2"].place.form
    assert form is not None
    hour = form.fields["hour"].line  # type: ignore[union-attr]
    hour.setFocus()
    moves = Moves()
    for widget in (hour, screen._cards["v-2"]):
        widget.installEventFilter(moves)

    screen.show_day(with_news())
    settle()

    assert "Nyt fra Jonas" in words(screen)
    assert screen.focusWidget() is hour
    assert moves.seen == []


def test_a_line_that_is_laid_anew_moves_the_field(
    screen: TodayScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(screen, "Flyt besøget hos Zahra Thygesen")
    moves = Moves()
    screen._cards["v-2"].installEventFilter(moves)
    show = DayLine.show_leaves

    def anew(line: DayLine, leaves: Sequence[Leaf]) -> None:
        for leaf in leaves:
            leaf.card.setParent(None)
        line._stops = []
        show(line, leaves)

    monkeypatch.setattr(DayLine, "show_leaves", anew)
    screen.show_day(with_news())

    assert moves.seen != []


def test_a_visit_that_is_told_meanwhile_closes_its_question_says_so_and_takes_no_press(
    screen: TodayScreen,
) -> None:
    told, started, opened = (
        heard(signal) for signal in (screen.not_met_told, screen.visit_started, screen.citizen_chosen)
    )
    press(screen, "Ikke truffet")

    screen.show_day(with_news(outcome="met", told="Truffet"))
    settle()

    assert not question_stands(screen)
    assert "Besøget hos Zahra Thygesen er fortalt i mellemtiden: Truffet" in words(screen)
    assert "Det, du var i gang med, er lukket, og intet er gemt fra det." in words(screen)
    focus = screen.focusWidget()
    assert focus.accessibleName().startswith("Set: Besøget hos Zahra Thygesen")
    key(focus, Qt.Key.Key_Return)
    settle()
    assert (told, started, opened) == ([], [], [])
    assert "i mellemtiden" not in words(screen)


def test_a_visit_that_left_the_day_says_so_with_what_was_typed(screen: TodayScreen) -> None:
    press(screen, "Flyt besøget hos Zahra Thygesen")
    form = screen._cards["v-2"].place.form
    assert form is not None
    form.fill({"hour": "13.30"})

    screen.show_day(replace(facts.DAY, visits=(facts.VISITS[0], *facts.VISITS[2:])))

    assert "Besøget hos Zahra Thygesen er ikke længere på din dag" in words(screen)
    assert "Du havde skrevet: 26.11.2026 13.30" in words(screen)


def test_what_the_person_told_himself_is_no_news_and_the_next_visit_has_the_keyboard(
    screen: TodayScreen,
) -> None:
    told = heard(screen.not_met_told)
    press(screen, "Ikke truffet")
    press(screen, "Gem uden kort")
    press(screen, "Gem uden kort")
    press(screen, "Fortryd")
    assert question_stands(screen)

    screen.show_day(with_news(outcome="not_met", told="Ikke truffet"))

    assert told == [("v-2", "c-2", False)]
    assert "i mellemtiden" not in words(screen)
    assert screen.focusWidget() is button(screen, "Start besøg")


def test_a_closed_door_that_could_not_be_kept_is_told_again(screen: TodayScreen) -> None:
    told = heard(screen.not_met_told)
    press(screen, "Ikke truffet")
    press(screen, "Gem uden kort")

    screen.let_tell_again("v-2")
    press(screen, "Gem uden kort")

    assert told == [("v-2", "c-2", False)] * 2


def test_what_came_while_a_question_stood_open_is_shown_when_it_is_let_go(screen: TodayScreen) -> None:
    press(screen, "Ikke truffet")
    screen.show_day(with_news(protected=True, place=""))
    assert "Søndergade" not in words(screen)

    press(screen, "Fortryd")

    assert "Beskyttet adresse" in words(screen._cards["v-2"])
    assert screen.focusWidget() is button(screen, "Start besøg")


def test_who_goes_on_to_another_door_lets_the_question_at_this_one_go(screen: TodayScreen) -> None:
    press(screen, "Ikke truffet")

    press(screen, "Åbn besøget hos Maria Kılıç")
    settle()

    assert not question_stands(screen)
    assert screen.focusWidget() is button(screen, "Start besøg")
    assert [card.state for card in screen._cards.values()].count("next") == 1


def test_another_language_asks_the_question_of_a_closed_door_again(screen: TodayScreen) -> None:
    press(screen, "Ikke truffet")
    before = screen._cards["v-2"]

    screen.retranslate()
    settle()

    assert screen._cards["v-2"] is not before
    assert question_stands(screen)


def test_enter_that_is_held_down_answers_no_question_that_was_not_seen(screen: TodayScreen) -> None:
    told = heard(screen.not_met_told)
    button(screen, "Ikke truffet").setFocus()

    for is_held in (False, True, True):
        focus = screen.focusWidget()
        QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r", is_held))

    assert question_stands(screen)
    assert told == []


class Moves(QObject):
    """Hears a widget get another parent, be hidden, or lose the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QEvent.Type] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ParentChange, QEvent.Type.Hide, QEvent.Type.FocusOut}:
            self.seen.append(event.type())
        return False
