"""One long case on every paper: the longest names, 8 goals, 12 activities, 20 agreements, 40 visits.

All are called Testperson; numbers begin with 70 00.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from casework.access_paper import AccessPaper, PieceOnPaper
from casework.access_request import Mark
from casework.agreement_sheet import AgreementSheet
from casework.evidence import Evidence
from casework.handover import Handover
from casework.plan_editions import EditionLine
from casework.plan_paper import (
    OwnWords,
    PlanActivity,
    PlanAgreement,
    PlanConsent,
    PlanContact,
    PlanGoal,
    PlanPaper,
    PlanSigner,
    PlanStair,
    PlanStep,
    PlanWin,
)
from casework.resume import HEADINGS, ResumeEntry, ResumePaper
from desktop.paper.batch_cover import Cover, CoverPart, CoverStop
from desktop.paper.card import DoorCard
from desktop.paper.day_list import DayList, DayNumber, DayVisit
from desktop.paper.extract import Extract, ExtractLine
from desktop.paper.mentor_sheet import MentorSheet, SheetLine
from tests.desktop.paper import histories
from tests.desktop.paper.people import LONG_WORDS
from tests.desktop.paper.test_plan_others import COMPANY, PARTNER

ON: Final = date(2026, 11, 27)
TOWN: Final = "Sammenlagt Eksempel Kommune ved Fjorden"
NAME: Final = "Anne-Margrethe Bjørnsdóttir Schwartzenberger-Løvenskjold Testperson"
WORKER: Final = "Hans-Christian Østergaard-Mikkelsen Testperson"
FIRST: Final = "Anne-Margrethe"
AREAS: Final = ("Job", "Helbred", "Økonomi", "Bolig", "Hverdag", "Familie", "Uddannelse", "Netværk")
SAID: Final = (
    "Timer med løn i et bageri, hvor jeg kan begynde tidligt og være hjemme, når min datter får fri",
    "Sove mere og have færre smerter i ryggen og skuldrene",
    "Styr på huslejen og de gamle regninger fra boligselskabet",
    "En bolig, hvor trappen ikke er for stejl",
    "Komme ud af døren om formiddagen, også når det regner",
    "Se min søn hver anden weekend uden at skulle aflyse",
    "Et kort kursus i hygiejne, som bageriet godkender",
    "Én at tale med, som ikke får penge for det",
)
_MEASURES: Final = (
    "du har 8 timer med løn om ugen.",
    "du sover seks timer i mindst fem nætter om ugen.",
    "du ikke skylder boligselskabet noget.",
    "du har skrevet under på en lejekontrakt.",
)
_DONE: Final = (
    (
        "Praktik to dage om ugen i otte uger.",
        "Du prøver arbejdet i dit eget tempo. Bageriet lærer dig at kende.",
    ),
    ("Holdet ‘Sov bedre’ i Sundhedshuset, seks gange.", "Du får råd, som andre har haft gavn af."),
    ("Bo og Karin laver en aftale om 300 kr. om måneden.", "Så kan du betale og stadig have til mad."),
)
_PROMISED: Final = (
    "Du ringer eller sender en sms, hvis du ikke kan komme.",
    "Skriver til bageriet om, hvad du har brug for, og beder dem om at svare Bo direkte.",
    "Henter dig, når du skal i bageriet første gang.",
    "Finder de gamle breve fra boligselskabet og tager dem med til mødet i Sundhedshuset.",
)
CONTACTS: Final = (
    PlanContact(WORKER, "din faste kontakt", "70000001"),
    PlanContact("Lone Bjørnsdóttir Schwartzenberger Testperson", "når Hans-Christian er væk", "70000005"),
    PlanContact("Mette Testperson", "din tovholder", "70000002"),
    PlanContact("Nor Testperson", "din mentor", "70000009"),
)


def _goal(at: int) -> PlanGoal:
    done = [_DONE[(at + more) % len(_DONE)] for more in range(1 + at % 2)]
    return PlanGoal(
        AREAS[at],
        SAID[at],
        _MEASURES[at % len(_MEASURES)],
        ON + timedelta(days=60 + 20 * at),
        own_words="Jeg vil kunne åbne brevene selv, uden at hjertet sidder oppe i halsen."
        if at % 3 == 2
        else "",
        activities=tuple(
            PlanActivity(what, why, voluntary=bool((at + number) % 2), who=CONTACTS[number].name)
            for number, (what, why) in enumerate(done)
        ),
        stair=PlanStair(5, at % 5) if at % 2 == 0 else None,
    )


def _agreement(at: int) -> PlanAgreement:
    people = ((FIRST, ""), *((one.name, one.role) for one in CONTACTS))
    who, role = people[at % len(people)]
    due = ON + timedelta(days=3 * at) if at % 3 else None
    return PlanAgreement(who, f"{_PROMISED[at % 4][:-1]} ({at + 1}).", due, at % 7 == 6, role, at % 5 == 1)


PLAN: Final = PlanPaper(
    citizen_name=NAME,
    municipality=TOWN,
    edition=14,
    issued_on=ON,
    main_words=OwnWords(LONG_WORDS, FIRST, ON),
    contacts=CONTACTS,
    steps=tuple(
        PlanStep(
            ON + timedelta(days=4 + 5 * at),
            time(9 + at, 15),
            "Du og Mette besøger Eksempel Bageri og taler om, hvad der skal til.",
            "Mette henter dig kl. 9.30. Jens viser rundt.",
            "Så kender du stedet, før du siger ja eller nej.",
        )
        for at in range(3)
    ),
    goals=tuple(map(_goal, range(8))),
    agreements=tuple(map(_agreement, range(20))),
    wins=tuple(
        PlanWin(f"{SAID[-1 - at]}, nået", "Jeg vil kunne ringe uden at nogen hjælper mig.", ON)
        for at in range(3)
    ),
    consents=tuple(
        PlanConsent(f"{who} Testperson ({role})", "må ringes op og deltage i møder.")
        for who, role in (
            ("Karim", "bror"),
            ("Gitte-Marie Østergaard-Mikkelsen", "nabo"),
            ("Yusuf", "fætter"),
        )
    ),
    previous_on=date(2026, 8, 20),
    changed_since=tuple(f"Målet »{title}« er ændret." for title in SAID[:5]),
    signatures=(
        PlanSigner(NAME, "borger"),
        PlanSigner(WORKER, "fast kontakt"),
        PlanSigner("Mette Testperson", "tovholder"),
    ),
    address="Den Lange Allé ved Den Gamle Fattiggård 107, 4. sal, dør 12, 0000 Eksempel By",
)
STROKES: Final = (
    tuple((at * 12, 300 + (at % 9) * 60 - (at % 4) * 90, at * 8) for at in range(60)),
    tuple((200 + at * 7, 620 + (at % 3) * 10, at * 8) for at in range(40)),
)
SIGNED: Final = replace(
    PLAN,
    goals=PLAN.goals[:2],
    agreements=PLAN.agreements[:6],
    signatures=(
        PlanSigner(NAME, "borger", "drawn", STROKES, ON, "2026-11-27T13:32:00+00:00"),
        PlanSigner(WORKER, "fast kontakt", "paper", (), ON),
        PlanSigner("Mette Testperson", "tovholder"),
    ),
    check="3f2a91bc04de",
    seal="0123456789abcdef",
    seal_is_issued=True,
)
AGREED: Final = AgreementSheet(PLAN)
PARTNER_LONG: Final = replace(
    PARTNER,
    to="Den Selvejende Institution Sundhedshuset ved Den Gamle Havn i Eksempel By",
    citizen_name=NAME,
    first_name=FIRST,
    municipality=TOWN,
    said="I må se målet om søvn, og I må ringe til mig, når der er en ledig plads på holdet",
    goal=SAID[0],
    theirs=tuple(EditionLine(_PROMISED[at % 4], ON + timedelta(days=at), "Lene") for at in range(6)),
    ours=tuple(EditionLine(_PROMISED[at % 4], None, WORKER) for at in range(5)),
    reach=tuple("Ring først. Et brev alene virker ikke godt, heller ikke når det haster." for _ in range(4)),
    contact=CONTACTS[0],
)
COMPANY_LONG: Final = replace(
    COMPANY,
    to=PARTNER_LONG.to,
    citizen_name=NAME,
    first_name=FIRST,
    municipality=TOWN,
    tasks=tuple(
        f"Uge {at + 1} og {at + 2}: pakke, veje af og sætte på hylder i butikken." for at in range(6)
    ),
    needs=tuple("En fast makker den første måned, og én opgave ad gangen." for _ in range(5)),
    theirs=tuple(EditionLine(_PROMISED[at % 4], ON + timedelta(days=at), "Jens") for at in range(5)),
    ours=tuple(EditionLine(_PROMISED[at % 4], None, WORKER) for at in range(4)),
    contact=CONTACTS[0],
    signatures=(
        PlanSigner("Jens Bjørnsdóttir Schwartzenberger Testperson", "Eksempel Bageri"),
        PlanSigner(NAME, "praktikant"),
        PlanSigner(WORKER, "kommunen"),
    ),
)
DAY: Final = DayList(
    caseworker=WORKER,
    municipality=TOWN,
    on=date(2026, 11, 26),
    printed_at=time(7, 42),
    spark=tuple(f"{NAME} sagde noget tirsdag den 24. november, som ingen har svaret på." for _ in range(3)),
    visits=tuple(
        DayVisit(
            time(8 + at // 5, 12 * (at % 5)),
            NAME if at % 3 == 0 else f"Amina {at} Testperson",
            PLAN.address if at % 2 == 0 else "Birkevej 44, st. th.",
            "70000013",
            protected=at % 11 == 10,
            last="Ikke truffet den 12. og 19. november. Hun ringede selv tilbage dagen efter.",
            today="Prøv døren. Læg kort, hvis ingen svarer. Spørg til bageriet.",
            bring="Fælles plan, udgave 14" if at % 2 else "",
            care="Hunden er løs. Bliv stående, til hun kalder." if at % 4 == 0 else "",
            talk="Tolk: somali, på telefon 70 00 00 60" if at % 5 == 0 else "",
        )
        for at in range(40)
    ),
    waiting=tuple(f"{NAME}: siden {at + 1}. nov., frist {at + 15}. nov." for at in range(12)),
    numbers=tuple(DayNumber(f"{one.name}, kender også Amina og Yusuf", one.phone) for one in CONTACTS * 2),
)
SHEET: Final = MentorSheet(
    citizen=NAME,
    mentor=WORKER,
    phone="70000002",
    first=date(2026, 11, 1),
    lines=tuple(
        SheetLine(
            date(2026, 11, 1 + at % 30),
            f"{_PROMISED[at % 4]} Gik med til møde på biblioteket.",
            20 + at,
            outside=at % 9 == 8,
        )
        for at in range(40)
    ),
    approver="Lone Bjørnsdóttir Schwartzenberger Testperson",
    granted=36 * 60,
    since=date(2026, 9, 1),
    until=date(2027, 2, 28),
    before=855,
    counted=1300,
    goal=SAID[0],
    account="1234-5678-90",
)
COVER: Final = Cover(
    team="Team Øvelse og Opsøgende Indsats ved Den Gamle Havn",
    municipality=TOWN,
    on=date(2026, 12, 1),
    printed_on=ON,
    printed_at=time(14, 32),
    parts=tuple(
        CoverPart(
            f"{WORKER} {number}",
            tuple(
                CoverStop(time(8 + at, 15), NAME if at % 2 else f"Zita {at} Testperson", at + 1, 4)
                for at in range(8)
            ),
        )
        for number in range(5)
    ),
    left_out=tuple((NAME, "Borgeren er død.") for _ in range(5)),
)
LOG: Final = Extract(
    name=NAME,
    municipality=TOWN,
    on=ON,
    lines=tuple(
        ExtractLine(
            date(2026, 9, 1) + timedelta(days=at // 3),
            ("Sagen blev læst", "Adressen blev vist", "Planen blev skrevet ud")[at % 3],
            ("at arbejde med sagen", "at kunne mødes eller sende et brev", "at give borgeren sin plan")[
                at % 3
            ],
        )
        for at in range(150)
    ),
)
CARDS: Final = tuple(
    DoorCard(
        WORKER, "70000001", NAME, f"torsdag den {at + 1}. december kl. 10", "mandag den 30. november kl. 10"
    )
    for at in range(6)
)
CV: Final = ResumePaper(
    citizen_name=NAME,
    issued_on=ON,
    phone="70000011",
    parts=tuple(
        (
            str(heading),
            tuple(
                ResumeEntry(
                    f"{SAID[at]} ({at})", LONG_WORDS if at == 0 else "Pakkede brød og lærte kassen.", "2014"
                )
                for at in range(6)
            ),
        )
        for heading in HEADINGS.values()
    ),
)


def day(visits: int) -> DayList:
    """The day of the long case, as far as so many visits."""
    return replace(DAY, visits=DAY.visits[:visits])


def handed() -> Handover:
    """The hand-over of the long case."""
    return replace(
        histories.handover(PLAN, 60),
        giver=WORKER,
        first=("Hunden er løs. Bliv stående, til hun kalder.", "Tolk: somali", "Ring ikke før kl. 10."),
        story=f"{histories.STORY} {LONG_WORDS}",
        late=tuple((date(2026, 11, at + 1), _PROMISED[at % 4]) for at in range(5)),
    )


def course() -> Evidence:
    """The long case, told in order of time."""
    return replace(histories.evidence(60, NAME), municipality=TOWN, contact=WORKER)


def access() -> AccessPaper:
    """The answer to a request for access to the long case."""
    kinds = ("Notat", "Besøg", "Aftale", "Vurdering", "Lægeattest LÆ 265", "Kontaktforsøg")
    marks: tuple[Mark, ...] = ("whole", "part", "none")

    def piece(at: int) -> PieceOnPaper:
        mark = marks[0 if at % 4 else at % 3]
        return PieceOnPaper(
            number=at + 1,
            on=date(2025, 1, 6) + timedelta(days=9 * at),
            name=kinds[at % len(kinds)],
            mark=mark,
            title=SAID[at % 8] if mark == "whole" else "",
            text=""
            if mark == "none"
            else f"{LONG_WORDS}\n{'⟨dækket til: a⟩ ringede.' if mark == 'part' else ''}",
            by="" if mark == "none" else WORKER,
            at=time(9, 30),
            letter="" if mark == "whole" else "a",
            why=""
            if mark == "whole"
            else "Det handler om en anden, og den, det handler om, har ikke sagt ja.",
        )

    pieces = tuple(map(piece, range(48)))
    counted = tuple(sum(one.mark == mark for one in pieces) for mark in marks)
    return AccessPaper(
        citizen=NAME,
        municipality=TOWN,
        printed_on=ON,
        received=ON,
        counted=(counted[0], counted[1], counted[2]),
        pieces=pieces,
        because=("Noget handler om andre mennesker.",),
        sections=(("a", "databeskyttelseslovens § 22, stk. 1"),),
        unchecked="Henvisningerne til loven er fra 26.11.2026. En jurist har ikke læst dem igennem.",
        contact=WORKER,
        phone="70000001",
    )
