"""A task for the team lead: words of another citizen stood in this case; was it a breach that must be reported?"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_wrong import BreachShown, PaperOut
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column
from desktop.ui.screens import said
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import ReasonForm


class BreachTask(QWidget):
    """`judged(task, words)`: the first that is not judged yet, with its day; nothing where there is none."""

    judged = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._task: BreachShown | None = None
        self._today = date.min
        self._judge = Button(self.tr("Skriv vurderingen"), kind="quiet")
        self._banner, self.place = Banner("", "notice", action=self._judge), FormPlace()
        self.setLayout(column(self._banner, self.place, gap="near"))
        self._judge.clicked.connect(self.ask)
        self.place.sent.connect(self._send)
        self.hide()
        self.retranslate()

    def show_tasks(self, tasks: Sequence[BreachShown], today: date) -> None:
        """Show the first task that waits."""
        self._task = next((one for one in tasks if not one.judged), None)
        self._today = today
        self.setVisible(self._task is not None)
        self.retranslate()

    def ask(self) -> None:
        """Ask what was judged."""
        form = ReasonForm(self.tr("Hvad har du vurderet, og hvorfor?"), self.tr("Gem vurderingen"))
        form.record = self._task.id if self._task else ""
        self.place.open(form)

    def _send(self) -> None:
        if self.place.form is not None:
            self.judged.emit(self.place.form.record, self.place.form.values()["reason"])

    def retranslate(self) -> None:
        """Say everything again."""
        self._judge.rename(self.tr("Skriv vurderingen"))
        task = self._task
        if task is None:
            return
        due = said.day(task.due, self._today) if task.due else ""
        count = (
            self.tr("1 oplysning")
            if task.count == 1
            else self.tr("{count} oplysninger").format(count=task.count)
        )
        self._banner.say(
            self.tr(
                "Stod her, men hørte til en anden borger: {count}. {by} tog det ud: {why} Vurdér senest {due}, om det "
                "er et brud, der skal anmeldes. Hvem der har haft det, viser centralen (audit wrong)."
            ).format(count=count, by=task.by, why=_ended(task.why), due=due)
            + self._handed_out(task)
        )

    def _handed_out(self, task: BreachShown) -> str:
        """Say which papers are in somebody's hand: they cannot be taken back from here."""
        sure = ", ".join(self._paper(one) for one in task.papers if one.certain)
        may = ", ".join(self._paper(one) for one in task.papers if not one.certain)
        said = (
            self.tr(" Udleveret på papir: {papers}; den gemte fil er tømt.").format(papers=sure)
            if sure
            else ""
        )
        if may:
            said += self.tr(" Kan indeholde det: {papers}; det vides ikke, og filen er ikke rørt.").format(
                papers=may
            )
        return said

    def _paper(self, one: PaperOut) -> str:
        day = f"{one.on:%d.%m.%Y}" if one.on else "?"
        return self.tr("plan, udgave {number} ({day})").format(number=one.number, day=day)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
