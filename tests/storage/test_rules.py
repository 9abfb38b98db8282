"""The municipality's rules: believed as the service signed them, the newest only, never softened by an old lease."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import lease, meta, pinned, rules, sealing, vault
from storage.contacts import Contact
from storage.engine import Connection
from storage.lease import Brought, LeaseEnded
from storage.pinned import Pinned
from storage.rules import Rules
from storage.vault import Store
from sync.proofs import DeviceKey, statement
from tests.storage.shelf import CHEAP, METTE, NOW, PASSPHRASE, make, unlock

SERVICE = DeviceKey(bytes(range(64, 96)))
HARD: dict[str, Any] = {"serial": 20, "cover": False, "binding": True, "idle": 3}
SOFT: dict[str, Any] = {"serial": 10, "cover": True, "binding": False, "idle": 30}


def given(decided: Any, *, key: DeviceKey = SERVICE, at: Any = NOW, **other: str) -> Brought:
    """Return a lease with rules as the service signs it."""
    facts = {
        "device": "device-mette",
        "user": METTE.id,
        "nonce": "n",
        "at": at.isoformat(),
        "until": (at + timedelta(days=7)).isoformat(),
    }
    return Brought(statement(key, lease.KIND, facts | other | {"rules": decided}), "n")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = make(tmp_path / "store")
    pinned.pin(one._connection, Pinned(SERVICE.public, sealing.pair()[1]))
    yield one
    one.close()


def hear(store: Store, brought: Brought) -> Rules:
    store.contacts.hear(Contact("https://x.example", "e", lease=brought), NOW)
    return store.contacts.rules()


def test_where_nothing_was_ever_decided_nothing_is_forbidden(store: Store) -> None:
    assert store.contacts.rules() == Rules(0, cover=True, binding=False, idle=30)


def test_the_rules_of_a_signed_lease_hold_and_stand_in_the_trail(store: Store) -> None:
    assert hear(store, given(HARD)) == Rules(20, cover=False, binding=True, idle=3)

    rows = store.own_reader().rows("select what from audit where action = 'change'")
    assert [what for (what,) in rows] == ["rules:20"]


def test_they_hold_after_a_lock_and_lie_in_no_file_that_can_be_read(store: Store) -> None:
    hear(store, given(HARD))
    store.close()

    beside = b"".join(one.read_bytes() for one in store.folder.rglob("*") if one.is_file())
    again = unlock(store.folder)
    assert again.contacts.rules().serial == 20
    assert b"binding" not in beside
    again.close()


def test_a_replayed_lease_with_softer_rules_loosens_nothing(store: Store) -> None:
    hear(store, given(HARD))

    assert hear(store, given(SOFT)) == Rules(**HARD)
    assert hear(store, given({**SOFT, "serial": 20})) == Rules(**HARD)


def test_softer_rules_with_a_higher_number_are_the_municipalitys_own_word(store: Store) -> None:
    hear(store, given(HARD))

    assert hear(store, given({**SOFT, "serial": 21})) == Rules(**{**SOFT, "serial": 21})


def test_a_lease_without_rules_changes_none(store: Store) -> None:
    hear(store, given(HARD))

    assert hear(store, given(None)) == Rules(**HARD)


UNBELIEVED: dict[str, Brought] = {
    "signed by another": given(HARD, key=DeviceKey(bytes(range(96, 128)))),
    "another's computer": given(HARD, device="device-jonas"),
    "another's name": given(HARD, user="w-jonas"),
    "kept from before": Brought(given(HARD).text, "another number"),
    "altered": Brought(given(HARD).text[:-4] + "AAAA", "n"),
    "no time": given(HARD, until="engang"),
}
ODD: dict[str, Any] = {
    "no number": {"cover": False, "binding": True, "idle": 3},
    "number of nothing": {**HARD, "serial": 0},
    "number below nothing": {**HARD, "serial": -1},
    "number beyond a database": {**HARD, "serial": 1 << 64},
    "truth as a number": {**HARD, "serial": True},
    "no minute": {**HARD, "idle": 0},
    "too many minutes": {**HARD, "idle": 31},
    "half a minute": {**HARD, "idle": 1.5},
    "words for yes": {**HARD, "cover": "no"},
    "a list": [1],
    "a word": "no",
}


@pytest.mark.parametrize("name", UNBELIEVED)
def test_rules_that_the_service_did_not_sign_for_this_store_and_moment_are_not_believed(
    store: Store, name: str
) -> None:
    assert hear(store, UNBELIEVED[name]) == Rules()


@pytest.mark.parametrize("name", ODD)
def test_rules_that_say_something_odd_are_none_and_the_lease_counts_all_the_same(
    store: Store, name: str
) -> None:
    assert hear(store, given(ODD[name])) == Rules()
    assert store.contacts.until() is not None


def test_the_rules_of_a_check_in_hold_from_the_unlock_on(store: Store) -> None:
    hear(store, given(SOFT))
    store.close()
    late = NOW + timedelta(days=8)
    with pytest.raises(LeaseEnded):
        unlock(store.folder, now=late)

    again = vault.unlock(store.folder, PASSPHRASE, now=late, floor=CHEAP, lease=given(HARD, at=late))

    assert again.contacts.rules() == Rules(**HARD)
    again.close()


def test_a_test_of_the_test_rules_that_nobody_signed_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sealing.is_signed", lambda *_: True)

    with pytest.raises(AssertionError):
        test_rules_that_the_service_did_not_sign_for_this_store_and_moment_are_not_believed(
            store, "signed by another"
        )


def test_a_test_of_the_test_an_older_lease_that_loosens_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def take(connection: Connection, facts: Mapping[str, Any]) -> bool:
        meta.put(connection, "rules", json.dumps(facts["rules"]))
        return True

    monkeypatch.setattr(rules, "take", take)

    with pytest.raises(AssertionError):
        test_a_replayed_lease_with_softer_rules_loosens_nothing(store)
