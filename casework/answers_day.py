"""What the list of a day's visits is told beside the visits: whom to ring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayColleague:
    """A colleague who can be rung: `shares` names the citizens of the day whose case is his, too.

    Whoever leads the team shares none.
    """

    name: str
    phone: str
    shares: tuple[str, ...] = ()
