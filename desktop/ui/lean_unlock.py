"""Lås op: the first window, painted before all else is loaded. Initials and the age of the data, no more.

Budget: at most 1.3 times a blank PySide6 window. Hence one module, constants for colours, three fonts, no
toml, no SVG, no style sheet, and no touch of the namespace `Qt` before the window stands (handlers may).
"""

from PySide6.QtCore import QRect, QRectF, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.ui.lean_parts import AIR, LeanType, Owner, Passphrase, Press, fit_first
from desktop.ui.lean_scene import (
    Colors,
    box,
    fill,
    paint_disc,
    paint_mark,
    paint_scene,
    paint_shadow,
    paint_sign,
    rounded,
    stroke,
)
from desktop.ui.look.lean import THEMES

CARD, INSET, FIELD, LINK = 440, 32, 52, 40


class LeanUnlock(Owner):
    """The locked screen of one store: `initials` are all it says of its owner.

    `stands` when it has been painted for the first time, `passphrase_given(text)` when the person presses *Lås op* or
    Enter, `forgotten` for *Glemt adgangssætning*, `restore_asked` for the way that `offer_restore` shows, `other_asked`
    for *Skift* (shown when `others`), `practice_asked` for *Øvelseskontor* (shown when `practice`).
    """

    passphrase_given = Signal(str)
    forgotten = Signal()
    stands = Signal()
    restore_asked = Signal()
    other_asked = Signal()
    practice_asked = Signal()

    def __init__(
        self,
        *,
        initials: str = "",
        age: str = "",
        greeting: str = "",
        theme: str = "light",
        scale: float = 1.0,
        others: bool = False,
        practice: bool = False,
    ) -> None:
        super().__init__()
        self.theme = theme if theme in THEMES else "light"
        self.colors: Colors = {role: QColor(value) for role, value in THEMES[self.theme].items()}
        self.grown, self.type = 0.25 + 0.75 * scale, LeanType(scale)
        self._initials, self._age, self._greeting = initials, age, greeting
        self._caps, self._said, self._seconds = False, "", 0
        self._is_told = self._is_offered = False
        self._ground: QPixmap | None = None
        self._make_parts(others=others, practice=practice)
        self.setWindowTitle("Fodfæste")
        self.setAccessibleDescription(". ".join(part for part in (self._who(), age) if part))
        fit_first(self)
        self.word.setFocus()

    def _make_parts(self, *, others: bool, practice: bool) -> None:
        self.word = Passphrase(self)
        self.word.setAccessibleName(self.tr("Adgangssætning"))
        self.eye = Press(self, "", kind="sign", sign="eye")
        self.eye.setCheckable(True)
        self.eye.setAccessibleName(self.tr("Vis adgangssætningen"))
        self.line = QLabel(self)
        self.line.setWordWrap(True)
        self.line.setFont(self.type.small)
        self.unlock = Press(self, self.tr("Lås op"), kind="fill", sign="arrow")
        self.links = [Press(self, self.tr("Glemt adgangssætning"), kind="link")]
        self.links[0].clicked.connect(self.forgotten)
        if practice:
            self.links.append(Press(self, self.tr("Øvelseskontor"), kind="link"))
            self.links[1].clicked.connect(self.practice_asked)
        self.other: Press | None = None
        if others:
            self.other = Press(self, self.tr("Skift"), kind="link")
            self.other.clicked.connect(self.other_asked)
        self._make_labels()
        self._color_editor()
        self.word.returnPressed.connect(self._give)
        self.word.caps_seen.connect(self._caps_seen)
        self.word.textEdited.connect(self._typed)
        self.unlock.clicked.connect(self._give)
        self.eye.toggled.connect(self._show_words)

    def _make_labels(self) -> None:
        """Words as labels: a screen reader finds them, and their colour costs no time."""
        locked = self.tr("Alt på denne computer er krypteret, mens den er låst.")
        self._name = self._label("Fodfæste", self.type.title)
        self._two = self._label(self._initials[:2], self.type.label, role="accent")
        self._owner_words = self._label(self._who(), self.type.heading)
        self._age_words = self._label(self._age, self.type.small, role="ink_soft")
        self._word_name = self._label(self.tr("Adgangssætning"), self.type.label)
        ink = "on_accent" if self.theme == "light" else "ink_soft"
        self._foot = self._label(locked, self.type.small, role=ink)

    def _label(self, text: str, font: QFont, *, role: str = "ink") -> QLabel:
        label = QLabel(text, self)
        label.setFont(font)
        colors = label.palette()
        colors.setColor(QPalette.ColorRole.WindowText, self.colors[role])
        label.setPalette(colors)
        return label

    def _color_editor(self) -> None:
        colors = self.word.palette()  # a copy made with QPalette(...) would touch `Qt` and cost 45 ms
        colors.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        colors.setColor(QPalette.ColorRole.Text, self.colors["ink"])
        colors.setColor(QPalette.ColorRole.Highlight, self.colors["accent_fill"])
        colors.setColor(QPalette.ColorRole.HighlightedText, self.colors["on_accent"])
        self.word.setPalette(colors)
        colors.setColor(QPalette.ColorRole.WindowText, self.colors["notice"])
        self.line.setPalette(colors)

    def show_message(self, text: str) -> None:
        """One line under the field: what happened, what is safe, what to do. What was typed is marked."""
        self._said = text
        self.word.selectAll()
        self.word.setFocus()
        self._tell()

    def wait_until(self, seconds: int) -> None:
        """Nothing can be tried for so many seconds; the line counts down."""
        self._seconds = max(0, seconds)
        self._enable(on=self._seconds == 0)
        self._tell()
        if self._seconds:
            QTimer.singleShot(1000, self, self._tick)

    def busy(self, working: bool) -> None:  # noqa: FBT001
        """The passphrase is being tried."""
        self.unlock.setText(self.tr("Låser op") if working else self.tr("Lås op"))
        self.unlock.sign = "" if working else "arrow"
        self._enable(on=not working)

    def show_news(self, text: str) -> None:
        """In place of the age of the data, quietly: what went to the service while it is locked."""
        self._age = text
        self._age_words.setText(text)
        self._place()
        self.setAccessibleDescription(". ".join(part for part in (self._who(), text) if part))

    def offer_restore(self) -> None:
        """The store is damaged: show the way to what reads of it, and to its copies, once."""
        if self._is_offered:
            return
        self._is_offered = True
        self.links.append(Press(self, self.tr("Se eller gendan"), kind="link"))
        self.links[-1].clicked.connect(self.restore_asked)
        self.links[-1].show()
        self._place()

    def shut(self) -> None:
        """There is nothing left to open here, and no other way in."""
        self._enable(on=False)
        for part in (*self.links, self.unlock):
            part.hide()
        self.links.clear()
        self._place()

    def forget_typed(self) -> None:
        """Take what was typed out of the field."""
        self.word.clear()

    def _tick(self) -> None:
        self.wait_until(self._seconds - 1)
        if not self._seconds:
            self._said = ""
            self._tell()
            self.word.setFocus()

    def _enable(self, *, on: bool) -> None:
        for part in (self.word, self.unlock, self.eye):
            if not on and self.focusWidget() is part:
                self.setFocus()  # it would fall on the link, and a space typed on would press that
            part.setEnabled(on)

    def _give(self) -> None:
        if self.word.text() and self.unlock.isEnabled():
            self.passphrase_given.emit(self.word.text())

    def _typed(self) -> None:
        if self._said:
            self._said = ""
            self._tell()

    def _caps_seen(self, on: bool) -> None:  # noqa: FBT001
        if on != self._caps:
            self._caps = on
            self._tell()

    def _show_words(self, shown: bool) -> None:  # noqa: FBT001
        self.word.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.sign = "eye-off" if shown else "eye"
        hide, show = self.tr("Skjul adgangssætningen"), self.tr("Vis adgangssætningen")
        self.eye.setAccessibleName(hide if shown else show)
        self.word.setFocus()

    def _tell(self) -> None:
        wait = self._said_wait()
        caps = self.tr("Caps Lock er slået til.") if self._caps and not self._said and not wait else ""
        self.line.setText(" ".join(part for part in (self._said, wait, caps) if part))
        self.word.setAccessibleDescription(self.line.text())
        self._place()
        self.update()

    def _said_wait(self) -> str:
        if self._seconds <= 1:
            return self.tr("Prøv igen om 1 sekund.") if self._seconds else ""
        return self.tr("Prøv igen om {seconds} sekunder.").format(seconds=self._seconds)

    def _who(self) -> str:
        return ", ".join(part for part in (self._greeting, self._initials) if part)

    def _px(self, pixels: float) -> int:
        return round(pixels * self.grown)

    def card(self) -> QRect:
        """The card in the middle, as high as what it says."""
        wide = min(self._px(CARD), self.width() - 32)
        more = self._more_links(wide - 2 * self._px(INSET)) + self._line_height()
        high = more + self._px(376 if self.links else 260 if self.unlock.isHidden() else 322)
        self._lift = self._px(64) if high > self.height() - 16 else 0  # the name gives way before a button
        high -= self._lift
        top = max(8, min((self.height() - high) // 2 - self._px(10), self.height() - high - self._px(56)))
        return QRect((self.width() - wide) // 2, top, wide, high)

    def _link_width(self, link: Press) -> int:
        return round(QFontMetricsF(link.font()).horizontalAdvance(link.text())) + 2

    def _more_links(self, wide: int) -> int:
        """Room for the links that stand below the first ones, where one line does not hold them."""
        whole = sum(self._link_width(link) + self._px(32) for link in self.links) - self._px(32)
        return self._px(LINK) * (len(self.links) - 1) if whole > wide else 0

    def _line_height(self) -> int:
        if not self.line.text():
            return 0
        wide = min(self._px(CARD), self.width() - 32) - 2 * self._px(INSET) - self._px(22)
        return max(self._px(20), self.line.heightForWidth(wide)) + self._px(4)

    def _field(self) -> QRect:
        card = self.card()
        return QRect(
            card.left() + self._px(INSET),
            card.top() + self._px(180) - self._lift,
            card.width() - 2 * self._px(INSET),
            self._px(FIELD),
        )

    def _place(self) -> None:
        field, px, side = self._field(), self._px, self._px(40)
        left, wide = field.left(), field.width()
        self.word.setGeometry(left + px(40), field.top() + 6, wide - px(40) - side - 8, field.height() - 12)
        self.eye.setGeometry(left + wide - side - 6, field.top() + (field.height() - side) // 2, side, side)
        line = self._line_height()
        self.line.setVisible(bool(line))
        self.line.setGeometry(left + px(22), field.bottom() + 1 + px(4), wide - px(22), line)
        top = field.bottom() + 1 + line + px(18)
        self.unlock.setGeometry(left, top, wide, px(44))
        x, line_top = left, top + px(44 + 18 + 10)
        for link in self.links:
            own = self._link_width(link)
            if x > left and x + own > left + wide:
                x, line_top = left, line_top + px(LINK)
            link.setGeometry(x - AIR, line_top, own + 2 * AIR, px(LINK))
            x += own + px(32)
        if self.other is not None:
            own = self._link_width(self.other)
            self.other.setGeometry(left + wide - own - AIR, field.top() - px(87), own + 2 * AIR, px(40))
        self._place_labels()

    def _place_labels(self) -> None:
        card, px = self.card(), self._px
        left, top = card.left() + px(INSET), card.top() - self._lift
        self._name.setVisible(not self._lift)
        room = card.width() - px(2 * INSET + 60) - (self.other.width() if self.other is not None else 0)
        self._name.setGeometry(left + px(48), top + px(28), px(240), px(36))
        self._owner_words.setGeometry(left + px(60), top + px(88), room, px(24 if self._age else 48))
        self._age_words.setGeometry(left + px(60), top + px(113), room, px(20))
        self._word_name.setGeometry(left, top + px(153), px(300), px(20))
        two = self._two.sizeHint()
        self._two.move(left + (px(48) - two.width()) // 2, top + px(88) + (px(48) - two.height()) // 2)
        foot, side, y = self._foot.sizeHint().width(), px(18) + 8, self.height() - px(42)
        self._foot.setGeometry((self.width() - foot - side) // 2 + side, y, foot, px(20))
        self._foot.setVisible(y > card.bottom() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card stays in the middle."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground from the kept picture, then the card and what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_contrast:
            fill(painter, box(QRectF(self.rect())), self.colors["canvas"])
        elif self._is_told:
            painter.drawPixmap(0, 0, self._scene())
        else:
            self._paint_scene(painter)  # the picture to keep would cost the first window 2 ms
        self._paint_card(painter, QRectF(self.card()))
        self._paint_who(painter)
        self._paint_field(painter, QRectF(self._field()))
        self._paint_ring(painter)
        self._paint_foot(painter)
        if not self._is_told:
            self._is_told = True
            QTimer.singleShot(0, self, self.stands.emit)

    @property
    def _is_contrast(self) -> bool:
        return self.theme.startswith("contrast")

    def _scene(self) -> QPixmap:
        """Painted once per size: the window repaints with every key."""
        ratio = self.devicePixelRatioF()
        wide, high = round(self.width() * ratio), round(self.height() * ratio)
        if self._ground is None or (self._ground.width(), self._ground.height()) != (wide, high):
            self._ground = QPixmap(wide, high)
            self._ground.setDevicePixelRatio(ratio)
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_scene(painter)
            painter.end()
        return self._ground

    def _paint_scene(self, painter: QPainter) -> None:
        dark, foot = self.theme.endswith("dark"), QRectF(self._foot.geometry())
        paint_scene(painter, self.width(), self.height(), self.colors, dark=dark, clear=foot)

    def _paint_card(self, painter: QPainter, area: QRectF) -> None:
        if not self._is_contrast:
            strength = 0.65 if self.theme.endswith("dark") else 0.34
            paint_shadow(painter, area, self.colors["shadow"], strength)
        edge = 2 if self._is_contrast else 1
        fill(painter, rounded(area, 18), self.colors["line"])
        inner = area.adjusted(edge, edge, -edge, -edge)
        fill(painter, rounded(inner, 18 - edge), self.colors["card"])

    def _paint_who(self, painter: QPainter) -> None:
        card, px, colors = self.card(), self._px, self.colors
        left, top, step = card.left() + px(INSET), card.top() - self._lift, colors["on_accent"]
        if not self._lift:
            paint_mark(painter, left, top + px(28), px(36), ground=colors["accent_fill"], steps=step)
        paint_disc(painter, QRectF(left, top + px(88), px(48), px(48)), colors, edged=self._is_contrast)
        if self.links:
            y = self.unlock.geometry().bottom() + px(18)
            fill(painter, box(QRectF(left, y, card.width() - 2 * px(INSET), 1)), colors["line"])

    def _paint_field(self, painter: QPainter, area: QRectF) -> None:
        noticed = bool(self.line.text())
        edge = 2.0 if noticed or self._is_contrast else 1.0
        fill(painter, rounded(area, 9), self.colors["notice_mark" if noticed else "edge"])
        inner = area.adjusted(edge, edge, -edge, -edge)
        fill(painter, rounded(inner, 9 - edge), self.colors["card" if self.word.isEnabled() else "sunken"])
        side = self._px(20)
        key = QRectF(area.left() + self._px(13), area.center().y() - side / 2, side, side)
        paint_sign(painter, "key", key, self.colors["ink_soft"])
        if noticed:
            small = self._px(18)
            spot = QRectF(area.left(), area.bottom() + self._px(4) + 1, small, small)
            paint_sign(painter, "alert", spot, self.colors["notice"])

    def _paint_ring(self, painter: QPainter) -> None:
        """Around whatever has the focus, two pixels off."""
        presses = [self.unlock, self.eye, *self.links, *([self.other] if self.other else [])]
        spots = [(self.word, self._field()), *((press, press.geometry()) for press in presses)]
        area = next((QRectF(spot) for part, spot in spots if part.hasFocus()), None)
        if area is not None:
            ring = rounded(area.adjusted(-3.5, -3.5, 3.5, 3.5), 12)
            stroke(painter, ring, self.colors["focus"], 4 if self._is_contrast else 3)

    def _paint_foot(self, painter: QPainter) -> None:
        if not self._foot.isHidden():
            line, side = self._foot.geometry(), self._px(18)
            spot = QRectF(line.left() - side - 8, line.center().y() - side / 2, side, side)
            paint_sign(
                painter, "lock", spot, self.colors["on_accent" if self.theme == "light" else "ink_soft"]
            )
