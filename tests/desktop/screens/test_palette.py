"""Ctrl+K: arrows, Enter and Esc; what is found in words that are marked; the focus goes back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from casework.folding import fold
from desktop.flows.palette import about, acts_for
from desktop.ui.screens.palette import CommandPalette, marks_of
from desktop.ui.screens.today import TodayScreen
from desktop.ui.window import MainWindow
from tests.desktop import facts
from tests.desktop.scenes import ACTIONS, SCENES, now
from tests.desktop.screens.listening import button, heard, key, settle, words


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(now=now)
    qtbot.addWidget(made)
    screen = TodayScreen(now)
    screen.show_day(facts.DAY)
    made.show_screen("today", screen)
    made.resize(1280, 800)
    made.show()
    settle()
    yield made
    made.close()


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    made = CommandPalette(window, now)
    made.offer(ACTIONS)
    made.open()
    return made


def lines(palette: CommandPalette) -> list[str]:
    return [line.found.first for line in palette._lines]


def test_it_begins_with_what_can_be_done(palette: CommandPalette) -> None:
    assert lines(palette) == ["Udskriv dagen", "Tilføj besøg"]
    assert "Skriv et navn, et ord fra et notat eller det, du vil gøre." in words(palette)


def test_typing_asks_and_shows_citizens_words_and_actions(palette: CommandPalette) -> None:
    typed = heard(palette.typed)

    palette.field.write("bageri")
    palette.show_hits(facts.HITS, facts.ROWS[2:3])

    assert typed == [("bageri",)]
    assert lines(palette) == [
        "Maria Kılıç",
        "… hvis Amina henter børnene i bageriet …",
        "Bageriet ringede: vil gerne tale om flere timer",
    ]
    assert "3 fundet · kun det, der ligger på denne computer" in words(palette)


def test_arrows_and_enter_open_what_is_chosen(palette: CommandPalette) -> None:
    chosen = heard(palette.chosen)
    palette.field.write("bageri")
    palette.show_hits(facts.HITS, facts.ROWS[2:3])

    key(palette.field.line, Qt.Key.Key_Down)
    key(palette.field.line, Qt.Key.Key_Return)

    assert chosen == [("c-2", "t-2")]
    assert palette.isHidden()


def test_an_enter_faster_than_the_answer_opens_what_the_answer_brings(palette: CommandPalette) -> None:
    chosen, done = heard(palette.chosen), heard(palette.action_chosen)
    palette.field.write("bageri")
    key(palette.field.line, Qt.Key.Key_Return)

    assert (chosen, done) == ([], [])  # what stands there still answers the empty line
    assert palette.isVisible()

    palette.show_hits((), facts.ROWS[2:3])

    assert (chosen, done) == ([(facts.ROWS[2].id, facts.ROWS[2].id)], [])
    assert palette.isHidden()


def test_a_letter_after_an_early_enter_takes_it_back(palette: CommandPalette) -> None:
    chosen = heard(palette.chosen)
    palette.field.write("bage")
    key(palette.field.line, Qt.Key.Key_Return)
    palette.field.write("bageri")

    palette.show_hits(facts.HITS, facts.ROWS[2:3])

    assert chosen == []
    assert palette.isVisible()


def test_an_early_enter_does_not_open_anything_when_the_palette_is_opened_again(
    palette: CommandPalette,
) -> None:
    chosen, done = heard(palette.chosen), heard(palette.action_chosen)
    palette.field.write("bageri")
    key(palette.field.line, Qt.Key.Key_Return)
    key(palette.field.line, Qt.Key.Key_Escape)
    palette.show_hits((), facts.ROWS[2:3])
    palette.open()

    assert (chosen, done) == ([], [])


def test_an_action_is_found_by_a_part_of_its_words(palette: CommandPalette) -> None:
    done = heard(palette.action_chosen)

    palette.field.write("udskriv")
    palette.show_hits((), ())
    key(palette.field.line, Qt.Key.Key_Return)

    assert done == [("print_day",)]


def test_later_answers_do_not_move_the_chosen_line(palette: CommandPalette) -> None:
    palette.field.write("bageri")
    palette.show_hits(facts.HITS, ())
    key(palette.field.line, Qt.Key.Key_Down)
    before = palette._lines[palette._place].found

    palette.show_hits(facts.HITS, facts.ROWS[2:3])

    assert palette._lines[palette._place].found == before


def test_nothing_found_says_where_was_searched(palette: CommandPalette) -> None:
    palette.field.write("sejlmager")
    palette.show_hits((), ())

    assert "Ingen borger eller notat har »sejlmager«." in words(palette)


def test_where_nothing_is_found_nobody_is_offered_to_be_kept_to(palette: CommandPalette) -> None:
    palette.field.write("maria")
    palette.show_hits((), facts.ROWS[2:3])
    offered = palette.filters.person.isHidden()
    palette.field.write("mariaxyz")
    palette.show_hits((), ())

    assert (offered, palette.filters.person.isHidden()) == (False, True)


def test_esc_closes_and_the_focus_goes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    start = button(window, "Start besøg")
    start.setFocus()
    qtbot.waitUntil(start.hasFocus)
    palette = CommandPalette(window, now)

    palette.open()
    key(palette.field.line, Qt.Key.Key_Escape)

    assert palette.isHidden()
    assert start.hasFocus()


def test_asked_words_are_marked_where_they_stand() -> None:
    assert marks_of("Fjordens Bageri", "bageri") == ((9, 15),)
    assert marks_of("Maria Kılıç", "kilic maria") == ((6, 11), (0, 5))
    assert marks_of("Aage", "å") == ()


def test_what_is_to_be_done_with_a_citizen_is_one_line(palette: CommandPalette) -> None:
    done = heard(palette.act_chosen)
    plan = about()[0]
    rows = facts.ROWS

    palette.field.write("plan maria")
    palette.show_hits((), (), acts_for(fold("plan maria"), rows, about()))

    assert lines(palette) == ["Plan og udskrift: Maria Kılıç"]
    key(palette.field.line, Qt.Key.Key_Return)
    assert done == [(plan.id, rows[2].id)]


def test_a_name_that_begins_like_an_act_comes_before_the_acts_on_others(
    palette: CommandPalette, monkeypatch: pytest.MonkeyPatch
) -> None:
    dennis = replace(facts.ROWS[0], id="c-dennis", name="Dennis Jensen", folded=fold("Dennis Jensen"))
    ane = replace(facts.ROWS[1], id="c-ane", name="Ane Jensen", folded=fold("Ane Jensen"))
    works_there = replace(facts.ROWS[2], name="Bo Bang", folded=fold("Bo Bang Jensens Dengård"))
    rows, query = (works_there, ane, dennis), fold("den jen")
    people, acts = (works_there, dennis), acts_for(query, rows, about())
    assert ane in [row for _act, row in acts]
    chosen = heard(palette.chosen)

    palette.field.write("den jen")
    palette.show_hits((), people, acts)
    shown = lines(palette)
    key(palette.field.line, Qt.Key.Key_Return)

    assert shown[:2] == ["Dennis Jensen", "Bo Bang"]
    assert "Plan og udskrift: Ane Jensen" in shown
    assert chosen == [("c-dennis", "c-dennis")]
    monkeypatch.setattr("desktop.ui.screens.palette.called_so", lambda *_: [])
    palette.show_hits((), people, acts)
    assert lines(palette)[0].startswith("Plan og udskrift")


def test_who_only_works_at_a_place_called_so_does_not_go_before_what_is_to_be_done(
    palette: CommandPalette,
) -> None:
    row = replace(facts.ROWS[2], folded=f"{facts.ROWS[2].folded} {fold('Plantecentret')}")

    palette.field.write("plan maria")
    palette.show_hits((), (row,), acts_for(fold("plan maria"), (row,), about()))

    assert lines(palette) == ["Plan og udskrift: Maria Kılıç", "Maria Kılıç"]


def test_a_name_alone_or_an_act_alone_does_nothing_to_anybody() -> None:
    rows, actions = facts.ROWS, about()

    found = {
        asked: acts_for(fold(asked), rows, actions) for asked in ("maria", "plan", "pl maria", "plan xyz")
    }

    assert found == dict.fromkeys(found, ())
    assert [(one.id, row.name) for one, row in acts_for(fold("notat maria"), rows, actions)] == [
        ("note", "Maria Kılıç")
    ]


def test_a_long_list_ends_above_the_foot_in_a_small_window(qtbot: QtBot) -> None:
    window = SCENES["palette_full"]()
    qtbot.addWidget(window)
    window.show()
    over = window.findChild(CommandPalette)
    assert over is not None
    settle()

    foot = over._foot.mapTo(over, QPoint(0, 0)).y()
    assert over._page.mapTo(over, QPoint(0, over._page.height())).y() <= foot
    assert over._foot.mapTo(over, QPoint(0, over._foot.height())).y() <= over.height()


def test_the_same_answer_once_more_leaves_the_line_under_the_hand_alone(window: MainWindow) -> None:
    over = CommandPalette(window, now)
    over.open()
    over.field.write("bageri")
    over.show_hits(facts.HITS, facts.ROWS[2:3])
    before = list(over._lines)

    over.show_hits(facts.HITS, facts.ROWS[2:3])

    assert over._lines == before
    over.show_hits(facts.HITS, ())
    assert over._lines != before
