"""Promises in running text: "Zahra ringer til Havnens Læger senest på fredag" is who, what and when.

The screen offers what is found here and a person says yes. So it stays silent unless somebody known does something
that can be done, before one day that can be meant in one way only.
"""

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Final

from casework.days_said import day_said

_VERBS: Final = """
    afleverer afmelder aftaler anmoder bager beder begynder besøger bestiller betaler booker bringer cykler
    deltager finder flytter forbereder følger gemmer giver går henter hjælper hører indkalder kommer kontakter
    køber laver lægger læser låner mailer medbringer melder møder opdaterer ordner orienterer printer prøver
    returnerer ringer rydder samler sender skriver snakker sørger spørger starter svarer søger taler tager
    tilmelder tjekker træner udfylder underskriver undersøger vender viser åbner
"""
_DOES: Final = frozenset(_VERBS.split())
"""What people promise each other. A word that is not here is not taken for a promise."""

_UNSURE: Final = re.compile(
    r"\b(?:ikke|aldrig|måske|nok|gerne|hvis|kan|ville|burde|glemte|plejer|altid|normalt|om at)\b|\?",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ROLES: Final = {
    "vi": "Vi",
    "lægen": "Lægen",
    "mentoren": "Mentoren",
    "jobcentret": "Jobcentret",
    "kommunen": "Kommunen",
    "borger": "Borger",
    "borgeren": "Borger",
}

_AGREED: Final = re.compile(
    r"^(?:(?:vi|jeg)\s+(?:har\s+)?|det\s+er\s+)?(?:aftal(?:e|er|t)|aftalte)\s*(?::|,?\s*at\b)\s*",
    re.IGNORECASE,
)
"""What stands before a promise and says that it is one: "Aftale:", "Vi har aftalt, at"."""

Told = tuple[str, str, date]
"""Who, what and when."""


def promise_in(text: str, *, today: date, names: Mapping[str, str]) -> Told | None:
    """Return the last promise of a text. `names` says whom a name, initials or "jeg" stands for."""
    known = _ROLES | {name.casefold(): who for name, who in names.items() if name.strip()}
    found = (_promise(sentence, today, known) for sentence in reversed(_SENTENCE.split(text)))
    return next((told for told in found if told), None)


def _promise(sentence: str, today: date, known: Mapping[str, str]) -> Told | None:
    sentence = _AGREED.sub("", sentence.strip())
    said = day_said(sentence, today)
    if said is None or _UNSURE.search(sentence):
        return None
    before, after = sentence[: said.start].strip(), sentence[said.end :].strip(" ,.!")
    told = _who_does(f"{before} {after}".strip(), known) if before else _does_who(after, known)
    if told is None or _promises_again(told[1], known):
        return None
    return (*told, said.on)


def _who_does(clause: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """Read "Zahra ringer til lægen" and "Zahra skal ringe til lægen"."""
    name = _name_at_start(clause, known)
    if name is None:
        return None
    verb, rest = _split(clause[len(name) :])
    if verb == "skal" and _split(rest)[0].endswith(("e", "å", "se", "gå")):
        return known[name.casefold()], _capital(rest)
    return (known[name.casefold()], _capital(f"{verb} {rest}")) if verb in _DOES and rest else None


def _does_who(clause: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """Read what follows a day that stands first: "ringer Zahra til lægen"."""
    verb, rest = _split(clause)
    name = _name_at_start(rest, known)
    if verb not in _DOES | {"skal"} or name is None:
        return None
    what = rest[len(name) :].strip()
    if not what:
        return None
    return known[name.casefold()], _capital(what if verb == "skal" else f"{verb} {what}")


def _name_at_start(clause: str, known: Mapping[str, str]) -> str | None:
    """Return the longest known name that the clause begins with, as it is written there."""
    folded = clause.casefold()
    fits = [
        name for name in known if folded.startswith(name) and not clause[len(name) : len(name) + 1].isalnum()
    ]
    return clause[: len(max(fits, key=len))] if fits else None


def _split(clause: str) -> tuple[str, str]:
    first, _, rest = clause.strip().partition(" ")
    return first.casefold(), _tidy(rest)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;!")


def _capital(text: str) -> str:
    text = _tidy(text)
    return text[:1].upper() + text[1:]


def _promises_again(what: str, known: Mapping[str, str]) -> bool:
    """Tell whether somebody else does something too, so that nobody can say to whom the day belongs."""
    words = [word.casefold() for word in _WORD.findall(what)]
    return any(
        (one in known and two in _DOES) or (one in _DOES and two in known and two != "borger")
        for one, two in pairwise(words[1:])
    )
