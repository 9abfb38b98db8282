"""What every flow is handed: the desk, the window, and the ways from one screen to another."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework.answers import CitizenPage
from casework.changes import Change, Seen
from casework.clock import local
from casework.own_words import OwnActs
from casework.trail import Noted
from casework.two_drafts import both
from desktop.desk import Desk
from desktop.lanes import Lane, Refusal
from desktop.ui.screens.days import say_time
from desktop.ui.screens.screen import Screen
from desktop.ui.window import MainWindow
from storage.ledger import Recorded

if TYPE_CHECKING:
    from casework.answers_team import HandWanted, NewCode, TeamAtService
    from casework.glass import GlassWanted
    from casework.wrong_citizen import AddressWanted
    from desktop.flows.fetching import Fetching

    AskGlass = Callable[[GlassWanted, Callable[[tuple[str, ...]], None], Refusal], None]
    """What is wanted, who hears which cases can be read now, who hears why not."""
    AskAddress = Callable[[AddressWanted, Callable[[str], None], Refusal], None]
    """The same for where copies may be sent of what stood in a wrong case."""

T = TypeVar("T")


class AskTeam(Protocol):
    """How the service is asked for a team, and to hand work over."""

    def ask_team(self, then: "Callable[[TeamAtService], None]", refused: Refusal) -> None:
        """Ask for what only the service knows of the team."""

    def hand_over(self, wanted: "HandWanted", then: Callable[[int], None], refused: Refusal) -> None:
        """Ask for a hand-over or a cover; `then` hears in how many cases something changed."""

    def make_code(
        self, user: str, then: "Callable[[NewCode], None]", refused: Refusal, *, words: bool
    ) -> None:
        """Ask for a code for a new computer of one of the team."""


class Flow(Protocol):
    """What the rooms ask of the flow whose screen is shown."""

    @property
    def screen(self) -> QWidget:
        """The screen."""

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again for what went stale, and touch nothing that is being typed."""

    def keep_now(self) -> None:
        """Hand everything typed to the drafts, before a lock or a way out."""


class Forgetful:
    """Marks a flow of which nothing typed is kept: a passphrase, a number and the reason for asking now.

    Its `keep_now` forgets, which is right at a lock and on the way out. A case that leaves in the background asks only
    for drafts, and leaves what is being typed about something else alone.
    """


