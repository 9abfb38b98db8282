"""A team's day on three computers with one central service: a caseworker, a mentor and a team lead, each in a program.

Everything that is done is done with keys and mouse on a virtual screen; what came of it is read from the three stores
and from the service when the programs have ended. The computers are brought in beforehand: how that is done on the
first day is the practice day's story.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from casework.clock import COPENHAGEN
from desktop import chairs, joining, practice, practice_central
from storage import sealing, vault
from storage.reader import Reader
from sync.enrol import begin, enrol
from sync.service import grants, registry
from sync.service.projections import open_kept
from tests.journeys.field_work import open_citizen
from tests.journeys.practice_office import Printing
from tests.journeys.results import demand, of_citizen
from tests.journeys.stage import Central, Desk, Missing, wait_until

WHO = "Freja Sandprøve"
FIRST = WHO.split(maxsplit=1)[0]
NOTE = "Hun tegnede salonens spejle og sagde, at kvadratrodsduften af shampoo var god"
PROMISE = "Freja ringer til salonen i morgen"
PROMISED = "Ringer til salonen"
LINE = "Gik forbi salonen og talte om den første dag"
COVER, COVERS = "SUMA", "Susanne Makkerup"
PEOPLE = {"lise": chairs.CASEWORKER, "anja": chairs.MENTOR, "berit": chairs.LEAD}


@dataclass
class Team:
    """The three computers and the service between them."""

    central: Central
    lise: Printing
    anja: Desk
    berit: Desk
    stores: dict[str, vault.Store] = field(default_factory=dict)

    @property
    def desks(self) -> tuple[Desk, ...]:
        """All of them."""
        return self.lise, self.anja, self.berit

    def bring_in(self, desk: Desk) -> None:
        """Give somebody's computer a store that waits for its words, as the first day leaves it."""
        ledger, now = open_kept(self.central.home / "central"), datetime.now(UTC)
        try:
            with ledger.writing() as connection:
                user = registry.user_called(connection, PEOPLE[desk.name])
                code = registry.new_code(connection, ledger.keys, user, now)
        finally:
            ledger.close()
        enrolled = enrol(self.central.address, code, begin(), wall=time.time)
        with patch.dict(os.environ, {"FODFAESTE_HOME": str(desk.home)}):
            store, _ = joining.make_store(enrolled, practice.PASSPHRASE, cost=sealing.FLOOR)
        store.close()

    def reader(self, desk: Desk) -> Reader:
        """Open the store of a computer whose program has ended."""
        if desk.name not in self.stores:
            (folder,) = [path for path in (desk.home / "stores").iterdir() if path.is_dir()]
            self.stores[desk.name] = vault.unlock(folder, practice.PASSPHRASE, now=datetime.now(UTC))
        return self.stores[desk.name].reader()


@contextmanager
def office(stage: Path) -> Iterator[Team]:
    """Fill a service with the invented municipality, let it serve, and unlock the three computers."""
    central = Central(stage / "central")
    (central.home / "tmp").mkdir(parents=True)
    export, today = stage / "export", datetime.now(COPENHAGEN).date()
    practice.write_export(export, today)
    with patch.dict(os.environ, {"FODFAESTE_HOME": str(central.home)}):
        demand(
            practice_central.fill(practice.MUNICIPALITY, str(export), today.isoformat()) == 0,
            "the office is empty",
        )
    team = Team(
        central,
        Printing("lise", stage / "lise" / "home"),
        Desk("anja", stage / "anja" / "home"),
        Desk("berit", stage / "berit" / "home"),
    )
    try:
        central.start()
        for desk in team.desks:
            desk.home.mkdir(parents=True)
            desk.switch_on()
            team.bring_in(desk)
            desk.start()
        for desk in team.desks:
            desk.press("Adgangssætning", "Passphrase")
            desk.type(practice.PASSPHRASE)
            desk.key("Return")
        yield team
    finally:
        for store in team.stores.values():
            store.close()
        for desk in team.desks:
            desk.switch_off()
        central.stop()


def everybody_is_in(team: Team) -> None:
    """Each has what is hers: the caseworker her forty, the mentor her nine, the lead the whole team."""
    team.anja.find("^Mentor$", "Place", seconds=150)
    team.berit.find("^Team$", "Place", seconds=150)
    for desk in team.desks:
        desk.find("Alt er kvitteret|Kvitteret", "SyncChip", seconds=150)
    _go(team.anja, "ctrl+6", WHO)
    _go(team.berit, "ctrl+7", "40 borgere")
    team.berit.reach("21 uden plan")
    team.berit.find("21 uden plan")


def lise_visits(team: Team) -> None:
    """A visit with a note, an agreement out of the text, and the plan on paper."""
    lise = team.lise
    open_citizen(lise, WHO)
    lise.press("^Start besøg$", "Button")
    lise.press("^Truffet$")
    lise.press("Ny linje", "TextEdit")
    lise.type(NOTE)
    lise.key("Return")
    lise.type(PROMISE)
    lise.find("Lyder som en aftale")
    lise.key("ctrl+Return", "alt+n", "ctrl+s")
    lise.find(f"Besøget hos {FIRST} er gemt på denne computer")
    open_citizen(lise, WHO)
    lise.press("^Plan$", "Tab")
    lise.find(r"^\d side", seconds=60)
    lise.press("^Udskriv$", "Button")
    lise.find("Papiret er sendt til printeren", seconds=60)
    wait_until(lambda: any(lise.papers.glob("*.pdf")))


