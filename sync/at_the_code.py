"""What stands in the way where a computer is taken in use, said to whoever has just typed an address and a code.

In daily work a miss asks nothing of anybody: what was written is on the computer, and it is tried again. Here nothing
has been written, nothing is tried again by itself, and what was typed may be wrong.
"""

from typing import Final

from casework.errors import Unreachable
from sync.words import (
    NO_ANSWER,
    NO_NAME,
    NO_TRUST,
    NOT_OURS,
    OTHER_VERSION,
    PROXY_ASKS,
    PROXY_ODD,
    PROXY_SHUT,
    SLOW,
    TurnedAway,
)

_UNUSED: Final = "Intet er ændret, og koden er ikke brugt."
_STILL: Final = "Intet er ændret på computeren, og koden kan stadig bruges her."
"""Where the question may have come through and only its answer was lost: the same attempt is answered again."""
_LOOK: Final = "Se efter, om adressen er skrevet rigtigt"
SILENT_HERE: Final = (
    f"Der kom intet svar fra adressen. {_STILL} {_LOOK}, og om computeren er på nettet, og prøv igen."
)
NO_NAME_HERE: Final = (
    f"Adressen findes ikke på det net, computeren er på. {_UNUSED} {_LOOK}, og om computeren er på nettet, måske "
    "kommunens eget; prøv så igen."
)
PROXY_ASKS_HERE: Final = (
    f"Nettets proxy vil have et login, før den lukker noget igennem, og det kan Fodfæste ikke give den. {_UNUSED} "
    "Bed administratoren om at lade Fodfæste komme igennem, eller prøv igen på et andet net."
)
PROXY_SHUT_HERE: Final = (
    f"Nettets proxy lod ikke Fodfæste komme frem til adressen. {_UNUSED} {_LOOK}; er den det, så bed administratoren "
    "om at åbne for den i proxyen."
)
PROXY_ODD_HERE: Final = (
    f"Computeren er sat op til en proxy, som Fodfæste ikke kan gå igennem: den skal være en HTTP-proxy. {_UNUSED} "
    "Bed administratoren om at rette det, eller prøv igen på et andet net."
)
NO_TRUST_HERE: Final = (
    f"Sikkerhedscertifikatet på adressen kan ikke godkendes. {_UNUSED} {_LOOK}; er den det, så sig det til "
    "administratoren."
)
SLOW_HERE: Final = f"Centralen svarer for langsomt lige nu. {_STILL} Prøv igen om lidt."
NOT_OURS_HERE: Final = (
    f"Svaret kom ikke fra centralen, måske fra nettets login-side. {_STILL} "
    "Log på nettet i browseren, og se efter, om adressen er skrevet rigtigt; prøv så igen."
)
OTHER_HERE: Final = (
    "Centralen på adressen og denne computer har hver sin udgave af Fodfæste og forstår ikke hinanden. "
    f"{_UNUSED} Sig det til administratoren."
)
OTHER_KEYS: Final = (
    "Centralen på adressen har andre nøgler end den, linket er lavet af. Intet er ændret på computeren. Brug ikke "
    "linket igen; bed administratoren om et nyt, og sig, hvad der skete."
)
_HERE: Final = {
    NO_ANSWER: SILENT_HERE,
    NO_NAME: NO_NAME_HERE,
    PROXY_ASKS: PROXY_ASKS_HERE,
    PROXY_SHUT: PROXY_SHUT_HERE,
    PROXY_ODD: PROXY_ODD_HERE,
    NO_TRUST: NO_TRUST_HERE,
    SLOW: SLOW_HERE,
    NOT_OURS: NOT_OURS_HERE,
    OTHER_VERSION: OTHER_HERE,
}
_ODD: Final = (
    f"Centralen kunne ikke bruge det, der blev sendt. {_STILL} Prøv igen; bliver det ved, så sig det til "
    "administratoren."
)
_TURNED: Final = {
    "device_revoked": (
        "Denne computer har ikke længere adgang til centralen. Intet er ændret på computeren. Tal med teamlederen."
    ),
    "malformed": _ODD,
    "bad_proof": _ODD,
    "proof_replayed": _ODD,
    "too_large": _ODD,
    "proof_clock": (
        f"Denne computers ur går forkert, og centralen kan ikke stole på det. {_UNUSED} Stil uret, og prøv igen."
    ),
    "not_ready": f"Centralen er ikke klar endnu. {_UNUSED} Prøv igen om lidt.",
    "bug": f"Centralen har en fejl. {_STILL} Prøv igen om lidt; bliver det ved, så sig det til administratoren.",
}


class TurnedAwayHere(TurnedAway):
    """The service said no to a computer that is being taken in use."""

    def __init__(self, error: TurnedAway, sentence: str) -> None:
        super().__init__(error.code, error.retry, error.fork)
        self.args = (sentence,)


def at_the_code(error: Unreachable) -> Unreachable:
    """Return an error as it is said at the code; one that asks something of the person anyhow is said as it is."""
    if isinstance(error, TurnedAway):
        sentence = _TURNED.get(error.code) or _HERE.get(str(error))
        return TurnedAwayHere(error, sentence) if sentence else error
    sentence = _HERE.get(str(error))
    return Unreachable(sentence) if sentence else error
