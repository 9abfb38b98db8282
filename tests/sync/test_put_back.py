"""The service was put back from an older copy and says so: everything that had a receipt comes home."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casework.changes import Change, Seen
from casework.errors import FodfaesteError
from storage import meta, pinned, rewinding
from storage.reads import sync as sync_reads
from sync.service import generation
from sync.service.ledger import open_store
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.away import Laptop, locked
from tests.sync.putting_back import a_round, all_placed, office, shown
from tests.sync.stage import HAPPENED


def test_the_end_that_a_copy_lacks_comes_back_from_the_computer_that_wrote_it(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        hers.write("Et")
        a_round(hers)
        copy = central.copy()
        hers.write("To", "Tre")
        a_round(hers)
        before = central.dots()

        central.put_back(copy)
        hers.write("Fire")
        a_round(hers)

        assert central.notes() == ["Et", "To", "Tre", "Fire"]
        assert before.keys() < central.dots().keys()
        assert set(central.dots().values()) == {1}
        assert all_placed(hers)
        assert shown(hers) == ["Et", "Fire", "To", "Tre"]
        assert central.faults() == []


@pytest.mark.parametrize("lost", range(9))
def test_two_computers_bring_back_whatever_was_lost_and_agree(tmp_path: Path, lost: int) -> None:
    """The last commits of a busy hour are lost, however many they are."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        copies = [central.copy("copy-0")]
        a_round(his)
        for number in range(1, 9):
            one = hers if number % 2 else his
            one.write(f"Note {number}", stream=stream)
            a_round(one)
            copies.append(central.copy(f"copy-{number}"))

        if lost:
            central.put_back(copies[8 - lost])
        for one in (hers, his, hers, his):
            a_round(one)

        wanted = [f"Note {number}" for number in range(1, 9)]
        assert (sorted(central.notes()), shown(hers), shown(his)) == (wanted, wanted, wanted)
        assert set(central.dots().values()) == {1}
        assert all_placed(hers)
        assert all_placed(his)
        assert central.faults() == []


def everything_comes_home(folder: Path, *, lost: int = 3, alone: bool = False) -> bool:
    """Lose some commits of two computers, write on over it, and tell whether all words stand everywhere once.

    `alone`: neither has anything of the other to bring back.
    """
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)), pytest.MonkeyPatch.context() as patch:
        if alone:
            patch.setattr(rewinding, "_OFFERABLE", "select 1 where 1 = 0 limit ?")
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        a_round(his)
        copies = [central.copy("copy-0")]
        for number in range(1, 6):
            (hers if number % 2 else his).write(f"Note {number}", stream=stream)
            a_round(hers)
            a_round(his)
            copies.append(central.copy(f"copy-{number}"))
        hers.write("Ikke sendt", stream=stream)
        central.put_back(copies[5 - lost])
        try:
            for one in (hers, his, hers, his):
                a_round(one)
        except FodfaesteError:
            return False
        wanted = sorted([f"Note {number}" for number in range(1, 6)] + ["Ikke sendt"])
        return (
            [sorted(central.notes()), shown(hers), shown(his)] == [wanted] * 3
            and set(central.dots().values()) == {1}
            and all(all_placed(one) and one.store.ledger.waiting(9) == () for one in (hers, his))
            and central.faults() == []
        )


@pytest.mark.parametrize("alone", [False, True])
def test_what_was_lost_and_what_was_unsent_come_home_together(tmp_path: Path, alone: bool) -> None:
    assert everything_comes_home(tmp_path, alone=alone)


def no_waiting(patch: pytest.MonkeyPatch) -> None:
    """Own changes keep the receipt that the service lost."""
    patch.setattr(rewinding, "_WAIT_AGAIN", "update log set refill = 0")


def _too_high(patch: pytest.MonkeyPatch) -> None:
    """The service's word for how far it has a device is not heard."""
    patch.setattr(rewinding.Rewinding, "_note_facts", _only_the_cursor)


