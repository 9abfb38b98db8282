"""What each contact with the service brings is kept; the person hears in time of a lease that ends.

Nobody is thrown out in the middle of a sentence: past the end of the lease an open store stays open until it locks. An
order to wipe locks at once; what is typed is kept, and from *Lås op* it is sent before anything is destroyed.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from casework.clock import COPENHAGEN
from desktop.desk import Desk
from desktop.flows.exchange import Exchange
from desktop.joining import CENTRAL
from desktop.lanes import Lane
from desktop.ui.window import MainWindow
from storage.contacts import Contact
from storage.lease import Brought, Standing
from sync.heard import Heard

if TYPE_CHECKING:
    from desktop.flows.rejoin import RejoinFlow
    from desktop.flows.signin import SignInFlow


class ContactFlow:
    """Keeps contacts in the store, and says how the lease stands; `kept` hears that a new one is being kept."""

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        *,
        address: str,
        epoch: str,
        wiped: Callable[[], object],
        kept: Callable[[], object],
        lane: Lane,
    ) -> None:
        """`lane` is the network's, for a code that has to be asked in with."""
        self._desk = desk
        self._window = window
        self._where = (address, epoch)
        self._wiped = wiped
        self._told_kept = kept
        self._lane = lane
        self._anew: RejoinFlow | SignInFlow | None = None
        self._kept: Heard | None = None
        self._says = ""

    def hear(self, heard: Heard | None) -> None:
        """After a round, whether it came through or not: keep what is new of the contact, and look at the clock."""
        store, now = self._desk.store, self._desk.clock()
        if heard is None or heard is self._kept:
            self._desk.store_lane.do(lambda: store.contacts.standing(now), self._stands)
            return
        self._kept = heard
        said = Contact(
            *self._where,
            heard.keys.sign if heard.keys else b"",
            heard.keys.seal if heard.keys else b"",
            Brought(heard.lease, heard.nonce) if heard.lease else None,
            heard.rolled,
        )

        def keep() -> Standing:
            address = store.settings.get(CENTRAL, {}).get("address", said.address)
            store.contacts.hear(replace(said, address=address), now)
            return store.contacts.standing(now)

        self._desk.store_lane.do(keep, self._stands)
        self._told_kept()
        if heard.order:
            self._wiped()
        elif heard.strange:
            self.ask_for_code(said_of_strangers())

    def ask_for_code(
        self, why: str, *, lost: bool = False, then: Callable[[], object] = lambda: None
    ) -> None:
        """Say why a new code is needed, and lead to it; `lost`: the device's own key is gone. `then` hears the end."""
        said = QCoreApplication.translate("flows", "Skriv en ny kode")
        self._window.banner(why, said, lambda: self._begin_anew(why, lost=lost, then=then))

    def _begin_anew(self, why: str, *, lost: bool, then: Callable[[], object]) -> None:
        """A new code, in a window before this one; the store stays open behind it."""
        from desktop.flows.rejoin import RejoinFlow

        app = QApplication.instance()
        if self._anew is not None or not isinstance(app, QApplication):
            return
        store, clock = self._desk.store, self._desk.clock

        def done(brought: Brought) -> None:
            said = Contact(*self._where, lease=brought)
            self._desk.store_lane.do(lambda: store.contacts.rejoin(said, clock()), came)

        def came(_kept: bool) -> None:  # noqa: FBT001  the lane hands over what was kept
            self._window.withdraw(why)
            self.end()
            then()

        flow = RejoinFlow(app, store.folder, self._lane, now=clock, done=done, left=self.end, lost=lost)
        self._anew = flow
        flow.window.show()

    def lead(self, exchange: Exchange) -> Exchange:
        """Lead to the browser where an exchange is refused for want of a sign-in; return it."""
        exchange.asks_sign_in = lambda why: self.ask_for_sign_in(why, exchange.send_now)
        return exchange

    def ask_for_sign_in(self, why: str, then: Callable[[], object]) -> None:
        """Say that the municipality wants a sign-in, and lead to it; `then` hears that it came about."""
        said = QCoreApplication.translate("flows", "Log ind")
        self._window.banner(why, said, lambda: self._begin_sign_in(why, then))

    def _begin_sign_in(self, why: str, then: Callable[[], object]) -> None:
        """A sign-in, in a window before this one; one goes on working in the store behind it."""
        from desktop.flows.signin import SignInFlow

        app = QApplication.instance()
        if self._anew is not None or not isinstance(app, QApplication):
            return

        def done(_brought: Brought) -> None:
            self._window.withdraw(why)
            self.end()
            self._window.toast(
                QCoreApplication.translate("flows", "Du er logget ind. Det, der venter, sendes nu.")
            )
            then()

        folder, clock = self._desk.store.folder, self._desk.clock
        flow = SignInFlow(app, folder, self._lane, now=clock, done=done, left=self.end)
        self._anew = flow
        flow.window.show()

    def end(self) -> None:
        """Close the window for a new code, or for a sign-in."""
        if self._anew is not None:
            self._anew.end()
            self._anew.window.close()
            self._anew = None

    def _stands(self, stands: Standing) -> None:
        text = said_of(stands)
        if text == self._says:
            return
        self._window.withdraw(self._says)
        self._says = text
        if text:
            self._window.banner(
                text, QCoreApplication.translate("flows", "Luk"), lambda: self._window.banner("")
            )


def said_of_strangers() -> str:
    """Return what the person is told where the service has keys that nothing known here leads to."""
    return QCoreApplication.translate(
        "flows",
        "Centralen har fået nye nøgler, uden at denne computer har hørt om det. Alt, du har skrevet, er her. Bed din "
        "teamleder om en ny kode, og skriv den her.",
    )


def said_of(stands: Standing) -> str:
    """Return what the person is told of a lease; empty while there is nothing to say."""
    if stands.until is None:
        return ""
    if stands.ended:
        return QCoreApplication.translate(
            "flows",
            "Fristen for at åbne uden net er udløbet. Alt, du skriver, er gemt på denne computer. Når du har låst, kan "
            "du først åbne igen, når der er net.",
        )
    if stands.fell_behind:
        return QCoreApplication.translate(
            "flows",
            "Computerens ur går bagefter. Intet er tabt: det, du skriver, står i den rækkefølge, du skrev det, og "
            "fristen regnes efter centralens tid. Kom på nettet, eller bed IT stille uret.",
        )
    if stands.jumped:
        return QCoreApplication.translate(
            "flows",
            "Computerens ur er sprunget mere end et døgn frem. Intet er tabt, og det tages ikke for sandt. Kom på "
            "nettet, så det kan holdes op mod centralens ur, eller bed IT stille det.",
        )
    if stands.soon:
        here = stands.until.astimezone(COPENHAGEN)
        return QCoreApplication.translate(
            "flows",
            "Computeren har ikke talt med centralen længe. Kom på nettet inden {when}; ellers kan du ikke låse op "
            "bagefter, før der er net. Alt, du skriver, er gemt på denne computer.",
        ).format(when=f"{here.day}.{here.month}. kl. {here.hour}.{here.minute:02}")
    return ""
