"""A round that does not come through: nobody answered, or somebody did and something is in the way; since when."""

from datetime import timedelta

import pytest

from casework.answers import SyncState
from casework.clock import instant
from casework.errors import Damaged, FodfaesteError, Unreachable
from desktop.desk import Desk
from desktop.flows.exchange import Exchange
from storage.reads import sync as sync_reads
from sync.words import NO_ANSWER, NO_TRUST, NOT_OURS, SLOW, TurnedAway
from tests.desktop.flows.test_files_on_their_way import running, session  # noqa: F401 - fixtures
from tests.sync import stage

Session = tuple[Desk, Exchange, str]
SILENT = Unreachable(NO_ANSWER)
TURNED = TurnedAway("sign_in_needed", "user")


def missed(session: Session, refusal: FodfaesteError) -> SyncState:  # noqa: F811
    """Let a round fail, and return what the chip is told of it."""
    desk, exchange, _ = session
    exchange._missed(refusal)
    return told(desk)


def told(desk: Desk) -> SyncState:
    return desk.store_lane.wait_for(lambda: sync_reads.state(desk.store.own_reader()))


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (SILENT, ""),
        (Unreachable(SLOW), ""),
        (Unreachable(NOT_OURS), NOT_OURS),
        (Unreachable(NO_TRUST), NO_TRUST),
        (TURNED, str(TURNED)),
        (TurnedAway("bug", "after"), str(TurnedAway("bug", "after"))),
        (TurnedAway("too_old", "user"), str(TurnedAway("too_old", "user"))),
        (Damaged("Disken er fuld."), "Disken er fuld."),
    ],
)
def test_nobody_answered_only_where_nobody_did(
    session: Session,  # noqa: F811
    refusal: FodfaesteError,
    why: str,
) -> None:
    state = missed(session, refusal)

    assert state.offline_since is not None
    assert state.why == why


def test_since_when_is_asked_anew_where_silence_becomes_an_answer_and_the_other_way(
    session: Session,  # noqa: F811
    running: stage.Central,  # noqa: F811
) -> None:
    steps, began = [], running.clock()
    for refusal in (SILENT, Unreachable(SLOW), TURNED, Unreachable(NOT_OURS), SILENT):
        state = missed(session, refusal)
        steps.append((state.offline_since, state.why))
        running.clock.now += timedelta(minutes=5)

    at = [instant(began + timedelta(minutes=minutes)) for minutes in (0, 10, 20)]
    assert steps == [(at[0], ""), (at[0], ""), (at[1], str(TURNED)), (at[1], NOT_OURS), (at[2], "")]


def test_a_round_that_comes_through_takes_both_away(session: Session) -> None:  # noqa: F811
    desk, exchange, _ = session
    missed(session, TURNED)

    exchange._note_contact()

    assert (told(desk).offline_since, told(desk).why) == (None, "")
