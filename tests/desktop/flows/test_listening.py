"""News comes by itself: a desk that listens begins a round when a colleague writes, and asks more seldom meanwhile."""

import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from casework.errors import Unreachable
from desktop import net_watch
from desktop.desk import Desk
from desktop.flows import listening
from desktop.flows.exchange import Exchange
from desktop.flows.listening import Listening
from sync.pulse import Pulse
from sync.rounds import QUIET_S
from sync.service import waiting
from sync.waiting import SOON_CUTS, Patience, WaitingWire
from sync.wire import Wire
from sync.words import TurnedAway
from tests.desktop.flows.test_files_on_their_way import running, session  # noqa: F401 - fixtures
from tests.sync.stage import Central, device, new_id

Session = tuple[Desk, Exchange, str]
FAR_MS = 3_600_000


def _waits(of: Central, exchange: Exchange) -> bool:
    room = getattr(of.watch.at_end[0], "__self__", None)
    assert isinstance(room, waiting.Waiting)
    one = room._waiters.get(exchange._wire.device)
    return one is not None and one.ear is not None


@pytest.fixture
def listens(
    session: Session,  # noqa: F811
    running: Central,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Exchange]:
    """An exchange whose first round is over, that waits for news, and whose next round is far away."""
    monkeypatch.setattr(net_watch, "begin", lambda _: False)
    _, exchange, _ = session
    exchange.watch_the_net()
    exchange.begin_round()
    qtbot.waitUntil(lambda: _waits(running, exchange) and not exchange._running, timeout=60_000)
    exchange._timer.start(FAR_MS)
    yield exchange
    exchange.stop()


def test_who_was_up_to_date_before_he_listened_waits_at_once(
    session: Session,  # noqa: F811
    running: Central,  # noqa: F811
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(net_watch, "begin", lambda _: False)
    _, exchange, _ = session
    exchange.begin_round()
    qtbot.waitUntil(lambda: exchange._is_up_to_date and not exchange._running, timeout=60_000)
    exchange._timer.start(FAR_MS)

    exchange.watch_the_net()

    qtbot.waitUntil(lambda: _waits(running, exchange), timeout=60_000)
    exchange.stop()


def _write(of: Central, exchange: Exchange, stream: str) -> str:
    """Let a colleague who has the case write in it."""
    mette = of.add_user("SIBA")
    of.grant(mette, stream, "partner")
    with device(of, mette) as hers:
        hers.round()
        record = new_id()
        hers.ledger.write(stream, record, {"what": "Ringer til lægen"})
        hers.round()
    return record


def test_a_colleagues_words_are_here_without_a_round_of_its_own(
    session: Session,  # noqa: F811
    running: Central,  # noqa: F811
    listens: Exchange,
    qtbot: QtBot,
) -> None:
    desk, _, stream = session

    record = _write(running, listens, stream)

    def here() -> bool:
        count = desk.store_lane.wait_for(
            lambda: desk.store.ledger.connection.execute(
                "select count(*) from log where record = ?", (record,)
            ).fetchone()
        )
        return bool(count[0])

    qtbot.waitUntil(here, timeout=60_000)
    qtbot.waitUntil(lambda: _waits(running, listens), timeout=60_000)


def test_rounds_without_news_are_seldom_while_it_listens_and_as_before_when_it_does_not(
    listens: Exchange,
) -> None:
    ear = listens._listening
    assert isinstance(ear, Listening)

    assert ear.quiet_s(QUIET_S) == listening.HEARING_S
    ear._rounds = ear._rounds.missed("Ingen forbindelse")
    assert ear.quiet_s(QUIET_S) == QUIET_S


def test_a_wait_that_ends_begins_the_next_round_sooner_and_never_later(listens: Exchange) -> None:
    listens._timer.start(FAR_MS)

    listens._hear_news(2 * FAR_MS)
    own = listens._timer.interval()  # an own note is sent when it was to be sent
    listens._hear_news(FAR_MS // 2)
    news = listens._timer.interval()
    listens._timer.stop()
    listens._hear_news(2 * FAR_MS)

    assert (own, news, listens._timer.interval()) == (FAR_MS, FAR_MS // 2, 2 * FAR_MS)
    assert listens._timer.isActive()


def test_a_lock_cuts_the_wait_and_its_lane_ends(listens: Exchange, running: Central, qtbot: QtBot) -> None:  # noqa: F811
    ear = listens._listening
    assert isinstance(ear, Listening)

    listens.stop()

    ear._lane._thread.join(60.0)
    assert not ear._lane._thread.is_alive()
    qtbot.waitUntil(lambda: not ear._waits, timeout=60_000)
    assert not ear._wanted


def _lines(of: Central) -> int:
    return len(of._server.server_state.connections)


def test_what_is_closed_leaves_no_line_open(listens: Exchange, running: Central, qtbot: QtBot) -> None:  # noqa: F811
    assert _lines(running) == 2  # the rounds' own, and the one that waits

    listens.stop()

    qtbot.waitUntil(lambda: _lines(running) == 0)


@pytest.mark.parametrize("forgetful", [Wire, WaitingWire])
def test_a_line_that_is_left_open_is_noticed(
    listens: Exchange,
    running: Central,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    forgetful: type[Wire],
) -> None:
    ear = listens._listening
    assert isinstance(ear, Listening)
    left = ear._wire if forgetful is WaitingWire else listens._wire
    close, cut = left.close, left.pulse.cut
    with monkeypatch.context() as patch:
        patch.setattr(left, "close", lambda: None)
        patch.setattr(left.pulse, "cut", lambda: None)

        listens.stop()
        listens._lane.wait_for(lambda: None)

        assert _lines(running) >= 1
    cut()
    listens._lane.wait_for(close)


def test_a_lock_that_does_not_cut_the_wait_is_noticed(
    listens: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pulse, "cut", lambda _pulse: None)
    ear = listens._listening
    assert isinstance(ear, Listening)

    listens.stop()

    ear._lane._thread.join(0.3)
    assert ear._lane._thread.is_alive()


@pytest.mark.parametrize(
    ("refusal", "again"),
    [(TurnedAway("not_found", "never"), False), (TurnedAway("not_ready", "after"), True)],
)
def test_a_service_that_knows_no_wait_is_asked_once(
    listens: Exchange, refusal: TurnedAway, *, again: bool
) -> None:
    ear = listens._listening
    assert isinstance(ear, Listening)

    ear._failed(refusal)

    assert ear._patience.can_wait is again
    assert not ear._wanted  # the next round that comes through asks anew
    ear.listen()
    assert ear._waits is again


def _is_cut_at_once(ear: Listening) -> None:
    ear._began = time.monotonic()
    ear._failed(Unreachable("Forbindelsen blev brudt."))


def test_a_service_that_is_begun_anew_is_waited_on_again_however_often(listens: Exchange) -> None:
    ear = listens._listening
    assert isinstance(ear, Listening)

    for _ in range(SOON_CUTS + 2):
        ear._wanted = True
        _is_cut_at_once(ear)
        ear.pause()  # the round that follows finds nobody there, too

    assert ear._patience == Patience()


def test_what_stands_between_and_cuts_each_wait_is_waited_on_no_more(listens: Exchange) -> None:
    ear = listens._listening
    assert isinstance(ear, Listening)

    for _ in range(SOON_CUTS):
        ear._waits = True
        _is_cut_at_once(ear)
        ear._waits = True  # so that no other line is opened
        ear.listen()  # each round comes through
    ear.pause()

    assert not ear._patience.can_wait
