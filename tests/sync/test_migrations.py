"""The tables come by numbered steps, once each, on both databases; an old store goes on, an altered step is refused."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest

from casework.errors import Damaged, Refused
from sync.service import admin, ledger, migrate_admin, migrations
from sync.service.engines import rights
from sync.service.engines.spoken import laid, name_of, spoken, statements
from sync.service.ledger import create, open_store
from tests.sync import servers

RELEASED = {
    1: "836258167825d74a4462b8fa28c8b20a4103e0b5b72a2520fbec0f863439ae3b",
    2: "8f644b9c8e770eb7dab5cdbf04473d71621528811b1672e5b44dac289d7c814a",
    3: "7bd4b57a3dc9d3faf5dac44ef11af34ad3bd534eea3cb4ec5b954bb1dd3a3f46",
    4: "17af4717263845734181b80bb1b2924d6eee733ee343822896fefae1ed71b757",
    5: "3a1286530327b12e21f6b1485d5d67b3998c40412d226ce77986415f71cc4a5a",
    6: "63f4cfb1e2c81478ca49604d2f192d84e5d509db1abc9cbb42a41d6f4bd6f7b1",
    7: "42cb52d3db6e0eb7f0a09c7f61192aede081d1390319b166fdc7456a63276d44",
    8: "6c652cec4762819a33f3fea480a51e6c8b34f5afa7457de999b1f5c96d30e69a",
    9: "97371a2a5c63a290aae2af55d3be4fc40565e82485dba2b4c6aa0d2785796004",
    10: "6bc0f521d0adff3d323147a0e4f7c5785001bd2b1d19c48fb72de92f091a6b90",
    11: "0381b417a6f8221c6a6abb80e870126684b288decb4016c8bc4bdc8425a20c56",
    12: "cb72a355778a81a42655b5debe1b0f298dfaf0b598f9bbc33d553097e8e47b5f",
    13: "80f19eba0c2f5ff30381c1bffed315a305d88dff42261fe65c5a051e61eca548",
    14: "307a46c09db2aa774d8af5294a43cf535e2c65486563f8a7042509cd7fbd7cef",
    15: "3932f9991bbabed6e67df396ac54904cdce5e32abf257f07f7aece3e0f01bac6",
    16: "522d1900e3eca00d4bbadb7457fe298382be12453cd41f2c75a5150fd8e7fdd5",
    17: "085249c3d4500b7b186939c2467c6a78254dd9a75e589a30971851402b4981f0",
    18: "0b0cd89124f58c0b2a3e2849d7124486da35a06677306e68291d46ee7eb8612e",
    19: "ef9ab427922fe7806c4fccf82e21c9928ecdfccd1f3c577cce683de01d039e22",
    20: "30eb0628c7abb6ab656ebdc0da63ebdca5fc1bfa901252ef2d05fd930cf396a2",
}
"""Never change a line of this: a store somewhere has run it. Add one for a new step."""


SOURCES = sorted(Path(str(ledger.__file__)).parent.glob("*.py"))


@pytest.fixture
def server() -> servers.Server:
    return servers.newest()


@pytest.fixture
def bare(server: servers.Server) -> Iterator[str]:
    """A database of its own with nothing in it."""
    name = server.database("bare", ready=False)
    yield name
    server.as_superuser(f"drop database {name} with (force)")


def columns(server: servers.Server, database: str) -> set[tuple[object, ...]]:
    found = server.as_superuser(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'",
        database=database,
    )
    return {one for one in found if one[1] != "tenant"}


def test_a_released_step_never_changes() -> None:
    assert {step.number: step.digest for step in migrations.steps()} == RELEASED
    assert [step.number for step in migrations.steps()] == list(range(1, len(RELEASED) + 1))


def test_both_databases_get_the_same_tables_and_columns(server: servers.Server, tmp_path: Path) -> None:
    store = create(tmp_path / "central", "Nordbyen Kommune")
    with store.reading() as connection:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        here = {
            (table, row[1])
            for table in tables
            for row in connection.execute(f"pragma table_info({table})").fetchall()
        }
    store.close()

    assert columns(server, "fodfaeste") == here
    assert len(here) > 200


def test_the_tenant_comes_first_in_every_key_and_index_on_postgresql(server: servers.Server) -> None:
    keys = server.as_superuser(
        "select indexrelid::regclass::text, pg_get_indexdef(indexrelid, 1, true) from pg_index i "
        "join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace "
        "and c.relname <> 'migration'",
        database="fodfaeste",
    )

    assert {first for _, first in keys} == {"tenant"}
    assert len(keys) > 40


def test_a_second_run_does_nothing(server: servers.Server, bare: str) -> None:
    owner = server.address(servers.OWNER, bare)

    first, second = (
        migrate_admin.lay(owner, servers.APPLICATION),
        migrate_admin.lay(owner, servers.APPLICATION),
    )

    assert (first, second) == (list(RELEASED), [])


UNCOUNTED = (
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < 0 "
    "and relname <> 'migration'"
)


def test_a_database_that_was_brought_up_or_put_back_has_counted_its_tables(
    server: servers.Server, bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = server.address(servers.OWNER, bare)
    with monkeypatch.context() as patch:
        patch.setattr(migrate_admin, "measure", lambda _: None)
        migrate_admin.lay(owner, servers.APPLICATION)
    before = server.as_superuser(UNCOUNTED, database=bare)
    migrate_admin.lay(owner, servers.APPLICATION)

    assert len(before) > 40
    assert server.as_superuser(UNCOUNTED, database=bare) == []


def test_a_step_that_was_altered_after_it_ran_is_refused_on_both(
    server: servers.Server, bare: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = server.address(servers.OWNER, bare)
    migrate_admin.lay(owner, servers.APPLICATION)
    create(tmp_path / "central", "Nordbyen Kommune").close()
    known = migrations.steps()

    monkeypatch.setattr(migrations, "steps", lambda: (replace(known[0], digest="another"), *known[1:]))

    with pytest.raises(Damaged, match="Trin 1"):
        migrate_admin.lay(owner, servers.APPLICATION)
    with pytest.raises(Damaged, match="Trin 1"):
        open_store(tmp_path / "central")


def test_a_store_that_ran_a_step_we_do_not_know_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(tmp_path / "central", "Nordbyen Kommune").close()
    known = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: known[:1])

    with pytest.raises(Damaged, match="nyere udgave"):
        open_store(tmp_path / "central")


def test_a_step_that_fails_half_way_leaves_nothing_of_itself(
    server: servers.Server, bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = server.address(servers.OWNER, bare)
    known = migrations.steps()
    script = "create table if not exists half (id integer primary key);create table if not exists half2 (id nothing)"
    torn = migrations.Step(len(known) + 1, "torn", script, sha256(script.encode()).hexdigest())
    monkeypatch.setattr(migrations, "steps", lambda: (*known, torn))

    with pytest.raises(Damaged, match="half2"):
        migrate_admin.lay(owner, servers.APPLICATION)

    there = server.as_superuser(
        "select max(number), to_regclass('half') from migration group by 2", database=bare
    )
    assert there == [(len(known), None)]


def test_a_store_from_before_steps_were_counted_goes_on_and_gets_what_it_lacks(tmp_path: Path) -> None:
    store = create(tmp_path / "central", "Nordbyen Kommune")
    before = store.tenant()
    with store.writing() as connection:
        for table in ("migration", "stream_key", "sent_trail"):
            connection.execute(f"drop table {table}")
    store.close()

    again = open_store(tmp_path / "central")

    with again.reading() as connection:
        assert migrations.pending(connection) == []
        assert connection.execute("select count(*) from sent_trail").fetchone() == (0,)
    assert again.tenant() == before
    again.close()


def test_a_step_waits_three_seconds_for_somebodys_table_and_not_longer(
    server: servers.Server, bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = server.address(servers.OWNER, bare)
    migrate_admin.lay(owner, servers.APPLICATION)
    monkeypatch.setattr(migrate_admin, "_WAIT", "set local lock_timeout = '50ms'")

    with psycopg.connect(server.address("postgres", bare)) as holder:
        holder.execute("lock table change")

        with pytest.raises(Damaged, match="Intet er ændret"):
            migrate_admin.lay(owner, servers.APPLICATION)

    assert "'3s'" in Path(str(migrate_admin.__file__)).read_text(encoding="utf-8")


def test_the_command_says_what_it_did_and_asks_for_the_owner(
    server: servers.Server, bare: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, owner = tmp_path / "central", tmp_path / "owner"
    server.address_file(store, bare)
    owner.write_text(server.address(servers.OWNER, bare), encoding="utf-8")
    owner.chmod(0o600)
    there = ["--store", str(store)]

    said = []
    for command in (
        ["init", "--municipality", "Nordbyen Kommune"],
        ["migrate"],
        ["migrate", "--owner-file", str(owner)],
        ["migrate", "--owner-file", str(owner)],
        ["user", "list"],
        ["init", "--municipality", "Nordbyen Kommune"],
        ["init", "--municipality", "Nordbyen Kommune"],
        ["doctor"],
    ):
        status = admin.main([*command, *there])
        heard = capsys.readouterr()
        said.append((status, (heard.out + heard.err).strip()))

    assert [status for status, _ in said] == [1, 1, 0, 0, 1, 0, 1, 0]
    assert "migrate --owner-file" in said[0][1]
    assert "ejerens rolle" in said[1][1]
    assert said[2][1] == f"Tabellerne er bragt til trin {len(RELEASED)}."
    assert said[3][1] == f"Tabellerne var allerede på trin {len(RELEASED)}."
    assert "hører til denne nøglefil" in said[4][1]
    assert "allerede et lager" in said[6][1]
    assert "Lageret er helt" in said[7][1]


def test_an_address_that_everybody_may_read_is_refused(server: servers.Server, tmp_path: Path) -> None:
    server.address_file(tmp_path / "central").chmod(0o644)

    with pytest.raises(Refused, match="chmod"):
        create(tmp_path / "central", "Nordbyen Kommune")


def test_another_key_file_finds_no_store_and_changes_none(server: servers.Server, tmp_path: Path) -> None:
    for name in ("one", "two"):
        server.address_file(tmp_path / name)
        create(tmp_path / name, f"{name} Kommune").close()
    shutil.copy(tmp_path / "one" / "central.key", tmp_path / "two" / "central.key")
    (tmp_path / "two" / "central.height").unlink()

    found = open_store(tmp_path / "two")

    assert found.tenant().name == "one Kommune"
    found.close()


@pytest.mark.parametrize(
    "statement",
    [
        "create view v as select 1",
        "create table if not exists t (a jsonb)",
        "alter table change drop column late",
    ],
)
def test_what_cannot_be_said_on_both_is_refused_where_it_is_written(statement: str) -> None:
    with pytest.raises(Damaged):
        laid(statement)


def test_every_step_can_be_said_on_postgresql_and_every_right_names_a_table() -> None:
    made = {name_of(one) for step in migrations.steps() for one in statements(step.script) if laid(one)}

    assert set(rights.CHANGED) <= made


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            "select user, '?%' from device where id = ? and n = ?",
            "select \"user\", '?%' from device where id = $1 and n = $2",
        ),
        ("select c.user from t where a = ?1 or b = ?1", 'select c."user" from t where a = $1 or b = $1'),
        (
            "insert into t (a) values (?) on conflict (a) do nothing",
            "insert into t (a) values ($1) on conflict (tenant, a) do nothing",
        ),
        ("select 'it''s user ?'", "select 'it''s user ?'"),
        ("select cast(a as integer) from user_x", "select cast(a as bigint) from user_x"),
    ],
)
def test_a_statement_is_turned_and_its_literals_are_not(ours: str, theirs: str) -> None:
    assert spoken(ours) == theirs


def test_the_steps_of_a_store_stand_with_their_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class At(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "At":
            return cls(2026, 11, 26, 9, 0, tzinfo=UTC)

    monkeypatch.setattr(ledger, "datetime", At)
    store = create(tmp_path / "central", "Nordbyen Kommune")

    with store.reading() as connection:
        ran = connection.execute("select number, at from migration order by number").fetchall()
    assert ran == [(number, "2026-11-26T09:00:00+00:00") for number in RELEASED]
    store.close()


OWNERS = {"access_log"}
"""What only the owner's role cuts (`log_retention.cut_access`); on SQLCipher there are no roles."""


def test_every_table_that_the_service_changes_is_one_that_its_role_may_change() -> None:
    said = [re.sub(r'"\s*\n\s*f?"', "", one.read_text(encoding="utf-8")) for one in SOURCES]
    changed = {
        *(table for text in said for table in re.findall(r"\bupdate ([a-z_]+) set", text)),
        *(
            table
            for text in said
            for table in re.findall(r"insert into ([a-z_]+)[^;\"]*? do update set", text)
        ),
    }
    deleted = {table for text in said for table in re.findall(r"delete from ([a-z_]+)", text)}

    assert {table for table in changed if "update" not in rights.CHANGED.get(table, "")} == set()
    assert {table for table in deleted if "delete" not in rights.CHANGED.get(table, "")} == OWNERS
    assert len(changed) > 15
