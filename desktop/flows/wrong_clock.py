"""A computer whose clock is wrong hears it once a session: how much, that nothing is lost, and what to do.

No write is refused for a clock, and no clock decides what is kept (sync.md, 3). But a note bears the time that the
computer showed, and a person should know where that is not the time.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.ui.window import MainWindow

MOST_S: Final = 120.0
"""How far this computer's clock may be from the service's before the person hears of it (seconds; sync.md, 3)."""
_HOUR_S: Final = 3600.0
_DAY_S: Final = 86400.0


class WrongClock:
    """Says once, above the page, that the clock is wrong."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._was_said = False

    def hear(self, off_s: float) -> None:
        """Hear how many seconds the service's clock is ahead of this computer's."""
        if self._was_said or abs(off_s) <= MOST_S:
            return
        self._was_said = True
        close = QCoreApplication.translate("flows", "Luk")
        self._window.banner(said(off_s), close, partial(self._window.banner, ""))


def said(off_s: float) -> str:
    """Return the sentence for a clock that is this far off: slow where the service's is ahead, else fast."""
    happened = (
        QCoreApplication.translate("flows", "Uret på denne computer er {much} bagud.")
        if off_s > 0
        else QCoreApplication.translate("flows", "Uret på denne computer er {much} foran.")
    ).format(much=_much(abs(off_s)))
    safe = QCoreApplication.translate(
        "flows",
        "Intet er tabt, og intet bliver afvist. Det, du skriver, får den tid, computeren viser: stil uret, eller bed "
        "it-afdelingen om det.",
    )
    return f"{happened} {safe}"


def _much(seconds: float) -> str:
    if seconds >= 2 * _DAY_S:
        return QCoreApplication.translate("flows", "{count} dage").format(count=round(seconds / _DAY_S))
    if seconds >= 2 * _HOUR_S:
        return QCoreApplication.translate("flows", "{count} timer").format(count=round(seconds / _HOUR_S))
    return QCoreApplication.translate("flows", "{count} minutter").format(count=round(seconds / 60))
