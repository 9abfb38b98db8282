"""Invented answers that screens are tested and pictured with. Nobody here exists; every CPR has a day + 60."""

from dataclasses import replace
from datetime import date

from casework.answers import (
    ActivityShown,
    AgreementShown,
    CitizenPage,
    Day,
    DayVisit,
    DraftFound,
    GoalShown,
    Hit,
    Owed,
    SaidNow,
    SyncState,
    TimelineEntry,
    Worker,
)
from casework.prints import PAPERS
from casework.sentences import Joined, Sentence
from casework.words import FORMS, NATURES, OUTCOMES, said
from tests.desktop.facts_rows import NOW, ROWS, SEEN, TODAY, at, many_rows, row

__all__ = [
    "AGREEMENTS",
    "ALL_RECEIPTED",
    "DAY",
    "DRAFT",
    "EMPTY",
    "GOALS",
    "HITS",
    "JONAS",
    "METTE",
    "NEEDS_YOU",
    "NOW",
    "PAGE",
    "PROTECTED",
    "ROWS",
    "SEEN",
    "SENDING",
    "TIMELINE",
    "TODAY",
    "VISITS",
    "WAITS",
    "at",
    "many_rows",
    "row",
    "visit",
]

METTE = Worker("w-mette", "MEHA", "Mette Hald", "caseworker", "Havnen", "72 18 40 11")
JONAS = Worker("w-jonas", "JOKR", "Jonas Krogh", "caseworker", "Havnen", "72 18 40 12")


