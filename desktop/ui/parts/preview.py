"""Pages as they will come out of the printer. Paper is white in every theme."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.ui.look import paint
from desktop.ui.look.spoken import Role, announce
from desktop.ui.look.tokens import look
from desktop.ui.parts.layout import empty, pieces_of
from desktop.ui.parts.preview_zoom import FIT, FITTED, LARGER, ZoomChoice, keys, larger, smaller
from desktop.ui.parts.scroll import Thumb
from desktop.ui.parts.sheets import INCH, POINTS, Sheets

WHITE = QColor("#FFFFFF")
SIDE, TOP, FOOT = 20, 14, 22
LOW, ENOUGH = 110, 320
ROOMS, AIR = 6, 6
"""The sizes stand under pages that are seen at least so many times as high, with so much air between (px)."""
PAUSE_MS = 60
"""How long the pages must stand before they are drawn anew: whoever turns a wheel does not read."""
LITTLE = 0.85
"""How much of its width a page keeps at least when it gives way to be seen whole."""


class PageImage(QWidget):
    """One page with room for its shadow; as wide as there is room, or at most as wide as its `own` dots."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, image: QImage, name: str, *, own: bool = False, dots: float = INCH / POINTS) -> None:
        """`dots`: how many of the image's dots are one point of the paper."""
        super().__init__()
        self._image, self._sharp = image, image
        self._own, self._high, self._zoom = own, 0, FIT
        self._whole = image.width() / dots * INCH / POINTS
        self.dots = dots
        """How many dots a point has in what is shown."""
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

    def see_whole(self, high: int, narrow: int) -> None:
        """Give way a little where that lets the whole page be seen at once in this height.

        That is settled for the `narrow` width, the one beside a scroll bar: asked of the width of the moment, the bar
        went because the page gave way, the page no longer gave way because the bar was gone, and it was drawn flat.
        """
        whole = (high - TOP - FOOT) * self._image.width() / max(1, self._image.height())
        self._high = high if whole >= LITTLE * (narrow - 2 * SIDE) else 0

    def show_at(self, zoom: float) -> None:
        """Be so large: 1.0 is the size of the paper, `FIT` what there is room for."""
        self._zoom = zoom
        self.updateGeometry()
        self.update()

    def share(self, width: int) -> float:
        """Return how large the page is at this width, as a share of the paper's size."""
        return self._wide(width) / max(1.0, self._whole)

    def sharpen(self, image: QImage, dots: float) -> None:
        """Show the same page drawn at so many dots a point."""
        self._sharp, self.dots = image, dots
        self.update()

    def forget(self, dots: float) -> None:
        """Nobody looks here: the page as it came, at `dots`, is enough."""
        if self._sharp is not self._image:
            self.sharpen(self._image, dots)

    def _wide(self, width: int) -> float:
        """How wide the paper is at this width; its own dots grow with the text."""
        if self._zoom:
            return round(self._whole * self._zoom)
        room = max(1, width - 2 * SIDE)
        if self._own:
            return min(room, self._image.width() * look.scale)
        whole = (self._high - TOP - FOOT) * self._image.width() / max(1, self._image.height())
        return whole if 0 < whole < room else room

    def sizeHint(self) -> QSize:
        """A readable page."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """A page one can still recognise."""
        wide = round(self._whole * self._zoom) + 2 * SIDE if self._zoom else 160
        return QSize(wide, self.heightForWidth(wide))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shadow, paper, page."""
        painter = paint.start(self)
        page = QRectF(self.rect()).adjusted(SIDE, TOP, -SIDE, -FOOT)
        beside = (page.width() - self._wide(self.width())) / 2
        page.adjust(beside, 0, -beside, 0)
        if self._zoom and self._sharp is not self._image:  # dot upon dot: anything else would blur
            own = self._sharp.size().toSizeF() / self.devicePixelRatioF()
            page = QRectF(page.topLeft().toPoint().toPointF(), own)
        paint.shadow(painter, page, "float", 4)
        edge = None if look.is_dark and not look.is_contrast else look.color("line")
        paint.panel(painter, page, WHITE, radius=3)
        painter.drawImage(page, self._sharp)
        paint.panel(
            painter, page, None, border=edge, radius=3, width=look.stroke
        )  # white on white needs an edge


