"""A forgotten passphrase between real processes: the service serves, the officers type commands, a device asks."""

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import device_key, vault
from sync import enrol, recovery
from sync.proofs import DeviceKey
from sync.service import appointing, registry
from sync.service.ledger import create
from sync.wire import Wire
from tests.storage.shelf import CHEAP, PASSPHRASE, citizen, note, save
from tests.sync.recovering import LAST_WORDS, NEW, OFFICERS, QUICK, SECRETS
from tests.sync.test_admin import asked, environment, run


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A municipality with a worker and two officers, and its service as a process of its own."""
    ledger = create(tmp_path / "central", "Nordbyen Kommune")
    keys = appointing.shares_of(OFFICERS)
    shares = appointing.files(keys, SECRETS, QUICK)
    with ledger.writing() as connection:
        appointing.put(connection, appointing.first(keys, datetime.now(UTC)), datetime.now(UTC))
        registry.put_user(connection, registry.User(str(uuid.uuid4()), "MEHA", "Mette Hald", "Sagsbehandler"))
    ledger.close()
    for number, share in enumerate(shares):
        (tmp_path / f"ord-{number}").write_text(SECRETS[number], encoding="utf-8")
        (tmp_path / f"officer-{number}.json").write_bytes(share)
    serving = subprocess.Popen(
        [sys.executable, "-m", "sync.service.admin", "serve", "--port", "0", "--json"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert serving.stdout is not None
    yield json.loads(serving.stdout.readline())["address"]
    serving.terminate()
    serving.wait(60)
    serving.stdout.close()


def approve(home: Path, request: str, number: int, heard: str) -> tuple[int, str]:
    """Let an officer approve with his own file and words."""
    own: list[str | Path] = [
        "--share",
        home / f"officer-{number}.json",
        "--secret-file",
        home / f"ord-{number}",
    ]
    return run(home, "recovery", "approve", request, "--words", heard, *own)


def test_from_the_code_of_the_first_day_to_new_words_and_every_note(address: str, tmp_path: Path) -> None:
    code = asked(tmp_path, "code", "MEHA")["code"]
    enrolled = enrol.enrol(address, code, enrol.begin(), wall=time.time)
    now = datetime.now(UTC)
    user = vault.UserFacts(enrolled.user, enrolled.initials, enrolled.name)
    folder = tmp_path / "store"
    store = vault.create(folder, PASSPHRASE, user=user, device=enrolled.device, now=now, cost=CHEAP)
    device_key.keep(folder, enrolled.key.raw)
    assert store.recovery.pin(enrolled.recovery)
    stream, opened = citizen()
    save(store, *opened, *note(stream, LAST_WORDS))

    with closing(Wire(address, enrolled.key, enrolled.device, wall=time.time)) as wire:
        assert recovery.keep_up(
            wire, store.recovery, store.ledger, store=store.id, now=datetime.now(UTC)
        ).helps
        store.close()
        waits = recovery.begin(
            folder, device=enrolled.device, key=DeviceKey(device_key.read(folder)), now=now
        )
        recovery.ask(wire, waits)
        request, heard = waits.request.id[:8], " ".join(waits.words)
        too_early = run(tmp_path, "recovery", "answer", request)
        approved = [approve(tmp_path, request, number, heard) for number in (0, 0, 1)]
        answered = run(tmp_path, "recovery", "answer", request)
        answer = recovery.ask(wire, waits).answer

    assert [too_early[0], *(status for status, _ in approved), answered[0]] == [1, 0, 1, 0, 0]
    assert "HELU har allerede godkendt" in approved[1][1]
    assert answer is not None
    root = recovery.root_of(folder, answer, now)
    back = vault.unlock_with_root(folder, root, NEW, now=now, cost=CHEAP)
    assert LAST_WORDS in [placed.change.fields.get("text") for placed in back.ledger.waiting(100)]
    back.close()
