"""What was done on a computer that is wiped is at the service to the last look, and so is the wipe itself."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from casework.errors import Unreachable
from casework.trail import Noted
from storage import schema, trail_file, vault, wipe
from storage.trail_file import NAME
from sync import wiping
from sync.protocol_away import TrailFileTaken
from sync.service import identity, keys, leftovers, rollover, sent_trails
from sync.wire import Wire
from tests.storage.faults import sizes
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.storage.test_upgrade import new_shape
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central
from tests.sync.wiping import (
    at_rest,
    at_work,
    before,
    is_whole,
    look,
    obey,
    order,
    told,
    trail_here,
    trail_of,
)


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer, locked; of its trail the service has nothing."""
    with at_rest(running, tmp_path / "hers") as one:
        yield one


def whole_trail(
    one: Laptop, running: Central, folder: Path, capsys: pytest.CaptureFixture[str]
) -> list[tuple[int, str, str]]:
    """What the sealed store says that the service kept, when its person opens it."""
    told(running, capsys, "device", "left", one.enrolled.device, "--out", str(folder))
    one.store = vault.unlock(folder, PASSPHRASE, now=running.clock(), floor=CHEAP)
    return trail_here(one)


def test_the_unsent_trail_is_there_before_the_keys_go_and_ends_with_the_wipe(
    running: Central, hers: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    here = before(hers)
    order(hers)
    there: dict[str, int] = {}

    obey(hers, lambda step: there.update({step: len(trail_of(running, hers.enrolled.device))}))

    assert len(here) > 5
    assert there["sent"] == len(here)
    assert trail_of(running, hers.enrolled.device) == [*here, (len(here) + 1, "wipe", "")]
    assert is_whole(running, capsys)
    assert running.all("select why from trail_fault") == []


def test_of_the_test_a_wipe_that_drops_the_trail_is_found_out(
    running: Central, hers: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiping, "send_trail", lambda *_: None)

    with pytest.raises(AssertionError):
        test_the_unsent_trail_is_there_before_the_keys_go_and_ends_with_the_wipe(running, hers, capsys)


def test_looks_of_a_computer_that_lost_its_power_while_it_was_open_are_there_too(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with at_work(running, tmp_path / "open") as one:
        look(one)
        look(one, "search", "bageri")
        here = trail_here(one)
        one.lock_as_it_lies()
        order(one)

        obey(one)

        assert trail_of(running, one.enrolled.device) == [*here, (len(here) + 1, "wipe", "")]
        assert is_whole(running, capsys)


def test_an_entry_before_the_key_was_there_to_sign_it_is_signed_with_the_last_one(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with laptop(running, "MEHA", tmp_path / "unsigned") as one:
        one.store.trail.note(Noted("unlock"), now=running.clock())
        running.clock.now += timedelta(days=1)
        one.store.trail.note(Noted("unlock"), now=running.clock())
        running.clock.now += timedelta(days=1)
        one.lock_as_it_lies()
        order(one)

        obey(one)

        assert [action for _, action, _ in trail_of(running, one.enrolled.device)] == [
            "open",
            "unlock",
            "unlock",
            "wipe",
        ]
        assert is_whole(running, capsys)


def test_an_order_that_is_taken_back_after_the_trail_was_sent_leaves_one_chain(
    running: Central, hers: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_line(*_: object) -> None:
        raise Unreachable("Ingen forbindelse.")

    order(hers)
    with monkeypatch.context() as broken:
        broken.setattr(wipe, "begin", no_line)
        with pytest.raises(Unreachable):
            obey(hers)
    told(running, capsys, "device", "spare", hers.enrolled.device)

    hers.unlock()
    hers.store.trail.sign_with(hers.enrolled.key.sign)
    hers.send_trail()

    assert trail_of(running, hers.enrolled.device) == trail_here(hers)
    assert is_whole(running, capsys)


def test_a_chain_of_which_the_service_had_a_part_goes_on_from_there(
    running: Central, hers: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    hers.unlock()
    hers.store.trail.sign_with(hers.enrolled.key.sign)
    hers.send_trail()
    look(hers)
    here = trail_here(hers)
    hers.lock()
    order(hers)

    obey(hers)

    assert trail_of(running, hers.enrolled.device) == [*here, (len(here) + 1, "wipe", "")]
    assert is_whole(running, capsys)


@pytest.mark.parametrize("hurt", ["gone", "cut", "turned", "nonsense"])
def test_a_trail_that_cannot_be_read_stops_no_wipe_and_the_team_lead_hears_of_it(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str], hurt: str
) -> None:
    here = before(hers)
    path = hers.folder / NAME
    whole = path.read_bytes()
    middle = len(whole) - 200
    how = {
        "cut": whole[:middle],
        "turned": whole[:middle] + b"\0\0\0" + whole[middle + 3 :],
        "nonsense": b"x" * 99,
    }
    if hurt == "gone":
        path.unlink()
    else:
        path.write_bytes(how[hurt])
    order(hers)

    assert obey(hers)
    assert trail_of(running, hers.enrolled.device)[-1][1] == "wipe"
    assert not is_whole(running, capsys)
    assert running.all("select content from sent_trail where unreadable > 0") == [(how.get(hurt, b""),)]
    assert told(running, capsys, "device", "list")["devices"][0]["wipe"]["hurt"] == ["trail"]
    assert whole_trail(hers, running, tmp_path / "left", capsys)[: len(here)] == here
    assert leftovers.sweep(running.ledger, running.clock()) == leftovers.waiting(running.ledger) == ()


def test_what_was_looked_at_in_a_store_that_was_only_read_is_there_before_the_wipe(
    running: Central, hers: Laptop
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "STEPS", (*schema.STEPS, new_shape))
        patch.setattr(schema, "NEWEST", schema.NEWEST + 1)
        patch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
        hers.unlock()
        assert hers.store.view is not None
        hers.store.trail.searched("sygedagpenge", "palette", now=running.clock())
        hers.lock()
    order(hers)

    assert obey(hers)
    assert [one[1] for one in trail_of(running, hers.enrolled.device)][-3:] == ["unlock", "search", "wipe"]


def flipped(whole: bytes, turn: int, chance: Random) -> bytes:
    """Turn a bit, or cut the file."""
    place = chance.randrange(len(whole))
    if turn % 3 == 0:
        return whole[:place]
    return whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :]


@pytest.mark.slow
def test_no_turned_bit_and_no_cut_of_a_trail_makes_the_service_believe_an_entry_that_was_not_made(
    running: Central, hers: Laptop
) -> None:
    whole, chance = (hers.folder / NAME).read_bytes(), sizes.chance("sent trails")
    with running.ledger.reading() as connection:
        private = identity.read(connection, running.ledger.keys).private
    standing = sent_trails._read(whole, [private])
    (made,) = (chain.entries for chain in standing.chains.values())
    silent = []
    for turn in range(sizes.many(200, 20_000)):
        found = sent_trails._read(flipped(whole, turn, chance), [private])
        entries = [one for chain in found.chains.values() for one in chain.entries]

        assert all(one in made for one in entries)
        assert found.given[1] <= standing.given[1]
        if not found.unreadable and turn % 3:
            silent.append(entries == made)

    assert (standing.unreadable, all(silent)) == (0, True)


def test_of_the_test_a_service_that_checks_no_tag_believes_what_was_not_made(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unchecked(key: bytes, sealed: bytes, _bound: bytes) -> bytes:
        counter = sealed[:12] + (2).to_bytes(4, "big")
        return Cipher(AES(key), CTR(counter)).decryptor().update(sealed[12:-16])

    monkeypatch.setattr(keys, "unseal", unchecked)

    with pytest.raises(AssertionError):
        test_no_turned_bit_and_no_cut_of_a_trail_makes_the_service_believe_an_entry_that_was_not_made(
            running, hers
        )


def test_while_the_services_keys_roll_over_a_computer_that_knows_the_old_ones_is_wiped_with_its_trail(
    running: Central, hers: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    here = before(hers)
    rollover.begin(running.ledger, running.clock())
    order(hers)

    assert obey(hers)
    assert trail_of(running, hers.enrolled.device) == [*here, (len(here) + 1, "wipe", "")]
    assert is_whole(running, capsys)
    assert "hurt" not in told(running, capsys, "device", "list")["devices"][0]["wipe"]


def test_a_trail_that_the_device_did_not_sign_is_not_taken(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with locked(hers) as device:
        line = device._line()
        device.contact()
        monkeypatch.setattr(line._key, "sign", lambda _: "AAAA", raising=False)
        with pytest.raises(Unreachable):
            line.trail_file((hers.folder / NAME).read_bytes())

    assert trail_of(running, hers.enrolled.device) == []


def test_another_persons_chain_in_a_file_is_not_taken(running: Central, hers: Laptop, tmp_path: Path) -> None:
    with laptop(running, "JOKR", tmp_path / "his") as his:
        his.lock()
        (his.folder / NAME).write_bytes((hers.folder / NAME).read_bytes())

        with locked(his) as device:
            wiping.send_trail(his.folder, device._line())

        assert running.all("select count(*) from trail_entry") == [(0,)]
        assert running.all("select unreadable from sent_trail") == [(1,)]


def test_a_word_on_the_trail_that_the_service_did_not_sign_stops_the_wipe_before_anything_goes(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    order(hers)
    monkeypatch.setattr(Wire, "trail_file", lambda *_: wiping_word("e30.AAAA"))

    with pytest.raises(Unreachable):
        obey(hers)

    assert (hers.folder / "keys.ffk").exists()


def wiping_word(said: str) -> object:
    return TrailFileTaken(said)


def test_nothing_of_the_trail_lies_readable_in_the_folder_at_any_step(hers: Laptop) -> None:
    order(hers)
    clear: dict[str, bytes] = {}

    obey(
        hers,
        lambda step: clear.update(
            {
                step: b"".join(path.read_bytes() for path in hers.folder.iterdir() if path.is_file())
                if step != "gone"
                else b""
            }
        ),
    )

    assert not any(b"bageri" in content or b'"search"' in content for content in clear.values())
    assert trail_file.NAME == NAME
