"""The device's key is sealed by the keyring's part where there is one, is of use while locked, and old files read."""

import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from casework.errors import Damaged
from storage import backups, device_key, engine, keystore, restore, sealing, wipe
from storage.device_key import KeyLost
from storage.files import write_whole
from tests.storage.keyrings import OfThisTest, none, ring, using
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, make
from tests.storage.test_security_document import BLOCKS, value

__all__ = ["ring"]

SEED = bytes(range(32))


def written(folder: Path) -> bytes:
    return (folder / device_key.NAME).read_bytes()


def test_with_a_keyring_the_file_alone_is_no_key(tmp_path: Path, ring: OfThisTest) -> None:
    device_key.keep(tmp_path, SEED)

    assert (device_key.read(tmp_path), device_key.standing(tmp_path)) == (SEED, "sealed")
    assert SEED not in written(tmp_path)
    with using(OfThisTest()), pytest.raises(KeyLost, match="ny kode"):
        device_key.read(tmp_path)


def test_without_a_keyring_it_lies_as_it_always_did(tmp_path: Path) -> None:
    with using(none()):
        device_key.keep(tmp_path, SEED)

        assert (written(tmp_path), device_key.standing(tmp_path)) == (SEED, "bare")
        assert (device_key.read(tmp_path), device_key.seal(tmp_path)) == (SEED, "bare")


def test_a_file_of_the_first_releases_is_read_and_sealed_later(tmp_path: Path, ring: OfThisTest) -> None:
    (tmp_path / device_key.NAME).write_bytes(SEED)

    assert device_key.read(tmp_path) == SEED
    assert device_key.seal(tmp_path) == "sealed"
    assert device_key.read(tmp_path) == SEED
    before = written(tmp_path)
    assert device_key.seal(tmp_path) == "sealed"
    assert (written(tmp_path), len(ring.kept)) == (before, 1)


def test_a_keyring_that_only_seems_to_keep_it_is_none(tmp_path: Path, ring: OfThisTest) -> None:
    ring.set_password = lambda *_: None  # type: ignore[method-assign]

    device_key.keep(tmp_path, SEED)

    assert written(tmp_path) == SEED


def test_a_locked_keyring_is_told_apart_from_one_that_lost_it(tmp_path: Path, ring: OfThisTest) -> None:
    device_key.keep(tmp_path, SEED)
    ring.locked = True

    with pytest.raises(Damaged, match="svarer ikke") as silent:
        device_key.read(tmp_path)

    assert not isinstance(silent.value, KeyLost)
    ring.locked = False
    assert device_key.read(tmp_path) == SEED


def test_a_broken_keyring_is_a_silent_one(tmp_path: Path, ring: OfThisTest) -> None:
    device_key.keep(tmp_path, SEED)
    ring.throws = RuntimeError("bus")

    with pytest.raises(Damaged, match="svarer ikke"):
        device_key.read(tmp_path)
    device_key.keep(tmp_path, SEED)
    assert written(tmp_path) == SEED


@pytest.mark.parametrize("said", ["", "rubbish", "AAAA", "æøå"])
def test_a_keyring_that_says_something_else_has_lost_it(tmp_path: Path, ring: OfThisTest, said: str) -> None:
    device_key.keep(tmp_path, SEED)
    ring.kept = dict.fromkeys(ring.kept, said)

    with pytest.raises(KeyLost, match="ikke sin del"):
        device_key.read(tmp_path)


def no_flip_opens(folder: Path) -> bool:
    """Tell whether every turned bit of a sealed file, and every cut of it, is noticed."""
    device_key.keep(folder, SEED)
    whole = written(folder)
    turned = [
        whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
        for at in range(len(whole))
        for bit in range(8)
    ]
    for content in (*turned, *(whole[:end] for end in range(len(whole))), whole + b"\0"):
        (folder / device_key.NAME).write_bytes(content)
        try:
            found = device_key.read(folder)
        except KeyLost:
            continue
        if found == SEED or len(content) != device_key.SEED:
            return False
    return True


def test_no_turned_bit_and_no_cut_of_a_sealed_file_opens(tmp_path: Path, ring: OfThisTest) -> None:
    assert no_flip_opens(tmp_path)


def test_a_test_of_the_test_a_seal_that_nobody_checks_would_be_noticed(
    tmp_path: Path, ring: OfThisTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "unseal", lambda *_: SEED)

    assert not no_flip_opens(tmp_path)


class Power(BaseException):
    """The power goes."""


