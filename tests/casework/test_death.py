"""Death: written with its day and its source, and taken back by the inverse change."""

from datetime import UTC, datetime, timedelta

import pytest

from casework import death, journal, visits
from casework.acts import Act
from casework.changes import Change, Seen, Value
from casework.errors import Refused
from casework.kinds import Role, may_read, may_write
from casework.taking_back import take_back

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
STREAM = "c-1"
WORKERS: tuple[Role, ...] = ("primary", "partner", "stand_in")
ACT = Act(by="w-1", now=NOW, seen=Seen())


def test_a_death_says_its_day_and_its_source() -> None:
    (one,) = death.report_death(STREAM, died_on="2026-11-03", source=" CPR-registret ", **ACT)

    assert (one.record, one.kind) == (STREAM, "citizen")
    assert one.fields == {"died_on": "2026-11-03", "died_source": "CPR-registret"}


@pytest.mark.parametrize(
    ("day", "source", "sentence"),
    [
        ("", "CPR", "Skriv den dag"),
        ("2026-11-03", " ", "hvor du ved det fra"),
        ("2026-11-27", "CPR", "ude i fremtiden"),
        ("2026-02-30", "CPR", "findes ikke i kalenderen"),
    ],
)
def test_a_day_that_has_not_been_and_a_death_without_a_source_are_refused(
    day: str, source: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        death.report_death(STREAM, died_on=day, source=source, **ACT)


def test_taking_it_back_is_the_inverse_in_every_case_that_says_it_as_one_act() -> None:
    told = death.report_death(STREAM, died_on="2026-11-03", source="CPR", **ACT)

    undone = take_back(told, **ACT)
    both = death.take_death_back([STREAM, "c-2"], **ACT)

    assert [one.fields for one in undone] == [{"died_on": None, "died_source": ""}]
    assert [(one.record, one.fields) for one in both] == [(c, undone[0].fields) for c in (STREAM, "c-2")]
    assert both[0].group == both[1].group


def test_taking_a_mended_day_or_a_taken_back_death_back_brings_what_stood_before_it() -> None:
    mended = death.report_death(STREAM, died_on="2026-11-04", source="Datteren", **ACT)
    alive = death.take_death_back([STREAM], **ACT)
    first: dict[str, Value] = {"died_on": "2026-11-03", "died_source": "CPR"}
    nothing: dict[str, Value] = {"died_on": None, "died_source": None}

    back = [take_back(done, before={STREAM: first}, **ACT)[0].fields for done in (mended, alive)]
    to_none = take_back(mended, before={STREAM: nothing}, **ACT)[0].fields

    assert back == [first, first]
    assert to_none == {"died_on": None, "died_source": ""}


def ahead(hours: int) -> tuple[Change, ...]:
    return visits.plan_visit(STREAM, at=NOW + timedelta(hours=hours), **ACT)


def test_only_a_visit_that_lies_ahead_asks_for_contact() -> None:
    met = visits.tell_visit(STREAM, "v-1", told=visits.VisitTold("met", (("fact", "Hun var glad"),)), **ACT)
    moved = visits.move_visit(STREAM, "v-1", at=NOW + timedelta(hours=3), **ACT)
    note = journal.write_note(STREAM, text="Datteren ringede", **ACT)
    now = NOW.isoformat()

    asks = [any(death.asks_for_contact(one, now) for one in act) for act in (ahead(1), moved)]
    does_not = [any(death.asks_for_contact(one, now) for one in act) for act in (ahead(-1), met, note)]

    assert asks == [True, True]
    assert does_not == [False, False, False]


def test_a_mentor_hears_of_a_death_and_does_not_write_one() -> None:
    assert may_read("mentor", "citizen", "died_on")
    assert not may_write("mentor", "citizen", "died_on")
    assert all(may_write(role, "citizen", "died_on") for role in WORKERS)
