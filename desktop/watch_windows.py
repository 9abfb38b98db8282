"""What Windows tells by window messages: session lock, user switch, remote session gone, sleep, and the lid.

Not seen running: docs/PLATFORMS.md has the list that a person walks through. 64-bit Windows knows one calling
convention, so `CDLL` is right for its libraries.
"""

import ctypes
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
PBT_APMSUSPEND: Final = 0x0004
PBT_POWERSETTINGCHANGE: Final = 0x8013
_GONE: Final = frozenset({0x2, 0x4, 0x6, 0x7})
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""
_THIS_SESSION: Final = 0
_LID: Final = bytes.fromhex("4d0f3eba17b89440a2d1d56379e6a0f3")
"""GUID_LIDSWITCH_STATE_CHANGE, {BA3E0F4D-B817-4094-A2D1-D56379E6A0F3}, as it lies in memory."""


class _Message(ctypes.Structure):
    """MSG of winuser.h, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wide", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


class _Setting(ctypes.Structure):
    """POWERBROADCAST_SETTING: which setting, how long its data, and the first of it."""

    _fields_ = (("which", ctypes.c_ubyte * 16), ("length", ctypes.c_uint32), ("data", ctypes.c_uint32))


def is_reason(message: int, wide: int, setting: tuple[bytes, int] | None = None) -> bool:
    """Tell whether a window message is a reason to lock; `setting` is what a power setting changed to."""
    if message == WM_WTSSESSION_CHANGE:
        return wide in _GONE
    if message == WM_POWERBROADCAST and wide == PBT_POWERSETTINGCHANGE:
        return setting == (_LID, 0)
    return message == WM_POWERBROADCAST and wide == PBT_APMSUSPEND


class WindowsWatch(QAbstractNativeEventFilter):
    """Calls `lock` at every reason; its own hidden window is the one that Windows tells."""

    def __init__(self, lock: Callable[[], object]) -> None:
        super().__init__()
        self._lock = lock
        self._ear = QWidget()
        window = ctypes.c_void_p(int(self._ear.winId()))
        told = ctypes.CDLL("wtsapi32").WTSRegisterSessionNotification(window, _THIS_SESSION)
        which = (ctypes.c_ubyte * 16).from_buffer_copy(_LID)
        ctypes.CDLL("user32").RegisterPowerSettingNotification(window, ctypes.byref(which), 0)
        self.hears: bool | None = bool(told)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Read every message of the program; none is kept from it."""
        if _name(kind) == b"windows_generic_MSG":
            said = _Message.from_address(int(message))
            setting = None
            if said.wide == PBT_POWERSETTINGCHANGE and said.long:
                power = _Setting.from_address(said.long)
                setting = (bytes(power.which), int(power.data))
            if is_reason(said.message, said.wide, setting):
                self._lock()
        return False, 0


def _name(kind: QByteArray | bytes | bytearray | memoryview) -> bytes:
    return bytes(kind.data() if isinstance(kind, QByteArray) else kind)
