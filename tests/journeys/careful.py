"""What must not slip, on one real window: two proposals, a protected address, who looks along, two versions.

What is taken out of a case (`taken_out`) is played on the same window. Each ends on the screen; the store is read
afterwards.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from casework.acts import Act, change
from storage.drafts import Drafts
from storage.reader import Reader
from storage.reads.records import select
from tests.journeys import taken_out
from tests.journeys.practice_office import COLLEAGUE, LISE, Computer, Office, opened
from tests.journeys.results import demand, of_citizen
from tests.journeys.stage import Desk, Missing, wait_until

HALF = "Halvt skrevet om skolebussen"
WHY = "Vi skal mødes i dag"
AGREED = "Ring til køkkenlederen om fire timer"
APART = ("Ring til køkkenlederen mandag", "Ring til køkkenlederen tirsdag")
OTHERS = ("Bent", "Dagny", "Emil", "Fatma", "Gorm", "Çiğdem", "Ibrahim", "Jytte")


@dataclass
class Played:
    """What the screen said while it was played, and what store and trail say afterwards."""

    seen: dict[str, str] = field(default_factory=dict)
    lacks: dict[str, str] = field(default_factory=dict)


def play(stage: Path) -> Played:
    """Play every story in one practice office, then end the program and read its store."""
    played = Played()
    with opened(stage, alone=True) as office:
        write_apart(office)
        desk = office.desk
        desk.focus()
        for story in (two_proposals, protected, looks_along, two_versions):
            story(desk, played.seen)
        for taken in (taken_out.taken_back, taken_out.moved):
            taken(office.lise, played.seen)
        reader = office.reader()
        store = office._stores["lise"]
        for name, check in CHECKS.items():
            try:
                check(reader, store.drafts)
            except Missing as missing:
                played.lacks[name] = str(missing)
    return played


def write_apart(office: Office) -> None:
    """Let Tobias and Lise, each at another computer, write an agreement anew and name a contact, both unseen."""
    with ExitStack() as both:
        people = [both.enter_context(office._computer(initials)) for initials in (COLLEAGUE, LISE)]
        for number, person in enumerate(people):
            person.write({AGREED: APART[number]})
            _propose(person, "Bent Øvrum")
        for person in people:
            person.exchange()


def _propose(person: Computer, name: str) -> None:
    """Write oneself as a citizen's regular contact."""
    reader, now = person.store.reader(), datetime.now(UTC)
    one = next(one for one in select(reader, "r.kind = 'citizen'") if one.name == name)
    act = Act(by=person.store.user.id, now=now, seen=reader.seen())
    person.store.ledger.record(
        (change(one.stream, one.id, "citizen", {"primary": person.store.user.id}, **act),), now=now
    )


def open_case(desk: Desk, name: str) -> None:
    """Open a case by its name, as anybody does."""
    desk.key("ctrl+k")
    desk.find("Søg", "LineEdit")
    desk.type(name)
    desk.find(f"^{name}", "FoundLine")
    desk.key("Return")
    desk.find("^Start besøg$", "Button")
    wait_until(lambda: desk.says(name))


def two_proposals(desk: Desk, seen: dict[str, str]) -> None:
    """Two name a contact; one press settles who it is."""
    open_case(desk, "Bent Øvrum")
    desk.find("Hvem er borgerens kontaktperson", seconds=150)
    desk.press("^Vælg Tobias Prøvbjerg som kontaktperson$", "Button")
    wait_until(lambda: not desk.says("Hvem er borgerens kontaktperson"))
    seen["two proposals"] = desk.read()


def protected(desk: Desk, seen: dict[str, str]) -> None:
    """A protected address is one click and a reason away."""
    open_case(desk, "Fatma Skovprøve")
    seen["protected before"] = desk.read()
    desk.press("^Vis adressen, begrund$", "Button")
    desk.find("Hvorfor skal du se adressen")
    desk.type(WHY)
    desk.press("^Vis adressen$", "Button")
    desk.find("Birkevej 19")
    seen["protected after"] = desk.read()
    desk.key("F9")
    desk.find("^Slut borgervisning", "Button")
    seen["protected along"] = desk.read()
    desk.key("F9")
    desk.find("^Start besøg$", "Button")


def looks_along(desk: Desk, seen: dict[str, str]) -> None:
    """F9 while a note is half written: no other name, no search; and the words stand there when it ends."""
    open_case(desk, "Amina Testberg")
    desk.press("^Nyt notat$", "Button")
    desk.press("Notatets tekst", "TextEdit")
    desk.type(HALF)
    desk.key("F9")
    desk.find("^Slut borgervisning", "Button")
    desk.key("ctrl+k", "ctrl+2")
    seen["looks along"] = desk.read()
    desk.key("F9")
    desk.find(HALF, "TextEdit")
    seen["afterwards"] = desk.read()


def two_versions(desk: Desk, seen: dict[str, str]) -> None:
    """Both versions stand side by side; one is chosen."""
    desk.key("ctrl+4")
    desk.find("To versioner af en aftale", seconds=150)
    seen["two versions"] = desk.read()
    desk.press("^Behold Tobias’$|^Behold Tobias", "Button")
    desk.find("Valgt. Den anden version ligger i historikken")


def _two_proposals(reader: Reader, _drafts: Drafts) -> None:
    bent = next((one for one in select(reader, "r.kind = 'citizen'") if one.name == "Bent Øvrum"), None)
    workers = {one.text("initials"): one.id for one in select(reader, "r.kind = 'worker'")}
    is_settled = bent is not None and "primary" not in bent.torn
    demand(
        is_settled and bent is not None and bent.text("primary") == workers[COLLEAGUE], "nobody is settled on"
    )


def _protected(reader: Reader, _drafts: Drafts) -> None:
    looks = [
        tuple(row) for row in reader.rows("select action, words from audit where action = 'show-address'")
    ]
    demand(bool(looks), "no look at the address stands in the trail")


def _looks_along(_reader: Reader, drafts: Drafts) -> None:
    demand(any(HALF in one.contents.values() for one in drafts.all()), "the half note is no draft")


def _two_versions(reader: Reader, _drafts: Drafts) -> None:
    made = of_citizen(reader, "Amina", "agreement")
    demand(not any(one.torn for one in made), "two versions still stand")
    demand(APART[0] in {one.text("what") for one in made}, "Tobias' words are not those that stand")


CHECKS: dict[str, Callable[[Reader, Drafts], None]] = {
    "two proposals": _two_proposals,
    "protected": _protected,
    "looks along": _looks_along,
    "two versions": _two_versions,
} | taken_out.CHECKS
