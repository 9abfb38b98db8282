"""The rows of the interactions table (screens.md): each task played by mouse and by keyboard, from its stated start.

A row ends where the screen says that it is done. What the store and the papers say of it is read when the programs have
ended: `reached` is handed the open store, and raises where the result is not there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from storage.reads.records import select
from tests.journeys import lead_rows
from tests.journeys.counted import Hand
from tests.journeys.practice_office import COLLEAGUE, Office
from tests.journeys.results import demand, of_citizen
from tests.journeys.stage import Missing, wait_until

WAYS = ("mouse", "keys")
NOTES = {
    "mouse": "Talte om snusepraktikken og om tegningerne på væggen",
    "keys": "Talte om vaskeriet og om nattesøvnen i den nye seng",
}
PROMISES = {
    "mouse": ("Emil ringer til trykkeriet i morgen", "Ringer til trykkeriet"),
    "keys": ("Dagny skriver til vaskeriet i morgen", "Skriver til vaskeriet"),
}
LINES = {"mouse": "Gik med til trykkeriet den første dag", "keys": "Kørte to kasser på genbrug sammen"}
TORN = {
    "Ring til køkkenlederen om fire timer": (
        "Ring til køkkenlederen mandag",
        "Ring til køkkenlederen tirsdag",
    ),
    "Spørg sønnens skole om morgenåbning": ("Spørg skolen sammen", "Spørg skolen pr. brev"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One task: at most so many interactions, how it is played each way, and what must be there afterwards."""

    name: str
    says: str
    limit: int
    play: Callable[[Office, str], list[str]]
    reached: Callable[[Office, str], None] = field(repr=False)


def today(hand: Hand) -> None:
    """Come to today's list, and count from there."""
    hand.come("ctrl+1")
    hand.find(r"^Uge \d+ · ")
    hand.stands_on("Start besøg")
    hand.begin()


def not_met(office: Office, way: str) -> list[str]:
    """A closed door, with the printable card."""
    hand, name = office.lise, {"mouse": "Amina", "keys": "Bent"}[way]
    today(hand)
    hand.find(
        f"^{name}"
    )  # a new computer has not everybody at once, and the next visit is the first of those here
    papers = len(office.papers())
    if way == "mouse":
        hand.press("^Ikke truffet$")
        hand.press("^Gem og udskriv kort$")
    else:
        hand.key("Tab", "Return")
        hand.stands_on("Gem og udskriv kort")
        hand.key("Return")
    hand.find(f"{name} .* blev ikke truffet. Det er gemt på denne computer. Papiret er sendt til printeren")
    office.printed(papers + 1)
    return hand.acts()


def _not_met_reached(office: Office, way: str) -> None:
    name = {"mouse": "Amina", "keys": "Bent"}[way]
    visits = of_citizen(office.reader(), name, "visit")
    attempts = of_citizen(office.reader(), name, "attempt")
    demand(any(one.text("outcome") == "not_met" for one in visits), f"no visit to {name} that met nobody")
    demand(any(one.fields.get("card_left") for one in attempts), f"no card left with {name}")
    demand(any(name in paper and "Lise" in paper for paper in office.papers()), f"no card for {name}")


def conversation(office: Office, way: str) -> list[str]:
    """A note, an agreement out of the text, and the next date."""
    hand = office.lise
    today(hand)
    if way == "mouse":
        hand.press("^Start besøg$")
        hand.press("^Truffet$")
        hand.type(NOTES[way])
        hand.press("Skriv linjen ind")
        hand.type(PROMISES[way][0])
        hand.press("^Gør til aftale$|Gør til aftale, Ctrl Enter")
        hand.press(r"^\w{3}\. \d+\. \w{3}", "Chip")
        hand.press("Gem og videre")
    else:
        hand.key("Return")
        hand.find("^Truffet$")
        hand.key("alt+1")
        hand.type(NOTES[way])
        hand.key("Return")
        hand.type(PROMISES[way][0])
        hand.find("Lyder som en aftale")
        hand.key("ctrl+Return", "alt+n", "ctrl+s")
    hand.find(r"Besøget hos \w+ er gemt på denne computer")
    return hand.acts()


def _conversation_reached(office: Office, way: str) -> None:
    name = {"mouse": "Emil", "keys": "Dagny"}[way]
    reader = office.reader()
    notes = [one.text("text") for one in of_citizen(reader, name, "note")]
    made = [one for one in of_citizen(reader, name, "agreement") if PROMISES[way][1] == one.text("what")]
    visits = of_citizen(reader, name, "visit")
    demand(NOTES[way] in notes, f"the note about {name} is not there: {notes}")
    demand(
        bool(made) and all(one.text("due") for one in made), f"no agreement with {name}, or none with a date"
    )
    demand(any(one.text("outcome") == "met" for one in visits), f"no visit that met {name}")
    demand(any(not one.text("outcome") for one in visits), f"no next date with {name}")


