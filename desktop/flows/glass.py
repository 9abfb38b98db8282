"""A case outside one's own caseload: asked for with number and reason, entered in the trail, opened when it is here."""

from PySide6.QtCore import QCoreApplication

from casework.answers import CitizenPage
from casework.errors import FodfaesteError, Refused, Unreachable
from casework.glass import wanted
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.glass import GlassScreen
from storage.reader import Reader
from storage.reads import citizen as citizen_reads


class GlassFlow:
    """Wires the page. What is typed is kept nowhere: a reason for now is no draft."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._coming: tuple[str, ...] = ()
        self.screen = GlassScreen(ways.now)
        self.screen.wanted.connect(self._ask)
        self.screen.left.connect(ways.open_citizens)

    def keep_now(self) -> None:
        """Leave no number behind."""
        self.screen.forget_typed()

    def refresh(self, stale: frozenset[str]) -> None:
        """Open the case when it has come whole."""
        for stream in self._coming:
            if f"citizen:{stream}" in stale:
                self._look(stream)

    def _ask(self, number: str, category: str, reason: str) -> None:
        if self._ways.glass is None:
            self.screen.refuse(_no_connection())
            return
        try:
            asked = wanted(number, category, reason)
        except Refused as refusal:
            self.screen.refuse(told(refusal))
            return
        self.screen.busy()

        def opened(streams: tuple[str, ...]) -> None:
            for stream in streams:
                self._ways.desk.enter_look("glass", stream, asked.reason, lambda: None)
            self._coming = streams
            self.screen.say_coming()
            for stream in streams:
                self._look(stream)

        self._ways.glass(asked, while_stands(self.screen, opened), while_stands(self.screen, self._say))

    def _say(self, refusal: FodfaesteError) -> None:
        offline = type(refusal) is Unreachable
        self.screen.refuse(_no_connection() if offline else told(refusal))

    def _look(self, stream: str) -> None:
        today, now = self._ways.today(), self._ways.now()

        def question(reader: Reader) -> CitizenPage | None:
            return citizen_reads.page(reader, stream, today, now=now)

        def show(page: CitizenPage | None) -> None:
            if page is not None and self._coming:
                self._coming = ()
                self._ways.open_citizen(stream)

        self._ways.desk.ask(question, while_stands(self.screen, show))


def _no_connection() -> str:
    return QCoreApplication.translate(
        "flows",
        "Det kan kun ske, når der er forbindelse til centralen, for sagen ligger ikke på denne computer. "
        "Intet er åbnet.",
    )
