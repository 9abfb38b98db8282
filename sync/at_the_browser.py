"""What stands in the way where somebody signs in for the first time, on a computer that a code has just brought in.

In daily work everything that was written is on the computer, and what fails is tried again by itself. Here nothing has
been written, the code is used as it should be, and the person goes on from this very page.
"""

from typing import Final

from casework.errors import Unreachable
from sync.signin import NO_JOB, NOT_ANEW, NOT_SIGNED, OTHER_PERSON, TOO_LONG, TOO_WEAK
from sync.words import (
    NO_ANSWER,
    NO_NAME,
    NO_TRUST,
    NOT_OURS,
    OTHER_VERSION,
    PROXY_ASKS,
    PROXY_ODD,
    PROXY_SHUT,
    SAFE,
    SLOW,
    TurnedAway,
)

_IN: Final = "Computeren er kommet ind, og der er ikke brug for en ny kode, så længe Fodfæste er åbent."
_AGAIN: Final = "åbn browseren igen"
_TOLD: Final = "Bliver det ved, så sig det til administratoren."
SILENT_IN: Final = (
    f"Der kom intet svar fra centralen. {_IN} Se efter, om computeren er på nettet, og {_AGAIN}."
)
NO_NAME_IN: Final = (
    f"Centralens adresse findes ikke på det net, computeren er på. {_IN} Se efter, om computeren er på nettet, måske "
    f"kommunens eget, og {_AGAIN}."
)
PROXY_ASKS_IN: Final = (
    f"Nettets proxy vil have et login, før den lukker noget igennem, og det kan Fodfæste ikke give den. {_IN} "
    "Bed administratoren om at lade Fodfæste komme igennem, eller prøv igen på et andet net."
)
PROXY_SHUT_IN: Final = (
    f"Nettets proxy lod ikke Fodfæste komme frem til centralen. {_IN} Bed administratoren om at åbne for adressen i "
    "proxyen, eller prøv igen på et andet net."
)
PROXY_ODD_IN: Final = (
    f"Computeren er sat op til en proxy, som Fodfæste ikke kan gå igennem: den skal være en HTTP-proxy. {_IN} "
    "Bed administratoren om at rette det, eller prøv igen på et andet net."
)
NO_TRUST_IN: Final = (
    f"Centralens sikkerhedscertifikat kan ikke godkendes, så du er ikke logget ind. {_IN} "
    "Sig det til administratoren."
)
SLOW_IN: Final = f"Centralen svarer for langsomt lige nu. {_IN} Vent lidt, og {_AGAIN}."
NOT_OURS_IN: Final = (
    f"Svaret kom ikke fra centralen, måske fra nettets login-side. {_IN} "
    "Log på nettet i browseren, og prøv så igen."
)
OTHER_VERSION_IN: Final = (
    f"Centralen og denne computer har hver sin udgave af Fodfæste og forstår ikke hinanden. {_IN} "
    "Sig det til administratoren."
)
ODD_IN: Final = f"Centralen kunne ikke tage imod lige nu. {_IN} Vent lidt, og {_AGAIN}. {_TOLD}"
TOO_LONG_IN: Final = f"Der kom intet svar fra browseren. {_IN} Prøv igen, når du er klar."
OTHER_PERSON_IN: Final = (
    f"Du loggede ind som en anden end den, koden er lavet til. {_IN} Log ind som dig selv, og prøv igen; er koden ikke "
    "din, så bed teamlederen om en."
)
NO_JOB_IN: Final = (
    f"Kommunen har ikke givet dig adgang til Fodfæste. {_IN} Tal med teamlederen, og prøv så igen."
)
TOO_WEAK_IN: Final = (
    f"Kommunen kræver et stærkere login end det, du brugte. {_IN} "
    "Prøv igen, og vælg det login, kommunen beder om."
)
NOT_SIGNED_IN: Final = (
    f"Kommunens login sagde nej eller kunne ikke gennemføres. {_IN} Prøv igen om lidt. {_TOLD}"
)
_HERE: Final = {
    NO_ANSWER: SILENT_IN,
    NO_NAME: NO_NAME_IN,
    PROXY_ASKS: PROXY_ASKS_IN,
    PROXY_SHUT: PROXY_SHUT_IN,
    PROXY_ODD: PROXY_ODD_IN,
    NO_TRUST: NO_TRUST_IN,
    SLOW: SLOW_IN,
    NOT_OURS: NOT_OURS_IN,
    OTHER_VERSION: OTHER_VERSION_IN,
    TOO_LONG: TOO_LONG_IN,
    OTHER_PERSON: OTHER_PERSON_IN,
    NO_JOB: NO_JOB_IN,
    TOO_WEAK: TOO_WEAK_IN,
    NOT_SIGNED: NOT_SIGNED_IN,
    NOT_ANEW: NOT_SIGNED_IN,
}


def at_the_browser(error: Unreachable) -> Unreachable:
    """Return an error as it is said on the first day; one that promises nothing of daily work is said as it is."""
    said = _HERE.get(str(error)) or (ODD_IN if SAFE in str(error) else "")
    if not said:
        return error
    if isinstance(error, TurnedAway):
        error.args = (said,)
        return error
    return Unreachable(said)
