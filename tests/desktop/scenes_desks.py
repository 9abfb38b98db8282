"""The mentor's desk: a month under way, a grant that is used up, nobody yet."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from casework.answers_mentor import Mentee, MentorDesk
from casework.mentoring import Agreed, Logged
from desktop.ui.screens.mentor import MentorScreen
from tests.desktop.scenes import now, window_with

ME = "w-mentor"
_SAID = (
    (3, 20, "Ringede. Aftalte turen til biblioteket."),
    (5, 90, "Gik med til møde på biblioteket."),
    (9, 15, "Ringede som aftalt."),
    (11, 110, "Øvede bus 3A sammen."),
    (16, 15, "Ringede. Det passede dårligt. Vi talte sammen dagen efter."),
    (18, 95, "Handlede ind og lagde budget."),
    (24, 140, "Hentede Zahra. Var med i bageriet."),
)
GRANT = Agreed(
    "a-1",
    ME,
    36 * 60,
    date(2026, 9, 1),
    date(2027, 2, 28),
    "Tryg ved bussen, nye mennesker, i gang i bageriet",
    "Følges i starten",
    "1234-5678-90",
)


def lines(*more: Logged) -> tuple[Logged, ...]:
    """Return a month of lines and what was used before, the newest first."""
    month = [Logged(f"l-{day}", date(2026, 11, day), minutes, text, ME) for day, minutes, text in _SAID]
    before = [Logged(f"o-{day}", date(2026, 10, day), 171, "Fulgtes.", ME) for day in (1, 8, 15, 22, 29)]
    return tuple(sorted([*month, *before, *more], key=lambda line: line.on, reverse=True))


ZAHRA = Mentee("c-1", "Zahra Mansour", "70 00 00 11", "Mette Hald", (GRANT,), lines())
KARL = Mentee(
    "c-2",
    "Åge Kjærsgaard-Brøndum",
    "70 00 00 12",
    "Jonas Krogh",
    (Agreed("a-2", ME, 120, date(2026, 10, 1), date(2027, 3, 31), "Ud ad døren to gange om ugen"),),
    tuple(Logged(f"k-{day}", date(2026, 11, day), 75, "Gik en tur.", ME) for day in (20, 12)),
)
LIS = Mentee("c-3", "Lis Ærø", "70 00 00 13", "Mette Hald")
DESK = MentorDesk((KARL, LIS, ZAHRA))


def desk(told: MentorDesk = DESK, then: Callable[[MentorScreen], object] | None = None) -> QWidget:
    """Open the desk of a mentor."""
    screen = MentorScreen(now)
    window = window_with("mentor", screen)
    window.offer_desks(frozenset({"mentor"}))
    screen.show_desk(told)
    if told.mentees:
        screen.choose("c-1")
    if then is not None:
        then(screen)
    return window


def writing(screen: MentorScreen) -> None:
    """A line is being written, and its day cannot be read."""
    screen.form.chips[4].click()
    screen.form.fill({"text": "Øvede bus 3A sammen.", "on": "i forgårs"})
    screen.form.send()


def correcting(screen: MentorScreen) -> None:
    """A line that stands is being corrected."""
    screen.month.line_chosen.emit(screen._desk.mentees[2].lines[0])


SCENES: dict[str, Callable[[], QWidget]] = {
    "mentor": desk,
    "mentor_writing": lambda: desk(then=writing),
    "mentor_correcting": lambda: desk(then=correcting),
    "mentor_without_agreement": lambda: desk(then=lambda screen: screen.choose("c-3")),
    "mentor_nobody": lambda: desk(MentorDesk()),
}
