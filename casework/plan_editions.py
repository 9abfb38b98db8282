"""The joint plan for others: one page for a partner, one for a workplace, with what that reader needs and nothing more.

Everything is chosen: the one goal, the agreements, the placement. Texts that a person typed go through the list of
careful words (decided.md 25), and each find is left out, reworded or confirmed before the paper may leave. Nothing here
reads a field of class health, abuse, authority or belief; the paper claims no more than that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from casework.answers import AgreementShown, CitizenPage, GoalShown
from casework.careful_words import Found, careful
from casework.changes import Value
from casework.errors import Refused
from casework.plan_contents import name_for_citizen
from casework.plan_paper import PlanContact, PlanSigner
from casework.sentences import Sentence

Audience = Literal["partner", "company"]
Side = Literal["theirs", "ours"]
OPEN: Final = frozenset({"", "active", "open"})


@dataclass(frozen=True, slots=True)
class PlacementShown:
    """A placement as far as a workplace may read it; `hours` a week, None where nobody wrote them."""

    id: str
    company: str
    contact: str
    purpose: str
    start: date | None
    end: date | None
    hours: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a person chose and typed for this reader. `lines` is an agreement's id and whose side it stands on.

    `said` is what the citizen said yes to, until `until`. `reach`, `tasks` and `needs` hold a line for each thing.
    """

    audience: Audience
    to: str
    said: str
    until: date | None = None
    goal: str = ""
    placement: str = ""
    lines: tuple[tuple[str, Side], ...] = ()
    tasks: str = ""
    needs: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said to a find: `left_out`, or the words that stand (`text`) where it stood `of`."""

    of: str
    text: str = ""
    left_out: bool = False
    confirmed: bool = False


Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text that somebody typed and that would be printed: its place, what it is called, and the words."""

    key: str
    what: Sentence
    text: str


@dataclass(frozen=True, slots=True)
class Find:
    """A text with words to look at twice, as it would be printed now."""

    spoken: Spoken
    words: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """Who does what by when."""

    what: str
    due: date | None = None
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPaper:
    """What a partner or a workplace reads. Empty parts vanish with their headings; a CPR number has no place."""

    audience: Audience
    to: str
    citizen_name: str
    first_name: str
    municipality: str
    issued_on: date
    said: str = ""
    until: date | None = None
    goal: str = ""
    measure: str = ""
    goal_by: date | None = None
    theirs: tuple[EditionLine, ...] = ()
    ours: tuple[EditionLine, ...] = ()
    purpose: str = ""
    start: date | None = None
    end: date | None = None
    hours: float | None = None
    tasks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    contact: PlanContact | None = None
    signatures: tuple[PlanSigner, ...] = ()


LINE: Final = "line:"
"""What the name of an agreement's choice begins with, where choices are kept as texts."""


