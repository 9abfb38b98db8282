"""A D-Bus of a test's own: the real daemon, and on it somebody who answers and signals as logind and UPower do."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import ClassInfo, Property, QObject, Slot
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
)

from tests.journeys.stage import wait_until

LOGIND_AT, UPOWER_AT = "/org/freedesktop/login1", "/org/freedesktop/UPower"
HERE, ELSEWHERE = f"{LOGIND_AT}/session/_31", f"{LOGIND_AT}/session/_32"
SESSION = "org.freedesktop.login1.Session"

RULES = """<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"""


def can_ride() -> bool:
    """Tell whether this machine has the daemon."""
    return shutil.which("dbus-daemon") is not None


def _speaks(interface: str) -> Any:
    """Say which interface a class answers for; PySide's declaration of its own decorator is wrong."""
    decorate: Any = ClassInfo
    return decorate({"D-Bus Interface": interface})


@_speaks("org.freedesktop.login1.Manager")
class _Manager(QDBusAbstractAdaptor):
    asked: list[tuple[str, ...]]

    @Slot(str, result="QDBusObjectPath")
    def GetSession(self, name: str) -> QDBusObjectPath:
        self.asked.append(("GetSession", name))
        return QDBusObjectPath(HERE)

    @Slot(str, str, str, str, result="QDBusUnixFileDescriptor")
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        self.asked.append(("Inhibit", what, who, why, mode))
        return QDBusUnixFileDescriptor(0)


@_speaks(SESSION)
class _Session(QDBusAbstractAdaptor):
    active, hinted = True, False
    Active = Property(bool, lambda self: self.active)
    LockedHint = Property(bool, lambda self: self.hinted)


@_speaks("org.freedesktop.UPower")
class _Power(QDBusAbstractAdaptor):
    closed = False
    LidIsClosed = Property(bool, lambda self: self.closed)


class Bus:
    """The address of the daemon, and a connection that plays the system."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.asked: list[tuple[str, ...]] = []
        self._system = self.join("system")
        self._places = [QObject() for _ in range(3)]
        manager = _Manager(self._places[0])
        manager.asked = self.asked
        self.session, self.power = _Session(self._places[1]), _Power(self._places[2])

    def join(self, name: str) -> QDBusConnection:
        """Return one more connection to the daemon."""
        return QDBusConnection.connectToBus(self.address, f"{name} {self.address}")

    def play_the_system(self) -> None:
        """Answer as logind and UPower from now on."""
        for place, at in zip(self._places, (LOGIND_AT, HERE, UPOWER_AT), strict=True):
            assert self._system.registerObject(at, place, QDBusConnection.RegisterOption.ExportAdaptors)
        for name in ("org.freedesktop.login1", "org.freedesktop.UPower"):
            assert self._system.registerService(name)

    def signal(self, path: str, interface: str, name: str, *said: Any) -> None:
        """Send a signal over the daemon."""
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(list(said))
        assert self._system.send(message)

    def change(self, path: str, interface: str) -> None:
        """Say that something of an object changed, without saying what."""
        self.signal(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", interface, {}, [])


@contextmanager
def private_bus(folder: Path) -> Iterator[Bus]:
    """Run the real daemon in a folder for a while."""
    path, rules = folder / "bus", folder / "bus.conf"
    rules.write_text(RULES.format(path=path), encoding="utf-8")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--config-file", str(rules), "--nofork", "--nopidfile"], stderr=subprocess.DEVNULL
    )
    try:
        wait_until(path.exists, why="no D-Bus")
        yield Bus(f"unix:path={path}")
    finally:
        daemon.terminate()
        daemon.wait(60)
