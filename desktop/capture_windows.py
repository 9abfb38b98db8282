"""Windows' word for it: a display affinity that leaves the window out of captures (Windows 10 of May 2020 and later).

Not seen running: docs/PLATFORMS.md has the list that a person walks through.
"""

import ctypes
from typing import Final

WDA_NONE: Final = 0x00
WDA_MONITOR: Final = 0x01
WDA_EXCLUDEFROMCAPTURE: Final = 0x11


class WindowsScreen:
    """`user32.SetWindowDisplayAffinity`; an older Windows shows a black window in the film instead of none."""

    def __init__(self) -> None:
        self._set = ctypes.CDLL("user32").SetWindowDisplayAffinity

    def conceal(self, window: int) -> None:
        """Leave it out, or black where leaving out is not known."""
        if not self._set(ctypes.c_void_p(window), WDA_EXCLUDEFROMCAPTURE):
            self._set(ctypes.c_void_p(window), WDA_MONITOR)

    def reveal(self, window: int) -> None:
        """As any other window."""
        self._set(ctypes.c_void_p(window), WDA_NONE)
