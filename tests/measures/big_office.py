"""A store with everything that a screen can show, as large as is asked: for walks through all screens, and measures.

One person who is caseworker, mentor and team lead at once, so that one walk reaches every desk: 60 cases are his own,
most are his partner's, some he mentors, some he leads. The longest case holds many notes. Texts are invented words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from casework.changes import Change, Dot, Placed, Seen, Value
from casework.clock import COPENHAGEN, instant
from casework.errors import FodfaesteError
from casework.ids import REFERENCE
from desktop.lanes import Lane
from desktop.session import Opened, Session
from storage.vault import Store
from tests.measures.measure_storage import START, Filling, lasting_folder
from tests.patience import heard
from tests.storage import shelf

LONG: Final = "s0"
"""The case with the many notes."""
FIRST: Final = ("Åse", "Zahra", "Østen", "Karl", "Fadumo", "Bjørn", "Lis", "Mikkel", "Hanne", "Ibrahim")
LAST: Final = (
    "Ågård",
    "Thygesen",
    "Rasmussen",
    "Kjærsgaard",
    "Ægidius",
    "Olsen",
    "Pedersen",
    "Skjøth",
    "Nørgaard",
)
TEAM: Final = 12
MENTEES, LED = 12, 40
TORN: Final = 12
GOALS: Final = 6


@dataclass(frozen=True, slots=True)
class Size:
    """How much lies in a store."""

    citizens: int
    notes: int
    longest: int
    own: int = 60

    def role(self, number: int) -> str:
        """Tell in which role a case is held: the last ones are mentored and led."""
        if number < self.own:
            return "primary"
        left = self.citizens - number
        return "mentor" if left <= MENTEES else "team_lead" if left <= MENTEES + LED else "partner"


BIG: Final = Size(2_000, 200_000, 3_000)
SMALL: Final = Size(90, 400, 120, own=20)
"""Per push: every screen has something to show, and no more than a second goes into making it."""


def fill(folder: Path, size: Size) -> Store:
    """Make a store of a size."""
    filling = Filling(folder)
    for number in range(TEAM):
        said = {"initials": f"W{number:03}", "name": f"Navn Nummer{number}", "role": "Sagsbehandler"}
        filling.put(REFERENCE, f"w-{number}", "worker", **said, team="Team Udsatte")
    me = {"initials": shelf.METTE.initials, "name": shelf.METTE.name, "role": "Teamleder"}
    filling.put(REFERENCE, shelf.METTE.id, "worker", **me, team="Team Udsatte")
    roles = [size.role(number) for number in range(size.citizens)]
    for role in dict.fromkeys(roles):
        filling.grant((f"s{number}" for number, held in enumerate(roles) if held == role), role)
    for number, role in enumerate(roles):
        _case(filling, number, role)
    chance = Random(11)
    for number in range(size.notes):
        _note(filling, number, size, chance)
    filling.done()
    _apart(filling.store)
    return filling.store


def _case(filling: Filling, number: int, role: str) -> None:
    """Let one citizen come in with what stands on his page, as far as the role reads it."""
    stream, chance = f"s{number}", Random(number)
    worker = shelf.METTE.id if role == "primary" else f"w-{number % TEAM}"
    name = {"first_name": FIRST[number % len(FIRST)], "last_name": f"{LAST[number % len(LAST)]} {number}"}
    filling.put(
        stream, stream, "citizen", **name, primary=worker, rhythm_days=str(7 + number % 21), interpreter=""
    )
    at = shelf.NOW + timedelta(days=number % 30, hours=1)
    filling.put(stream, f"v{number}", "visit", at=instant(at), form="home", worker=worker, outcome="")
    for turn, who in enumerate(("Borger", "W001", "Egen læge")):
        due = (shelf.TODAY + timedelta(days=number % 40 - 15)).isoformat()
        status = "open" if turn or number % 2 else "done"
        filling.put(
            stream, f"a{number}-{turn}", "agreement", what="Ringe til lægen", who=who, due=due, status=status
        )
    filling.put(stream, f"p{number}", "placement", company=f"Fjordens Bageri {number}", type="praktik")
    for turn in range(GOALS if number == 0 else 1):
        words = filling.text()
        filling.put(
            stream, f"g{number}-{turn}", "goal", title=f"Et skridt {turn}", own_words=words, status="active"
        )
        filling.put(
            stream, f"k{number}-{turn}", "activity", what="Gå ture", why=words, goal=f"g{number}-{turn}"
        )
    if role == "mentor":
        _mentored(filling, number)
        return
    issued = (shelf.TODAY - timedelta(days=number % 200)).isoformat()
    filling.put(stream, f"pv{number}", "plan_version", issued_on=issued, audience="citizen", number="1")
    for back in range(6):
        year, week, _ = (shelf.TODAY - timedelta(weeks=back + 1)).isocalendar()
        hours: dict[str, Value] = {"week": f"{year}-{week:02}", "hours": chance.randrange(20)}
        filling.put(stream, f"h{number}-{back}", "paid_hours", company="Fjordens Bageri", **hours)
    if role != "team_lead":
        _own(filling, number)


def _own(filling: Filling, number: int) -> None:
    """What only those read who hold the case: number, address, story, and of one in five a statement."""
    stream = f"s{number}"
    home = {"address": f"Søgade {number}", "postcode": "9900", "city": "Skagen"}
    filling.put(
        stream, stream, "citizen", cpr=f"70038{number:05}", **home, story="Hun vil gerne i gang. " * 12
    )
    if number % 5 == 0:
        sent = {"form": "LÆ125", "doctor": "Havnens Læger", "requested": "2026-11-01", "due": "2026-11-15"}
        filling.put(stream, f"st{number}", "statement", **sent)


def _mentored(filling: Filling, number: int) -> None:
    """Let a mentor have hours, and have used some each week for half a year."""
    granted = {"start": "2026-07-01", "end": "2026-12-31", "goal": "Ud ad døren", "tasks": "Følges"}
    filling.put(
        f"s{number}", f"m{number}", "mentor_agreement", mentor=shelf.METTE.id, minutes=6000, **granted
    )
    for back in range(50):
        on = (shelf.TODAY - timedelta(days=3 * back)).isoformat()
        line: dict[str, Value] = {
            "on": on,
            "minutes": 45,
            "text": "Vi øvede bussen",
            "worker": shelf.METTE.id,
        }
        filling.put(f"s{number}", f"mm{number}-{back}", "mentor_minutes", **line)


def _note(filling: Filling, number: int, size: Size, chance: Random) -> None:
    held = size.citizens - MENTEES - LED
    filling.put(
        f"s{0 if number < size.longest else chance.randrange(held)}",
        f"n{number}",
        "note",
        text=filling.text(),
        nature="statement" if number % 10 == 0 else "fact",
        attendance="met" if number % 3 == 0 else "",
        channel="home",
        at=instant(START + timedelta(minutes=chance.randrange(730 * 1440))),
        author="w-1",
    )


def _apart(store: Store) -> None:
    """Let colleagues write the same agreements apart, so that two versions stand beside each other."""
    high = store.ledger.seen().seq
    rows = [
        Placed(
            Change(f"s{number}", f"a{number}-1", "agreement", {"what": f"Ringe {number}"}, Seen(), shelf.AT),
            Dot("device-anne", number + 1),
            (high + number) << 16,
            "w-2",
            high + number + 1,
            shelf.AT,
        )
        for number in range(TORN)
    ]
    store.ledger.receive(rows, cursor="apart", high=high + TORN)


@cache
def big_folder() -> Path:
    """Make the big store once for a run of measures; return its folder, closed."""
    folder = lasting_folder() / "big"
    fill(folder, BIG).close()
    return folder


@dataclass(frozen=True, slots=True)
class Opening:
    """A session as the application has it, and what went wrong in it."""

    app: QApplication
    session: Session
    lanes: tuple[Lane, ...]
    crashed: list[BaseException]
    refused: list[FodfaesteError]


@contextmanager
def opened(app: QApplication, store: Store) -> Iterator[Opening]:
    """Open the application's session over a store, as after the passphrase; nothing may have crashed in it."""
    crashed: list[BaseException] = []
    refused: list[FodfaesteError] = []
    lane = Lane("store", refused=refused.append, crashed=crashed.append)
    session = Session(
        app,
        Opened(store, lane, {"municipality": "Fjordby"}),
        crash=crashed.append,
        clock=lambda: shelf.NOW.astimezone(COPENHAGEN),
        relaunch=lambda: None,
    )
    lanes = (lane, session._reader_lane, session._paper_lane, session._network_lane)
    try:
        yield Opening(app, session, lanes, crashed, refused)
    finally:
        session.close()
        app.aboutToQuit.disconnect(session.close)
        heard()
        session.window.close()
        session.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert crashed == []
