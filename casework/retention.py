"""How long a closed case is kept, and on which ground it may be erased: dated data, each with its source.

The journal duty keeps a case until its time is over, also against its citizen's wish (GDPR article 17(3)(b)); the
archive law lets nothing go before the National Archives' rules are met. Which code a case has is the municipality's to
say: what is not known for certain says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from casework.errors import Refused
from casework.wrong_citizen import names_somebody

Ground = Literal["retention", "wish", "mistake"]
GROUNDS: Final[dict[str, Ground]] = {"tid": "retention", "ønske": "wish", "fejl": "mistake"}
"""How a ground is called: its time is over, the citizen asked (GDPR article 17), it should never have been opened."""
SAID: Final[dict[Ground, str]] = {
    "retention": "opbevaringstiden er gået",
    "wish": "borgeren har bedt om det (databeskyttelsesforordningens artikel 17)",
    "mistake": "sagen skulle aldrig have været oprettet",
}
ARCHIVE: Final[dict[str, str]] = {
    "afleveret": "afleveret til arkivet",
    "undtaget": "må kasseres efter Rigsarkivets regler",
}
"""What was settled with the archive before anything goes: handed in, or may be discarded."""
_CODE: Final = re.compile(r"P([1-9]\d{2,4})D")


@dataclass(frozen=True, slots=True)
class Kept:
    """A deletion code: how long after the closing of a case, and where that was read.

    `since` is the day from which it holds; None where none was found. Which cases a code is for was checked of none.
    """

    code: str
    what: str
    source: str
    since: date | None = None


CODES: Final = (
    Kept("P1825D", "5 år efter sagens afslutning", "kle-online.dk/slettefrister"),
    Kept("P2190D", "6 år (bogføring)", "kle-online.dk/slettefrister"),
    Kept("P3650D", "10 år", "kle-online.dk/slettefrister"),
)
"""The codes that were read at their source. Any other one of the same form can be said, and is told to be unchecked."""
USUAL: Final = "P1825D"
UNCHECKED: Final = (
    "Hvilken slettefrist der gælder for jeres sager (KLE-gruppe), er ikke efterprøvet her: "
    "kommunen bestemmer koden."
)
"""Stands wherever a day is said that was counted by a code."""


def over_on(closed: date, code: str) -> date:
    """Return the first day on which a case may go that was closed on a day; Refused for what is no code.

    The code counts days from the closing of the case, so `P1825D` is over on the 1,825th day after it. Behind the end
    of the calendar it is the last day: a slip in the year may not stop the list of all cases.
    """
    found = _CODE.fullmatch(code)
    if found is None:
        raise Refused(
            "Slettefristen skrives som en KLE-kode i dage, for eksempel P1825D (5 år). Intet er ændret."
        )
    days = timedelta(days=int(found[1]))
    return closed + days if closed <= date.max - days else date.max


def is_checked(code: str) -> bool:
    """Tell whether a code was read at its source."""
    return any(one.code == code for one in CODES)


def check(ground: Ground, reason: str, unsaid: Iterable[str], *, over: date | None, today: date) -> None:
    """Refuse a reason that says nothing or says whom it is about, and an erasure before its time on that ground.

    `over` is the day from which the case may go; None where nobody has said that it is closed. The reason stands for
    good, so no name and no number may be in it.
    """
    if not reason.strip():
        raise Refused(_REASON)
    if names_somebody(reason, unsaid):
        raise Refused(_SAYS_WHO)
    if ground == "retention" and over is None:
        raise Refused(_NOT_CLOSED)
    if ground == "retention" and over is not None and today < over:
        raise Refused(_TOO_SOON.format(day=f"{over:%d-%m-%Y}"))


_REASON: Final = (
    "Skriv, hvorfor sagen slettes, og hvem der har besluttet det. Grunden bliver stående. Intet er ændret."
)
_SAYS_WHO: Final = (
    "Skriv grunden uden navn og CPR-nummer på borgeren: den bliver stående, når sagen er væk. "
    "Intet er ændret."
)
_NOT_CLOSED: Final = (
    "Ingen har sagt, hvornår sagen blev afsluttet, så opbevaringstiden er ikke begyndt. Sig det med: fodfaeste-central "
    "retention close. Intet er ændret."
)
_TOO_SOON: Final = (
    "Sagen skal gemmes til {day}: notat- og journalpligten går forud (databeskyttelsesforordningens artikel 17, "
    "stk. 3, litra b). Intet er ændret."
)
