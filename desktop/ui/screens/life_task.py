"""What life did to a citizen, on the page of his case: a death said calmly, what has stopped, and the way back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_life import LifeShown
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import Form
from desktop.ui.screens.life_forms import DeathForm


class LifeTask(QWidget):
    """Hidden where there is nothing to say. Each answer says first what was shown when its form opened.

    `death_told(of, day, source)` and `death_taken_back(of)`.
    """

    death_told = Signal(LifeShown, str, str)
    death_taken_back = Signal(LifeShown)

    def __init__(self) -> None:
        super().__init__()
        self._shown = self._answered = LifeShown()
        self.back = Button(self.tr("Tag det tilbage"), kind="quiet")
        self._banner, self.place = Banner("", "plain", action=self.back), FormPlace()
        self.setLayout(column(self._banner, self.place, gap="near"))
        self.back.clicked.connect(lambda: self.death_taken_back.emit(self._shown))
        self.place.sent.connect(self._send)
        self.place.turned.connect(self._turn)
        self._banner.hide()
        self.hide()
        self.retranslate()

    def show_life(self, shown: LifeShown) -> None:
        """Say what is known."""
        self._shown = shown
        self.retranslate()
        self._turn()

    def ask_death(self, today: date) -> None:
        """Ask for the day and the source."""
        self._open(DeathForm(today))

    def _open(self, form: Form) -> None:
        """Open a form that speaks of what is shown now, whatever comes in while somebody writes in it."""
        self.place.open(form)
        if self.place.form is form:
            self._answered = self._shown

    def _turn(self) -> None:
        self.setVisible(self._shown.died_on is not None or self.place.form is not None)

    def _send(self) -> None:
        form = self.place.form
        if isinstance(form, DeathForm):
            said = form.values()
            self.death_told.emit(self._answered, said["died_on"], said["source"])

    def form_saved(self) -> None:
        """What was said is durable."""
        if self.place.is_under_way:
            self.place.form_saved()

    def refuse(self, sentence: str) -> bool:
        """Say under the words why they were not taken; False where nothing was sent."""
        return self.place.refuse(sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        shown = self._shown
        self.back.rename(self.tr("Tag det tilbage"), name=self.tr("Tag dødsfaldet tilbage, det var en fejl"))
        self.back.setVisible(shown.may_write)
        self._banner.setVisible(shown.died_on is not None)
        if shown.died_on is not None:
            self._banner.say(self._said(shown, shown.died_on))

    def _said(self, shown: LifeShown, died_on: date) -> str:
        day = f"{died_on:%d.%m.%Y}"
        lines = [
            self.tr("{name} døde {day}. Kilde: {source}.").format(
                name=shown.name, day=day, source=shown.source.rstrip(".")
            )
            if shown.source
            else self.tr("{name} døde {day}.").format(name=shown.name, day=day)
        ]
        stopped = self._stopped(shown)
        if stopped:
            lines.append(self.tr("Stoppet: {what}.").format(what=stopped))
        lines.append(
            self.tr(
                "Ingen bliver bedt om at besøge, ringe eller skrive, og der går intet papir ud. Intet er slettet; var "
                "det en fejl, står alt som før, når det tages tilbage."
            )
        )
        if shown.disputed:
            lines.append(
                self.tr(
                    "To personer har hver sit svar på det. Det stopper alt, til nogen vælger under Synkronisering."
                )
            )
        return " ".join(lines)

    def _stopped(self, shown: LifeShown) -> str:
        counted = (
            (shown.visits, self.tr("1 planlagt besøg"), self.tr("{count} planlagte besøg")),
            (shown.agreements, self.tr("1 åben aftale"), self.tr("{count} åbne aftaler")),
            (shown.statements, self.tr("1 attest"), self.tr("{count} attester")),
        )
        return ", ".join(
            one if count == 1 else many.format(count=count) for count, one, many in counted if count
        )
