"""Short rule cards behind F1: what holds here, where it stands, and of what day the card is.

They are read without a net. Only rules that the design's facts mark as read at their source are here; amounts that move
every year are on no card. A card that is more than a year old asks to be looked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

WRITTEN: Final = date(2026, 11, 27)
"""The day on which the cards were written from the sources they name."""
STALE: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule in two or three sentences, in Danish; `source` names the law, guidance or study it was read in."""

    title: str
    says: str
    source: str
    written: date = WRITTEN

    def is_old(self, today: date) -> bool:
        """Whether it is more than a year since it was written."""
        return today - self.written > STALE


def translated(text: str) -> str:
    """Return a text of a card in the language of the moment."""
    return QCoreApplication.translate("cards", text)


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translation; Qt's own returns the same, but calls it an object."""
    return text


CARDS: Final[Mapping[str, RuleCard]] = {
    "note_duty": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Notatpligt"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Det, der betyder noget for en afgørelse, skrives ned snarest muligt, også det, du får at vide i "
            "telefonen. Et gemt notat rettes ikke; skriv et nyt, der siger, hvad der er rigtigt.",
        ),
        QT_TRANSLATE_NOOP("cards", "Offentlighedsloven § 13; Ombudsmandens overblik #2"),
    ),
    "strengths_first": RuleCard(
        QT_TRANSLATE_NOOP("cards", "CV'et er en samtale"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Et CV bruges til at tale om styrker og erfaring, også fra livet uden for arbejde. Begynd med det, der "
            "virker, og det, der ønskes; skriv det, der hjælper, og ikke det, der mangler.",
        ),
        QT_TRANSLATE_NOOP("cards", "Beskæftigelsesrådet, brev af 31. maj 2018"),
    ),
    "purpose": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Formål før samtale"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Et besøg eller et tilbud er der aldrig for sin egen skyld: skriv, hvad det skal føre til for "
            "borgeren.",
        ),
        QT_TRANSLATE_NOOP("cards", "KL, 22. juni 2021"),
    ),
    "attempts": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Forsøg på personlig kontakt"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Før en sanktion over for en aktivitetsparat borger forsøger kommunen personlig kontakt, og "
            "afgørelsen begrunder, at sanktionen fremmer rådigheden. Skriv hvert forsøg, også det, der ikke "
            "lykkes.",
        ),
        QT_TRANSLATE_NOOP("cards", "Lov om aktiv socialpolitik §§ 36-37; Ankestyrelsens praksisundersøgelse"),
    ),
    "continuity": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Samme medarbejder, ingen huller"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Skift af medarbejder mindsker chancen for job, og tid uden indsats sætter udviklingen tilbage. Flere"
            " spor på én gang, med job som mål, virker bedre end ét ad gangen.",
        ),
        QT_TRANSLATE_NOOP("cards", "Beskæftigelses Indikator Projektet, 2011-2016"),
    ),
    "belief": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Din tro på job betyder noget"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Tror medarbejderen på, at borgeren kan få et job, er chancen omkring en tredjedel større.",
        ),
        QT_TRANSLATE_NOOP("cards", "Beskæftigelsesrådets brev, 31. maj 2018"),
    ),
    "attest": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Statusattest LÆ 125"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Lægen svarer kort ud fra journalen, uden konsultation, inden 14 dage efter anmodningen. Borgeren har"
            " samtykket, og spørgsmålene er konkrete; lægen beskriver helbredet, kommunen vurderer.",
        ),
        QT_TRANSLATE_NOOP("cards", "Aftale mellem KL og Lægeforeningen, 2023; sundhed.dk"),
    ),
    "consent": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Samtykke"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Et samtykke gives på forhånd og siger, hvilke oplysninger, fra hvem og til hvilken sag. Et samtykke "
            "til »alt relevant« er ikke nok. Sig, hvad det betyder at sige nej.",
        ),
        QT_TRANSLATE_NOOP("cards", "Retssikkerhedsloven §§ 11 a-12; vejledning nr. 9330 af 21. marts 2019"),
    ),
    "plan": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Hvad Min Plan indeholder"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Indsatsen mod varigt job, også med få ugentlige timer: jobmål, aftaler, tilbud, det, der giver ro i "
            "hverdagen, og status på det, der er begyndt og slut.",
        ),
        QT_TRANSLATE_NOOP("cards", "Lov om en aktiv beskæftigelsesindsats § 41"),
    ),
    "whole_plan": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Én fælles plan"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Har en borger brug for flere planer, der skal passe sammen, kan en helhedsorienteret plan træde i "
            "stedet for Min Plan. Det kræver borgerens samtykke.",
        ),
        QT_TRANSLATE_NOOP("cards", "Lov om en aktiv beskæftigelsesindsats § 40, stk. 3"),
    ),
    "mentor": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Mentoraftalen"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Aftalen står i Min Plan med mål, mentorens navn og kontakt, opgaver, varighed (højst seks måneder ad"
            " gangen) og timer. Tilbuddet er frivilligt.",
        ),
        QT_TRANSLATE_NOOP("cards", "star.dk om mentorordningen; vejledning nr. 9204 af 21. marts 2023"),
    ),
    "address": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Beskyttet adresse"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Borgeren får navne- og adressebeskyttelse ved at bede om den. Den bortfalder efter et år, hvis der "
            "ikke er særlige grunde. Se kun adressen, når du skal bruge den.",
        ),
        QT_TRANSLATE_NOOP("cards", "CPR-loven § 28; cpr.dk"),
    ),
    "number": RuleCard(
        QT_TRANSLATE_NOOP("cards", "CPR-numre uden kontrolciffer"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Siden 1. oktober 2007 findes gyldige numre, der ikke passer med kontrolcifret. Stemmer tallet ikke, "
            "så se efter en tastefejl; nummeret kan godt være rigtigt.",
        ),
        QT_TRANSLATE_NOOP("cards", "cpr.dk om personnumre uden modulus 11-kontrol"),
    ),
    "looks": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Opslag efterprøves"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Kommunen skal have en fast gang i at tage stikprøver af, hvem der har set hvad, og ikke kun ved "
            "mistanke. Åbn kun den sag, du har brug for, og skriv hvorfor.",
        ),
        QT_TRANSLATE_NOOP("cards", "Datatilsynets afgørelse 2023-423-0019, februar 2024"),
    ),
    "kept": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Så længe gemmes sagen"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Hver sag har en slettekode, der tæller fra den dag, den lukkes. Intet kasseres, før Rigsarkivets "
            "regler er fulgt.",
        ),
        QT_TRANSLATE_NOOP("cards", "KLE's slettefrister, kle-online.dk"),
    ),
    "looked_at": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Værd at se på"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Støder noget sammen, siges det, og intet flyttes af sig selv. Uden sluttid regnes en time, i telefon en "
            "halv. Planen foreslås gennemgået efter tre måneder; 14 dage uden noget siges også. "
            "Ingen lov nævner dagene.",
        ),
        QT_TRANSLATE_NOOP("cards", "Sådan virker Fodfæste, regler af 28.11.2026"),
        date(2026, 11, 28),
    ),
    "receipt": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Gemt og kvitteret"),
        QT_TRANSLATE_NOOP(
            "cards",
            "»Gemt« er på denne computer. »Kvitteret« er hos centralen. Har to skrevet hver sit, vælger "
            "programmet aldrig for jer, og den version, I ikke vælger, bliver stående, så længe sagen gemmes.",
        ),
        QT_TRANSLATE_NOOP("cards", "Sådan virker Fodfæste"),
    ),
    "secret": RuleCard(
        QT_TRANSLATE_NOOP("cards", "Hvad låsen lukker for"),
        QT_TRANSLATE_NOOP(
            "cards",
            "Alt på computeren er krypteret, mens den er låst; kun dine initialer, og hvornår centralen sidst "
            "blev hørt, kan læses. Glemmer du adgangssætningen, lukker to kolleger dig ind, og intet går tabt.",
        ),
        QT_TRANSLATE_NOOP("cards", "Sådan virker Fodfæste"),
    ),
}