def anja_logs(team: Team) -> None:
    """The mentor reads what was agreed, and logs a meeting."""
    anja = team.anja
    open_citizen(anja, WHO)
    anja.find(PROMISED, seconds=150)
    if anja.says("kvadratrodsduften"):
        raise Missing("the mentor reads the caseworker's note")
    _go(anja, "ctrl+6", WHO)
    anja.press(WHO, "row")
    anja.press("^45 min", "Chip")
    anja.type(LINE)
    anja.key("Return")
    anja.find(f"hos {WHO} er gemt på denne computer|hos {FIRST}.* er gemt på denne computer")


def berit_covers(team: Team) -> None:
    """The team lead sees that a plan was handed out, sees what is waited for, and lets a colleague cover for Lise."""
    berit = team.berit
    berit.reach("20 uden plan")
    berit.find("20 uden plan", seconds=150)
    berit.reach("Gældsrådgivningen")
    berit.find("Gældsrådgivningen")
    berit.reach("^Sagsstammer$", up=True)
    berit.focus()
    berit.key("alt+1")
    berit.find("Overdrag fra Lise Øvelund")
    berit.key("Down", "Down", "alt+d")
    berit.type(f"{last_day():%d.%m.%Y}")
    berit.key("Tab")
    berit.type("Kursus")
    berit.key("ctrl+Return")
    berit.find(f"{COVERS} dækker nu for Lise Øvelund hos ")
    berit.find(f"{COVERS} dækker til og med", seconds=150)


def lise_hears(team: Team) -> None:
    """Who covers while she is away stands on the citizen's page; the mentor's line is looked for in the store."""
    lise = team.lise
    open_citizen(lise, WHO)
    lise.find(f"{COVERS} dækker til og med", seconds=150)


def last_day() -> date:
    """Return the last day that is covered."""
    return datetime.now(COPENHAGEN).date() + timedelta(days=9)


def what_came_of_it(team: Team) -> None:
    """Read the three stores and the service."""
    for desk in team.desks:
        desk.find("Alt er kvitteret|Kvitteret", "SyncChip", seconds=150)
    for desk in team.desks:
        desk.close()
    lise, anja, berit = (team.reader(desk) for desk in team.desks)
    for reader, whose in ((lise, "Lise"), (anja, "Anja")):
        made = [one.text("what") for one in of_citizen(reader, WHO, "agreement")]
        lines = [one.text("text") for one in of_citizen(reader, WHO, "mentor_minutes")]
        demand(PROMISED in made, f"{whose} has not the agreement: {made}")
        demand(LINE in lines, f"{whose} has not the mentor's line: {lines}")
    notes = {
        who: [one.text("text") for one in of_citizen(reader, WHO, "note")]
        for who, reader in _named(lise, anja, berit)
    }
    demand(
        NOTE in notes["lise"] and not notes["anja"] and not notes["berit"], f"notes lie elsewhere: {notes}"
    )
    for who, reader in _named(lise, anja, berit):
        demand(
            bool(of_citizen(reader, WHO, "plan_version")), f"{who} does not know that a plan was handed out"
        )
    told = [(one.text("outcome"), one.text("purpose")) for one in of_citizen(berit, WHO, "visit")]
    demand(bool(told) and set(told) == {("", "")}, f"the lead knows what came of a visit: {told}")
    demand(not of_citizen(berit, WHO, "mentor_minutes"), "the lead reads the mentor's lines")
    _service_says(team)


def _named(*readers: Reader) -> tuple[tuple[str, Reader], ...]:
    return tuple(zip(PEOPLE, readers, strict=True))


def _service_says(team: Team) -> None:
    """The service knows who covers for whom, and has every word of the day."""
    ledger = open_kept(team.central.home / "central")
    try:
        with ledger.reading() as connection:
            users = {name: registry.user_called(connection, name).id for name in (COVER, *PEOPLE.values())}
            spans = {name: grants.open_spans(connection, user) for name, user in users.items()}
            kinds = dict(
                connection.execute(
                    "select kind, count(*) from change where user in (?, ?) group by kind",
                    (users[chairs.CASEWORKER], users[chairs.MENTOR]),
                ).fetchall()
            )
    finally:
        ledger.close()
    forty = {case for case, span in spans[chairs.CASEWORKER].items() if span.role == "primary"}
    demand(
        len(forty) == 40 and forty <= set(spans[COVER]),
        f"{COVERS} covers {len(spans[COVER])} of {len(forty)}",
    )
    wanted = {"visit", "note", "agreement", "plan_version", "paper", "mentor_minutes"}
    demand(wanted <= set(kinds), f"the service has only {sorted(kinds)}")


def _go(desk: Desk, key: str, until: str) -> None:
    desk.focus()
    desk.key(key)
    desk.find(until, seconds=150)


STEPS = (everybody_is_in, lise_visits, anja_logs, berit_covers, lise_hears, what_came_of_it)
