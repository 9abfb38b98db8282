"""Ny kode: empty, under way, a code that is not known."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.rejoin import RejoinScreen
from desktop.ui.screens.signin import SignInScreen
from tests.desktop.scenes import now

ADDRESS = "https://fodfaeste.nordbyen.example"


def asked() -> RejoinScreen:
    """Make the screen as it opens."""
    return RejoinScreen(now, ADDRESS)


def wrong() -> QWidget:
    """The code is not known."""
    screen = asked()
    screen._code.code.write("ABCD-EFGH")
    screen.show_problem("Koden kendes ikke. Se efter, om den er skrevet rigtigt, eller bed om en ny.")
    return screen


def busy() -> QWidget:
    """The service is being asked."""
    screen = asked()
    screen._code.code.write("ABCD-EFGH")
    screen.busy(on=True)
    return screen


def waiting() -> QWidget:
    """The browser is waited for."""
    screen = SignInScreen(now)
    screen.busy(on=True)
    return screen


SCENES: dict[str, Callable[[], QWidget]] = {
    "rejoin_code": asked,
    "rejoin_lost": lambda: RejoinScreen(now, ADDRESS, lost=True),
    "rejoin_wrong": wrong,
    "rejoin_busy": busy,
    "signin_again": lambda: SignInScreen(now),
    "signin_waiting": waiting,
}
