"""The lines of a citizen's CV, as this device holds them."""

from casework.resume import KIND, SECTIONS, ResumeLine, ResumeProfile, Section
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select


def resume(reader: Reader, stream: str) -> ResumeProfile:
    """Answer with the CV of a citizen, over all of his cases, in the order in which its lines were begun."""
    cases = persons.cases(reader, stream)
    found = select(reader, f"{persons.among(cases)} and r.kind = '{KIND}' and r.gone = 0", *cases)
    return ResumeProfile(tuple(_line(one) for one in sorted(found, key=lambda one: (one.begun_at, one.id))))


def _line(one: Shown) -> ResumeLine:
    return ResumeLine(
        one.id,
        _section(one.text("section")),
        one.text("text"),
        one.text("detail"),
        one.number("since") or None,
        one.number("until") or None,
        bool(one.torn),
    )


def _section(name: str) -> Section:
    """Return where a line stands; one of a section that this program does not know is something that was done."""
    return next((one for one in SECTIONS if one == name), "experience")
