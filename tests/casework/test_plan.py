from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casework import plan
from casework.acts import Act
from casework.answers import ActivityShown, AgreementShown, CitizenPage, DayVisit, GoalShown, Worker
from casework.answers_checks import CaseChecks
from casework.answers_plan import Relation
from casework.changes import Seen, Value
from casework.errors import Refused
from casework.plan_paper import PlanContact, PlanSigner
from casework.reviews import ReviewDay

NOW = datetime(2026, 11, 26, 9, 15, tzinfo=UTC)
TODAY = NOW.date()
ACT = Act(by="meha", now=NOW, seen=Seen(41, 3))
METTE = Worker("meha", "MEHA", "Mette Hald", "Sagsbehandler", "Team A", "98451001")
JONAS = Worker("jokr", "JOKR", "Jonas Krogh", "Sagsbehandler", "Team A", "98451002")
GOAL = GoalShown(
    "g",
    "Bageriet",
    "Jeg vil bage",
    "Job",
    "du har 8 timer om ugen",
    date(2027, 5, 15),
    "active",
    0,
    0,
    said_on=date(2026, 11, 14),
)
CALL = AgreementShown("a", "Ringer til lægen", "Borger", "", date(2026, 11, 27), "open", -1)
OVEN = ActivityShown(
    "x", "Praktik to dage om ugen", "Du prøver arbejdet i dit eget tempo.", "MEHA", "g", True, "active"
)
PAGE = CitizenPage(
    id="s",
    name="Zahra Thygesen",
    first_name="Zahra",
    age=34,
    cpr_masked="870291-••••",
    phone="",
    protected=True,
    address="Nygade 4, 9900 Frederikshavn",
    readiness="Aktivitetsparat",
    safety_remark="Hund i hjemmet",
    interpreter="",
    language="Dansk",
    story="",
    primary=METTE,
    partner=JONAS,
    coordinator=METTE,
    plan_number=1,
    plan_issued=date(2026, 8, 20),
    next_step="",
    next_step_at=None,
    last_contact=None,
    last_contact_form="",
    last_contact_by="",
    waiting_for="",
    waiting_days_over=0,
    goals=(GOAL,),
    agreements=(CALL,),
    activities=(OVEN,),
    torn=(),
    seen=Seen(),
)
VISIT = DayVisit(
    visit="v",
    citizen="s",
    name="Zahra Thygesen",
    at="2026-12-03T09:15:00+00:00",
    form="home",
    place="",
    protected=True,
    purpose="Vi ser på dit CV.",
    outcome="",
    told="",
    safety_remark="",
    interpreter="",
    phone="",
    agreed_last="",
    bring=(),
    seen=Seen(),
)


def test_a_whole_plan_lacks_nothing() -> None:
    assert plan.missing(PAGE) == ()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (replace(PAGE, goals=()), "Der er intet mål endnu. Spørg Zahra, og skriv det første sammen."),
        (replace(PAGE, goals=(replace(GOAL, own_words=""),)), "Målet »Bageriet« mangler Zahras egne ord."),
        (
            replace(PAGE, first_name="Hans", goals=(replace(GOAL, own_words=""),)),
            "Målet »Bageriet« mangler Hans' egne ord.",
        ),
        (replace(PAGE, goals=(replace(GOAL, target_date=None),)), "Målet »Bageriet« mangler en dag."),
        (replace(PAGE, activities=(replace(OVEN, why=""),)), "mangler et formål, så Zahra kan se"),
        (replace(PAGE, agreements=()), "Ingen åbne aftaler."),
        (replace(PAGE, primary=None), "Der er ingen fast kontakt"),
        (replace(PAGE, primary=replace(METTE, phone="")), "Mette Hald har intet telefonnummer"),
        (replace(PAGE, goals=(replace(GOAL, torn=("title",)),)), "to versioner"),
    ],
)
def test_what_a_plan_lacks_is_said_in_plain_words(page: CitizenPage, said: str) -> None:
    (sentence,) = plan.missing(page)

    assert said in sentence


def test_an_activity_without_a_purpose_is_kept_and_one_without_words_is_refused() -> None:
    with pytest.raises(Refused, match="Skriv, hvad der skal ske"):
        plan.add_activity("s", what=" ", why="Du prøver arbejdet.", **ACT)

    (bare,) = plan.add_activity("s", what="Praktik", **ACT)
    (emptied,) = plan.change_activity("s", bare.record, {"why": ""}, **ACT)
    assert (bare.fields["what"], bare.fields["why"]) == ("Praktik", "")
    assert emptied.fields == {"why": ""}


