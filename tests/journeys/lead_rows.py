"""The team lead's rows of the interactions table, played on her own computer beside the practice office."""

import re
from collections import Counter
from datetime import date, timedelta

from desktop.ui.screens import days
from storage.reads.records import select
from storage.reads.team_day import team_day
from tests.journeys.counted import Hand
from tests.journeys.practice_office import COLLEAGUE, LEAD, LISE, Office, Printing, words_of
from tests.journeys.results import demand
from tests.journeys.stage import wait_until

THIRD = "SUMA"
COVERS = {"mouse": (COLLEAGUE, "Tobias Prøvbjerg"), "keys": (THIRD, "Susanne Makkerup")}
"""Who covers for Lise after each way of playing it."""
FORTY = 40


def lead_of(office: Office) -> Hand:
    """Return the hand on the lead's computer, opened as far as the team's desk with all of the team on it."""
    hand = office.new["lead"]
    if not hand.desk.program:
        office.bring_in("lead", LEAD)
        hand.desk.start()
        hand.press("Adgangssætning", "Passphrase")
        hand.type(office.words["lead"])
        hand.key("Return")
        hand.find("^Team$", "Place")
        hand.find("Alt er kvitteret|Kvitteret|Alt er modtaget", "SyncChip")
        hand.begin()
    return hand


def at_team(office: Office) -> Hand:
    """Come to the team's desk, and count from there."""
    hand = lead_of(office)
    hand.come("ctrl+7")
    hand.find("^Overdrag eller dæk for Lise Øvelund")
    hand.find("40 borgere")
    hand.begin()
    return hand


def last_day(way: str) -> date:
    """Return the last day of the leave; each way of playing it has its own."""
    return date.today() + timedelta(days={"mouse": 30, "keys": 40}[way])  # noqa: DTZ011  the program asks the same clock


def hand_over(office: Office, way: str) -> list[str]:
    """Lise's caseload for a leave: a colleague covers for her until a day, and then it ends by itself."""
    hand, until = at_team(office), f"{last_day(way):%d.%m.%Y}"
    _, name = COVERS[way]
    if way == "mouse":
        hand.press("^Overdrag eller dæk for Lise Øvelund")
        hand.press("^Dæk til og med dagen")
        hand.stands_on("Til og med hvilken dag")
        hand.type(until)
        hand.press("^Vælg …", "Box")
        hand.press(f"^{name}", "row")
        hand.press("^Hvorfor", "LineEdit")
        hand.type("Orlov")
        hand.press(f"^Lad {name} dække")
    else:
        hand.key("alt+1")
        hand.stands_on("Vælg …")
        hand.key("Down", "Down", "alt+d")
        hand.stands_on("Til og med hvilken dag")
        hand.type(until)
        hand.key("Tab")
        hand.stands_on("Hvorfor")
        hand.type("Orlov")
        hand.key("ctrl+Return")
    hand.find(f"{name} dækker nu for Lise Øvelund hos ")
    return hand.acts()


def hand_over_reached(office: Office, way: str) -> None:
    """Whoever covers has every one of the forty, and hers come to an end on the day that was written."""
    demand((office.home / "central").exists(), "there is no service that was asked")
    initials, name = COVERS[way]
    forty = office.cases_of(LISE, "primary")
    covered = office.cases_of(initials, "stand_in")
    demand(len(forty) == FORTY, f"Lise has {len(forty)} citizens")
    demand(set(forty) <= set(office.cases_of(initials)), f"{name} has not all of them")
    ends = {until[:10] for until in covered.values()}
    demand(ends == {last_day(way).isoformat()}, f"{name} covers until {sorted(ends)}")


def tuesday() -> date:
    """Return the Tuesday that is printed: the next one, today where it is one."""
    now = date.today()  # noqa: DTZ011  the program asks the same clock
    return now + timedelta(days=(1 - now.weekday()) % 7)


def print_team(office: Office, way: str) -> list[str]:
    """A whole team's Tuesday on paper, from anywhere: here from the settings."""
    hand = lead_of(office)
    hand.come("ctrl+5")
    hand.find("^Skriftstørrelse|^Sprog")
    hand.begin()
    papers = len(papers_of(office))
    if way == "mouse":
        hand.press("^Team$", "Place")
        hand.find("9 borgere · mentor")
        day = re.escape(days.say_brief(tuesday(), date.today()))  # noqa: DTZ011
        hand.press(f"^{day}$", "Word")
        hand.press(rf"^Udskriv \d+ planer · {day}$", "Button")
    else:
        hand.key("ctrl+7")
        hand.find("^Planer til en dag$")
        hand.key("ctrl+p")
        hand.type(f"{tuesday():%d.%m.%Y}")
        hand.key("Return")
    said = hand.find(r"Forsiden og \d+ planer er sendt til printeren").words
    many = int(re.findall(r"\d+", said)[0])
    wait_until(lambda: len(papers_of(office)) == papers + many + 1)
    return hand.acts()


def papers_of(office: Office) -> list[str]:
    """Return what came out of the lead's printer, in the order of coming."""
    desk = office.new["lead"].desk
    assert isinstance(desk, Printing)
    return [
        words_of(path) for path in sorted(desk.papers.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
    ]


def print_team_reached(office: Office, way: str) -> None:
    """The cover, then each plan in the order of the visits; each was issued, and stands in the trail."""
    reader = office.reader("lead")
    day = team_day(reader, tuesday())
    demand(len(day.stops) > 1, "nobody drives on Tuesday")
    papers, size = papers_of(office), len(day.stops) + 1
    cover, *plans = papers[:size] if way == "mouse" else papers[size : 2 * size]
    demand(
        "Planer til tirsdag" in cover and all(one.name in cover for one in day.stops),
        f"no cover: {cover[:300]}",
    )
    wrong = [one.name for one, paper in zip(day.stops, plans, strict=True) if one.name not in paper]
    demand(not wrong, f"not where their visits are: {wrong}")
    issued = Counter(one.stream for one in select(reader, "r.kind = 'plan_version'"))
    own = {one.citizen: issued[one.citizen] for one in day.stops}
    demand(all(many >= len(COVERS) for many in own.values()), f"not issued each time: {own}")
    looks = reader.rows("select objects from audit where action = 'print' and what = 'plan'")
    said = " ".join(str(row[0]) for row in looks)
    demand(all(one.citizen in said for one in day.stops), "a print is not in the trail")
