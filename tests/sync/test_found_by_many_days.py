"""Days of the long campaign that broke a promise, or that the oracle judged wrongly, each shrunk to its few steps."""

from dataclasses import replace
from pathlib import Path

import pytest

from casework.changes import Change, Seen
from casework.own_words import seen_since
from sync.service import moving
from tests import rooms
from tests.sync.erasing_stage import WHY, run
from tests.sync.putting_back import office
from tests.sync.simulation.actors import Actor, Form
from tests.sync.simulation.mutants import with_rules
from tests.sync.simulation.oracle import Judge
from tests.sync.simulation.play import Day, play
from tests.sync.simulation.steps import Schedule, Step
from tests.sync.simulation.store import MemoryStore
from tests.sync.test_found_by_days import played

TAKEN_BEFORE_IT_WAS_RESTORED = Schedule(
    303732780997,
    (-60, 0, 0, -60),
    (
        (0, 0, "primary"),
        (0, 1, "partner"),
        (1, 0, "primary"),
        (1, 1, "team_lead"),
        (2, 0, "team_lead"),
        (2, 1, "team_lead"),
        (3, 0, "team_lead"),
        (3, 1, "partner"),
    ),
    shared=False,
    newer=frozenset({2}),
    steps=(
        Step("backup", 3),
        Step("round", 3),
        Step("save", 3, 22993, 37993, 23902),
        Step("grant", 3, 57811, 1688, 55285),
        Step("restore", 3),
    ),
)
"""A store is restored from a copy of before a citizen came; its journal has words of his, and he was taken since."""

REDACTED_AND_MOVED = Schedule(
    303732831201,
    (-1000, -1000, 0, 0),
    ((0, 0, "team_lead"), (0, 1, "primary"), (2, 0, "partner"), (2, 1, "mentor"), (3, 1, "partner")),
    shared=False,
    newer=frozenset({1, 2, 3}),
    steps=(
        Step("round", 3),
        Step("save", 3, 7397, 18609, 11777),
        Step("round", 3),
        Step("round", 0),
        Step("save", 0, 6912, 12950, 22585),
        Step("round", 0),
        Step("round", 3),
        Step("save", 3, 14632, 54, 48177),
        Step("redact", 3, 50462, 7827, 15392),
        Step("move", 2, 52939, 269, 7624),
    ),
)
"""A case moves; then somebody who had not heard of it edits one record, and takes an older one out as another's."""

LINKED_AGAIN_AFTER_A_RESTORE = Schedule(
    303732832009,
    (0, -60, 300, 10000),
    ((0, 0, "team_lead"), (2, 1, "partner")),
    shared=False,
    newer=frozenset({0, 1}),
    steps=(
        Step("lead", 1, 38527, 16462, 30875),
        Step("backup", 3),
        Step("link", 2, 14232, 20689, 9488),
        Step("part", 3, 27570, 41419, 21013),
        Step("restore", 3),
        Step("link", 3, 53877, 17924, 14166),
    ),
)
"""A link and its end are unsent when a store is restored, and its person links again: the two stand side by side."""

REMOVED_TWICE_OVER_A_RESTORE = Schedule(
    303732836481,
    (-60, 0, 0, -1000),
    (
        (0, 0, "primary"),
        (0, 1, "team_lead"),
        (1, 1, "partner"),
        (2, 0, "primary"),
        (2, 1, "mentor"),
        (3, 0, "team_lead"),
        (3, 1, "team_lead"),
    ),
    shared=False,
    newer=frozenset({0, 1, 2}),
    steps=(
        Step("round", 1),
        Step("lead", 0, 45483, 32003, 42283),
        Step("backup", 3),
        Step("open", 1, 30361, 60913, 3242),
        Step("save", 1, 4915, 3659, 27760),
        Step("round", 1),
        Step("lead", 0, 4031, 19535, 13324),
        Step("remove", 3, 21025, 19950, 53772),
        Step("restore", 3),
        Step("put_back", 3, 39744, 43426, 41719),
        Step("remove", 3, 29214, 37224, 15161),
    ),
)
"""A removal is unsent when a store is restored from before what it removed; it is put back, and removed again."""

