"""A key officer leaves or loses his key: the other one signs for the next, each store follows; nobody does it alone."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import Refused
from storage import keyfile, officers, recovery_slot, renewal, statements, vault
from storage.officers import Said
from sync import recovery
from sync.proofs import DeviceKey, encoded
from sync.protocol_recovery import assent_message
from sync.recovery import Kept
from sync.service import appointing, identity, keys, rollover
from sync.service import officers as files
from sync.service import recovery as there
from sync.service.officers import Share
from sync.wire import Wire
from tests.storage.shelf import CHEAP, NOW
from tests.sync.appointing_stage import COMES, Office, here, own, running_office, signed
from tests.sync.recovering import NEW, OFFICERS, QUICK, SECRETS
from tests.sync.stage import central


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with running_office(tmp_path) as one:
        yield one


@pytest.mark.parametrize("leaves", [0, 1])
def test_the_next_contact_brings_the_new_officer_and_the_old_ones_slot_goes(
    office: Office, leaves: int
) -> None:
    before = office.slots()
    fresh = office.replaced(leaves)
    waits = office.counts()

    kept = office.meet()

    pair = [fresh, office.shares[1]] if leaves == 0 else [office.shares[0], fresh]
    (slot,) = office.slots()
    assert kept.helps
    assert kept.change is not None
    assert (sorted(kept.change.names), kept.change.asks) == (sorted([COMES, OFFICERS[1 - leaves]]), False)
    assert office.opens(slot, pair[0], pair[1])
    assert not office.opens(slot, office.shares[0], office.shares[1])
    assert (len(before), waits, office.counts()) == (1, ["old"], ["new"])
    assert office.meet() == Kept(helps=True)


def test_the_one_who_stays_uses_his_file_as_it_is_and_the_two_bring_everything_back(office: Office) -> None:
    fresh = office.replaced(0)
    office.meet()
    hers = office.hers
    hers.open_citizen()
    hers.write("Skrevet den sidste dag")
    hers.lock()
    file = files.written(office.shares[1], SECRETS[1], QUICK)

    asked = recovery.begin(
        hers.folder, device=hers.enrolled.device, key=hers.enrolled.key, now=office.running.clock()
    )
    recovery.ask(office.wire, asked)
    for share in (fresh, files.opened(file, SECRETS[1])):
        approval = files.approval(asked.request, share, " ".join(asked.words))
        there.approve(office.running.ledger, approval, office.running.clock())
    answer = there.answer(office.running.ledger, asked.request.id, office.running.clock())
    root = recovery.root_of(hers.folder, answer, office.running.clock())
    hers.store = vault.unlock_with_root(hers.folder, root, NEW, now=office.running.clock(), cost=CHEAP)

    assert hers.notes() == ["Skrevet den sidste dag"]


def test_a_store_that_has_not_heard_yet_is_still_opened_by_the_officers_it_knows(office: Office) -> None:
    office.replaced(0)

    (slot,) = office.slots()

    assert office.opens(slot, office.shares[0], office.shares[1])


def test_until_the_service_has_the_new_slot_the_old_one_stays_beside_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = office.replaced(0)
    with monkeypatch.context() as patch:
        patch.setattr(Wire, "deposit", lambda *_: None)  # it got lost on the way
        lost = office.meet()
    both = office.slots()
    office.hers.lock()
    office.hers.unlock()
    still = office.slots()

    office.meet()

    assert not lost.helps
    assert [office.opens(slot, office.shares[0], office.shares[1]) for slot in both] == [True, False]
    assert [office.opens(slot, fresh, office.shares[1]) for slot in still] == [False, True]
    assert [office.opens(slot, fresh, office.shares[1]) for slot in office.slots()] == [True]
    for name in (keyfile.NAME, keyfile.COPY):
        assert (
            sum(slot["kind"] == "recovery" for slot in keyfile.read_back(office.hers.folder, name).slots) == 1
        )


def test_no_new_root_key_begins_of_itself_while_the_old_slot_is_needed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.replaced(0)
    with monkeypatch.context() as patch:
        patch.setattr(Wire, "deposit", lambda *_: None)
        office.meet()
    office.hers.lock()
    office.hers.unlock()
    now = office.running.clock() + timedelta(days=400)

    begun = renewal.renew_at_rest(office.hers.store, now=now)
    office.meet()
    after = renewal.renew_at_rest(office.hers.store, now=now)

    assert (begun, after) == (False, True)
    office.hers.unlock()
    assert len(office.slots()) == 1


def test_a_key_file_that_does_not_hold_the_new_slot_keeps_the_old_one(office: Office) -> None:
    office.replaced(0)
    store = office.hers.store
    steps = office.wire.recovery(*[store.recovery.known()[0]], marks=True).steps
    store.recovery.follow([Said(one.said, tuple(one.assents)) for one in steps], NOW)
    made = recovery_slot.slot(store.id, store._root, store.recovery.pinned())

    assert not store.recovery.confirmed(made)
    assert len(office.slots()) == 1


def test_two_steps_that_were_missed_are_followed_one_after_the_other(office: Office) -> None:
    first = office.replaced(0)
    step, second = appointing.replacing(
        first, OFFICERS[1], "TREA", before=office.standing(), now=office.running.clock()
    )
    office.put(step)

    kept = office.meet()

    (slot,) = office.slots()
    assert kept.change is not None
    assert kept.change.names == (COMES, "TREA")
    assert office.opens(slot, first, second)


def test_whoever_runs_the_service_alone_does_not_get_into_the_officers_place(office: Office) -> None:
    before, slot = office.hers.store.recovery.pinned(), office.slots()
    office.anew()

    kept = office.meet()

    assert kept.change is not None
    assert (kept.helps, kept.change.asks, kept.change.names) == (False, True, ("AAAA", "BBBB"))
    assert (office.hers.store.recovery.pinned(), office.slots()) == (before, slot)
    assert office.counts() == ["old"]


def test_where_both_keys_are_lost_the_owner_says_yes_and_the_store_gets_a_fresh_slot(office: Office) -> None:
    shares = office.anew()
    office.meet()
    office.hers.lock()
    office.hers.unlock()

    agreed = office.hers.store.recovery.consent(NOW)
    kept = office.meet()

    (slot,) = office.slots()
    assert (agreed, kept) == (True, Kept(helps=True))
    assert office.opens(slot, *shares)
    assert office.counts() == ["new"]
    assert not office.hers.store.recovery.consent(NOW)


def test_an_officer_alone_cannot_make_himself_both(office: Office) -> None:
    """He has his own key and another that he made, but not the service's signature."""
    pair = keys.pair()[0]
    own = office.shares[1]
    both = (Share(0, "JOKR", "", pair), own)
    step = signed(office, both, here(office), signer=DeviceKey.new())

    came = office.hers.store.recovery.follow([step], NOW)

    assert came is None
    with pytest.raises(Refused, match="to forskellige"):
        appointing.replacing(own, OFFICERS[0], OFFICERS[1], before=office.standing(), now=NOW)


