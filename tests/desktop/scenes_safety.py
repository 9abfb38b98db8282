"""The scenes of Dæk, of Sikkerhed's own choices and of a case's log, each in a state that says something."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from casework.answers_diagnostics import StoreFigures
from desktop import diagnostics as diagnostics_file
from desktop.away import Found, said_of, said_of_wipe
from desktop.flows import contact
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import BannerTone
from desktop.ui.screens.case_log import CaseLogScreen
from desktop.ui.screens.cover import Cover
from desktop.ui.screens.diagnostics import DiagnosticsScreen
from desktop.ui.screens.safety import SafetyScreen
from storage import faults, keyfile, lease
from storage.lease import Standing
from sync.words import SHUT_OUT
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import now, today, window_with


def cover(left: int = 0) -> QWidget:
    """The screen is covered, and perhaps a wrong code was typed."""
    over = Cover()
    if left:
        over.say_wrong(left)
    return over


def diagnostics() -> QWidget:
    """The file for whoever mends the program, as it is read before it is saved."""
    screen = DiagnosticsScreen(now)
    figures = StoreFigures(
        schema=7,
        engine="3.46.1",
        cipher="4.6.1",
        sizes={"store.db": 41_300_000, "outbox.ffj": 220_000, "backup/": 118_000_000, "att/": 9_400_000},
        free=182_000_000_000,
        citizens=43,
        kinds={"agreement": 812, "citizen": 43, "note": 5120, "visit": 1904},
        changes=14_880,
        waiting=3,
        held={"role": 1},
        last_contact="2026-11-26T09:41+01:00",
        took={"day": 3.1, "caseload": 22.4, "search": 9.8},
    )
    settings = (("sprog", "da"), ("farver", "light"), ("skrift", "100 %"))
    nowhere = Path("there-is-no-such-folder")
    screen.show_text(
        diagnostics_file.text(figures, now=now(), version="1.0", settings=settings, reports=nowhere)
    )
    return window_with("settings", screen)


def safety_code(*, chosen: bool = True, allowed: bool = True) -> QWidget:
    """A code was chosen, or the municipality forbids it."""
    screen = SafetyScreen(now)
    screen.show_facts(facts_sync.SAFETY)
    screen.code.show_state(chosen=chosen, allowed=allowed)
    return window_with("settings", screen)


def case_log(*, empty: bool = False) -> QWidget:
    """What was done with a case on this computer."""
    screen = CaseLogScreen(now)
    screen.show_log("Amina Testberg", () if empty else facts_sync.LOG)
    return window_with("citizens", screen)


def safety_sharing(until: str = "", *, may: bool = True) -> QWidget:
    """A system that can keep windows out of films."""
    screen = SafetyScreen(now)
    screen.show_facts(facts_sync.SAFETY)
    screen.code.show_state(chosen=True, allowed=True)
    screen.sharing.show_state(can=True, may=may, until=until)
    return window_with("settings", screen)


def told_at_the_door(sentence: str, wait: int = 0) -> LeanUnlock:
    """*Lås op* says what went wrong."""
    window = LeanUnlock(initials="MEHA", theme=look.theme, scale=look.scale)
    window.show_message(sentence)
    window.wait_until(wait)
    return window


def sent_while_locked() -> LeanUnlock:
    """*Lås op* says in place of the age of the data how much went to the service meanwhile."""
    window = LeanUnlock(
        initials="MEHA", age="Sidst opdateret 26.11.2026 kl. 10.00", theme=look.theme, scale=look.scale
    )
    window.show_news(said_of(Found(receipted=12, held=3)))
    return window


def wiped(*, done: bool, hurt: tuple[str, ...] = ()) -> LeanUnlock:
    """*Lås op* of a store that is to be wiped, or was, whole or not."""
    window = told_at_the_door(said_of_wipe(Found(wiped=done, hurt=hurt)))
    window.shut()
    return window


def told_above_the_page(sentence: str, tone: BannerTone = "notice") -> QWidget:
    """The window says above the page what went wrong, or what was mended."""
    window = today()
    window.banner(sentence, "Luk", lambda: None, tone=tone)
    return window


DOOR: Final = {
    "wrong": (keyfile.WRONG, 0),
    "wait": ("Forkert adgangssætning. Intet er ændret.", 30),
    "keys": (faults.BROKEN_KEYS, 0),
    "broken": (faults.BROKEN, 0),
    "full_locked": (faults.FULL_LOCKED, 0),
    "open_already": (faults.OPEN_ALREADY, 0),
    "newer": (faults.NEWER, 0),
    "engine": (faults.WRONG_ENGINE, 0),
    "read_only": (faults.READ_ONLY, 0),
    "no_memory": (faults.NO_MEMORY, 0),
    "lease": (lease.ENDED.format(at="26.11.2026 kl. 10.00"), 0),
    "shut_out": (SHUT_OUT, 0),
}
PAGE: Final[dict[str, tuple[str, BannerTone]]] = {
    "page": (faults.BROKEN_PAGE, "notice"),
    "full": (faults.FULL, "notice"),
    "brought_back": (
        (
            "3 ændringer var ikke nået ind i sagerne, da programmet sidst stoppede. Det er hentet fra den anden "
            "kopi, og intet er tabt. Du skal ikke gøre noget."
        ),
        "done",
    ),
    "clock_back": (contact.said_of(Standing(facts.NOW, ended=False, fell_behind=True)), "notice"),
    "clock_ahead": (contact.said_of(Standing(facts.NOW, ended=False, jumped=True)), "notice"),
    "lease_over": (contact.said_of(Standing(facts.NOW, ended=True)), "notice"),
    "mended": (
        (
            "Den anden kopi af det, der ikke er sendt, var ikke, som den blev efterladt. Sagerne selv er hele, og "
            "kopien er skrevet på ny. Du skal ikke gøre noget."
        ),
        "done",
    ),
}


AT_THE_DOOR: Final[dict[str, Callable[[], LeanUnlock]]] = {
    **{f"door_{name}": partial(told_at_the_door, *said) for name, said in DOOR.items()},
    "door_sent": sent_while_locked,
    "door_to_wipe": lambda: wiped(done=False),
    "door_wiped": lambda: wiped(done=True),
    "door_wiped_hurt": lambda: wiped(done=True, hurt=("journal",)),
}
"""Painted without our parts, so what is asked of a page does not fit it."""

PAGES: Final[dict[str, Callable[[], QWidget]]] = {
    "diagnostics": diagnostics,
    "safety_code": safety_code,
    "safety_forbidden": lambda: safety_code(chosen=False, allowed=False),
    "case_log": case_log,
    "case_log_empty": lambda: case_log(empty=True),
    "safety_sharing": safety_sharing,
    "safety_sharing_on": lambda: safety_sharing("kl. 10.46"),
    "safety_sharing_off": lambda: safety_sharing(may=False),
    "cover": cover,
    "cover_wrong": lambda: cover(3),
    "cover_last": lambda: cover(1),
    **{f"told_{name}": partial(told_above_the_page, *said) for name, said in PAGE.items()},
}
SCENES: Final[dict[str, Callable[[], QWidget]]] = {**PAGES, **AT_THE_DOOR}
