"""Pages as they will come out of the printer. Paper is white in every theme."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.look import paint
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import empty, pieces_of
from desktop.ui.parts.scroll import Thumb

WHITE = QColor("#FFFFFF")
SIDE, TOP, FOOT = 20, 14, 22
LOW = 110
LITTLE = 0.9
"""How much of its width a page keeps at least when it gives way to be seen whole."""


class PageImage(QWidget):
    """One page with room for its shadow; as wide as there is room, or at most as wide as its `own` dots."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, image: QImage, name: str, *, own: bool = False) -> None:
        super().__init__()
        self._image = image
        self._own, self._high = own, 0
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Paper keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The page at this width, with its shadow."""
        return round(self._wide(width) * self._image.height() / max(1, self._image.width())) + TOP + FOOT

    def see_whole(self, high: int) -> None:
        """Give way a little where that lets the whole page be seen at once in this height."""
        self._high = high

    def _wide(self, width: int) -> float:
        """How wide the paper is at this width; its own dots grow with the text."""
        room = max(1, width - 2 * SIDE)
        if self._own:
            return min(room, self._image.width() * look.scale)
        whole = (self._high - TOP - FOOT) * self._image.width() / max(1, self._image.height())
        return whole if LITTLE * room <= whole < room else room

    def sizeHint(self) -> QSize:
        """A readable page."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """A page one can still recognise."""
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shadow, paper, page."""
        painter = paint.start(self)
        page = QRectF(self.rect()).adjusted(SIDE, TOP, -SIDE, -FOOT)
        beside = (page.width() - self._wide(self.width())) / 2
        page.adjust(beside, 0, -beside, 0)
        paint.shadow(painter, page, "float", 4)
        edge = None if look.is_dark and not look.is_contrast else look.color("line")
        paint.panel(painter, page, WHITE, radius=3)
        painter.drawImage(page, self._image)
        paint.panel(
            painter, page, None, border=edge, radius=3, width=look.stroke
        )  # white on white needs an edge


class PagePreview(QScrollArea):
    """`show_pages([QImage])`, one under the other; keys and wheel scroll. `own`: nothing is blown up.

    `filled(bool)`: whether pages stand there now.
    """

    spoken_role: ClassVar = Role.Document
    filled = Signal(bool)

    def __init__(self, *, own: bool = False, low: bool = False) -> None:
        super().__init__()
        self._low = low
        self._own = own
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(Thumb())
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        self._say_names()

    def sizeHint(self) -> QSize:
        """As any list; a `low` one gives its room to what stands under it where there is little."""
        wanted = super().sizeHint()
        return QSize(wanted.width(), min(wanted.height(), look.grow(LOW))) if self._low else wanted

    @property
    def is_empty(self) -> bool:
        """Whether no page stands here."""
        return self._list.count() <= 1  # the last is what pushes the pages up

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Other pages; the place on the page stays."""
        value = self.verticalScrollBar().value()
        empty(self._list)
        for image in images:
            self._list.addWidget(PageImage(image, "", own=self._own))
        self._list.addStretch(1)
        self._say_names()
        self._fit()
        self.verticalScrollBar().setValue(value)
        self.filled.emit(bool(images))

    def resizeEvent(self, event: object) -> None:
        """Pages follow the width."""
        self._fit()
        super().resizeEvent(event)  # type: ignore[arg-type]

    def _say_names(self) -> None:
        self.setAccessibleName(self.tr("Forhåndsvisning"))
        pages = self._pages()
        for number, page in enumerate(pages, 1):
            page.setAccessibleName(
                self.tr("Side {number} af {count}").format(number=number, count=len(pages))
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say_names()
        super().changeEvent(event)

    def _fit(self) -> None:
        wide, pages = self.viewport().width(), self._pages()
        for page in pages:
            if isinstance(page, PageImage):
                page.see_whole(self.viewport().height() if len(pages) == 1 else 0)
        heights = [page.heightForWidth(wide) for page in pages]  # an unshown item says -1
        self._body.setMinimumHeight(sum(heights))

    def _pages(self) -> list[QWidget]:
        return [piece for piece in pieces_of(self._list, self._body) if isinstance(piece, QWidget)]
