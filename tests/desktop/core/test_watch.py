"""Sleep, screen lock, lid and user switch lead to *Lås* on Linux: the real signals over a real D-Bus of our own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.bus import ELSEWHERE, HERE, LOGIND_AT, SESSION, UPOWER_AT, Bus, can_ride, private_bus

if sys.platform != "linux":
    pytest.skip("D-Bus is Linux's", allow_module_level=True)

from desktop.watch_linux import SAVERS, LinuxWatch
from desktop.watch_windows import is_reason

pytestmark = pytest.mark.skipif(not can_ride(), reason="./fod setup installs dbus-daemon")


def switched_away(bus: Bus) -> None:
    bus.session.active = False
    bus.change(HERE, SESSION)


def locked_elsewhere(bus: Bus) -> None:
    bus.session.hinted = True
    bus.change(HERE, SESSION)


def lid_shut(bus: Bus) -> None:
    bus.power.closed = True
    bus.change(UPOWER_AT, "org.freedesktop.UPower")


REASONS: dict[str, Callable[[Bus], object]] = {
    "sleep": lambda bus: bus.signal(LOGIND_AT, "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    "session": lambda bus: bus.signal(HERE, SESSION, "Lock"),
    "switch": switched_away,
    "hint": locked_elsewhere,
    "lid": lid_shut,
    **{
        saver: lambda bus, saver=saver: bus.signal("/ScreenSaver", saver, "ActiveChanged", True)  # type: ignore[misc]
        for saver in SAVERS
    },
}
NO_REASONS: dict[str, Callable[[Bus], object]] = {
    "waking": lambda bus: bus.signal(LOGIND_AT, "org.freedesktop.login1.Manager", "PrepareForSleep", False),
    "another's session": lambda bus: bus.signal(ELSEWHERE, SESSION, "Lock"),
    "battery": lambda bus: bus.change(UPOWER_AT, "org.freedesktop.UPower"),
    "session, but not the switch": lambda bus: bus.change(HERE, SESSION),
    "screen is back": lambda bus: bus.signal("/ScreenSaver", SAVERS[0], "ActiveChanged", False),
}


@pytest.fixture
def bus(tmp_path: Path, qtbot: QtBot) -> Iterator[Bus]:
    with private_bus(tmp_path) as one:
        yield one


@pytest.fixture
def locks() -> list[str]:
    return []


def watching(bus: Bus, locks: list[str], qtbot: QtBot) -> LinuxWatch:
    watch = LinuxWatch(
        lambda: locks.append("lock"), system=bus.join("watch"), session=bus.join("watch of the session")
    )
    qtbot.waitUntil(lambda: watch.hears is not None)
    return watch


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_that_the_system_tells_locks(
    bus: Bus, locks: list[str], qtbot: QtBot, reason: str
) -> None:
    bus.play_the_system()
    watch = watching(bus, locks, qtbot)

    REASONS[reason](bus)

    qtbot.waitUntil(lambda: bool(locks))
    assert watch.hears


@pytest.mark.parametrize("news", NO_REASONS)
def test_what_is_no_reason_does_not_lock(bus: Bus, locks: list[str], qtbot: QtBot, news: str) -> None:
    bus.play_the_system()
    watch = watching(bus, locks, qtbot)
    NO_REASONS[news](bus)

    REASONS["sleep"](bus)  # it comes after, so the other one was heard by then

    qtbot.waitUntil(lambda: bool(locks) and not watch._asked)
    assert locks == ["lock"]


def test_a_sleep_is_held_up_until_the_lock_is_done(bus: Bus, locks: list[str], qtbot: QtBot) -> None:
    bus.play_the_system()

    watch = watching(bus, locks, qtbot)

    qtbot.waitUntil(lambda: watch._word is not None)
    assert ("Inhibit", "sleep", "Fodfæste", "Sagerne låses", "delay") in bus.asked


def test_without_logind_the_screen_is_still_heard_and_the_rest_is_said_not_to_be(
    bus: Bus, locks: list[str], qtbot: QtBot
) -> None:
    watch = watching(bus, locks, qtbot)

    REASONS[SAVERS[1]](bus)

    qtbot.waitUntil(lambda: bool(locks))
    assert watch.hears is False


@pytest.mark.parametrize(
    ("message", "wide", "setting", "reason"),
    [
        (0x02B1, 0x7, None, True),
        (0x02B1, 0x4, None, True),
        (0x02B1, 0x2, None, True),
        (0x02B1, 0x8, None, False),
        (0x0218, 0x4, None, True),
        (0x0218, 0x12, None, False),
        (0x0218, 0x8013, (bytes.fromhex("4d0f3eba17b89440a2d1d56379e6a0f3"), 0), True),
        (0x0218, 0x8013, (bytes.fromhex("4d0f3eba17b89440a2d1d56379e6a0f3"), 1), False),
        (0x0218, 0x8013, (bytes(16), 0), False),
        (0x0100, 0x7, None, False),
    ],
)
def test_which_message_of_windows_is_a_reason(
    message: int, wide: int, setting: tuple[bytes, int] | None, reason: bool
) -> None:
    assert is_reason(message, wide, setting) is reason