REMOVED_AND_RESTORED = Schedule(
    196658471070,
    (0, -60, 10000, 0),
    ((0, 0, "partner"), (0, 1, "primary"), (2, 1, "mentor")),
    shared=False,
    newer=frozenset({2, 3}),
    leads=frozenset({1, 3}),
    steps=(
        Step("round", 0),
        Step("grant", 0, 50562, 32211, 21520),
        Step("backup", 0, 15137, 28519, 58697),
        Step("round", 0, 41407, 36110, 23524),
        Step("save_on", 0, 34510, 3519, 60174),
        Step("round", 0, 58980, 1458, 54682),
        Step("remove", 0, 45123, 62649, 41137),
        Step("restore", 0, 12920, 22923, 61323),
        Step("open", 0, 16623, 39991, 8009),
        Step("remove", 0, 35417, 11589, 11536),
    ),
)
"""What a form wrote and its store removed is removed once more after a restore, which has those words no longer."""

REMOVED_OVER_A_COPY = Schedule(
    196658446460,
    (300, 300, 300, -60),
    (
        (0, 0, "partner"),
        (1, 0, "team_lead"),
        (1, 1, "primary"),
        (2, 0, "mentor"),
        (3, 0, "primary"),
        (3, 1, "team_lead"),
    ),
    shared=False,
    newer=frozenset({0, 1, 2}),
    leads=frozenset({3}),
    steps=(
        Step("round", 0),
        Step("copy", 0, 402, 46806, 53085),
        Step("grant", 0, 16924, 30806, 41408),
        Step("type", 0, 36946, 46325, 39611),
        Step("sizes", 3, 63243, 8551, 52362),
        Step("round", 0, 28553, 5744, 44840),
        Step("cut", 2, 7773, 53696, 14638),
        Step("copied", 0, 27256, 24616, 42641),
        Step("poison", 2, 32300, 498, 21991),
        Step("save", 0, 27531, 43779, 65270),
        Step("grant", 2, 26085, 21466, 5310),
        Step("save_on", 0, 13916, 8781, 17576),
        Step("remove", 0, 28184, 12043, 35576),
        Step("round", 0, 424, 50830, 26540),
        Step("put_back", 0, 43780, 31218, 38633),
        Step("round", 0, 5896, 25812, 10320),
        Step("cut", 2, 16205, 55407, 55237),
        Step("remove", 2, 25555, 50857, 18634),
    ),
)
"""A removal was never sent when its device got another name, and was put back; a colleague removes it then, as well."""

WITH_ANOTHER_ROLE = Schedule(
    196658473802,
    (-1000, 0, 300, 10000),
    (
        (0, 0, "partner"),
        (0, 1, "partner"),
        (1, 0, "primary"),
        (1, 1, "team_lead"),
        (2, 0, "mentor"),
        (2, 1, "team_lead"),
        (3, 0, "partner"),
        (3, 1, "partner"),
    ),
    shared=False,
    newer=frozenset({0, 2, 3}),
    leads=frozenset({3}),
    steps=(
        Step("round", 3, 19784, 27195, 47511),
        Step("open", 3, 26620, 9080, 44343),
        Step("open", 3, 30044, 40142, 50421),
        Step("later", 3, 21660, 47898, 10897),
        Step("citizen", 1, 23556, 51314, 38718),
        Step("save", 3, 21945, 46440, 14884),
        Step("grant", 3, 32781, 32674, 25785),
        Step("save_on", 3, 11893, 18347, 607),
        Step("round", 3, 48033, 58422, 12685),
        Step("save_on", 3, 25796, 47815, 46536),
    ),
)
"""A form is saved, its person gets a role that reads less, and the form is saved again: whose words lay before it?"""

WITH_NOTHING_LEFT = replace(
    WITH_ANOTHER_ROLE,
    steps=(
        *WITH_ANOTHER_ROLE.steps[:7],
        Step("save_on", 3, 63027, 41480, 13742),
        *WITH_ANOTHER_ROLE.steps[8:],
    ),
)
"""The same, and of what the form saved first nothing is left that the new role reads."""

