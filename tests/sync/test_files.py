"""Attached files on their way, between real stores over a real service: they come whole and last, or not at all."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from casework.attachments import MOST_BYTES, SealedFile, attach_file
from casework.errors import Unreachable
from casework.kinds import Role
from storage import attached, attachments, travelling, vault
from storage.attachments import HEAD
from sync.client import Client
from sync.files import LATER_S, Files
from sync.protocol_files import MOST_SEALED, PART, PIECE, FilePiece, FileState, bitmap, first_missing, pieces
from sync.service.registry import User
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.stage import HAPPENED, NOW, Central, new_id
from tests.sync.test_real_stores import a_round, make

LETTER = b"Hun har faaet en blodprop."
BIG = os.urandom(3 * PIECE + 5000)


@dataclass
class Desk:
    """One device: its store, its rounds, and its files on their way."""

    user: str
    store: vault.Store
    client: Client
    wire: Wire
    files: Files
    time: list[float]

    def attach(self, stream: str, content: bytes) -> SealedFile:
        file = self.store.attachments.seal(stream, [content])
        changes = attach_file(
            stream, file=file, name="a.pdf", what="Brev", by=self.user, now=NOW, seen=self.store.ledger.seen()
        )
        self.store.ledger.record(changes, now=NOW)
        return file

    def read(self, file: str) -> bytes:
        return attached.read(self.store._connection, self.store.attachments, file)

    def move(self, most: int = 100) -> int:
        """Move files until nothing is to be moved; return how many steps it took."""
        steps = 0
        while steps < most and self.files.step() is not None:
            steps += 1
        return steps


@contextmanager
def desk(running: Central, folder: Path, initials: str) -> Iterator[Desk]:
    person = User(*running.all("select id, initials, name, role from user where initials = ?", initials)[0])
    enrolled = running.enrol(person)
    store = make(folder, person.id, enrolled.device)
    wire, time = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall), [0.0]
    client = Client(store.ledger, wire, epoch=enrolled.epoch)
    try:
        yield Desk(person.id, store, client, wire, Files(wire, store.travelling, clock=lambda: time[0]), time)
    finally:
        wire.close()
        store.close()


@contextmanager
def two(running: Central, folder: Path, hers: Role = "partner") -> Iterator[tuple[Desk, Desk, str]]:
    """Jonas and Mette, both with the same citizen."""
    stream = new_id()
    running.grant(running.add_user("JOKR"), stream)
    running.grant(running.add_user("MEHA"), stream, hers)
    with desk(running, folder / "a", "JOKR") as his, desk(running, folder / "b", "MEHA") as other:
        a_round(his.client)
        yield his, other, stream


@pytest.mark.parametrize("content", [LETTER, BIG], ids=["one piece", "four pieces"])
def test_a_file_that_one_attaches_the_other_reads(running: Central, tmp_path: Path, content: bytes) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, content)
        a_round(his.client)
        up = his.move()
        a_round(hers.client)
        down = hers.move()

        assert hers.read(file.id) == content
        assert (
            hers.store.attachments.path(file.id).read_bytes()
            == his.store.attachments.path(file.id).read_bytes()
        )
        assert (up, down) == (pieces(len(content)), pieces(len(content)))
        assert his.store.own_reader().rows("select * from attached") == []
        assert his.move() == hers.move() == 0


def test_a_file_goes_only_after_its_change_has_its_receipt(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        his.attach(stream, LETTER)
        before = his.move()
        a_round(his.client)

        assert (before, his.move()) == (0, 1)


def test_what_was_cut_off_goes_on_where_it_stopped_at_both_ends(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, BIG)
        a_round(his.client)
        his.move(2)
        his.files = Files(his.wire, his.store.travelling, clock=lambda: 0.0)
        rest_up = his.move()
        a_round(hers.client)
        hers.move(3)
        hers.files = Files(hers.wire, hers.store.travelling, clock=lambda: 0.0)
        rest_down = hers.move()

        assert (rest_up, rest_down) == (2, 1)
        assert hers.read(file.id) == BIG


def test_a_mentor_gets_neither_the_change_nor_the_file(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path, "mentor") as (his, hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.move()
        a_round(hers.client)

        assert hers.store.own_reader().rows("select * from record where id = ?", file.id) == []
        assert hers.move() == 0
        with pytest.raises(TurnedAway) as refusal:
            hers.wire.piece(file.id, 0)
        assert refusal.value.code == "not_in_scope"


def test_nobody_but_its_author_brings_a_file_and_nobody_overwrites_one(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        sealed = travelling.summed(his.store.attachments, file.id)
        foreign = refused(lambda: hers.wire.put_piece(file.id, 0, b"x" * 42, (42, "0" * 64)))
        his.move()
        other = refused(lambda: his.wire.put_piece(file.id, 0, b"x" * 42, (42, "0" * 64)))
        unknown = refused(lambda: his.wire.file_state(new_id()))
        odd = refused(lambda: his.wire.put_piece(file.id, 7, b"x", (sealed.size, sealed.sum)))

        assert (foreign, other, unknown, odd) == ("file_unknown", "file_other", "file_unknown", "malformed")


def test_a_file_may_be_as_large_as_25_mb_sealed_and_not_one_byte_more(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        over = refused(lambda: his.wire.put_piece(file.id, 0, bytes(PIECE), (MOST_SEALED + 1, "0" * 64)))
        begun = his.wire.put_piece(file.id, 0, bytes(PIECE), (MOST_SEALED, "0" * 64))

        assert over == "malformed"
        assert (begun.size, begun.have, pieces(MOST_SEALED)) == (MOST_SEALED, "1", 50)
        assert MOST_SEALED == MOST_BYTES + 16 * (MOST_BYTES // attachments.PART)


def refused(work: Any) -> str:
    with pytest.raises(TurnedAway) as refusal:
        work()
    return str(refusal.value.code)


def test_a_piece_that_was_altered_on_the_way_up_is_noticed_and_sent_again(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, BIG)
        a_round(his.client)
        sealed = travelling.summed(his.store.attachments, file.id)
        real = his.store.travelling.read_piece

        with monkeypatch.context() as altered:
            altered.setattr(
                his.store.travelling,
                "read_piece",
                lambda name, number: bytes(len(real(name, number))) if number == 1 else real(name, number),
            )
            with pytest.raises(TurnedAway) as refusal:
                his.move()
        waits = his.store.own_reader().rows("select state from attached")
        his.files = Files(his.wire, his.store.travelling, clock=lambda: 0.0)
        his.move()

        assert (refusal.value.code, waits) == ("file_altered", [("unsent",)])
        assert his.wire.file_state(file.id) == FileState(sealed.size, sealed.sum, "f", whole=True)


def test_a_file_that_comes_damaged_is_thrown_away_and_asked_for_again_later(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.move()
        a_round(hers.client)
        good = running.all("select data from file_piece where file = ?", file.id)[0][0]
        with running.ledger.writing() as connection:
            connection.execute("update file_piece set data = ?", (bytes(len(good)),))
        hers.move()
        damaged = hers.store.attachments.is_here(file.id), list((tmp_path / "b").rglob("*.part"))
        with running.ledger.writing() as connection:
            connection.execute("update file_piece set data = ?", (good,))
        at_once = hers.move()
        hers.time[0] = LATER_S + 1
        hers.move()

        assert (damaged, at_once) == ((False, []), 0)
        assert hers.read(file.id) == LETTER


def test_a_handed_over_citizens_file_goes_from_here_when_the_service_has_it(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, LETTER)
        a_round(his.client)
        his.store.ledger.leave_scope(stream, "MEHA", HAPPENED)
        before = his.store.attachments.is_here(file.id)
        his.move()
        a_round(hers.client)
        hers.move()

        assert (before, his.store.attachments.is_here(file.id)) == (True, False)
        assert hers.read(file.id) == LETTER


def test_the_file_of_a_change_that_is_held_goes_to_the_service_too_and_to_nobody_else(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        running.clock.now += timedelta(days=1)
        running.revoke(User(his.user, "JOKR", "", ""), stream)
        running.clock.now += timedelta(days=31)
        file = his.attach(stream, LETTER)
        a_round(his.client)
        held = running.all("select code from held")
        his.move()
        a_round(hers.client)

        assert held == [("scope_ended",)]
        assert running.all("select whole is not null from file where id = ?", file.id) == [(1,)]
        assert his.store.own_reader().rows("select * from attached") == []
        assert hers.move() == 0


def test_a_file_that_the_service_does_not_know_yet_stands_in_nobodys_way(
    running: Central, tmp_path: Path
) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        late = his.attach(stream, LETTER)
        a_round(his.client)
        a_round(hers.client)
        waited = hers.move()
        mine = hers.attach(stream, BIG)
        a_round(hers.client)
        hers.move()
        a_round(his.client)
        his.move()

        assert waited == 1
        assert his.read(mine.id) == BIG
        hers.time[0] = LATER_S + 1
        hers.move()
        assert hers.read(late.id) == LETTER


def test_who_takes_a_file_stands_in_the_services_log(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        his.attach(stream, BIG)
        a_round(his.client)
        his.move()
        a_round(hers.client)
        hers.move()

        seen = running.all("select user, stream from access_log where act = 'file'")

        assert seen == [(hers.user, stream)]


def test_a_line_that_breaks_costs_at_most_one_piece(
    running: Central, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        his.attach(stream, BIG)
        a_round(his.client)
        his.move(2)
        with monkeypatch.context() as broken:
            broken.setattr(his.wire, "put_piece", _no_line)
            with pytest.raises(Unreachable):
                his.files.step()

        assert his.move() == 3  # the line is asked for half of it first, and then for the rest


def _no_line(*_: object, **__: object) -> None:
    raise Unreachable("Ingen forbindelse.")


def test_both_ends_cut_a_file_into_the_same_pieces() -> None:
    assert travelling.PIECE == PIECE == 8 * 65552
    assert len(HEAD) == 4
    assert [pieces(size) for size in (1, PIECE, PIECE + 1)] == [1, 1, 2]
    assert bitmap([0, 2]) == "5"
    assert first_missing(FileState(3 * PIECE, "", "5", whole=False)) == 1
    assert first_missing(FileState(2 * PIECE, "", "3", whole=False)) == -1


def test_lengths_of_a_piece_are_put_together_at_both_ends(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path) as (his, hers, stream):
        file = his.attach(stream, BIG)
        a_round(his.client)
        a_round(hers.client)
        his.files._size.now = hers.files._size.now = PART
        his.time[0] = hers.time[0] = 0.0
        slow = his.files._clock = hers.files._clock = count(step=9).__next__

        sent, fetched = his.move(), hers.move()

        assert (sent, fetched) == (25, 25)  # three pieces of eight parts, and a short one
        assert hers.read(file.id) == BIG
        assert slow() > 0


def test_a_length_that_begins_behind_what_is_here_changes_nothing(running: Central, tmp_path: Path) -> None:
    with two(running, tmp_path) as (his, _hers, stream):
        file = his.attach(stream, BIG)
        a_round(his.client)
        sealed = his.store.travelling.to_send(())
        assert sealed is not None
        whole, data = (sealed.size, sealed.sum), his.store.travelling.read_piece(file.id, 0)

        first = his.wire.put_piece(file.id, 0, data[:1000], whole)
        ahead = his.wire.put_piece(file.id, 0, data[5000:6000], whole, at=5000)
        again = his.wire.put_piece(file.id, 0, data[500:1500], whole, at=500)

        assert (first.part, ahead.part, again.part) == (1000, 1000, 1500)
        his.move()
        assert running.all("select count(*) from file where whole is not null") == [(1,)]


def test_a_piece_too_short_in_the_middle_is_not_kept() -> None:
    kept: list[int] = []

    class Short:
        def piece(self, file: str, number: int, *, at: int, most: int) -> FilePiece:
            return FilePiece(b"short"[at:], 3 * PIECE, "")

    class Store:
        def to_send(self, but: Collection[str]) -> None:
            return None

        def to_fetch(self, but: Collection[str]) -> tuple[str, int] | None:
            return None if "f" in but else ("f", 0)

        def keep_piece(self, *_: object, **__: object) -> str:
            kept.append(1)
            return ""

    wire: Any = Short()
    store: Any = Store()
    files = Files(wire, store, clock=lambda: 0.0)

    assert (files.step(), files.step(), files.step(), kept) == ("", "", None, [])
