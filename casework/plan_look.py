"""How a citizen's own plan looks on paper: in large print or not, and which language stands beside the Danish.

It is kept with the case, so a plan from the window, from a team's day and from a script is the one that was chosen.
What the plan says, its versions and its signatures are the same whatever it looks like.
"""

from typing import Final, Literal, Unpack

from casework.acts import Act, change
from casework.changes import Change
from casework.kinds import Role, may_write
from casework.plan_languages import DANISH

Size = Literal["", "large"]
LARGE: Final = "large"
PLAIN: Final = "plain"
"""What is written where large print was taken off: of linked cases, one that says nothing takes what another says."""
FIELDS: Final = frozenset({"plan_size", "plan_language"})
"""The fields of the citizen that only say what a plan looks like: two versions of them leave one plan to print."""


def may_choose(role: Role | None) -> bool:
    """Tell whether somebody in a role chooses what a citizen's plans look like: who writes that citizen's facts."""
    return role is not None and may_write(role, "citizen", "plan_size")


def shown(written: str) -> str:
    """Return what was chosen, empty where it is the plain one, as where nobody ever chose."""
    return "" if written in {PLAIN, DANISH} else written


def choose_size(stream: str, size: Size, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Print this citizen's plans in large print from now on, or no longer."""
    return (change(stream, stream, "citizen", {"plan_size": size or PLAIN}, **act),)


def choose_language(stream: str, code: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Let a language stand beside the Danish in this citizen's plans from now on; none where the code is empty."""
    return (change(stream, stream, "citizen", {"plan_language": code or DANISH}, **act),)
