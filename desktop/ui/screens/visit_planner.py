"""The card in which a visit to come is written, on a day and on a case."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.layout import column
from desktop.ui.screens.clash_line import ClashLine
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.typing_pause import FormKept
from desktop.ui.screens.visit_form import VisitForm


class VisitPlanner(QWidget):
    """`planned(dict)` with citizen, at, form, place and purpose; `left()`, `typed()`. Only seen while it is used.

    `inset` is the room at its left. `clashes` says what stands in the way of the hour that is being chosen.
    """

    planned = Signal(dict)
    left = Signal()
    typed = Signal()

    def __init__(self, inset: int = 0) -> None:
        super().__init__()
        self._heading, self.place, self.clashes = Heading(""), FormPlace(), ClashLine()
        card = Card(self._heading, self.clashes, self.place, gap="near", edge="accent")
        self.setLayout(column(card, margins=(inset, 0, 0, 0)))
        self._citizen = ""
        self.place.sent.connect(self._tell)
        self.place.typed.connect(self.typed)
        self.place.typed.connect(self._ask)
        self.place.turned.connect(self._ask)
        self.place.left.connect(self._leave)
        self.retranslate()
        self.hide()

    @property
    def form(self) -> VisitForm | None:
        """The form that stands here."""
        form = self.place.form
        return form if isinstance(form, VisitForm) else None

    def open(self, form: VisitForm, *, citizen: str = "", kept: FormKept | None = None) -> None:
        """Begin to write, for a citizen where the page says whom."""
        self._citizen = citizen
        self.show()
        self.place.open(form, kept)

    def form_saved(self) -> None:
        """What was sent is durable: its form closes."""
        self.place.form_saved()
        self.setVisible(self.form is not None)

    def refuse(self, sentence: str) -> bool:
        """Say under a field why what was sent was not taken; False where nothing was sent."""
        return self.place.refuse(sentence)

    def _ask(self) -> None:
        """Ask what stands in the way, as soon as it is said to whom, on which day and when."""
        form = self.form
        told = form.told(self._citizen) if form is not None and form.flaw() is None else {}
        at = told.get("at")
        if isinstance(at, datetime):
            self.clashes.ask(str(told["citizen"]), at, str(told["form"]))
        else:
            self.clashes.clear()

    def _tell(self) -> None:
        if self.form is not None:
            self.planned.emit(self.form.told(self._citizen))

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Say everything again."""
        self._heading.say(self.tr("Nyt besøg"))
        self.clashes.retranslate()
