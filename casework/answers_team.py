"""What the team's desk is told: from this computer who carries what, and from the service who still holds what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from casework.caseload import POINTS, Weight
from casework.folding import fold
from casework.reviews import ReviewDay, review_day

_HAVE_CASES = frozenset({"sagsbehandler", "caseworker", "mentor"})
"""Jobs of which somebody is shown also where he carries nobody."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many of each weight somebody carries."""

    light: int = 0
    normal: int = 0
    intensive: int = 0

    @property
    def citizens(self) -> int:
        """All of them."""
        return self.light + self.normal + self.intensive

    @property
    def points(self) -> float:
        """What they weigh together."""
        counts: Mapping[Weight, int] = {
            "light": self.light,
            "normal": self.normal,
            "intensive": self.intensive,
        }
        return sum(POINTS[name] * count for name, count in counts.items())


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team, with what is his as regular contact."""

    user: str
    initials: str
    name: str
    job: str
    load: Load = field(default_factory=Load)
    citizens: tuple[str, ...] = ()
    away_until: date | None = None
    """The last day on which somebody covers for him; None where nobody does."""
    covered_by: str = ""
    cover: str = ""
    """The user id of who covers."""


@dataclass(frozen=True, slots=True)
class TeamWait:
    """What several citizens wait for from the same place, and the longest over its day."""

    who: str
    citizens: int
    days_over: int


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """A plan that was handed out long ago, or never."""

    citizen: str
    name: str
    worker: str
    issued_on: date | None
    lix: int = 0
    chosen: tuple[date | None, ...] = ()
    """The day that somebody chose for its review, or its versions."""

    @property
    def review(self) -> ReviewDay:
        """By when it is to be gone through again: the same rule as in the case (`casework/reviews.py`)."""
        return review_day(self.issued_on, self.chosen)

    @property
    def due(self) -> date | None:
        """That day."""
        return self.review.on


@dataclass(frozen=True, slots=True)
class TeamPurposeless:
    """An activity, a placement or a visit to come that says no purpose, and whose it is."""

    citizen: str
    name: str
    worker: str
    kind: str
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """Paid hours of all citizens of the team in one week."""

    number: int
    hours: float


@dataclass(frozen=True, slots=True)
class TeamResults:
    """What came of the work: never how many meetings were held."""

    weeks: tuple[TeamWeek, ...] = ()
    with_hours: int = 0
    goals_reached: int = 0
    answers: int = 0
    mean: float | None = None
    helped_answers: int = 0
    helped: float | None = None
    own_goals: int = 0
    told_goals: int = 0
    """Of the goals that stand or were reached: how many the citizen set, of those of which somebody said who did."""


@dataclass(frozen=True, slots=True)
class TeamDesk:
    """The team as it lies on this computer. `names` are the citizens who are here, by case."""

    name: str
    members: tuple[Member, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    waits: tuple[TeamWait, ...] = ()
    plans: tuple[TeamPlan, ...] = ()
    without_plan: int = 0
    results: TeamResults = field(default_factory=TeamResults)
    purposeless: tuple[TeamPurposeless, ...] = ()
    weights: Mapping[str, Weight | None] = field(default_factory=dict)
    """What each citizen weighs who is carried by somebody; None where nothing is counted, as in a closed case."""
    rest: tuple[Member, ...] = ()
    """Those of the team who carry nobody, and whose job asks for none."""

    def member(self, user: str) -> Member | None:
        """Return one of the team."""
        return next((one for one in self.members if one.user == user), None)


@dataclass(frozen=True, slots=True)
class StillHolds:
    """A computer that has not said that a case is gone from it."""

    initials: str
    device: str
    case: str
    since: str
    seen: str


@dataclass(frozen=True, slots=True)
class LookSeen:
    """One use of data in the team lead's sample; `known`: whoever looked had the citizen, None: no citizen."""

    at: str
    initials: str
    action: str
    what: str
    cases: tuple[str, ...]
    known: bool | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """What somebody wrote and the service keeps aside, by the service's code; case and kind may be empty."""

    at: str
    initials: str
    code: str
    case: str
    kind: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that somebody opened outside his caseload; `until`: when it ends, or when it ended (`is_over`)."""

    at: str
    initials: str
    case: str
    category: str
    reason: str
    until: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class TeamAtService:
    """What only the service knows: each one's own cases by user, who still holds what, and a sample of looks.

    What is kept aside of the team's work, how much more of it there is, and what was opened outside a caseload.
    """

    cases: Mapping[str, tuple[str, ...]]
    holds: tuple[StillHolds, ...] = ()
    looks: tuple[LookSeen, ...] = ()
    aside: tuple[SetAside, ...] = ()
    more_aside: int = 0
    opened: tuple[Opened, ...] = ()
    alone: tuple[str, ...] = ()
    """Open cases of the team that nobody has as their regular contact."""
    regular: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of `cases`, those in which each is the regular contact."""


