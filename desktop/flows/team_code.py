"""Ny computer on *Team*: the service makes the code, right after the person said once more who he is; kept nowhere."""

from PySide6.QtCore import QCoreApplication

from casework.answers_team import NewCode
from casework.errors import FodfaesteError
from desktop.flows.anew import Anew
from desktop.flows.ways import Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens import said
from desktop.ui.screens.team_code import CodeCard
from storage import vault
from storage.sealing import FLOOR, Cost
from sync.words import NO_ANSWER, is_unanswered


class CodeFlow:
    """Wires the card."""

    def __init__(self, ways: Ways, card: CodeCard, *, floor: Cost = FLOOR) -> None:
        self._ways, self._card = ways, card
        self._anew = Anew(ways, card, "code-words", floor=floor)
        card.wanted.connect(self._ask)
        card.sign_in_wanted.connect(self._sign_in)
        card.called_off.connect(self._anew.call_off)

    def forget(self) -> None:
        """Leave no code behind, and wait for no browser."""
        self._anew.call_off()
        self._card.forget()

    def _ask(self, user: str, words: str) -> None:
        if self._ways.team is None:
            self._card.refuse(_no_net())
        elif words:
            self._anew.try_words(words, lambda: self._send(user, words=True), self._say)
        else:
            self._send(user, words=False)

    def _send(self, user: str, *, words: bool) -> None:
        if self._ways.team is None:
            self._card.refuse(_no_net())
            return

        def made(one: NewCode) -> None:
            self._card.show_code(one.code, said.moment(one.until, self._ways.today()), one.link)

        self._ways.team.make_code(
            user, while_stands(self._card, made), while_stands(self._card, self._say), words=words
        )

    def _say(self, refusal: FodfaesteError) -> None:
        code = getattr(refusal, "code", "")
        if isinstance(refusal, vault.WrongPassphrase):
            self._card.show_wrong(told(refusal))
        elif code == "words_needed":
            self._card.ask_words(f"{_words_first()} {self._anew.practice_words()}".strip())
        elif code == "sign_in_anew":
            self._card.ask_sign_in(_sign_in_first())
        else:
            self._card.refuse(
                _why_not().get(code) or (_no_net() if is_unanswered(refusal) else told(refusal))
            )

    def _sign_in(self) -> None:
        self._card.wait_for_browser()
        self._anew.sign_in(self._card.send_again, self._say_not_signed)

    def _say_not_signed(self, refusal: FodfaesteError) -> None:
        self._card.ask_sign_in(_no_net() if str(refusal) == NO_ANSWER else told(refusal))


def _no_net() -> str:
    return QCoreApplication.translate(
        "flows",
        "Centralen svarer ikke, og kun den kan lave en kode. Der er ingen vist. Prøv igen, når der er net.",
    )


def _words_first() -> str:
    return QCoreApplication.translate(
        "flows",
        "Skriv din adgangssætning igen, lige før koden laves: med den kommer en computer ind som en anden.",
    )


def _sign_in_first() -> str:
    return QCoreApplication.translate(
        "flows", "Kommunen beder dig logge ind på ny, lige før koden laves. Der er ingen lavet endnu."
    )


def _why_not() -> dict[str, str]:
    return {
        "team_other": QCoreApplication.translate(
            "flows",
            "Centralen laver ingen kode til den person herfra: han er ikke i dit team mere, eller leder selv. Bed "
            "administratoren om koden.",
        ),
        "too_many": QCoreApplication.translate(
            "flows",
            "Du har lavet mange koder i dag, og centralen laver ikke flere før i morgen. Bed administratoren, hvis det "
            "haster.",
        ),
    }
