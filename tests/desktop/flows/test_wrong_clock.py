"""A clock that is wrong is told once a session, by the service's own time, and hinders nothing."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from casework import journal
from desktop.desk import Desk
from desktop.flows import wrong_clock
from desktop.flows.exchange import Exchange
from desktop.ui.window import MainWindow
from tests.desktop.flows.test_files_on_their_way import notes, running, session  # noqa: F401 - fixtures
from tests.sync import stage

Session = tuple[Desk, Exchange, str]


class Wall:
    """A wall clock that a test sets; the service keeps its own."""

    def __init__(self, of: stage.Clock) -> None:
        self.of, self.off = of, timedelta()

    def __call__(self) -> float:
        return (self.of() + self.off).timestamp()


def banner(exchange: Exchange) -> str:
    says = exchange._window._banner_says
    return str(says[0]) if says else ""


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (-90, "90 minutter bagud"),
        (3, "3 minutter foran"),
        (-60 * 24 * 9000, "9000 dage bagud"),
        (300, "5 timer"),
    ],
)
def test_the_person_hears_once_how_far_the_clock_is_off_and_the_note_goes_all_the_same(
    session: Session,  # noqa: F811
    running: stage.Central,  # noqa: F811
    qtbot: QtBot,
    minutes: int,
    says: str,
) -> None:
    desk, exchange, stream = session
    wall = Wall(running.clock)
    wall.off = timedelta(minutes=minutes)
    exchange._wire._wall = wall
    desk.write(journal.write_note, stream, text="Skrevet med et forkert ur", seen=desk.store.ledger.seen())

    exchange.begin_round()
    qtbot.waitUntil(lambda: notes(running) == 1 and not exchange._running, timeout=60_000)

    assert says in banner(exchange)
    assert "Intet er tabt" in banner(exchange)
    exchange._window.banner("")
    exchange.begin_round()
    qtbot.waitUntil(lambda: not exchange._running, timeout=60_000)
    assert banner(exchange) == ""


def test_a_clock_that_is_right_enough_is_not_spoken_of(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    for off in (0.0, 119.0, -120.0):
        wrong_clock.WrongClock(window).hear(off)

    assert window._banner_says is None
