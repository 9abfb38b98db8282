"""Put the look on the application: Fusion, fonts, palette, the one small sheet; again after every live
change.
"""

from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.look.fonts import load_fonts
from desktop.ui.look.palette import palette
from desktop.ui.look.part import refit_all
from desktop.ui.look.sheet import SHEET
from desktop.ui.look.tokens import look


def dress(app: QApplication) -> None:
    """Dress `app` once; from then on `look.set_theme` and `look.set_scale` change it live."""
    if app.styleSheet() == SHEET:  # a second time would polish every widget anew
        _put_on()
        return
    app.setStyle("Fusion")
    load_fonts()
    app.setStyleSheet(SHEET)
    _put_on()
    look.on_change(_put_on)


def _put_on() -> None:
    colors = palette()
    QApplication.setPalette(colors)
    QApplication.setFont(look.font("body"))
    QToolTip.setPalette(colors)
    QToolTip.setFont(look.font("small"))
    refit_all()
