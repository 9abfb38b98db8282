"""In which looks a screen is pictured, how one picture is taken, and what its file is called."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths, settings
from desktop.ui.look.tokens import THEMES, Theme, look

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

SCALES: Final = (1.0, 1.5, 2.0)
LANGUAGES: Final = ("da", "en")
SIZE: Final = (1280, 800)
"""The window in which the pages were drawn (px)."""
COLOURS: Final = 256
"""A page has a dozen colours and their edges; a picture with a palette takes a third of the room."""
FAR: Final = 12
"""How far a colour may be from its own in a palette (of 255), before somebody sees it."""
FEW: Final = 256
"""So many points may be further off: edges of letters. A painted morning has more, and keeps its own colours."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which a screen may be seen."""

    theme: Theme = "light"
    scale: float = 1.0
    language: str = "da"

    def put_on(self) -> None:
        """Dress everything that stands, and keep it as a person's choice is kept: the settings say what is on.

        The language is spoken by whoever opened it.
        """
        settings.change(paths.settings(), theme=self.theme, scale=self.scale, language=self.language)
        look.set_theme(self.theme)
        look.set_scale(self.scale)

    def name(self, screen: str) -> str:
        """Return the name of a picture: `today.light.100.da.png`."""
        return f"{screen}.{self.theme}.{round(self.scale * 100)}.{self.language}.png"


FIRST: Final = Look()
"""The look that one set is taken in."""


def looks_of(language: str) -> Iterator[Look]:
    """Return every look in one language."""
    return (Look(theme, scale, language) for scale in SCALES for theme in THEMES)


def settle(app: QApplication) -> None:
    """Let layouts and delayed work come to rest."""
    for _ in range(6):
        app.processEvents()


def take(app: QApplication, window: QWidget, path: Path) -> None:
    """Write a picture of a window as it stands."""
    from PIL import Image

    window.resize(*SIZE)
    window.show()
    window.activateWindow()  # only the window in front shows where the keyboard is
    settle(app)
    grabbed = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size, line = (grabbed.width(), grabbed.height()), grabbed.bytesPerLine()
    picture = Image.frombuffer("RGB", size, bytes(grabbed.constBits()), "raw", "RGB", line, 1)
    thrifty(picture).save(path)


def thrifty(picture: "Picture") -> "Picture":
    """Return a picture in few colours, or as it is where few would be others than those a person sees."""
    from PIL import Image, ImageChops

    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    off = ImageChops.difference(picture, few.convert("RGB")).convert("L").histogram()
    return few if sum(off[FAR + 1 :]) <= FEW else picture