def test_steps_that_do_not_hold_change_nothing(office: Office, tmp_path: Path) -> None:
    store, own = office.hers.store, office.shares[1]
    pinned = store.recovery.pinned()
    fresh = Share(0, COMES, "", keys.pair()[0])
    pair, name = (fresh, own), here(office)
    right = signed(office, pair, name)
    stranger = DeviceKey(keys.signing_seed(keys.pair()[0]))
    raw = json.dumps(json.loads(officers._bytes(right.said.partition(".")[0])), sort_keys=True).encode()
    with central(tmp_path / "other", office.running.clock) as theirs, theirs.ledger.reading() as connection:
        other_signer = identity.read(connection, theirs.ledger.keys).signer
    wrong = {
        "unsigned": Said(right.said.partition(".")[0] + ".", right.assents),
        "by another municipality": signed(office, pair, name, signer=other_signer),
        "of another kind": signed(office, pair, name, kind="keys"),
        "from another key": signed(office, pair, "0" * 32),
        "from the beginning": signed(office, pair, ""),
        "one assent": Said(right.said, right.assents[:1]),
        "no assent": Said(right.said, ()),
        "the new one's assent twice": Said(right.said, (right.assents[0], right.assents[0])),
        "a stranger's assent": Said(right.said, (right.assents[0], stranger.sign(assent_message(raw)))),
        "assents of another step": Said(right.said, signed(office, (own, fresh), name).assents),
        "no key": signed(office, pair, name, facts={"public": encoded(b"\xff" * 2432)}),
        "one mark": signed(office, pair, name, facts={"marks": ["AA"]}),
        "marks that are none": signed(office, pair, name, facts={"marks": 7}),
        "nothing": Said("x.y", ("", "")),
    }

    for what, step in wrong.items():
        assert store.recovery.follow([step], NOW) is None, what
        assert store.recovery.pinned() == pinned, what
    assert store.recovery.follow([right], NOW) is not None


