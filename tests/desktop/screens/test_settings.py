"""Indstillinger: what holds is shown, every choice is told at once, and what protects is said plainly."""

from dataclasses import replace

import pytest

from desktop.chairs import CHAIRS
from desktop.ui.screens.settings import DeviceShown, SettingsScreen
from tests.desktop import facts_sync
from tests.desktop.scenes import now
from tests.desktop.screens.listening import heard, press, words


def opened() -> SettingsScreen:
    screen = SettingsScreen(now)
    screen.show_settings(facts_sync.CHOSEN)
    screen.show_device(facts_sync.DEVICE)
    return screen


def test_it_opens_in_three_lines() -> None:
    assert "Sprog og udseende" in words(opened())


def test_showing_what_holds_tells_nobody_that_it_changed() -> None:
    screen = SettingsScreen(now)
    told = heard(screen.changed)

    screen.show_settings(
        {"language": "en", "theme": "dark", "scale": "1.5", "calm": "yes", "lock_minutes": "15"}
    )

    assert told == []
    assert (screen._theme.choice(), screen._scale.choice(), screen._lock.choice()) == ("dark", "1.5", "15")


@pytest.mark.parametrize(
    ("field", "choice", "heard_as"),
    [
        ("_theme", "contrast", ("theme", "contrast")),
        ("_scale", "1.5", ("scale", "1.5")),
        ("_lock", "10", ("lock_minutes", "10")),
    ],
)
def test_a_choice_is_told_at_once(field: str, choice: str, heard_as: tuple[str, str]) -> None:
    screen = opened()
    told = heard(screen.changed)
    one = getattr(screen, field)

    one.choose(choice)
    one.box.activated.emit(one.box.currentIndex())

    assert told == [heard_as]


def test_another_language_is_one_press_away() -> None:
    screen = opened()
    told = heard(screen.changed)

    press(screen, "English")

    assert told == [("language", "en")]


def test_only_the_practice_office_has_chairs_and_another_one_is_one_press_away() -> None:
    screen = opened()
    told = heard(screen.changed)
    assert screen._chairs.isHidden()
    screen.show_device(replace(facts_sync.DEVICE, practice=True, initials=CHAIRS[0]))

    press(screen, "Teamleder")

    assert not screen._chairs.isHidden()
    assert told == [("chair", CHAIRS[2])]


def test_whose_computer_it_is_and_when_it_was_last_heard_is_said() -> None:
    said = words(opened())

    assert "Mette Hald (MEHA), Havnby Kommune." in said
    assert "Sidste kontakt med centralen: i dag kl. 9.40." in said


def test_a_computer_that_never_reached_the_service_says_so() -> None:
    screen = SettingsScreen(now)
    screen.show_device(DeviceShown("Mette Hald", "MEHA", "Havnby Kommune", "", None, "0.1.0"))

    assert "Ingen kontakt med centralen endnu." in words(screen)


def test_the_choices_stay_when_the_language_changes() -> None:
    screen = opened()
    screen._theme.choose("dark")
    screen._lock.choose("30")

    screen.retranslate()

    assert (screen._theme.choice(), screen._lock.choice()) == ("dark", "30")


def test_the_longest_pause_is_the_municipalitys_and_the_page_says_so() -> None:
    screen = SettingsScreen(now)

    screen.show_settings({"lock_minutes": "15"}, longest=7)

    assert screen._lock.choice() == "7"
    assert [screen._lock.box.itemData(at) for at in range(screen._lock.box.count())] == ["1", "2", "5", "7"]
    assert "Din kommune har bestemt, at computeren låser senest efter 7 minutter." in words(screen)


def test_where_the_municipality_says_nothing_the_page_says_nothing_of_it() -> None:
    assert opened()._at_most.isHidden()
