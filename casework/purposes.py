"""What an entry of the trail says to the citizen whose case it is about: when, and what for, but not which employee.

The right to know dates and purposes of look-ups is the citizen's (the Court of Justice, C-579/21); the employees'
identities are not part of it (Datatilsynet, 2024-32-0283). The municipality knows them from the trail itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from casework.clock import local
from casework.sentences import Sentence

_DONE: Final = {
    "read": "Sagen blev læst",
    "search": "Der blev søgt efter sagen",
    "print": "Der blev udskrevet",
    "export": "Noget fra sagen blev gemt som fil",
    "change": "Der blev skrevet i sagen",
    "delete": "Noget blev taget tilbage",
    "delete handed-over": "Sagen blev slettet fra en computer",
    "show-address": "Den beskyttede adresse blev vist",
    "show-cpr": "Hele CPR-nummeret blev vist",
    "recovery": "Computeren blev låst op med hjælp",
    "glass": "Sagen blev åbnet i en time af en medarbejder, der ellers ikke har den",
    "pull": "Sagen blev sendt til en medarbejders computer",
    "backfill": "Sagen blev sendt til en medarbejders computer",
}
_SOMEHOW: Final = "Sagen blev brugt"
_PURPOSES: Final = {
    ("read", "citizen"): "at arbejde med sagen",
    ("read", "visit"): "at forberede og holde et besøg",
    ("read", "plan"): "at arbejde med planen",
    ("read", "day"): "at få overblik over dagens besøg",
    ("read", "caseload"): "at få overblik over medarbejderens sager",
    ("read", "torn"): "at sammenholde to udgaver af en oplysning",
    ("read", "history"): "at se, hvad der stod før",
    ("read", "progress"): "at se, hvordan det går over tid",
    ("read", "contacts"): "at se, hvornår der er talt sammen",
    ("read", "work"): "at se forløb og løntimer",
    ("read", "economy"): "at se ydelse og løn",
    ("read", "health"): "at se, hvilke attester der er bedt om",
    ("read", "network"): "at se, hvem der ellers er om borgeren",
    ("read", "documents"): "at finde et bilag i sagen",
    ("read", "consents"): "at se, hvad borgeren har sagt ja til",
    ("read", "log"): "at se, hvornår sagen er brugt",
    ("read", "attachment"): "at se et bilag i sagen",
    ("print", "plan"): "at give planen på papir",
    ("print", "day"): "at have dagens besøg på papir",
    ("export", "day"): "at have dagens besøg på papir",
    ("print", "cover"): "at dele planer ud til dagens besøg",
    ("print", "card"): "at lægge et kort ved døren",
    ("export", "card"): "at lægge et kort ved døren",
    ("print", "partner"): "at give en samarbejdspartner det, borgeren har sagt ja til",
    ("export", "partner"): "at give en samarbejdspartner det, borgeren har sagt ja til",
    ("print", "company"): "at give en virksomhed aftalen om praktik",
    ("export", "company"): "at give en virksomhed aftalen om praktik",
    ("print", "log"): "at give denne liste på papir",
    ("export", "log"): "at give denne liste på papir",
    ("print", "evidence"): "at have sagens forløb på papir til en afgørelse",
    ("export", "evidence"): "at have sagens forløb som fil til en afgørelse",
    ("print", "handover"): "at en ny medarbejder kan tage over",
    ("export", "handover"): "at en ny medarbejder kan tage over",
    ("read", "access"): "at svare på en anmodning om aktindsigt",
    ("print", "access"): "at give borgeren aktindsigt",
    ("export", "access"): "at give borgeren aktindsigt",
    ("print", "letter"): "at borgeren ved, hvad et møde er til",
    ("export", "letter"): "at borgeren ved, hvad et møde er til",
    ("print", "agreements"): "at borgeren har aftalerne på papir",
    ("export", "agreements"): "at borgeren har aftalerne på papir",
    ("print", "rights"): "at borgeren kender sine rettigheder og pligter",
    ("export", "rights"): "at borgeren kender sine rettigheder og pligter",
    ("print", "contact"): "at borgeren ved, hvem der kan ringes til",
    ("export", "contact"): "at borgeren ved, hvem der kan ringes til",
    ("read", "cv"): "at tale om styrker og erfaring",
    ("print", "cv"): "at give borgeren et CV",
    ("export", "cv"): "at give borgeren et CV",
    ("read", "papers"): "at vælge, hvad der skal på papir",
    ("export", "attachment"): "at give et bilag som fil",
    ("export", "plan"): "at give planen som fil",
    ("delete", "handed-over"): "at sagen ikke ligger, hvor den ikke længere skal være",
}
_USUAL: Final = {
    "search": "at finde sagen",
    "change": "at arbejde med sagen",
    "delete": "at rette det, der stod forkert",
    "show-address": "at kunne mødes eller sende et brev",
    "show-cpr": "at sikre, at det er rette person",
    "glass": "at hjælpe med noget, der ikke kunne vente",
    "pull": "at medarbejderen kan arbejde med sagen",
    "backfill": "at medarbejderen kan arbejde med sagen",
}
_OTHERWISE: Final = "at arbejde med sagen"


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a case: when, what was done, and what for."""

    at: str
    done: Sentence
    purpose: Sentence


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry of the trail as the caseworker who made it may read it again; `words` is a search or a reason."""

    id: str
    use: Use
    words: str


def use(at: str, action: str, what: str) -> Use:
    """Return an entry as the citizen is told of it."""
    part = what.partition(":")[0]  # what follows names a file or counts something
    purpose = _PURPOSES.get((action, part)) or _USUAL.get(action) or _OTHERWISE
    done = _DONE.get(f"{action} {part}") or _DONE.get(action, _SOMEHOW)
    return Use(at, Sentence(done), Sentence(purpose))


def extract(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Return the uses of a case for the citizen, oldest first; the same on one day for the same end is said once."""
    told: dict[tuple[str, str, str], Use] = {}
    for one in sorted(uses, key=lambda each: each.at):
        told.setdefault((local(one.at).date().isoformat(), one.done, one.purpose), one)
    return tuple(told.values())
