"""Historik: a settled conflict, a note that was withdrawn, what was removed, and the records of a case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from casework.answers_history import FieldSaid, HistoryShown, RecordLine, VersionShown
from casework.kinds import KINDS
from casework.sentences import Sentence
from desktop.ui.screens.case_history import CaseHistoryScreen
from desktop.ui.screens.history import HistoryScreen
from tests.desktop import facts_sync
from tests.desktop.facts_rows import SEEN, at
from tests.desktop.scenes import citizen_screen, now, window_with


def field(name: str, label: str, text: str, *, stands: bool = False, shape: str = "text") -> FieldSaid:
    """Return what a version says in a field; what does not stand can be brought back."""
    return FieldSaid(name, Sentence(label), text, shape, stands, not stands)


HIS, MINE = facts_sync.HIS.text, facts_sync.MINE.text
AGREEMENT = HistoryShown(
    "c-1",
    "Zahra Mansour",
    "a-1",
    "agreement",
    KINDS["agreement"].danish,
    HIS,
    (
        VersionShown(
            "d-1", 9, "chosen", "Mette Hald", True, at(11, 26, 9, 12), None,
            (field("what", "aftale", HIS, stands=True),),
        ),
        VersionShown(
            "d-1", 8, "changed", "Mette Hald", True, at(11, 26, 7, 20), at(11, 26, 8, 2),
            (field("what", "aftale", MINE), field("due", "frist", "2026-12-04", stands=True, shape="date")),
        ),
        VersionShown(
            "d-2", 3, "changed", "Jonas Krogh", False, at(11, 25, 14, 48), at(11, 25, 14, 50),
            (field("what", "aftale", HIS),),
        ),
        VersionShown(
            "d-1", 2, "written", "Mette Hald", True, at(11, 24, 9, 0), at(11, 24, 9, 1),
            (
                field("what", "aftale", "Zahra møder i bageriet"),
                field("who", "hvem", "Zahra", stands=True),
                field("status", "status", Sentence("Åben"), stands=True),
            ),
        ),
    ),
    SEEN,
)  # fmt: skip
NOTE = HistoryShown(
    "c-1",
    "Zahra Mansour",
    "n-1",
    "note",
    KINDS["note"].danish,
    "Ringede om skolen",
    (
        VersionShown(
            "d-1", 7, "withdrawn", "Mette Hald", True, at(11, 26, 9, 0), at(11, 26, 9, 2), (), "Skrevet to gange"
        ),
        VersionShown(
            "d-1", 6, "written", "Mette Hald", True, at(11, 26, 8, 0), at(11, 26, 8, 2),
            (
                FieldSaid("nature", Sentence("slags"), Sentence("Borgerens ord"), "text", True, False),
                FieldSaid("text", Sentence("tekst"), facts_sync.MINE.text * 2, "text", True, False),
            ),
        ),
    ),
    SEEN,
    final=True,
)  # fmt: skip
GONE = replace(
    AGREEMENT,
    title="Ring til banken",
    is_gone=True,
    versions=(
        VersionShown("d-1", 9, "removed", "Mette Hald", True, at(11, 26, 9, 12), at(11, 26, 9, 14), ()),
        VersionShown(
            "d-1", 8, "written", "Mette Hald", True, at(11, 26, 9, 0), at(11, 26, 9, 1),
            (field("what", "aftale", "Ring til banken"), field("own_words", "egne ord", "Jeg tør godt ringe selv")),
        ),
    ),
)  # fmt: skip
AGREED = KINDS["agreement"].danish
LINES = (
    RecordLine("a-1", "agreement", AGREED, HIS[:23] + "…", "chosen", "Mette Hald", at(11, 26, 9, 12), 4),
    RecordLine("n-1", "note", KINDS["note"].danish, "Ringede om skolen", "withdrawn", "Mette Hald", at(11, 26, 9), 2),
    RecordLine("a-2", "agreement", AGREED, "Ring til banken", "removed", "Jonas Krogh", at(11, 25, 9), 2),
    RecordLine("c-1", "citizen", KINDS["citizen"].danish, "Zahra Mansour", "changed", "Jonas Krogh", at(11, 24, 10), 6),
    RecordLine("n-2", "note", KINDS["note"].danish, "", "moved", "Helle Lund", at(11, 23, 10), 3),
)  # fmt: skip


def history(shown: HistoryShown) -> QWidget:
    """Show the versions of a record."""
    screen = HistoryScreen(now)
    screen.show_history(shown)
    return window_with("citizens", screen)


def case(lines: tuple[RecordLine, ...] = LINES) -> QWidget:
    """Show what of a case has a history."""
    screen = CaseHistoryScreen(now)
    screen.show_lines("Zahra Mansour", lines, more=len(lines) > 1)
    return window_with("citizens", screen)


def news() -> QWidget:
    """Show a form in which a colleague wrote meanwhile."""
    screen = citizen_screen()
    one = screen.agreements._agreements[0]
    screen.agreements.place.open(screen.agreements.form_of(one.id))
    assert screen.agreements.form is not None
    screen.agreements.form.fill({"what": "Svare i dag"})
    theirs = replace(one, what="Svare på LÆ125 sammen med Bente", due=date(2026, 12, 4))
    screen.agreements._agreements = (theirs, *screen.agreements._agreements[1:])
    screen.agreements.show_news("Jonas Krogh")
    return window_with("citizen", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "history": lambda: history(AGREEMENT),
    "history_note": lambda: history(NOTE),
    "history_called_back": lambda: history(replace(NOTE, may_move=True)),
    "history_removed": lambda: history(GONE),
    "history_nothing": lambda: history(replace(AGREEMENT, versions=())),
    "case_history": case,
    "form_news": news,
    "case_history_empty": lambda: case(()),
}
