"""The evening before the first day: an export comes in, computers enrol, each gets its caseload and no other."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage import vault
from sync.client import Client, Progress
from sync.enrol import begin, enrol
from sync.service.ledger import CentralLedger, open_store
from sync.wire import Wire
from tests.house.files import ROOT
from tests.sync.test_admin import EXPECTED, EXPORT, asked, environment, run
from tests.sync.test_real_stores import RealLedger, make


@dataclass
class Office:
    """A municipality whose export was imported, and whose service runs as a process of its own."""

    home: Path
    address: str
    process: "subprocess.Popen[str]"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    home = tmp_path_factory.mktemp("office")
    assert run(home, "import", EXPORT)[0] == 0
    process = subprocess.Popen(
        [sys.executable, "-m", "sync.service.admin", "serve", "--port", "0"],
        env=environment(home),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    found = re.search(r"http://[\d.:]+", process.stdout.readline())
    assert found is not None
    yield Office(home, found.group(), process)
    process.terminate()
    process.wait(60)
    process.stdout.close()


def first_sync(office: Office, folder: Path, initials: str) -> tuple[vault.Store, list[Progress]]:
    code = asked(office.home, "code", initials)["code"]
    enrolled = enrol(office.address, code, begin(), wall=time.time)
    store = make(folder, enrolled.user, enrolled.device)
    wire = Wire(enrolled.address, enrolled.key, enrolled.device, wall=time.time)
    heard: list[Progress] = []
    told = Client(store.ledger, wire, epoch=enrolled.epoch).one_round(heard.append, lambda: False)
    wire.close()
    assert told.whole
    return store, heard


def granted(office: Office, initials: str) -> set[str]:
    ledger: CentralLedger = open_store(office.home / "central")
    with ledger.reading() as connection:
        rows = connection.execute(
            "select s.stream from span s join user u on u.id = s.user where u.initials = ? and s.to_seq is null",
            (initials,),
        ).fetchall()
    ledger.close()
    return {stream for (stream,) in rows}


@pytest.mark.parametrize("initials", ["JOKR", "MEHA"])
def test_every_citizen_of_the_caseload_comes_and_no_other(
    office: Office, tmp_path: Path, initials: str
) -> None:
    store, heard = first_sync(office, tmp_path / "store", initials)
    mine = granted(office, initials)
    rows = RealLedger(store).rows.values()

    citizens = {placed.change.stream for placed in rows if placed.change.kind == "citizen"}
    workers = {str(p.change.fields["initials"]) for p in rows if p.change.kind == "worker"}
    progress = [(p.done, p.total) for p in heard if p.what == "citizens"]
    store.close()

    assert 0 < len(mine) <= EXPECTED["imported"]["borgere.csv"]
    assert citizens == mine
    assert workers == {"HELU", "JOKR", "MEHA", "SIBA"}
    assert progress == [(n + 1, len(mine)) for n in range(len(mine))]


def test_a_team_leads_computer_holds_no_word_of_a_note_or_a_number(office: Office, tmp_path: Path) -> None:
    store, _ = first_sync(office, tmp_path / "store", "HELU")
    rows = list(RealLedger(store).rows.values())
    store.close()

    assert {placed.change.kind for placed in rows} >= {"citizen", "agreement", "goal"}
    assert not {placed.change.kind for placed in rows} & {"note", "visit", "attempt"}
    days = [set(placed.change.fields) for placed in rows if placed.change.kind == "statement"]
    assert days
    assert all(names <= {"requested", "due", "received"} for names in days)
    assert not any("cpr" in placed.change.fields or "address" in placed.change.fields for placed in rows)


def test_nothing_of_a_case_stands_readable_in_any_file_of_service_or_device(
    office: Office, tmp_path: Path
) -> None:
    store, _ = first_sync(office, tmp_path / "store", "JOKR")
    names = {
        str(p.change.fields["last_name"])
        for p in RealLedger(store).rows.values()
        if "last_name" in p.change.fields
    }
    canaries = [name.encode() for name in names if len(name) > 5] + [b"7003970684", b"700397-0684"]

    found = [
        (file.name, word)
        for folder in (tmp_path, office.home)
        for file in folder.rglob("*")
        if file.is_file()
        for word in canaries
        if word in file.read_bytes()
    ]
    store.close()

    assert len(canaries) > 10
    assert found == []