OF_SCREEN: Final[Mapping[str, tuple[str, ...]]] = {
    "TodayScreen": ("purpose", "attempts", "looked_at"),
    "CitizensScreen": ("continuity", "attempts"),
    "CitizenScreen": ("note_duty", "attest", "address"),
    "VisitScreen": ("note_duty", "attempts", "belief"),
    "PlanScreen": ("plan", "whole_plan", "consent", "looked_at"),
    "EditionScreen": ("consent", "address"),
    "SignScreen": ("plan", "consent"),
    "MentorScreen": ("mentor",),
    "TeamScreen": ("looks", "continuity", "looked_at"),
    "SyncScreen": ("receipt",),
    "SettingsScreen": ("secret", "receipt"),
    "SafetyScreen": ("secret",),
    "DiagnosticsScreen": ("secret",),
    "PassphraseScreen": ("secret",),
    "BindingScreen": ("secret",),
    "RenewalScreen": ("secret",),
    "NewCitizenScreen": ("number", "address"),
    "GlassScreen": ("looks",),
    "ResumeScreen": ("strengths_first", "kept"),
    "ProgressScreen": ("belief", "continuity"),
    "CaseContactsScreen": ("attempts", "note_duty"),
    "CaseWorkScreen": ("belief", "continuity"),
    "CaseEconomyScreen": ("note_duty", "kept"),
    "CaseHealthScreen": ("attest", "consent"),
    "CaseNetworkScreen": ("consent",),
    "CaseConsentsScreen": ("consent",),
    "CaseDocumentsScreen": ("consent", "kept"),
    "CasePapersScreen": ("note_duty", "kept"),
    "AccessScreen": ("note_duty", "kept"),
    "CitizenPapersScreen": ("purpose", "address"),
    "CaseLogScreen": ("looks", "kept"),
    "HistoryScreen": ("note_duty", "kept"),
    "CaseHistoryScreen": ("note_duty", "kept"),
    "DocumentScreen": ("consent", "kept"),
}
"""Which cards belong to which screen: the rule that its next act most often touches stands first."""


def cards_of(screen: object) -> tuple[RuleCard, ...]:
    """Return the cards of a screen."""
    return tuple(CARDS[name] for name in OF_SCREEN.get(type(screen).__name__, ()))
