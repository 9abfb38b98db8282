"""Forkert borger: asked, somebody found, refused, and what is left in the timeline."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from casework.answers import TimelineEntry
from casework.answers_wrong import BreachShown, HangsOn, RightCitizen
from casework.sentences import Sentence
from desktop.ui.screens.wrong_citizen_form import WrongCitizenForm
from tests.desktop import facts
from tests.desktop.scenes import citizen_screen, window_with

WHY = "Skrevet i den øverste sag på listen efter to besøg i samme opgang."
HUSK = TimelineEntry(
    "n-husk",
    "note",
    "",
    Sentence("Flyttet til den rigtige borger"),
    facts.TIMELINE[0].at,
    "Mette Hald",
    WHY,
    is_contact=False,
    moved=True,
)


def asked(told: Callable[[WrongCitizenForm], object] | None = None) -> QWidget:
    """Open the form on the first note of the timeline."""
    screen = citizen_screen()
    note = next(entry for entry in facts.TIMELINE if entry.kind == "note")
    screen.timeline.ask_to_move(note.id)
    form = screen.timeline.place.form
    assert isinstance(form, WrongCitizenForm)
    form.show_hanging(HangsOn(2, 1))
    if told is not None:
        form.fill({"who": "Karl Olsen", "reason": WHY})
        told(form)
    return window_with("citizen", screen)


def husk() -> QWidget:
    """Show what is left of a note, among the others."""
    screen = citizen_screen()
    entries = (HUSK, *(replace(entry) for entry in facts.TIMELINE))
    screen.show_timeline(entries, True)
    return window_with("citizen", screen)


def task() -> QWidget:
    """Show a team lead what waits to be judged."""
    screen = citizen_screen()
    found = BreachShown("b-1", 3, WHY, "Mette Hald", facts.NOW.date() + timedelta(days=3))
    screen.breach.show_tasks([found], facts.NOW.date())
    screen.breach.ask()
    return window_with("citizen", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "wrong_citizen": asked,
    "wrong_citizen_found": lambda: asked(
        lambda form: form.show_right(RightCitizen("c-9", "Karl Olsen", "650203-••••"))
    ),
    "wrong_citizen_refused": lambda: asked(
        lambda form: form.refuse("Flere borgere på denne computer hedder det. Skriv CPR-nummeret.")
    ),
    "wrong_citizen_husk": husk,
    "wrong_citizen_task": task,
}
