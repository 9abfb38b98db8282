"""`fodfaeste-central keys`: a roll-over is begun, looked at and ended; whoever has not heard is named."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sync.service import admin, rollover
from sync.service.ledger import open_store
from tests.sync.stage import Central, central


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Central]:
    with central(tmp_path / "central") as one:
        monkeypatch.setattr("sync.service.moments.now", one.clock)
        yield one


def told(tmp_path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = admin.main(["keys", *words, "--store", str(tmp_path / "central"), "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_the_words_say_who_has_heard_and_end_only_in_time(
    running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    running.enrol(running.add_user("MEHA"))
    here = running.enrol(running.add_user("JOKR"))
    before = told(tmp_path, capsys, "show")[1]

    begun = told(tmp_path, capsys, "roll", "--address", "https://ny.example.invalid")
    again = told(tmp_path, capsys, "roll")
    with running.ledger.writing() as connection:
        number = connection.execute("select number from device where id = ?", (here.device,)).fetchone()[0]
        connection.execute("insert into key_heard values (1, ?, ?)", (number, running.clock().isoformat()))
    shown = told(tmp_path, capsys, "show")[1]
    early = told(tmp_path, capsys, "end")
    running.clock.now += timedelta(days=91)
    ended = told(tmp_path, capsys, "end")

    assert before["number"] == 0
    assert (begun[0], begun[1]["address"]) == (0, "https://ny.example.invalid")
    assert (again[0], "i gang" in again[1]["error"]) == (1, True)
    assert {one["initials"]: bool(one["heard"]) for one in shown["devices"]} == {"MEHA": False, "JOKR": True}
    assert (early[0], "gælder til" in early[1]["error"]) == (1, True)
    assert (ended[0], len(ended[1]["missing"])) == (0, 1)


def test_in_words_for_a_person(running: Central, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    running.enrol(running.add_user("MEHA"))
    store = ["--store", str(tmp_path / "central")]

    for words in (["roll"], ["show"], ["end", "--early"], ["show"]):
        assert admin.main(["keys", *words, *store]) == 0

    said = capsys.readouterr().out
    assert "0 af 1 computere har hørt om de nye nøgler" in said
    assert "har ikke hørt det endnu" in said
    assert "Deres lager og alt, hvad de har skrevet, bliver på dem" in said
    assert "Nøgleskifte 1 er slut" in said


def test_a_service_from_before_opens_and_rolls_over(tmp_path: Path) -> None:
    with central(tmp_path / "central") as one:
        with one.ledger.writing() as connection:
            for table in ("key_roll", "key_heard", "migration"):
                connection.execute(f"drop table {table}")
        kept = one.all("select use, public from own_pair order by use")
    ledger = open_store(tmp_path / "central")
    try:
        roll = rollover.begin(ledger, one.clock())
        with ledger.reading() as connection:
            now = connection.execute("select use, public from own_pair order by use").fetchall()
    finally:
        ledger.close()

    assert roll.number == 1
    before = {(use.removesuffix("-before"), public) for use, public in now if use.endswith("-before")}
    assert before == set(kept)
    assert len(now) == 2 * len(kept)
