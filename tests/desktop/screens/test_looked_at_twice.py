"""Small things that a person saw when every picture was looked at once more, so that they stay mended."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework.answers import Owed
from casework.answers_team import Load, Member
from desktop import language
from desktop.ui.lean_unlock import INSET, LeanUnlock
from desktop.ui.look.tokens import look
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.citizens import CONTACT, NEXT_STEP, CitizensScreen
from desktop.ui.screens.new_citizen import NewCitizenScreen
from desktop.ui.screens.restore import RestoreScreen
from desktop.ui.screens.settings import SettingsScreen
from desktop.ui.screens.start import StartScreen
from desktop.ui.screens.sync_room import SyncScreen
from desktop.ui.screens.team_load import LoadCard
from desktop.ui.screens.today_side import said_owed
from tests.desktop import facts_rows, facts_sync
from tests.desktop.scenes import now, window_with
from tests.desktop.scenes_restore import restoring
from tests.desktop.screens.listening import settle
from tests.desktop.screens.test_looked_at import place, stood
from tests.desktop.shoot import SCENES

NARROWEST = 618
"""The width of the caseloads in the practice office, where the page has a bar beside it (px)."""


def words(page: QWidget) -> list[str]:
    return [one.said for one in page.findChildren(Words) if one.said]


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("Havnegade 12, 2. tv, 9900 Frederikshavn", "Havnegade 12, 2.~tv, 9900~Frederikshavn"),
        ("Søndergade 73 B, 2. th., 9900 Frederikshavn", "Søndergade 73 B, 2.~th., 9900~Frederikshavn"),
        ("Nygade 4, st. mf, 9990 Ålbæk", "Nygade 4, st.~mf, 9990~Ålbæk"),
        ("Fyrvej 3, 9990 Skagen", "Fyrvej 3, 9990~Skagen"),
        ("Biblioteket, 2. sal", "Biblioteket, 2. sal"),
        ("Mødelokale 9900 Frederik", "Mødelokale 9900 Frederik"),
        ("", ""),
    ],
)
def test_an_address_breaks_neither_in_a_floor_nor_before_a_town(written: str, held: str) -> None:
    assert said.place(written) == held.replace("~", said.NO_BREAK)


def test_the_addresses_of_the_day_are_held_together(qtbot: QtBot) -> None:
    told = "\n".join(words(stood(qtbot, SCENES["today"]())))

    assert f"2.{said.NO_BREAK}th., 9900{said.NO_BREAK}Frederikshavn" in told
    assert "9900 Frederikshavn" not in told


def test_what_was_asked_for_today_is_not_said_as_a_day_of_the_past() -> None:
    today = now().date()
    asked = Owed("a-1", "c-1", "Nora", "Svar", "Skolen", None, 0, today)

    assert said_owed(asked, today) == "siden i dag"
    assert said_owed(replace(asked, since=today.replace(day=today.day - 1)), today) != "siden i dag"


def test_the_first_day_says_whose_address_is_asked_for(qtbot: QtBot) -> None:
    screen = StartScreen()
    screen.show_step("code")

    assert "Adressen på din kommunes Fodfæste" in words(stood(qtbot, screen))


@pytest.mark.parametrize("tongue", ["da", "en"])
@pytest.mark.parametrize("scene", ["restore_copies", "restore_reads", "restore_look", "restore_words"])
def test_a_damaged_store_is_told_without_the_word_for_it(
    qapp: QApplication, qtbot: QtBot, scene: str, tongue: str
) -> None:
    language.speak(qapp, tongue)
    screen = SCENES[scene]()
    told = " ".join([*words(screen), *(one.text() for one in screen.findChildren(Choice))])
    language.speak(qapp, "da")

    assert isinstance(screen, RestoreScreen)
    assert "lager" not in told.lower()
    assert "store" not in told.lower().split()


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_a_copy_is_chosen_without_scrolling_where_the_text_is_large(
    qapp: QApplication, qtbot: QtBot, tongue: str
) -> None:
    language.speak(qapp, tongue)
    screen = restoring("copy", copies=2)
    stood(qtbot, screen, scale=2.0)
    most = screen._asked.verticalScrollBar().maximum()
    language.speak(qapp, "da")

    assert most == 0


@pytest.mark.parametrize("practice", [True, False])
def test_the_practice_office_says_that_its_central_service_is_here(qtbot: QtBot, *, practice: bool) -> None:
    screen = SyncScreen(now)
    screen.is_practice = practice
    screen.show_room(facts_sync.ROOM)

    assert ("Kvitteret af centralen her på computeren" in words(stood(qtbot, screen))) == practice


@pytest.mark.parametrize("tongue", ["da", "en"])
def test_a_new_citizen_is_seen_whole_in_the_practice_office_where_the_text_is_large(
    qapp: QApplication, qtbot: QtBot, tongue: str
) -> None:
    language.speak(qapp, tongue)
    screen = NewCitizenScreen(now)
    window = stood(qtbot, window_with("citizens", screen, practice=True), scale=2.0)
    card = place(screen._card)
    language.speak(qapp, "da")

    assert card.bottom() < window.height() - 6


def test_settings_begin_with_their_first_choice() -> None:
    screen = SettingsScreen(now)

    assert screen.first_focus is screen._language


@pytest.mark.parametrize("theme", ["contrast", "contrast_dark"])
def test_the_initials_on_the_locked_screen_have_a_border_in_high_contrast(qtbot: QtBot, theme: str) -> None:
    window = LeanUnlock(initials="LIKO", theme=theme, scale=1.0)
    stood(qtbot, window)
    card = window.card()
    middle = round(card.top() - window._lift + window._px(88 + 24))
    left = round(card.left() + window._px(INSET))
    ground = window.grab().toImage()

    seen = {ground.pixelColor(x, middle).name() for x in range(left - 6, left + 6)}

    assert window.colors["edge"].name() in seen


@pytest.mark.parametrize(("scale", "told"), [(1.0, True), (1.5, True), (2.0, False)])
def test_the_caseload_never_runs_sideways(qtbot: QtBot, *, scale: float, told: bool) -> None:
    screen = CitizensScreen(now)
    screen.show_rows(facts_rows.ROWS)
    stood(qtbot, window_with("citizens", screen, practice=True), scale=scale)

    assert screen.table.horizontalScrollBar().maximum() == 0
    assert [screen.table.isColumnHidden(n) for n in (0, CONTACT, NEXT_STEP)] == [False, not told, False]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize(("scene", "names"), [("safe", {"handshake", "sprout"}), ("visit", {"handshake"})])
def test_a_sign_above_two_lines_stands_beside_the_first(
    qtbot: QtBot, scene: str, names: set[str], scale: float
) -> None:
    page = stood(qtbot, SCENES[scene](), scale=scale)

    signs = [one for one in page.findChildren(Icon) if one.isVisible() and one._beside == "body"]

    assert {one._name for one in signs} >= names
    assert {one.height() for one in signs} == {look.line("body")}


def test_forty_citizens_and_their_points_stand_on_one_line_in_english(
    qapp: QApplication, qtbot: QtBot
) -> None:
    card = LoadCard()
    card.show_members((Member("w-1", "LIKO", "Lise Øvelund", "Sagsbehandler", Load(7, 28, 5)),), {})
    stood(qtbot, card)
    card.resize(NARROWEST, 300)
    language.speak(qapp, "en")  # it stands while somebody chooses another language
    settle()
    (told,) = [one for one in card.findChildren(Words) if one.said == "40 citizens · 41½ points"]
    (beside,) = [one for one in card.findChildren(Words) if one.said == "7 light, 28 normal, 5 intensive"]
    lines, level = told.wrapped(told.width()), abs(place(told).top() - place(beside).top())
    language.speak(qapp, "da")

    assert len(lines) == 1
    assert level < look.line("body")