def find_anything(office: Office, way: str) -> list[str]:
    """A citizen from the caseload, and then a word in a note in the middle of a visit; the longer of the two counts."""
    hand = office.lise
    hand.come("ctrl+2")
    hand.find("^Din stamme")
    hand.begin()
    person = _find(hand, way, "tænkeb", "^Gorm Tænkebjerg")
    hand.find("^Start besøg$")
    hand.come("ctrl+k")
    hand.type("start tænkebjerg")
    hand.find("^Start besøg: Gorm", "FoundLine")
    hand.come("Return")
    hand.find("^Truffet$")
    hand.begin()
    word = _find(hand, way, "lænestol", "fra døren til lænestolen")
    hand.find("lænestol", "row")  # the note itself is in sight, not only its case
    return max(person, word, key=len)


def _find(hand: Hand, way: str, words: str, line: str) -> list[str]:
    if way == "mouse":
        hand.press("^Søg eller gå til|^Søg borger, ord eller handling")
        hand.type(words)
        hand.press(line, "FoundLine")
    else:
        hand.key("ctrl+k")
        hand.type(words)
        hand.find(line, "FoundLine")
        hand.key("Return")
    return hand.acts()


def _find_reached(office: Office, _way: str) -> None:
    reader = office.reader()
    (gorm,) = [
        one.stream for one in select(reader, "r.kind = 'citizen'") if one.name == "Gorm Tænkebjerg"
    ] or [""]
    looks = reader.rows("select objects from audit where action = 'read' and what = 'citizen'")
    searches = reader.rows("select 1 from audit where action = 'search'")
    demand(any(gorm and gorm in str(row[0]) for row in looks), "nobody looked at what was found")
    demand(bool(searches), "no search stands in the trail")


def print_plan(office: Office, way: str) -> list[str]:
    """The joint plan of one citizen, from anywhere: here from the settings."""
    hand = office.lise
    hand.come("ctrl+5")
    hand.find("^Tekststørrelse|^Sprog")
    hand.begin()
    papers = len(office.papers())
    name = {"mouse": "Çiğdem Prøvesen", "keys": "Amina Testberg"}[way]
    if way == "mouse":
        hand.press("^Søg eller gå til")
        hand.type("plan prøvesen")
        hand.press(f": {name}", "FoundLine")
        hand.find(r"^\d side")
        hand.press("^Udskriv$", "Button")
    else:
        hand.key("ctrl+k")
        hand.type("plan amina")
        hand.find(f": {name}", "FoundLine")
        hand.key("Return")
        hand.find(r"^\d side")
        hand.key("ctrl+p")
    hand.find("Papiret er sendt til printeren")
    office.printed(papers + 1)
    return hand.acts()


def _plan_reached(office: Office, way: str) -> None:
    name = {"mouse": "Çiğdem Prøvesen", "keys": "Amina Testberg"}[way]
    versions = of_citizen(office.reader(), name, "plan_version")
    demand(bool(versions), f"no plan was issued for {name}")
    demand(
        any(name in paper and "Side 1 af" in paper for paper in office.papers()),
        f"no plan of {name} on paper",
    )


def conflict(office: Office, way: str) -> list[str]:
    """Two people's words about one field, from the chip."""
    hand = office.lise
    hand.come("ctrl+4")
    left = {"mouse": 2, "keys": 1}[way]
    hand.find(f"{left} sted(er)? kræver dig", seconds=150)
    hand.come("ctrl+1")
    hand.find(r"^Uge \d+ · ")
    hand.begin()
    if way == "mouse":
        hand.press("^Øvelseskontor", "SyncChip")
        hand.press("^Behold Tobias’$|^Behold Tobias", "Button")
    else:
        hand.key("ctrl+4")
        hand.find("^Behold Tobias")
        hand.key("alt+1")
    hand.find("Valgt. Den anden version ligger i historikken")
    acts = hand.acts()
    wait_until(lambda: not hand.desk.says(f"{left} sted(er)? kræver dig"))
    return acts


def _conflict_reached(office: Office, _way: str) -> None:
    agreements = of_citizen(office.reader(), "Amina", "agreement")
    torn = [one for one in agreements if one.torn]
    texts = {one.text("what") for one in agreements}
    demand(not torn, "two versions still stand beside each other")
    chosen = {text for pair in TORN.values() for text in pair} & texts
    demand(len(chosen) == len(TORN), f"other words stand there: {texts}")


