"""A store that is bound to its computer opens nowhere else, and whoever lost the keyring's half is led on."""

import shutil
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import argon2.low_level
import pytest
from _argon2_cffi_bindings import ffi, lib

from casework.errors import Damaged, Refused
from storage import keyfile, passphrases, pepper, renewal, sealing, vault, wipe
from storage.pepper import PepperLost
from storage.sealing import Cost
from tests.storage.keyrings import OfThisTest, none, ring, using
from tests.storage.renewing import LATER, a_store, held
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, unlock

__all__ = ["ring"]

NEW = "fire helt andre ord"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_store(tmp_path / "store")


@pytest.fixture
def bound(folder: Path, ring: OfThisTest) -> Path:
    bind(folder)
    return folder


def bind(folder: Path, *, on: bool = True, passphrase: str = PASSPHRASE) -> None:
    passphrases.bind(folder, passphrase, on=on, now=NOW, cost=CHEAP, floor=CHEAP)


def test_it_is_off_until_it_is_switched_on(folder: Path) -> None:
    assert not passphrases.is_bound(folder)
    assert keyfile.read(folder).slots[0].keys().isdisjoint({pepper.FIELD})


def test_a_bound_store_opens_with_its_passphrase_here(bound: Path) -> None:
    assert passphrases.is_bound(bound)
    unlock(bound).close()


def test_the_right_passphrase_opens_nothing_where_the_keyring_is_another(bound: Path) -> None:
    with using(OfThisTest()), pytest.raises(PepperLost, match="nøgleofficererne"):
        unlock(bound)


def test_another_half_of_the_way_is_a_wrong_way(bound: Path, ring: OfThisTest) -> None:
    ring.kept = dict.fromkeys(ring.kept, b64encode(bytes(32)).decode())

    with pytest.raises(vault.WrongPassphrase):
        unlock(bound)


def test_a_slot_that_forgets_its_half_does_not_open_either(bound: Path) -> None:
    """Whoever takes the field out of the file has altered what the slot is bound to."""
    keys = keyfile.read(bound)
    bare = {name: value for name, value in keys.slots[0].items() if name != pepper.FIELD}
    keyfile.settle(bound, keyfile.KeyFile(keys.store, keys.initials, (bare,), keys.proof))

    with pytest.raises(vault.WrongPassphrase):
        unlock(bound)


def test_a_keyring_that_does_not_answer_costs_no_guess(bound: Path, ring: OfThisTest) -> None:
    ring.locked = True

    with pytest.raises(PepperLost, match="tæller ikke som et forsøg"):
        unlock(bound)

    assert vault.find(bound).wrong == 0
    ring.locked = False
    unlock(bound).close()


@pytest.mark.parametrize("said", ["", "rubbish", "AAAA", "æøå"])
def test_a_keyring_that_says_something_else_is_one_that_lost_it(
    bound: Path, ring: OfThisTest, said: str
) -> None:
    ring.kept = dict.fromkeys(ring.kept, said)

    with pytest.raises(PepperLost, match="ikke sin halvdel"):
        unlock(bound)


def test_without_a_keyring_it_is_refused_and_nothing_changes(folder: Path) -> None:
    before = (folder / keyfile.NAME).read_bytes()

    with using(none()):
        assert not pepper.is_offered()
        with pytest.raises(Refused, match="ingen nøglering"):
            bind(folder)

    assert (folder / keyfile.NAME).read_bytes() == before


def test_a_keyring_that_only_seems_to_keep_it_is_refused(folder: Path, ring: OfThisTest) -> None:
    ring.set_password = lambda *_: None  # type: ignore[method-assign]

    with pytest.raises(Refused, match="ingen nøglering"):
        bind(folder)

    unlock(folder).close()


def test_a_wrong_passphrase_binds_nothing(folder: Path, ring: OfThisTest) -> None:
    with pytest.raises(vault.WrongPassphrase):
        bind(folder, passphrase="forkert")

    assert (ring.kept, vault.find(folder).wrong) == ({}, 1)


def test_it_can_be_switched_off_again(bound: Path, ring: OfThisTest) -> None:
    bind(bound, on=False)
    ring.kept = {}

    unlock(bound).close()
    assert not passphrases.is_bound(bound)


def test_a_new_passphrase_stays_bound(bound: Path) -> None:
    vault.change_passphrase(bound, PASSPHRASE, NEW, now=NOW, cost=CHEAP, floor=CHEAP)

    assert passphrases.is_bound(bound)
    unlock(bound, NEW).close()
    with using(OfThisTest()), pytest.raises(PepperLost):
        unlock(bound, NEW)


