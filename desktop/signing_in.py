"""Signing in from the desktop: the system's browser opens, and a lane of its own waits for it until somebody gives up.

Nothing of a sign-in is kept here: the service keeps that this person signed in on this device's key.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from casework.errors import Unreachable
from desktop.lanes import Lane, Refusal
from storage import device_key
from storage.lease import Brought
from storage.pinned import read_beside
from sync.at_the_browser import at_the_browser
from sync.enrol import Enrolled
from sync.heard import ServiceKnown
from sync.proofs import DeviceKey
from sync.signin import PATIENCE_SECONDS, Hands, Whom, sign_in
from sync.wire import Wire
from sync.words import NO_ANSWER

T = TypeVar("T")


def no_browser() -> str:
    """Say that nothing opened the address."""
    return QCoreApplication.translate(
        "flows", "Ingen browser kunne åbnes på denne computer. Intet er ændret. Bed administratoren om hjælp."
    )


class Waiting(QObject):
    """One sign-in at a time: opens the browser from the main thread, waits on its own lane, and can be called off."""

    def __init__(self, lane: Lane, wall: Callable[[], float]) -> None:
        super().__init__()
        self._lane = lane.beside("browser")
        self._wall = wall
        self._off = threading.Event()
        self._has_no_browser = False
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.call_off)

    def run(self, work: Callable[[Hands], T], then: Callable[[T], None], refused: Refusal) -> None:
        """Do something that waits for the browser; `refused` hears a sentence, also of a wait that was called off."""
        self._off = off = threading.Event()
        self._has_no_browser = False
        page = said_in_browser()

        def show(address: str) -> None:
            self._lane.tell(lambda: self._open(address))

        hands = Hands(show, page, off.is_set, self._wall, PATIENCE_SECONDS)

        def done() -> T:
            try:
                return work(hands)
            except Unreachable as error:
                if self._has_no_browser:
                    raise Unreachable(no_browser()) from error
                raise

        self._lane.do(done, then, refused)

    def call_off(self) -> None:
        """Nobody waits for the browser any more."""
        self._off.set()

    def end(self) -> None:
        """Call off what is under way, and let the lane go."""
        self.call_off()
        self._lane.close(0)

    def _open(self, address: str) -> None:
        if not self._off.is_set() and not QDesktopServices.openUrl(QUrl(address)):
            self._has_no_browser = True
            self.call_off()


def said_in_browser() -> tuple[str, str]:
    """Return what the browser shows in the end."""
    return (
        QCoreApplication.translate("entry", "Du kan lukke vinduet"),
        QCoreApplication.translate("entry", "Gå tilbage til Fodfæste. Der står, om du er logget ind."),
    )


def first_time(enrolled: Enrolled, hands: Hands) -> None:
    """On the lane: sign in on a computer that was just brought in; what is in the way is said as it fits that day."""
    try:
        sign_in(Whom(enrolled.address, enrolled.key, enrolled.device, enrolled.service), hands)
    except Unreachable as error:
        raise at_the_browser(error) from error


def come_back(folder: Path, hands: Hands, now: Callable[[], datetime], *, anew: bool = False) -> Brought:
    """On the lane: sign in for a store that lies here, locked or open, and return the lease that comes of it.

    With `anew` the person is asked who he is although he is signed in.
    """
    beside = read_beside(folder)
    if beside is None:
        raise Unreachable(NO_ANSWER)
    known = ServiceKnown(beside.keys.sign, beside.keys.seal)
    key = DeviceKey(device_key.read(folder))
    sign_in(Whom(beside.address, key, beside.device, known), hands, anew=anew)
    wire = Wire(beside.address, key, beside.device, wall=lambda: now().timestamp(), service=known)
    with closing(wire):
        heard = wire.contact()
    return Brought(heard.lease, heard.nonce)
