"""Sagens forløb, as this device holds it: the timeline between two days, and the agreements that were made in them."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from casework.answers import TimelineEntry, Worker
from casework.calendar import say_field_date
from casework.evidence import between
from casework.sentences import Joined, Sentence
from casework.words import AGREEMENT_STATUS, said
from storage.reader import Reader
from storage.reads import persons, timeline
from storage.reads.records import Shown, select
from storage.reads.workers import by_id, name_of

_ALL: Final = 1 << 31


def evidence(reader: Reader, stream: str, since: date, until: date) -> tuple[TimelineEntry, ...]:
    """Answer with what counts of a case between two days, oldest first."""
    with reader.moment():
        happened = timeline.timeline(reader, stream, 0, _ALL)
        return between((*happened, *agreements(reader, stream)), since, until)


def agreements(reader: Reader, stream: str) -> tuple[TimelineEntry, ...]:
    """Answer with every agreement of a case as one thing that happened: on the day that it was made."""
    cases = persons.cases(reader, stream)
    colleagues = by_id(reader)
    found = select(reader, f"{persons.among(cases)} and r.kind = 'agreement' and r.gone = 0", *cases)
    return tuple(
        TimelineEntry(
            one.id,
            one.kind,
            "",
            one.text("what"),
            one.begun_at,
            name_of(colleagues, one.writer(one.begun_by, colleagues)),
            _told(one, colleagues),
            is_contact=False,
        )
        for one in found
    )


def _told(one: Shown, colleagues: Mapping[str, Worker]) -> str:
    """Name who does it: whoever decides by the paper does not know our initials."""
    due = one.day("due")
    when = Sentence("inden {day}", day=say_field_date(due)) if due else ""
    status = one.text("status")
    who = one.text("who").strip()
    by_initials = {worker.initials.casefold(): worker.name for worker in colleagues.values()}
    name = "Borgeren" if who.casefold() == "borger" else by_initials.get(who.casefold(), who)
    return Joined(name, when, said(AGREEMENT_STATUS, status) if status not in {"", "open"} else "")
