"""Everything that is shown after the passphrase, brought in on the main thread while the passphrase is being typed.

A piece at a time, from the ground up, with the event loop in between: no letter waits longer than the largest piece
takes. Whoever types faster than that meets the rest when it is asked for.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

Piece = str | Callable[[], object]


def meet_names() -> None:
    """Touch the namespace `Qt`: PySide makes all of it at once, and everything from here on uses it."""
    Qt.Key.Key_Return  # noqa: B018  to be looked up is enough


def meet_widgets() -> None:
    """Let PySide see a widget of Qt's own: to name it, it makes every class that it could be, once."""
    QScrollArea().viewport()


def meet_objects() -> None:
    """Let PySide see an object of Qt's own, for the same reason: the session sees them all pass by."""
    app = QCoreApplication.instance()
    if app is not None:
        app.children()


def try_window() -> None:
    """Make the window once: its fonts are there, its signs are drawn, its kinds of widget are known."""
    from desktop.ui.look.fonts import load_fonts
    from desktop.ui.window import MainWindow

    load_fonts()
    MainWindow().deleteLater()


def try_today() -> None:
    """Make today's screen once, for the same reason."""
    from desktop.ui.screens.today import TodayScreen

    TodayScreen().deleteLater()


WAY_IN: Final[tuple[Piece, ...]] = ("logging.handlers", meet_names, "desktop.entry", "PySide6.QtNetwork")
"""What tries a passphrase and hears a second start."""
TODAY: Final[tuple[Piece, ...]] = (
    "PySide6.QtSvg",
    "casework.agreements",
    "casework.visits",
    "desktop.ui.look.tokens",
    "desktop.ui.look.icons",
    "desktop.ui.parts.banner",
    "desktop.ui.screens.keys_sheet",
    "desktop.ui.window",
    "storage.reads.day",
    "desktop.ui.parts.editors",
    "desktop.ui.parts.field",
    "desktop.ui.screens.forms",
    "desktop.ui.screens.today",
    "casework.prints",
    "casework.plan_look",
    "casework.wrong_citizen",
    "storage.reads.reviews",
    "storage.reads.citizen",
    "storage.reads.citizens",
    "desktop.desk",
    "desktop.flows.today",
    "desktop.flows.cover",
    "desktop.flows.guards",
    "storage.reads.desks",
    "desktop.ui.look.dress",
    "desktop.session",
    meet_widgets,
    meet_objects,
    try_window,
    try_today,
)
REST: Final[tuple[Piece, ...]] = (
    "email.utils",
    "cryptography.x509.name",
    "joserfc.jws",
    "sync.proofs",
    "sync.protocol",
    "sync.covers",
    "sync.twins",
    "sync.wire_asked",
    "sync.wire",
    "sync.client",
    "sync.recovery",
    "sync.files",
    "desktop.flows.listening",
    "desktop.flows.asking",
    "desktop.flows.exchange",
    "desktop.flows.certifying",
    "casework.plan_paper",
    "casework.plan",
    "desktop.ui.parts.floating",
    "desktop.flows.sheets",
    "storage.reads.letters",
    "desktop.flows.papers",
    "desktop.ui.parts.timeline",
    "desktop.ui.screens.life_forms",
    "desktop.ui.screens.closing_form",
    "desktop.ui.screens.contact_form",
    "desktop.ui.screens.guard_forms",
    "desktop.ui.screens.check_card",
    "desktop.ui.screens.citizen_timeline",
    "desktop.ui.screens.citizen_head",
    "desktop.ui.screens.documents",
    "desktop.ui.screens.same_person_task",
    "desktop.ui.screens.citizen",
    "desktop.ui.screens.document",
    "desktop.flows.documents",
    "desktop.flows.document",
    "desktop.flows.citizens",
    "desktop.flows.citizen",
    "desktop.ui.screens.visit",
    "desktop.flows.visit",
    "desktop.ui.screens.plan_asked",
    "desktop.ui.screens.plan_forms",
    "desktop.ui.screens.plan",
    "desktop.flows.plan",
    "desktop.ui.screens.edition",
    "desktop.flows.edition",
    "desktop.ui.screens.sign",
    "desktop.flows.signing",
    "desktop.ui.screens.palette",
    "desktop.flows.palette",
    "desktop.ui.screens.new_citizen",
    "desktop.flows.new_citizen",
    "desktop.ui.screens.glass",
    "desktop.flows.anew",
    "desktop.flows.glass",
    "desktop.flows.settings",
    "desktop.flows.safety",
    "desktop.flows.diagnostics",
    "desktop.ui.screens.passphrase",
    "desktop.flows.passphrase",
    "desktop.flows.renewal",
    "desktop.flows.binding",
    "desktop.flows.contact",
    "desktop.flows.whereabouts",
    "desktop.flows.aftermath",
    "desktop.flows.tour",
    "desktop.ui.screens.case_log",
    "desktop.flows.case_log",
    "desktop.ui.screens.case_list",
    "desktop.flows.case_lists",
    "desktop.flows.case_files",
    "desktop.ui.screens.progress",
    "desktop.flows.progress",
    "desktop.ui.screens.resume",
    "desktop.flows.resume",
    "desktop.ui.screens.case_papers",
    "desktop.flows.case_papers",
    "desktop.ui.screens.access",
    "desktop.flows.access_out",
    "desktop.flows.access_look",
    "desktop.flows.access",
    "casework.meeting_letter",
    "desktop.ui.screens.citizen_papers",
    "desktop.flows.citizen_papers",
    "desktop.ui.screens.history",
    "desktop.ui.screens.case_history",
    "desktop.flows.history",
    "desktop.flows.unplanned",
    "desktop.ui.screens.fetch_card",
    "desktop.flows.sync_room",
    "desktop.ui.screens.safe",
    "desktop.flows.rules",
    "desktop.ui.screens.step_frame",
    "desktop.ui.screens.forgotten",
    "desktop.flows.forgotten",
    "desktop.ui.screens.restore",
    "desktop.flows.restore",
    "desktop.flows.rejoin",
    "desktop.flows.damaged_look",
    "sync.signin",
    "desktop.ui.screens.signin",
    "desktop.flows.coming_back",
    "desktop.ui.screens.mentor",
    "desktop.flows.mentor",
    "desktop.ui.screens.team",
    "desktop.flows.team_code",
    "desktop.flows.team",
)
"""The exchange with the service, then the other rooms."""


class Loading(QObject):
    """Loads the pieces of today, then the rest; `done` when all are there."""

    done = Signal()

    def __init__(self, today: tuple[Piece, ...] = TODAY, rest: tuple[Piece, ...] = REST) -> None:
        super().__init__()
        self.somebody_waits = False
        """Whether the rest is left for later, because somebody waits for today."""
        self._today, self._rest = list(reversed(today)), list(reversed(rest))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._load_one)

    def begin(self) -> None:
        """Load a piece whenever there is nothing else to do."""
        if self._today or self._rest:
            self._timer.start(0)

    def pause(self) -> None:
        """Leave the main thread to something else."""
        self._timer.stop()

    def _load_one(self) -> None:
        left = self._today or self._rest
        if left is self._rest and self.somebody_waits:
            self._timer.stop()
            return
        piece = left.pop()
        if isinstance(piece, str):
            import_module(piece)
        else:
            piece()
        if not self._today and not self._rest:
            self._timer.stop()
            self.done.emit()
