"""macOS' word for it: a window's sharing type. Newer capture programs may not heed it; the page says *where it can*.

Not seen running: docs/PLATFORMS.md has the list that a person walks through.
"""

import ctypes
from typing import Final

NONE: Final = 0
READ_ONLY: Final = 1
"""NSWindowSharingNone and NSWindowSharingReadOnly, the usual one."""


class MacScreen:
    """Sends `setSharingType:` to the window of a view, by the runtime of Objective-C."""

    def __init__(self) -> None:
        self._runtime = ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        self._runtime.sel_registerName.restype = ctypes.c_void_p
        self._get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(
            ("objc_msgSend", self._runtime)
        )
        self._put = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(
            ("objc_msgSend", self._runtime)
        )

    def conceal(self, window: int) -> None:
        """Leave it out of pictures."""
        self._set(window, NONE)

    def reveal(self, window: int) -> None:
        """As any other window."""
        self._set(window, READ_ONLY)

    def _set(self, view: int, kind: int) -> None:
        owner = self._get(view, self._runtime.sel_registerName(b"window"))
        if owner:
            self._put(owner, self._runtime.sel_registerName(b"setSharingType:"), kind)
