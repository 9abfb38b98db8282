"""A long job: what, how far, how long still, and a way to stop it. The bar moves, nothing spins."""

import math
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words


class Bar(QProgressBar, Part):
    """A soft bar of eight pixels; screen readers read its value."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(120, 8)

    def minimumSizeHint(self) -> QSize:
        """Thin and short."""
        return QSize(40, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track and share."""
        share = self.value() / max(1, self.maximum())
        paint.bar(paint.start(self), QRectF(self.rect()), share, "accent")


class Progress(QWidget, Part):
    """`show_progress(what, share, left=)`; `stopped` when the person presses *Afbryd*."""

    stopped = Signal()

    def __init__(self, what: str = "", *, usable: str = "", stoppable: bool = True) -> None:
        super().__init__()
        self._what, self._left = Words(what, "strong"), Words("", "small", "ink_soft", lines=1)
        self._usable = Words(usable, "small", "ink_soft")
        self.bar = Bar()
        self._stop = Button("", kind="quiet")
        self._stop.clicked.connect(self.stopped)
        self._beside = Beside((self._usable, 1, 160), (self._stop, 0, 80), gap="near", middle=True)
        foot = hold(self._beside)
        self.setLayout(column(row((self._what, 1), self._left), self.bar, foot))
        foot.setVisible(
            stoppable or bool(usable)
        )  # one without a parent would come up as a window of its own
        self._stop.setVisible(stoppable)
        self.retranslate()

    def show_progress(self, what: str, share: float, *, left: str = "", usable: str | None = None) -> None:
        """*Henter dine 43 borgere*, 0.62, *27 er klar nu · ca. 20 sekunder endnu*."""
        self._what.say(what)
        self._left.say(left)
        if usable is not None:
            self._usable.say(usable)
        self.bar.setValue(round(100 * min(1.0, max(0.0, share))))
        self.bar.setAccessibleName(f"{what}. {left}")

    def let_stop(self, *, on: bool) -> None:
        """Offer *Afbryd*, or not where nothing goes on that could be stopped."""
        self._stop.setVisible(on)

    def retranslate(self) -> None:
        """Words of the language of the moment."""
        self._stop.rename(self.tr("Afbryd"))
        self.refit()

    def refit(self) -> None:
        """The way out keeps the width it needs."""
        wide = self._stop.sizeHint().width()
        self._beside.demand(self._stop, weight=0, least=math.ceil(wide / look.scale))
        super().refit()

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class StepBar(QWidget, Part):
    """So many of so many steps, as small footholds; the same stands in words beside it."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, reached: int = 0, of: int = 1, *, name: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(reached, of, name=name)

    def show_steps(self, reached: int, of: int, *, name: str = "") -> None:
        """*3 af 5 delmål nået* is the `name`."""
        self._reached, self._of = reached, max(1, of)
        said = self.tr("{reached} af {of}").format(reached=reached, of=of)
        self.setAccessibleName(name or said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Eight pixels high."""
        return QSize(self._of * 48, 8)

    def minimumSizeHint(self) -> QSize:
        """Each step can be seen."""
        return QSize(self._of * 12, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled and open footholds."""
        painter, gap = paint.start(self), 4
        wide = (self.width() - gap * (self._of - 1)) / self._of
        for number in range(self._of):
            done = number < self._reached
            edge = look.color("edge") if look.is_contrast or not done else None
            cell = QRectF(number * (wide + gap), 0, wide, 8)
            paint.panel(painter, cell, look.color("accent" if done else "sunken"), radius=4, border=edge)
