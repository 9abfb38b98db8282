"""What a screen is told to look at: what stands in the way of each other, and what is due to be gone through again."""

from dataclasses import dataclass
from typing import Final

from casework.clashes import Clash
from casework.reviews import NO_REVIEW, CitizenReviews, Review, ReviewDay


@dataclass(frozen=True, slots=True)
class CaseChecks:
    """Of one case: clashes ahead, what is due, and by when the plan is proposed to be gone through again."""

    clashes: tuple[Clash, ...] = ()
    reviews: tuple[Review, ...] = ()
    review: ReviewDay = NO_REVIEW


NOTHING: Final = CaseChecks()
"""What is told to who does not work in the case."""


@dataclass(frozen=True, slots=True)
class DayChecks:
    """Of all cases on somebody's list: clashes of the next two weeks, and what is due, citizen by citizen."""

    clashes: tuple[Clash, ...] = ()
    reviews: tuple[CitizenReviews, ...] = ()