def visit(number: int, name: str, hour: int, minute: int, place: str, **more: object) -> DayVisit:
    """Make a visit of the day with nothing special about it."""
    plain = DayVisit(
        visit=f"v-{number}",
        citizen=f"c-{number}",
        name=name,
        at=at(11, 26, hour, minute),
        form="home",
        place=place,
        protected=False,
        purpose="",
        outcome="",
        told="",
        safety_remark="",
        interpreter="",
        phone="42 12 36 5" + str(number),
        agreed_last="",
        bring=(),
        seen=SEEN,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


VISITS = (
    visit(
        1,
        "Lene Mølgaard Olsen",
        7,
        45,
        "Skagensvej 39, 9900 Frederikshavn",
        form="walk",
        outcome="met",
        told=Joined(
            Sentence("Truffet"),
            Sentence("notat gemt kl. {hour}.{minute}", hour="9", minute="22"),
            Sentence("1 aftale"),
        ),
    ),
    visit(
        2,
        "Zahra Thygesen",
        9,
        15,
        "Søndergade 73 B, 2. th., 9900 Frederikshavn",
        agreed_last="Zahra ringer selv til Havnens Læger. Vi taler videre om bageriet.",
        bring=("Plan, udgave 3", "Samtykke til lægen"),
        safety_remark="Hund i hjemmet. Ring på, og vent ved lågen.",
        interpreter="Somali · Amina er på telefonen kl. 10.15",
    ),
    visit(3, "Østen Rasmussen", 10, 30, "", protected=True, agreed_last="To forsøg uden svar i denne måned."),
    visit(
        4,
        "Maria Kılıç",
        12,
        0,
        "Fjordens Bageri, Havnepladsen 4, 9900 Frederikshavn",
        form="workplace",
        purpose="Opfølgning på praktik",
        agreed_last="Bente vil gerne tale om flere timer.",
    ),
    visit(
        5,
        "Åge Kjærsgaard-Brøndum",
        13,
        30,
        "Biblioteket, Parallelvej 16, 9900 Frederikshavn",
        form="office",
        safety_remark="Altid to personer",
        agreed_last="Gældsrådgivningsaftale skal underskrives.",
    ),
)

DRAFT = DraftFound(
    "visit:v-2",
    "c-2",
    "Zahra Thygesen",
    "visit",
    {"text": "Datteren er startet i ny institution.", "nature": "fact", "outcome": "met"},
    at(11, 26, 9, 31),
)

DAY = Day(
    on=TODAY,
    visits=VISITS,
    said_now=(
        SaidNow(
            "c-9",
            "Fadumo Warsame",
            "Jeg vil prøve bageriet igen, før jeg når at fortryde.",
            at(11, 24, 11, 5),
            "42 12 36 60",
        ),
    ),
    overdue=(
        Owed("a-8", "c-2", "Zahra Thygesen", "LÆ125", "Havnens Læger", date(2026, 11, 15), 11),
        Owed("a-9", "c-11", "Karen Margrethe Ågård", "Nyt besøg", "Mette Hald", date(2026, 11, 24), 2),
    ),
    waiting_for=(
        Owed(
            "a-5",
            "c-1",
            "Lene Mølgaard Olsen",
            "Tid hos psykiatrien",
            "Psykiatrien Brønderslev",
            date(2026, 12, 4),
            -8,
            date(2026, 10, 12),
        ),
        Owed(
            "a-6",
            "c-5",
            "Åge Kjærsgaard-Brøndum",
            "Aftale om gæld",
            "Gældsrådgivningen",
            date(2026, 12, 1),
            -5,
            date(2026, 11, 3),
        ),
    ),
)


GOALS = (
    GoalShown(
        "g-1",
        "Arbejde 8 timer om ugen i et bageri",
        "Jeg vil gerne have noget at stå op til.",
        "work",
        "Ordinære løntimer: 8 om ugen",
        date(2027, 2, 28),
        "active",
        5,
        3,
        milestones=(
            "Ringe til bageren",
            "Se bageriet sammen",
            "Første formiddag",
            "Tre formiddage om ugen",
            "Otte timer om ugen med løn",
        ),
    ),
    GoalShown(
        "g-2",
        "Turde åbne posten",
        "Jeg tør ikke åbne e-Boks alene.",
        "everyday",
        "Ingen uåbnet post",
        date(2027, 1, 15),
        "active",
        3,
        1,
        milestones=("Åbne ét brev sammen", "Åbne e-Boks hver mandag", "Åbne posten alene"),
    ),
)

AGREEMENTS = (
    AgreementShown("a-1", "Ringe til Havnens Læger om søvnen", "Zahra", "", TODAY, "open", 0),
    AgreementShown("a-8", "Svare på LÆ125", "Havnens Læger", "", date(2026, 11, 15), "open", 11),
    AgreementShown(
        "a-3",
        "Spørge Bente om 3 timer mere",
        "Mette Hald",
        "Så kan Zahra nå 8 timer",
        date(2026, 11, 27),
        "open",
        -1,
        "g-1",
        ("what",),
    ),
    AgreementShown(
        "a-4", "Aflevere børnene kl. 7.30 i en uge", "Zahra", "", date(2026, 11, 20), "done", 0, "g-1"
    ),
)

PAGE = CitizenPage(
    id="c-2",
    name="Zahra Thygesen",
    first_name="Zahra",
    age=39,
    cpr_masked="720387-••••",
    phone="42 12 36 58",
    protected=False,
    address="Søndergade 73 B, 2. th., 9900 Frederikshavn",
    readiness="activity_ready",
    safety_remark="Hund i hjemmet",
    interpreter="Somali",
    language="so",
    story=(
        "Uddannet bager i Hargeisa. Kom til Danmark i 2009, arbejdede på hotel i Skagen til 2019. To børn, "
        "5 og 9 år. Søvnløs siden skilsmissen; går til læge om det. God til mennesker, mødetid og dej. "
        "Vil arbejde om formiddagen."
    ),
    primary=METTE,
    partner=JONAS,
    coordinator=METTE,
    plan_number=3,
    plan_issued=date(2026, 11, 2),
    next_step=said(FORMS, "home"),
    next_step_at=at(11, 26, 9, 15),
    last_contact=at(11, 24, 13, 5),
    last_contact_form="phone",
    last_contact_by="Mette Hald",
    waiting_for="LÆ125",
    waiting_days_over=11,
    goals=GOALS,
    agreements=AGREEMENTS,
    activities=(
        ActivityShown(
            "p-1", "Tre formiddage i Fjordens Bageri", "At prøve en morgen", "Bente", "g-1", True, "active"
        ),
    ),
    torn=("a-3",),
    seen=SEEN,
    chooses_look=True,
    prints=frozenset(PAPERS),
)
PROTECTED = replace(PAGE, id="c-3", name="Østen Rasmussen", first_name="Østen", protected=True, address="")
EMPTY = replace(
    PAGE,
    story="",
    goals=(),
    agreements=(),
    activities=(),
    torn=(),
    plan_number=0,
    plan_issued=None,
    next_step="",
    next_step_at=None,
    last_contact=None,
    last_contact_form="",
    last_contact_by="",
    waiting_for="",
    waiting_days_over=0,
    safety_remark="",
    interpreter="",
)

TIMELINE = (
    TimelineEntry(
        "t-1",
        "note",
        "fact",
        Joined(said(FORMS, "phone"), said(OUTCOMES, "phone")),
        at(11, 24, 13, 5),
        "Mette Hald",
        "Sover bedre efter at datteren er startet i ny institution. Mandage er stadig svære.",
        is_contact=True,
    ),
    TimelineEntry(
        "t-2",
        "note",
        "statement",
        said(NATURES, "statement"),
        at(11, 24, 13, 5),
        "Mette Hald",
        "Jeg kan godt, hvis nogen følger mig den første dag.",
        is_contact=True,
        sent=False,
    ),
    TimelineEntry(
        "t-3",
        "attempt",
        "",
        Joined(said(FORMS, "home"), said(OUTCOMES, "not_met")),
        at(11, 20, 8, 30),
        "Mette Hald",
        "Hørte hunden, ingen åbnede.",
        is_contact=False,
    ),
    TimelineEntry(
        "t-4",
        "statement",
        "",
        Sentence("{form} rekvireret", form="LÆ125"),
        at(11, 12, 12, 0),
        "Jonas Krogh",
        "Anden rykker. Fristen var 15. november.",
        is_contact=False,
    ),
    TimelineEntry(
        "t-5",
        "attachment",
        "",
        Joined(Sentence("Bilag"), "Brev fra banken"),
        at(11, 11, 9, 0),
        "Jonas Krogh",
        "",
        is_contact=False,
        withdrawn=True,
    ),
    TimelineEntry(
        "t-6",
        "meeting",
        "",
        Joined(Sentence("Møde"), "Fjordens Bageri", said(OUTCOMES, "met")),
        at(11, 2, 9, 0),
        "Mette Hald",
        "Tre formiddage om ugen i seks uger. Bente: »Hun er den første, jeg ringer til.«",
        is_contact=True,
    ),
)

HITS = (
    Hit(
        "c-2",
        "Zahra Thygesen",
        "t-2",
        "note",
        at(11, 24, 13, 5),
        "… hvis Amina henter børnene i bageriet …",
        ((30, 38),),
    ),
    Hit(
        "c-4",
        "Maria Kılıç",
        "t-9",
        "note",
        at(11, 23, 9, 0),
        "Bageriet ringede: vil gerne tale om flere timer",
        ((0, 8),),
    ),
)

ALL_RECEIPTED = SyncState(0, 0, at(11, 26, 8, 40), None)
WAITS = SyncState(3, 0, at(11, 26, 7, 0), at(11, 26, 8, 40))
NEEDS_YOU = SyncState(3, 1, at(11, 26, 8, 40), None)
"""What the chip says on Mette's computer in most pictures: `facts_sync.ROOM` is the room behind it."""
SENDING = SyncState(28, 0, at(11, 26, 7, 0), None, (12, 40))
