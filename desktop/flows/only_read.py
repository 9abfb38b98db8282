"""A store that is only read: the sentence that stays above every page, what waits sent as it lies, and *Prøv igen*.

No note can be kept until there is room to bring the store up to this program, so the fields stand still and say so
before anybody types. What is unsent lies in the journal file, which goes to the service as it does from *Lås op*.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from casework.answers import SyncState
from desktop.away import AGAIN_MS, BESIDE, Found, send
from desktop.desk import Desk
from desktop.lanes import Lane
from desktop.ui.parts.still import still
from desktop.ui.window import MainWindow
from storage.read_only import View
from storage.reads import sync
from storage.upgrade import Room

MB: Final = 1_000_000
translate = QCoreApplication.translate


class OnlyReadFlow(QObject):
    """Wires the sentence. `lock` leads to *Lås op*, where the store is brought up as soon as there is room."""

    def __init__(self, desk: Desk, window: MainWindow, network: Lane, *, lock: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._window, self._network, self._lock = desk, window, network, lock
        self._room: Room | None = None
        self._sent = self._waiting = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.send_now)

    def begin(self) -> None:
        """Say it, show what waits, and send that as soon as there is contact."""
        self._window.installEventFilter(self)
        self._ask(self._show)
        self._desk.ask(sync.state, self._show_state)
        self.send_now()

    def send_now(self) -> None:
        """Send the journal file as it lies; without a service, or out of reach, it is tried again later."""
        folder, clock = self._desk.store.folder, self._desk.clock
        if not self.can_send or not self._network.is_open:
            return
        self._network.do(lambda: sent_from(folder, clock), self._came, lambda _missed: self._later())

    @property
    def can_send(self) -> bool:
        """Whether the store knows its service from outside: one that was never opened since 0.1.0 does not."""
        return (self._desk.store.folder / BESIDE).is_file()

    def _later(self) -> None:
        self._timer.start(AGAIN_MS)

    def _came(self, found: Found) -> None:
        self._later()
        if found.ordered:
            self._lock()
        elif found.receipted and self._room is not None:
            self._sent = found.receipted
            self._show(self._room)

    def _show_state(self, state: SyncState) -> None:
        self._waiting = state.waiting
        self._window.show_state(state)
        if self._room is not None:
            self._show(self._room)

    def _ask(self, then: Callable[[Room], None]) -> None:
        view = self._desk.store.view
        if view is not None:
            self._desk.store_lane.do(view.room, then)

    def _show(self, room: Room) -> None:
        self._room = room
        title = translate("only_read", "Sagerne kan kun læses lige nu")
        if room.is_enough:
            text = translate(
                "only_read",
                "Der er plads nu. Lås, og lås op igen: så gøres sagerne klar, og du kan skrive. Alt, du har gemt, er "
                "sikkert.",
            )
            self._window.stand(title, text, translate("only_read", "Lås, og gør klar"), self._lock)
            return
        again = translate("only_read", "Prøv igen")
        self._window.stand(title, f"{said_of(room)} {self._said_of_unsent()}".strip(), again, self.try_again)

    def try_again(self) -> None:
        """Look whether there is room by now."""

        def tell(room: Room) -> None:
            self._show(room)
            if not room.is_enough:
                missing = say_size(room.needs - room.free)
                self._window.toast(
                    translate("only_read", "Der mangler stadig {missing}. Intet er ændret.").format(
                        missing=missing
                    )
                )

        self._ask(tell)

    def _said_of_unsent(self) -> str:
        if self._sent == 1:
            return translate("only_read", "Den ændring, der ventede, er sendt og kvitteret.")
        if self._sent:
            return translate("only_read", "De {count} ændringer, der ventede, er sendt og kvitteret.").format(
                count=self._sent
            )
        if not self._waiting:
            return ""
        if self.can_send:
            return translate("only_read", "Det, der venter, sendes herfra, når der er net.")
        return translate(
            "only_read", "Det, der venter, ligger sikkert her og sendes, når sagerne er gjort klar."
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say it in the language of the moment."""
        if event.type() == QEvent.Type.LanguageChange and self._room is not None:
            self._show(self._room)
        return super().eventFilter(watched, event)


def stand_still(view: View | None) -> None:
    """Let the fields that are made from now on take nothing, where nothing can be kept; else let them be."""
    still.hold(said_in_field if view is not None else None)


def sent_from(folder: Path, clock: Callable[[], datetime]) -> Found:
    """On the network lane: send what waits, and hear whether the store is to be wiped."""
    return send(folder, lambda: clock().timestamp())


def said_in_field() -> str:
    """Return what a field says that takes nothing."""
    return translate("only_read", "Der kan ikke skrives, mens sagerne kun kan læses. Se øverst i vinduet.")


def said_of(room: Room) -> str:
    """Return what happened, what is safe, and what to do, with the room that is needed and what there is."""
    return translate(
        "only_read",
        "Efter opdateringen skal sagerne gøres klar. Det kræver {needs} ledig plads på disken; der er {free}. Alt, "
        "du har gemt, er sikkert. Slet filer, du kan undvære, og tryk Prøv igen.",
    ).format(needs=say_size(room.needs), free=say_size(room.free))


def say_size(size: int) -> str:
    """Return a size as Danes write it, never more than there is of what is free: "340 MB", "1,2 GB"."""
    if size < 1000 * MB:
        return f"{max(size, 0) // MB}\u00a0MB"
    return f"{size / (1000 * MB):.1f}\u00a0GB".replace(".", ",")