def mentor_line(office: Office, way: str) -> list[str]:
    """A meeting of a mentor: whom, how long, and one line; from the desk as it opens after the passphrase."""
    hand, name, desk = (
        office.new["mentor"],
        {"mouse": "Emil Legestue", "keys": "Gorm Tænkebjerg"}[way],
        "Mentor",
    )
    if not hand.desk.program:
        office.make_mentor("Emil Legestue", "Gorm Tænkebjerg")
        hand.desk.start()
        hand.press("Adgangssætning", "Passphrase")
        hand.type(office.words["mentor"])
        hand.key("Return")
        hand.find(f"^{desk}$", "Place")
    hand.come("ctrl+1")
    hand.find(r"^Uge \d+ · ")
    hand.begin()
    if way == "mouse":
        hand.press(f"^{desk}$", "Place")
        hand.press(name, "row")
        hand.press("^30 min", "Chip")
        hand.type(LINES[way])
        hand.press("^Gem$|^Gem linjen$", "Button")
    else:
        hand.key("ctrl+6")
        hand.find(name, "row")
        hand.key("Down", "Return")
        hand.type("45")
        hand.key("Return")
        hand.stands_on("Hvad lavede I?")
        hand.type(LINES[way])
        hand.key("Return")
    hand.find("hos .* er gemt på denne computer")
    return hand.acts()


def _mentor_line_reached(office: Office, way: str) -> None:
    lines = {
        (one.text("text"), one.number("minutes"))
        for one in select(office.reader("mentor"), "r.kind = 'mentor_minutes'")
    }
    demand((LINES[way], {"mouse": 30, "keys": 45}[way]) in lines, f"the mentor's line is not there: {lines}")


SOMEBODY = r", \d+ år"
"""The first of the caseload, whoever stands there by the next steps of that day."""


def first_day(office: Office, way: str) -> list[str]:
    """From the icon of a program that has no store yet, to the page of the first citizen."""
    hand, (code,) = office.new[way], office.codes(COLLEAGUE, 1)
    hand.press_icon()
    if way == "mouse":
        hand.press("^Begynd på mit arbejde$")
        hand.type(office.address)
        hand.press("^Kode eller link$", "LineEdit")
        hand.type(code)
        hand.press("^Videre$")
        office.words[way] = _suggested(hand)
        hand.type(office.words[way])
        hand.press("^Videre$")
        hand.find("borgere er her")
        hand.press("^Begynd$")
        hand.press("^Borgere", "Place")
        hand.press(SOMEBODY, "row", times=2)
    else:
        hand.stands_on("Begynd på mit arbejde")
        hand.key("Return")
        hand.type(office.address)
        hand.key("Tab")
        hand.type(code)
        hand.key("Return")
        office.words[way] = _suggested(hand)
        hand.type(office.words[way])
        hand.key("Return")
        hand.find("borgere er her")
        hand.stands_on("Begynd")
        hand.key("Return")
        hand.find(r"^Uge \d+ · ")
        hand.desk.focus()
        hand.key("ctrl+2")
        hand.find(SOMEBODY, "row")
        hand.stands_on("Søg i din stamme")
        hand.key("Return")
    hand.find("^Start besøg$")
    return hand.acts()


def _suggested(hand: Hand) -> str:
    hand.find("^Dine fem ord$")
    found = re.search(
        r"\b1 \| (\w+) \| 2 \| (\w+) \| 3 \| (\w+) \| 4 \| (\w+) \| 5 \| (\w+)", hand.desk.read()
    )
    if found is None:
        raise Missing(f"no five words are suggested: {hand.desk.read()[:800]}")
    return " ".join(found.groups())


def _first_day_reached(office: Office, way: str) -> None:
    citizens = select(office.reader(way), "r.kind = 'citizen'")
    demand(len(citizens) > 1, "no citizens in the new store")


ROWS = (
    Row("not-met", "»ikke truffet« ved en dør, med kort", 3, not_met, _not_met_reached),
    Row("conversation", "samtale med notat, aftale og næste gang", 8, conversation, _conversation_reached),
    Row("find", "find en borger eller et ord i et notat", 2, find_anything, _find_reached),
    Row("print-plan", "udskriv den fælles plan for én borger", 3, print_plan, _plan_reached),
    Row("conflict", "vælg mellem to menneskers ord", 2, conflict, _conflict_reached),
    Row(
        "mentor",
        "mentoren skriver et møde ind med minutter og én linje",
        5,
        mentor_line,
        _mentor_line_reached,
    ),
    Row(
        "hand-over",
        "overgiv en stamme på 40 under en orlov",
        6,
        lead_rows.hand_over,
        lead_rows.hand_over_reached,
    ),
    Row(
        "print-team",
        "udskriv planerne til hele teamets tirsdag",
        5,
        lead_rows.print_team,
        lead_rows.print_team_reached,
    ),
    Row("first-day", "fra ikonet til den første borger", 12, first_day, _first_day_reached),
)
"""In the order in which a day allows them: the four visits are the practice office's own."""
