"""A case outside one's own caseload: asked for with number and reason, entered in the trail, opened when it is here.

The service says whether the person has to be asked once more who he is: by the municipality's sign-in, in the browser,
or by the passphrase of the store, which is tried here. Number and reason stand in the form meanwhile.
"""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from casework.answers import CitizenPage
from casework.errors import FodfaesteError, Refused
from casework.glass import GlassWanted, wanted
from desktop.flows.anew import Anew
from desktop.flows.ways import Forgetful, Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.glass import GlassScreen
from storage import vault
from storage.reader import Reader
from storage.reads import citizen as citizen_reads
from storage.sealing import FLOOR, Cost
from sync.words import NO_ANSWER, NO_NAME, is_unanswered


class GlassFlow(Forgetful):
    """Wires the page. What is typed is kept nowhere: a reason for now is no draft."""

    def __init__(self, ways: Ways, *, floor: Cost = FLOOR) -> None:
        self._ways = ways
        self._coming: tuple[str, ...] = ()
        self.screen = GlassScreen(ways.now)
        self._anew = Anew(ways, self.screen, "glass-words", floor=floor)
        self.screen.wanted.connect(self._ask)
        self.screen.sign_in_wanted.connect(self._sign_in)
        self.screen.called_off.connect(self._call_off)
        self.screen.left.connect(ways.open_citizens)

    def keep_now(self) -> None:
        """Leave no number behind, and wait for no browser."""
        self._call_off()
        self.screen.forget_typed()

    def refresh(self, stale: frozenset[str]) -> None:
        """Open the case when it has come whole."""
        for stream in self._coming:
            if f"citizen:{stream}" in stale:
                self._look(stream)

    def _ask(self, number: str, category: str, reason: str, words: str) -> None:
        if self._ways.glass is None:
            self.screen.refuse(_no_connection())
            return
        try:
            asked = wanted(number, category, reason)
        except Refused as refusal:
            self.screen.refuse(told(refusal))
            return
        self.screen.busy()
        if words:
            self._try(words, asked)
        else:
            self._send(asked)

    def _try(self, words: str, asked: GlassWanted) -> None:
        def right() -> None:
            self.screen.forget_words()
            self._send(replace(asked, words=True))

        self._anew.try_words(words, right, self._say)

    def _send(self, asked: GlassWanted) -> None:
        if self._ways.glass is None:
            self.screen.refuse(_no_connection())
            return

        def opened(streams: tuple[str, ...]) -> None:
            for stream in streams:
                self._ways.desk.enter_look("glass", stream, asked.reason, lambda: None)
            self._coming = streams
            self.screen.say_coming()
            for stream in streams:
                self._look(stream)

        self._ways.glass(asked, while_stands(self.screen, opened), while_stands(self.screen, self._say))

    def _say(self, refusal: FodfaesteError) -> None:
        code = getattr(refusal, "code", "")
        if isinstance(refusal, vault.WrongPassphrase):
            self.screen.show_wrong(told(refusal))
        elif code == "sign_in_anew":
            self.screen.ask_sign_in(told(refusal))
        elif code == "words_needed":
            self.screen.ask_words(f"{told(refusal)} {self._anew.practice_words()}".strip())
        else:
            self.screen.refuse(_no_connection() if is_unanswered(refusal) else told(refusal))

    def _sign_in(self) -> None:
        """Lead to the browser; whoever comes back from it asks for the same case again, by what stands in the form."""
        self.screen.wait_for_browser()
        self._anew.sign_in(self.screen.send_again, self._say_not_signed)

    def _say_not_signed(self, refusal: FodfaesteError) -> None:
        offline = str(refusal) in {NO_ANSWER, NO_NAME}
        self.screen.ask_sign_in(_no_connection() if offline else told(refusal))

    def _call_off(self) -> None:
        self._anew.call_off()

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
        "Intet er åbnet her.",
    )