def test_an_activity_says_whether_it_is_voluntary_and_ends() -> None:
    (added,) = plan.add_activity("s", what="Praktik", why="Du prøver arbejdet.", voluntary=True, **ACT)
    (ended,) = plan.end_activity("s", added.record, **ACT)
    assert added.fields["voluntary"] is True
    assert ended.fields == {"status": "done"}


def test_a_version_is_numbered_after_the_last_and_named_by_its_words() -> None:
    said = plan.contents(PAGE)
    (issued,) = plan.issue_version("s", last=PAGE.plan_number, contents=said, **ACT)

    assert (issued.fields["number"], issued.fields["issued_on"]) == (2, "2026-11-26")
    assert issued.fields["digest"] == plan.digest_of(plan.contents(PAGE))
    assert plan.digest_of(said) != plan.digest_of(said[:-1])


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (PAGE, ()),
        (replace(PAGE, goals=()), ("Målet er taget ud: Bageriet",)),
        (replace(PAGE, goals=(GOAL, replace(GOAL, id="g2", title="Sove"))), ("Nyt mål: Sove",)),
        (replace(PAGE, goals=(replace(GOAL, status="reached"),)), ("Målet er nået: Bageriet",)),
        (replace(PAGE, goals=(replace(GOAL, title="Bager"),)), ("»Bageriet« hedder nu: Bager",)),
        (
            replace(PAGE, agreements=(replace(CALL, due=date(2026, 12, 3)),)),
            ("Ny dato for Ringer til lægen: torsdag den 3. december",),
        ),
        (
            replace(PAGE, agreements=(replace(CALL, due=None),)),
            ("Ny dato for Ringer til lægen: ingen dag endnu",),
        ),
        (replace(PAGE, agreements=(replace(CALL, status="done"),)), ("Aftalen er holdt: Ringer til lægen",)),
        (replace(PAGE, agreements=(replace(CALL, who="Mette"),)), ("Mette gør nu: Ringer til lægen",)),
        (replace(PAGE, activities=()), ("Vi er færdige med: Praktik to dage om ugen",)),
    ],
)
def test_what_changed_since_the_last_version_is_said_line_by_line(
    page: CitizenPage, told: tuple[str, ...]
) -> None:
    assert plan.changed_since(plan.contents(PAGE), plan.contents(page)) == told


def test_contents_of_a_newer_program_are_not_stumbled_over() -> None:
    strange: list[Value] = ["text", {"kind": "stars", "id": "1"}, {"kind": "goal"}]

    assert plan.changed_since(strange, []) == ()


def test_the_paper_says_the_goal_in_own_words_who_does_what_and_whom_to_ring() -> None:
    paper = plan.paper(PAGE, visits=(VISIT,), municipality="Frederikshavn", today=TODAY, previous=None)

    assert paper.edition == 2
    assert paper.main_words is not None
    assert (paper.main_words.text, paper.main_words.said_on) == ("Jeg vil bage", date(2026, 11, 14))
    assert [(step.what, step.at and str(step.at)) for step in paper.steps] == [
        ("Ringer til lægen", None),
        ("Mette besøger dig.", "10:15:00"),
    ]
    assert paper.contacts == (
        PlanContact("Mette Hald", "din faste kontakt", "98451001", coordinates=True),
        PlanContact("Jonas Krogh", "når Mette er væk", "98451002"),
    )
    assert [(a.who, a.what, a.new) for a in paper.agreements] == [("Zahra", "Ringer til lægen", False)]
    assert paper.goals[0].activities[0].who == "Mette"
    assert paper.signatures == (
        PlanSigner("Zahra Thygesen", "borger"),
        PlanSigner("Mette Hald", "fast kontakt"),
    )


def test_a_protected_address_leaves_no_way_and_no_remark_stands_on_the_paper() -> None:
    paper = plan.paper(PAGE, visits=(VISIT,), municipality="Frederikshavn", today=TODAY, previous=None)
    said = repr([getattr(paper, part.name) for part in fields(paper) if part.name != "address"])

    assert paper.printed_address() == ""
    assert "Nygade" not in said
    assert "Hund" not in said
    assert "870291" not in said


