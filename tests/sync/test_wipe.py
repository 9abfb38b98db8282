"""A store that its municipality gave up: its unsent work has a receipt first, then nothing opens it."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Unreachable
from storage import backups, pinned, vault, wipe
from storage.faults import AlreadyOpen
from storage.lease import Brought, LeaseEnded
from sync import locked as away
from sync import wiping
from sync.proofs import DeviceKey, decoded, statement
from sync.protocol import TokenAnswered, TokenAsked
from sync.protocol_away import LEASE, ORDER
from sync.service import admin, identity, leases
from sync.words import TurnedAway
from tests.sync.away import Laptop, locked
from tests.sync.stage import Central
from tests.sync.wiping import (
    STEPS,
    Standing,
    at_rest,
    before,
    is_whole,
    notes,
    obey,
    obey_until_killed,
    order,
    standing,
    trail_of,
)


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer, locked, with two notes that the service does not have."""
    with at_rest(running, tmp_path / "hers") as one:
        yield one


def test_unsent_work_comes_first_then_keys_then_files_then_the_word_and_the_devices_own_key_last(
    running: Central, hers: Laptop
) -> None:
    order(hers)
    seen: list[tuple[str, list[str], int, Standing]] = []

    def look(step: str) -> None:
        left = sorted(path.name for path in hers.folder.glob("*"))
        seen.append((step, left, notes(running), standing(running)))

    assert obey(hers, look)
    assert [step for step, *_ in seen] == [*STEPS, "gone"]
    assert all(count == 2 for _, _, count, _ in seen)
    sent, keys, files, told, gone = (left for _, left, *_ in seen)
    assert {"keys.ffk", "keys.ffk.prev", "store.db", "outbox.ffj", "wipe.json"} <= set(sent)
    assert not any(name.startswith("keys.ffk") for name in keys)
    assert files == told == ["central.json", "device.ffk", "store.lock", "wipe.json"]
    assert gone == []
    assert [how for *_, how in seen][2:4] == [
        Standing(heard=True, sent=True, done=False),
        Standing(heard=True, sent=True, done=True),
    ]
    assert not hers.folder.exists()


