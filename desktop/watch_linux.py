"""What Linux tells over D-Bus: sleep, the session's lock and switch (logind), the lid (UPower), the screen's saver.

Nothing here waits: every question is sent and its answer heard later. A sleep is held up by logind until this process
has let go of its word, which exec does by itself.
"""

import os
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

LOGIND: Final = "org.freedesktop.login1"
MANAGER: Final = "org.freedesktop.login1.Manager"
SESSION: Final = "org.freedesktop.login1.Session"
UPOWER: Final = "org.freedesktop.UPower"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIND_AT: Final = "/org/freedesktop/login1"
_UPOWER_AT: Final = "/org/freedesktop/UPower"
Answer = Callable[[Any], object]


class LinuxWatch(QObject):
    """Calls `lock` at every reason; it may be called more than once."""

    def __init__(
        self, lock: Callable[[], object], *, system: QDBusConnection, session: QDBusConnection
    ) -> None:
        super().__init__()
        self._lock, self._system = lock, system
        self._asked: list[QDBusPendingCallWatcher] = []
        self._word: object = None
        self._here = ""
        self.hears: bool | None = None if system.isConnected() else False
        for saver in SAVERS:
            session.connect("", "", saver, "ActiveChanged", self, _slot("turned(bool)"))
        system.connect(LOGIND, _LOGIND_AT, MANAGER, "PrepareForSleep", self, _slot("turned(bool)"))
        system.connect(
            UPOWER, _UPOWER_AT, PROPERTIES, "PropertiesChanged", self, _slot("lid_told(QDBusMessage)")
        )
        self._ask(
            LOGIND, _LOGIND_AT, MANAGER, "GetSession", os.environ.get("XDG_SESSION_ID") or "auto"
        ).append(self._know_session)
        self._ask(
            LOGIND, _LOGIND_AT, MANAGER, "Inhibit", *("sleep", "Fodfæste", "Sagerne låses", "delay")
        ).append(self._keep_word)

    @Slot(bool)
    def turned(self, on: bool) -> None:  # noqa: FBT001
        """The computer is about to sleep, or the screen was locked; waking up and unlocking are no news."""
        if on:
            self._lock()

    @Slot()
    def locked(self) -> None:
        """The session was asked to lock."""
        self._lock()

    @Slot(QDBusMessage)
    def lid_told(self, _message: QDBusMessage) -> None:
        """Something of the battery changed; the lid is asked for, because the change itself need not name it."""
        self._ask(UPOWER, _UPOWER_AT, PROPERTIES, "Get", UPOWER, "LidIsClosed").append(self.turned)

    @Slot(QDBusMessage)
    def session_told(self, _message: QDBusMessage) -> None:
        """Something of this session changed: another person took the screen, or it was locked."""
        self._ask(LOGIND, self._here, PROPERTIES, "Get", SESSION, "LockedHint").append(self.turned)
        self._ask(LOGIND, self._here, PROPERTIES, "Get", SESSION, "Active").append(
            lambda active: self.turned(active is False)
        )

    def _know_session(self, path: object) -> None:
        """Listen to this session alone: others on the computer lock theirs."""
        self.hears = isinstance(path, QDBusObjectPath)
        if isinstance(path, QDBusObjectPath):
            self._here = path.path()
            self._system.connect(LOGIND, self._here, SESSION, "Lock", self, _slot("locked()"))
            self._system.connect(
                LOGIND, self._here, PROPERTIES, "PropertiesChanged", self, _slot("session_told(QDBusMessage)")
            )

    def _keep_word(self, word: object) -> None:
        """Hold what keeps the computer awake until the lock is done."""
        self._word = word

    def _ask(self, service: str, path: str, interface: str, *said: str) -> list[Answer]:
        """Send a question; what is put into the list hears the answer, or nothing where there is none."""
        name, *arguments = said
        call = QDBusMessage.createMethodCall(service, path, interface, name)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call))
        told: list[Answer] = []
        self._asked.append(watcher)
        watcher.finished.connect(lambda _call: self._hear(watcher, told))
        return told

    def _hear(self, watcher: QDBusPendingCallWatcher, told: list[Answer]) -> None:
        self._asked.remove(watcher)
        reply = watcher.reply()
        answers = reply.arguments() if reply.type() == QDBusMessage.MessageType.ReplyMessage else []
        answer = answers[0] if answers else None
        if isinstance(answer, QDBusVariant):  # as every property comes
            answer = answer.variant()
        for tell in told:
            tell(answer)


def _slot(signature: str) -> Any:
    """Name a slot: PySide takes the text that its own SLOT makes, though its declaration asks for bytes."""
    return SLOT(signature)
