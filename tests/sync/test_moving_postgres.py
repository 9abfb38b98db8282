"""Packages of a case where PostgreSQL lies below, and the package of docs/vectors/move.json, byte by byte."""

import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest

from casework.errors import Refused
from sync.service import doctor, moving, packages
from sync.service.log import Log
from sync.service.packages import Card, Record
from tests.sync import servers
from tests.sync.protocol_page import identity_of
from tests.sync.stage import Central, central, device, new_id

SAID: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "docs" / "vectors" / "move.json").read_text(encoding="utf-8")
)
SENDER: Final = msgspec.convert(SAID["sender"]["card"], Card)
RECEIVER: Final = identity_of(bytes(range(32, 64)), bytes.fromhex(SAID["receiver"]["private"]))


def test_the_package_of_the_page_says_what_stands_there_to_its_receiver_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.move"
    path.write_bytes(b64decode(SAID["package"]))

    read = [[one.facts, one.data.decode()] for one in packages.read(path, sender=SENDER, openers=[RECEIVER])]

    assert read == SAID["records"]
    assert [SENDER.check(), packages.card_of("Sydbyen Kommune", RECEIVER).check()] == [
        SAID["sender"]["check"],
        SAID["receiver"]["check"],
    ]
    other = identity_of(bytes(32), bytes(range(1, 97)))
    with pytest.raises(Refused, match="anden kommune"):
        next(packages.read(path, sender=SENDER, openers=[other]))
    with pytest.raises(Refused, match="ikke hel"):
        next(packages.read(path, sender=packages.card_of("Nordbyen Kommune", other), openers=[RECEIVER]))


def test_a_package_that_could_not_be_written_whole_is_not_left_behind(tmp_path: Path) -> None:
    def cut_off() -> Iterator[Record]:
        yield Record({"case": "x"})
        raise OSError(28, "no room")

    with pytest.raises(OSError, match="no room"):
        packages.write(tmp_path / "case.move", cut_off(), to=SENDER, own=RECEIVER)

    assert list(tmp_path.iterdir()) == []


def packed(running: Central, stream: str) -> list[Record]:
    with running.ledger.reading() as connection:
        return list(moving.pack(connection, stream, "Nordbyen Kommune", moving.Packed()))


def test_postgresql_takes_a_case_in_and_gives_the_same_out_again(tmp_path: Path) -> None:
    stream, server = new_id(), servers.newest()
    name = server.database("moving")
    try:
        with (
            central(tmp_path / "here") as here,
            central(tmp_path / "there", server=server, database=name) as there,
        ):
            his, hers = here.add_user("JOKR"), there.add_user("MEHA")
            here.grant(his, stream)
            with device(here, his) as one:
                for number in range(4):
                    one.ledger.write(stream, new_id(), {"what": f"det {number}. ord"})
                one.round()
            records = packed(here, stream)

            for expected in (4, 0):
                with there.ledger.writing() as connection:
                    log = Log(connection)
                    came = moving.take_in(log, records, hers, there.clock())
                    log.finish()
                assert (came.changes, came.known) == (expected, 4 - expected)

            again = packed(there, stream)
            assert len(again) == len(records)
            assert [one.facts["received"] for one in again if "seq" in one.facts] == [
                one.facts["received"] for one in records if "seq" in one.facts
            ]
            with device(there, hers) as two:
                two.round()
                assert sorted(map(str, two.texts(stream))) == [f"det {number}. ord" for number in range(4)]
            assert doctor.faults(there.ledger) == []
    finally:
        server.as_superuser(f"drop database {name} with (force)")
