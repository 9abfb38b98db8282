"""While *Lås op* stands: what waits is sent as it lies, a lease is fetched, and an order to wipe is carried out.

All of it on a lane of its own, with the device's own key and never the person's words; nobody waits for it but a store
whose lease is over. The same file goes once. Without a service beside the store nothing is tried.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from casework.errors import FodfaesteError
from desktop import net_watch
from desktop.lanes import Crash, Lane

if TYPE_CHECKING:
    from storage.lease import Brought
    from sync.heard import Heard
    from sync.locked import LockedDevice

AGAIN_MS: Final = 10 * 60_000
"""How often a computer that stays locked asks whether it is to be wiped, and sends what came meanwhile."""
WATCH_MS: Final = 3000
"""When the net is listened to: nobody who unlocks waits for it."""
SOON_MS: Final = 3000
"""A whole office's net comes back at one moment: its locked computers spread over this."""
BESIDE: Final = "central.json"
BEGUN: Final = "wipe.json"


@dataclass(frozen=True, slots=True)
class Found:
    """What a contact while locked came to: what has a receipt, a lease, and whether the store was wiped or is to be."""

    receipted: int = 0
    held: int = 0
    unreadable: int = 0
    lease: "Brought | None" = None
    ordered: bool = False
    wiped: bool = False
    strange: bool = False
    """Whether the service has other keys than those that this store knows."""
    sign_in: bool = False
    """Whether the person has to sign in in the browser before a lease comes."""
    keyless: bool = False
    """Whether this computer lost the key that the service knows it by."""
    hurt: tuple[str, ...] = ()
    """What could not be read whole before a wipe: `journal`, `files`, `trail`."""