def test_a_new_root_key_stays_bound(bound: Path) -> None:
    store = unlock(bound)
    wanted = held(store)

    renewal.rotate(store, PASSPHRASE, now=LATER, cost=CHEAP, floor=CHEAP)

    again = unlock(bound)
    assert held(again) == wanted
    again.close()
    assert passphrases.is_bound(bound)


def test_the_root_key_opens_it_without_the_keyring_and_frees_it(bound: Path) -> None:
    """So two key officers get in whoever lost it."""
    store = unlock(bound)
    root, wanted = store._root, held(store)
    store.close()
    with using(OfThisTest()):
        store = vault.unlock_with_root(bound, root, NEW, now=NOW, cost=CHEAP)
        assert held(store) == wanted
        store.close()
        unlock(bound, NEW).close()


def test_a_wipe_has_the_keyring_forget_it(bound: Path, ring: OfThisTest) -> None:
    assert ring.kept

    wipe.destroy_keys(bound)

    assert ring.kept == {}


def test_a_wipe_has_it_forget_every_half_that_the_store_was_ever_given(bound: Path, ring: OfThisTest) -> None:
    """A copy of the folder from before may ask for an earlier one."""
    for on in (False, True, False):
        bind(bound, on=on)
    assert sum("/names" not in name and not name.endswith("/height") for _, name in ring.kept) == 2

    wipe.destroy_keys(bound)

    assert ring.kept == {}


def test_each_store_has_a_half_of_its_own(tmp_path: Path, ring: OfThisTest) -> None:
    for name in ("one", "two"):
        bind(a_store(tmp_path / name))

    assert (
        len({value for (_, name), value in ring.kept.items() if not name.endswith(("/height", "/names"))})
        == 2
    )


def test_a_program_that_knows_no_binding_is_told_that_the_file_is_newer(
    bound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "VERSION", 1)

    with pytest.raises(vault.NewerStore):
        unlock(bound)


def test_a_bound_file_that_says_it_is_not_is_decay(bound: Path) -> None:
    content = (bound / keyfile.NAME).read_bytes().replace(b'"version":2', b'"version":1')
    for name in (keyfile.NAME, keyfile.COPY):
        (bound / name).write_bytes(content)

    with pytest.raises(Damaged):
        unlock(bound)


def test_the_half_is_mixed_in_as_argon2s_own_secret() -> None:
    """A second implementation agrees."""
    words, salt, secret = b"havre lampe", bytes(range(16)), bytes(range(32))
    out, word, salted, secrets = (ffi.new("uint8_t[]", each) for each in (bytes(32), words, salt, secret))
    context = ffi.new(
        "argon2_context *",
        {
            "version": 0x13,
            "out": out,
            "outlen": 32,
            "pwd": word,
            "pwdlen": len(words),
            "salt": salted,
            "saltlen": 16,
            "secret": secrets,
            "secretlen": 32,
            "ad": ffi.NULL,
            "adlen": 0,
            "t_cost": 2,
            "m_cost": 64,
            "lanes": 1,
            "threads": 1,
            "allocate_cbk": ffi.NULL,
            "free_cbk": ffi.NULL,
            "flags": lib.ARGON2_DEFAULT_FLAGS,
        },
    )
    assert argon2.low_level.core(context, 2) == 0

    assert sealing.from_words("havre lampe", salt, Cost(64, 2, 1), secret) == bytes(ffi.buffer(out, 32))


def test_a_binding_that_is_not_mixed_in_would_be_noticed(
    folder: Path, ring: OfThisTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = sealing.from_words
    monkeypatch.setattr(sealing, "from_words", lambda words, salt, cost, _secret=b"": true(words, salt, cost))
    bind(folder)
    ring.kept = dict.fromkeys(ring.kept, b64encode(bytes(32)).decode())

    unlock(folder).close()  # another half opens it: the test of another half above fails on this


def test_keyring_is_not_loaded_before_a_bound_store_is_opened() -> None:
    said = "import storage.vault, sys; print('keyring' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_a_copied_folder_stays_shut_elsewhere(bound: Path, tmp_path: Path) -> None:
    shutil.copytree(bound, tmp_path / "stolen")

    with using(OfThisTest()), pytest.raises(PepperLost):
        unlock(tmp_path / "stolen")
