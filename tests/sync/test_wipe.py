"""A store that its municipality gave up: its unsent work has a receipt first, then nothing opens it."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from casework.errors import Unreachable
from storage import journal_file, pinned, vault, wipe
from storage.faults import AlreadyOpen
from storage.lease import Brought, LeaseEnded
from sync import locked as away
from sync.proofs import DeviceKey, decoded, statement
from sync.protocol_away import LEASE, ORDER
from sync.service import admin, identity, leases
from sync.words import TurnedAway
from tests.sync.away import Laptop, laptop, locked
from tests.sync.stage import Central, central

STEPS = ("sent", "keys", "files", "told")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        yield one


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    """Mette's computer, locked, with two notes that the service does not have."""
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        one.open_citizen()
        one.round()
        one.write("Et", "To")
        one.lock()
        yield one


def order(running: Central, one: Laptop) -> None:
    with running.ledger.writing() as connection:
        (number,) = connection.execute(
            "select number from device where id = ?", (one.enrolled.device,)
        ).fetchone()
        leases.order_wipe(connection, number, running.clock())


def standing(running: Central) -> tuple[bool, bool, bool]:
    """Whether the device has heard, has sent, and has said that it is wiped."""
    return running.all("select heard is not null, sent is not null, done is not null from wipe_order")[0]


def notes(running: Central) -> int:
    return int(running.all("select count(*) from change where kind = 'note'")[0][0])


def test_unsent_work_comes_first_then_keys_then_files_then_the_word_and_the_devices_own_key_last(
    running: Central, hers: Laptop
) -> None:
    order(running, hers)
    seen: list[tuple[str, list[str], int, tuple[bool, bool, bool]]] = []

    def look(step: str) -> None:
        left = sorted(path.name for path in hers.folder.glob("*"))
        seen.append((step, left, notes(running), standing(running)))

    with locked(hers) as device:
        done = device.obey(device.contact().order, told=look)

    assert done
    assert [step for step, *_ in seen] == [*STEPS, "gone"]
    assert all(count == 2 for _, _, count, _ in seen)
    sent, keys, files, told, gone = (left for _, left, *_ in seen)
    assert {"keys.ffk", "keys.ffk.prev", "store.db", "outbox.ffj", "wipe.json"} <= set(sent)
    assert not any(name.startswith("keys.ffk") for name in keys)
    assert files == told == ["central.json", "device.ffk", "store.lock", "wipe.json"]
    assert gone == []
    assert [how for *_, how in seen][2:4] == [(True, True, False), (True, True, True)]
    assert not hers.folder.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from sync.locked import LockedDevice
def told(step):
    if step == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
