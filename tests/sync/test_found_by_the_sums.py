"""Days on which the comparison of sums is part of the rule, and no net under it: it heals what a change of role leaves.

A form that was opened in a role that read more is saved, or a draft goes along, while the case is given anew: the
words are sent and taken, and the device's rows are not those of the new role. The sums of the same round tell it, and
the case is fetched once more. Each day is shrunk to its few steps; none has bad luck in it.
"""

import pytest

from tests.sync.simulation.page_mutants import no_sums
from tests.sync.simulation.steps import Schedule, Step
from tests.sync.test_found_by_days import played

SAVED_IN_AN_OLDER_ROLE = Schedule(
    1,
    (0, -60, 0, -1000),
    ((0, 0, "mentor"), (0, 1, "mentor"), (1, 1, "primary"), (2, 1, "team_lead"), (3, 1, "mentor")),
    shared=True,
    newer=frozenset({1, 2, 3}),
    leads=frozenset({3}),
    steps=(
        Step("round", 0, 1906, 12017, 54202),
        Step("grant", 0, 12064, 32125, 28856),
        Step("grant", 3, 42122, 64534, 13103),
        Step("open", 0, 685, 62966, 41887),
        Step("round", 0, 32975, 23275, 12657),
        Step("save", 0, 26783, 34301, 8752),
    ),
)
SAVED_WHILE_TWO_CASES_WERE_CALLED_ONE = Schedule(
    34,
    (-60, -1000, -60, 0),
    (
        (1, 1, "primary"),
        (2, 0, "team_lead"),
        (2, 1, "team_lead"),
        (3, 0, "partner"),
        (3, 1, "team_lead"),
    ),
    shared=False,
    newer=frozenset({2, 3}),
    leads=frozenset({1, 3}),
    steps=(
        Step("round", 1),
        Step("save_on", 1, 58019, 11725, 21877),
        Step("one", 2, 3314, 27897, 40351),
        Step("save", 1, 20513, 12293, 45384),
    ),
)
TYPED_BETWEEN_TWO_GRANTS = Schedule(
    47,
    (-1000, 0, 10000, -60),
    (
        (0, 0, "team_lead"),
        (0, 1, "mentor"),
        (1, 0, "primary"),
        (2, 0, "primary"),
        (2, 1, "mentor"),
        (3, 0, "primary"),
    ),
    shared=False,
    newer=frozenset({0, 1, 2, 3}),
    leads=frozenset({3}),
    steps=(
        Step("round", 0, 62563, 47443, 40854),
        Step("type", 0, 38320, 25469, 61068),
        Step("grant", 0, 6155, 39151, 5795),
        Step("round", 0, 21942, 19118, 30307),
        Step("grant", 0, 19859, 37373, 63481),
        Step("type", 0, 23266, 37597, 53842),
    ),
)


@pytest.mark.parametrize(
    "day",
    [SAVED_IN_AN_OLDER_ROLE, SAVED_WHILE_TWO_CASES_WERE_CALLED_ONE, TYPED_BETWEEN_TWO_GRANTS],
    ids=lambda day: str(day.seed),
)
def test_what_a_change_of_role_leaves_is_told_by_the_sums_and_fetched_anew(
    monkeypatch: pytest.MonkeyPatch, day: Schedule
) -> None:
    assert played(day) == []

    no_sums(monkeypatch)

    assert "PREFIX" in {fault.invariant for fault in played(day)}
