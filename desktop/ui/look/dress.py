"""Put the look on the application: Fusion, fonts, palette; again after every live change."""

from typing import Final

from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.look.fonts import load_fonts
from desktop.ui.look.palette import palette
from desktop.ui.look.part import refit_all
from desktop.ui.look.spoken import tell_roles
from desktop.ui.look.tokens import look

_DRESSED: Final = "fodDressed"


def dress(app: QApplication) -> None:
    """Dress `app` once; from then on `look.set_theme` and `look.set_scale` change it live."""
    if is_dressed(app):
        _put_on()
        return
    app.setStyle("Fusion")
    load_fonts()
    tell_roles()
    app.setProperty(_DRESSED, True)
    _put_on()
    look.on_change(_put_on)


def is_dressed(app: QApplication) -> bool:
    """Tell whether an application has the look on."""
    return bool(app.property(_DRESSED))


def _put_on() -> None:
    colors = palette()
    QApplication.setPalette(colors)
    QApplication.setFont(look.font("body"))
    QToolTip.setPalette(colors)
    QToolTip.setFont(look.font("small"))
    refit_all()
