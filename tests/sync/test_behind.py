"""A folder that was brought back, and the real service: it says what it has, nothing is sent twice, all comes home."""

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from casework.errors import FodfaesteError
from casework.trail import Noted
from storage import former
from storage.contacts import Contact
from storage.faults import FOLDER_OLDER
from storage.former import BEHIND
from storage.lease import Brought
from sync import behind, heard, restored
from sync.behind import FolderOlder
from sync.client import Client
from sync.heard import Heard, ServiceKnown
from sync.proofs import DeviceKey, statement
from sync.protocol import TokenAnswered
from sync.protocol_away import LEASE
from sync.service import leases
from sync.wire import Wire
from sync.words import needs_person
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Central


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        one.open_citizen()
        one.write("Et")
        a_round(one)
        yield one


def a_round(one: Laptop) -> Heard | None:
    """Do what the desktop does: earlier names, how far the service is, a round with the trail, and keep the lease."""
    known = one.enrolled.service
    wire = Wire(
        one.running.address,
        one.enrolled.key,
        one.store.device,
        wall=one.running.clock.wall,
        service=ServiceKnown(known.sign, known.seal),
    )
    ledger: Any = one.store.ledger
    one.store.trail.sign_with(one.enrolled.key.sign)
    try:
        restored.announce(ledger, wire, epoch=one.enrolled.epoch, cancelled=lambda: False)
        behind.check(ledger, wire)
        client = Client(ledger, wire, epoch=one.enrolled.epoch, trail=one.store.trail)
        with behind.heeded(ledger):
            client.one_round(lambda _: None, lambda: False)
        if wire.heard is not None:
            lease = Brought(wire.heard.lease, wire.heard.nonce)
            one.store.contacts.hear(
                Contact(wire.address, one.enrolled.epoch, lease=lease), one.running.clock()
            )
        return wire.heard
    finally:
        wire.close()


def yesterday(one: Laptop) -> Path:
    """Lock, and keep a copy of the whole folder; then unlock."""
    one.lock()
    copy = one.copy(one.folder.with_name("yesterday"))
    one.unlock()
    return copy


def bring_back(one: Laptop, copy: Path) -> None:
    one.lock()
    shutil.rmtree(one.folder)
    copy.rename(one.folder)
    one.unlock()


def at_the_service(one: Laptop) -> list[tuple[str, int]]:
    """Return each note that the service has, with how many changes speak of it."""
    rows = one.running.all("select record, count(*) from change where kind = 'note' group by record")
    return [(str(record), int(count)) for record, count in rows]


def everything_comes_home(one: Laptop) -> bool:
    """Bring an older folder back, write in it before the service was asked, and tell whether every note is everywhere.

    *To* was unsent in the copy and is sent by now; *Tre* was written and sent since; *Fire* takes the number of *Tre*.
    """
    one.write("To")
    copy = yesterday(one)
    a_round(one)
    one.write("Tre")
    a_round(one)
    bring_back(one, copy)
    one.write("Fire")
    try:
        a_round(one)
    except FodfaesteError as refusal:
        if not isinstance(refusal, FolderOlder):
            return False
    one.lock()
    one.unlock()
    if one.store.renewed != FOLDER_OLDER:
        return False
    one.write("Fem")
    a_round(one)
    a_round(one)
    records = at_the_service(one)
    return (
        sorted(one.notes()) == sorted(["Et", "To", "Tre", "Fire", "Fem"])
        and [count for _, count in records] == [1] * 5
        and one.store.ledger.waiting(9) == ()
        and former.names(one.store._connection) == ()
    )


def test_the_service_notices_it_nothing_is_sent_twice_and_every_note_comes_home(hers: Laptop) -> None:
    assert everything_comes_home(hers)


def test_a_number_that_returns_with_another_note_is_proof_enough(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "check", lambda *_: None)

    assert everything_comes_home(hers)


