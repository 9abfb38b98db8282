"""How far an upgrade is, on the card of *Lås op*: in place of field and button, while nobody can type there anyway.

Brought in only where there is something to bring up: the first window pays nothing for it.
"""

from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.lean_scene import box, fill, rounded
from desktop.ui.lean_unlock import INSET, LeanUnlock

TOP, BAR, GAP = 160, 10, 14


class LeanProgress(QWidget):
    """A heading, a bar, what is counted, and that the window may be closed: nothing is asked."""

    def __init__(self, owner: LeanUnlock) -> None:
        super().__init__(owner)
        self._owner, self._part = owner, 0.0
        self._heading = self._label(self.tr("Sagerne gøres klar til den nye udgave"), owner.type.strong)
        self._counted = self._label("", owner.type.small, role="ink_soft")
        safe = self.tr(
            "Alt, du har skrevet, er sikkert. Du kan roligt lukke vinduet: næste gang, du låser op, går det videre."
        )
        self._safe = self._label(safe, owner.type.small)
        self.setAccessibleName(self._heading.text())
        owner.installEventFilter(self)
        self._place()
        self._covered = [part for part in self._below() if not part.isHidden()]
        for part in self._covered:
            part.hide()
        self.show()

    def _below(self) -> list[QWidget]:
        """Return what lies where this stands: the field, its name, its line, the button, the links."""
        owner = self._owner
        names = [label for label in owner.findChildren(QLabel) if label.text() == owner.word.accessibleName()]
        return [*names, owner.word, owner.eye, owner.line, owner.unlock, *owner.links]

    def _label(self, text: str, font: QFont, *, role: str = "ink") -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setFont(font)
        colors = label.palette()
        colors.setColor(QPalette.ColorRole.WindowText, self._owner.colors[role])
        label.setPalette(colors)
        return label

    def show_step(self, counted: str, part: float) -> None:
        """Say how far it is; `part` is of the whole, from 0 to 1."""
        self._part = min(max(part, 0.0), 1.0)
        self._counted.setText(counted)
        self.setAccessibleDescription(f"{counted}. {self._safe.text()}")
        self._place()
        self.update()

    def end(self) -> None:
        """Give field and button back."""
        self._owner.removeEventFilter(self)
        for part in self._covered:
            part.show()
        self.hide()
        self.deleteLater()

    def _px(self, pixels: float) -> int:
        return round(pixels * self._owner.grown)

    def _place(self) -> None:
        card, inset = self._owner.card(), self._px(INSET)
        top = self._px(TOP)
        self.setGeometry(
            card.left() + inset, card.top() + top, card.width() - 2 * inset, card.height() - top - 8
        )
        y = 0
        for part, after in ((self._heading, 0), (None, GAP), (self._counted, GAP), (self._safe, GAP)):
            y += self._px(after)
            if part is None:
                self._bar = QRectF(0, y, self.width(), self._px(BAR))
                y += self._px(BAR)
            else:
                high = part.heightForWidth(self.width())
                part.setGeometry(0, y, self.width(), high)
                y += high

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay on the card."""
        if watched is self._owner and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card's ground over the field's frame, and the bar."""
        painter, colors = QPainter(self), self._owner.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill(painter, box(QRectF(self.rect())), colors["card"])
        radius = self._bar.height() / 2
        fill(painter, rounded(self._bar, radius), colors["edge"])
        fill(painter, rounded(self._bar.adjusted(1, 1, -1, -1), radius - 1), colors["sunken"])
        wide = self._bar.width() * self._part
        if wide >= 2 * radius:
            fill(
                painter,
                rounded(QRectF(0, self._bar.top(), wide, self._bar.height()), radius),
                colors["accent_fill"],
            )