def test_a_step_played_back_and_an_older_one_change_nothing(office: Office) -> None:
    store = office.hers.store
    oldest = office.standing().wire(own(office))
    fresh = office.replaced(0)
    older = office.standing().wire(own(office))
    office.meet()
    step, _ = appointing.replacing(
        fresh, OFFICERS[1], "TREA", before=office.standing(), now=office.running.clock()
    )
    office.put(step)
    office.meet()
    pinned = store.recovery.pinned()

    for one in (oldest, older, older):
        assert store.recovery.follow([Said(one.said, tuple(one.assents))], NOW) is None

    assert store.recovery.pinned() == pinned


def test_a_store_that_knows_no_marks_asks_its_owner(office: Office) -> None:
    """Made before there were marks: whoever is new has signed, but nobody whom the store could know by it."""
    store = office.hers.store
    with office.running.ledger.writing() as connection:
        connection.execute("delete from recovery_step")
    store._connection.execute("delete from meta where key in ('recovery_marks', 'recovery_officers')")
    fresh = office.replaced(0)

    kept = office.meet()

    assert kept.change is not None
    assert kept.change.asks
    assert store.recovery.consent(NOW)
    assert office.meet().helps
    (slot,) = office.slots()
    assert office.opens(slot, fresh, office.shares[1])


def test_the_service_takes_only_what_follows_on_the_key_of_today(office: Office) -> None:
    step = office.standing()
    shares = appointing.shares_of(("AAAA", "BBBB"))

    with pytest.raises(Refused, match="skiftet imens"):
        office.put(appointing.anew(shares, b"another", office.running.clock()))
    with pytest.raises(Refused, match="ikke den anden"):
        appointing.replacing(office.shares[0], OFFICERS[0], COMES, before=step, now=NOW)
    with pytest.raises(Refused, match="ikke nøgleofficer nu"):
        appointing.replacing(office.shares[0], "XXXX", COMES, before=step, now=NOW)
    stranger = replace(office.shares[1], private=keys.pair()[0])
    with pytest.raises(Refused, match="ikke den anden"):
        appointing.replacing(stranger, OFFICERS[0], COMES, before=step, now=NOW)


def test_a_new_service_key_meanwhile_is_no_hindrance(office: Office) -> None:
    office.replaced(0)
    rollover.begin(office.running.ledger, office.running.clock())
    office.running.clock.now += timedelta(days=1)

    assert office.meet().helps
    assert len(office.slots()) == 1


def test_of_the_test_a_step_believed_unsigned_would_be_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = signed(
        office, (Share(0, COMES, "", keys.pair()[0]), office.shares[1]), here(office), signer=DeviceKey.new()
    )
    unsigned = lambda _public, _kind, text: json.loads(officers._bytes(text.partition(".")[0]))  # noqa: E731
    monkeypatch.setattr(statements, "read", unsigned)

    assert office.hers.store.recovery.follow([forged], NOW) is not None


def test_of_the_test_one_alone_who_needs_no_assent_would_be_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service names the known officer's mark beside a key of its own, and nobody asks the officer."""
    known = json.loads(office.standing().facts)
    alone = (Share(0, "AAAA", "", keys.pair()[0]), office.shares[1])
    step = signed(
        office, alone, here(office), assents=("AAAA", "AAAA"), facts={"marks": ["B" * 43, known["marks"][1]]}
    )
    monkeypatch.setattr("storage.sealing.is_signed", lambda *_: True)
    monkeypatch.setattr(
        statements, "read", lambda _p, _k, text: json.loads(officers._bytes(text.partition(".")[0]))
    )

    change = office.hers.store.recovery.follow([step], NOW)

    assert change is not None
    assert not change.asks


def test_of_the_test_officers_taken_without_asking_would_be_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.hers.store.recovery.pinned()
    office.anew()
    monkeypatch.setattr(officers, "_is_known_among", lambda *_: True)

    office.meet()

    assert office.hers.store.recovery.pinned() != before


def test_of_the_test_an_old_slot_removed_before_the_new_one_was_verified_would_be_seen(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.replaced(0)
    monkeypatch.setattr(keyfile, "with_another", keyfile.with_slot)
    monkeypatch.setattr(Wire, "deposit", lambda *_: None)

    office.meet()

    assert [office.opens(slot, *office.shares) for slot in office.slots()] == [False]
