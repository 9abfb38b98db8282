"""I dag at a closed door: the one question that matters there, and the sentence where a question was closed by news."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, empty, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import into_view


class DoorQuestion(QWidget):
    """Is a card left? `told(bool)` once, until `let_tell_again`; `left()` where the person thinks better of it."""

    told = Signal(bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_told = False
        self.with_card = Button(
            self.tr("Gem og udskriv kort"), icon="printer", kind="primary", size="primary"
        )
        plain = Button(self.tr("Gem uden kort"), icon="door-closed", size="primary")
        back = Button(self.tr("Fortryd"), kind="quiet")
        self.with_card.clicked.connect(lambda: self._tell(left=True))
        plain.clicked.connect(lambda: self._tell(left=False))
        back.clicked.connect(self._leave)
        question = Words(self.tr("Ingen åbnede. Vil du lægge et kort i postkassen?"), "strong")
        self.setLayout(column(question, hold(Flow(self.with_card, plain, back, gap="snug")), gap="near"))

    def let_tell_again(self) -> None:
        """What was told could not be kept: the question stands as before."""
        self.is_told = False

    def _tell(self, *, left: bool) -> None:
        """A second press before the first is kept would be a second attempt in the case."""
        if not self.is_told:
            self.is_told = True
            self.told.emit(left)

    def _leave(self) -> None:
        if not self.is_told:
            self.left.emit()


class ClosedByNews(QWidget):
    """What somebody was in the middle of when its visit was told or left the day; each stands until it is read."""

    def __init__(self, inset: int = 0) -> None:
        super().__init__()
        self._box = column(gap="near", margins=(inset, 0, 0, 0))
        self.setLayout(self._box)
        self._last: Button | None = None
        self.hide()

    def say(self, title: str, text: str) -> None:
        """Say it, with a button that lets it go."""
        seen = Button(self.tr("Set"), kind="quiet", name=self.tr("Set: {title}").format(title=title))
        banner = Banner("", "notice", title=title, icon="info", action=seen)
        seen.clicked.connect(lambda: self._let_go(banner))
        self._box.addWidget(banner)
        self.show()
        banner.show()
        banner.say(text, title=title)  # said anew: a screen reader hears it too
        self._last = seen

    def take_focus(self) -> None:
        """Who had the keyboard in what was closed has it on the way out of the sentence: Enter reaches nothing else."""
        last = self._last
        if last is not None:
            last.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, last, lambda: into_view(last))

    def clear(self) -> None:
        """It was about another day."""
        empty(self._box)
        self._last = None
        self.hide()

    def _let_go(self, banner: Banner) -> None:
        self._last = None
        self._box.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.setVisible(self._box.count() > 0)
