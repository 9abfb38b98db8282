"""At a lock the root key is renewed where it is due or was asked for, behind the words that open the store now."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage import epochs, keyfile, renewal, vault
from storage.faults import DiskFull
from storage.vault import Store
from tests.storage.renewing import LATER, a_store, held, leftovers
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, unlock

NEW = "fire helt andre ord"
AT = "2026-11-26T09:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an open store that holds something."""
    store = unlock(a_store(tmp_path / "store"))
    yield store
    store.close()


def hand_over(store: Store) -> None:
    store.ledger.leave_scope(store.ledger.waiting(1)[0].change.stream, "Jonas", AT)


def ask(store: Store, passphrase: str = PASSPHRASE) -> None:
    renewal.ask(store, passphrase, now=NOW, cost=CHEAP, floor=CHEAP)


def change(store: Store) -> None:
    vault.change_passphrase(store.folder, PASSPHRASE, NEW, now=NOW, cost=CHEAP, floor=CHEAP)


def test_nothing_is_renewed_without_a_reason(store: Store) -> None:
    assert not renewal.renew_at_rest(store, now=LATER)


def test_a_hand_over_is_a_reason_once(store: Store) -> None:
    hand_over(store)
    root = store._root

    assert renewal.renew_at_rest(store, now=NOW)

    again = unlock(store.folder)
    assert again._root != root
    assert not renewal.renew_at_rest(again, now=NOW)
    assert again.renewed == ""
    again.close()


def test_a_year_is_a_reason(store: Store) -> None:
    connection = store.source().connection

    assert not epochs.is_due(connection, NOW + timedelta(days=364))
    assert epochs.is_due(connection, NOW + timedelta(days=366))


def test_somebody_who_waits_is_made_to_wait_only_after_a_week(store: Store) -> None:
    hand_over(store)
    connection = store.source().connection

    assert not epochs.is_due(connection, NOW + timedelta(days=6), waited_for=True)
    assert epochs.is_due(connection, NOW + timedelta(days=7), waited_for=True)


def test_who_asks_gets_it_at_the_next_lock_and_hears_of_it_once(store: Store) -> None:
    before = keyfile.read(store.folder).slots[0]
    wanted = held(store)
    ask(store)

    assert renewal.renew_at_rest(store, now=NOW, waited_for=True)

    again = unlock(store.folder)
    assert (again.renewed, held(again)) == (epochs.DONE, wanted)
    again.close()
    assert keyfile.read(store.folder).slots[0]["salt"] != before["salt"]
    once_more = unlock(store.folder)
    assert once_more.renewed == ""
    once_more.close()


def test_a_wrong_passphrase_asks_for_nothing_and_counts(store: Store) -> None:
    with pytest.raises(vault.WrongPassphrase):
        ask(store, "forkert")

    assert not renewal.renew_at_rest(store, now=NOW)
    assert vault.find(store.folder).wrong == 1


def test_without_room_it_is_refused_when_it_is_asked_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epochs, "SPARE", 1 << 60)

    with pytest.raises(DiskFull, match="blev ikke fornyet"):
        ask(store)


def test_what_goes_wrong_at_the_lock_is_told_at_the_next_unlock(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(store)
    with monkeypatch.context() as filled:
        filled.setattr(epochs, "SPARE", 1 << 60)
        with pytest.raises(DiskFull):
            renewal.renew_at_rest(store, now=NOW)
    store.close()

    again = unlock(store.folder)

    assert "Nøglerne blev ikke fornyet" in again.renewed
    assert leftovers(store.folder) == []
    again.close()


def test_words_that_were_changed_since_are_not_brought_back(store: Store) -> None:
    """The key of the old words is still in memory, and must not seal the new epoch."""
    hand_over(store)
    change(store)

    assert not renewal.renew_at_rest(store, now=NOW)
    store.close()

    again = unlock(store.folder, NEW)
    assert renewal.renew_at_rest(again, now=NOW)
    unlock(store.folder, NEW).close()
    with pytest.raises(vault.WrongPassphrase):
        unlock(store.folder)


def test_a_renewal_that_does_not_look_at_the_key_file_would_bring_them_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(store)
    keys = keyfile.read(store.folder)
    change(store)
    monkeypatch.setattr(keyfile, "read", lambda _folder: keys)

    assert renewal.renew_at_rest(store, now=NOW)

    monkeypatch.undo()
    with pytest.raises(vault.WrongPassphrase):
        unlock(store.folder, NEW)


def test_a_store_that_was_just_made_waits_for_its_first_unlock(tmp_path: Path) -> None:
    store = vault.create(
        tmp_path / "new",
        PASSPHRASE,
        user=vault.UserFacts("w", "MEHA", "Mette Hald"),
        device="d",
        now=NOW,
        cost=CHEAP,
    )

    assert not renewal.renew_at_rest(store, now=NOW + timedelta(days=800))

    store.close()
