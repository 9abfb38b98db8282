"""The placements of a citizen, as far as the paper for a workplace may say them."""

from datetime import date

from casework.plan_editions import PlacementShown
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select


def of(reader: Reader, stream: str, today: date) -> tuple[PlacementShown, ...]:
    """Answer with the placements that are not over, the newest first; one without an end is not over."""
    cases = persons.cases(reader, stream)
    found = select(reader, f"{persons.among(cases)} and r.kind = 'placement' and r.gone = 0", *cases)
    shown = (_shown(one) for one in found)
    running = [one for one in shown if one.end is None or one.end >= today]
    return tuple(sorted(running, key=lambda one: one.start or date.min, reverse=True))


def _shown(one: Shown) -> PlacementShown:
    hours = one.fields.get("hours_per_week")
    return PlacementShown(
        one.id,
        one.text("company"),
        one.text("contact"),
        one.text("purpose"),
        one.day("start"),
        one.day("end"),
        float(hours) if isinstance(hours, int | float) and not isinstance(hours, bool) else None,
    )
