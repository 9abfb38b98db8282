"""Synkronisering: what needs a person comes first, and no side of a conflict is favoured."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from casework.answers import HandedOver, SyncRoom, TornField
from desktop.ui.parts.compared import Compared
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.sync_room import SyncScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.torn_card import owner
from sync.words import TurnedAway
from tests.desktop import facts_sync
from tests.desktop.facts_rows import at
from tests.desktop.scenes import now
from tests.desktop.screens.listening import heard, key, press, settle, words

ALT = Qt.KeyboardModifier.AltModifier


def opened(room: SyncRoom = facts_sync.ROOM) -> SyncScreen:
    screen = SyncScreen(now)
    screen.show_room(room)
    return screen


def test_it_opens_in_three_lines() -> None:
    said = words(opened())

    assert "To versioner af en aftale" in said
    assert "1 sted kræver dig · 3 venter · sidst kvitteret i dag kl. 9.40" in said


@pytest.mark.parametrize(("press_this", "index"), [("Behold min", 0), ("Behold Jonas’", 1)])
def test_choosing_a_side_is_one_press_and_names_the_field(press_this: str, index: int) -> None:
    screen = opened()
    told = heard(screen.version_kept)

    press(screen, press_this)

    assert told == [("c-1", "a-1", "what", index)]


def test_what_the_service_keeps_aside_can_be_tried_again_where_the_reason_can_change() -> None:
    screen = opened(replace(facts_sync.ROOM, held=(facts_sync.HELD,)))
    asked = heard(screen.again_wanted)

    press(screen, "Prøv igen")

    assert asked == [(39,)]
    fixed = opened(replace(facts_sync.ROOM, held=(replace(facts_sync.HELD, can_change=False),)))
    assert fixed.held[0].try_again.isHidden()


def test_both_can_be_kept() -> None:
    screen = opened()
    told = heard(screen.both_kept)

    press(screen, "Behold begge")

    assert told == [("c-1", "a-1", "what")]


def test_a_common_text_is_written_from_mine_and_handed_on() -> None:
    screen = opened()
    told = heard(screen.common_written)

    press(screen, "Skriv en fælles")
    assert screen._torn[0]._editor.text() == facts_sync.MINE.text
    screen._torn[0]._editor.write("Zahra møder mandag og torsdag.")
    press(screen, "Gem den fælles")

    assert told == [("c-1", "a-1", "what", "Zahra møder mandag og torsdag.")]


def test_an_empty_common_text_is_asked_for() -> None:
    screen = opened()
    told = heard(screen.common_written)

    press(screen, "Skriv en fælles")
    screen._torn[0]._editor.write("")
    press(screen, "Gem den fælles")

    assert told == []
    assert screen._torn[0]._editor.needs == "Skriv det, I begge kan stå ved."


def test_no_button_of_a_conflict_is_filled() -> None:
    screen = opened()
    filled = [
        button for button in (screen._torn[0]._both, screen._torn[0]._write) if button._kind == "primary"
    ]

    assert filled == []


def test_three_versions_stand_there_together_and_each_has_its_way() -> None:
    screen = opened(facts_sync.FULL)
    told = heard(screen.version_kept)

    press(screen, "Behold Helles")

    assert told == [("c-1", "a-1", "what", 2)]
    assert "3 versioner af det samme" in words(screen)


def test_a_refresh_leaves_a_common_text_alone() -> None:
    screen = opened()
    screen.show()
    press(screen, "Skriv en fælles")
    card = screen._torn[0]
    card._editor.write("Halvt skrevet")
    settle()

    screen.show_room(
        replace(facts_sync.ROOM, torn=(replace(facts_sync.TORN, versions=(facts_sync.HIS, facts_sync.HERS)),))
    )
    settle()

    assert screen._torn == [card]
    assert card._editor.text() == "Halvt skrevet"
    assert screen.focusWidget() is card._editor.area
    screen.close()


def test_a_change_of_language_leaves_a_common_text_alone() -> None:
    screen = opened()
    press(screen, "Skriv en fælles")
    screen._torn[0]._editor.write("Halvt skrevet")

    screen.retranslate()

    assert screen._torn[0]._editor.text() == "Halvt skrevet"


def test_a_conflict_that_is_solved_goes_away() -> None:
    screen = opened()

    screen.show_room(replace(facts_sync.ROOM, torn=()))

    assert "To versioner" not in words(screen)


def test_a_change_that_is_held_says_why_and_what_to_do() -> None:
    said = words(opened(facts_sync.FULL))

    assert "Aftale: Følges til banken om Østen Rasmussen er lagt til side" in said
    assert "Borgeren er ikke på din sagsstamme. Ændringen er ikke væk. Teksten er gemt her." in said


def test_a_case_that_went_to_a_colleague_is_named_with_its_day() -> None:
    assert "Lene Mølgaard Olsen er flyttet til Jonas Krogh den 20.11." in words(opened(facts_sync.FULL))


@pytest.mark.parametrize("torn", [(), (facts_sync.TORN,)])
def test_no_answer_is_one_calm_sentence_that_blames_nobody(torn: tuple[TornField, ...]) -> None:
    said = words(opened(replace(facts_sync.OFFLINE, torn=torn)))
    assert ("To versioner af en aftale" in said) == bool(torn)
    assert (
        "Centralen har ikke svaret siden i dag kl. 9.40. Alt, du skriver, er gemt her. Du skal ikke gøre noget."
        in said
    )


@pytest.mark.parametrize("torn", [(), (facts_sync.TORN,)])
def test_what_is_in_the_way_is_said_at_once_and_the_network_is_not_blamed(
    torn: tuple[TornField, ...],
) -> None:
    why = str(TurnedAway("sign_in_needed", "user"))

    said = words(opened(replace(facts_sync.OFFLINE, why=why, torn=torn)))

    assert "Noget er i vejen siden i dag kl. 9.40" in said
    assert why in said
    assert "Centralen har ikke svaret" not in said


def test_sending_now_is_offered_only_when_something_waits() -> None:
    screen = opened()
    told = heard(screen.send_wanted)
    press(screen, "Send nu")
    quiet = opened(facts_sync.QUIET)

    assert told == [()]
    assert quiet.out.send.isHidden()


def test_empty_lists_say_what_they_are_for() -> None:
    said = words(opened(facts_sync.QUIET))

    assert "Det, du skriver, står her, til centralen har kvitteret for det." in said
    assert "Ingen kvitteringer endnu" in said


def test_the_whole_log_is_one_press_away() -> None:
    screen = opened()
    few = words(screen)

    press(screen, "Vis hele loggen")

    assert "Borger 15" not in few
    assert "Borger 15" in words(screen)


@pytest.mark.parametrize(("name", "whose"), [("Jonas Krogh", "Jonas’"), ("Mette Hald", "Mettes"), ("", "")])
def test_whose_something_is_is_written_as_danes_do(name: str, whose: str) -> None:
    assert owner(name) == whose


def test_two_hours_that_were_set_apart_are_said_as_every_other_hour_and_a_torn_text_as_it_was_written() -> (
    None
):
    hours = (replace(facts_sync.MINE, text=at(11, 30, 9)), replace(facts_sync.HIS, text="ved middagstid"))
    room = replace(
        facts_sync.ROOM, torn=(replace(facts_sync.TORN, kind="visit", field="at", versions=hours),)
    )

    said = [part.accessibleName() for part in opened(room).findChildren(Compared)]

    assert said == ["Dig skrev: mandag 30. nov. kl. 10.00", "Jonas Krogh skrev: ved middagstid"]


def test_lost_receipts_are_said_until_they_come_anew() -> None:
    said = words(opened(replace(facts_sync.QUIET, again=7)))

    assert "Centralen er lagt tilbage fra en ældre kopi" in said
    assert "7 af dine ændringer, som var kvitteret, sendes igen. De er gemt på denne computer" in said
    assert "lagt tilbage" not in words(opened(facts_sync.QUIET))


def test_a_grant_that_was_lost_is_no_hand_over_and_says_whom_to_ask() -> None:
    gone = HandedOver("L.O.", "", at(11, 26, 9), lost=True)

    said = words(opened(replace(facts_sync.QUIET, handed_over=(gone,))))

    assert "Adgangen til L.O. gik tabt den 26.11." in said
    assert "Tal med teamlederen" in said


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        (
            HandedOver("", "", at(11, 26, 9), erased=True, typed="aside"),
            "er fjernet herfra. Din kladde ligger hos centralen i 30 dage, og så er den også væk.",
        ),
        (
            HandedOver("Z.M.", "Jonas Krogh", at(11, 26, 9), typed="note"),
            "sagen er fjernet herfra. Din kladde fulgte med som notat.",
        ),
        (
            HandedOver("Z.M.", "", at(11, 26, 9), typed="attempt"),
            "Sagen er fjernet fra denne computer. Din kladde fulgte med som en linje i kontaktloggen.",
        ),
        (
            HandedOver("Z.M.", "", at(11, 26, 9), typed="aside"),
            "Din kladde er lagt til side hos centralen. Teamlederen kan se, at den ligger der.",
        ),
        (
            HandedOver("Z.M.", "", at(11, 26, 9), typed="note", typed_waits=True),
            "Din kladde følger med; den er gemt her, til centralen har kvitteret.",
        ),
        (
            HandedOver("Zahra Mansour", "", at(11, 26, 9), typed="note", is_here=True),
            "Din adgang til Zahra Mansour blev ændret den 26.11. Din kladde fulgte med som notat.",
        ),
    ],
)
def test_what_became_of_a_draft_is_said_and_no_more_than_a_receipt_proves(
    gone: HandedOver, sentence: str
) -> None:
    assert sentence in words(opened(replace(facts_sync.QUIET, handed_over=(gone,))))


def test_nothing_is_said_of_drafts_where_there_were_none() -> None:
    gone = HandedOver("Z.M.", "Jonas Krogh", at(11, 26, 9))

    assert "kladde" not in words(opened(replace(facts_sync.QUIET, handed_over=(gone,))))


def test_a_key_keeps_a_version_of_the_first_conflict_or_of_the_one_that_is_being_looked_at(
    qtbot: QtBot,
) -> None:
    first = facts_sync.ROOM.torn[0]
    second = replace(first, record="a-2")
    screen = opened(replace(facts_sync.ROOM, torn=(first, second)))
    qtbot.addWidget(screen)
    screen.show()
    settle()
    kept, both = heard(screen.version_kept), heard(screen.both_kept)

    assert screen.header is not None
    key(screen.header.search, Qt.Key.Key_2, ALT)
    screen._torn[1]._sides[0][3].setFocus()
    key(screen._torn[1]._sides[0][3], Qt.Key.Key_B, ALT)

    assert kept == [("c-1", "a-1", "what", 1)]
    assert both == [("c-1", "a-2", "what")]


@pytest.mark.parametrize("by_button", [False, True])
def test_a_key_that_was_pressed_twice_settles_one_conflict_and_leads_to_the_next(
    qtbot: QtBot,
    by_button: bool,
) -> None:
    first = facts_sync.TORN
    second = replace(first, record="a-2")
    screen = opened(replace(facts_sync.ROOM, torn=(first, second)))
    qtbot.addWidget(screen)
    screen.show()
    settle()
    kept = heard(screen.version_kept)
    assert screen.header is not None
    if by_button:  # the focus stood in the one that goes
        screen._torn[0]._sides[0][3].setFocus()
    here = screen._torn[0]._sides[0][3] if by_button else screen.header.search

    key(here, Qt.Key.Key_1, ALT)
    screen.show_room(replace(facts_sync.ROOM, torn=(second,)))
    settle()
    key(screen.focusWidget(), Qt.Key.Key_1, ALT)

    assert kept == [("c-1", "a-1", "what", 0)]
    (left,) = screen._torn
    assert left.isAncestorOf(screen.focusWidget())
    key(screen.focusWidget(), Qt.Key.Key_1, ALT)
    assert kept[1:] == [("c-1", "a-2", "what", 0)]


def test_a_second_press_before_the_answer_finds_nothing_to_settle_until_the_first_was_refused(
    qtbot: QtBot,
) -> None:
    screen = opened()
    qtbot.addWidget(screen)
    screen.show()
    kept, both = heard(screen.version_kept), heard(screen.both_kept)

    press(screen, "Behold min")
    press(screen, "Behold Jonas’")
    press(screen, "Behold begge")
    assert (len(kept), both) == (1, [])
    screen.stand_open("a-1", "what")
    press(screen, "Behold Jonas’")

    assert [told[3] for told in kept] == [0, 1]


def test_a_version_that_comes_in_leaves_the_focus_at_its_own_conflict(qtbot: QtBot) -> None:
    """By the name of its button alone it would be found again in the first conflict."""
    first = facts_sync.TORN
    second = replace(first, record="a-2")
    screen = opened(replace(facts_sync.ROOM, torn=(first, second)))
    qtbot.addWidget(screen)
    screen.show()
    screen._torn[1]._sides[0][3].setFocus()

    more = replace(second, versions=(*second.versions, facts_sync.HERS))
    screen.show_room(replace(facts_sync.ROOM, torn=(first, more)))

    assert screen.focusWidget() is screen._torn[1]


def test_a_held_key_acts_once(qtbot: QtBot) -> None:
    screens = (opened(), PlanScreen(now), TodayScreen(now))
    for screen in screens:
        qtbot.addWidget(screen)

    made = [one for screen in screens for one in screen.findChildren(QShortcut)]

    assert made
    assert [one.key().toString() for one in made if one.autoRepeat()] == []


def test_a_common_text_of_two_who_parted_from_one_begins_sentence_by_sentence() -> None:
    (field,) = facts_sync.ROOM.torn
    mine = replace(facts_sync.MINE, text="Hun ringer fredag. Amina henter.")
    his = replace(facts_sync.HIS, text="Hun ringer mandag. Amina henter. Bente ved det.")
    parted = replace(field, versions=(mine, his), base="Hun ringer mandag. Amina henter.")
    screen = opened(replace(facts_sync.ROOM, torn=(parted,)))

    press(screen, "Skriv en fælles")

    assert screen._torn[0]._editor.text() == "Hun ringer fredag. Amina henter. Bente ved det."
    assert screen.being_written() == []


def test_older_receipts_are_asked_for_where_the_whole_log_is_shown() -> None:
    screen = opened(replace(facts_sync.ROOM, older=True))
    asked = heard(screen.older_wanted)
    before = screen.older.isHidden()

    press(screen, "Vis hele loggen")
    press(screen, "Hent ældre")

    assert before
    assert asked == [(len(facts_sync.ROOM.receipted),)]