def _only_the_cursor(self: rewinding.Rewinding, to: rewinding.ForkTo) -> None:
    meta.put(self._connection, "cursor", "")


@pytest.mark.parametrize("breaks", [no_waiting, _too_high])
def test_of_the_test_a_computer_that_does_not_go_back_whole_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: Callable[[pytest.MonkeyPatch], None]
) -> None:
    breaks(monkeypatch)

    assert not everything_comes_home(tmp_path, alone=True)


def test_a_form_that_was_open_over_it_speaks_for_nothing_that_came_since(tmp_path: Path) -> None:
    """Its `n` is a place of before; no place of before is ever given again."""
    assert forms(tmp_path) == ["Efter", "Fra før"]


def forms(folder: Path) -> list[str]:
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        a_round(his)
        copy = central.copy()
        for _ in range(4):
            his.write("Fyld", stream=stream)
        a_round(his)
        a_round(hers)
        opened = his.store.ledger.seen()

        central.put_back(copy)
        fact(hers, stream, "Efter", hers.store.ledger.seen())
        a_round(hers)
        fact(his, stream, "Fra før", opened)
        for one in (his, hers):
            a_round(one)

        (row,) = hers.store.own_reader().rows("select torn_fields from record where id = ?", stream)
        return sorted(one["value"] for one in json.loads(row[0] or "{}").get("story", ()))


def fact(one: Laptop, stream: str, story: str, seen: Seen) -> None:
    change = Change(stream, stream, "citizen", {"story": story}, seen, HAPPENED)
    one.store.ledger.record([change], now=one.running.clock())


def test_of_the_test_numbers_that_are_given_twice_would_lose_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generation, "begins", lambda *_: lost_end(tmp_path))

    assert forms(tmp_path) != ["Efter", "Fra før"]


def lost_end(folder: Path) -> int:
    """Return where the copy ends: a generation that begins there gives the lost numbers once more."""
    ledger = open_store(folder / "central", behind=True)
    try:
        return ledger.tenant().seq
    finally:
        ledger.close()


