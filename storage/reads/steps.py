"""The next step of a case: the next planned visit, else the nearest open agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.words import FORMS, said
from storage.reads.records import Shown


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next, in words, and when."""

    words: str = ""
    at: str | None = None


def next_step(visit: tuple[str, str] | None, promises: Iterable[Shown], today: date) -> Step:
    """Return the next step from form and hour of the next visit and the open promises of a case."""
    if visit is not None:
        form, at = visit
        return Step(said(FORMS, form or "home"), at)
    agreements = [one for one in promises if one.kind == "agreement"]
    dated = [(due, one) for one in agreements if (due := one.day("due")) is not None and due >= today]
    if dated:
        due, first = min(dated, key=lambda pair: (pair[0], pair[1].id))
        return Step(first.text("what"), due.isoformat())
    undated = [one for one in agreements if one.day("due") is None]
    return Step(undated[0].text("what")) if undated else Step()
