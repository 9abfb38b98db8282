"""What a hand-over keeps of long texts so that its first part is two pages, and how it says where the rest stands.

Nothing is lost: a text that is cut ends with …, the page says where it stands whole on the same paper, and whoever
prints hears of it before the paper leaves.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from casework.handover import Handover
from casework.plan_paper import PlanAgreement, PlanContact, PlanGoal

WHOLE: Final = "Hele teksten"
FIRST_ELSEWHERE: Final = f"Hvor der står …, er der mere. Læs det under »{WHOLE}«, før du mødes med borgeren."
TEXTS_ELSEWHERE: Final = f"Hvor der står …, står resten under »{WHOLE}«."
_LEAST: Final = 12
"""So many letters stay of a text that is cut as short as it goes."""
MOST: Final = 3500
"""So many letters of one text no page holds: nobody measures more of them."""

Holds = Callable[[Handover], bool]
"""Tells whether the page holds what it says of a case."""


def first_page(pack: Handover, holds: Holds) -> Handover:
    """Cut what is to be known first, and the citizen's own words, where the page does not hold them whole."""
    plan = pack.plan
    texts = [*pack.first, pack.giver, plan.citizen_name, plan.main_words.text if plan.main_words else ""]
    if _is_short(texts) and holds(pack):
        return pack
    return _longest_that_holds(lambda most: _first_cut(pack, most), texts, holds)


def second_page(pack: Handover, holds: Holds) -> Handover:
    """Cut every text of the page at one length where it does not hold them whole."""
    texts = _texts(pack)
    if _is_short(texts) and holds(pack):
        return pack
    return _longest_that_holds(lambda most: _texts_cut(pack, most), texts, holds)


def cut(text: str, most: int) -> str:
    """Return so many letters of a text at most, to the end of a word where there is one, and … behind it."""
    if len(text) <= most:
        return text
    kept = text[:most]
    word = kept.rfind(" ")
    return f"{(kept[:word] if word * 2 > most else kept).rstrip()} …"


def _is_short(texts: list[str]) -> bool:
    return max(map(len, texts), default=0) <= MOST


def _longest_that_holds(cut_at: Callable[[int], Handover], texts: list[str], holds: Holds) -> Handover:
    lengths = range(_LEAST, min(MOST, max(_LEAST, *map(len, texts))) + 1)
    too_long = bisect_left(lengths, True, key=lambda most: not holds(cut_at(most)))
    return cut_at(lengths[max(too_long - 1, 0)])


def _first_cut(pack: Handover, most: int) -> Handover:
    words, name = pack.plan.main_words, cut(pack.plan.citizen_name, most)
    said = replace(words, text=cut(words.text, most)) if words else None
    return replace(
        pack,
        first=(*(cut(one, most) for one in pack.first), FIRST_ELSEWHERE),
        giver=cut(pack.giver, most),
        plan=replace(pack.plan, citizen_name=name, main_words=said),
    )


def _texts(pack: Handover) -> list[str]:
    plan, step = pack.plan, pack.step
    return [
        *(text for one in plan.goals for text in (one.area, one.title)),
        *(text for one in plan.agreements for text in (one.what, one.who)),
        *(text for one in plan.contacts for text in (one.name, one.role, one.phone)),
        *(what for _due, what in pack.late),
        *((step.what, step.who) if step else ()),
        pack.giver,
        pack.phone,
        plan.citizen_name,
    ]


def _texts_cut(pack: Handover, most: int) -> Handover:
    plan, step = pack.plan, pack.step
    cut_plan = replace(
        plan,
        citizen_name=cut(plan.citizen_name, most),
        goals=tuple(_goal_cut(one, most) for one in plan.goals),
        agreements=tuple(_agreement_cut(one, most) for one in plan.agreements),
        contacts=tuple(
            PlanContact(cut(one.name, most), cut(one.role, most), cut(one.phone, most))
            for one in plan.contacts
        ),
    )
    return replace(
        pack,
        plan=cut_plan,
        giver=cut(pack.giver, most),
        phone=cut(pack.phone, most),
        late=tuple((due, cut(what, most)) for due, what in pack.late),
        step=replace(step, what=cut(step.what, most), who=cut(step.who, most)) if step else None,
    )


def _goal_cut(goal: PlanGoal, most: int) -> PlanGoal:
    return replace(goal, area=cut(goal.area, most), title=cut(goal.title, most))


def _agreement_cut(one: PlanAgreement, most: int) -> PlanAgreement:
    return replace(one, what=cut(one.what, most), who=cut(one.who, most))
