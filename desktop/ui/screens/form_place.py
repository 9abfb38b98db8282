"""Where a form unfolds in a page: one at a time, and its words stand there until they are saved or let go of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.layout import column
from desktop.ui.screens.forms import Form
from desktop.ui.screens.typing_pause import FormKept


class FormPlace(QWidget):
    """`sent()`: what the form says is under way. `left()`: the person closed it. `typed()` for every letter.

    `turned()`: a form stands here now, or none any more.
    """

    sent = Signal()
    left = Signal()
    typed = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self._box = column(gap="", margins=(0, 4, 0, 8))
        self.setLayout(self._box)
        self.hide()

    @property
    def is_under_way(self) -> bool:
        """Whether something was sent from here and not yet answered."""
        return self.form is not None and self.form.is_under_way

    def open(self, form: Form, kept: FormKept | None = None) -> None:
        """Unfold a form, as a draft kept it where there is one. Words that stand in another one are not thrown away."""
        if self.form is not None and (self.form.is_under_way or self.form.is_touched()):
            form.deleteLater()
            self._come_back_to(self.form, form)
            return
        self.close_form()
        self.form = form
        form.began = form.values()
        if kept is not None:
            kept.put_into(form)
        self._box.addWidget(form)
        form.saved.connect(self._send)
        form.closed.connect(self._leave)
        form.typed.connect(self.typed)
        self.show()
        form.show()
        form.begin()
        self.turned.emit()

    def _come_back_to(self, standing: Form, wanted: Form) -> None:
        """Where another form was wanted, say why this one is still here."""
        standing.begin()
        if standing.record != wanted.record and not standing.is_under_way:
            first = next(iter(standing.fields))
            standing.point_at(first, self.tr("Gem eller luk først det, du har skrevet her."))

    def _send(self) -> None:
        if self.form is not None:
            self.form.wait(on=True)
            self.sent.emit()

    def _leave(self) -> None:
        self.close_form()
        self.left.emit()
        self.typed.emit()

    def close_form(self) -> None:
        """Fold the form away."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.hide()
        self.turned.emit()

    def form_saved(self) -> None:
        """What was sent is durable: its form closes."""
        if self.is_under_way:
            self.close_form()

    def refuse(self, sentence: str) -> bool:
        """Say under a field why what was sent was not taken; False where nothing was sent."""
        if self.form is None or not self.form.is_under_way:
            return False
        self.form.refuse(sentence)
        return True
