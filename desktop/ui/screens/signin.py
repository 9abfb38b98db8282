"""Log ind: one step that leads to the browser and waits for it; whoever does not want to, goes back."""

from typing import Final

from PySide6.QtCore import Signal

from desktop.ui.parts.card import Card
from desktop.ui.parts.layout import row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.start_steps import Step
from desktop.ui.screens.step_frame import StepFrame

STEP: Final = "signin"
SIGNS: Final = ("building-2", "key-round", "send")


class SignInStep(Step):
    """What happens next, in two lines; `again` says why it is asked for once more, and how it goes on."""

    def __init__(self, *, again: bool = False) -> None:
        self._again = again
        super().__init__()
        self._lines = [Words("", "body") for _ in SIGNS if again]
        told = [
            row(Icon(sign, "accent", beside="body"), (line, 1), gap="snug", top=True)
            for sign, line in zip(SIGNS, self._lines, strict=False)
        ]
        self.build(*([Card(*told, pad="room", gap="snug")] if again else []))

    def under_way(self) -> str:
        """Say what happens."""
        return self.tr("Venter på browseren. Du kan altid fortryde.")

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Log ind hos kommunen"))
        self.lead.say(
            self.tr(
                "Kommunen beder dig logge ind igen. Alt på computeren er der stadig, også det, der ikke er sendt."
            )
            if self._again
            else self.tr("Browseren åbner kommunens login. Kom tilbage hertil, når du har logget ind.")
        )
        told = (
            self.tr("Browseren åbner kommunens login."),
            self.tr("Kom tilbage hertil, når du har logget ind."),
            self.tr("Det, der venter, bliver sendt, når kommunen kender dig igen."),
        )
        for line, sentence in zip(self._lines, told, strict=False):
            line.say(sentence)


class SignInScreen(StepFrame):
    """What a person says who has to sign in again: `wanted`, `called_off` while the browser is waited for, `left`."""

    wanted = Signal()
    called_off = Signal()
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__({STEP: SignInStep(again=True)}, now)
        self._pauses = (self._on,)
        self.lay_steps()
        self._on.clicked.connect(self._go_on)
        self._back.clicked.connect(self._go_back)
        self.first_focus = self._on
        self.retranslate()
        self.show_step(STEP)

    def _go_on(self) -> None:
        if not self._is_busy:
            self.wanted.emit()

    def _go_back(self) -> None:
        if self._is_busy:
            self.called_off.emit()
        else:
            self.left.emit()

    def busy(self, *, on: bool) -> None:
        """While the browser is waited for, the way back is the way out of it."""
        super().busy(on=on)
        self._say_frame()

    def _say_frame(self) -> None:
        self._back.rename(self.tr("Fortryd") if self._is_busy else self.tr("Tilbage"))
        self._on.rename(self.tr("Åbn browseren"))
        self._line.show_steps((self.tr("Log ind"),), 0)

    def retranslate(self) -> None:
        """Say everything again."""
        self._slogan.say(self.tr("Intet er tabt"))
        self._calm.say(self.tr("Det kræver net at logge ind; alt andet her virker uden."))
        self._say_frame()
        for step in self._steps.values():
            step.retranslate()
