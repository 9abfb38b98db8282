"""What a thief, a colleague, a forger or a broken stick brings to a forgotten passphrase is refused."""

import shutil
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from casework.errors import Refused
from storage import keyfile, recovery_slot, sealing
from sync import recovery
from sync.proofs import DeviceKey, decoded, encoded
from sync.protocol_recovery import (
    AnswerWire,
    SlotTold,
    SlotWire,
    answer_bound,
    slot_bound,
)
from sync.service import officers, registry
from sync.service import recovery as there
from sync.service.problems import Refusal
from sync.wire import Wire
from sync.words import TurnedAway
from tests.storage.shelf import unlock
from tests.sync.recovering import SECRETS, Forgetful, forgotten
from tests.sync.stage import Clock, new_id


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Forgetful]:
    with forgotten(tmp_path) as one:
        yield one


def test_an_altered_answer_is_refused_and_changes_nothing(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    answer = day.answer(asked)
    before = {path.name: path.read_bytes() for path in day.folder.iterdir()}

    for at in (0, 5, 200, 1119, 1120, -1):
        half = bytearray(decoded(answer.halves[1]))
        half[at] ^= 1
        altered = msgspec.structs.replace(answer, halves=[answer.halves[0], encoded(bytes(half))])
        with pytest.raises(Refused, match="ændret undervejs"):
            recovery.root_of(day.folder, altered, day.clock())

    assert {path.name: path.read_bytes() for path in day.folder.iterdir()} == before


def by_a_stranger(asked: recovery.Waiting) -> AnswerWire:
    """An answer in the right form that the officers had no part in."""
    once = decoded(asked.request.once)
    halves = [
        encoded(sealing.seal_to(once, bytes(32), answer_bound(asked.request, number))) for number in range(2)
    ]
    return AnswerWire(asked.request.id, asked.request.store, halves)


def test_halves_sealed_by_a_stranger_open_but_are_not_this_stores_key(day: Forgetful) -> None:
    answer = by_a_stranger(day.ask())

    with pytest.raises(Refused, match="alt, du har skrevet, er her"):
        recovery.root_of(day.folder, answer, day.clock())


def test_another_device_sees_neither_request_nor_answer(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.answer(asked)
    other = day.running.enrol(day.running.add_user("JOKR"))
    wire = Wire(day.running.address, other.key, other.device, wall=day.clock.wall)

    with pytest.raises(TurnedAway) as turned:
        wire.recovery_state(asked.request.id)
    with pytest.raises(TurnedAway) as forged:
        wire.ask_recovery(asked.request)
    wire.close()

    assert (turned.value.code, forged.value.code) == ("recovery_unknown", "bad_proof")


def test_a_colleague_cannot_ask_for_another_persons_store(day: Forgetful) -> None:
    other = day.running.enrol(day.running.add_user("JOKR"))
    stolen = day.folder.parent / "stolen"
    shutil.copytree(day.folder, stolen)
    asked = recovery.begin(stolen, device=other.device, key=other.key, now=day.clock())
    wire = Wire(day.running.address, other.key, other.device, wall=day.clock.wall)

    with pytest.raises(TurnedAway) as turned:
        wire.ask_recovery(asked.request)
    slot = asked.request.slot
    with pytest.raises(TurnedAway) as deposited:
        wire.deposit(SlotTold(asked.request.store, slot))
    wire.close()

    assert {turned.value.code, deposited.value.code} == {"recovery_unknown"}


def test_a_request_that_the_device_did_not_sign_is_refused_also_from_a_stick(day: Forgetful) -> None:
    asked = day.ask()
    forged = msgspec.structs.replace(asked.request, sig=DeviceKey.new().sign(b"x"))
    swapped = msgspec.structs.replace(asked.request, once=encoded(sealing.pair()[1]))

    for request in (forged, swapped):
        with pytest.raises(Refusal) as refused:
            there.ask(day.running.ledger, request, now=day.clock(), way="usb")
        assert refused.value.problem.code == "bad_proof"


def test_a_computer_that_was_shut_out_gets_no_answer_even_after_both_approved(day: Forgetful) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.approve(asked, 0)
    day.approve(asked, 1)
    with day.running.ledger.writing() as connection:
        registry.revoke_device(connection, day.enrolled.device, day.clock())

    with pytest.raises(Refused, match="spærret"):
        there.answer(day.running.ledger, asked.request.id, day.clock())
    with pytest.raises(TurnedAway):
        recovery.ask(day.wire, asked)


def test_whoever_asks_twenty_times_a_day_is_stopped(day: Forgetful) -> None:
    for _ in range(there.MOST_A_DAY):
        day.wire.ask_recovery(day.ask().request)

    with pytest.raises(TurnedAway) as turned:
        day.wire.ask_recovery(day.ask().request)

    assert turned.value.code == "too_many"


def test_a_slot_of_another_shape_is_not_deposited(day: Forgetful) -> None:
    good = ["AA==", "AA=="]
    odd = [
        SlotWire("recovery", "", "", "", []),
        SlotWire("recovery", "", "", "", ["x"] * 2),
        SlotWire("passphrase", "", "", "", good),
        SlotWire("recovery", "", "", "", ["AAAA" * 2500] * 2),
    ]

    for slot in odd:
        with pytest.raises(TurnedAway) as turned:
            day.wire.deposit(SlotTold(new_id(), slot))
        assert turned.value.code == "malformed"


@pytest.mark.parametrize("odd", [b"", b"{}", b"[" * 5000, b'{"request": 1}', bytes(100)])
def test_a_file_that_is_no_answer_is_told_from_one(odd: bytes) -> None:
    with pytest.raises(Refused, match="ikke et svar"):
        recovery.answer_from(odd)


@pytest.mark.parametrize("odd", [b"", b"{}", b'{"request": {}, "secret": "x", "until": "y"}', b"\xff", b"[]"])
def test_a_waiting_request_that_cannot_be_read_is_as_if_there_were_none(tmp_path: Path, odd: bytes) -> None:
    (tmp_path / recovery.NAME).write_bytes(odd)

    assert recovery.waiting(tmp_path, Clock()()) is None
    assert not (tmp_path / recovery.NAME).exists()


def test_both_ends_bind_a_half_to_the_same_bytes() -> None:
    assert slot_bound("s", "t", 1) == recovery_slot.bound("s", "t", 1)


def test_an_officer_sees_only_his_half_and_the_service_neither(day: Forgetful) -> None:
    store = unlock(day.folder)
    root = store._root
    store.close()
    asked = day.ask()
    recovery.ask(day.wire, asked)
    day.answer(asked)
    share = officers.opened(day.shares[0], SECRETS[0])
    slot = asked.request.slot
    half = sealing.open_from(
        share.private, b64decode(slot.halves[0]), slot_bound(asked.request.store, slot.to, 0)
    )

    kept = b"".join(
        value if isinstance(value, bytes) else str(value).encode()
        for table in ("recovery_slot", "recovery_request", "recovery_half", "recovery_key", "recovery_log")
        for row in day.running.all(f"select * from {table}")
        for value in row
    )

    assert half != root
    for secret in (root, half, share.private):
        assert secret not in kept
        assert encoded(secret).encode() not in kept


def test_of_the_test_an_answer_that_is_bound_to_no_request_would_be_replayed(
    day: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = lambda _request, number: str(number).encode()  # noqa: E731
    for module in (recovery, officers):
        monkeypatch.setattr(module, "answer_bound", loose)
    asked = day.ask()
    recovery.ask(day.wire, asked)
    answer = day.answer(asked)
    renamed = recovery.Waiting(msgspec.structs.replace(asked.request, id=new_id()), asked.secret, asked.until)
    recovery._keep(day.folder, renamed)

    replayed = msgspec.structs.replace(answer, request=renamed.request.id)

    assert recovery.root_of(day.folder, replayed, day.clock())


def test_of_the_test_without_the_proof_of_the_key_file_a_strangers_key_would_pass(
    day: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "is_proved", lambda _keys, _root: True)
    asked = day.ask()

    assert recovery.root_of(day.folder, by_a_stranger(asked), day.clock()) == bytes(32)


def test_of_the_test_without_the_six_words_a_thiefs_request_would_be_approved(
    day: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, thiefs = day.ask(), day.ask()
    monkeypatch.setattr(officers, "check_words", lambda *_all: theirs.words)
    recovery.ask(day.wire, thiefs)

    day.approve(thiefs, 0, words=" ".join(theirs.words))

    assert len(day.running.all("select * from recovery_half")) == 1


def test_of_the_test_without_the_signature_anybody_could_ask_in_a_devices_name(
    day: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(there, "is_signed", lambda *_all: True)
    asked = day.ask()
    forged = msgspec.structs.replace(asked.request, sig="", once=encoded(sealing.pair()[1]))

    told = there.ask(day.running.ledger, forged, now=day.clock(), way="usb")

    assert told.state == "waiting"


def test_of_the_test_a_request_that_is_not_taken_away_would_open_twice(
    day: Forgetful, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = day.ask()
    recovery.ask(day.wire, asked)
    answer = day.answer(asked)
    monkeypatch.setattr(recovery, "forget", lambda _folder: None)
    day.open_with(answer).close()

    assert len(recovery.root_of(day.folder, answer, day.clock())) == 32
