"""What holds whatever happens on the way, and that a rule left out is noticed."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from casework.changes import Placed
from sync import protocol as fsp
from sync.port import Stale
from sync.service import accept
from tests.sync.schedule import Actor, Mutant, Town, play
from tests.sync.stage import NOTHING, Cut, ScopeHere

SCHEDULES = 60
MOST = 60
"""Schedules that a broken variant may survive at most."""


@pytest.mark.parametrize("seed", range(SCHEDULES))
def test_nothing_is_lost_doubled_mislaid_or_shown_to_the_wrong_person(tmp_path: Path, seed: int) -> None:
    assert play(tmp_path, seed) == []


def _no_sums(page: fsp.Page) -> set[str]:
    """Compare nothing."""
    return set()


def caught_by(folder: Path, mutant: Mutant) -> str:
    for seed in range(MOST):
        faults = play(folder, seed, mutant)
        if faults:
            return " ".join(faults)
    return ""


def no_dedup(actor: Actor, town: Town, rng: random.Random) -> None:
    """The service takes a resent batch in again."""

    def forget(batch: fsp.Push) -> None:
        first = fsp.read_change(batch.ch[0]).d
        with town.ledger.writing() as connection:
            connection.execute("drop index if exists change_by_dot")
            connection.execute("update device set acked = ? where id = ?", (first - 1, batch.dev))

    actor.wire.before_push = forget


def keep_on_revoke(actor: Actor, town: Town, rng: random.Random) -> None:
    """The device forgets that it may see a citizen, and keeps the words."""

    def leave(stream: str, to: str, at: str) -> Stale:
        actor.ledger.scopes.pop(stream)
        return NOTHING

    actor.ledger.leave_scope = leave  # type: ignore[method-assign]


def skipped_row(actor: Actor, town: Town, rng: random.Random) -> None:
    """A page loses a row, and nobody compares sums."""

    def bend(page: fsp.Page) -> None:
        if page.rows and rng.random() < 0.2:
            page.rows.pop()

    actor.wire.bend = bend
    actor.client._unequal = _no_sums  # type: ignore[method-assign]


def cursor_before_rows(actor: Actor, town: Town, rng: random.Random) -> None:
    """The cursor is saved first, and then the power goes."""
    receive = actor.ledger.receive

    def early(rows: Sequence[Placed], *, cursor: str, high: int) -> Stale:
        if rows and rng.random() < 0.3:
            receive([], cursor=cursor, high=high)
            raise Cut
        return receive(rows, cursor=cursor, high=high)

    actor.ledger.receive = early  # type: ignore[method-assign]
    actor.client._unequal = _no_sums  # type: ignore[method-assign]


def no_backfill(actor: Actor, town: Town, rng: random.Random) -> None:
    """A grant is taken as if there had been nothing before."""

    def begin(stream: str, role: str, upto: int) -> Stale:
        actor.ledger.scopes[stream] = ScopeHere(stream, role, upto, done=True)
        return NOTHING

    actor.ledger.begin_scope = begin  # type: ignore[method-assign]


def stubs_for_what_was_deleted(actor: Actor, town: Town, rng: random.Random) -> None:
    """The device says that it holds own changes that left with a citizen."""
    recall = actor.ledger.recall
    actor.ledger.recall = lambda key: None if key == "sync.have_after" else recall(key)  # type: ignore[method-assign]
    actor.client._unequal = _no_sums  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("mutant", "invariant"),
    [
        (no_dedup, "EXACTLY ONCE"),
        (keep_on_revoke, "SCOPE"),
        (skipped_row, "PREFIX"),
        (cursor_before_rows, "PREFIX"),
        (no_backfill, "PREFIX"),
        (stubs_for_what_was_deleted, "PREFIX"),
    ],
)
def test_a_rule_left_out_is_noticed(tmp_path: Path, mutant: Mutant, invariant: str) -> None:
    assert invariant in caught_by(tmp_path, mutant)


def test_late_work_that_is_refused_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(taking: Any, one: Any, code: str) -> None:
        """Neither take it nor keep it."""

    monkeypatch.setattr(accept._Taking, "_hold", refuse)
    monkeypatch.setattr(accept._Taking, "_is_honestly_late", lambda *_: False)

    assert "NOTHING REFUSED" in caught_by(tmp_path, lambda *_: None)


def test_a_row_that_was_skipped_is_found_by_its_sum_and_fetched(tmp_path: Path) -> None:
    def skipping(actor: Actor, town: Town, rng: random.Random) -> None:
        skipped_row(actor, town, rng)
        del actor.client._unequal

    assert [play(tmp_path, seed, skipping) for seed in range(10)] == [[]] * 10
