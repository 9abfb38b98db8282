"""CV: what a citizen is good at, has done, has learned and wants, and what helps; talked about, then printed.

Strengths come first, and life counts as experience (S2-21 and S2-22 of the demands). Years of which nothing stands are
asked about and never shown on paper. What stands in the way has no field: only what helps is written down. The words
go to workplaces, so they go through the list of careful words first (decided.md 25).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Unpack, get_args

from casework import ids
from casework.acts import Act, change, checked, demanded, today
from casework.answers import CitizenPage
from casework.changes import Change, Value
from casework.errors import Refused
from casework.hidden_address import HiddenAddress
from casework.plan_editions import Answers, Spoken, as_answered, count_answers
from casework.sentences import Sentence
from casework.taking_back import removal

KIND: Final = "resume_line"
Section = Literal["strength", "experience", "learned", "wish", "need"]
SECTIONS: Final[tuple[Section, ...]] = get_args(Section)
"""In the order of the talk and of the paper: what one has, what one wants, what helps."""
HEADINGS: Final[Mapping[Section, Sentence]] = {
    "strength": Sentence("Det er jeg god til"),
    "experience": Sentence("Det har jeg lavet"),
    "learned": Sentence("Det har jeg lært"),
    "wish": Sentence("Det vil jeg gerne"),
    "need": Sentence("Det får mig til at lykkes"),
}
WITH_YEARS: Final[frozenset[Section]] = frozenset(("experience", "learned"))
WITH_MORE: Final[frozenset[Section]] = frozenset(("strength", "experience", "learned"))
"""Sections in which a line has years, and those in which it has a few words more."""
LONGEST: Final = 160
LONGEST_MORE: Final = 500
"""Characters of a line, and of the words beneath it, so that a CV stays a page or two."""
FIRST_YEAR: Final = 1930

NOTHING: Final = "Der står intet i CV'et endnu. Intet er skrevet ud. Skriv den første linje, og prøv igen."
_SAYS_ADDRESS: Final = (
    "Adressen er beskyttet, og den står i CV'et under »{heading}«. Intet er skrevet ud. Ret linjen, og prøv "
    "igen."
)
_WHAT: Final = "Skriv det med få ord."
_TOO_LONG: Final = "Linjen er for lang til et CV. Skriv den med højst 160 tegn."
_MORE_TOO_LONG: Final = "Der står for meget til et CV. Skriv det med højst 500 tegn."
_YEAR: Final = "Skriv årstallet med fire tal, for eksempel 2019. Lad det stå tomt, hvis I ikke ved det."
_AHEAD: Final = "Året er ikke kommet endnu. Skriv det, der har været."
_TURNED: Final = "Det slutter, før det begynder. Byt om på årene."


@dataclass(frozen=True, slots=True)
class ResumeLine:
    """One line: its section, the words, a few more, and from which year to which; without an end it goes on."""

    id: str
    section: Section
    text: str
    detail: str = ""
    since: int | None = None
    until: int | None = None
    torn: bool = False


@dataclass(frozen=True, slots=True)
class ResumeProfile:
    """A citizen's CV: every line, in the order of the talk."""

    lines: tuple[ResumeLine, ...] = ()

    def of(self, section: Section) -> tuple[ResumeLine, ...]:
        """Return the lines of a section: what is dated the newest first, anything else as it was written."""
        mine = [one for one in self.lines if one.section == section]
        return tuple(sorted(mine, key=_newest_first) if section in WITH_YEARS else mine)

    def open_years(self, this_year: int) -> tuple[tuple[int, int], ...]:
        """Return the years between the first that is known and now of which nothing stands: an invitation, no flaw."""
        known = sorted(
            (one.since or one.until or this_year, one.until or this_year)
            for one in self.lines
            if one.section in WITH_YEARS and (one.since or one.until)
        )
        found, last = [], known[0][1] if known else this_year
        for since, until in known:
            if since > last + 1:
                found.append((last + 1, since - 1))
            last = max(last, until)
        if last < this_year - 1:
            found.append((last + 1, this_year - 1))
        return tuple(found)


def _newest_first(one: ResumeLine) -> tuple[int, int]:
    ends = one.until or (9999 if one.since else 0)
    return -ends, -(one.since or ends)


@dataclass(frozen=True, slots=True)
class ResumeEntry:
    """One line as it is printed: the words, a few more, and its years."""

    text: str
    detail: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumePaper:
    """A CV ready to be drawn: whose, how to reach him, and each section that has lines."""

    citizen_name: str
    issued_on: date
    phone: str = ""
    parts: tuple[tuple[str, tuple[ResumeEntry, ...]], ...] = ()


