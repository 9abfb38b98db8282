"""Where a paper says a protected address in words that somebody typed: it stays here, and the person hears where.

A plan, a paper for a partner or a workplace, a hand-over and the course of a case are made of many words; each of them
is asked, but for names and the facts of the case, which are veiled where they are read (decided.md 21, decision 0065).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Final

from casework.calendar import say_field_date
from casework.errors import Refused
from casework.evidence import EvidenceLine
from casework.handover import Handover
from casework.hidden_address import HiddenAddress
from casework.plan_editions import EditionPaper
from casework.plan_paper import PlanPaper
from casework.sentences import Sentence

Where = tuple[Sentence, str]
"""What a text stands under on the paper, and the text."""
PLAN: Final[Mapping[str, Sentence]] = {
    "main_words": Sentence("Det vil jeg"),
    "steps": Sentence("Det sker nu"),
    "goals": Sentence("Målet"),
    "agreements": Sentence("Det har vi aftalt"),
    "mentors": Sentence("Din mentor"),
    "wins": Sentence("Det er lykkedes"),
    "consents": Sentence("Hvem må vide hvad"),
    "contacts": Sentence("Ring hertil"),
    "changed_since": Sentence("Nyt siden sidst"),
    "signatures": Sentence("Underskrift"),
}
EDITION: Final[Mapping[str, Sentence]] = {
    "to": Sentence("Hvem papiret er til"),
    "said": Sentence("Det, borgeren har sagt ja til"),
    "goal": Sentence("Målet"),
    "measure": Sentence("Målepunktet"),
    "theirs": Sentence("Aftalerne"),
    "ours": Sentence("Aftalerne"),
    "purpose": Sentence("Formålet"),
    "tasks": Sentence("Opgaverne"),
    "needs": Sentence("Det giver gode dage"),
    "reach": Sentence("Sådan når I borgeren"),
    "contact": Sentence("Kontakten"),
    "signatures": Sentence("Underskrift"),
}
HANDOVER: Final[Mapping[str, Sentence]] = {
    "first": Sentence("Pas på"),
    "story": Sentence("Historien kort"),
    "late": Sentence("Aftaler, der skal holdes"),
    "step": Sentence("Næste skridt"),
}
_PLAN_SAYS: Final = (
    "Adressen er beskyttet, og den står i planen under »{heading}«. Intet er skrevet ud. Ret det, og prøv "
    "igen."
)
_PAPER_SAYS: Final = (
    "Adressen er beskyttet, og den står på papiret under »{heading}«. Intet er skrevet ud. Ret det, og prøv "
    "igen."
)
_LINE_SAYS: Final = (
    "Adressen er beskyttet, og den står under »{kind}« den {day}. Intet er skrevet ud. Vælg dage uden det, eller skriv "
    "det om uden adressen (et notat kaldes tilbage og skrives igen), og prøv igen."
)


def demanded_of_plan(paper: PlanPaper, hidden: HiddenAddress) -> None:
    """Refuse a plan in whose words a protected address stands."""
    _demanded(_typed(paper, PLAN), hidden, _PLAN_SAYS)


def demanded_of_edition(paper: EditionPaper, hidden: HiddenAddress) -> None:
    """Refuse a paper for a partner or a workplace in whose words a protected address stands."""
    _demanded(_typed(paper, EDITION), hidden, _PAPER_SAYS)


def demanded_of_lines(lines: Iterable[EvidenceLine], hidden: HiddenAddress) -> None:
    """Refuse a paper on which something that happened says a protected address; that day need not be on it."""
    for line in lines if hidden.said else ():
        if hidden.stands_in(f"{line.head} {line.text}"):
            raise Refused(Sentence(_LINE_SAYS, kind=Sentence(line.kind), day=say_field_date(line.on)))


def demanded_of_handover(pack: Handover, hidden: HiddenAddress) -> None:
    """Refuse a hand-over whose plan, story or latest things say a protected address."""
    demanded_of_plan(pack.plan, hidden)
    _demanded(_typed(pack, HANDOVER), hidden, _PAPER_SAYS)
    demanded_of_lines(pack.lines, hidden)


def _typed(paper: object, headings: Mapping[str, Sentence]) -> Iterator[Where]:
    for name, heading in headings.items():
        for text in _texts(getattr(paper, name)):
            yield heading, text


def _texts(value: object) -> Iterator[str]:
    """Return every text within a part of a paper."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def _demanded(typed: Iterable[Where], hidden: HiddenAddress, sentence: str) -> None:
    for heading, text in typed if hidden.said else ():
        if hidden.stands_in(text):
            raise Refused(Sentence(sentence, heading=heading))
