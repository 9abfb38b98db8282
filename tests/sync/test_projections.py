"""A release that moves a field to another class: sums are counted anew, devices keep what their role may read today."""

from pathlib import Path

import pytest

from casework import kinds
from casework.kind import Class
from sync.client import Client
from sync.service import doctor, projections
from sync.service.ledger import CentralLedger, create
from sync.service.projections import keep, open_kept
from tests.sync.stage import Central, new_id
from tests.sync.test_a_mentors_store import GUARDED, Pair, pair
from tests.sync.test_real_stores import a_round

STORY = GUARDED["citizen", "story"]
_today = kinds.sensitivity


def as_it_was(kind: str, field: str) -> Class:
    """The table of a release in which the story travelled with the name."""
    return "identity" if (kind, field) == ("citizen", "story") else _today(kind, field)


def begin_again(both: Pair) -> None:
    """Start the mentor's program anew: its first round compares every sum."""
    one = both.colleague
    one.client = Client(one.store.ledger, one.wire, epoch=one.client.rewind.epoch)
    a_round(one.client)


def test_a_mentor_who_held_a_field_by_the_table_of_before_loses_it_at_the_next_round(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(kinds, "sensitivity", as_it_was)
        with pair(running, tmp_path, "mentor") as both:
            held = STORY in both.words()
            before.undo()
            counted = keep(running.ledger)
            begin_again(both)

            assert (held, counted) == (True, True)
            assert STORY not in both.words()
            assert keep(running.ledger) is False
            assert doctor.faults(running.ledger) == []


def test_a_service_that_kept_the_sums_of_before_is_noticed(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(kinds, "sensitivity", as_it_was)
        with pair(running, tmp_path, "mentor") as both:
            before.undo()
            begin_again(both)

            assert STORY in both.words()
            assert doctor.faults(running.ledger) == ["Mindst én kontrolsum passer ikke til sine rækker."]


def test_the_store_is_opened_with_sums_that_follow_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path / "central", "Nordbyen Kommune").close()
    first, stream = open_kept(tmp_path / "central"), new_id()
    with first.writing() as connection:
        connection.execute(
            "insert into tally (stream, projection, count, sum) values (?, 'mentor', 7, '0')", (stream,)
        )
    first.close()

    same = open_kept(tmp_path / "central")
    left = _tallies(same)
    same.close()
    monkeypatch.setattr(projections, "table", lambda: "another")
    other = open_kept(tmp_path / "central")
    anew = _tallies(other)
    other.close()

    assert (left, anew) == ([stream], [])


def _tallies(ledger: CentralLedger) -> list[str]:
    with ledger.reading() as connection:
        return [row[0] for row in connection.execute("select stream from tally").fetchall()]
