"""What of a case is due to be looked at again: the plan, a goal, an activity, the questions, a silence, a purpose.

The spans are ours and dated: of the acts that were read (design/domain-facts.md) none names a day on which a joint
plan must be gone through again, so no screen calls it law. A review is a task and never a wall.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

Kind = Literal["plan", "goal", "ended", "answers", "gap", "job", "purpose"]
ORDER: Final[tuple[Kind, ...]] = ("goal", "ended", "plan", "gap", "answers", "purpose", "job")
"""Which comes first where several are due on the same day."""


@dataclass(frozen=True, slots=True)
class Spans:
    """How many days pass before something is due, and from which day on that holds."""

    from_: date
    plan: int
    answers: int
    gap: int


SPANS: Final = (Spans(date(2026, 1, 1), plan=91, answers=91, gap=14),)
"""By date, the newest last. Answers: every third month, as the national progression study asked them (*a practice that
is described, no rule*). Gap: "parallel tracks ... alert when there is a gap > 14 days" (demands S0-12, F6)."""
CHOSEN: Final = "review_on"
"""What a review of the plan is of where somebody chose its day."""
JOB_AREAS: Final = frozenset({"Job", "Uddannelse"})
"""Goals towards work: what is done towards them is job-directed."""


@dataclass(frozen=True, slots=True)
class Review:
    """One thing that is due: since when, what it is about, and the record that says it (empty: the case)."""

    kind: Kind
    since: date
    what: str = ""
    record: str = ""
    of: str = ""
    """The kind of that record."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A goal, an activity or a placement with the day by which it should be reached or over."""

    record: str
    kind: str
    what: str
    by: date


@dataclass(frozen=True, slots=True)
class Purposeless:
    """Something that says no purpose; `on` is when it is, begins, or was written."""

    record: str
    kind: str
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a review reads of one case."""

    opened_on: date
    issued_on: date | None = None
    chosen: Sequence[date | None] = ()
    """The day that somebody chose for the next review, or its versions."""
    goals: Sequence[Dated] = field(default=())
    ending: Sequence[Dated] = field(default=())
    answered_on: date | None = None
    active_on: date | None = None
    """The last day on which something happened: contact, mentor time, a placement that goes on, paid hours."""
    rhythm_days: int = 14
    purposeless: Sequence[Purposeless] = field(default=())
    has_job: bool = True
    """Whether something job-directed goes on."""


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """The day by which a plan is to be gone through again (None: no plan was handed out), and who says so.

    `proposed` is ours in any case; `why` is the reason of a day that was chosen, for who may read it.
    """

    on: date | None = None
    proposed: date | None = None
    why: str = ""

    @property
    def is_chosen(self) -> bool:
        """Whether a person chose it."""
        return self.on is not None and self.on != self.proposed


NO_REVIEW: Final = ReviewDay()
"""What holds where no plan was handed out."""


@dataclass(frozen=True, slots=True)
class CitizenReviews:
    """What is due in one citizen's case, for a list of several."""

    citizen: str
    name: str
    reviews: tuple[Review, ...]


def spans_on(on: date) -> Spans:
    """Return the spans that hold on a day."""
    return next((one for one in reversed(SPANS) if one.from_ <= on), SPANS[0])


def next_review(issued_on: date | None) -> date | None:
    """Return the day by which a plan that was handed out is proposed to be gone through again."""
    return issued_on + timedelta(days=spans_on(issued_on).plan) if issued_on else None


def review_day(issued_on: date | None, chosen: Iterable[date | None] = (), why: str = "") -> ReviewDay:
    """Return the day of a plan that was handed out last on `issued_on`.

    `chosen` are the versions of the day that somebody chose: of several the earliest counts, until one of them does.
    """
    proposed = next_review(issued_on)
    if issued_on is None:
        return NO_REVIEW
    stands = [one for one in chosen if one is not None and one > issued_on]
    return ReviewDay(min(stands), proposed, why) if stands else ReviewDay(proposed, proposed)


def reviews(case: CaseFacts, today: date) -> tuple[Review, ...]:
    """Return what is due in a case today, what has waited longest first."""
    spans = spans_on(today)
    found = [
        *_plan(case, today),
        *(Review("goal", one.by, one.what, one.record, one.kind) for one in case.goals if one.by < today),
        *(Review("ended", one.by, one.what, one.record, one.kind) for one in case.ending if one.by < today),
        *_answers(case, today, spans),
        *_gap(case, today, spans),
        *(Review("purpose", one.on, one.what, one.record, one.kind) for one in case.purposeless),
    ]
    if not case.has_job:
        found.append(Review("job", today))
    return in_order(found)


def in_order(found: Iterable[Review]) -> tuple[Review, ...]:
    """Return reviews as a list shows them."""
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.kind), one.since, one.record)))


def _plan(case: CaseFacts, today: date) -> tuple[Review, ...]:
    day = review_day(case.issued_on, case.chosen)
    if day.on is None or day.on > today:
        return ()
    return (Review("plan", day.on, of=CHOSEN if day.is_chosen else ""),)


def _answers(case: CaseFacts, today: date, spans: Spans) -> tuple[Review, ...]:
    due = (case.answered_on or case.opened_on) + timedelta(days=spans.answers)
    return (Review("answers", due),) if due < today else ()


def _gap(case: CaseFacts, today: date, spans: Spans) -> tuple[Review, ...]:
    """A case whose contact is agreed more seldom may be silent as long as that."""
    last = case.active_on or case.opened_on
    return (Review("gap", last),) if (today - last).days > max(spans.gap, case.rhythm_days) else ()
