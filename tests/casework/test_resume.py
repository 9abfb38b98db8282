"""CV: strengths first, years without a word asked about and never printed, and nothing that says why not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casework import resume as rules
from casework.acts import Act
from casework.changes import Seen
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.kinds import KINDS, RIGHTS, may_read, may_write
from casework.plan_editions import Answer, unanswered
from casework.resume import SECTIONS, ResumeLine, ResumeProfile
from tests.casework.test_plan import PAGE

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
TODAY = date(2026, 11, 26)
ACT: Act = {"by": "u", "now": NOW, "seen": Seen()}
LINES = (
    ResumeLine("w", "wish", "Fire timer i et bageri"),
    ResumeLine("a", "experience", "Rengøring", "Nøgler til hele huset", 2006, 2012),
    ResumeLine("b", "experience", "Tre børn", since=2015),
    ResumeLine("c", "learned", "Hygiejnebevis", since=2013, until=2013),
    ResumeLine("s", "strength", "Jeg er stabil"),
    ResumeLine("n", "need", "Fri kl. 14"),
)
RESUME = ResumeProfile(LINES)


def test_a_line_is_one_change_of_its_section_with_years_as_numbers() -> None:
    (done,) = rules.add_line("s", section="experience", text=" Rengøring ", since="2006", until="2012", **ACT)

    assert done.kind == "resume_line"
    assert done.fields == {
        "section": "experience",
        "text": "Rengøring",
        "detail": "",
        "since": 2006,
        "until": 2012,
        "author": "u",
    }


@pytest.mark.parametrize("section", ["wish", "need"])
def test_what_helps_and_what_is_wanted_has_neither_years_nor_a_because(section: rules.Section) -> None:
    (done,) = rules.add_line(
        "s", section=section, text="Fri kl. 14", detail="skal hente barn", since="2020", **ACT
    )

    assert (done.fields["detail"], done.fields["since"], done.fields["until"]) == ("", None, None)


Values = dict[str, str]


def added(values: Values) -> None:
    rules.add_line(
        "s",
        section="experience",
        text=values["text"],
        detail=values.get("detail", ""),
        since=values.get("since", ""),
        until=values.get("until", ""),
        **ACT,
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"text": "  "}, "Skriv det med få ord"),
        ({"text": "x" * 161}, "for lang til et CV"),
        ({"text": "x", "detail": "y" * 501}, "for meget til et CV"),
        ({"text": "x", "since": "12"}, "fire tal"),
        ({"text": "x", "since": "²⁰²⁰"}, "fire tal"),
        ({"text": "x", "since": "1929"}, "fire tal"),
        ({"text": "x", "until": "2027"}, "ikke kommet endnu"),
        ({"text": "x", "since": "2014", "until": "2013"}, "Byt om på årene"),
    ],
)
def test_what_cannot_stand_in_a_cv_is_refused_with_the_way_on(values: Values, said: str) -> None:
    with pytest.raises(Refused, match=said):
        added(values)
    with pytest.raises(Refused, match=said):
        rules.change_line("s", LINES[1], values, **ACT)


def test_a_line_that_is_said_anew_speaks_for_what_is_other_and_no_more() -> None:
    values = {"text": "Rengøring", "detail": "Nøgler til hele huset", "since": "2007", "until": "2012"}

    (done,) = rules.change_line("s", LINES[1], values, **ACT)

    assert (done.record, done.fields) == ("a", {"since": 2007})


def test_the_talk_and_the_paper_begin_with_strengths_then_wishes_then_what_helps() -> None:
    paper = rules.paper(PAGE, RESUME, {}, today=TODAY)

    assert [heading for heading, _ in paper.parts] == [str(rules.HEADINGS[one]) for one in SECTIONS]
    assert SECTIONS == ("strength", "experience", "learned", "wish", "need")


def test_the_newest_stands_first_and_what_goes_on_before_it() -> None:
    assert [one.id for one in RESUME.of("experience")] == ["b", "a"]
    assert [rules.say_years(one.since, one.until) for one in RESUME.of("experience")] == [
        "siden 2015",
        "2006–2012",
    ]
    assert rules.say_years(2013, 2013) == "2013"
    assert rules.say_years(None, 2013) == "til 2013"
    assert rules.say_years(None, None) == ""


@pytest.mark.parametrize(
    ("years", "asked"),
    [
        ([], ()),
        ([(2006, 2012)], ((2013, 2025),)),
        ([(2006, 2012), (2013, None)], ()),
        ([(2006, 2012), (2015, None), (2013, 2013)], ((2014, 2014),)),
        ([(2006, 2020), (2008, 2010), (2022, 2026)], ((2021, 2021),)),
        ([(2006, 2025)], ()),
        ([(None, 2012)], ((2013, 2025),)),
    ],
)
def test_years_of_which_nothing_stands_are_asked_about(
    years: list[tuple[int | None, int | None]], asked: tuple[tuple[int, int], ...]
) -> None:
    lines = tuple(
        ResumeLine(str(at), "experience", "x", since=since, until=until)
        for at, (since, until) in enumerate(years)
    )

    assert ResumeProfile(lines).open_years(2026) == asked


def test_no_paper_shows_a_year_of_which_nothing_stands() -> None:
    told = str(rules.paper(PAGE, RESUME, {}, today=TODAY))

    assert RESUME.open_years(2026) == ((2014, 2014),)
    assert "2014" not in told


def test_the_paper_says_nothing_of_the_case_but_name_and_number() -> None:
    page = replace(
        PAGE,
        protected=False,
        phone="70000011",
        story="Kanhistorie",
        safety_remark="Hund",
        address="Søgade 1",
    )
    printed = rules.paper(page, RESUME, {}, today=TODAY)

    assert (printed.citizen_name, printed.phone) == (page.name, "70000011")
    assert not any(word in str(printed) for word in ("Kanhistorie", "6.2", "Hund", "Søgade"))
    assert rules.paper(replace(page, protected=True), RESUME, {}, today=TODAY).phone == ""


def test_a_careful_word_waits_for_an_answer_and_what_is_left_out_leaves_no_trace() -> None:
    ill = ResumeProfile((*LINES, ResumeLine("h", "need", "Pause ved smerter")))
    (find,) = unanswered(rules.spoken(ill), {})
    answers = {find.spoken.key: Answer("Pause ved smerter", left_out=True)}

    printed = rules.paper(PAGE, ill, answers, today=TODAY)

    assert "smerter" not in str(printed)
    assert unanswered(rules.spoken(ill), answers) == ()
    assert rules.logged(ill, answers) == "1 udeladt"
    assert rules.paper(PAGE, RESUME, {}, today=TODAY) == printed


def test_an_empty_cv_is_no_paper() -> None:
    with pytest.raises(Refused, match="intet i CV'et endnu"):
        rules.demanded_lines(rules.paper(PAGE, ResumeProfile(), {}, today=TODAY), HiddenAddress())


def test_every_field_is_of_the_plan_so_that_a_mentor_reads_it_and_writes_none() -> None:
    fields = KINDS["resume_line"].fields

    assert {one.sensitivity for one in fields.values()} == {"plan"}
    assert all(may_read("mentor", "resume_line", name) for name in fields)
    assert [role for role in RIGHTS if may_write(role, "resume_line", "text")] == [
        "primary",
        "partner",
        "stand_in",
        "team_lead",
    ]
