"""Invented people and their plans, for tests of the papers.  All are called Testperson; numbers begin with 70 00."""

from dataclasses import replace
from datetime import date, time

from casework.plan_paper import (
    OwnWords,
    PlanActivity,
    PlanAgreement,
    PlanConsent,
    PlanContact,
    PlanGoal,
    PlanInstead,
    PlanLaw,
    PlanMentor,
    PlanPaper,
    PlanSigner,
    PlanStair,
    PlanStep,
    PlanWin,
)
from desktop.paper.card import DoorCard
from desktop.paper.day_facts import SPARK
from desktop.paper.day_list import DayList, DayNumber, DayVisit
from desktop.paper.words import phone

BO = PlanContact("Bo Testperson", "din faste kontakt", "70000001")
METTE = PlanContact("Mette Testperson", "din tovholder", "70 00 00 02")
LONE = PlanContact("Lone Testperson", "når Bo er væk", "70000005")

AMINA = PlanPaper(
    citizen_name="Amina Testperson",
    municipality="Eksempel Kommune",
    edition=2,
    issued_on=date(2026, 11, 14),
    main_words=OwnWords(
        "Jeg vil gerne have et arbejde, hvor jeg laver noget med hænderne. "
        "Og jeg vil kunne hente min datter klokken halv fire.",
        "Amina",
        date(2026, 11, 14),
    ),
    contacts=(BO, LONE, METTE),
    steps=(
        PlanStep(
            date(2026, 11, 24),
            time(10),
            "Du og Mette besøger Eksempel Bageri.",
            "Mette henter dig kl. 9.30. Jens viser rundt.",
            "Så kender du stedet, før du siger ja eller nej.",
        ),
        PlanStep(
            date(2026, 12, 2),
            time(9, 15),
            "Du taler med din læge om din søvn.",
            "Du og lægen. Mette går med, hvis du vil.",
            "Når du sover bedre, bliver dagen lettere.",
        ),
        PlanStep(
            date(2026, 12, 11),
            time(13),
            "Vi laver en aftale om din husleje.",
            "Du, Bo og Karin fra boligselskabet.",
            "Så ved du, hvad du skal betale hver måned.",
        ),
    ),
    goals=(
        PlanGoal(
            "Job",
            "Timer med løn i et bageri",
            "du har 8 timer med løn om ugen.",
            date(2027, 5, 15),
            activities=(
                PlanActivity(
                    "Praktik to dage om ugen i otte uger.",
                    "Du prøver arbejdet i dit eget tempo. Bageriet lærer dig at kende.",
                    voluntary=False,
                ),
            ),
            stair=PlanStair(5, 1),
        ),
        PlanGoal(
            "Helbred",
            "Sove mere og have færre smerter",
            "du sover seks timer i mindst fem nætter om ugen.",
            date(2027, 3, 20),
            activities=(
                PlanActivity(
                    "Holdet ‘Sov bedre’ i Sundhedshuset, seks gange.",
                    "Du får råd, som andre har haft gavn af.",
                    voluntary=True,
                ),
            ),
            stair=PlanStair(4, 2),
        ),
        PlanGoal(
            "Økonomi",
            "Styr på huslejen",
            "du ikke skylder boligselskabet noget.",
            date(2027, 6, 1),
            own_words="Jeg vil kunne åbne brevene selv.",
            activities=(
                PlanActivity(
                    "Bo og Karin laver en aftale om 300 kr. om måneden.",
                    "Så kan du betale og stadig have til mad.",
                    voluntary=True,
                ),
            ),
        ),
    ),
    agreements=(
        PlanAgreement("Amina", "Du ringer eller sender en sms, hvis du ikke kan komme.", done=True),
        PlanAgreement("Amina", "Du fortæller, hvad du synes om bageriet.", date(2026, 11, 27), new=True),
        PlanAgreement(
            "Mette",
            "Henter dig, når du skal i bageriet første gang.",
            date(2026, 11, 24),
            role="din tovholder",
        ),
        PlanAgreement("Mette", "Ringer til dig hver mandag.", role="din tovholder"),
        PlanAgreement(
            "Bo",
            "Skriver til bageriet om, hvad du har brug for.",
            date(2027, 1, 27),
            role="din faste kontakt",
        ),
    ),
    wins=(
        PlanWin("Ringe selv til lægen", "Jeg vil kunne ringe uden at nogen hjælper mig.", date(2026, 9, 3)),
        PlanWin("Komme til alle tre møder", on=None),
    ),
    consents=(
        PlanConsent("Karim Testperson (bror)", "må ringes op."),
        PlanConsent("Nor Testperson (nabo)", "må deltage i møder."),
    ),
    previous_on=date(2026, 8, 20),
    changed_since=(
        "Du skal se Eksempel Bageri den 24. november.",
        "Målet om søvn er ændret fra syv til seks timer.",
    ),
    signatures=(
        PlanSigner("Amina Testperson", "borger"),
        PlanSigner("Bo Testperson", "fast kontakt"),
        PlanSigner("Mette Testperson", "tovholder"),
    ),
)

