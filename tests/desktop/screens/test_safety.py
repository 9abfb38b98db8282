"""Sikkerhed: each protection is said plainly, what is not known is said as unknown, and nothing is claimed."""

from dataclasses import replace

import pytest

from casework.answers_safety import SafetyFacts
from desktop.ui.screens.safety import SafetyScreen, facts_said
from tests.desktop import facts_sync
from tests.desktop.scenes import now
from tests.desktop.screens.listening import heard, press, words


def opened(facts: SafetyFacts = facts_sync.SAFETY) -> SafetyScreen:
    screen = SafetyScreen(now)
    screen.show_facts(facts)
    return screen


def test_what_is_known_is_said_with_its_time() -> None:
    said = words(opened())

    assert "Hvert gæt på den koster en computer 256 MB hukommelse" in said
    assert "Gælder til 3. dec." in said.replace("torsdag ", "")
    assert "Taget i dag kl. 9.10, krypteret som sagerne." in said
    assert "Sagerne blev læst helt igennem i dag kl. 8.02, og alt var helt." in said
    assert "Hver linje blev kontrolleret i dag kl. 9.05, og ingen manglede eller var ændret." in said
    assert "Disken er også krypteret som helhed." in said


def test_nothing_known_is_nothing_claimed() -> None:
    kinds = {kind for kind, _name, _sentence in facts_said(facts_sync.SAFETY_UNKNOWN, str)}

    assert kinds == {"unknown"}


@pytest.mark.parametrize(
    ("weak", "sentence"),
    [
        (replace(facts_sync.SAFETY, check_held=False), "Ring til IT"),
        (replace(facts_sync.SAFETY, recovery=False), "Ingen kan lukke dig ind igen"),
        (replace(facts_sync.SAFETY, second_copy=False), "Lås og lås op igen"),
        (replace(facts_sync.SAFETY, disk_sealed=False), "Bed IT om at slå det til"),
        (replace(facts_sync.SAFETY, trail_held=False), "Sig det til teamlederen"),
    ],
)
def test_a_weak_place_says_so_and_what_to_do(weak: SafetyFacts, sentence: str) -> None:
    (row,) = [row for row in facts_said(weak, str) if row[0] == "look"]

    assert sentence in row[2]


def test_changes_that_the_second_copy_gave_back_are_told() -> None:
    assert "gav 3 ændringer tilbage" in words(opened(replace(facts_sync.SAFETY, brought_back=3)))


def test_who_lost_the_computer_reads_what_to_do_first() -> None:
    said = words(opened())

    assert said.index("Ring til IT med det samme") < said.index("Sig det til din leder")


def test_the_way_back_leads_to_the_settings() -> None:
    screen = opened()
    told = heard(screen.settings_wanted)

    press(screen, "Indstillinger")

    assert told == [()]


@pytest.mark.parametrize(
    ("bound", "kind", "sentence"), [(True, "good", "og det er de"), (False, "look", "skal bindes")]
)
def test_what_the_municipality_decided_stands_there_in_plain_words(
    bound: bool, kind: str, sentence: str
) -> None:
    facts = replace(facts_sync.SAFETY_RULES, bound=bound)

    (row,) = [row for row in facts_said(facts, str) if row[1] == "Det har kommunen bestemt"]

    assert row[0] == kind
    assert "Dæk med kode må ikke bruges. Computeren låser senest efter 3 minutter." in row[2]
    assert sentence in row[2]