def add_line(
    stream: str,
    *,
    section: Section,
    text: str,
    detail: str = "",
    since: str = "",
    until: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Write a line into a section; years and more words only where the section has them."""
    said = _told(section, {"text": text, "detail": detail, "since": since, "until": until}, act)
    fields: dict[str, Value] = {"section": section, **said, "author": act["by"]}
    return (change(stream, ids.new(act["now"]), KIND, checked(KIND, fields), **act),)


def change_line(
    stream: str, line: ResumeLine, values: Mapping[str, str], **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Say a line anew: it speaks for the fields alone that are other than they were."""
    now = _told(line.section, values, act)
    was: dict[str, Value] = {
        "text": line.text,
        "detail": line.detail,
        "since": line.since,
        "until": line.until,
    }
    other = {name: value for name, value in now.items() if value != was[name]} or {"text": now["text"]}
    return (change(stream, line.id, KIND, checked(KIND, other), **act),)


def drop_line(stream: str, line: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Take a line out; it stays in the history."""
    return (change(stream, line, KIND, removal(KIND, "primary"), **act),)


def _told(section: Section, values: Mapping[str, str], act: Act) -> dict[str, Value]:
    text = " ".join(demanded(values.get("text", ""), _WHAT).split())
    detail = values.get("detail", "").strip() if section in WITH_MORE else ""
    if len(text) > LONGEST:
        raise Refused(_TOO_LONG)
    if len(detail) > LONGEST_MORE:
        raise Refused(_MORE_TOO_LONG)
    dated = section in WITH_YEARS
    since, until = (
        _year(values.get(name, "") if dated else "", today(act).year) for name in ("since", "until")
    )
    if since is not None and until is not None and until < since:
        raise Refused(_TURNED)
    return {"text": text, "detail": detail, "since": since, "until": until}


def _year(text: str, this_year: int) -> int | None:
    said = text.strip()
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) == 4 and int(said) >= FIRST_YEAR):
        raise Refused(_YEAR)
    if int(said) > this_year:
        raise Refused(_AHEAD)
    return int(said)


def spoken(resume: ResumeProfile) -> tuple[Spoken, ...]:
    """Return every typed text that would stand on the paper, in reading order."""
    found = []
    for section in SECTIONS:
        for one in resume.of(section):
            found.append(Spoken(f"{one.id}:text", HEADINGS[section], one.text))
            found.append(Spoken(f"{one.id}:detail", HEADINGS[section], one.detail))
    return tuple(one for one in found if one.text.strip())


def drawn_from(resume: ResumeProfile) -> tuple[str, ...]:
    """Return the records that the paper is drawn from."""
    return tuple(one.id for one in resume.lines)


def paper(page: CitizenPage, resume: ResumeProfile, answers: Answers, *, today: date) -> ResumePaper:
    """Word the paper as it stands now: what is left out leaves no trace, and no line says why.

    The name of the municipality is not on it: whoever applies for work says himself where he comes from. Where the
    address is protected the number stays away, too, and he writes it by hand.
    """
    said = {one.key: as_answered(one, answers) for one in spoken(resume)}
    parts = (
        (
            str(HEADINGS[section]),
            tuple(_entry(one, said) for one in resume.of(section) if said[f"{one.id}:text"]),
        )
        for section in SECTIONS
    )
    return ResumePaper(
        citizen_name=page.name,
        issued_on=today,
        phone="" if page.protected else page.phone,
        parts=tuple((heading, entries) for heading, entries in parts if entries),
    )


def _entry(one: ResumeLine, said: Mapping[str, str]) -> ResumeEntry:
    return ResumeEntry(
        said[f"{one.id}:text"], said.get(f"{one.id}:detail", ""), say_years(one.since, one.until)
    )


def say_years(since: int | None, until: int | None) -> str:
    """Return from when to when, in words for paper and screen."""
    if since and until:
        return str(since) if since == until else f"{since}–{until}"
    if since:
        return Sentence("siden {year}", year=str(since))
    return Sentence("til {year}", year=str(until)) if until else ""


def demanded_lines(printed: ResumePaper, hidden: HiddenAddress) -> None:
    """Refuse a CV on which nothing stands, and one of which a line says a protected address."""
    if not printed.parts:
        raise Refused(NOTHING)
    for heading, entries in printed.parts:
        if any(hidden.stands_in(f"{one.text} {one.detail}") for one in entries):
            raise Refused(Sentence(_SAYS_ADDRESS, heading=Sentence(heading)))


def logged(resume: ResumeProfile, answers: Answers) -> str:
    """Return what the log says of it: how many careful words were answered in which way."""
    return " · ".join(count_answers(spoken(resume), answers))
