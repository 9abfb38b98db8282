"""*Glemt adgangskode*, end to end: a real service on a socket, two officers, a real store with unsent work."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from casework.errors import Damaged, Refused
from storage import device_key, keyfile, recovery_slot, sealing, vault
from storage.faults import WrongPassphrase
from sync import recovery
from sync.proofs import DeviceKey
from sync.protocol_recovery import (
    DoneTold,
    RequestWire,
)
from sync.service import officers
from sync.service import recovery as there
from sync.wire import Wire
from tests.storage.shelf import NOW, PASSPHRASE, unlock
from tests.sync.recovering import LAST_WORDS, NEW, SECRETS, Forgetful, appoint, forgotten, store_of
from tests.sync.stage import Clock, central


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Forgetful]:
    with forgotten(tmp_path) as one:
        yield one


def notes(store: vault.Store) -> list[object]:
    return [placed.change.fields.get("text") for placed in store.ledger.waiting(100)]


def test_over_the_wire_two_officers_and_new_words_bring_everything_back(day: Forgetful) -> None:
    asked = day.ask()
    assert recovery.ask(day.wire, asked).state == "waiting"
    day.approve(asked, 0)
    assert recovery.ask(day.wire, asked).approved == 1
    day.approve(asked, 1)
    assert recovery.ask(day.wire, asked).answer is None
    there.answer(day.running.ledger, asked.request.id, day.clock())

    told = recovery.ask(day.wire, asked)
    assert told.answer is not None
    store = day.open_with(told.answer)

    assert LAST_WORDS in notes(store)
    recovery.keep_up(day.wire, store.recovery, store.ledger, store=store.id, now=day.clock())
    store.close()
    unlock(day.folder, NEW).close()
    with pytest.raises(WrongPassphrase):
        unlock(day.folder, PASSPHRASE)
    assert day.log() == ["slot", "asked", "approved", "approved", "answered", "fetched", "used"]
    assert day.running.all("select * from recovery_half") == []


def test_on_a_usb_stick_the_same_happens_without_any_network(day: Forgetful, tmp_path: Path) -> None:
    asked = day.ask()
    out, back = tmp_path / "ud.json", tmp_path / "ind.json"
    out.write_bytes(recovery.request_file(asked))

    carried = msgspec.json.decode(out.read_bytes(), type=RequestWire)
    there.ask(day.running.ledger, carried, now=day.clock(), way="usb")
    back.write_bytes(msgspec.json.encode(day.answer(asked)))
    store = day.open_with(recovery.answer_from(back.read_bytes()))

    assert LAST_WORDS in notes(store)
    store.close()


def test_the_request_survives_a_restart_and_says_the_same_six_words(day: Forgetful) -> None:
    asked = day.ask()

    again = recovery.waiting(day.folder, day.clock())

    assert again == asked
    assert again.words == asked.words
    assert len(set(asked.words)) > 1


def test_both_ends_read_the_same_words_and_another_request_has_others(day: Forgetful) -> None:
    first, second = day.ask(), day.ask()

    assert first.words != second.words
    altered = msgspec.structs.replace(first.request, at="2026-11-26T09:00:01+00:00")
    assert recovery.Waiting(altered, b"", first.until).words != first.words


def test_one_officer_alone_cannot(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.approve(asked, 0)

    with pytest.raises(Refused, match="mangler at godkende"):
        there.answer(day.running.ledger, asked.request.id, day.clock())
    assert recovery.ask(day.wire, asked).answer is None


def test_the_same_officer_twice_is_one_officer(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.approve(asked, 0)

    with pytest.raises(Refused, match="HELU har allerede godkendt"):
        day.approve(asked, 0)

    with pytest.raises(Refused, match="mangler"):
        there.answer(day.running.ledger, asked.request.id, day.clock())


def test_one_person_does_not_become_two_by_taking_the_other_ones_file_over(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.approve(asked, 0)
    other = officers.opened(day.shares[1], SECRETS[1])
    taken = officers.Share(other.number, "HELU", other.key, other.private)
    approval = officers.approval(asked.request, taken, " ".join(asked.words))

    with pytest.raises(Refused, match="HELU har allerede godkendt"):
        there.approve(day.running.ledger, approval, day.clock())


def test_an_officers_own_half_in_both_places_opens_nothing(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    answer = day.answer(asked)
    twice = msgspec.structs.replace(answer, halves=[answer.halves[0], answer.halves[0]])

    with pytest.raises(Refused, match="ændret undervejs"):
        recovery.root_of(day.folder, twice, day.clock())


def test_words_that_were_heard_wrong_stop_the_approval(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    thiefs = day.ask()

    with pytest.raises(Refused, match="Godkend ikke"):
        day.approve(asked, 0, words=" ".join(thiefs.words))

    assert day.running.all("select * from recovery_half") == []


def test_an_officers_file_opens_with_his_own_words_only(day: Forgetful) -> None:
    with pytest.raises(Refused, match="Ordene passer ikke"):
        officers.opened(day.shares[0], SECRETS[1])


def test_an_answer_is_used_once_and_a_replayed_one_opens_nothing(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    answer = day.answer(asked)
    day.open_with(answer).close()

    with pytest.raises(Refused, match="udløbet"):
        recovery.root_of(day.folder, answer, day.clock())
    day.ask()
    with pytest.raises(Refused, match="en anden anmodning"):
        recovery.root_of(day.folder, answer, day.clock())


def test_the_service_gives_a_used_answer_to_nobody(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.answer(asked)
    day.wire.recovery_done(DoneTold(asked.request.id))

    told = day.wire.recovery_state(asked.request.id)

    assert (told.state, told.answer) == ("used", None)
    with pytest.raises(Refused, match="allerede brugt"):
        there.answer(day.running.ledger, asked.request.id, day.clock())


def test_after_a_day_a_request_is_over_at_both_ends(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    answer = day.answer(asked)
    day.clock.now += timedelta(hours=24)

    assert day.wire.recovery_state(asked.request.id).state == "over"
    assert day.wire.recovery_state(asked.request.id).answer is None
    assert day.running.all("select * from recovery_half") == []
    with pytest.raises(Refused, match="udløbet"):
        recovery.root_of(day.folder, answer, day.clock())
    with pytest.raises(Refused, match="udløbet"):
        day.approve(asked, 0)
    assert not (day.folder / recovery.NAME).exists()


def test_a_new_request_ends_the_one_before(day: Forgetful) -> None:
    first = day.ask()
    recovery.ask(day.wire, first)
    day.approve(first, 0)
    second = day.ask()
    recovery.ask(day.wire, second)

    assert day.wire.recovery_state(first.request.id).state == "over"
    with pytest.raises(Refused, match="afløst"):
        day.approve(first, 1)


def test_a_service_that_was_restored_gets_the_request_again_and_can_answer(
    day: Forgetful, tmp_path: Path
) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    with day.running.ledger.writing() as connection:
        for table in ("recovery_request", "recovery_slot", "recovery_key", "recovery_log", "recovery_half"):
            connection.execute(f"delete from {table}")

    assert recovery.ask(day.wire, asked).state == "waiting"
    store = day.open_with(day.answer(asked))

    assert LAST_WORDS in notes(store)
    store.close()


def test_after_a_restore_the_slot_is_deposited_again_at_the_next_contact(day: Forgetful) -> None:
    with day.running.ledger.writing() as connection:
        connection.execute("delete from recovery_slot")
    store = unlock(day.folder)

    recovery.keep_up(day.wire, store.recovery, store.ledger, store=store.id, now=day.clock())
    recovery.keep_up(day.wire, store.recovery, store.ledger, store=store.id, now=day.clock())
    store.close()

    assert len(day.running.all("select * from recovery_slot")) == 1
    assert day.log() == ["slot", "slot"]


def test_a_store_from_before_the_municipality_had_officers_gets_its_slot_at_the_next_contact(
    tmp_path: Path,
) -> None:
    with central(tmp_path / "central", Clock()) as running:
        enrolled = running.enrol(running.add_user("MEHA"))
        store = store_of(enrolled, tmp_path / "store", running.clock)
        wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
        before = recovery.keep_up(wire, store.recovery, store.ledger, store=store.id, now=NOW).helps
        appoint(running)

        after = recovery.keep_up(wire, store.recovery, store.ledger, store=store.id, now=NOW).helps

        assert (enrolled.recovery, before, after) == (b"", False, True)
        assert recovery_slot.slot_of(keyfile.read(store.folder)) == store.recovery.slot()
        store.close()
        wire.close()


def test_where_nobody_can_help_the_locked_store_says_so(tmp_path: Path) -> None:
    with central(tmp_path / "central", Clock()) as running:
        enrolled = running.enrol(running.add_user("MEHA"))
        store_of(enrolled, tmp_path / "store", running.clock).close()

        with pytest.raises(Refused, match="ingen, der kan hjælpe"):
            recovery.begin(tmp_path / "store", device=enrolled.device, key=enrolled.key, now=running.clock())


def test_a_key_that_is_put_in_the_place_of_the_pinned_one_is_not_taken(day: Forgetful) -> None:
    store = unlock(day.folder)
    pinned, slot = store.recovery.pinned(), store.recovery.slot()
    with day.running.ledger.writing() as connection:
        connection.execute("update recovery_key set public = ?", (sealing.pair()[1] + sealing.pair()[1],))

    assert not recovery.keep_up(day.wire, store.recovery, store.ledger, store=store.id, now=day.clock()).helps

    assert (store.recovery.pinned(), store.recovery.slot()) == (pinned, slot)
    store.close()


def test_a_store_whose_key_file_and_copy_decayed_is_opened_by_the_slot_that_the_service_kept(
    day: Forgetful,
) -> None:
    for name in (keyfile.NAME, keyfile.COPY):
        path = day.folder / name
        path.write_bytes(path.read_bytes()[:-40] + bytes(40))
    with pytest.raises(Damaged):
        day.ask()

    kept = day.wire.recovery().kept
    key = DeviceKey(device_key.read(day.folder))
    asked = recovery.begin(day.folder, device=day.enrolled.device, key=key, now=day.clock(), kept=kept)
    recovery.ask(day.wire, asked)
    store = day.open_with(day.answer(asked))

    assert LAST_WORDS in notes(store)
    assert keyfile.read(day.folder).initials == "MEHA"
    assert recovery.keep_up(day.wire, store.recovery, store.ledger, store=store.id, now=day.clock()).helps
    store.close()
    unlock(day.folder, NEW).close()
    assert recovery_slot.slot_of(keyfile.read(day.folder)) is not None
