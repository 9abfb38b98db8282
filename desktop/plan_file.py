"""The file of a plan as this municipality wants it: with what it says as data in it, or without."""

from typing import TYPE_CHECKING

from casework.plan_paper import PlanPaper
from desktop import policy

if TYPE_CHECKING:
    from desktop.paper.sheet import Drawn


def drawn_plan(paper: PlanPaper) -> "Drawn":
    """Draw the citizen's plan; on the paper lane. IT's file is asked each time, as it is small and a draw is not."""
    from desktop.paper.plan import draw_plan

    return draw_plan(paper, data=policy.read(policy.place()).plan_data)
