"""How easy a plan is to read is said while one writes: our words alone, and towards what a citizen's paper asks for."""

import pytest
from pytestqt.qtbot import QtBot

from casework.reading import EASY, HARD, lix
from desktop.ui.screens.plan_ease import EaseLine, texts_of
from tests.desktop import facts, facts_sync

EASIEST = "Du går en tur. Vi går med."
MIDDLING = "Du kommer til mødet i jobcentret hver torsdag, og vi taler om det hele."
HARDEST = "Kommunalbestyrelsens beskæftigelsesindsats koordineres tværfagligt."


@pytest.mark.parametrize(
    ("text", "said"),
    [(EASIEST, "let at læse"), (MIDDLING, "til at læse, kortere"), (HARDEST, "svært at læse, prøv kortere")],
)
def test_each_plan_hears_how_far_it_is_from_twenty_five(qtbot: QtBot, text: str, said: str) -> None:
    line = EaseLine()
    qtbot.addWidget(line)

    line.show_texts([text])

    assert said in line.said
    assert line.said.startswith(f"Læsbarhed: LIX {lix(text)} ")
    assert line.said.endswith(f"mål: højst {EASY}")


def test_the_three_words_begin_at_the_two_numbers() -> None:
    assert lix(EASIEST) <= EASY < lix(MIDDLING) < HARD <= lix(HARDEST)


def test_the_citizens_own_words_are_held_to_nothing() -> None:
    own = {goal.own_words for goal in facts.GOALS if goal.own_words}

    read = " ".join(texts_of(facts_sync.PLAN, "", None))

    assert own
    assert not [words for words in own if words in read]
    assert all(goal.title in read for goal in facts_sync.PLAN.goals if goal.status in {"", "active"})
