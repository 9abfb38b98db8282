"""What the documents say of PostgreSQL is what the service does: the bytes, the roles, the commands."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

from sync.service import admin, payloads
from sync.service.keys import Keys
from sync.service.migrate_admin import lay
from sync.service.payloads import Payloads, StreamKeys, of_change
from tests.storage.test_security_document import PAGE, value
from tests.sync import servers

ROOT: Final = Path(__file__).parents[2]
SERVICE: Final = (ROOT / "docs" / "SERVICE.md").read_text(encoding="utf-8")
STREAM: Final = "6b1f5b1e-2c4a-4f7e-9d39-0a8a4f2e7c11"
PLAIN: Final = '{"d":1,"f":{"what":"Ring til jobcenteret"}}'


@pytest.fixture
def own() -> Keys:
    return Keys(bytes.fromhex(value("central.key")))


class Holding:
    """A connection to a table of stream keys with one row."""

    def __init__(self, wrapped: bytes) -> None:
        self._wrapped = wrapped

    def execute(self, _: str, values: tuple[str]) -> Any:
        return self

    def fetchone(self) -> tuple[bytes]:
        return (self._wrapped,)


def test_the_mark_of_the_tenant_is_that_of_the_page(own: Keys) -> None:
    assert own.mark("tenant", b"tenant") == value("mark of the tenant")


def test_the_sealed_row_of_the_page_opens_by_the_wrapped_key_of_the_page(own: Keys) -> None:
    assert PLAIN in PAGE
    rows = Payloads(Holding(bytes.fromhex(value("wrapped stream key"))), StreamKeys(own, seals=True))

    assert rows.read(STREAM, of_change(7, 1), bytes.fromhex(value("sealed row"))) == PLAIN.encode()


def test_a_row_is_sealed_as_the_page_says(own: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.service.keys.os.urandom", lambda _: bytes(range(12, 24)))
    rows = Payloads(Holding(bytes.fromhex(value("wrapped stream key"))), StreamKeys(own, seals=True))

    assert rows.kept(STREAM, of_change(7, 1), PLAIN.encode()).hex() == value("sealed row")
    assert payloads.of_held(7, 1) == "held 7.1"


def test_the_roles_of_the_page_are_enough_and_no_stronger_than_the_service_stands(tmp_path: Path) -> None:
    server = servers.newest()
    (said,) = re.findall(r"```sql\n(.*?)```", SERVICE, re.DOTALL)
    before, after = (
        said.replace("fodfaeste_", "paper_")
        .replace("database fodfaeste", "database paper")
        .split("\\c fodfaeste")
    )
    server.as_superuser(*[one for one in before.split(";") if one.strip()])
    server.as_superuser(*[one for one in after.split(";") if one.strip()], database="paper")
    store, owner = tmp_path / "central", tmp_path / "owner"
    server.address_file(store, "paper").write_text(server.address("paper_service", "paper"), encoding="utf-8")
    owner.touch(mode=0o600)
    owner.write_text(server.address("paper_owner", "paper"), encoding="utf-8")
    there = ["--store", str(store)]

    done = [
        admin.main(["migrate", *there, "--owner-file", str(owner)]),
        admin.main(["init", *there, "--municipality", "Nordbyen Kommune"]),
        admin.main(["doctor", *there]),
    ]

    assert done == [0, 0, 0]
    assert lay(server.address("paper_owner", "paper"), "paper_service") == []
    server.as_superuser(
        "drop database paper with (force)", "drop role paper_owner", "drop role paper_service"
    )


def test_the_unit_hands_the_address_in_as_a_credential() -> None:
    text = (ROOT / "packaging" / "fodfaeste-central-postgresql.conf").read_text(encoding="utf-8")
    unit = (ROOT / "packaging" / "fodfaeste-central.service").read_text(encoding="utf-8")
    starting = re.findall(r"^ExecStart=(\S+ serve .*)$", text, re.MULTILINE)

    assert (
        starting[0].replace(" --database-file %d/database", "")
        == re.findall(r"^ExecStart=(.*)$", unit, re.MULTILINE)[0]
    )
    assert "LoadCredential=database:/etc/fodfaeste/database" in text
    assert admin._parser().parse_args(starting[0].split()[1:]).database_file == Path("%d/database")
