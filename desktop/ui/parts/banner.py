"""A sentence that stays: what changed, what waits, what is safe, with at most one way on."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import announce
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words

BannerTone = Literal["notice", "danger", "done", "plain", "voice"]
TONES: dict[BannerTone, tuple[str, str, str]] = {  # ground, ink, sign
    "notice": ("notice_soft", "notice", "circle-alert"),
    "danger": ("danger_soft", "danger", "shield-alert"),
    "done": ("done_soft", "done", "circle-check"),
    "plain": ("accent_soft", "accent", "info"),
    "voice": ("voice_soft", "voice", "quote"),
}


class Banner(QWidget, Part):
    """Soft ground, sign, one sentence, at most one `action`. Never blinks, never hides what is below."""

    def __init__(
        self,
        text: str,
        tone: BannerTone = "notice",
        *,
        title: str = "",
        icon: str | None = None,
        action: Button | None = None,
        slim: bool = False,
    ) -> None:
        super().__init__()
        self._tone, self._sign, self._action, self._news = tone, icon, action, ""
        self._title = Words(title, "strong", TONES[tone][1])
        if not title:
            self._title.hide()  # shown before it has a place it would be a window, and close every open menu
        self._text = Words(text, "small" if slim else "body")
        self._icon = Icon(icon or TONES[tone][2], TONES[tone][1])
        side = 8 if slim else 12
        body = column(self._title, self._text, gap="")
        said = row(self._icon, (body, 1), gap="snug", margins=(14, side, 14, side))
        said.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop if title else Qt.AlignmentFlag.AlignVCenter)
        self._beside: Beside | None = None
        if action is None:
            self.setLayout(said)
        else:
            self._end = hold(row(STRETCH, action, gap="", margins=(14, 8, 14 if action.is_quiet else 8, 8)))
            self._beside = Beside((hold(said), 1, 260), (self._end, 0, 100), gap="", middle=True)
            self.setLayout(self._beside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.refit()

    def say(self, text: str, tone: BannerTone | None = None, *, title: str = "") -> None:
        """Another sentence, perhaps in another tone."""
        self._tone = tone or self._tone
        _ground, ink, sign = TONES[self._tone]
        self._text.say(text)
        self._title.say(title)
        self._title.tint(ink)
        self._title.setVisible(bool(title))
        self._icon.show_sign(self._sign or sign, ink)
        self.update()
        self._news = f"{title} {text}".strip()
        self._tell()

    def _tell(self) -> None:
        """Let a screen reader hear what came while the person looks; what the page opened with is read with it."""
        if self._news and self.isVisible():
            announce(self, self._news)
            self._news = ""

    def showEvent(self, event: QShowEvent) -> None:
        """Said before it was shown."""
        super().showEvent(event)
        self._tell()

    def refit(self) -> None:
        """The action keeps the width it needs at this text size."""
        if self._beside is not None and self._action is not None:
            wide = self._action.sizeHint().width() + 28
            self._beside.demand(self._end, weight=0, least=round(wide / look.scale))
        super().refit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground."""
        ground, ink, _sign = TONES[self._tone]
        edge = look.color(ink) if look.is_contrast else None
        area, radius = QRectF(self.rect()), look.radius("control")
        paint.panel(paint.start(self), area, look.color(ground), radius=radius, border=edge, width=2)
