"""The look of the moment: theme, text size and mode, answered by role.

tokens.toml is read once. Parts and screens ask `look`; nothing else keeps a colour, a font or a distance. A
change of theme, scale or mode forgets what was computed and tells those who asked to be told
(`look.on_change`).
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args

from PySide6.QtGui import QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget

Theme = Literal["light", "dark", "contrast", "contrast_dark"]
Mode = Literal["desk", "visit"]
THEMES: tuple[Theme, ...] = get_args(Theme)
FILE = Path(__file__).with_name("tokens.toml")
WEIGHTS = {400: QFont.Weight.Normal, 600: QFont.Weight.DemiBold}
SMALLEST_SCALE, LARGEST_SCALE = 1.0, 2.0


class Look:
    """The chosen theme, text scale (1.0-2.0) and mode ("visit" has larger targets and letters)."""

    def __init__(self) -> None:
        self.tokens: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
        self.theme: Theme = "light"
        self.scale = 1.0
        self.mode: Mode = "desk"
        self.is_calm = False
        self._told: list[Callable[[], None]] = []
        self._forget()

    def _forget(self) -> None:
        self._colors: dict[tuple[str, float], QColor] = {}
        self._fonts: dict[tuple[str, bool, bool], QFont] = {}
        self._metrics: dict[tuple[str, bool, bool], QFontMetricsF] = {}
        self._lines: dict[str, int] = {}

    def on_change(self, told: Callable[[], None]) -> None:
        """Call `told` after every change of theme, scale or mode."""
        if told not in self._told:
            self._told.append(told)

    def _changed(self) -> None:
        self._forget()
        for told in self._told:
            told()

    def set_theme(self, theme: Theme) -> None:
        """Turn to `theme`, live."""
        if theme not in THEMES:
            raise ValueError(f"no such theme: {theme}")
        if theme != self.theme:
            self.theme = theme
            self._changed()

    def set_scale(self, scale: float) -> None:
        """Turn the text to 100-200 %, live."""
        scale = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        if scale != self.scale:
            self.scale = scale
            self._changed()

    def set_mode(self, mode: Mode) -> None:
        """Desk or visit, live."""
        if mode != self.mode:
            self.mode = mode
            self._changed()

    def set_calm(self, *, calm: bool) -> None:
        """'Rolig visning': nothing moves."""
        self.is_calm = calm

    @property
    def is_contrast(self) -> bool:
        """Whether one of the two high contrast themes is on."""
        return self.theme.startswith("contrast")

    @property
    def is_dark(self) -> bool:
        """Whether the ground is darker than the words."""
        return self.theme.endswith("dark")

    def is_tight(self, widget: QWidget) -> bool:
        """Little room in its window for the text of the moment: narrow rail, short tools, one column."""
        limit: int = self.tokens["size"]["desk"]["tight_under"]
        return widget.window().width() / self.scale < limit

    @property
    def stroke(self) -> int:
        """Width of a border: 1 px, in high contrast 2 px."""
        return 2 if self.is_contrast else 1

    def space(self, name: str) -> int:
        """A distance on the 4 px grid."""
        value: int = self.tokens["space"][name]
        return value

    def radius(self, name: str) -> int:
        """How round a corner is."""
        value: int = self.tokens["radius"][name]
        return value

    def size(self, name: str) -> int:
        """A size that must hold text: grows with the text scale, a little slower than the text itself."""
        sizes: dict[str, dict[str, int]] = self.tokens["size"]
        for table in (sizes[self.mode], sizes["desk"], sizes["visit"]):
            if name in table:
                return self.grow(table[name])
        raise KeyError(name)

    def fixed(self, name: str) -> int:
        """A desk size as written, whatever the text scale."""
        value: int = self.tokens["size"]["desk"][name]
        return value

    def grow(self, pixels: float) -> int:
        """Pixels that stand beside text, at the text size of the moment."""
        return round(pixels * (0.25 + 0.75 * self.scale)) if self.scale > 1 else round(pixels)

    def line(self, role: str) -> int:
        """Height of one line of text in `role`."""
        found = self._lines.get(role)
        if found is None:
            kind = self.tokens["type"][role]
            found = self._lines[role] = round(kind["line"] * self._pixels(kind) / kind["size"])
        return found

    def _pixels(self, kind: dict[str, Any]) -> float:
        base: float = kind["visit"] if self.mode == "visit" else kind["size"]
        return base * (self.scale if base < 24 else 1 + (self.scale - 1) * 0.7)

    def color(self, role: str, alpha: float = 1.0) -> QColor:
        """The colour of a role in the theme of the moment."""
        key = (role, alpha)
        if key not in self._colors:
            color = QColor(self.tokens["color"][role][self.theme])
            color.setAlphaF(alpha)
            self._colors[key] = color
        return self._colors[key]

    def font(self, role: str, *, tabular: bool = False, codes: bool = False) -> QFont:
        """The font of a role; `tabular` for figures in columns, `codes` for recovery words."""
        key = (role, tabular, codes)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(role, tabular=tabular, codes=codes)
        return self._fonts[key]

    def metrics(self, role: str, *, tabular: bool = False, codes: bool = False) -> QFontMetricsF:
        """What the font of a role measures."""
        key = (role, tabular, codes)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(role, tabular=tabular, codes=codes))
        return self._metrics[key]

    def width(self, role: str, text: str) -> float:
        """How wide one line of `text` is."""
        return self.metrics(role).horizontalAdvance(text) if text else 0.0

    def _make_font(self, role: str, *, tabular: bool, codes: bool) -> QFont:
        kind, families = self.tokens["type"][role], self.tokens["font"]
        font = QFont([families[kind["family"]], *families["fallback"]])
        font.setPixelSize(round(self._pixels(kind)))
        font.setWeight(WEIGHTS[kind["weight"]])
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        if kind["spacing"]:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind["spacing"])
        for tag in ("tnum",) * tabular + ("ss02", "zero") * codes:
            font.setFeature(QFont.Tag(tag), 1)
        return font


look = Look()
