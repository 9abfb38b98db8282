"""The letter before a meeting: what the case says, what was typed, and what nobody knows is said to the caseworker."""

from dataclasses import replace
from datetime import date, time

import pytest

from casework import meeting_letter as rules
from casework.answers import DayVisit
from casework.changes import Seen
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.meeting_letter import MeetingLetter, Typed, VisitAhead
from casework.plan_paper import PlanContact
from tests.casework.test_plan import JONAS, METTE, PAGE, TODAY

OPEN = replace(PAGE, protected=False, phone="70000011")


def visit(form: str = "home", place: str = "", at: str = "2026-12-03T08:15:00+00:00") -> DayVisit:
    return DayVisit(
        "v",
        "s",
        "Zahra Thygesen",
        at,
        form,
        place,
        False,
        "Tale om bageriet",
        "",
        "",
        "",
        "",
        "",
        "",
        (),
        Seen(),
    )


def written(page: object = OPEN, ahead: VisitAhead | None = None, **typed: str) -> MeetingLetter:
    said = Typed(**{"why": "Vi taler om bageriet.", "minutes": "45", **typed})
    made = ahead or VisitAhead(visit(), METTE)
    hidden = HiddenAddress()
    return rules.letter(page, made, said, hidden=hidden, municipality="Testby", today=TODAY)  # type: ignore[arg-type]


def test_it_says_who_when_why_and_how_long_in_danish_time() -> None:
    letter = written()

    assert (letter.on, letter.at) == (date(2026, 12, 3), time(9, 15))
    assert (letter.writer, letter.is_fixed, letter.fixed_contact) == ("Mette Hald", True, "")
    assert (letter.why, letter.minutes) == ("Vi taler om bageriet.", 45)
    assert letter.address == ("Nygade 4", "9900 Frederikshavn")
    assert letter.caller == PlanContact("Mette Hald", "", "98451001")
    assert letter.stand_in == PlanContact("Jonas Krogh", "", "98451002")
    assert letter.companion is not None
    assert letter.companion.source == "Forvaltningsloven § 8"
    assert letter.unsaid == ()


def test_a_protected_address_is_on_no_letter_and_the_caseworker_hears_it() -> None:
    letter = written(PAGE)

    assert PAGE.address
    assert letter.address == ()
    assert "Nygade" not in repr(letter)
    assert any("beskyttet" in one for one in letter.unsaid)


def test_a_letter_that_forgot_the_protection_would_be_noticed() -> None:
    assert written(replace(PAGE, protected=False)).address != ()


def test_somebody_else_than_the_regular_contact_says_who_that_still_is() -> None:
    letter = written(ahead=VisitAhead(visit(), JONAS))

    assert (letter.writer, letter.is_fixed, letter.fixed_contact) == ("Jonas Krogh", False, "Mette Hald")
    assert letter.caller == PlanContact("Jonas Krogh", "", "98451002")
    assert letter.stand_in == PlanContact("Mette Hald", "", "98451001")


@pytest.mark.parametrize(
    ("changes", "typed", "said"),
    [
        ({}, {"why": ""}, "ikke, hvad mødet er til"),
        ({}, {"minutes": " "}, "hvor længe det tager"),
        ({"address": ""}, {}, "ingen adresse"),
        (
            {"primary": replace(METTE, phone=""), "partner": None, "coordinator": None},
            {},
            "ikke noget telefonnummer",
        ),
        ({"primary": None}, {}, "hvem der kommer"),
    ],
)
def test_what_is_not_known_is_left_out_and_said_to_the_caseworker(
    changes: dict[str, object], typed: dict[str, str], said: str
) -> None:
    page = replace(OPEN, **changes)  # type: ignore[arg-type]

    letter = written(page, VisitAhead(visit(), page.primary), **typed)

    assert [one for one in letter.unsaid if said in one] == list(letter.unsaid)
    assert len(letter.unsaid) == 1


def test_without_a_number_of_his_own_the_next_known_one_is_rung_and_none_is_made_up() -> None:
    page = replace(OPEN, primary=replace(METTE, phone=" "), coordinator=None)

    assert written(page, VisitAhead(visit(), page.primary)).caller == PlanContact(
        "Jonas Krogh", "", "98451002"
    )
    assert written(replace(page, partner=None), VisitAhead(visit(), page.primary)).caller is None


@pytest.mark.parametrize("typed", ["tre kvarter", "0", "481", "-5", "4.5", "٤٥"])
def test_minutes_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(Refused, match="1 til 480 minutter"):
        written(minutes=typed)


def test_the_number_that_is_rung_stands_only_on_a_letter_about_a_call() -> None:
    assert written().citizen_phone == ""
    assert written(ahead=VisitAhead(visit("phone"), METTE)).citizen_phone == "70000011"


def test_at_home_no_place_is_put_there_and_elsewhere_the_visits_own_is() -> None:
    at_home = VisitAhead(visit("home", OPEN.address), METTE)
    elsewhere = VisitAhead(visit("home", "Hos moster, Nygade 9"), METTE)

    assert rules.begun_with(at_home, OPEN) == Typed("v", "", "", "", "Tale om bageriet")
    assert rules.begun_with(elsewhere, OPEN).place == "Hos moster, Nygade 9"


def test_without_a_visit_or_with_one_that_is_gone_there_is_no_letter() -> None:
    ahead = (VisitAhead(visit(), METTE),)

    assert rules.chosen(ahead, "") is ahead[0]
    with pytest.raises(Refused, match="ikke planlagt et besøg"):
        rules.chosen((), "")
    with pytest.raises(Refused, match="ikke længere planlagt"):
        rules.chosen(ahead, "another")