GIVEN_BEFORE_IT_WAS_SENT = Schedule(
    303732789026,
    (300, 10000, -1000, 10000),
    (
        (0, 0, "team_lead"),
        (1, 0, "mentor"),
        (1, 1, "partner"),
        (2, 0, "mentor"),
        (3, 0, "team_lead"),
    ),
    shared=False,
    newer=frozenset({1, 2, 3}),
    steps=(
        Step("citizen", 0, 32077, 38255, 34370),
        Step("lead", 0, 21935, 10066, 30435),
        Step("open", 3, 19677, 51352, 15717),
        Step("save", 3, 16422, 33405, 1524),
        Step("round", 3, 2696, 58720, 62770),
        Step("erase", 2, 32612, 31105, 15489),
    ),
)
"""A team lead was given a case that waits on the computer where it was opened, wrote in it, and it was erased."""


@pytest.mark.parametrize(
    "day",
    [
        TAKEN_BEFORE_IT_WAS_RESTORED,
        REDACTED_AND_MOVED,
        LINKED_AGAIN_AFTER_A_RESTORE,
        REMOVED_TWICE_OVER_A_RESTORE,
        REMOVED_AND_RESTORED,
        REMOVED_OVER_A_COPY,
        WITH_ANOTHER_ROLE,
        WITH_NOTHING_LEFT,
        GIVEN_BEFORE_IT_WAS_SENT,
    ],
    ids=lambda day: f"{day.seed} {len(day.steps)} {day.steps[-3].a}",
)
def test_a_day_that_was_red_is_quiet_now(day: Schedule) -> None:
    assert played(day) == []


def test_without_the_mend_words_out_of_a_journal_stay_though_their_case_is_not_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MemoryStore, "strays", lambda _store: ())

    assert {fault.invariant for fault in played(TAKEN_BEFORE_IT_WAS_RESTORED)} == {"SCOPE"}


def test_where_a_package_is_silent_of_an_emptied_row_what_was_replaced_stands_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(moving._Taking, "_emptied", lambda *_: None)

    assert {fault.invariant for fault in played(REDACTED_AND_MOVED)} == {"MOVED"}


@pytest.mark.parametrize("day", [REMOVED_TWICE_OVER_A_RESTORE, REMOVED_AND_RESTORED])
def test_where_nothing_may_stand_beside_newer_words_of_a_restored_store_that_day_is_red(
    monkeypatch: pytest.MonkeyPatch, day: Schedule
) -> None:
    monkeypatch.setattr(Judge, "_removed_once", lambda *_: False)

    assert {fault.invariant for fault in played(day)} == {"DELETE"}


@pytest.mark.parametrize("day", [WITH_ANOTHER_ROLE, WITH_NOTHING_LEFT])
def test_where_a_form_has_seen_its_own_numbers_whatever_its_role_reads_words_are_lost(day: Schedule) -> None:
    def whatever_it_reads(actor: Actor, form: Form, change: Change) -> Seen:
        there = dict.fromkeys(form.own.numbers, ()) | dict(actor.store.own_since(change))
        return seen_since(change, there.items(), form.own, "primary")

    with rooms.in_memory() as folder:
        faults = play(folder, day, prepare=with_rules(context=whatever_it_reads))

    assert {fault.invariant for fault in faults} == {"SURVIVAL", "UNKNOWN"}


def test_where_a_case_can_be_given_before_the_service_knows_of_it_that_day_is_red(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Day, "is_heard_of", lambda *_: True)

    assert {fault.invariant for fault in played(GIVEN_BEFORE_IT_WAS_SENT)} == {"ERASED"}


def test_a_case_that_waits_where_it_was_opened_can_be_given_to_nobody_and_is_not_erased(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with office(tmp_path, "META", "JONA") as (central, (mette, _)):
        stream = mette.open_citizen()
        asked = ("--ground", "ønske", "--reason", WHY, "--archive", "undtaget", "--who", "META")
        words = (("grant", "JONA", stream, "makker"), ("erase", "ask", "--citizen", stream, *asked))

        told = [run(central, *one, capsys=capsys) for one in words]

        assert [(status, "Her er ingen borger med det id" in said) for status, said in told] == [
            (1, True)
        ] * 2
        assert mette.round().sent > 0
        assert [run(central, *one, capsys=capsys)[0] for one in words] == [0, 0]
