"""A damaged store that is only looked at: the sentence that stays above every page, and the way to build it up."""

from PySide6.QtCore import QCoreApplication

from desktop.flows.only_read import OnlyReadFlow
from storage import damage, missing
from storage.upgrade import Room

translate = QCoreApplication.translate


class DamagedLookFlow(OnlyReadFlow):
    """Says for as long as one looks that this is what reads of a damaged store; *Lås, og byg op* leads on.

    What is unsent goes to the service as it lies, as with every store that is only read.
    """

    _count = -1

    def begin(self) -> None:
        """Count what is missing, and say it."""
        connection = self._desk.store.source().connection

        def counted(count: int) -> None:
            self._count = count
            super(DamagedLookFlow, self).begin()

        self._desk.store_lane.do(lambda: len(missing.still(connection)), counted)

    def _show(self, room: Room) -> None:
        self._room = room
        title = translate("damaged_look", "Noget er beskadiget; her er det, der kan læses")
        text = " ".join(part for part in (said_of(self._count), self._said_of_unsent()) if part)
        self._window.stand(title, text, translate("damaged_look", "Lås, og byg op"), self._build_up)

    def _build_up(self) -> None:
        """The way leads over the lock: *Lås op* offers it then, also where the words would still open the store."""
        damage.mark(self._desk.store.folder)
        self._lock()


def said_of(count: int) -> str:
    """Return what is here, what is missing and where that stands, and what can be done."""
    can = translate("damaged_look", "Du kan læse og printe, men ikke skrive, før alt er bygget op.")
    if not count:
        whole = translate(
            "damaged_look",
            "Det er samlet af det, der kan læses, af kopierne og af det usendte, og der er ikke fundet noget, der "
            "mangler.",
        )
        return f"{whole} {can}"
    if count == 1:
        lacks = translate(
            "damaged_look", "1 ændring kan ikke læses her; den står under Indstillinger, Sikkerhed."
        )
        return f"{lacks} {can}"
    lack = translate(
        "damaged_look", "{count} ændringer kan ikke læses her; de står under Indstillinger, Sikkerhed."
    )
    return f"{lack.format(count=count)} {can}"
