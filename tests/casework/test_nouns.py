from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import acts, agreements, goals, journal, meetings, people, torn, visits
from casework.acts import Act
from casework.changes import Change, Dot, Placed, Seen, Value, fold
from casework.clock import instant
from casework.errors import Refused
from casework.kinds import KINDS
from casework.visits import AgreementTold, GoalTold, VisitTold
from casework.words import GOAL_VOICES

NOW = datetime(2026, 11, 26, 9, 15, tzinfo=UTC)
ACT = Act(by="meha", now=NOW, seen=Seen(41, 3))
LINE = (("statement", "»Jeg kan godt, hvis nogen følger mig.«"),)


def placed(changes: Sequence[Change]) -> list[Placed]:
    return [Placed(c, Dot("a", n), n, "meha") for n, c in enumerate(changes, 1)]


@given(st.text(min_size=1).filter(str.strip))
def test_a_note_keeps_its_words_whole_as_they_were_typed(text: str) -> None:
    (note,) = journal.write_note("s", text=text, **ACT)

    assert note.fields["text"] == text
    assert (note.seen, note.happened, note.stream) == (Seen(41, 3), "2026-11-26T09:15:00+00:00", "s")
    assert set(note.fields) <= set(KINDS["note"].fields)


def test_a_note_happened_when_the_person_says() -> None:
    (note,) = journal.write_note("s", text="Talte om søvn.", at=NOW - timedelta(days=1), visit="v", **ACT)

    assert note.fields["at"] == "2026-11-25T09:15:00+00:00"
    assert note.fields["visit"] == "v"


def test_a_note_withdrawn_keeps_its_words_and_says_why() -> None:
    (note,) = journal.write_note("s", text="Forkert dag.", **ACT)
    (withdrawal,) = journal.withdraw_note("s", note.record, reason="Det var i går.", **ACT)
    record = fold(placed([note, withdrawal]))

    assert record.text("text") == "Forkert dag."
    assert record.text("withdrawn_reason") == "Det var i går."
    assert record.value("withdrawn")


def test_a_correction_is_a_note_of_its_own() -> None:
    (note,) = journal.correct_note("s", "old", text="Det var tirsdag.", **ACT)

    assert note.record != "old"
    assert note.fields["corrects"] == "old"


@pytest.mark.parametrize("outcome", ["not_met", "no_show", "phone", "sms", "other"])
def test_a_visit_that_was_no_meeting_is_an_attempt(outcome: str) -> None:
    told = visits.tell_visit("s", "v", told=VisitTold(outcome), **ACT)

    assert [change.kind for change in told] == ["visit", "attempt"]
    assert told[1].fields["result"] == outcome


def test_nobody_at_home_takes_no_word() -> None:
    visit, attempt = visits.not_met("s", "v", card_left=True, **ACT)

    assert visit.record == "v"
    assert visit.fields["outcome"] == "not_met"
    assert attempt.fields["card_left"] is True
    assert attempt.fields["channel"] == "home"
    assert visit.group == attempt.group


def test_a_visit_told_is_one_act_with_everything_that_came_of_it() -> None:
    told = VisitTold(
        "met",
        lines=(*LINE, ("fact", "Gik en tur langs havnen."), ("fact", "  ")),
        agreements=(AgreementTold("Ringer til Havnens Læger", "Borger", date(2026, 11, 27)),),
        goals=(GoalTold("Bageriet", "Jeg vil bage", "Job", "8 timer om ugen", date(2027, 5, 15)),),
        next_at=NOW + timedelta(days=7),
        next_form="walk",
        answer=4,
    )

    changes = visits.tell_visit("s", "v", told=told, **ACT)

    kinds = [change.kind for change in changes]
    assert kinds == ["visit", "note", "note", "agreement", "goal", "visit", "progress"]
    assert len({change.group for change in changes}) == 1
    assert changes[0].group
    assert {change.fields.get("visit") for change in changes if change.kind in {"note", "agreement"}} == {"v"}
    assert changes[5].fields["form"] == "walk"
    assert changes[5].fields["agreed_last"] == "Borger: Ringer til Havnens Læger"
    assert changes[6].fields["answer"] == 4
    assert all(set(change.fields) <= set(KINDS[change.kind].fields) for change in changes)


