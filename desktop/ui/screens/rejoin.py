"""Ny kode: one step for a computer that no longer knows its service; the store, and all that is in it, stays."""

from typing import Final

from PySide6.QtCore import Signal

from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.start_steps import CodeStep
from desktop.ui.screens.step_frame import StepFrame

STEP: Final = "code"


class AnewStep(CodeStep):
    """The address and the new code; `lost` says why it is asked for."""

    def __init__(self, *, lost: bool) -> None:
        self._lost = lost
        super().__init__()

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.title.say(self.tr("Skriv din nye kode"))
        self.lead.say(
            self.tr(
                "Den nøgle, som centralen kender computeren på, er væk her. Din teamleder giver dig en ny kode, og "
                "computeren får en ny nøgle. Alt, du har skrevet, bliver her, også det, der ikke er sendt."
            )
            if self._lost
            else self.tr(
                "Centralen har fået nye nøgler, mens computeren var væk. Din teamleder giver dig en ny kode. Alt, du "
                "har skrevet, bliver her, også det, der ikke er sendt."
            )
        )
        self.address.rename(
            self.tr("Adressen på din kommunes Fodfæste"),
            help_text=self.tr("Se efter hos teamlederen, om adressen er den samme."),
        )


class RejoinScreen(StepFrame):
    """What a person says whose computer comes in anew: `code_given(address, code)`, `left` for the way back."""

    code_given = Signal(str, str)
    left = Signal()

    def __init__(self, now: Now = copenhagen_now, address: str = "", *, lost: bool = False) -> None:
        self._code = AnewStep(lost=lost)
        super().__init__({STEP: self._code}, now)
        self.lay_steps()
        self._code.address.write(address)
        self._on.clicked.connect(self._go_on)
        self._back.clicked.connect(self.left)
        self._code.given.connect(self._go_on)
        self.first_focus = self._code.code
        self.retranslate()
        self.show_step(STEP)

    @property
    def keys_of_link(self) -> str:
        """The mark of the service's keys, where a link brought it."""
        return self._code.keys_of_link

    def _go_on(self) -> None:
        if not self._is_busy and (typed := self._code.typed()):
            self.code_given.emit(*typed)

    def retranslate(self) -> None:
        """Say everything again."""
        self._slogan.say(self.tr("Intet er tabt"))
        self._calm.say(self.tr("Computeren skal kende sin central igen. Det tager et øjeblik."))
        self._line.show_steps((self.tr("Ny kode"),), 0)
        self._back.rename(self.tr("Tilbage"))
        self._on.rename(self.tr("Videre"))
        self._code.retranslate()
