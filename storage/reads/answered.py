"""What a citizen answered last, question by question, and how often one is to meet: what a visit opens on."""

from casework.visits import HELPED, QUESTION
from storage.reader import Reader
from storage.reads import persons
from storage.reads.citizens import DEFAULT_RHYTHM
from storage.reads.records import citizen, select

Answered = tuple[int | None, str, int | None, int]
"""The last answer to the first question, its day (empty: never asked), the last to the second, the rhythm in days."""


def answered(reader: Reader, stream: str) -> Answered:
    """Answer with what a citizen said last."""
    cases = persons.cases(reader, stream)
    found = select(
        reader,
        f"{persons.among(cases)} and r.kind = 'progress' and r.gone = 0 order by r.begun_at, r.rid",
        *cases,
    )
    last = {
        one.text("question"): one
        for one in sorted(found, key=lambda one: one.text("on"))
        if one.number("answer")
    }
    near, helped, person = last.get(QUESTION), last.get(HELPED), citizen(reader, cases[0])
    return (
        near.number("answer") if near else None,
        near.text("on") if near else "",
        helped.number("answer") if helped else None,
        person.number("rhythm_days", DEFAULT_RHYTHM) if person else DEFAULT_RHYTHM,
    )