@pytest.mark.parametrize(
    ("outcome", "kept"),
    [("met", [4, 2]), ("phone", [4, 2]), *((one, []) for one in ("not_met", "cancelled", "sms", "other"))],
)
def test_answers_are_kept_only_of_who_was_there_to_be_asked(outcome: str, kept: list[int]) -> None:
    told = VisitTold(outcome, lines=LINE, answer=4, helped=2)

    changes = visits.tell_visit("s", "v", told=told, **ACT)

    assert [one.fields["answer"] for one in changes if one.kind == "progress"] == kept


def test_a_whole_act_may_be_part_of_a_larger_one() -> None:
    one = Act(by="meha", now=NOW, seen=Seen(), group="g")

    assert {change.group for change in visits.not_met("s", "v", card_left=False, **one)} == {"g"}


@given(st.sets(st.integers(0, 600), max_size=6), st.integers(0, 600))
def test_a_visit_goes_by_its_hour_into_a_day_that_is_driven_by_the_hour(
    others: set[int], minute: int
) -> None:
    minutes = sorted(others - {minute})
    day = [(instant(NOW + timedelta(minutes=each)), place) for place, each in enumerate(minutes, 1)]

    order = visits.order_by_hour(NOW + timedelta(minutes=minute), day)

    driven = sorted([*((place, each) for place, each in enumerate(minutes, 1)), (order, minute)])
    assert [each for _place, each in driven] == sorted([*minutes, minute])


def test_a_day_that_is_driven_in_another_order_keeps_it() -> None:
    day = [("2026-11-26T09:00:00+00:00", 2), ("2026-11-26T11:00:00+00:00", 1)]

    assert visits.order_by_hour(NOW, day) == 2
    assert visits.order_by_hour(NOW - timedelta(hours=1), day) == 1
    assert visits.order_by_hour(NOW, []) == 0


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=8))
def test_a_visit_without_an_order_stands_behind_those_that_begin_no_later(
    day: list[tuple[int, int]],
) -> None:
    """What is planned keeps its order; nothing that nobody had planned stands above what was over before it began."""
    driven = visits.in_driving_order(day, lambda visit: (visit[0], f"{visit[1]:02}"))

    assert sorted(driven) == sorted(day)
    assert [one for one in driven if one[0]] == sorted(one for one in day if one[0])
    for place, (order, at) in enumerate(driven):
        if not order:
            assert [begins for _order, begins in driven[place + 1 :] if begins < at] == []
            last = driven[place - 1][1] if place else None
            assert last is None or last <= at


def test_a_visit_is_planned_begun_and_moved() -> None:
    (planned,) = visits.plan_visit("s", at=NOW, **ACT)
    (begun,) = visits.begin("s", planned.record, **ACT)
    (moved,) = visits.move_visit("s", planned.record, at=NOW + timedelta(hours=1), order=2, **ACT)
    (stays,) = visits.move_visit("s", planned.record, at=NOW, **ACT)

    assert planned.fields["worker"] == "meha"
    assert begun.fields == {"began": "2026-11-26T09:15:00+00:00"}
    assert moved.fields == {"at": "2026-11-26T10:15:00+00:00", "order": 2}
    assert "order" not in stays.fields


def test_an_agreement_says_who_what_and_when() -> None:
    (made,) = agreements.make_agreement("s", what="Afleverer CV", who="Borger", due="2027-01-12", **ACT)

    assert made.fields["due"] == "2027-01-12"
    assert made.fields["status"] == "open"


def test_an_agreement_changes_by_the_fields_that_were_altered() -> None:
    (change,) = agreements.change_agreement("s", "a", {"due": "", "what": "Nyt CV"}, **ACT)

    assert change.fields == {"due": None, "what": "Nyt CV"}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (agreements.keep_agreement("s", "a", **ACT), "done"),
        (agreements.drop_agreement("s", "a", **ACT), "dropped"),
        (agreements.drop_agreement("s", "a", why="Flyttet", **ACT), "dropped"),
        (agreements.reopen_agreement("s", "a", **ACT), "open"),
        (goals.reach_goal("s", "a", **ACT), "reached"),
        (goals.drop_goal("s", "a", **ACT), "dropped"),
    ],
)
def test_ends_are_told_by_their_status(change: tuple[Change, ...], status: str) -> None:
    assert change[0].record == "a"
    assert change[0].fields["status"] == status


def test_the_last_step_reaches_the_goal() -> None:
    (step,) = goals.reach_step("s", "g", steps=3, steps_reached=1, **ACT)
    (last,) = goals.reach_step("s", "g", steps=3, steps_reached=2, **ACT)

    assert step.fields == {"steps_reached": 2}
    assert last.fields == {"steps_reached": 3, "status": "reached"}