class PagePreview(QScrollArea):
    """`show_pages([QImage])`, one under the other; keys and wheel scroll. `own`: nothing is blown up.

    `filled(bool)`: whether pages stand there now. `Sheets` are drawn anew where somebody looks closer.
    """

    spoken_role: ClassVar = Role.Document
    filled = Signal(bool)

    def __init__(self, *, own: bool = False, low: bool = False) -> None:
        super().__init__()
        self._low = low
        self._own = own
        self._sheets, self._zoom, self._asked = Sheets(), FIT, set[tuple[int, float]]()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(Thumb())
        self.setHorizontalScrollBar(Thumb(Qt.Orientation.Horizontal))
        self.setCornerWidget(QWidget())  # Qt's own corner is a square of another colour
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._body = QWidget()
        self._list = QVBoxLayout(self._body)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        self.sizes = ZoomChoice()
        self.sizes.setParent(self)
        self.sizes.hide()
        self.sizes.chosen.connect(lambda size: self.zoom_to(float(size)))
        for key, made in keys(self).items():
            made.activated.connect(partial(self._turn, key))
        self._looked = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._looked.timeout.connect(self._sharpen)
        self._say_names()

    def sizeHint(self) -> QSize:
        """As any list, but never higher than a low window; a `low` one gives its room to what stands under it, too."""
        wanted = super().sizeHint()
        return QSize(wanted.width(), min(wanted.height(), look.grow(LOW) if self._low else ENOUGH))

    @property
    def is_empty(self) -> bool:
        """Whether no page stands here."""
        return self._list.count() <= 1  # the last is what pushes the pages up

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Other pages; the place on the page stays, and how large it is."""
        value, across = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._sheets = images if isinstance(images, Sheets) else Sheets(images)
        self._asked = set()
        empty(self._list)
        for image in self._sheets:
            page = PageImage(image, "", own=self._own, dots=self._sheets.dots)
            page.show_at(self._zoom)
            self._list.addWidget(page)
        self._list.addStretch(1)
        self._say_names()
        self._make_room()
        self._fit()
        self.verticalScrollBar().setValue(value)
        self.horizontalScrollBar().setValue(across)
        self._looked.start()
        self.filled.emit(bool(images))

    def zoom_to(self, zoom: float) -> None:
        """Show the pages so large; what was in the middle stays there."""
        middle = (self.verticalScrollBar().value() + self.viewport().height() / 2) / max(
            1, self._body.height()
        )
        self._zoom = zoom
        self.sizes.choose(str(zoom))
        as_needed, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(as_needed if zoom else never)
        for page in self._pages():
            page.show_at(zoom)
        self._fit()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(round(middle * self._body.height() - self.viewport().height() / 2))
        across.setValue((across.minimum() + across.maximum()) // 2)
        self._looked.start()
        announce(self, self.sizes.said())

    def _turn(self, key: str) -> None:
        pages = self._pages()
        if not pages:
            return
        shown = pages[0].share(self.viewport().width())
        if key in FITTED:
            self.zoom_to(FIT)
        else:
            self.zoom_to((larger if key in LARGER else smaller)(self._zoom, shown))

    def event(self, event: QEvent) -> bool:
        """Larger words for the sizes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return done

    def resizeEvent(self, event: object) -> None:
        """Pages follow the width."""
        self._make_room()
        self._fit()
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._looked.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Other pages come into sight."""
        super().scrollContentsBy(dx, dy)
        self._looked.start()

    def _make_room(self) -> None:
        """Keep the foot free for the sizes, where pages stand and enough of them is still seen."""
        high = self.sizes.wanted(max(1, self.width() - 2 * SIDE))
        has_room = not self.is_empty and self.height() >= ROOMS * high
        foot = high + AIR if has_room else 0
        if self.viewportMargins().bottom() != foot:
            self.setViewportMargins(0, 0, 0, foot)
        self.sizes.setVisible(has_room)
        below = self.viewport().geometry().bottom() + AIR
        self.sizes.move((self.width() - self.sizes.width()) // 2, below)

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
            self.sizes.retranslate()
            self._make_room()
        super().changeEvent(event)

    def _fit(self) -> None:
        wide, pages = self.viewport().width(), self._pages()
        narrow = self.width() - self.verticalScrollBar().sizeHint().width()
        for page in pages:
            page.see_whole(self.viewport().height() if len(pages) == 1 else 0, narrow)
        heights = [page.heightForWidth(wide) for page in pages]  # an unshown item says -1
        self._body.setMinimumHeight(sum(heights))
        if self._zoom:  # at once: where the bars stand is asked for before Qt lays out
            most = max((page.minimumSizeHint().width() for page in pages), default=0)
            self._body.resize(max(wide, most), max(sum(heights), self.viewport().height()))

    def _sharpen(self) -> None:
        """Have the pages in sight drawn at the size they are shown at; let go of the others."""
        redraw, own = self._sheets.redraw, self._sheets.dots
        dots = self._zoom * INCH / POINTS * self.devicePixelRatioF() if self._zoom else own
        seen = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        for number, page in enumerate(self._pages()):
            if not self._zoom or not page.geometry().intersects(
                seen.adjusted(0, -seen.height(), 0, seen.height())
            ):
                page.forget(own)
            elif redraw is not None and page.dots != dots and (number, dots) not in self._asked:
                self._asked.add((number, dots))
                redraw(number, dots, partial(self._take, self._sheets, number, dots))

    def _take(self, sheets: Sheets, number: int, dots: float, image: QImage) -> None:
        """A page has been drawn: of what stands here, at the size of the moment, or nobody waits for it any more."""
        if isValid(self) and sheets is self._sheets:
            self._asked.discard((number, dots))
            if dots == self._zoom * INCH / POINTS * self.devicePixelRatioF():
                self._pages()[number].sharpen(image, dots)

    def _pages(self) -> list[PageImage]:
        return [piece for piece in pieces_of(self._list, self._body) if isinstance(piece, PageImage)]
