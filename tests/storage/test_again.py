"""What the service keeps aside is written anew when it may stand: once, with its words and time, and nothing older."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import agreements
from casework.answers import SyncRoom
from casework.changes import Seen
from storage import again
from storage.reads import records, sync
from storage.vault import Store
from sync.port import HeldBy
from tests.storage.shelf import AT, NOW, act, agreement, citizen, make, note, save
from tests.storage.test_a_real_round import Desk, desk, opened_by
from tests.sync.stage import Central, central


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make(tmp_path / "store")
    save(made, *CITIZEN)
    yield made
    made.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    with central(tmp_path_factory.mktemp("central")) as service:
        yield service


STREAM, CITIZEN = citizen()


def room(store: Store) -> SyncRoom:
    return sync.room(store.own_reader())


def try_again(one: Desk) -> None:
    (held,) = room(one.store).held
    again.write_again(one.store.ledger, one.store.device, held.number, now=NOW)
    one.round()


def keep_aside(store: Store, number: int, code: str = "never_in_scope") -> None:
    store.ledger.acknowledge({}, {number: HeldBy(code, "Borgeren er ikke på din sagsstamme.")}, AT)


def shown(store: Store, record: str) -> records.Shown:
    (one,) = records.select(store.own_reader(), "r.id = ?", record)
    return one


def test_what_could_not_stand_is_tried_again_and_reaches_the_colleague(
    running: Central, tmp_path: Path
) -> None:
    mette, jonas = running.add_user("MEHA"), running.add_user("JOKR")
    with desk(running, mette, tmp_path / "a") as hers, desk(running, jonas, tmp_path / "b") as his:
        stream, changes = opened_by(mette)
        save(hers.store, *changes)
        hers.round()
        written = note(stream, "Mødte Søren på biblioteket")
        (dot,) = save(his.store, *written)
        his.round()

        try_again(his)

        (still,) = room(his.store).held
        assert still.number > dot.number
        assert still.can_change

        running.grant(jonas, stream, "partner")
        try_again(his)
        hers.round()

        assert room(his.store).held == ()
        assert sync.state(his.store.own_reader()).needs_you == 0
        query = "select fields ->> 'text', happened from log where kind = 'note' and seq is not null"
        words = hers.store.own_reader().rows(query)
        assert words == [("Mødte Søren på biblioteket", written[0].happened)]
        assert his.store.ledger.digest(stream) == hers.store.ledger.digest(stream)
        assert not his.store.check()


def test_what_its_author_wrote_over_does_not_come_back(store: Store) -> None:
    first = agreement(STREAM, "Ringe til banken", who="Jonas")
    (dot,) = save(store, *first)
    keep_aside(store, dot.number)
    seen = store.ledger.seen()
    save(
        store,
        *agreements.change_agreement(STREAM, first[0].record, {"what": "Gå i banken"}, **act(seen)),
    )

    again.write_again(store.ledger, store.device, dot.number, now=NOW)

    now = shown(store, first[0].record)
    assert (now.fields["what"], now.fields["who"], now.torn) == ("Gå i banken", "Jonas", {})
    assert room(store).held == ()
    *_, newer, left = store.ledger.waiting(9)
    assert newer.change.fields == {"what": "Gå i banken"}
    assert "what" not in left.change.fields


def test_what_was_written_under_an_earlier_name_does_not_replace_what_came_after(store: Store) -> None:
    """A restored store counts its numbers anew: what an old number saw says nothing of the new ones."""
    first = agreement(STREAM, "Ringe til banken")
    save(store, *first)
    seen = store.ledger.seen()
    (dot,) = save(
        store, *agreements.change_agreement(STREAM, first[0].record, {"what": "Gå i banken"}, **act(seen))
    )
    keep_aside(store, dot.number)
    store._connection.execute(
        "update log set device = 'before', seen_own = 9 where number = ?", (dot.number,)
    )
    newer = agreements.change_agreement(
        STREAM, first[0].record, {"what": "Skrive til banken"}, **act(Seen(0, 1))
    )
    save(store, *newer)

    again.write_again(store.ledger, store.device, dot.number, now=NOW)

    versions = {one["value"] for one in shown(store, first[0].record).torn["what"]}
    assert "Skrive til banken" in versions


def test_when_nothing_of_it_is_left_it_is_only_answered(store: Store) -> None:
    (dot,) = save(store, *note(STREAM, "Kom ikke"))
    keep_aside(store, dot.number)
    again.write_again(store.ledger, store.device, dot.number, now=NOW)

    assert again.write_again(store.ledger, store.device, dot.number, now=NOW) == frozenset()
    assert len(store.ledger.waiting(9)) == 2  # the citizen, and the note once


def test_cut_off_between_its_two_steps_it_is_written_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = note(STREAM, "Kom ikke")
    (dot,) = save(store, *written)
    keep_aside(store, dot.number)
    with monkeypatch.context() as cut:
        cut.setattr(again, "rebuild", _cut)
        with pytest.raises(KeyboardInterrupt):
            again.write_again(store.ledger, store.device, dot.number, now=NOW)
    assert len(room(store).held) == 1  # the power went: aside and waiting

    again.write_again(store.ledger, store.device, dot.number, now=NOW)

    assert room(store).held == ()
    assert len(store.ledger.waiting(9)) == 2  # the citizen, and the note once
    assert shown(store, written[0].record).torn == {}


def _cut(*_given: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("code", "can"), [("outside_role", True), ("too_long", False), ("wrong_shape", False)]
)
def test_only_what_can_change_is_offered_again(store: Store, code: str, can: bool) -> None:
    (dot,) = save(store, *note(STREAM, "Kom ikke"))
    keep_aside(store, dot.number, code)

    (held,) = room(store).held

    assert held.can_change is can


def test_of_the_test_words_that_come_back_over_newer_ones_are_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "_left_of", lambda _connection, placed: placed.change)

    with pytest.raises(AssertionError):
        test_what_its_author_wrote_over_does_not_come_back(store)