def cut_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Let the power go at the n-th step of a change-over: what the keyring and the disk are asked, in order."""
    done = 0

    def wrap(module: object, name: str) -> None:
        true = getattr(module, name)

        def asked(*about: object) -> object:
            nonlocal done
            done += 1
            if done == step:
                raise Power
            found = true(*about)
            done += 1
            if done == step:
                raise Power
            return found

        monkeypatch.setattr(module, name, asked)

    wrap(keystore, "find")
    wrap(keystore, "put")
    wrap(device_key, "write_whole")
    return lambda: done


def every_cut_is_stood(tmp_path: Path) -> bool:
    """Cut the change-over at each step; each time the key is read as before, and a next try comes to its end."""
    step, steps = 0, 99
    while (step := step + 1) <= steps:
        folder, ring = tmp_path / str(step), OfThisTest()
        folder.mkdir()
        (folder / device_key.NAME).write_bytes(SEED)
        with using(ring), pytest.MonkeyPatch.context() as patch:
            asked = cut_at(step, patch)
            try:
                device_key.seal(folder)
                steps = asked()
            except Power:
                pass
            patch.undo()
            try:
                after = device_key.read(folder)
            except Damaged:
                return False
            if after != SEED or device_key.seal(folder) != "sealed" or device_key.read(folder) != SEED:
                return False
            if len(ring.kept) != 1:
                return False
    return step > 8


def test_a_change_over_that_is_cut_off_at_any_step_leaves_a_key_and_no_second_part(tmp_path: Path) -> None:
    assert every_cut_is_stood(tmp_path)


def test_a_test_of_the_test_a_file_that_is_written_before_the_keyring_has_its_part_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(folder: Path, seed: bytes) -> None:
        name, key = b"n" * 16, sealing.fresh()
        sealed = sealing.seal(key, seed, device_key._bound(name))
        write_whole(folder / device_key.NAME, device_key.MAGIC + name + sealed)
        keystore.put(device_key._entry(name), key)

    monkeypatch.setattr(device_key, "keep", keep)

    assert not every_cut_is_stood(tmp_path)


def test_a_copy_of_the_store_holds_the_key_itself_and_brings_it_back_where_the_keyring_lost_it(
    tmp_path: Path, ring: OfThisTest
) -> None:
    store = make(tmp_path / "store")
    device_key.keep(store.folder, SEED)
    backups.make(store.source(), NOW)
    store.close()
    (store.folder / engine.NAME).unlink()
    ring.kept = {}

    back = restore.restore(
        store.folder, backups.found(store.folder)[0], PASSPHRASE, now=NOW, floor=CHEAP
    ).store

    assert device_key.read(back.folder) == SEED
    back.close()


def test_a_store_whose_key_is_lost_is_copied_all_the_same(tmp_path: Path, ring: OfThisTest) -> None:
    store = make(tmp_path / "store")
    device_key.keep(store.folder, SEED)
    ring.kept = {}

    backups.make(store.source(), NOW)

    assert len(backups.found(store.folder)) == 1
    store.close()


def test_a_wipe_has_the_keyring_forget_its_part(tmp_path: Path, ring: OfThisTest) -> None:
    device_key.keep(tmp_path, SEED)

    wipe.forget(tmp_path)

    assert (ring.kept, (tmp_path / device_key.NAME).exists()) == ({}, False)


def test_two_devices_have_a_part_each(tmp_path: Path, ring: OfThisTest) -> None:
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        device_key.keep(tmp_path / str(number), bytes([number]) * 32)

    assert len(set(ring.kept.values())) == 2


def test_a_copied_folder_is_no_device_elsewhere(tmp_path: Path, ring: OfThisTest) -> None:
    (tmp_path / "here").mkdir()
    device_key.keep(tmp_path / "here", SEED)
    shutil.copytree(tmp_path / "here", tmp_path / "stolen")

    with using(OfThisTest()), pytest.raises(KeyLost):
        device_key.read(tmp_path / "stolen")


def test_no_keyring_is_loaded_for_a_bare_key(tmp_path: Path) -> None:
    (tmp_path / device_key.NAME).write_bytes(SEED)
    said = (
        "import sys; from pathlib import Path; from storage import device_key; "
        f"device_key.read(Path({str(tmp_path)!r})); print('keyring' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_the_device_key_sealed_by_a_keyring_is_the_page_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, name = bytes.fromhex(value("device.ffk")), value("device name")
    part, nonce = (bytes.fromhex(value(each)) for each in ("device part of the keyring", "device seal nonce"))
    monkeypatch.setattr(sealing, "fresh", lambda size=32: nonce if size == sealing.NONCE else part)
    with using(OfThisTest()) as ring:
        device_key.keep(tmp_path, raw)

        assert (tmp_path / "device.ffk").read_bytes().hex() == "".join(BLOCKS["device.ffk-2"].split())
        assert ring.get_password("Fodfæste", f"device/{name}") == b64encode(part).decode()
        assert device_key.read(tmp_path) == raw