class Ways(Protocol):
    """The ways through the house; flows know each other by these alone."""

    desk: Desk
    window: MainWindow
    paper_lane: Lane
    municipality: str
    now: Callable[[], datetime]
    glass: "AskGlass | None"
    """How the service is asked for a case outside one's own; None where this computer has no service."""
    address: "AskAddress | None"
    """How it is asked where copies may be sent that belong in a case outside one's own."""
    fetching: "Fetching | None"
    """How citizens come, and how that is called off; None where this computer has no service."""
    team: "AskTeam | None"
    """How it is asked for the team that this person leads; None where this computer has no service."""

    def today(self) -> date:
        """Return the day in Denmark."""

    def open_today(self) -> None:
        """Show the day."""

    def open_citizens(self) -> None:
        """Show the caseload."""

    def open_mentor(self, citizen: str = "") -> None:
        """Show the mentor's desk, on one citizen where he is named."""

    def open_team(self) -> None:
        """Show the team's desk."""

    def open_citizen(self, citizen: str, *, note: bool = False, move: str = "", at: str = "") -> None:
        """Show a case, with the note editor open where a note is wanted, or a note that is to `move` asked about.

        `at` is a record that somebody looked for: it is chosen and in sight.
        """

    def open_new_citizen(self) -> None:
        """Show where a citizen's case is opened, for who may."""

    def open_visit(self, visit: str, citizen: str) -> None:
        """Open a visit; without an id, one that begins here and now."""

    def open_plan(self, citizen: str) -> None:
        """Open the joint plan."""

    def open_edition(self, citizen: str) -> None:
        """Show where a partner or a workplace gets a page of the plan."""

    def open_signing(self, citizen: str, back: Callable[[], None] | None = None) -> None:
        """Show where the plan is signed; the way back leads to the plan where nothing else is said."""

    def open_case_papers(self, citizen: str) -> None:
        """Show where a case goes on paper in order of time."""

    def open_access(self, citizen: str) -> None:
        """Show where a request for access is gone through, piece by piece."""

    def open_citizen_papers(self, citizen: str) -> None:
        """Show what a citizen gets on paper: a letter before a meeting, rights and duties, whom to ring."""

    def open_resume(self, citizen: str) -> None:
        """Show the CV of a citizen, where it is talked about and written."""

    def open_progress(self, citizen: str) -> None:
        """Show what a citizen answered over time, and his paid hours."""

    def open_log(self, citizen: str) -> None:
        """Show when a case was used, and what for."""

    def open_room(self, citizen: str, room: str) -> None:
        """Show a room of a case by its name in the line of rooms."""

    def open_history(self, citizen: str, record: str = "") -> None:
        """Show every version of a record; without one, what of a case has a history."""

    def open_document(
        self, attachment: str, citizen: str, visit: str = "", back: Callable[[], None] | None = None
    ) -> None:
        """Show a file of a case; from a visit, the way back leads there, and otherwise where `back` leads."""

    def open_sync(self) -> None:
        """Show what waits, what is receipted, and where two people's words stand beside each other."""

    def open_settings(self) -> None:
        """Show what a person may choose."""

    def open_safety(self) -> None:
        """Show what protects this computer."""

    def open_diagnostics(self, version: str) -> None:
        """Show the file for whoever mends the program, before it is saved."""

    def open_passphrase(self) -> None:
        """Show where the passphrase is changed."""

    def open_renewal(self) -> None:
        """Show where the keys of the store are renewed."""

    def open_binding(self) -> None:
        """Show whether the store is bound to this computer."""

    def open_glass(self) -> None:
        """Show where a case outside one's own is opened, with a reason."""

    def open_palette(self) -> None:
        """Lay the search line over the page."""

    def send_now(self) -> None:
        """Let the exchange with the service begin at once."""


class TellOnce:
    """Enters in the trail whom a list has shown: each citizen once, however often it is painted anew."""

    def __init__(self, ways: Ways, screen: QWidget, what: str) -> None:
        self._ways = ways
        self._screen = screen
        self._what = what
        self._told: set[str] = set()

    def tell(self, citizens: Iterable[str]) -> None:
        """Enter those who were not shown before; a screen behind another one shows nobody."""
        fresh = {each for each in citizens if each} - self._told
        if fresh and self._ways.window.stack.currentWidget() is self._screen:
            self._told |= fresh
            self._ways.desk.enter(Noted("read", tuple(sorted(fresh)), self._what))


def begin_in_room(ways: Ways, screen: Screen, before: QWidget | None) -> None:
    """A room was filled, and the keys begin elsewhere in it than `before`; who goes along the line keeps them there."""
    is_walked = screen.tabs is not None and screen.tabs.is_walked
    if screen.first_focus is not before and not is_walked:
        ways.window.begin_in(screen)


def while_stands(screen: QWidget, then: Callable[[T], object]) -> Callable[[T], None]:
    """Hand an answer on as long as its screen stands; for one that was left, it goes nowhere."""

    def answer(told: T) -> None:
        if isValid(screen):
            then(told)

    return answer


class Pen:
    """What one screen writes with while it stands: each act sees those before it, painted anew or not.

    A second save of an open form, or a tick after *Fortryd*, never stands against the first; what the same person wrote
    on another screen does, where this one did not show it (decision 0066).
    """

    def __init__(self, ways: Ways) -> None:
        self.ways = ways
        self.own = OwnActs()

    def write(self, *asked: Any, **more: Any) -> tuple[Change, ...]:
        """Do a verb as the desk does."""
        return self.ways.desk.write(*asked, own=self.own, **more)

    def make(self, *asked: Any, **more: Any) -> None:
        """Make changes of what stands in the store, as the desk does."""
        self.ways.desk.make(*asked, own=self.own, **more)