@pytest.mark.parametrize("step", STEPS)
def test_a_wipe_that_is_killed_after_any_step_is_taken_up_and_ends_the_same(
    running: Central, hers: Laptop, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    here = before(hers)
    order(hers)
    obey_until_killed(hers, step)

    begun = wipe.begun(hers.folder)
    with locked(hers) as device:
        done = device.obey(begun)

    assert (bool(begun), done, notes(running)) == (True, True, 2)
    assert trail_of(running, hers.enrolled.device) == [*here, (len(here) + 1, "wipe", "")]
    assert is_whole(running, capsys)
    assert standing(running) == Standing(heard=True, sent=True, done=True)
    assert not hers.folder.exists()


def test_after_the_keys_nothing_that_is_left_opens_with_any_passphrase(
    running: Central, hers: Laptop, tmp_path: Path
) -> None:
    hers.unlock()
    backups.make(hers.store.source(), running.clock())
    hers.lock()
    aside = hers.folder / "aside" / "before"
    aside.mkdir(parents=True)
    (aside / "keys.ffk").write_bytes((hers.folder / "keys.ffk").read_bytes())
    order(hers)
    before = _openable(hers.folder)

    def cut(step: str) -> None:
        if step == "keys":
            raise RuntimeError("power")

    with locked(hers) as device, pytest.raises(RuntimeError):
        device.obey(device.contact().order, told=cut)

    assert (before, _openable(hers.folder)) == (4, 0)
    assert (hers.folder / "store.db").exists()


def _openable(folder: Path) -> int:
    """Count the files that carry a slot which a passphrase opens."""
    return sum(b'"argon2id"' in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_without_contact_nothing_is_destroyed_before_the_unsent_work_has_a_receipt(
    running: Central, hers: Laptop
) -> None:
    order(hers)
    before = {path.name for path in hers.folder.iterdir()}
    with locked(hers) as device:
        number = device.contact().order
        said = pinned.read_beside(hers.folder)
        assert said is not None
        pinned.put_beside(
            hers.folder, pinned.Beside("http://127.0.0.1:9", said.epoch, said.device, said.sign, said.seal)
        )
        with locked(hers) as cut, pytest.raises(Unreachable):
            cut.obey(number)

    assert {path.name for path in hers.folder.iterdir()} == before
    assert wipe.begun(hers.folder) == ""
    hers.unlock()
    assert hers.notes() == ["Et", "To"]


def test_a_test_of_the_test_keys_that_go_before_the_work_is_sent_lose_it(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away.LockedDevice, "send", lambda _self, *, again: away.Sent())

    with pytest.raises(AssertionError):
        test_unsent_work_comes_first_then_keys_then_files_then_the_word_and_the_devices_own_key_last(
            running, hers
        )


def test_a_test_of_the_test_keys_that_are_kept_are_found_out(
    running: Central, hers: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wipe, "destroy_keys", lambda _: None)

    with pytest.raises(AssertionError):
        test_after_the_keys_nothing_that_is_left_opens_with_any_passphrase(running, hers, tmp_path)


def test_a_test_of_the_test_a_word_that_comes_before_the_files_have_gone_is_found_out(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = wipe.destroy_files

    def too_late(folder: Path) -> None:
        with locked(hers) as device:
            wiping.say_last(device._line(), wipe.Begun(wipe.begun(folder)), wall=running.clock.wall)
        real(folder)

    monkeypatch.setattr(wipe, "destroy_files", too_late)

    with pytest.raises(AssertionError):
        test_unsent_work_comes_first_then_keys_then_files_then_the_word_and_the_devices_own_key_last(
            running, hers
        )


def test_an_open_store_is_not_wiped_under_the_hands_of_its_owner(running: Central, hers: Laptop) -> None:
    order(hers)
    hers.unlock()

    with locked(hers) as device, pytest.raises(AlreadyOpen):
        device.obey(device.contact().order)

    assert hers.notes() == ["Et", "To"]


IN_TIME = "2026-11-27T09:00:00+00:00"
WRONG: dict[str, dict[str, str]] = {
    "forged": {"key": "another"},
    "a lease": {"kind": LEASE},
    "another device's": {"device": "another"},
    "over": {"until": "2026-11-26T08:59:00+00:00"},
    "no time": {"until": "engang"},
    "kept from before": {"nonce": "before"},
}


def test_an_order_that_does_not_hold_is_as_if_it_had_not_come(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running.ledger.reading() as connection:
        own = identity.read(connection, running.ledger.keys).signer
    saying: dict[str, str] = {}

    def told(_ledger: object, _device: object, asked: TokenAsked, token: TokenAnswered, _now: object) -> None:
        facts = {
            "device": saying.get("device", hers.enrolled.device),
            "nonce": saying.get("nonce", asked.nonce),
            "until": saying.get("until", IN_TIME),
            "order": "x",
        }
        signer = DeviceKey.new() if "key" in saying else own
        token.order = statement(signer, saying.get("kind", ORDER), facts)

    monkeypatch.setattr(leases, "told", told)
    heard = {}
    with locked(hers) as one:
        right = one.contact().order
        for name, wrong in WRONG.items():
            saying.clear()
            saying.update(wrong)
            heard[name] = one.contact().order

    assert right == "x"
    assert heard == dict.fromkeys(WRONG, "")


def test_a_device_that_is_to_be_wiped_gets_nothing_more_and_a_lease_no_more(
    running: Central, hers: Laptop
) -> None:
    order(hers)
    hers.unlock()

    with pytest.raises(TurnedAway) as turned:
        hers.round()

    assert turned.value.code == "wipe_ordered"
    with locked(hers) as device:
        heard = device.contact()
    assert (heard.lease, bool(heard.order)) == ("", True)


def test_a_stolen_computer_that_is_shut_out_too_brings_its_words_and_is_wiped(
    running: Central, hers: Laptop
) -> None:
    order(hers)
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = '2026-11-26T08:00:00+00:00'")

    with locked(hers) as device:
        assert device.obey(device.contact().order)

    assert standing(running).done
    assert running.all("select count(*) from held where code = 'shut_out'") == [(2,)]


def test_the_administrator_orders_it_and_sees_how_far_it_is(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> str:
        admin.main([*words, "--store", str(tmp_path / "central")])
        return capsys.readouterr().out

    name = hers.enrolled.device
    first = said("device", "wipe", name)
    before = said("device", "list")
    with locked(hers) as device:
        number = device.contact().order
        heard = said("device", "list")
        device.obey(number)
    after = json.loads(said("device", "list", "--json"))["devices"][0]

    assert "sender den det usendte og sletter derefter alt" in first
    assert "har ikke været på nettet siden" in before
    assert "har hørt det 26.11.2026 kl. 10.00, det usendte mangler" in heard
    assert after["wipe"]["done"] == after["revoked"] == "2026-11-26T09:00:00+00:00"
    assert "siger computeren selv" in said("device", "list")


def test_an_order_that_is_taken_back_gives_the_lease_again(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order(hers)

    admin.main(["device", "spare", hers.enrolled.device, "--store", str(tmp_path / "central")])

    with locked(hers) as device:
        heard = device.contact()
    assert (bool(heard.lease), heard.order) == (True, "")
    assert "taget tilbage" in capsys.readouterr().out


def test_the_municipality_says_how_long_a_lease_is_within_its_bounds(
    running: Central, hers: Laptop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = {"8t": 8, "7d": 168, "30d": 720, "7t": None, "31d": None, "uge": None}
    told, lengths = {}, []
    for said, hours in wanted.items():
        status = admin.main(["lease", "set", said, "--store", str(tmp_path / "central"), "--json"])
        told[said] = json.loads(capsys.readouterr().out).get("hours")
        with locked(hers) as device:
            facts = json.loads(decoded(device.contact().lease.partition(".")[0]))
        lengths.append(datetime.fromisoformat(facts["until"]) - datetime.fromisoformat(facts["at"]))

        assert status == (0 if hours else 1)

    assert told == wanted
    assert lengths == [timedelta(hours=hours) for hours in (8, 168, 720, 720, 720, 720)]


def test_past_its_lease_a_store_opens_after_a_check_in_and_not_before(running: Central, hers: Laptop) -> None:
    hers.unlock()
    hers.round()
    hers.write("Tre")
    hers.lock()
    running.clock.now += timedelta(days=8)
    with pytest.raises(LeaseEnded):
        hers.unlock()

    with locked(hers) as device:
        heard = device.contact()
        sent = device.send()
    hers.unlock(Brought(heard.lease, heard.nonce))

    assert sent.receipted == 1
    assert hers.notes() == ["Et", "To", "Tre"]
    assert vault.find(hers.folder).wrong == 0
