"""Who may print which paper: what each paper says, by class, beside what each role may put on paper.

The one table of papers (decided.md 20). A role prints a paper where it may print everything that the paper always says
and whatever else of it the role reads, and where it may write what is kept of a paper that was handed out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from casework.errors import Refused
from casework.kind import Class
from casework.kinds import RIGHTS, Role, may_write
from casework.sentences import Sentence

Paper = Literal[
    "plan",
    "partner",
    "company",
    "day",
    "card",
    "mentor",
    "log",
    "file",
    "evidence",
    "handover",
    "access",
    "letter",
    "rights",
    "contact",
    "agreements",
    "cv",
]


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper: what it is called in a sentence, the classes that it always says and those that it says where they are.

    `keeps` are the kinds of record in which a paper that was handed out is kept.
    """

    danish: Sentence
    says: frozenset[Class]
    may_say: frozenset[Class] = frozenset()
    keeps: tuple[str, ...] = ()


def _of(*classes: Class) -> frozenset[Class]:
    return frozenset(classes)


PAPERS: Final[Mapping[Paper, Printed]] = {
    "plan": Printed(
        Sentence("Den fælles plan"),
        _of("identity", "plan"),
        _of("contact", "appointment", "address", "authority"),
        ("plan_version", "paper"),
    ),
    "partner": Printed(Sentence("Papir til en samarbejdspartner"), _of("identity", "plan"), keeps=("paper",)),
    "company": Printed(Sentence("Papir til en arbejdsplads"), _of("identity", "plan"), keeps=("paper",)),
    "day": Printed(
        Sentence("Dagens besøg"),
        _of("identity", "contact", "appointment"),
        _of("address", "plan", "dates", "journal"),
    ),
    "card": Printed(Sentence("Kortet til døren"), _of("identity"), _of("contact", "appointment")),
    "mentor": Printed(Sentence("Månedens mentortimer"), _of("identity", "plan", "contact")),
    "log": Printed(Sentence("Udtrækket af loggen"), _of("identity")),
    "evidence": Printed(
        Sentence("Sagens forløb"),
        _of("identity", "journal"),
        _of("plan", "contact", "appointment", "health", "dates"),
    ),
    "handover": Printed(
        Sentence("Overdragelsen"), _of("identity", "plan", "journal"), _of("contact", "appointment")
    ),
    "access": Printed(
        Sentence("Svaret på en anmodning om aktindsigt"),
        _of("identity", "journal"),
        _of("plan", "contact", "appointment", "health", "dates", "abuse", "authority", "address", "results"),
    ),
    "letter": Printed(
        Sentence("Brevet før et møde"), _of("identity", "contact", "appointment"), _of("address")
    ),
    "rights": Printed(Sentence("Rettigheder og pligter"), _of("identity", "authority"), _of("plan")),
    "contact": Printed(Sentence("Kontaktkortet"), _of("identity")),
    "agreements": Printed(Sentence("Aftalearket"), _of("identity", "plan")),
    "cv": Printed(Sentence("CV'et"), _of("identity", "plan")),
    "file": Printed(Sentence("En kopi af et bilag"), _of("health")),
}
"""Every paper that leaves, and a copy of an attached file: a letter or a photo may say anything about health. `access`
is the citizen's own right to see his case, so all of it, but for what belongs to checks of the municipality's own. The
day says of a promise, a statement and a citizen's fresh words only since when; never what."""

_NOT_YOURS: Final = (
    "{paper} er ikke skrevet ud: din rolle i sagen giver ikke ret til det. Den faste kontakt kan gøre det. Intet er "
    "ændret."
)


def may_print(role: Role | None, paper: Paper) -> bool:
    """Tell whether somebody in a role may print a paper of a case; nobody without the case may."""
    if role is None:
        return False
    printed, right = PAPERS[paper], RIGHTS[role]
    says = printed.says | (printed.may_say & right.read)
    return says <= right.print_ and all(may_write(role, kind, "audience") for kind in printed.keeps)


def printable(role: Role | None) -> frozenset[Paper]:
    """Return every paper that a role may print."""
    return frozenset(paper for paper in PAPERS if may_print(role, paper))


def not_printed(paper: Paper) -> Refused:
    """Return the refusal of a paper that this person's role may not print."""
    return Refused(Sentence(_NOT_YOURS, paper=PAPERS[paper].danish))
