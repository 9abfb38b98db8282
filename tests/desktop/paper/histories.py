"""Invented histories for tests of the papers that tell a case in order of time; all are called Testperson."""

from datetime import UTC, date, datetime, time, timedelta

from casework.answers import TimelineEntry
from casework.evidence import Evidence, between, counted, lines
from casework.handover import Handover
from casework.plan_paper import PlanPaper, PlanStep
from casework.sentences import Joined, Sentence
from tests.desktop.paper.people import AMINA

SINCE, UNTIL = date(2026, 1, 1), date(2026, 11, 27)
LONG_TEXT = (
    "Vi mødtes på biblioteket og talte om bageriet. Hun fortalte, hvordan ugen var gået, og hvad der var svært. "
    "Vi gik bagefter ned til havnen, og på vejen ringede vi til boligselskabet om huslejen. Karin lovede et svar "
    "inden den 3. i næste måned. "
)
_KINDS = (
    ("note", "fact", "Opfølgning", LONG_TEXT),
    ("visit", "", Joined(Sentence("Hjemmebesøg"), Sentence("Mødt")), "Følge op på praktikken"),
    ("note", "statement", Sentence("Borgerens ord"), "»Jeg vil gerne have flere timer i bageriet.«"),
    ("attempt", "", Joined(Sentence("Telefon"), Sentence("Ikke truffet")), Sentence("Kort lagt.")),
    ("note", "assessment", Sentence("Notat"), "Vurderer, at hun kan klare to dage om ugen. " * 4),
    (
        "meeting",
        "",
        Joined("Rundbordssamtale", "Sundhedshuset", Sentence("Mødt")),
        "Hun er klar til bageriet.",
    ),
    ("agreement", "", "Ringer til bageriet om den 24.", Joined("Bo", Sentence("inden 24.11.2026"))),
    ("statement", "", "LÆ125 modtaget", "Lise Testlæge"),
    ("placement", "", Joined("Praktik", "Eksempel Bageri"), "At prøve to dage om ugen"),
)


def history(
    many: int = 30, *, first: datetime = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
) -> tuple[TimelineEntry, ...]:
    """Return so many things that happened, a day or so apart, each with a number of its own in its text."""
    found = []
    for number in range(many):
        kind, nature, head, text = _KINDS[number % len(_KINDS)]
        at = first + timedelta(hours=number * 7800 / max(many, 1))
        moment = at.date().isoformat() if kind == "statement" else at.isoformat()
        words = text if isinstance(text, Sentence) else f"{text} Nummer {number}."
        found.append(
            TimelineEntry(
                f"r-{number:05}",
                kind,
                nature,
                head,
                moment,
                "Bo Testperson",
                words,
                is_contact=kind in {"visit", "meeting"},
            )
        )
    return tuple(found)


STORY = (
    "Jeg kom til Danmark, da jeg var nitten. Jeg har gjort rent i seks år, og jeg var god til det. Så blev min datter "
    "født, og min ryg blev dårlig. Jeg har været i praktik fire gange. Ingen sagde, hvad det skulle føre til."
)


def handover(plan: PlanPaper = AMINA, many: int = 40) -> Handover:
    """Return a case that is handed over, ready to be drawn."""
    told = [one for one in history(many) if one.nature != "assessment" and one.kind != "statement"]
    return Handover(
        plan=plan,
        giver="Bo Testperson",
        first=("Hunden er løs. Bliv stående, til han kalder.", "Tolk: somali"),
        story=STORY,
        phone="70000011",
        late=((date(2026, 11, 2), "Svare på brevet fra boligselskabet"),),
        lines=lines(told[-30:]),
        step=PlanStep(date(2026, 12, 3), time(10), "Se bageriet sammen", "Virksomhedsbesøg"),
    )


def evidence(
    many: int = 30, citizen: str = "Amina Testperson", since: date = SINCE, until: date = UNTIL
) -> Evidence:
    """Return a case of so many things, ready to be drawn."""
    wanted = between(history(many), since, until)
    return Evidence(
        citizen=citizen,
        municipality="Eksempel Kommune",
        printed_on=UNTIL,
        since=since,
        until=until,
        lines=lines(wanted),
        counted=counted(wanted),
        contact="Bo Testperson",
        phone="70000001",
    )