ASKED = replace(
    AMINA,
    contacts=(replace(BO, coordinates=True), LONE),
    goals=tuple(
        replace(
            goal,
            said_by="Amina" if goal.own_words else "",
            said_on=date(2026, 11, 3) if goal.own_words else None,
            author="Bo Testperson",
            activities=tuple(replace(one, owner=owner, went=went) for one in goal.activities),
        )
        for goal, owner, went in zip(
            AMINA.goals,
            ("Kommunen, job og uddannelse", "Kommunen, sundhed", "Kommunen, ydelser"),
            ("Du har været der fire formiddage og kommet til tiden.", "", ""),
            strict=True,
        )
    ),
    mentors=(
        PlanMentor(
            "Anna Testperson",
            "70000009",
            "Tre faste formiddage om ugen",
            "Følges til bageriet de første uger",
            date(2026, 11, 1),
            date(2027, 4, 30),
            36 * 60,
        ),
    ),
    instead=PlanInstead(("Min Plan", "handleplanen for voksne"), date(2026, 11, 14)),
    law=(
        PlanLaw(
            "Praktik to dage om ugen i otte uger.", "lov om en aktiv beskæftigelsesindsats § 57", is_read=True
        ),
        PlanLaw("Holdet ‘Sov bedre’ i Sundhedshuset, seks gange.", "sundhedsloven § 119"),
    ),
)
"""The same plan with all that the law asks of it."""

SHORT = PlanPaper(
    citizen_name="Hans-Christian Østergaard-Mikkelsen Testperson",
    municipality="Eksempel Kommune",
    edition=1,
    issued_on=date(2026, 11, 18),
    main_words=OwnWords(
        "Jeg vil have min egen nøgle til et sted, hvor nogen regner med mig.",
        "Hans-Christian",
        date(2026, 11, 18),
    ),
    contacts=(BO, LONE),
    steps=(
        PlanStep(
            date(2026, 11, 26),
            time(11),
            "Bo og du går en tur ved havnen.",
            "Du og Bo. Hunden må gerne komme med.",
            "Så taler vi om, hvad du godt kan lide at lave.",
        ),
        PlanStep(date(2026, 12, 3), None, "Vi ser cykelværkstedet.", "Du, Bo og Karim."),
    ),
    goals=(
        PlanGoal(
            "Job",
            "To faste formiddage på cykelværkstedet",
            "du er kommet to formiddage om ugen i fire uger.",
            date(2027, 3, 1),
            activities=(
                PlanActivity(
                    "Værkstedet, én formiddag om ugen til en start.",
                    "Du har sagt, at cykler giver ro i hovedet.",
                    voluntary=True,
                ),
            ),
        ),
    ),
    agreements=(
        PlanAgreement("Hans-Christian", "Du siger til, hvis en dag ikke går."),
        PlanAgreement("Bo", "Henter dig ved havnen.", date(2026, 12, 3), role="din faste kontakt"),
    ),
    signatures=(
        PlanSigner("Hans-Christian Østergaard-Mikkelsen Testperson", "borger"),
        PlanSigner("Bo Testperson", "fast kontakt"),
    ),
)

LONG_WORDS = (
    "Jeg vil gerne have ro på. Jeg vil have et sted at bo, hvor jeg ikke er bange, og jeg vil have mine papirer i "
    "orden, så jeg ikke skal åbne breve med hjertet oppe i halsen. Når det er på plads, vil jeg gerne arbejde med "
    "dyr. Jeg har passet heste, siden jeg var otte, og jeg er god til det. Jeg vil ikke sendes ud i noget, som "
    "ingen kan sige, hvad er godt for mig."
)

