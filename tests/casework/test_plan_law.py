"""What the law asks of the plan: dated lists with their sources, what a plan lacks, and what does not apply here."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casework import plan, plan_law, signing
from casework.answers import CitizenPage
from casework.answers_plan import AWAY, LAW_ITEMS, MentorShown
from casework.errors import Refused
from casework.goals import AREAS
from casework.kinds import KINDS, RIGHTS, sensitivity
from casework.one_plan import OnePlan
from casework.plan_editions import Chosen, edition
from casework.plan_law import BASES, ITEMS, KNOWN_UNTIL, OWNERS, REPLACEABLE, asked
from tests.casework.test_plan import ACT, CALL, GOAL, OVEN, PAGE, TODAY

LAB = "lov om en aktiv beskæftigelsesindsats"
MENTOR = MentorShown("m", "Nor", "70000009", "Ro", "Følges", date(2026, 11, 1), date(2026, 11, 30), 600)
BARE = replace(PAGE, goals=(replace(GOAL, area=""),), activities=(), agreements=())


def lacking(page: CitizenPage, on: date = TODAY) -> set[str]:
    return {one.item.name for one in asked(page, on) if one.is_lacking}


def test_an_empty_plan_lacks_all_but_what_nothing_was_begun_of() -> None:
    assert lacking(BARE) == set(LAW_ITEMS) - {"status"}
    assert [one.item.number for one in asked(BARE, TODAY)] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("there", "item"),
    [
        ({"goals": (replace(GOAL, area="Job"),)}, "job_goal"),
        ({"goals": (replace(GOAL, area="Uddannelse"),)}, "education_goal"),
        ({"agreements": (replace(CALL, what="Vi skriver en ansøgning sammen"),)}, "job_search"),
        ({"agreements": (replace(CALL, what="Søger to job om ugen"),)}, "job_search"),
        ({"agreements": (replace(CALL, what="Gør CV'et færdigt"),)}, "job_search"),
        ({"activities": (replace(OVEN, goal="", legal_basis=f"{LAB} § 57"),)}, "offers"),
        ({"activities": (replace(OVEN, goal="", voluntary=False),)}, "offers"),
        ({"activities": (replace(OVEN, goal="", legal_basis="lov om social service § 85"),)}, "steadying"),
        (
            {"goals": (replace(GOAL, area="Hverdag"),), "activities": (replace(OVEN, voluntary=None),)},
            "steadying",
        ),
        ({"mentors": (MENTOR,)}, "other"),
        ({"activities": (replace(OVEN, goal="", voluntary=None),)}, "other"),
    ],
)
def test_each_item_is_found_where_a_plan_has_it(there: dict[str, Any], item: str) -> None:
    assert lacking(replace(BARE, **there)) == lacking(BARE) - {item}


@pytest.mark.parametrize(
    "there",
    [
        {"goals": (replace(GOAL, area="Job", status="dropped"),)},
        {"agreements": (replace(CALL, what="Søger to job om ugen", status="dropped"),)},
        {"agreements": (replace(CALL, what="Hjemmebesøg hver uge"),)},
        {"mentors": (replace(MENTOR, end=date(2026, 11, 25)),)},
    ],
)
def test_what_is_over_or_only_sounds_like_it_is_not_there(there: dict[str, Any]) -> None:
    assert lacking(replace(BARE, **there)) == lacking(BARE)


def test_how_it_goes_is_asked_of_what_a_plan_spoke_of_and_how_it_went_of_what_is_over() -> None:
    page = replace(BARE, activities=(OVEN, replace(OVEN, id="y", status="done"), replace(OVEN, id="z")))

    (unsaid,) = [one for one in asked(page, TODAY) if one.item.name == "status"]
    (begun,) = [
        one for one in asked(replace(page, planned=frozenset("x")), TODAY) if one.item.name == "status"
    ]
    said = replace(page, activities=(replace(OVEN, id="y", status="done", went="Det gik godt."),))

    assert (unsaid.is_lacking, unsaid.records) == (True, ("y",))
    assert begun.records == ("x", "y")
    assert "status" not in lacking(said)


def test_what_does_not_apply_is_said_away_with_a_word_and_applies_again() -> None:
    (away,) = plan_law.say_away("s", "offers", why="sygemeldt", **ACT)
    (again,) = plan_law.ask_again("s", "offers", **ACT)

    assert away.fields == {"not_offers": "sygemeldt"}
    assert again.fields == {"not_offers": ""}
    assert "offers" not in lacking(replace(BARE, said_away=(("offers", "sygemeldt"),)))
    with pytest.raises(Refused, match="Skriv med et ord"):
        plan_law.say_away("s", "offers", why=" ", **ACT)


def test_nothing_is_carried_on_past_the_day_until_which_the_law_is_known() -> None:
    assert asked(BARE, KNOWN_UNTIL)
    assert asked(BARE, date(2027, 1, 1)) == ()
    assert not any(one.law.startswith(LAB) for one in plan_law.bases_for("", date(2027, 1, 1)))
    assert {one.name for one in plan_law.replaceable(date(2027, 1, 1))} == {
        "handleplanen for voksne",
        "ungeplanen",
    }


def test_every_line_of_the_lists_has_its_source_and_says_when_nobody_looked_it_up() -> None:
    assert all("§" in one.law for one in (*BASES, *REPLACEABLE))
    assert {one.owner for one in BASES} <= {one.name for one in OWNERS}
    assert {one.item for one in BASES} <= {"", *LAW_ITEMS}
    assert len({one.law for one in BASES}) == len(BASES)
    assert all("; " not in one.name and " · " not in one.name for one in REPLACEABLE), (
        "they are kept in one text"
    )
    for one in BASES:
        words = plan_law.said_of(one.law)
        assert one.checked_by or "Ingen jurist" in words
        assert ("hukommelsen" in words) is (one.read_on is None)
    assert plan_law.said_of("en anden lov § 1") == ""
    assert [one.number for one in ITEMS if one.doubt] == [7]


def test_an_authority_is_suggested_by_the_part_of_life_and_only_one_for_each() -> None:
    assert plan_law.suggested("Job") == "Kommunen, job og uddannelse"
    assert plan_law.suggested("") == ""
    assert all(plan_law.suggested(area) for area in AREAS)
    assert sum(len(one.areas) for one in OWNERS) == len(AREAS)
    assert plan_law.owners_for("Sundhed")[0] == "Kommunen, sundhed"
    assert plan_law.bases_for("Kommunen, sundhed", TODAY)[0].owner == "Kommunen, sundhed"


def test_who_answers_and_where_it_stands_is_written_only_where_it_is_said() -> None:
    (bare,) = plan.add_activity("s", what="Praktik", why="Prøve", **ACT)
    (whole,) = plan.add_activity(
        "s", what="Praktik", why="Prøve", owner="Regionen", legal_basis="sundhedsloven § 140", **ACT
    )

    assert not {"owner", "legal_basis"} & set(bare.fields)
    assert (whole.fields["owner"], whole.fields["legal_basis"]) == ("Regionen", "sundhedsloven § 140")


def test_who_reads_an_address_reads_who_answers_so_one_key_closes_a_paper_with_either() -> None:
    assert all(("address" in right.read) is ("authority" in right.read) for right in RIGHTS.values())
    assert {sensitivity("activity", name) for name in ("owner", "legal_basis")} == {"authority"}
    assert {sensitivity("citizen", name) for name in AWAY.values()} == {"authority"}
    assert set(AWAY.values()) <= set(KINDS["citizen"].fields)


def test_a_signature_does_not_hang_on_what_a_team_leads_computer_does_not_hold() -> None:
    told = replace(OVEN, owner="Regionen", legal_basis="sundhedsloven § 140", went="Det går")
    papers = [
        plan.paper(replace(PAGE, activities=(one,)), visits=(), municipality="E", today=TODAY, previous=None)
        for one in (OVEN, told)
    ]

    assert signing.words_of(papers[0]) == signing.words_of(papers[1])
    assert [one.says_authority() for one in papers] == [False, True]


def test_a_mentors_hours_are_part_of_what_is_signed_until_they_have_run_out() -> None:
    def words(mentor: MentorShown, on: date = TODAY) -> str:
        page = replace(PAGE, mentors=(mentor,))
        return signing.words_of(plan.paper(page, visits=(), municipality="E", today=on, previous=None))

    bare = signing.words_of(plan.paper(PAGE, visits=(), municipality="E", today=TODAY, previous=None))

    assert words(MENTOR) != words(replace(MENTOR, minutes=601)) != bare
    assert "Nor" not in words(MENTOR, date(2026, 12, 1))


def test_a_paper_for_others_says_neither_who_answers_nor_the_law_nor_one_plan() -> None:
    secret = replace(OVEN, owner="Kriminalforsorgen", legal_basis="sundhedsloven § 141", went="Tørlagt")
    said = OnePlan(given=True, on=TODAY, way="sagt", plans=("handleplanen for voksne",))
    page = replace(PAGE, activities=(secret,), one_plan=said, mentors=(MENTOR,))
    for audience in ("partner", "company"):
        chosen = Chosen(audience=audience, to="Bageriet", said="Ja", goal="g", lines=(("a", "ours"),))

        told = repr(edition(page, chosen, {}, municipality="E", today=TODAY))

        for word in ("Kriminalforsorgen", "sundhedsloven", "Tørlagt", "handleplan", "Følges"):
            assert word not in told


def test_how_it_went_stands_with_what_is_over_in_the_news_of_the_next_edition() -> None:
    before = plan.contents(PAGE)
    now = plan.contents(replace(PAGE, activities=()))

    assert plan.changed_since(before, now, went={"x": "Du fandt dig til rette."}) == (
        "Vi er færdige med: Praktik to dage om ugen. Sådan gik det: Du fandt dig til rette.",
    )
    assert plan.changed_since(before, now) == ("Vi er færdige med: Praktik to dage om ugen",)


def test_the_paper_is_drawn_from_the_mentors_agreement_and_the_yes() -> None:
    page = replace(PAGE, mentors=(MENTOR,), one_plan_records=("p",))

    named = {one["id"] for one in plan.contents(page) if isinstance(one, dict)}

    assert {"m", "p"} <= named
    assert plan.changed_since(plan.contents(PAGE), plan.contents(page)) == ()
