"""Invented letters, cards and rights, for tests.  All are called Testperson; numbers begin with 70 00."""

from dataclasses import replace
from datetime import date, time

from casework.contact_card import ContactCard
from casework.meeting_letter import MeetingLetter
from casework.plan_paper import PlanContact
from casework.rights import RightsPaper, Standing, about, rule_of, rules

ON = date(2026, 11, 26)
BO = PlanContact("Bo Testperson", "", "70000001")
LONE = PlanContact("Lone Testperson", "", "70000005")
LONG_NAME = "Anne-Margrethe Bjørnsdóttir Schwartzenberger-Løvenskjold Testperson"

JONAS = MeetingLetter(
    municipality="Eksempel Kommune",
    issued_on=date(2026, 11, 18),
    name="Jonas Testperson",
    first_name="Jonas",
    address=("Parkvej 7, 1. th.", "0000 Eksempel By"),
    on=ON,
    at=time(14),
    form="office",
    place="Eksempel Bibliotek, Torvet 1",
    way="Lokale 2, lige til højre for døren.\nBus 3A stopper foran.",
    minutes=45,
    why="Vi taler om, hvad du gerne vil, og hvem der kan hjælpe dig.",
    writer="Bo Testperson",
    is_fixed=True,
    caller=BO,
    stand_in=LONE,
    companion=rule_of("bisidder", ON),
)
BARE = MeetingLetter(
    municipality="Eksempel Kommune",
    issued_on=ON,
    name="Amina Testperson",
    first_name="Amina",
    address=(),
    on=ON,
    at=time(9, 15),
    form="home",
)
CROWDED = replace(
    JONAS,
    name=LONG_NAME,
    first_name="Anne-Margrethe",
    address=(
        "Den Lange Allé ved Den Gamle Fattiggård 107, 4. sal, dør 12, c/o Testperson",
        "0000 Eksempel By",
    ),
    place="Det Gamle Posthus ved Havnen, indgang C, bag ved den store parkeringsplads",
    why="Vi taler om, hvad du gerne vil, og om de ting, som er svære. " * 3,
    way="Gå ind ad døren ved cyklerne.\nTag trappen op.\nSpørg efter Lone.",
    writer="Lone Testperson",
    is_fixed=False,
    fixed_contact="Bo Testperson",
    interpreter="Somali",
)
CALLED = replace(JONAS, form="phone", place="", way="", citizen_phone="70000011", interpreter="Tyrkisk")

CARD = ContactCard(
    first_name="Amina",
    issued_on=ON,
    contact=BO,
    hours=("Mandag til torsdag kl. 9-15", "Fredag kl. 9-12"),
    stand_in=LONE,
)
BARE_CARD = ContactCard(first_name="Amina", issued_on=ON, contact=PlanContact("Bo Testperson", "", ""))
LONG_CARD = replace(
    CARD,
    first_name="Wolfeschlegelsteinhausenbergerdorff",
    contact=PlanContact(LONG_NAME, "", "70000001"),
    stand_in=PlanContact(LONG_NAME, "", "70000005"),
    hours=("Mandag til torsdag kl. 9-15, dog ikke kl. 12-13.",) * 3,
)

EVERYTHING = Standing("Kontanthjælp", "Aktivitetsparat", True, True, True, True)
"""Somebody about whom every rule is."""


def rights(standing: Standing = EVERYTHING, *, on: date = ON, name: str = "Amina Testperson") -> RightsPaper:
    """The page of somebody about whom a case says this."""
    return RightsPaper(
        municipality="Eksempel Kommune",
        citizen_name=name,
        issued_on=ON,
        on=on,
        rules=tuple(one for one in about(standing, rules().known) if one.is_in_force(on)),
        because=tuple(one for one in (standing.benefit, standing.readiness) if one),
        caller=BO,
        dated=rules().dated,
    )
