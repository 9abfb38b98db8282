"""Breaking the glass: a case outside one's own caseload, opened for an hour with a reason that is asked for first.

By CPR number only, so that nobody browses; read only, and over by itself (service.md, Model; decided.md 20).
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from casework import cpr
from casework.errors import Refused

LASTS: Final = timedelta(minutes=60)
CATEGORIES: Final[tuple[str, ...]] = ("acute", "contact", "absence", "supervision", "other")
"""Why: it is urgent; the citizen turned to us; a colleague is away; supervision or a complaint; something else."""
LEAST_WORDS: Final = 2
MOST_LETTERS: Final = 400
READ_ONLY: Final = (
    "Sagen er kun åbnet til læsning, fordi den ikke er på din sagsstamme. "
    "Intet er gemt; skriv til den, der har sagen."
)
_REASON: Final = (
    "Skriv med et par ord, hvorfor du åbner sagen. Grunden står i loggen, og teamlederen ser den."
)


@dataclass(frozen=True, slots=True)
class GlassWanted:
    """Whose case (ten digits), what kind of reason, and the reason in words.

    `words`: the person typed the passphrase of the store once more, right before.
    """

    cpr: str
    category: str
    reason: str
    words: bool = False


def wanted(number: str, category: str, reason: str) -> GlassWanted:
    """Return what to ask the service for; Refused, in words, where the number is none or the reason is missing."""
    digits = cpr.parse(number)
    if not is_reason(category, reason):
        raise Refused(_REASON)
    return GlassWanted(digits, category, " ".join(reason.split()))


def is_reason(category: str, reason: str) -> bool:
    """Tell whether a reason can stand in the log: a known kind, and words enough to be read by somebody else."""
    return category in CATEGORIES and len(reason.split()) >= LEAST_WORDS and len(reason) <= MOST_LETTERS
