"""The stair of a goal: its steps are lines of words, what lies behind stays behind, and all of it reaches the paper."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from casework import goals, plan_changes, signing
from casework.hidden_address import HiddenAddress
from casework.plan_paper import PlanGoal, PlanPaper, PlanStair

STEPS = ("Ringe", "Spørge Bente", "Første dag")
PAPER = PlanPaper(
    citizen_name="Zahra Testberg", municipality="Testby", edition=1, issued_on=date(2026, 11, 26)
)
WORDS = some.lists(some.sampled_from("abcdef"), unique=True, max_size=6)


def test_a_step_that_was_reached_stays_reached_in_other_words() -> None:
    now = goals.stair_anew(STEPS, 2, "Ringe til Bente\nSpørge Bente\nFørste dag")

    assert now == {"milestones": "Ringe til Bente\nSpørge Bente\nFørste dag"}


def test_a_new_step_is_ahead_wherever_its_line_stands() -> None:
    now = goals.stair_anew(STEPS, 2, "Skrive til kommunen\nRinge\nSpørge Bente\nFørste dag")

    assert now == {"milestones": "Ringe\nSpørge Bente\nSkrive til kommunen\nFørste dag"}


def test_a_reached_step_that_is_taken_away_is_not_counted() -> None:
    now = goals.stair_anew(STEPS, 2, "Spørge Bente\nFørste dag")

    assert now == {"milestones": "Spørge Bente\nFørste dag", "steps_reached": 1}


@given(WORDS, some.integers(0, 6), WORDS)
def test_no_word_is_lost_and_nothing_is_reached_that_was_not(
    before: list[str], behind: int, now: list[str]
) -> None:
    reached = min(behind, len(before))

    fields = goals.stair_anew(before, reached, "\n".join(now))

    stands = goals.milestones_in(str(fields["milestones"]))
    count = fields.get("steps_reached", reached)
    assert isinstance(count, int)
    assert sorted(stands) == sorted(now)
    assert count <= reached
    assert {one for one in before[:reached] if one in now and before == now} <= set(stands[:count])


def test_a_signature_is_under_the_steps_too_and_an_older_version_says_what_it_said() -> None:
    goal = PlanGoal("Job", "Bageriet")
    plain = replace(PAPER, goals=(goal,))
    counted = replace(PAPER, goals=(replace(goal, stair=PlanStair(1, 1)),))
    behind = replace(PAPER, goals=(replace(goal, stair=PlanStair(1, 0, ("Ringe",))),))
    further = replace(PAPER, goals=(replace(goal, stair=PlanStair(1, 1, ("Ringe",))),))

    assert signing.words_of(plain) == signing.words_of(counted) != signing.words_of(behind)
    assert signing.words_of(behind) == signing.words_of(further)
    assert '"goals": [["Job", "Bageriet", "", "", "", []]]'.replace(" ", "") in signing.words_of(plain)


def test_a_step_behind_is_news_once_and_says_no_address() -> None:
    def entry(*behind: str) -> dict[str, object]:
        return {
            "kind": "goal",
            "id": "g",
            "text": "Bageriet",
            "date": None,
            "status": "active",
            "behind": [*behind],
        }

    new = plan_changes.changed_since([entry("Ringe")], [entry("Ringe", "Gå til Nygade 4")])  # type: ignore[list-item]
    hidden = plan_changes.changed_since([entry()], [entry("Gå til Nygade 4")], HiddenAddress(("nygade 4",)))  # type: ignore[list-item]

    assert new == ("Delmålet er nået: Gå til Nygade 4",)
    assert "Nygade" not in str(hidden)