def test_the_paper_shows_what_is_new_and_once_more_what_was_kept() -> None:
    before = plan.contents(replace(PAGE, agreements=(CALL,)))
    bank = replace(CALL, id="b", what="Ringer til banken")
    old = replace(CALL, id="c", what="For længst holdt", status="done")
    page = replace(PAGE, agreements=(replace(CALL, status="done"), bank, old))

    paper = plan.paper(page, visits=(), municipality="F", today=TODAY, previous=before)

    assert [(a.what, a.done, a.new) for a in paper.agreements] == [
        ("Ringer til lægen", True, False),
        ("Ringer til banken", False, True),
    ]
    assert "Aftalen er holdt: Ringer til lægen" in paper.changed_since


def test_visits_that_are_over_and_goals_that_are_dropped_are_left_out_and_reached_ones_are_wins() -> None:
    page = replace(
        PAGE,
        primary=None,
        goals=(
            replace(GOAL, status="dropped"),
            replace(GOAL, id="w", title="Tog bussen alene", own_words=" Bussen er min ", status="reached"),
            replace(GOAL, id="u", title="Kom op hver dag", own_words=" ", status="reached"),
        ),
    )
    over = (replace(VISIT, outcome="met"), replace(VISIT, at="2026-11-20T09:15:00+00:00"))

    paper = plan.paper(page, visits=over, municipality="F", today=TODAY, previous=None)

    assert [step.what for step in paper.steps] == ["Ringer til lægen"]
    assert [(win.title, win.own_words) for win in paper.wins] == [
        ("Tog bussen alene", "Bussen er min"),
        ("Kom op hver dag", ""),
    ]
    assert [(goal.title, len(goal.activities)) for goal in paper.goals] == [("Det gør vi også", 1)]


def test_the_paper_names_whoever_promised_it_and_says_no_day_that_is_not_known() -> None:
    page = replace(
        PAGE, agreements=(replace(CALL, who="meha"),), goals=(replace(GOAL, own_words="Bage", said_on=None),)
    )

    paper = plan.paper(page, visits=(), municipality="F", today=TODAY, previous=None)

    assert [step.who for step in paper.steps] == ["Mette"]
    assert paper.main_words is not None
    assert paper.main_words.said_on is None


def test_the_paper_says_a_day_for_the_next_review_only_where_somebody_chose_one_to_come() -> None:
    ours, chosen = date(2027, 2, 25), date(2026, 12, 10)

    def said(review: ReviewDay) -> date | None:
        page = replace(PAGE, checks=CaseChecks(review=review))
        told = plan.paper(page, visits=(), municipality="Eksempel", today=TODAY, previous=None)
        return told.review_on

    assert said(ReviewDay(ours, ours)) is None, "what we propose is nobody's word"
    assert said(ReviewDay(chosen, ours)) == chosen
    assert said(ReviewDay(TODAY, ours)) == TODAY
    assert said(ReviewDay(TODAY - timedelta(days=1), ours)) is None


@pytest.mark.parametrize(
    ("who", "what", "consent", "told"),
    [
        ("Karim Testperson", "Henter hende", "Må ikke kontaktes", True),
        ("Zahra", "Ringer til karim testperson om nøglen", "Nej", True),
        ("Karim Testperson", "Henter hende", "Må ringes op", False),
        ("Karim Testperson", "Henter hende", "", False),
        ("Karim Testpersonsen", "Henter hende", "Nej", False),
    ],
)
def test_an_agreement_with_somebody_the_citizen_said_no_to_is_told_before_printing(
    who: str, what: str, consent: str, *, told: bool
) -> None:
    brother = Relation("Karim Testperson", "Bror", consent)
    page = replace(PAGE, network=(brother,), agreements=(replace(PAGE.agreements[0], who=who, what=what),))

    found = [one for one in plan.missing(page) if "I sagen står" in one]

    assert bool(found) is told
    assert all(f"»{what}« nævner Karim Testperson" in one and f"»{consent}«" in one for one in found)


def test_an_agreement_that_was_kept_is_nobodys_clash() -> None:
    brother = Relation("Karim Testperson", "Bror", "Nej")
    kept = replace(PAGE.agreements[0], who=brother.name, status="done")

    assert not [
        one for one in plan.missing(replace(PAGE, network=(brother,), agreements=(kept,))) if "Karim" in one
    ]