def taking_back(pen: Pen, done: tuple[Change, ...], seen: Seen, recorded: Recorded) -> Callable[[], None]:
    """Return what *Fortryd* does after an act: its inverse, by somebody who had seen it, and a sentence that says so.

    `seen` is what the act's form had on the screen, `recorded` is the act itself, `pen` what it was written with.
    """
    ways, after = pen.ways, Seen(seen.seq, recorded.dots[-1].number)

    def told(_recorded: Recorded) -> None:
        ways.window.toast(
            QCoreApplication.translate("flows", "Fortrudt. Det, du tog tilbage, ligger i historikken.")
        )

    return lambda: ways.desk.take_back(done, seen=after, own=pen.own, then=told)


def keep_as_note(ways: Ways, citizen: str, words: str) -> None:
    """Keep words that have no place on their own page as the draft of a note of the case, and say so."""
    note = {"nature": "fact", "text": words}

    def joined(older: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
        return both(both(older, {}), typed)

    ways.desk.keep_draft(f"note:{citizen}", citizen, "note", note, joined=joined)
    ways.window.toast(
        QCoreApplication.translate(
            "flows", "Det, du skrev her før, står som kladde til et notat på borgerens side."
        )
    )


def leave_case(ways: Ways, *, shown: bool, typed: bool = False) -> None:
    """Lead away from a case that is not here any more; what stood on the screen does not close without a word."""
    if shown:
        say_case_left(ways, typed=typed)
    ways.open_citizens()


def say_case_left(ways: Ways, *, typed: bool) -> None:
    """Say why a case that stood on the screen closes: it was handed over, and what was typed in it goes along."""
    said = QCoreApplication.translate("flows", "Sagen er overdraget, og den er fjernet herfra.")
    if typed:
        along = QCoreApplication.translate("flows", "Det, du havde skrevet, følger med som kladde.")
        said = f"{said} {along}"
    where = QCoreApplication.translate("flows", "Se under Synkronisering.")
    ways.window.toast(f"{said} {where}")


def kept_at(instant: str) -> str:
    """Say the clock time of a kept draft: "kl. 14.32"."""
    return say_time(local(instant)) if instant else ""


def told_apart(before: CitizenPage, after: CitizenPage) -> tuple[str, ...]:
    """Name in plain words the parts of a case in which two pages differ."""
    parts = (
        (QCoreApplication.translate("flows", "aftaler"), before.agreements != after.agreements),
        (QCoreApplication.translate("flows", "mål"), before.goals != after.goals),
        (QCoreApplication.translate("flows", "aktiviteter"), before.activities != after.activities),
        (QCoreApplication.translate("flows", "historien"), before.story != after.story),
        (
            QCoreApplication.translate("flows", "kontaktoplysninger"),
            (before.phone, before.address, before.protected) != (after.phone, after.address, after.protected),
        ),
        (
            QCoreApplication.translate("flows", "sikkerhedsbemærkningen"),
            before.safety_remark != after.safety_remark,
        ),
        (
            QCoreApplication.translate("flows", "næste skridt"),
            (before.next_step, before.next_step_at) != (after.next_step, after.next_step_at),
        ),
    )
    return tuple(name for name, changed in parts if changed)


def news_sentence(parts: tuple[str, ...]) -> str:
    """Say what a colleague changed while somebody writes; nothing where nothing did."""
    if not parts:
        return ""
    named = (
        parts[0]
        if len(parts) == 1
        else QCoreApplication.translate("flows", "{first} og {last}").format(
            first=", ".join(parts[:-1]), last=parts[-1]
        )
    )
    return QCoreApplication.translate(
        "flows", "Nyt i sagen, mens du skriver: {named}. Det, du skriver, er ikke rørt."
    ).format(named=named)
