"""How heavy a caseload is: three weights by the rhythm of contact that is agreed, a rule of ours and dated.

No norm of a ministry or municipality stands behind it (*not verified*: none was found that is public and names numbers
for this work), so every screen that shows points says whose rule it is and from when. It reads only what a team lead
may read: the rhythm, and neither target group nor health.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from casework.kinds import Role, has_cases, leads

Weight = Literal["light", "normal", "intensive"]
RULED_ON: Final = date(2026, 11, 27)
"""When this rule was made."""
POINTS: Final[dict[Weight, float]] = {"light": 0.5, "normal": 1.0, "intensive": 2.0}
OFTEN_DAYS: Final = 7
"""A contact agreed at least this often is intensive."""
SELDOM_DAYS: Final = 28
"""A contact agreed more seldom than this is light."""


def weight(rhythm_days: int) -> Weight:
    """Return how much a citizen weighs who is to be met every so many days."""
    if rhythm_days <= OFTEN_DAYS:
        return "intensive"
    return "normal" if rhythm_days <= SELDOM_DAYS else "light"


def may_take(giver_job: str, taker_job: str) -> bool:
    """Tell whether a team lead may give one person's cases to another: nobody comes by wider rights than his job has.

    A team lead takes nothing himself, and a mentor only what was a mentor's; that holds of each case, too, which
    `may_carry` tells. The service's administrator may all of it.
    """
    if leads(taker_job):
        return False
    return not is_mentor(taker_job) or is_mentor(giver_job)


def may_carry(job: str, roles: Iterable[Role]) -> bool:
    """Tell whether somebody with a job may come by cases in these roles: a mentor is a mentor in each of them.

    The giver's job of today does not say it: who became a mentor may still have cases from before.
    """
    return not is_mentor(job) or all(role == "mentor" for role in roles)


def carries(job: str, role: Role) -> bool:
    """Tell whether somebody with a job may have a case in a role (decided.md 20; decision 0074).

    Whoever runs the service or watches over it has none, a mentor has it as a mentor, and only whoever leads has it as
    a team lead. One who came to lead keeps his own cases until he has handed them over: he reads in them what he read
    the day before, and a citizen is not without a regular contact because somebody got another job.
    """
    if not has_cases(job):
        return False
    return leads(job) if role == "team_lead" else may_carry(job, (role,))


def is_mentor(job: str) -> bool:
    """Tell whether a job is a mentor's, also where a word before it says which (*Virksomhedsmentor*)."""
    return job.strip().casefold().endswith("mentor")
