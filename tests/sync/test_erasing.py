"""After an erasure no word of the case stands at the service or on any computer that heard of it, whatever comes late.

Real stores and the real service. The hunt opens every page of the service's database and of each computer's, used or
free, as whoever has the keys would. Each guard is taken away once, and then the hunt must find the word.
"""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.changes import Change, Seen
from casework.errors import Refused
from storage.reads.sync import room
from sync import gone as device_gone
from sync.files import Files
from sync.service import (
    accept,
    aside,
    doctor,
    erased,
    erasing,
    grants,
    handing,
    husks,
    registry,
    retention,
    serving,
)
from sync.service.husk_file import ERASED, HuskFile
from sync.service.log import Log
from tests.storage.faults.sizes import ENDURANCE
from tests.sync.away import Laptop, locked
from tests.sync.erasing_stage import (
    OTHER,
    WORD,
    erase,
    service_says,
    settle,
    tables_with_a_case,
    two_cases,
)
from tests.sync.putting_back import Office, a_round, office
from tests.sync.stage import Central
from tests.sync.twice import OWN, UNION, link, notes, opened_twice, roles
from tests.sync.wrong_case import holds


def in_use(tmp_path: Path) -> Any:
    return office(tmp_path, "META", "JONA")


def with_files(*laptops: Laptop) -> None:
    for one in laptops:
        a_round(one)
        with closing(one.wire()) as wire:
            files = Files(wire, one.store.travelling, clock=lambda: 0.0)
            while files.step() is not None:
                pass


def a_case_of_two(central: Office, mette: Laptop, jonas: Laptop) -> tuple[str, str]:
    """Mette has the case and Jonas had it; both were in contact, and why he was let in says the word, too."""
    goes, stays = two_cases(mette)
    with_files(mette)
    with central.running.ledger.writing() as connection:
        log = Log(connection)
        why = grants.Act("leder", f"fordi {WORD}", central.clock().isoformat())
        grants.grant(log, jonas.user.id, goes, "partner", act=why)
        log.finish()
    with_files(jonas)
    central.running.revoke(jonas.user, goes)
    a_round(jonas)
    return goes, stays


def test_no_word_of_it_is_left_at_the_service_or_on_a_computer_and_the_other_case_stands(
    tmp_path: Path,
) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, stays = a_case_of_two(central, mette, jonas)
        before = (service_says(central), holds(mette))
        still = mette.store.ledger.digest(stays)

        done = erase(central, goes)
        settle(central)
        at_once = service_says(central)
        a_round(mette)
        a_round(jonas)

        assert before == (True, True)
        assert (at_once, holds(mette), holds(jonas)) == (False, False, False)
        assert (done.rows > 3, done.files, done.told) == (True, 1, 2)
        assert service_says(central, OTHER)
        assert holds(mette, OTHER)
        assert mette.store.ledger.digest(stays) == still
        assert central.running.all("select count(*) from file_piece") == [(0,)]
        assert doctor.faults(central.running.ledger) == []
        with central.running.ledger.reading() as connection:
            assert handing.holding(connection) == []


def test_each_computer_that_ever_had_it_stands_as_holding_until_it_says_that_it_is_gone(
    tmp_path: Path,
) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, _ = a_case_of_two(central, mette, jonas)

        erase(central, goes)

        assert holding(central) == {"META", "JONA"}
        a_round(jonas)
        assert holding(central) == {"META"}
        a_round(mette)
        assert holding(central) == set()


def holding(central: Office) -> set[str]:
    with central.running.ledger.reading() as connection:
        return {one.initials for one in handing.holding(connection)}


