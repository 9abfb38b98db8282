"""What *Sikkerhed* says after a damaged store was rebuilt: what is missing, line by line, and the files aside."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from casework.answers_safety import MissingShown, SafetyFacts
from casework.kinds import KINDS
from desktop.sentences import in_words
from desktop.ui.screens import said

translate = QCoreApplication.translate
Row = tuple[str, str, str]
Say = Callable[[str], str]


def rows(facts: SafetyFacts, moment: Say) -> tuple[Row, ...]:
    """Return the rows; none where no store was ever damaged here."""
    return (*_missing(facts, moment), *_put_aside(facts, moment))


def line(one: MissingShown, moment: Say) -> str:
    """Say what is missing: its kind, whose, from when, and the words of it that are left."""
    kind = KINDS.get(one.kind)
    what = (
        said.upper(in_words(kind.danish)) if kind else translate("safety", "Noget, der ikke kan ses hvad er")
    )
    named = ", ".join(part for part in (what, one.citizen, moment(one.at) if one.at else "") if part)
    return f"{named}: »{one.words}«" if one.words else named


def _missing(facts: SafetyFacts, moment: Say) -> tuple[Row, ...]:
    if not facts.missing:
        return ()
    what = translate(
        "safety",
        "Det kunne hverken læses her eller i kopierne. Har centralen det, kommer det af sig selv, og linjen "
        "forsvinder. Ellers skriv det igen ud fra det, der står her:",
    )
    lines = "\n".join(f"– {line(one, moment)}" for one in facts.missing)
    return (("look", translate("safety", "Det mangler efter gendannelsen"), f"{what}\n{lines}"),)


def _put_aside(facts: SafetyFacts, moment: Say) -> tuple[Row, ...]:
    name, (since, gone) = translate("safety", "De beskadigede filer"), facts.put_aside
    if since:
        kept = translate(
            "safety",
            "De ligger stadig her, krypteret som de var, fra gendannelsen {when}. De slettes af sig selv, når "
            "centralen har kvitteret alt, intet mangler, og sagerne er læst helt igennem uden fejl.",
        )
        return (("good", name, kept.format(when=moment(since))),)
    if gone:
        went = translate(
            "safety", "De blev slettet {when}: alt var kvitteret, intet manglede, og sagerne var hele."
        )
        return (("good", name, went.format(when=moment(gone))),)
    return ()
