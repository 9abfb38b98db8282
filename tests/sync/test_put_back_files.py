"""Attached files that the service lost with the end of its log are sent again by whoever has them."""

from contextlib import closing
from pathlib import Path

import pytest

from casework.attachments import SealedFile, attach_file
from storage import attached
from sync.files import Files
from sync.service import files as at_the_service
from tests.sync.away import Laptop
from tests.sync.putting_back import Office, a_round, office

LETTER = b"Kommunen meddeler " * 40


def attach(one: Laptop, stream: str) -> SealedFile:
    file = one.store.attachments.seal(stream, [LETTER])
    now, seen = one.running.clock(), one.store.ledger.seen()
    changes = attach_file(stream, file=file, name="a.pdf", what="Brev", by=one.user.id, now=now, seen=seen)
    one.store.ledger.record(changes, now=now)
    return file


def move(one: Laptop) -> int:
    """Move files until nothing is to be moved; return how many steps it took."""
    steps = 0
    with closing(one.wire()) as wire:
        files = Files(wire, one.store.travelling, clock=lambda: 0.0)
        while steps < 50 and files.step() is not None:
            steps += 1
    return steps


def two(central: Office, hers: Laptop, his: Laptop) -> tuple[SealedFile, SealedFile]:
    """Let her attach a file before a copy is made and one after it, and both be everywhere; lose the end."""
    stream = hers.open_citizen()
    a_round(hers)
    central.grant(his, stream, "partner")
    first = attach(hers, stream)
    a_round(hers)
    copy = central.copy()
    second = attach(hers, stream)
    a_round(hers)
    for one in (hers, his):
        a_round(one)
        move(one)
    central.put_back(copy)
    return first, second


def whole(central: Office) -> set[str]:
    return {row[0] for row in central.running.all("select id from file where whole is not null")}


def test_their_author_sends_pieces_again_whose_change_came_before_the_copy_and_after(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        first, second = two(central, hers, his)
        assert whole(central) == set()

        a_round(hers)
        move(hers)

        assert whole(central) == {first.id, second.id}
        assert hers.store.own_reader().rows("select * from attached") == []


def test_a_colleague_brings_what_its_author_cannot(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR", "ANLU") as (central, (hers, his, third)):
        first, second = two(central, hers, his)

        a_round(his)
        move(his)

        assert whole(central) == {first.id, second.id}
        central.grant(third, hers.stream, "partner")
        a_round(third)
        move(third)
        found = attached.read(third.store._connection, third.store.attachments, second.id)
        assert found == LETTER
        assert his.store.own_reader().rows("select * from attached") == []


def test_what_the_service_still_has_costs_one_question_each(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        file = attach(hers, stream)
        a_round(hers)
        move(hers)
        copy = central.copy()
        hers.write("Tabt")
        a_round(hers)
        his.open_citizen()
        central.put_back(copy)
        a_round(hers)

        steps = move(hers)

        assert (steps, whole(central)) == (1, {file.id})
        assert hers.store.own_reader().rows("select * from attached") == []


def test_of_the_test_a_service_that_takes_files_from_their_author_alone_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_the_service, "_lost_with_the_log", lambda *_: None)
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        two(central, hers, his)

        a_round(his)
        move(his)

        assert whole(central) == set()