LONG = replace(
    AMINA,
    citizen_name="Anne-Margrethe Bjørnsdóttir Schwartzenberger-Løvenskjold Testperson",
    edition=11,
    main_words=OwnWords(LONG_WORDS, "Anne-Margrethe", date(2026, 11, 14)),
    goals=tuple(
        replace(goal, title=f"{goal.title}, del {part} af en lang vej mod noget, som er godt for mig")
        for part in (1, 2, 3)
        for goal in AMINA.goals
    ),
    signatures=(
        PlanSigner("Anne-Margrethe Bjørnsdóttir Schwartzenberger-Løvenskjold Testperson", "borger"),
        *AMINA.signatures[1:],
        PlanSigner("Karim Testperson", "jobkonsulent"),
    ),
)

NAMES = (
    "İbrahim Işık Çağrı Şahinoğlu Testperson",
    "Małgorzata Świętosława Żółkiewska-Brzęczyszczykiewicz Testperson",
    "محمد عبد الله الحسن",
    "Олена Шевченко",
    "Nguyễn Thị Phương",
)

CARDS = (
    DoorCard(
        "Bo Testperson", "70000001", "Amina Testperson", "torsdag kl. 10", "mandag den 30. november kl. 10"
    ),
    DoorCard("Bo Testperson", "70000001", "", "torsdag kl. 11.30", "tirsdag den 1. december kl. 11"),
    DoorCard("Bo Testperson", "70000001", "Hans-Christian", "torsdag kl. 13", second=True),
    DoorCard("Bo Testperson", "70000001", "Nor Testperson"),
    DoorCard("Bo Testperson", "70000001", "Wolfeschlegelsteinhausenbergerdorff Testperson"),
)

DAY = DayList(
    caseworker="Bo Testperson",
    municipality="Eksempel Kommune",
    on=date(2026, 11, 26),
    printed_at=time(7, 42),
    spark=(SPARK.format(name="Grethe Testperson", day="tirsdag den 24. november"),),
    visits=(
        DayVisit(
            time(8, 30),
            "Amina Testperson",
            "Eksempelvej 12, 2. tv., Eksempel By",
            "70000011",
            last="Hun tog bus 3A alene.",
            today="Aftal turen til bageriet den 24.",
            bring="Fælles plan, udgave 2",
        ),
        DayVisit(
            time(9, 30),
            "Nor Testperson",
            "Hemmeligvej 99",
            "70000099",
            protected=True,
            last="Ville gerne vises rundt på biblioteket.",
            today="Find en dag i næste uge.",
            care="Ring kun på dørtelefonen to gange. Sig kun ‘Bo’.",
        ),
        DayVisit(
            time(10, 30),
            "Hans-Christian Østergaard-Mikkelsen Testperson",
            "Havnegade 3, kælderen",
            "70000012",
            last="Taler helst udendørs.",
            today="Gå en tur. Spørg til cykelværkstedet.",
            care="Hunden er løs. Bliv stående, til han kalder.",
        ),
        DayVisit(
            time(12),
            "Yusuf Testperson",
            "Birkevej 44, st. th.",
            "70000013",
            last="Ikke truffet den 12. og 19. november.",
            today="Prøv døren. Læg kort, hvis ingen svarer.",
            bring="Kort til døren",
            talk="Tolk: somali, på telefon 70 00 00 60",
        ),
        DayVisit(
            time(13), "Grethe Testperson", "Søndergade 101, 4. mf.", "70000014", today="Vis regnestykket."
        ),
        DayVisit(None, "Jonas Testperson", "Mødes ved skaterbanen, Parkvej"),
    ),
    waiting=("Yusuf: siden 5. nov., frist 19. nov.", "Amina: siden 9. nov."),
    numbers=(
        DayNumber("Lone Testperson, kender også Amina og Yusuf", "70000005"),
        DayNumber("Nor Testperson, teamleder", "70000009"),
    ),
)


def handed_in(facts: PlanPaper) -> list[str]:
    """Return every text of a plan that must stand on the paper."""
    said = [facts.citizen_name, *facts.changed_since, *(one.what for one in facts.agreements)]
    said += [part for step in facts.steps for part in (step.what, step.who, step.why)]
    said += [part for goal in facts.goals for part in (goal.area, goal.title, goal.measure, goal.own_words)]
    said += [part for goal in facts.goals for one in goal.activities for part in (one.what, one.why)]
    said += [f"{one.stair.reached} af {one.stair.steps} delmål" for one in facts.goals if one.stair]
    said += [part for one in facts.wins for part in (one.title, one.own_words)]
    said += [part for one in facts.consents for part in (one.who, one.what)]
    said += [part for one in facts.signatures for part in (one.name, one.role)]
    said += [part for one in facts.contacts for part in (one.name, one.role, phone(one.phone))]
    return [*said, facts.main_words.text] if facts.main_words else said
