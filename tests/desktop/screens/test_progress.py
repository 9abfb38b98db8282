"""Fremdrift: the curve and the list say the same, with words for who hears them; a falling number is drawn like any."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from casework.answers_progress import ProgressShown
from desktop.ui.parts.chart import Answer, Ratings, Staircase, Week
from desktop.ui.screens.progress import DRAWN, ProgressScreen
from tests.desktop.scenes import now
from tests.desktop.scenes_progress import LONG, PROGRESS, WEEKS, progress
from tests.desktop.screens.listening import settle, words


@pytest.fixture
def screen(qtbot: QtBot) -> ProgressScreen:
    made = ProgressScreen(now)
    qtbot.addWidget(made)
    made.resize(1052, 800)
    made.show_progress(PROGRESS)
    made.show()
    settle()
    return made


def lines(screen: ProgressScreen) -> list[str]:
    return [screen._sentence(line) for line in screen.table.rows_model.rows]


def test_the_list_has_every_answer_and_every_week_newest_first(screen: ProgressScreen) -> None:
    told = lines(screen)

    assert len(told) == len(PROGRESS.answers) + len(PROGRESS.weeks)
    assert (
        told[0] == "12. nov., 2026, Hvor tæt er du på dit mål i dag?, 4 af 5, Samtale på kontoret, Mette Hald"
    )
    assert "Uge 44, 2026, Løntimer, 4,5 t, Fjordens Bageri" in told
    days = [line.on for line in screen.table.rows_model.rows]
    assert days == sorted(days, reverse=True)


def test_the_curves_say_themselves_without_a_nought_for_who_did_not_answer(screen: ProgressScreen) -> None:
    said = screen.answers.accessibleName().split("; ")

    assert said[0] == "20. aug.: Tæt på målet 1, Hjulpet 2"
    assert said[1] == "3. sep.: Tæt på målet 2"
    assert screen.hours.accessibleName().endswith("46: 6. Første løntime: 42")


def test_a_week_without_hours_between_two_is_drawn_as_none(screen: ProgressScreen) -> None:
    gone = replace(WEEKS[-1], record="later", monday=WEEKS[-1].monday + timedelta(weeks=2), hours=1.0)

    screen.show_progress(replace(PROGRESS, weeks=(*WEEKS, gone)))

    assert [(week.name, week.paid) for week in screen.hours._weeks][-3:] == [
        ("46", 6.0),
        ("47", 0.0),
        ("48", 1.0),
    ]


def test_one_answer_alone_is_a_line_and_no_curve(screen: ProgressScreen) -> None:
    screen.show_progress(replace(PROGRESS, answers=PROGRESS.answers[:2], weeks=()))

    assert len(lines(screen)) == 2
    assert not screen.answers.isVisible()
    assert not screen.hours.isVisible()


def test_of_many_answers_the_curve_says_how_many_it_has_and_the_list_has_all(screen: ProgressScreen) -> None:
    screen.show_progress(LONG)

    assert len(screen.answers._answers) == DRAWN
    assert f"de seneste {DRAWN}" in words(screen)
    assert len(lines(screen)) == len(LONG.answers)


def test_where_little_room_is_nothing_of_a_line_is_lost(qtbot: QtBot) -> None:
    window = progress()
    qtbot.addWidget(window)
    (screen,) = window.findChildren(ProgressScreen)
    screen.setParent(None)  # alone: a rail that folds gives room of its own
    qtbot.addWidget(screen)
    screen.resize(640, 720)
    screen.show()
    settle()
    assert screen.is_narrow
    cell = screen.columns()[2].read(screen.table.rows_model.rows[0])
    assert (cell.first, cell.second) == (
        "Hvor tæt er du på dit mål i dag?",
        "Samtale på kontoret · Mette Hald",
    )


def test_the_names_of_two_lines_that_end_together_stand_apart(qtbot: QtBot) -> None:
    chart = Ratings()
    qtbot.addWidget(chart)
    both = [Answer("1", 1, 2), Answer("2", 3, 3)]
    chart.show_answers(both, names=("a", "b"))
    assert chart._end_together()
    chart.show_answers([*both, Answer("3", 4)], names=("a", "b"))
    assert not chart._end_together()


def test_the_hours_of_many_have_no_first_one_to_say(qtbot: QtBot) -> None:
    chart = Staircase()
    qtbot.addWidget(chart)
    chart.show_weeks([Week("1", 2.0)], of_many=True)
    assert "Første" not in chart.accessibleName()


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (PROGRESS, ("Borgerens egne tal", "kurven")),
        (ProgressShown(answers=PROGRESS.answers[:1]), ("Borgerens egne tal", "noget at tale om")),
        (ProgressShown(weeks=WEEKS), ("Løntimer uge for uge", "kurven")),
        (ProgressShown(weeks=WEEKS[1:2]), ("Løntimer uge for uge", "noget at tale om")),
    ],
    ids=["both", "one answer", "hours", "one week"],
)
def test_the_page_speaks_of_what_stands_on_it(
    screen: ProgressScreen, shown: ProgressShown, told: tuple[str, str]
) -> None:
    begins, ends = told

    screen.show_progress(shown)

    assert screen._about.said.startswith(begins)
    assert screen._about.said.endswith(f"{ends}.")