def test_until_the_next_unlock_nothing_goes_up_and_the_person_hears_what_to_do(hers: Laptop) -> None:
    copy = yesterday(hers)
    hers.write("To")
    a_round(hers)
    bring_back(hers, copy)
    before = at_the_service(hers)

    with pytest.raises(FolderOlder, match="Lås, og lås op igen") as told:
        a_round(hers)

    assert needs_person(told.value)
    assert (at_the_service(hers), hers.store.ledger.recall(BEHIND)) == (before, "1")


def test_a_folder_that_lacks_only_looks_is_noticed_too(hers: Laptop) -> None:
    copy = yesterday(hers)
    hers.store.trail.note(Noted("read", (hers.stream,), "citizen"), now=hers.running.clock())
    a_round(hers)
    bring_back(hers, copy)

    with pytest.raises(FolderOlder):
        a_round(hers)


def test_a_folder_of_today_is_never_behind(hers: Laptop) -> None:
    for number in range(3):
        hers.write(f"Nummer {number}")
        a_round(hers)
        hers.write(f"Ikke sendt {number}")
        hers.lock()
        hers.unlock()
        a_round(hers)

    assert former.names(hers.store._connection) == ()


def test_a_receipt_that_was_lost_on_the_way_is_no_older_folder(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers.write("To")
    with monkeypatch.context() as patch:
        patch.setattr("storage.ledger.Ledger.acknowledge", _cut)
        with pytest.raises(OSError, match="power"):
            a_round(hers)
    hers.lock()
    hers.unlock()

    a_round(hers)

    assert [count for _, count in at_the_service(hers)] == [1, 1]


def _cut(*_: object, **__: object) -> None:
    raise OSError("power")


def test_a_service_of_before_says_nothing_and_the_round_goes_on(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "_height", lambda *_: {})

    found = a_round(hers)

    assert found is not None
    assert found.height is None


SERVICE = DeviceKey(bytes(range(64, 96)))
SAID: dict[str, tuple[dict[str, Any], tuple[int, int, str] | None]] = {
    "whole": ({"acked": 3, "trail": [7, "ab"]}, (3, 7, "ab")),
    "nothing": ({}, None),
    "a word for a number": ({"acked": "3", "trail": [7, "ab"]}, None),
    "truth for a number": ({"acked": True, "trail": [7, "ab"]}, None),
    "no trail": ({"acked": 3}, None),
    "a trail of one": ({"acked": 3, "trail": [7]}, None),
    "a number for a hash": ({"acked": 3, "trail": [7, 7]}, None),
}


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("forged", [False, True])
def test_how_far_the_service_is_is_believed_only_under_its_signature(name: str, forged: bool) -> None:
    said, wanted = SAID[name]
    facts = {"device": "d", "nonce": "n", "user": "u", "until": "2026-12-01T00:00:00+00:00", **said}
    lease = statement(DeviceKey.new() if forged else SERVICE, LEASE, facts)

    found = heard.heard(
        TokenAnswered("t", "DPoP", 300, "now", lease=lease),
        ServiceKnown(SERVICE.public, b"s"),
        device="d",
        nonce="n",
        now=0,
    )

    assert found.height == (None if forged else wanted)


def test_a_test_of_the_test_a_round_that_does_not_ask_would_be_noticed(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "check", lambda *_: None)
    monkeypatch.setattr(behind, "heeded", lambda _: nullcontext())

    assert not everything_comes_home(hers)


def test_a_test_of_the_test_a_whole_batch_that_is_numbered_anew_would_be_noticed(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notes that the service has already would go up once more, under the new name."""
    true = restored.announce

    def announce(ledger: Any, wire: Wire, **more: Any) -> Any:
        settle = ledger.settle_former
        monkeypatch.setattr(ledger, "settle_former", lambda old, _acked: settle(old, 0), raising=False)
        return true(ledger, wire, **more)

    monkeypatch.setattr(restored, "announce", announce)
    monkeypatch.setattr(restored, "_send", lambda *_: (frozenset(), 0))

    assert not everything_comes_home(hers)