@dataclass(frozen=True, slots=True)
class NewCode:
    """A one-time code for a new computer of somebody, until when it can be used, and the link that brings it along."""

    code: str
    until: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class HandWanted:
    """A hand-over as the form says it: `act` is `transfer`, `cover` or `end`; `until` the last day of a cover.

    Without a giver, what nobody has gets its regular contact.
    """

    act: str
    giver: str
    taker: str
    reason: str
    streams: tuple[str, ...] = ()
    until: date | None = None


def load_of(cases: Iterable[str], weights: Mapping[str, Weight | None]) -> Load:
    """Return what some cases weigh together."""
    counts: dict[Weight, int] = {"light": 0, "normal": 0, "intensive": 0}
    for case in cases:
        weighs = weights.get(case)
        if weighs is not None:
            counts[weighs] += 1
    return Load(counts["light"], counts["normal"], counts["intensive"])


def apart(team: Iterable[Member]) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Return who is shown, the heaviest load first, and who carries nobody and is not expected to."""
    ordered = sorted(team, key=lambda one: (-one.load.points, one.initials))
    shown = [one for one in ordered if one.citizens or one.job.casefold() in _HAVE_CASES]
    return tuple(shown), tuple(one for one in ordered if one not in shown)


def as_granted(desk: TeamDesk, told: TeamAtService) -> TeamDesk:
    """Return the desk with every citizen at whoever has him by the service's grants.

    What stands in a case about its regular contact follows a hand-over only when the new one has chosen (decision
    0033). Where the service does not speak of somebody, what stands in the case is all there is.
    """
    if not desk.weights:
        return desk
    team = (*desk.members, *desk.rest)
    before = {case: one.user for one in team for case in one.citizens}
    now = {case: _carries(case, before.get(case, ""), told) for case in desk.weights}
    order = sorted(now, key=lambda case: fold(desk.names.get(case, "")))
    found = []
    for one in team:
        cases = tuple(case for case in order if now[case] == one.user)
        found.append(replace(one, citizens=cases, load=load_of(cases, desk.weights)))
    members, rest = apart(found)
    names = {one.user: one.name for one in team} | {"": ""}
    moved = {
        case: names[user] for case, user in now.items() if user in names and user != before.get(case, "")
    }
    plans = tuple(replace(one, worker=moved.get(one.citizen, one.worker)) for one in desk.plans)
    lacking = tuple(
        one if one.kind == "visit" else replace(one, worker=moved.get(one.citizen, one.worker))
        for one in desk.purposeless
    )
    return replace(desk, members=members, rest=rest, plans=plans, purposeless=lacking)


def _carries(case: str, before: str, told: TeamAtService) -> str:
    users = [user for user, cases in told.regular.items() if case in cases]
    if before in users or (not users and before not in told.cases):
        return before
    return users[0] if users else ""