def test_numbers_that_left_with_their_citizen_are_no_hole(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        first = hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Går med borgeren")
        a_round(hers)
        central.running.revoke(hers.user, first)
        a_round(hers)
        second = hers.open_citizen()
        a_round(hers)

        central.put_back(copy)
        hers.write("Skrevet efter", stream=second)
        a_round(hers)

        assert hers.store.ledger.waiting(9) == ()
        assert central.notes() == ["Skrevet efter"]
        assert central.running.all("select count(*) from gone_number") == [(1,)]
        assert central.faults() == []


def test_a_grant_that_was_lost_is_told_and_what_was_written_under_it_is_kept_aside(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        central.grant(his, stream, "partner")
        a_round(his)
        his.write("Under en tabt adgang", stream=stream)
        a_round(his)

        central.put_back(copy)
        his.write("Ikke sendt endnu", stream=stream)
        a_round(his)

        held = central.running.all("select payload from held")
        texts = [json.loads(bytes(payload))["f"].get("text") for (payload,) in held]
        assert texts == ["Under en tabt adgang", "Ikke sendt endnu"]
        room = sync_reads.room(his.store.own_reader())
        assert [(one.name, one.lost) for one in room.handed_over] == [("S.Å.", True)]
        assert his.store.ledger.waiting(9) == ()
        central.grant(his, stream, "partner")
        a_round(his)
        assert sync_reads.room(his.store.own_reader()).handed_over == ()


def test_a_revoke_that_was_lost_brings_the_citizen_back_whole(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        stream = hers.open_citizen()
        hers.write("Fra før kopien")
        a_round(hers)
        copy = central.copy()
        central.running.revoke(hers.user, stream)
        a_round(hers)
        assert shown(hers) == []

        central.put_back(copy)
        a_round(hers)

        assert shown(hers) == ["Fra før kopien"]


def words_of_a_role_that_became_narrower(folder: Path) -> list[dict[str, Any]]:
    """She writes, and is a mentor from then on: of her own words a part comes to her again. Then all is lost."""
    with office(folder, "MEHA", "JOKR") as (central, (hers, his)):
        stream = his.open_citizen()
        a_round(his)
        central.grant(hers, stream, "primary")
        a_round(hers)
        copy = central.copy()
        said = {"phone": "12345678", "readiness": "klar"}
        seen = hers.store.ledger.seen()
        hers.store.ledger.record(
            [Change(stream, stream, "citizen", said, seen, HAPPENED)], now=central.clock()
        )
        a_round(hers)
        a_round(his)
        central.grant(hers, stream, "mentor")
        a_round(hers)

        central.put_back(copy)
        for one in (hers, his, hers):
            a_round(one)
        return [json.loads(row)["f"] for row in central.running.contents("citizen")][1:]


def test_of_own_words_that_a_narrower_role_reads_in_part_the_whole_comes_back(tmp_path: Path) -> None:
    assert words_of_a_role_that_became_narrower(tmp_path) == [{"phone": "12345678", "readiness": "klar"}]


def test_of_the_test_a_part_that_goes_up_as_if_it_were_all_loses_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rewinding, "AS_WRITTEN", "1 = 1")

    assert words_of_a_role_that_became_narrower(tmp_path) == [{"phone": "12345678"}]


def test_an_older_client_is_told_and_keeps_everything(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Kvitteret")
        a_round(hers)
        central.put_back(copy)
        hers.write("Venter")

        with pytest.raises(TurnedAway, match="gendannet fra en sikkerhedskopi"):
            a_round(hers, rewinds=False)

        assert shown(hers) == ["Kvitteret", "Venter"]
        a_round(hers)
        assert central.notes() == ["Kvitteret", "Venter"]


def test_what_goes_again_is_counted_until_it_has_its_receipt(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA") as (central, (hers,)):
        hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        hers.write("Et", "To", "Tre")
        a_round(hers)
        central.put_back(copy)
        hers.write("Ny")
        counted: list[tuple[int, int]] = []
        reader = hers.store.own_reader()

        def look() -> None:
            state = sync_reads.state(reader)
            counted.append((state.again, state.waiting))

        push = Wire.push

        def watched(wire: Wire, *args: Any) -> Any:
            look()
            return push(wire, *args)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Wire, "push", watched)
            a_round(hers)
        look()

        assert counted == [(0, 1), (3, 4), (0, 0)]


def test_several_times_in_a_row_each_computer_goes_back_as_far_as_it_must(tmp_path: Path) -> None:
    """His computer sleeps over two restores, and hears of both at once."""
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        stream = hers.open_citizen()
        a_round(hers)
        central.grant(his, stream, "partner")
        a_round(his)
        early = central.copy("early")
        his.write("Et", stream=stream)
        a_round(his)
        central.put_back(early)
        hers.write("To")
        a_round(hers)
        between = central.copy("between")
        hers.write("Tre")
        a_round(hers)
        central.put_back(between)
        for one in (his, hers, his):
            a_round(one)

        assert sorted(central.notes()) == ["Et", "To", "Tre"]
        assert (shown(hers), shown(his)) == (["Et", "To", "Tre"], ["Et", "To", "Tre"])
        assert len(central.branches()) == 2
        assert central.faults() == []


def test_a_locked_computer_sends_what_waits_although_it_cannot_go_back(tmp_path: Path) -> None:
    with office(tmp_path, "MEHA", "JOKR") as (central, (hers, his)):
        hers.open_citizen()
        a_round(hers)
        copy = central.copy()
        his.open_citizen()
        a_round(his)
        central.put_back(copy)
        hers.write("Skrevet, så låst")
        hers.lock()
        beside = pinned.read_beside(hers.folder)
        assert beside is not None
        pinned.put_beside(hers.folder, replace(beside, address=central.running.address))

        with locked(hers) as device:
            sent = device.send()

        hers.unlock()
        assert (sent.receipted, central.notes()) == (1, ["Skrevet, så låst"])
        a_round(hers)
        assert all_placed(hers)
        assert set(central.dots().values()) == {1}
