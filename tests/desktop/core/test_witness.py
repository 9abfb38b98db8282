"""The trail is signed by the device's key, walked while nobody types, and what is wrong with it is said once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import Damaged
from casework.trail import Noted
from desktop.witness import Witness
from storage import safety
from storage.trail import TRAIL_BROKEN
from storage.vault import Store
from sync.proofs import DeviceKey
from tests.storage import shelf
from tests.storage.shelf import NOW

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with shelf.opened(tmp_path / "store") as one:
        yield one


@pytest.fixture
def witness(store: Store) -> Witness:
    one = Witness(store, DeviceKey(bytes(range(32))))
    one.begin()
    for day in range(5):
        store.trail.note(Noted("read", ("c-1",)), now=NOW + day * DAY)
    return one


def tend(witness: Witness, day: float) -> int:
    """Let it do what is due on a day; return in how many pieces."""
    return len(list(witness.tend(NOW + day * DAY, lambda: False)))


def test_a_whole_trail_is_checked_once_a_day_and_its_newest_days_at_each_unlock(
    store: Store, witness: Witness
) -> None:
    assert tend(witness, 5) == 3
    assert tend(witness, 5.1) == 0
    assert tend(Witness(store, DeviceKey(bytes(range(32)))), 5.2) == 2
    assert tend(witness, 6) == 3

    facts = safety.facts(store)
    assert (facts.trail_checked, facts.trail_held) == ("2026-12-02T09:00:00+00:00", True)


@pytest.mark.parametrize(
    "tampering",
    [
        "delete from audit where seq = 6",
        "update audit set objects = '[\"c-2\"]' where seq = 6",
        "update audit_segment set signature = '' where number = 5",
        "update audit_segment set number = -number, day = '2026-11-01' where number = 5",
    ],
)
def test_what_is_wrong_is_said_to_the_person_on_the_page_and_in_the_trail(
    store: Store, witness: Witness, tampering: str
) -> None:
    tend(witness, 4)
    store.ledger.connection.execute(tampering)

    with pytest.raises(Damaged, match=TRAIL_BROKEN[:40]):
        tend(Witness(store, DeviceKey(bytes(range(32)))), 4.1)

    assert safety.facts(store).trail_held is False
    ((what,),) = store.own_reader().rows("select what from audit where action = 'fail'")
    assert what.startswith("trail:")


def test_a_trail_that_another_key_signed_is_noticed(store: Store, witness: Witness) -> None:
    with pytest.raises(Damaged):
        tend(Witness(store, DeviceKey(bytes(32))), 5)


def test_a_witness_who_believes_every_signature_is_caught(
    store: Store, witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.witness.is_signed", lambda *_about: True)

    with pytest.raises(pytest.fail.Exception):
        test_a_trail_that_another_key_signed_is_noticed(store, witness)