def test_not_even_initials_of_the_citizen_are_kept_on_a_computer_that_he_left_before(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, _ = a_case_of_two(central, mette, jonas)
        before = jonas.store.own_reader().rows("select initials from handed_over where stream = ?", goes)

        erase(central, goes)
        a_round(jonas)

        told = room(jonas.store.own_reader()).handed_over
        assert before == [("S.Å.",)]
        assert [(one.name, one.to, one.erased, one.lost) for one in told] == [("", "", True, False)]


def test_what_a_computer_that_was_away_brings_is_held_aside_and_goes_after_a_month(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, stays = a_case_of_two(central, mette, jonas)
        mette.write(f"skrevet uden net: {WORD}", stream=goes)
        mette.write(f"også {OTHER}", stream=stays)
        typed = {"text": f"tastet {WORD}"}
        mette.store.drafts.keep(f"note:{goes}", goes, "note", typed, central.clock())
        erase(central, goes)

        told = a_round(mette)

        settle(central)
        assert central.running.all("select code, length(payload) > 0 from held") == [("erased", 1)] * 2
        assert (told.held, holds(mette), service_says(central)) == (2, False, True)
        serving.keep_house(central.running.ledger, central.clock() + timedelta(days=29))
        assert central.running.all("select count(*) from held where length(payload) > 0") == [(2,)]
        serving.keep_house(central.running.ledger, central.clock() + timedelta(days=31))
        settle(central)
        assert not service_says(central)
        assert central.running.all("select code from held") == [("erased",)] * 2
        mette.write("og videre", stream=stays)
        assert a_round(mette).held == 0


def test_what_one_that_is_shut_out_brings_for_it_and_what_cannot_be_read_is_named_and_goes_too(
    tmp_path: Path,
) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, stays = a_case_of_two(central, mette, jonas)
        mette.write(f"skrevet uden net: {WORD}", stream=goes)
        mette.write(f"også {OTHER}", stream=stays)
        erase(central, goes)
        unread_of(jonas, {"s": goes, "f": WORD})
        with central.running.ledger.writing() as connection:
            connection.execute(
                "update device set revoked = '2026-11-26T09:00:00' where user = ?", (mette.user.id,)
            )
        mette.lock()
        with locked(mette) as device:
            device.contact()
            device.send()
        codes = central.running.all("select code from held order by code")
        with central.running.ledger.writing() as connection:
            connection.execute("update held set code = 'shut_out'")  # as a service before this one kept it
        with central.running.ledger.reading() as connection:
            late = [(case, who) for case, who, _, _ in retention.late(connection)]

        erase_late(central)

        assert codes == [("erased",), ("erased",), ("shut_out",)]
        assert sorted(late) == [(goes, "JONA"), (goes, "META")]
        assert not service_says(central)
        assert central.running.all("select stream from held where length(payload) > 0") == [(stays,)]


def unread_of(one: Laptop, said: dict[str, Any]) -> None:
    """Let a computer send a change that cannot be read, in the next of its numbers."""
    with one.running.ledger.writing() as connection:
        device = registry.device_called(connection, one.enrolled.device)
        assert device is not None
        raw = json.dumps({"d": accept.acked_of(connection, device) + 1, **said}).encode()
        accept.take_in(connection, device, [accept.read_one(raw)], one.running.clock())


def test_a_service_that_is_put_back_from_before_does_not_bring_it_back(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, _ = a_case_of_two(central, mette, jonas)
        copy = central.copy()
        erase(central, goes)
        a_round(jonas)

        central.put_back(copy)

        settle(central)
        assert not service_says(central)
        a_round(mette)
        a_round(jonas)
        settle(central)
        assert (service_says(central), holds(mette), holds(jonas)) == (False, False, False)
        assert holding(central) == set()
        assert doctor.faults(central.running.ledger) == []


def test_rows_that_the_copy_lacks_are_not_taken_from_a_computer_that_has_not_heard(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, _ = two_cases(mette)
        a_round(mette)
        central.grant(jonas, goes)
        a_round(jonas)
        copy = central.copy()
        mette.write(f"nyt om {WORD}", stream=goes)
        a_round(mette)
        a_round(jonas)
        erase(central, goes)
        central.put_back(copy)

        a_round(jonas)
        a_round(mette)

        said = "select count(*) from change where stream = ? and length(payload) > 0"
        assert central.running.all(said, goes) == [(0,)]
        assert (holds(jonas), holds(mette)) == (False, False)


def test_it_can_be_given_to_nobody_and_a_record_of_it_stands_nowhere_else(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, stays = a_case_of_two(central, mette, jonas)
        (record,) = central.running.all("select record from change where kind = 'note' limit 1")[0]
        erase(central, goes)

        with pytest.raises(Refused, match="Sagen er slettet"):
            central.grant(jonas, goes)
        stray = Change(stays, record, "note", {"text": WORD}, Seen(), central.clock().isoformat())
        mette.store.ledger.record([stray], now=central.clock())
        a_round(mette)

        assert central.running.all("select code from held") == [("erased",)]
        settle(central)
        erase_late(central)
        assert not service_says(central)


def erase_late(central: Office) -> None:
    serving.keep_house(central.running.ledger, central.clock() + timedelta(days=31))
    settle(central)


def test_every_table_that_names_a_case_is_one_of_those_that_an_erasure_knows(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, _ = a_case_of_two(central, mette, jonas)
        known = {*erasing.GOES, *erasing.EMPTIED, *erasing.STAYS}
        assert tables_with_a_case(central.running) == known

        erase(central, goes)

        for table, column in erasing.GOES.items():
            assert central.running.all(f"select count(*) from {table} where {column} = ?", goes) == [(0,)], (
                table
            )
        for table, column in erasing.EMPTIED.items():
            own = "" if table != "grant_entry" else f" and reason <> '{erased.WHY}'"
            rows = central.running.all(
                f"select count(*) from {table} where stream = ? and length({column}) > 0{own}", goes
            )
            assert rows == [(0,)], table


def test_a_list_that_was_kept_apart_erases_again_where_the_whole_machine_was_put_back(tmp_path: Path) -> None:
    with in_use(tmp_path) as (central, (mette, jonas)):
        goes, _ = a_case_of_two(central, mette, jonas)
        image = central.image()
        erase(central, goes)
        kept = HuskFile(central.folder, ERASED).read()
        central.put_back_whole(image)
        assert service_says(central)

        with central.running.ledger.writing() as connection:
            count = erasing.erase_again(connection, kept, central.clock().isoformat())

        settle(central)
        assert (count, service_says(central)) == (1, False)
        with central.running.ledger.writing() as connection:
            assert erasing.erase_again(connection, kept, "") == 0


def test_a_case_that_was_linked_with_another_goes_alone_and_the_link_gives_nobody_anything_more(
    running: Central,
) -> None:
    with opened_twice(running) as twice:
        link(twice.leader, twice)
        twice.pull(twice.leader)
        before = roles(twice)

        with running.ledger.writing() as connection:
            log = Log(connection)
            erasing.erase(log, twice.one, running.clock().isoformat())
            log.finish()
        twice.pull()

        assert before == UNION
        assert roles(twice) == {key: role for key, role in OWN.items() if key[1] == "other"}
        assert running.all("select count(*) from number_mark where stream = ?", twice.one) == [(0,)]
        assert running.all("select count(*) from twin") == [(0,)]
        assert notes(twice.jonas) == ["Hos Jonas"]
        assert doctor.faults(running.ledger) == []


MUTANTS: list[tuple[Callable[[pytest.MonkeyPatch], None], Callable[[Path], None]]] = [
    (
        lambda patch: patch.setattr(erasing, "_wipe", lambda *_: (4, 1, 0)),
        test_no_word_of_it_is_left_at_the_service_or_on_a_computer_and_the_other_case_stands,
    ),
    (
        lambda patch: patch.setattr(husks, "drop_file", lambda *_: None),
        test_no_word_of_it_is_left_at_the_service_or_on_a_computer_and_the_other_case_stands,
    ),
    (
        lambda patch: patch.setattr(erasing, "_take_from_all", lambda *_: 2),
        test_each_computer_that_ever_had_it_stands_as_holding_until_it_says_that_it_is_gone,
    ),
    (
        lambda patch: patch.setattr(device_gone, "ERASED", "another"),
        test_not_even_initials_of_the_citizen_are_kept_on_a_computer_that_he_left_before,
    ),
    (
        lambda patch: patch.setattr(grants, "tell_gone", lambda *_, **__: None),
        test_each_computer_that_ever_had_it_stands_as_holding_until_it_says_that_it_is_gone,
    ),
    (
        lambda patch: patch.setattr(aside, "GOES", ("redacted", "redacted")),
        test_what_a_computer_that_was_away_brings_is_held_aside_and_goes_after_a_month,
    ),
    (
        lambda patch: patch.setattr(erased, "among", lambda *_: set()),
        test_what_a_computer_that_was_away_brings_is_held_aside_and_goes_after_a_month,
    ),
    (
        lambda patch: patch.setattr(erasing, "erase_again", lambda *_: 0),
        test_a_service_that_is_put_back_from_before_does_not_bring_it_back,
    ),
    (
        lambda patch: patch.setattr(erased, "is_one", lambda *_: False),
        test_it_can_be_given_to_nobody_and_a_record_of_it_stands_nowhere_else,
    ),
    (
        lambda patch: patch.setattr(aside, "_OLD", aside._OLD.replace("or stream in", "and stream not in")),
        test_what_one_that_is_shut_out_brings_for_it_and_what_cannot_be_read_is_named_and_goes_too,
    ),
]


EACH_PUSH = MUTANTS if ENDURANCE else MUTANTS[::4]
"""All of them were caught; a push tries every fourth, `./fod endurance` each."""


@pytest.mark.parametrize(("broken", "scene"), EACH_PUSH, ids=range(len(EACH_PUSH)))
def test_an_erasure_that_leaves_something_is_noticed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: Callable[[pytest.MonkeyPatch], None],
    scene: Callable[[Path], None],
) -> None:
    broken(monkeypatch)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        scene(tmp_path)
