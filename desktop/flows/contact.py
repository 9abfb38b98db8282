"""What each contact with the service brings is kept; the person hears in time of a lease that ends.

Nobody is thrown out in the middle of a sentence: past the end of the lease an open store stays open until it locks. An
order to wipe locks at once; what is typed is kept, and from *Lås op* it is sent before anything is destroyed.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from casework.clock import COPENHAGEN
from desktop.desk import Desk
from desktop.ui.window import MainWindow
from storage.contacts import Contact
from storage.lease import Brought, Standing
from sync.heard import Heard


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
    ) -> None:
        self._desk = desk
        self._window = window
        self._where = (address, epoch)
        self._wiped = wiped
        self._told_kept = kept
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
        )

        def keep() -> Standing:
            store.contacts.hear(said, now)
            return store.contacts.standing(now)

        self._desk.store_lane.do(keep, self._stands)
        self._told_kept()
        if heard.order:
            self._wiped()

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