def test_a_goal_keeps_the_citizens_words_and_the_day_they_were_said() -> None:
    (goal,) = goals.set_goal(
        "s",
        title="Bageriet",
        own_words="Jeg vil bage",
        measure="8 timer",
        target_date=date(2027, 5, 1),
        milestones="- Ringe\n\nSpørge Bente \nFørste dag",
        **ACT,
    )
    (changed,) = goals.change_goal("s", "g", {"measure": "9 timer"}, **ACT)

    assert goal.fields["said_on"] == "2026-11-26"
    assert (goal.fields["milestones"], goal.fields["steps_reached"]) == ("Ringe\nSpørge Bente\nFørste dag", 0)
    assert changed.fields == {"measure": "9 timer"}


def test_a_goal_says_who_set_it_where_somebody_says_so() -> None:
    def fields(**said: str) -> Mapping[str, Value]:
        return goals.set_goal("s", title="Ro", measure="Sover", target_date=date(2027, 5, 1), **said, **ACT)[
            0
        ].fields

    assert "voice" not in fields()
    assert [fields(voice=voice)["voice"] for voice in goals.VOICES] == [*goals.VOICES]
    assert set(GOAL_VOICES) == set(goals.VOICES)
    with pytest.raises(ValueError, match="nobody's voice"):
        fields(voice="the boss")
    with pytest.raises(ValueError, match="nobody's voice"):
        goals.change_goal("s", "g", {"voice": "the boss"}, **ACT)


def test_other_words_of_the_citizens_were_said_on_the_day_they_were_written() -> None:
    (other,) = goals.change_goal("s", "g", {"own_words": "Jeg vil bage brød"}, **ACT)
    (none,) = goals.change_goal("s", "g", {"own_words": " "}, **ACT)

    assert other.fields == {"own_words": "Jeg vil bage brød", "said_on": "2026-11-26"}
    assert none.fields["said_on"] is None


def test_a_meeting_has_a_purpose_and_is_told() -> None:
    (bare,) = meetings.hold_meeting("s", at=NOW, **ACT)
    assert bare.fields["purpose"] == "", "it is kept, and stands on the list of what has no purpose"
    (held,) = meetings.hold_meeting("s", purpose="Aftale om husleje", at=NOW, **ACT)
    (told,) = meetings.tell_meeting("s", held.record, result="300 kr. om måneden", outcome="met", **ACT)

    assert held.fields["purpose"] == "Aftale om husleje"
    assert (told.record, told.fields["outcome"]) == (held.record, "met")


def test_a_citizen_is_opened_offline_as_the_first_change_of_a_stream_of_his_own() -> None:
    (opened,) = people.open_citizen(first_name="Ole", last_name="Dahl", cpr="730382-0941", **ACT)
    (unknown,) = people.open_citizen(first_name="Ole", last_name="Dahl", no_cpr_reason="Nyankommen", **ACT)

    assert opened.stream == opened.record
    assert opened.fields["cpr"] == "7303820941"
    assert opened.fields["primary"] == "meha"
    assert "cpr" not in unknown.fields


def test_a_citizen_changes_and_has_a_story() -> None:
    (changed,) = people.change_citizen("s", {"phone": "70000001", "cpr": "730382-0941"}, **ACT)
    (told,) = people.tell_story("s", story="Har passet heste, siden han var otte.", **ACT)

    assert changed.fields == {"phone": "70000001", "cpr": "7303820941"}
    assert told.fields == {"story": "Har passet heste, siden han var otte."}


def test_choosing_a_version_that_was_seen_mends_the_field() -> None:
    begun = Change(
        "s", "a", "agreement", {"what": "CV", "who": "Borger"}, Seen(), "2026-11-26T09:15:00+00:00"
    )
    other = Change("s", "a", "agreement", {"what": "Bank"}, Seen(), begun.happened)
    log = [Placed(begun, Dot("a", 1), 1, "a", seq=1), Placed(other, Dot("b", 1), 2, "b", seq=2)]
    (chosen,) = torn.choose_version(
        "s", "a", kind="agreement", field="what", value="CV", by="meha", now=NOW, seen=Seen(2)
    )

    record = fold([*log, Placed(chosen, Dot("c", 1), 3, "meha")])

    assert fold(log).torn == ("what",)
    assert (record.torn, record.text("what")) == ((), "CV")


