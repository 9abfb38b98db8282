"""New keys for the service: taken where the old key announces them, heard of one by one; nothing is lost on the way."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.errors import Refused
from storage import pinned, rolled, statements
from storage.contacts import Contact
from storage.lease import Brought, LeaseEnded
from storage.pinned import Pinned
from storage.rolled import Anew
from sync import enrol
from sync.enrol import Attempt
from sync.heard import Heard, ServiceKnown
from sync.proofs import DeviceKey, encoded, statement
from sync.protocol_away import keys_id
from sync.service import identity, rollover
from sync.service.rollover import Roll
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central, central

LATER = timedelta(days=91)


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        one.open_citizen()
        one.round()
        yield one


def known(one: Laptop) -> ServiceKnown:
    keys = one.store.contacts.keys
    return ServiceKnown(keys.sign, keys.seal)


def meet(one: Laptop) -> Heard:
    """Ask for a token as a round does, and keep what it brings."""
    wire = Wire(
        one.running.address,
        one.enrolled.key,
        one.enrolled.device,
        wall=one.running.clock.wall,
        service=known(one),
    )
    try:
        heard = wire.contact()
    finally:
        wire.close()
    one.store.contacts.hear(contact(one, heard), one.running.clock())
    return heard


def contact(one: Laptop, heard: Heard) -> Contact:
    lease = Brought(heard.lease, heard.nonce) if heard.lease else None
    return Contact(one.running.address, one.enrolled.epoch, lease=lease, rolled=heard.rolled)


def now_at(running: Central) -> identity.Identity:
    with running.ledger.reading() as connection:
        return identity.read(connection, running.ledger.keys)


def announced(running: Central, signer: DeviceKey, old: Pinned, **other: Any) -> str:
    """Make an announcement that is right in everything but what is said."""
    new = identity.fresh().told()
    facts: dict[str, Any] = {
        "number": 1,
        "from": rolled.name_of(old),
        "sign": new.sign,
        "seal": new.seal,
        "address": "",
        "at": running.clock().isoformat(),
        "until": (running.clock() + timedelta(days=90)).isoformat(),
    }
    return statement(signer, other.pop("kind", "keys"), facts | other)


def noted(one: Laptop) -> int:
    """Count how often the trail says that the service has other keys."""
    rows = one.store.own_reader().rows("select count(*) from audit where what = 'service-keys'")
    return int(rows[0][0])


def heard_of(running: Central, roll: Roll) -> list[bool]:
    with running.ledger.reading() as connection:
        return [bool(one.heard) for one in rollover.reached(connection, roll)]


def test_a_round_brings_the_new_keys_and_the_next_one_says_that_they_are_kept(
    running: Central, hers: Laptop
) -> None:
    old = hers.store.contacts.keys
    roll = rollover.begin(running.ledger, running.clock())

    first = meet(hers)
    between = heard_of(running, roll)
    second = meet(hers)

    new = now_at(running)
    assert noted(hers) == 1
    assert all((first.rolled, first.lease))
    assert not first.strange
    assert hers.store.contacts.keys == Pinned(new.signer.public, new.public) != old
    assert second.lease
    assert not any((second.rolled, second.strange))
    assert (between, heard_of(running, roll)) == ([False], [True])


def test_a_lease_that_the_old_key_signed_is_kept_while_both_hold_and_not_after(
    running: Central, hers: Laptop
) -> None:
    signer = now_at(running).signer
    rollover.begin(running.ledger, running.clock())
    meet(hers)

    def lease() -> Brought:
        now = running.clock()
        facts = {"device": hers.enrolled.device, "user": hers.user.id, "nonce": "n", "at": now.isoformat()}
        return Brought(
            statement(signer, "lease", facts | {"until": (now + timedelta(days=7)).isoformat()}), "n"
        )

    said = Contact(running.address, hers.enrolled.epoch, lease=lease())
    while_both = hers.store.contacts.hear(said, running.clock())
    running.clock.now += LATER
    after = hers.store.contacts.hear(
        Contact(running.address, hers.enrolled.epoch, lease=lease()), running.clock()
    )

    assert (while_both, after) == (True, False)


def test_the_journal_file_is_sealed_to_the_new_key_and_one_for_the_old_still_opens(
    running: Central, hers: Laptop, tmp_path: Path
) -> None:
    hers.write("Før skiftet")
    hers.store.close()
    before = hers.copy(tmp_path / "before")
    hers.unlock()
    rollover.begin(running.ledger, running.clock())
    with locked(hers, before) as device:
        sent = device.send()
    meet(hers)
    hers.write("Efter skiftet")
    hers.lock()
    with running.ledger.writing() as connection:
        identity.forget_before(connection)

    with locked(hers) as device:
        again = device.send()
    hers.unlock()

    assert sent.receipted == 1
    assert again.receipted == 2
    assert running.all("select count(*) from change where kind = 'note'") == [(2,)]


def test_a_power_cut_between_key_and_journal_file_is_made_good_at_the_next_contact(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rollover.begin(running.ledger, running.clock())
    with monkeypatch.context() as patch:
        patch.setattr(type(hers.store.contacts), "_settle", lambda *_: None)
        meet(hers)
    sealed = hers.store._journal.belongs.service

    meet(hers)

    assert sealed != now_at(running).public
    assert hers.store._journal.belongs.service == now_at(running).public


def test_the_trail_goes_on_over_the_change(running: Central, hers: Laptop) -> None:
    hers.store.trail.sign_with(hers.enrolled.key.sign)
    rollover.begin(running.ledger, running.clock())

    for _ in range(2):
        hers.enrolled = _with(hers, known(hers))
        hers.round()
        meet(hers)

    assert running.all("select count(*) from trail_fault") == [(0,)]


def _with(one: Laptop, service: ServiceKnown) -> enrol.Enrolled:
    return replace(one.enrolled, service=service)


def test_an_announcement_that_is_not_the_old_keys_own_word_changes_nothing(
    running: Central, hers: Laptop
) -> None:
    signer, old = now_at(running).signer, hers.store.contacts.keys
    over = (running.clock() - timedelta(days=1)).isoformat()
    other = Pinned(identity.fresh().signer.public, old.seal)
    forged = {
        "unsigned": announced(running, signer, old).split(".")[0] + ".",
        "by the new key itself": announced(running, identity.fresh().signer, old),
        "by a colleague's device": announced(running, DeviceKey.new(), old),
        "as a lease": announced(running, signer, old, kind="lease"),
        "from another pair": announced(running, signer, other),
        "over": announced(running, signer, old, until=over),
        "no sealing key": announced(running, signer, old, seal=encoded(b"\xff" * 1216)),
        "no signing key": announced(running, signer, old, sign=encoded(b"x" * 31)),
        "no number": announced(running, signer, old, number="to"),
        "no time": announced(running, signer, old, until="snart"),
        "nothing at all": "x.y",
    }

    for what, text in forged.items():
        said = Contact(running.address, hers.enrolled.epoch, rolled=text)
        hers.store.contacts.hear(said, running.clock())
        assert hers.store.contacts.keys == old, what


def test_another_municipalitys_announcement_changes_nothing(
    running: Central, hers: Laptop, tmp_path: Path
) -> None:
    old = hers.store.contacts.keys
    with central(tmp_path / "other", running.clock) as theirs:
        roll = rollover.begin(theirs.ledger, running.clock())

    hers.store.contacts.hear(Contact(running.address, hers.enrolled.epoch, rolled=roll.said), running.clock())

    assert hers.store.contacts.keys == old


def test_an_announcement_played_back_and_an_older_one_change_nothing(running: Central, hers: Laptop) -> None:
    signer, old = now_at(running).signer, hers.store.contacts.keys
    first = rollover.begin(running.ledger, running.clock())
    meet(hers)
    rollover.end(running.ledger, running.clock(), early=True)
    rollover.begin(running.ledger, running.clock())
    meet(hers)
    here = hers.store.contacts.keys
    newest = now_at(running).signer

    for text in (
        first.said,
        announced(running, signer, old, number=9),
        announced(running, newest, here, number=2),
    ):
        hers.store.contacts.hear(Contact(running.address, hers.enrolled.epoch, rolled=text), running.clock())

    assert hers.store.contacts.keys == here


def test_whoever_was_away_longer_is_told_and_comes_in_anew_with_his_store(
    running: Central, hers: Laptop
) -> None:
    hers.write("Skrevet, mens hun var væk")
    rollover.begin(running.ledger, running.clock())
    running.clock.now += LATER
    ended, missing = rollover.end(running.ledger, running.clock())
    heard = meet(hers)
    hers.lock()
    with pytest.raises(LeaseEnded):
        hers.unlock()

    code = running.code(hers.user)
    attempt = Attempt(hers.enrolled.device, hers.enrolled.key)
    again = enrol.enrol(running.address, code, attempt, wall=running.clock.wall)
    wire = Wire(running.address, again.key, again.device, wall=running.clock.wall, service=again.service)
    brought = wire.contact()
    wire.close()
    keys = Pinned(again.service.sign, again.service.seal)
    hers.unlock(Brought(brought.lease, brought.nonce, Anew(keys)))
    hers.enrolled = again
    told = hers.round()

    assert noted(hers) == 1
    assert (heard.strange, heard.lease) == (True, "")
    assert [one.device for one in missing] == [hers.enrolled.device]
    assert told.sent == 1
    assert hers.notes() == ["Skrevet, mens hun var væk"]
    assert running.all("select count(*) from device where name <> 'import'") == [(1,)]
    assert ended.number == 1


def test_the_same_code_lets_no_other_person_take_a_computer_over(running: Central, hers: Laptop) -> None:
    other = running.add_user("JOKR")

    with pytest.raises(TurnedAway, match="kunne ikke bruge det, der blev sendt"):
        enrol.enrol(
            running.address,
            running.code(other),
            Attempt(hers.enrolled.device, hers.enrolled.key),
            wall=running.clock.wall,
        )


def test_one_roll_over_at_a_time_and_no_end_before_its_time_unless_it_is_meant(
    running: Central, hers: Laptop
) -> None:
    rollover.begin(running.ledger, running.clock())

    with pytest.raises(Refused, match="i gang"):
        rollover.begin(running.ledger, running.clock())
    with pytest.raises(Refused, match="1 computere har ikke hørt"):
        rollover.end(running.ledger, running.clock())
    _, missing = rollover.end(running.ledger, running.clock(), early=True)
    with pytest.raises(Refused, match="intet nøgleskifte"):
        rollover.end(running.ledger, running.clock())

    assert len(missing) == 1
    assert meet(hers).strange


def test_an_address_that_no_computer_could_use_is_not_announced(running: Central) -> None:
    for odd in ("http://central.example", "central.example", "https://", "https://a/?b=1", "https://a/"):
        with pytest.raises(Refused, match="Intet er ændret"):
            rollover.begin(running.ledger, running.clock(), odd)


def test_the_new_address_is_told_and_used_by_nobody_before_somebody_tried_it(
    running: Central, hers: Laptop
) -> None:
    rollover.begin(running.ledger, running.clock(), "https://ny.example.invalid")

    meet(hers)

    beside = pinned.read_beside(hers.folder)
    assert hers.store.contacts.announced == "https://ny.example.invalid"
    assert beside is not None
    assert beside.address == running.address
    assert beside.keys == hers.store.contacts.keys


def test_both_ends_name_a_pair_of_keys_alike(running: Central) -> None:
    own = now_at(running)

    assert rolled.name_of(Pinned(own.signer.public, own.public)) == keys_id(own.told())


def test_of_the_test_an_announcement_believed_unsigned_would_be_seen(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = hers.store.contacts.keys
    forged = announced(running, DeviceKey.new(), old)

    def unsigned(_public: bytes, _kind: str, text: str) -> Any:
        return json.loads(rolled._bytes(text.partition(".")[0]))

    with monkeypatch.context() as patch:
        patch.setattr(statements, "read", unsigned)
        hers.store.contacts.hear(
            Contact(running.address, hers.enrolled.epoch, rolled=forged), running.clock()
        )

    assert hers.store.contacts.keys != old


def test_of_the_test_an_older_announcement_followed_would_be_seen(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rollover.begin(running.ledger, running.clock())
    meet(hers)
    here = hers.store.contacts.keys
    older = announced(running, now_at(running).signer, here, number=1)

    with monkeypatch.context() as patch:
        patch.setattr("storage.meta.number", lambda *_: 0)
        hers.store.contacts.hear(Contact(running.address, hers.enrolled.epoch, rolled=older), running.clock())

    assert hers.store.contacts.keys != here


def test_of_the_test_a_service_that_forgot_the_old_sealing_key_would_be_seen(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    hers.write("Før skiftet")
    hers.lock()
    rollover.begin(running.ledger, running.clock())
    monkeypatch.setattr(identity, "before", lambda *_: None)

    with locked(hers) as device, pytest.raises(TurnedAway, match="låst op"):
        device.send()