def chosen_of(said: Mapping[str, str]) -> Chosen:
    """Return what was chosen, as a form or its draft holds it: a text for each field, and one for each agreement."""
    audience: Audience = "company" if said.get("audience") == "company" else "partner"
    sides: dict[str, Side] = {"theirs": "theirs", "ours": "ours"}
    lines = tuple(
        (name.removeprefix(LINE), sides[side])
        for name, side in said.items()
        if name.startswith(LINE) and side in sides
    )
    return Chosen(
        audience=audience,
        to=said.get("to", ""),
        said=said.get("said", ""),
        until=_day(said.get("until", "")),
        goal=said.get("goal", "") if audience == "partner" else "",
        placement=said.get("placement", "") if audience == "company" else "",
        lines=lines,
        tasks=said.get("tasks", ""),
        needs=said.get("needs", ""),
        reach=said.get("reach", ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def demanded(chosen: Chosen, today: date) -> None:
    """Raise Refused where it is not said who reads the paper, or the yes is missing or over."""
    if not chosen.to.strip():
        raise Refused("Skriv, hvem papiret er til.")
    if not chosen.said.strip():
        raise Refused("Skriv, hvad borgeren har sagt ja til. Uden et ja går der intet papir ud.")
    if chosen.until is None:
        raise Refused("Skriv, til hvilken dag borgerens ja gælder.")
    if chosen.until < today:
        raise Refused(
            "Den dag er gået. Spørg borgeren igen, og skriv, til hvilken dag hans eller hendes ja gælder."
        )


def spoken(page: CitizenPage, chosen: Chosen, placement: PlacementShown | None = None) -> tuple[Spoken, ...]:
    """Return every typed text that would stand on the paper, in reading order, but for the reader's own name."""
    found: list[Spoken] = []
    if chosen.audience == "partner":
        goal = _goal(page, chosen)
        if goal is not None:
            found.append(Spoken(f"goal:{goal.id}:title", Sentence("Målet"), goal.title))
            found.append(Spoken(f"goal:{goal.id}:measure", Sentence("Målepunktet"), goal.measure))
    elif placement is not None:
        found.append(Spoken(f"placement:{placement.id}:purpose", Sentence("Formålet"), placement.purpose))
    for one, _ in _lines(page, chosen):
        found.append(Spoken(f"agreement:{one.id}:what", Sentence("Aftalen"), one.what))
        if _is_typed(page, one.who):
            found.append(Spoken(f"agreement:{one.id}:who", Sentence("Hvem der gør det"), one.who))
    typed = (("tasks", "Opgaverne"), ("needs", "Det giver gode dage"), ("reach", "Sådan når I borgeren"))
    for name, what in typed:
        if _belongs(chosen.audience, name):
            lines = _several(getattr(chosen, name))
            found += [Spoken(f"{name}:{at}", Sentence(what), line) for at, line in enumerate(lines)]
    if chosen.audience == "company" and placement is not None:
        found.append(Spoken(f"placement:{placement.id}:company", Sentence("Virksomheden"), placement.company))
        found.append(Spoken(f"placement:{placement.id}:contact", Sentence("Kontakten"), placement.contact))
    found.append(Spoken("said", Sentence("Det, borgeren har sagt ja til"), chosen.said))
    return tuple(one for one in found if one.text.strip())


def _is_typed(page: CitizenPage, who: str) -> bool:
    """Tell whether whoever does it is free text: *Borger* and our own people are names, and say nothing more."""
    ours = {one.name.casefold() for one in (page.primary, page.partner, page.coordinator) if one}
    return name_for_citizen(page, who) == who and who.strip().casefold() not in ours


def _belongs(audience: Audience, name: str) -> bool:
    return name == "reach" if audience == "partner" else name in {"tasks", "needs"}


def unanswered(several: Sequence[Spoken], answers: Answers) -> tuple[Find, ...]:
    """Return the texts that may not be printed yet: words on the list, and nobody has answered for these words."""
    finds = (
        Find(replace(one, text=as_answered(one, answers)), careful(as_answered(one, answers)))
        for one in several
    )
    return tuple(find for find in finds if find.words and not _is_confirmed(find.spoken, answers))


def as_answered(one: Spoken, answers: Answers) -> str:
    """Return a text as it would be printed; an answer to other words than these is none."""
    answer = answers.get(one.key)
    if answer is None or answer.of != one.text:
        return one.text
    return "" if answer.left_out else answer.text or one.text


def _is_confirmed(one: Spoken, answers: Answers) -> bool:
    answer = answers.get(one.key)
    return answer is not None and answer.confirmed and (answer.text or answer.of) == one.text


def edition(
    page: CitizenPage,
    chosen: Chosen,
    answers: Answers,
    *,
    municipality: str,
    today: date,
    placement: PlacementShown | None = None,
) -> EditionPaper:
    """Return the paper as it stands now. What is left out leaves no trace: that would tell."""
    said = {one.key: as_answered(one, answers) for one in spoken(page, chosen, placement)}
    lines = tuple(
        (
            EditionLine(
                said.get(f"agreement:{one.id}:what", ""),
                one.due,
                said.get(f"agreement:{one.id}:who", name_for_citizen(page, one.who)),
            ),
            side,
        )
        for one, side in _lines(page, chosen)
    )
    kept = [(line, side) for line, side in lines if line.what]
    paper = EditionPaper(
        audience=chosen.audience,
        to=chosen.to.strip(),
        citizen_name=page.name,
        first_name=page.first_name,
        municipality=municipality,
        issued_on=today,
        said=said.get("said", ""),
        until=chosen.until,
        theirs=tuple(line for line, side in kept if side == "theirs"),
        ours=tuple(line for line, side in kept if side == "ours"),
        contact=_contact(page),
    )
    return (
        _for_partner(paper, said, _goal(page, chosen))
        if chosen.audience == "partner"
        else _for_company(paper, said, page, placement)
    )


def _for_partner(paper: EditionPaper, said: Mapping[str, str], goal: GoalShown | None) -> EditionPaper:
    return replace(
        paper,
        goal=said.get(f"goal:{goal.id}:title", "") if goal else "",
        measure=said.get(f"goal:{goal.id}:measure", "") if goal else "",
        goal_by=goal.target_date if goal else None,
        reach=_kept(said, "reach"),
    )


def _for_company(
    paper: EditionPaper, said: Mapping[str, str], page: CitizenPage, placement: PlacementShown | None
) -> EditionPaper:
    return replace(
        paper,
        purpose=said.get(f"placement:{placement.id}:purpose", "") if placement else "",
        start=placement.start if placement else None,
        end=placement.end if placement else None,
        hours=placement.hours if placement else None,
        tasks=_kept(said, "tasks"),
        needs=_kept(said, "needs"),
        signatures=_signers(page, said, placement),
    )


def drawn_from(chosen: Chosen) -> list[Value]:
    """Return the records that a paper is drawn from, as the kept file names them (`casework.kept_papers`)."""
    named = (chosen.goal, chosen.placement, *(agreement for agreement, _ in chosen.lines))
    return list[Value](sorted({one for one in named if one}))


def logged(chosen: Chosen, several: Sequence[Spoken], answers: Answers) -> str:
    """Return what the log says of it: to whom, what was said yes to, and how many finds were answered in which way.

    An answer to a text that is not on the paper any more, or to other words, says nothing of the paper that left.
    """
    return " · ".join([f"Til {chosen.to.strip()}", chosen.said.strip(), *count_answers(several, answers)])


def count_answers(several: Sequence[Spoken], answers: Answers) -> tuple[str, ...]:
    """Return how many finds were answered in which way, for the log."""
    stands = {one.key: one.text for one in several}
    given = [one for key, one in answers.items() if stands.get(key) == one.of]
    counts = (
        ("bekræftet", sum(one.confirmed for one in given)),
        ("omskrevet", sum(bool(one.text) and not one.confirmed for one in given)),
        ("udeladt", sum(one.left_out for one in given)),
    )
    return tuple(f"{count} {word}" for word, count in counts if count)


def _goal(page: CitizenPage, chosen: Chosen) -> GoalShown | None:
    return next((goal for goal in page.goals if goal.id == chosen.goal), None)


def _lines(page: CitizenPage, chosen: Chosen) -> list[tuple[AgreementShown, Side]]:
    sides = dict(chosen.lines)
    return [(one, sides[one.id]) for one in page.agreements if one.id in sides and one.status in OPEN]


def _several(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _kept(said: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(text for key, text in said.items() if key.startswith(f"{name}:") and text)


def _contact(page: CitizenPage) -> PlanContact | None:
    who = page.primary
    return PlanContact(who.name, f"fast kontakt for {page.first_name}", who.phone) if who else None


def _signers(
    page: CitizenPage, said: Mapping[str, str], placement: PlacementShown | None
) -> tuple[PlanSigner, ...]:
    """Return who signs; of the workplace only what may stand on the paper."""
    company, contact = (
        said.get(f"placement:{placement.id}:{name}", "") if placement else ""
        for name in ("company", "contact")
    )
    them = PlanSigner(contact or company, company) if contact or company else None
    us = PlanSigner(page.primary.name, "kommunen") if page.primary else None
    return tuple(one for one in (them, PlanSigner(page.name, "praktikant"), us) if one is not None)
