"""What macOS tells: screen lock and saver by distributed notifications, sleep by the power manager.

Not seen running: docs/PLATFORMS.md has the list that a person walks through. A user switch locks the screen first.
"""

import ctypes
from collections.abc import Callable
from typing import Any, Final

FRAMEWORKS: Final = "/System/Library/Frameworks"
NAMES: Final = (
    "com.apple.screenIsLocked",
    "com.apple.screensaver.didstart",
    "com.apple.sessionDidMoveOffConsole",
)
WILL_SLEEP: Final = 0xE0000280
"""kIOMessageSystemWillSleep of IOMessage.h; sleep waits until it is allowed."""
_UTF8: Final = 0x08000100
_AT_ONCE: Final = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately."""

_Heard = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)
_Slept = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p)


class MacWatch:
    """Calls `lock` at every reason. It keeps what the system calls back for as long as the program lives."""

    def __init__(self, lock: Callable[[], object]) -> None:
        self._lock = lock
        self.hears: bool | None = True
        self._core = ctypes.CDLL(f"{FRAMEWORKS}/CoreFoundation.framework/CoreFoundation")
        self._power = ctypes.CDLL(f"{FRAMEWORKS}/IOKit.framework/IOKit")
        self._heard, self._slept = _Heard(self._hear), _Slept(self._sleep)
        self._root = 0
        self._listen()
        self._listen_to_power()

    def _listen(self) -> None:
        core = self._core
        core.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        core.CFStringCreateWithCString.restype = ctypes.c_void_p
        center = ctypes.c_void_p(core.CFNotificationCenterGetDistributedCenter())
        for name in NAMES:
            text = ctypes.c_void_p(core.CFStringCreateWithCString(None, name.encode(), _UTF8))
            core.CFNotificationCenterAddObserver(center, None, self._heard, text, None, _AT_ONCE)

    def _listen_to_power(self) -> None:
        core, power = self._core, self._power
        port, notifier = ctypes.c_void_p(), ctypes.c_uint32()
        self._root = power.IORegisterForSystemPower(
            None, ctypes.byref(port), self._slept, ctypes.byref(notifier)
        )
        power.IONotificationPortGetRunLoopSource.restype = ctypes.c_void_p
        core.CFRunLoopGetMain.restype = ctypes.c_void_p
        core.CFRunLoopAddSource(
            ctypes.c_void_p(core.CFRunLoopGetMain()),
            ctypes.c_void_p(power.IONotificationPortGetRunLoopSource(port)),
            ctypes.c_void_p.in_dll(core, "kCFRunLoopCommonModes"),
        )

    def _hear(self, *_what: Any) -> None:
        self._lock()

    def _sleep(self, _context: Any, _service: int, message: int, argument: Any) -> None:
        """Lock before the sleep that was announced; exec lets go of the word, and the sleep goes on by itself."""
        if message == WILL_SLEEP:
            self._lock()
            self._power.IOAllowPowerChange(self._root, argument)
