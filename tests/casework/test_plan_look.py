"""What a plan looks like: who chooses it, and that the paper follows the case."""

from dataclasses import replace

from casework import plan, plan_look
from casework.kinds import RIGHTS
from tests.casework.test_plan import PAGE, TODAY
from tests.storage import shelf


def test_who_writes_a_citizens_own_facts_chooses_and_nobody_else() -> None:
    choose = {role for role in (*RIGHTS, None) if plan_look.may_choose(role)}
    assert choose == {"primary", "partner", "stand_in"}


def test_the_paper_is_in_large_print_where_the_case_says_so() -> None:
    def is_large(size: str) -> bool:
        page = replace(PAGE, plan_size=size)
        return plan.paper(page, visits=(), municipality="F", today=TODAY, previous=None).large

    assert [is_large(size) for size in ("", plan_look.LARGE)] == [False, True]


def test_a_choice_is_one_change_of_the_citizen() -> None:
    (change,) = plan_look.choose_size("c-1", plan_look.LARGE, **shelf.act())
    assert (change.record, change.kind, change.fields) == ("c-1", "citizen", {"plan_size": "large"})