class Away(QObject):
    """Speaks with the service for a store that is locked."""

    def __init__(
        self,
        folder: Path,
        *,
        crashed: Crash,
        heard: Callable[[Found], object],
        wall: Callable[[], float],
    ) -> None:
        super().__init__()
        self._folder = folder
        self._heard = heard
        self._wall = wall
        self._lane = Lane("away", refused=_nothing, crashed=crashed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.lease: Brought | None = None
        self._hears_net, self._under_way, self._again_ms = False, 0, AGAIN_MS

    def look(self) -> None:
        """Speak with the service once, and again later; out of reach is normal, and nobody is told."""
        if (self._folder / BESIDE).is_file():
            self.check_in(self._heard, _nothing)
            if not self._hears_net:
                self._hears_net = True
                QTimer.singleShot(WATCH_MS, self, self._watch_the_net)

    def check_in(self, then: Callable[[Found], object], refused: Callable[[FodfaesteError], object]) -> None:
        """Speak with the service, because somebody waits for it."""
        folder, wall = self._folder, self._wall
        self._under_way += 1

        def came(found: Found) -> None:
            self.lease = found.lease
            self._ended()
            then(found)

        def missed(refusal: FodfaesteError) -> None:
            self._ended()
            refused(refusal)

        self._lane.do(lambda: speak(folder, wall), came, missed)

    def _ended(self) -> None:
        self._under_way -= 1
        if self._lane.is_open:
            self._timer.start(self._again_ms)
        self._again_ms = AGAIN_MS

    def net_changed(self) -> None:
        """The system says that the network is another one: ask the service soon, or once more after the look under way.

        What was written on the road is not left for ten minutes on a computer that stands locked at the office.
        """
        soon = int(random.random() * SOON_MS)
        if self._under_way:
            self._again_ms = soon
        elif self._timer.isActive():
            self._timer.start(min(soon, self._timer.remainingTime()))

    def _watch_the_net(self) -> None:
        if self._lane.is_open:
            net_watch.begin(self.net_changed)

    def stop(self) -> None:
        """The store is open, or the program ends: nothing more is tried, and nobody waits for what is under way."""
        self._timer.stop()
        self._lane.close(0)


def is_begun(folder: Path) -> bool:
    """Tell whether a store is being wiped: nothing in it opens any more."""
    return (folder / BEGUN).is_file()


def speak(folder: Path, wall: Callable[[], float]) -> Found:
    """On the lane: go on with a wipe that was begun, else ask for lease and orders, and send what waits."""
    from storage import wipe
    from storage.device_key import KeyLost
    from storage.lease import Brought
    from sync.locked import LockedDevice

    try:
        device = LockedDevice(folder, wall=wall)
    except KeyLost:
        return Found(keyless=True)
    try:
        begun = wipe.begun(folder)
        if begun:
            return _obeyed(device, begun)
        heard = device.contact()
        if heard.order:
            return _obeyed(device, heard.order)
        return _sent(device, Brought(heard.lease, heard.nonce) if heard.lease else None, heard)
    finally:
        device.close()


def send(folder: Path, wall: Callable[[], float]) -> Found:
    """Send what waits of a store that is open to be read; an order is told, and carried out once it is closed."""
    from sync.locked import LockedDevice

    device = LockedDevice(folder, wall=wall)
    try:
        heard = device.contact()
        if heard.order:
            return Found(ordered=True)
        return _sent(device, None, heard)
    finally:
        device.close()


def _obeyed(device: "LockedDevice", order: str) -> Found:
    wiped = device.obey(order)
    known = device.wiped
    held, hurt = (known.held, known.hurt) if known is not None else (0, ())
    return Found(held=held, ordered=True, wiped=wiped, hurt=hurt)


def _sent(device: "LockedDevice", lease: "Brought | None", heard: "Heard") -> Found:
    from sync.words import TurnedAway

    try:
        sent = device.send()
    except TurnedAway:  # it cannot go as it lies; after the unlock it goes as always
        return Found(lease=lease, strange=heard.strange, sign_in=heard.sign_in)
    return Found(
        sent.receipted,
        sent.held,
        sent.unreadable,
        lease,
        strange=heard.strange,
        sign_in=heard.sign_in,
    )


def said_of(found: Found) -> str:
    """Return the line for *Lås op*: how many changes have a receipt, and what has not; empty where nothing was sent."""
    if found.keyless:
        return QCoreApplication.translate(
            "away", "Kan ikke tale med centralen endnu. Lås op, så står der hvorfor."
        )
    if found.unreadable:
        return QCoreApplication.translate("away", "{count} kvitteret; resten sendes, når du låser op").format(
            count=found.receipted
        )
    if found.held:
        return QCoreApplication.translate("away", "{count} sendt og kvitteret, {held} lagt til side").format(
            count=found.receipted, held=found.held
        )
    if found.receipted == 1:
        return QCoreApplication.translate("away", "1 ændring er sendt og kvitteret")
    if found.receipted:
        return QCoreApplication.translate("away", "{count} ændringer er sendt og kvitteret").format(
            count=found.receipted
        )
    return ""


def said_of_wipe(found: Found | None = None) -> str:
    """Return what is said where a store is to be wiped, or was `found` to be: then no more than its receipt proves."""
    if found is None or not found.wiped:
        return QCoreApplication.translate(
            "away",
            "Administratoren har bedt om, at sagerne på denne computer slettes. Det, der venter, sendes først, når "
            "der er net. Tal med teamlederen.",
        )
    happened = QCoreApplication.translate(
        "away", "Administratoren har ladet sagerne på denne computer slette."
    )
    anew = QCoreApplication.translate(
        "away", "Luk Fodfæste; bed teamlederen om en ny kode, hvis du skal bruge computeren igen."
    )
    return " ".join((happened, *_said_of_sent(found), anew))


def _said_of_sent(found: Found) -> tuple[str, ...]:
    """Return what the service has of a wiped store, a sentence for each thing that was not as it should be."""
    if "journal" in found.hurt:
        return (
            QCoreApplication.translate(
                "away",
                "Noget af det, der ventede, kunne ikke læses. Derfor er alt, hvad der lå her, sendt, forseglet, som "
                "det lå: at det er modtaget, er kvitteret, de enkelte ændringer er det ikke. Sig det til "
                "administratoren, og husk din adgangssætning, til det er åbnet.",
            ),
        )
    said = [QCoreApplication.translate("away", "Det, der ventede, er sendt og kvitteret.")]
    if found.held:
        said.append(
            QCoreApplication.translate(
                "away", "Ændringer, som centralen har lagt til side, så et menneske ser på dem: {held}."
            ).format(held=found.held)
        )
    if "files" in found.hurt:
        said.append(
            QCoreApplication.translate(
                "away", "En vedhæftet fil kunne ikke læses hele vejen igennem; den er sendt, som den lå."
            )
        )
    if "trail" in found.hurt:
        said.append(
            QCoreApplication.translate(
                "away", "Loggen kunne ikke læses hele vejen igennem; den er sendt forseglet, som den lå."
            )
        )
    return tuple(said)


def _nothing(_: object) -> None:
    """Nobody waits."""