device = LockedDevice(Path(sys.argv[1]), wall=lambda: float(sys.argv[3]))
device.obey(device.contact().order, told=told)
"""


@pytest.mark.parametrize("step", STEPS)
def test_a_wipe_that_is_killed_after_any_step_is_taken_up_and_ends_the_same(
    running: Central, hers: Laptop, step: str
) -> None:
    order(running, hers)
    words = [sys.executable, "-c", KILLED, str(hers.folder), step, str(running.clock.wall())]
    killed = subprocess.run(words, check=False, cwd=Path(__file__).parents[2], timeout=60)

    begun = wipe.begun(hers.folder)
    with locked(hers) as device:
        done = device.obey(begun)

    assert killed.returncode == -signal.SIGKILL
    assert (bool(begun), done, standing(running), notes(running)) == (True, True, (True, True, True), 2)
    assert not hers.folder.exists()


def test_without_contact_nothing_is_destroyed_before_the_unsent_work_has_a_receipt(
    running: Central, hers: Laptop
) -> None:
    order(running, hers)
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


def test_where_a_word_cannot_be_read_nothing_is_destroyed_and_the_service_knows_it(
    running: Central, hers: Laptop
) -> None:
    order(running, hers)
    path = hers.folder / journal_file.NAME
    path.write_bytes(path.read_bytes()[:-9])

    with locked(hers) as device:
        done = device.obey(device.contact().order)

    assert (done, standing(running)) == (False, (True, False, False))
    assert (hers.folder / "keys.ffk").exists()
    hers.unlock()
    assert hers.notes() == ["Et", "To"]


def test_a_test_of_the_test_keys_that_go_before_the_work_is_sent_lose_it(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(away.LockedDevice, "send", lambda _: away.Sent())

    with pytest.raises(AssertionError):
        test_unsent_work_comes_first_then_keys_then_files_then_the_word_and_the_devices_own_key_last(
            running, hers
        )


def test_an_open_store_is_not_wiped_under_the_hands_of_its_owner(running: Central, hers: Laptop) -> None:
    order(running, hers)
    hers.unlock()

    with locked(hers) as device, pytest.raises(AlreadyOpen):
        device.obey(device.contact().order)

    assert hers.notes() == ["Et", "To"]


def forged(key: DeviceKey, kind: str, device: str, nonce: str, until: str) -> str:
    return statement(key, kind, {"device": device, "nonce": nonce, "order": "x", "until": until})


@pytest.mark.parametrize(
    ("key", "kind", "device", "until", "echo"),
    [
        ("another", ORDER, "", "2026-11-27T09:00:00+00:00", True),
        ("", LEASE, "", "2026-11-27T09:00:00+00:00", True),
        ("", ORDER, "another", "2026-11-27T09:00:00+00:00", True),
        ("", ORDER, "", "2026-11-26T08:59:00+00:00", True),
        ("", ORDER, "", "engang", True),
        ("", ORDER, "", "2026-11-27T09:00:00+00:00", False),
    ],
    ids=["forged", "a lease", "another device's", "over", "no time", "kept from before"],
)
def test_an_order_that_does_not_hold_is_as_if_it_had_not_come(
    running: Central,
    hers: Laptop,
    monkeypatch: pytest.MonkeyPatch,
    *,
    key: str,
    kind: str,
    device: str,
    until: str,
    echo: bool,
) -> None:
    with running.ledger.reading() as connection:
        signer = DeviceKey.new() if key else identity.read(connection, running.ledger.keys).signer

    def told(_ledger: object, one: object, asked: object, token: object, _now: object) -> None:
        name = device or hers.enrolled.device
        nonce = asked.nonce if echo else "before"  # type: ignore[attr-defined]
        token.order = forged(signer, kind, name, nonce, until)  # type: ignore[attr-defined]

    monkeypatch.setattr(leases, "told", told)
    with locked(hers) as one:
        assert one.contact().order == ""


def test_an_order_that_holds_is_heard_by_that_same_way(
    running: Central, hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AssertionError):
        test_an_order_that_does_not_hold_is_as_if_it_had_not_come(
            running,
            hers,
            monkeypatch,
            key="",
            kind=ORDER,
            device="",
            until="2026-11-27T09:00:00+00:00",
            echo=True,
        )


def test_a_device_that_is_to_be_wiped_gets_nothing_more_and_a_lease_no_more(
    running: Central, hers: Laptop
) -> None:
    order(running, hers)
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
    order(running, hers)
    with running.ledger.writing() as connection:
        connection.execute("update device set revoked = '2026-11-26T08:00:00+00:00'")

    with locked(hers) as device:
        assert device.obey(device.contact().order)

    assert standing(running) == (True, True, True)
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
    order(running, hers)

    admin.main(["device", "spare", hers.enrolled.device, "--store", str(tmp_path / "central")])

    with locked(hers) as device:
        heard = device.contact()
    assert (bool(heard.lease), heard.order) == (True, "")
    assert "taget tilbage" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "hours"), [("8t", 8), ("7d", 168), ("30d", 720), ("7t", None), ("31d", None), ("uge", None)]
)
def test_the_municipality_says_how_long_a_lease_is_within_its_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, hours: int | None
) -> None:
    with central(tmp_path / "central") as running:
        status = admin.main(["lease", "set", said, "--store", str(tmp_path / "central"), "--json"])
        told = json.loads(capsys.readouterr().out)
        with laptop(running, "MEHA", tmp_path / "hers") as hers, locked(hers) as device:
            lease = device.contact().lease

    facts = json.loads(decoded(lease.partition(".")[0]))
    assert (status, told.get("hours")) == ((0, hours) if hours else (1, None))
    assert facts["until"] > facts["at"]
    if hours:
        assert datetime.fromisoformat(facts["until"]) - datetime.fromisoformat(facts["at"]) == timedelta(
            hours=hours
        )


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
