"""Words to think twice about where a citizen reads along, each with one that says it lighter. An offer, never a rule.

The list is data of ours with a date: office words that have a plain one, chosen from letters and plans. *Not verified*:
no public list was found that could be taken over as it is. Nobody asks this of the citizen's own words.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

MADE_ON: Final = date(2026, 11, 27)
_LIGHTER: Final = {
    "afdække": "finde ud af",
    "afholde": "holde",
    "afklare": "finde ud af",
    "afklaring": "finde ud af",
    "anmode": "bede",
    "anvende": "bruge",
    "barriere": "det, der står i vejen",
    "barrierer": "det, der står i vejen",
    "bevilge": "give",
    "dialog": "tale sammen",
    "endvidere": "også",
    "foranledige": "sørge for",
    "forefinde": "være",
    "foretage": "gøre",
    "forudsætning": "det, der skal til",
    "fremadrettet": "fra nu af",
    "fremsende": "sende",
    "herunder": "også",
    "hvorvidt": "om",
    "idet": "fordi",
    "implementere": "begynde at bruge",
    "imødekomme": "sige ja til",
    "indsats": "hjælp",
    "indsatser": "hjælp",
    "indstille": "foreslå",
    "iværksætte": "begynde",
    "jævnfør": "se",
    "kompetence": "det, du kan",
    "kompetencer": "det, du kan",
    "kontakte": "ringe eller skrive til",
    "ligeledes": "også",
    "læringsmål": "det, du vil lære",
    "mestring": "klare",
    "mestre": "klare",
    "monitorere": "følge",
    "opfølgning": "vi taler om, hvordan det går",
    "optimere": "gøre bedre",
    "progression": "fremgang",
    "påbegynde": "begynde",
    "pågældende": "den, det handler om",
    "relevant": "det, der passer",
    "rettidig": "i god tid",
    "ressourcer": "det, du er god til",
    "stabilisere": "få ro på",
    "såfremt": "hvis",
    "tilvejebringe": "skaffe",
    "udfordring": "det, der er svært",
    "udfordringer": "det, der er svært",
    "udredning": "undersøgelse",
    "understøtte": "hjælpe",
    "varetage": "klare",
    "vedrørende": "om",
    "værende": "der er",
    "yderligere": "mere",
}
_PHRASES: Final = {
    "i forbindelse med": "når",
    "i forhold til": "om",
    "i henhold til": "efter",
    "med henblik på": "for at",
    "på baggrund af": "fordi",
}
_ENDINGS: Final = ("", "r", "s", "n", "de", "t", "en", "et", "es", "ne", "erne", "ens", "ende")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PHRASE: Final = re.compile("|".join(rf"\b{phrase}\b" for phrase in _PHRASES), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heavy:
    """A word as it stands in a text, and what would say it lighter."""

    word: str
    lighter: str


def heavy_words(text: str) -> tuple[Heavy, ...]:
    """Return the words of a text that a plainer one could stand for, each once, in the order of the text."""
    found = [(at.start(), Heavy(at[0], _PHRASES[at[0].casefold()])) for at in _PHRASE.finditer(text)]
    for at in _WORD.finditer(text):
        lighter = _lighter(at[0].casefold())
        if lighter:
            found.append((at.start(), Heavy(at[0], lighter)))
    told: dict[str, Heavy] = {}
    for _place, one in sorted(found, key=lambda each: each[0]):
        told.setdefault(one.word.casefold(), one)
    return tuple(told.values())


def _lighter(word: str) -> str:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        if (not ending or stem != word) and stem in _LIGHTER:
            return _LIGHTER[stem]
    return ""
