"""What a person's role may not choose is not offered in a conflict, and the card says why."""

from dataclasses import replace

from PySide6.QtCore import Qt

from casework.answers import TornField
from desktop.ui.screens.sync_room import SyncScreen
from tests.desktop import facts_sync
from tests.desktop.scenes import now
from tests.desktop.screens.listening import heard, key, press, words

ALT = Qt.KeyboardModifier.AltModifier
OPEN = replace(facts_sync.HIS, text="")
CLOSED = replace(facts_sync.HERS, text="2026-11-25", may=False)
APART = replace(facts_sync.TORN, kind="citizen", field="closed_on", versions=(CLOSED, OPEN))


def opened(torn: TornField) -> SyncScreen:
    screen = SyncScreen(now)
    screen.show_room(replace(facts_sync.ROOM, torn=(torn,)))
    return screen


def test_a_side_that_would_be_refused_has_no_button_and_no_key_and_says_whose_it_is() -> None:
    screen = opened(APART)
    told = heard(screen.version_kept)
    card = screen._torn[0]

    card.press(0)
    key(card._sides[1][3], Qt.Key.Key_1, ALT)

    assert [side[3].isHidden() for side in card._sides] == [True, False]
    assert told == []
    assert "Den faste kontakt, eller den, der står i for ham, lukker sagen." in words(screen)
    card.press(1)
    assert told == [("c-1", "a-1", "closed_on", 1)]


def test_the_first_that_can_be_chosen_is_where_the_next_key_goes() -> None:
    screen = opened(APART)
    screen.show()

    screen._torn[0].point()

    assert screen.focusWidget() is screen._torn[0]._sides[1][3]


def test_who_may_choose_none_is_offered_nothing_to_press() -> None:
    shut = tuple(replace(one, may=False) for one in facts_sync.TORN.versions)
    screen = opened(replace(facts_sync.TORN, versions=shut))
    card = screen._torn[0]
    told = [heard(signal) for signal in (screen.version_kept, screen.both_kept, screen.common_written)]

    card.press(0)
    card.press_both()

    assert all(button.isHidden() for button in (*(side[3] for side in card._sides), card._both, card._write))
    assert told == [[], [], []]
    assert words(screen).count("Det felt skriver din rolle ikke i.") == 2


def test_two_who_began_with_nothing_find_both_stories_in_the_common_one() -> None:
    hers = replace(facts_sync.HERS, text="Zahra er syerske.")
    his = replace(facts_sync.HIS, text="Zahra vil gerne ud blandt folk.")
    torn = replace(
        facts_sync.TORN,
        kind="citizen",
        field="story",
        field_name="historie",
        title="Zahra Mansour",
        base="",
        versions=(hers, his),
    )
    screen = opened(torn)

    press(screen, "Skriv en fælles")

    assert screen._torn[0]._editor.text() == "Zahra er syerske. Zahra vil gerne ud blandt folk."
    assert f"{torn.name} · historie · skrevet" in words(screen)


def test_words_that_are_no_sentence_are_not_put_after_each_other() -> None:
    versions = (replace(facts_sync.HERS, text="Mette"), replace(facts_sync.HIS, text="Jonas"))
    screen = opened(replace(facts_sync.TORN, base="", versions=versions))

    press(screen, "Skriv en fælles")

    assert screen._torn[0]._editor.text() == "Mette"
