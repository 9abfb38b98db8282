"""The tour through the practice office: how each screen is reached, in the order in which a person meets them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop import chairs, joining
from desktop.gallery import case
from desktop.gallery.office import Office
from desktop.ui.lean_parts import load_fonts
from desktop.ui.lean_unlock import LeanUnlock
from desktop.ui.look.dress import dress
from desktop.ui.look.tokens import look
from desktop.ui.screens.cover import Cover
from desktop.ui.screens.forgotten import ForgottenScreen
from desktop.ui.screens.palette import CommandPalette
from desktop.ui.screens.rejoin import RejoinScreen
from desktop.ui.screens.restore import CopyShown, RestoreScreen
from desktop.ui.screens.signin import SignInScreen
from desktop.ui.screens.start import StartScreen
from desktop.ui.screens.team import TeamScreen
from desktop.ui.screens.veil import Veil

ASKED: Final = "be"
"""What is typed in the search line: the beginning of many names and words."""
FETCHED: Final = (27, 43)
WORDS: Final = 5
CHAIRS: Final = {"mentor": chairs.MENTOR, "team": chairs.LEAD}
"""Who has the places that the caseworker has not."""
COPIES: Final = (timedelta(hours=1), timedelta(days=1, hours=2))


@dataclass(frozen=True, slots=True)
class Stop:
    """One screen: its name, how it is reached, and in whose chair of the practice office.

    A screen before the house is `anew` in each look: nobody changes the theme while it stands. One that `tells` which
    look is on, or scrolls to what is begun in it, is gone to again in each.
    """

    name: str
    reach: Callable[[Office], QWidget]
    chair: str = chairs.CASEWORKER
    anew: bool = False
    tells: bool = False


def stops() -> tuple[Stop, ...]:
    """Return every screen, from the first day to the settings."""
    return (
        *(Stop(f"start_{step}", _first_day(step), anew=True) for step in ("place", "code", "words", "fetch")),
        Stop("unlock", _unlock, anew=True),
        Stop("forgotten", _forgotten, anew=True),
        Stop("restore", _restore, anew=True),
        Stop("rejoin", lambda _office: RejoinScreen(), anew=True),
        Stop("signin", lambda _office: SignInScreen(), anew=True),
        Stop("cover", _cover, anew=True),
        *(
            Stop(place, _place(place), CHAIRS.get(place, chairs.CASEWORKER), tells=place == "settings")
            for place in ("today", "citizens", "mentor", "team", "sync", "settings", "new_citizen")
        ),
        Stop("team_code", _code, chairs.LEAD, tells=True),
        Stop("keys", _keys),
        Stop("search", _search),
        Stop("citizen", lambda office: _room(office, office.rooms.open_citizen, _citizen(office))),
        Stop("citizen_note", _note, tells=True),
        Stop("safe", _safe),
        Stop("plan", lambda office: _room(office, office.rooms.open_plan, _citizen(office))),
        Stop("edition", lambda office: _room(office, office.rooms.open_edition, _citizen(office))),
        Stop("signing", lambda office: _room(office, office.rooms.open_signing, _citizen(office))),
        Stop("history", lambda office: _room(office, office.rooms.open_history, _citizen(office))),
        Stop("record", _record),
        Stop("access", lambda office: _room(office, office.rooms.open_access, _citizen(office))),
        Stop("case_papers", lambda office: _room(office, office.rooms.open_case_papers, _citizen(office))),
        Stop(
            "citizen_papers",
            lambda office: _room(office, office.rooms.open_citizen_papers, _citizen(office)),
        ),
        Stop("resume", lambda office: _room(office, office.rooms.open_resume, _citizen(office))),
        Stop("progress", lambda office: _room(office, office.rooms.open_progress, _citizen(office))),
        *(
            Stop(f"case_{name}", partial(_list, name))
            for name in ("contacts", "work", "economy", "health", "network", "documents", "consents")
        ),
        Stop("log", lambda office: _room(office, office.rooms.open_log, _citizen(office))),
        Stop("document", _document),
        Stop("visit", _visit),
        Stop("glass", lambda office: _room(office, office.rooms.open_glass)),
        Stop("diagnostics", lambda office: _room(office, office.rooms.open_diagnostics, "1.0"), tells=True),
        Stop("safety", lambda office: _room(office, office.rooms.open_safety)),
        Stop("passphrase", lambda office: _room(office, office.rooms.open_passphrase)),
        Stop("renewal", lambda office: _room(office, office.rooms.open_renewal)),
        Stop("binding", lambda office: _room(office, office.rooms.open_binding)),
    )


def _room(office: Office, way: Callable[..., object], *about: object, **how: object) -> QWidget:
    """Go through the window to a room, and wait until it is filled."""
    window = office.session.window
    for veil in window.findChildren(Veil):
        veil.close_it()
    if window.is_safe:
        window.safe_view_wanted.emit(False)
    way(*about, **how)
    office.rest()
    return window


def _list(name: str, office: Office) -> QWidget:
    """Go to a room of a case that only reads."""
    return _room(office, office.rooms.open_list, _citizen(office), name)


def _place(place: str) -> Callable[[Office], QWidget]:
    """Press a place of the rail."""
    return lambda office: _room(office, office.session.window.place_chosen.emit, place)


def _citizen(office: Office) -> str:
    """Return whom the first visit of the day goes to."""
    return office.visits[0].citizen


def _note(office: Office) -> QWidget:
    return _room(office, office.rooms.open_citizen, _citizen(office), note=True)


def _visit(office: Office) -> QWidget:
    first = office.visits[0]
    return _room(office, office.rooms.open_visit, first.visit, first.citizen)


def _record(office: Office) -> QWidget:
    agreement = case.first_agreement(office, _citizen(office))
    return _room(office, office.rooms.open_history, _citizen(office), agreement)


def _document(office: Office) -> QWidget:
    file = case.filed(office, _citizen(office))
    return _room(office, office.rooms.open_document, file, _citizen(office))


def _code(office: Office) -> QWidget:
    """Ask for a code for the first of the team, as far as the passphrase: who looks at a gallery is told none."""
    window = _room(office, office.session.window.place_chosen.emit, "team")
    screen = office.session.window.stack.currentWidget()
    if isinstance(screen, TeamScreen):
        screen.code.form.close_form()
        screen.code.form.fill({"whose": screen.code.form.offered[0].user})
        screen.code.form.send()
        office.rest()
    return window


def _keys(office: Office) -> QWidget:
    window = _room(office, office.rooms.open_today)
    office.session.window.show_keys()
    return window


def _search(office: Office) -> QWidget:
    window = _room(office, office.rooms.open_today)
    office.rooms.open_palette()
    office.rest()
    (palette,) = (each for each in window.findChildren(CommandPalette) if not each.isHidden())
    palette.field.write(ASKED)
    office.rest()
    return window


def _safe(office: Office) -> QWidget:
    window = _room(office, office.rooms.open_citizen, _citizen(office))
    office.session.window.safe_view_wanted.emit(True)
    office.rest()
    return window


def _first_day(step: str) -> Callable[[Office], QWidget]:
    def reach(office: Office) -> QWidget:
        dress(office.app)
        screen = StartScreen()
        known = joining.words()
        screen.show_words(known[:: len(known) // WORDS][:WORDS])
        screen.show_progress(*FETCHED)
        screen.show_step(step)
        return screen

    return reach


def _unlock(office: Office) -> QWidget:
    load_fonts()
    initials = office.session.desk.store.user.initials
    return LeanUnlock(initials=initials, theme=look.theme, scale=look.scale, practice=True)


def _forgotten(_office: Office) -> QWidget:
    screen = ForgottenScreen()
    screen.ask_address(known=True)
    return screen


def _restore(office: Office) -> QWidget:
    screen, now = RestoreScreen(), office.rooms.now()
    screen.show_copies([CopyShown(str(age), now - age) for age in COPIES])
    return screen


def _cover(_office: Office) -> QWidget:
    return Cover()
