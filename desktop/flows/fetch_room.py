"""The one citizen who is needed now: looked for here first, then asked for; and the fetching as the room shows it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casework import cpr
from casework.answers_same import OtherCase
from desktop.flows.ways import Ways
from desktop.ui.screens.fetch_card import FetchCard
from storage.reads import new_citizen

if TYPE_CHECKING:
    from desktop.flows.fetching import Fetching


class FetchRoom:
    """Wires the card to the fetching of this session, where this computer has a service."""

    def __init__(self, ways: Ways, card: FetchCard) -> None:
        self._ways = ways
        self._card = card
        self._attended: Fetching | None = None
        card.stopped.connect(lambda: self._attended and self._attended.call_off())
        card.resumed.connect(lambda: self._attended and self._attended.go_on())
        card.wanted.connect(self._want)

    def attend(self) -> None:
        """Show how far it is, now and from now on."""
        fetching = self._ways.fetching
        if fetching is not None and fetching is not self._attended:
            self._attended = fetching
            fetching.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        shown = self._attended.shown if self._attended else None
        if shown is None:
            self._card.hide()
        else:
            self._card.show_fetching(shown.said, shown.share, left=shown.left, off=shown.off)

    def _want(self, number: str) -> None:
        """Look whether he is here; then ask for him by his case, else by his number."""
        digits, fetching = cpr.digits(number), self._attended
        if fetching is None:
            return

        def known(case: OtherCase | None) -> None:
            fetching.want(case.id if case else "", digits, partial(self._heard, digits))

        self._ways.desk.ask(lambda reader: new_citizen.case_of(reader, digits), known)

    def _heard(self, digits: str, here: bool) -> None:  # noqa: FBT001 - an answer
        """The round has an answer: whoever is here by now is led to; who is not, is nobody of this person's."""

        def known(case: OtherCase | None) -> None:
            if case is None:
                self._card.say(_not_here(was_found=here))
                return
            self._card.clear()
            said = QCoreApplication.translate("flows", "{name} er her nu.").format(name=case.name)
            way = QCoreApplication.translate("flows", "Åbn sagen")
            self._ways.window.toast(said, partial(self._ways.open_citizen, case.id), way=way)

        self._ways.desk.ask(lambda reader: new_citizen.case_of(reader, digits), known)


def _not_here(*, was_found: bool) -> str:
    """Say why nobody was brought; a role that reads no numbers does not find his case by one."""
    if was_found:
        return QCoreApplication.translate("flows", "Borgeren er her nu. Find sagen under Borgere.")
    return QCoreApplication.translate(
        "flows",
        "Ingen af dine borgere har det nummer. Intet er ændret. En sag uden for din sagsstamme åbner du under Borgere, "
        "med en grund.",
    )