def test_keeping_both_gives_the_other_version_a_record_of_its_own() -> None:
    stays, beside = torn.keep_both(
        "s",
        "a",
        kind="agreement",
        field="what",
        versions=["CV", "Bank"],
        rest={"who": "Borger", "due": "2027-01-12"},
        **ACT,
    )

    assert (stays.record, stays.fields) == ("a", {"what": "CV"})
    assert beside.record != "a"
    assert beside.fields == {"who": "Borger", "due": "2027-01-12", "what": "Bank", "author": "meha"}
    assert stays.group == beside.group


def test_a_field_that_a_kind_does_not_have_is_a_bug_and_no_sentence() -> None:
    with pytest.raises(ValueError, match="agreement has no field whom"):
        acts.checked("agreement", {"whom": "x"})
    with pytest.raises(ValueError, match="nothing to change"):
        acts.checked("agreement", {})


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: journal.write_note("s", text=" \n", **ACT), "Skriv, hvad der skete"),
        (lambda: journal.write_note("s", text="x", nature="rumour", **ACT), "Vælg, om notatet"),
        (lambda: journal.withdraw_note("s", "n", reason="", **ACT), "Skriv, hvorfor"),
        (lambda: journal.correct_note("s", "n", text="", **ACT), "Skriv rettelsen"),
        (lambda: visits.plan_visit("s", at=NOW, form="moon", **ACT), "Vælg, hvor I mødes"),
        (lambda: visits.tell_visit("s", "v", told=VisitTold("met"), **ACT), "Skriv mindst én linje"),
        (lambda: visits.tell_visit("s", "v", told=VisitTold("gone"), **ACT), "Vælg, hvordan det gik"),
        (lambda: visits.tell_visit("s", "v", told=VisitTold("met", LINE, answer=6), **ACT), "fra 1 til 5"),
        (lambda: visits.tell_visit("s", "v", told=VisitTold("met", LINE, helped=0), **ACT), "fra 1 til 5"),
        (
            lambda: visits.tell_visit("s", "v", told=VisitTold("met", LINE, next_at=NOW), **ACT),
            "ligger før nu",
        ),
        (lambda: meetings.tell_meeting("s", "m", result="", **ACT), "Skriv, hvad mødet førte til"),
        (
            lambda: meetings.tell_meeting("s", "m", result="Talt", outcome="ja", **ACT),
            "Vælg, hvordan det gik",
        ),
        (lambda: agreements.make_agreement("s", what="", who="Borger", **ACT), "Skriv, hvad I har aftalt"),
        (lambda: agreements.make_agreement("s", what="CV", who="", **ACT), "Skriv, hvem der gør det"),
        (lambda: agreements.change_agreement("s", "a", {"who": None}, **ACT), "Skriv, hvem der gør det"),
        (
            lambda: agreements.change_agreement("s", "a", {"due": "31.02.2026"}, **ACT),
            "findes ikke i kalenderen",
        ),
        (lambda: goals.set_goal("s", title="", measure="m", target_date=NOW.date(), **ACT), "Skriv målet"),
        (
            lambda: goals.set_goal("s", title="t", measure="", target_date=NOW.date(), **ACT),
            "kan se, at målet er nået",
        ),
        (lambda: goals.set_goal("s", title="t", measure="m", target_date=None, **ACT), "Vælg den dag"),
        (
            lambda: goals.set_goal("s", title="t", measure="m", target_date="2026-11-25", **ACT),
            "Dagen er gået",
        ),
        (lambda: goals.change_goal("s", "g", {"target_date": ""}, **ACT), "Vælg den dag"),
        (lambda: goals.reach_step("s", "g", steps=3, steps_reached=3, **ACT), "Alle delmål er nået"),
        (lambda: people.open_citizen(first_name="Ole", last_name="Dahl", **ACT), "Skriv CPR-nummeret"),
        (
            lambda: people.open_citizen(first_name="", last_name="D", no_cpr_reason="x", **ACT),
            "fornavn og efternavn",
        ),
        (lambda: people.change_citizen("s", {"last_name": " "}, **ACT), "fornavn og efternavn"),
        (lambda: people.change_citizen("s", {"cpr": "650261234"}, **ACT), "ni cifre"),
    ],
)
def test_what_may_not_be_done_is_refused_with_a_sentence_that_says_how_to_go_on(
    act: object, said: str
) -> None:
    assert callable(act)
    with pytest.raises(Refused) as refused:
        act()

    sentence = str(refused.value)
    assert said in sentence
    assert sentence.endswith(".")
    assert "!" not in sentence
