"""PostgreSQL under the service: whose rows are whose, what its role may not do, what lies in the clear."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec
import psycopg
import pytest

from casework.errors import Damaged, Refused
from sync.protocol_away import Wiped
from sync.service import admin, doctor
from sync.service.engines import rights
from sync.service.engines.engine import Away
from sync.service.engines.postgres import PgConnection, Postgres, address_in
from sync.service.ledger import CentralLedger, create, open_store
from sync.service.migrate_admin import lay
from sync.words import TurnedAway
from tests.journeys.canaries import found_in, of_export
from tests.storage.faults.sizes import ENDURANCE, chance, many
from tests.sync import servers
from tests.sync.stage import Central, Device, central, device, new_id

CANARY: Final = "kanariefugleskrig"
IN_CLEAR: Final = "papegøjesnak"
"""What a mutant writes unsealed: the server's log keeps it, and other tests look there for the canary."""
EXPORT: Final = Path(__file__).parents[1] / "data" / "fagsystem-export"


@pytest.fixture(params=["newest", *([pytest.param("oldest", marks=pytest.mark.slow)] if ENDURANCE else [])])
def server(request: pytest.FixtureRequest) -> servers.Server:
    found = servers.newest() if request.param == "newest" else servers.oldest()
    if found is None:
        pytest.skip("PostgreSQL 15 is NOT installed here: nothing was shown about the oldest version")
    return found


@pytest.fixture
def own(server: servers.Server) -> Iterator[str]:
    """A database of the test's own, with its tables, which it may spoil."""
    name = server.database("own")
    yield name
    server.as_superuser(f"drop database {name} with (force)")


@pytest.fixture
def running(tmp_path: Path, server: servers.Server, own: str) -> Iterator[Central]:
    with central(tmp_path / "central", server=server, database=own) as one:
        yield one


@pytest.fixture
def his(running: Central) -> Iterator[Device]:
    user = running.add_user("JOKR")
    with device(running, user) as one:
        running.grant(user, STREAM)
        one.round()
        yield one


STREAM: Final = new_id()


def write(his: Device, text: str, stream: str = STREAM) -> None:
    his.ledger.write(stream, new_id(), {"what": text})
    his.round()


def tenant_of(ledger: CentralLedger) -> str:
    return ledger.keys.mark("tenant", b"tenant")


class TestOneTenantsRows:
    @pytest.fixture
    def two(self, server: servers.Server, own: str, tmp_path: Path) -> Iterator[list[CentralLedger]]:
        made = []
        for name in ("Nordbyen", "Sydbyen"):
            server.address_file(tmp_path / name, own)
            made.append(create(tmp_path / name, f"{name} Kommune"))
            with made[-1].writing() as connection:
                connection.execute("insert into setting (key, value) values ('whose', ?)", (name,))
        yield made
        for one in made:
            one.close()

    def test_are_seen_by_nobody_else(self, two: list[CentralLedger]) -> None:
        seen = []
        for one in two:
            with one.reading() as connection:
                seen.append(connection.execute("select value from setting where key = 'whose'").fetchall())

        assert seen == [[("Nordbyen",)], [("Sydbyen",)]]

    def test_are_written_changed_and_taken_away_by_nobody_else(self, two: list[CentralLedger]) -> None:
        theirs = tenant_of(two[1])

        with two[0].writing() as connection:
            touched = connection.execute(
                "update setting set value = 'x' where tenant = ?", (theirs,)
            ).rowcount
            gone = connection.execute("delete from wanted where tenant = ?", (theirs,)).rowcount
        with pytest.raises(psycopg.errors.InsufficientPrivilege), two[0].writing() as connection:
            connection.execute("insert into setting (tenant, key, value) values (?, 'a', 'b')", (theirs,))

        assert (touched, gone) == (0, 0)

    def test_show_to_nobody_who_does_not_say_whose_they_are(
        self, two: list[CentralLedger], server: servers.Server, own: str
    ) -> None:
        with psycopg.connect(server.address(servers.APPLICATION, own), autocommit=True) as raw:
            with pytest.raises(psycopg.errors.UndefinedObject):
                raw.execute("select * from setting")

            raw.execute(f"begin; set local app.tenant = '{tenant_of(two[0])}'; commit")

            assert raw.execute("select * from setting").fetchall() == []
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                raw.execute("insert into setting (key, value) values ('a', 'b')")

    def test_show_not_even_to_their_owner(
        self, two: list[CentralLedger], server: servers.Server, own: str
    ) -> None:
        with psycopg.connect(server.address(servers.OWNER, own), autocommit=True) as raw:
            raw.execute("begin; set local app.tenant = 'another'")

            assert raw.execute("select * from setting").fetchall() == []

    def test_are_mixed_where_the_guard_is_taken_down(
        self, two: list[CentralLedger], server: servers.Server, own: str
    ) -> None:
        server.as_superuser("alter table setting disable row level security", database=own)

        with pytest.raises(AssertionError):
            self.test_are_seen_by_nobody_else(two)


FORBIDDEN: Final = (
    "update change set kind = 'note'",
    "update change set hash = ''",
    "delete from change",
    "truncate change",
    "update grant_entry set role = ''",
    "delete from grant_entry",
    "delete from access_log",
    "update access_log set rows = 0",
    "update held set code = ''",
    "update rules_log set who = ''",
    "delete from trail_head",
    "alter table change disable row level security",
    "drop policy own_tenant on change",
    "create table mine (a text)",
    "update migration set digest = ''",
)


def test_the_services_role_may_not_touch_what_was_written(running: Central) -> None:
    for act in FORBIDDEN:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), running.ledger.writing() as connection:
            connection.execute(act)


def test_a_row_of_the_log_can_be_emptied_and_never_rewritten(running: Central, his: Device) -> None:
    write(his, "et ord")
    write(his, "holdt tilbage", stream=new_id())
    asked = (
        ("change", "payload", b"et andet"),
        ("held", "payload", b"et andet"),
        ("grant_entry", "reason", "en anden"),
    )
    for table, column, other in asked:
        with pytest.raises(psycopg.errors.InsufficientPrivilege), running.ledger.writing() as connection:
            connection.execute(f"update {table} set {column} = ?", (other,))

        with running.ledger.writing() as connection:
            connection.execute(f"update {table} set {column} = ?", (other[:0],))

        assert set(running.all(f"select length({column}) from {table}")) == {(0,)}, table


OPENED: Final = (
    ("alter table change disable row level security", "tabellen change"),
    ("alter table held no force row level security", "tabellen held"),
    (f"grant update on change to {servers.APPLICATION}", "tabellen change"),
    (f"grant update (role) on grant_entry to {servers.APPLICATION}", "tabellen grant_entry"),
    (f"grant update (kind) on change to {servers.APPLICATION}", "tabellen change"),
    ("drop policy only_emptied on held", "kan skrives om"),
    (f"grant delete on access_log to {servers.APPLICATION}", "access_log"),
    (f"grant truncate on change to {servers.APPLICATION}", "tabellen change"),
    ("create policy all_rows on span using (true)", "Tabellen span"),
    ("drop policy own_case on change", "anden rolletabel"),
)
"""What opens a door, and what the service says of it."""


def test_the_service_does_not_start_through_a_door_that_stands_open(
    server: servers.Server, own: str, tmp_path: Path
) -> None:
    server.address_file(tmp_path / "central", own)
    create(tmp_path / "central", "Nordbyen Kommune").close()
    open_store(tmp_path / "central").close()

    for act, said in OPENED:
        with psycopg.connect(server.address("postgres", own)) as connection:
            connection.execute(act)
            found = rights.faults(Trying(connection))
            connection.rollback()

        assert said in " ".join(found), act


class Trying:
    """A connection that asks as the service's role, inside the transaction that opened a door."""

    def __init__(self, raw: "psycopg.Connection[tuple[object, ...]]") -> None:
        raw.execute(f"set local role {servers.APPLICATION}")
        self._asking = PgConnection(raw)

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> object:
        return self._asking.execute(sql, values)


def test_a_service_that_may_do_too_much_does_not_start_until_that_is_mended(
    server: servers.Server, own: str, tmp_path: Path
) -> None:
    server.address_file(tmp_path / "central", own)
    create(tmp_path / "central", "Nordbyen Kommune").close()
    server.as_superuser(f"grant update, delete on change to {servers.APPLICATION}", database=own)

    with pytest.raises(Refused, match="tabellen change"):
        open_store(tmp_path / "central")

    lay(server.address(servers.OWNER, own), servers.APPLICATION)
    open_store(tmp_path / "central").close()
    server.as_superuser(
        f"alter database {own} set bytea_output = 'escape'"
    )  # the same guards, said otherwise
    open_store(tmp_path / "central").close()


def test_the_service_does_not_start_as_a_role_that_goes_round_every_guard(
    server: servers.Server, own: str, tmp_path: Path
) -> None:
    for role in ("postgres", servers.OWNER):
        address = server.address_file(tmp_path / role, own)
        address.write_text(server.address(role, own), encoding="utf-8")

        with pytest.raises(Refused, match=r"superbruger|ejer tabellen"):
            create(tmp_path / role, "Nordbyen Kommune")


class TestWhatSomebodyWrote:
    def test_lies_nowhere_in_the_clear(
        self, server: servers.Server, own: str, running: Central, his: Device
    ) -> None:
        write(his, f"Maria {CANARY}")
        write(his, f"holdt tilbage {CANARY}", stream=new_id())

        assert running.all("select count(*) from held") == [(1,)]
        assert [CANARY.encode() in one for one in running.contents()] == [True]
        assert traces(server, own) == []

    def test_would_be_found_if_rows_were_not_sealed(
        self, server: servers.Server, own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Postgres, "seals_payloads", False)
        with central(tmp_path / "central", server=server, database=own) as running:
            user = running.add_user("JOKR")
            with device(running, user) as his:
                running.grant(user, STREAM)
                his.round()
                write(his, f"Maria {IN_CLEAR}")

                assert len(traces(server, own, IN_CLEAR)) >= 2

    def test_opens_in_no_other_place(
        self, server: servers.Server, own: str, running: Central, his: Device
    ) -> None:
        write(his, "den første")
        write(his, "den anden")
        server.as_superuser(
            "update change a set payload = (select payload from change b where b.dseq = 2) where a.dseq = 1",
            database=own,
        )

        with pytest.raises(Damaged, match="ændret uden om"):
            running.contents()
        with running.ledger.reading() as connection, pytest.raises(Damaged):
            connection.payloads.read(STREAM, "change 1.1", b'{"d":1}')

    def test_opens_with_no_other_key_file_and_not_without_its_streams_key(
        self, server: servers.Server, own: str, running: Central, his: Device
    ) -> None:
        write(his, "et ord")
        running.ledger._streams._known.clear()

        server.as_superuser("delete from stream_key", database=own)

        with pytest.raises(Damaged, match="dens nøgle er væk"):
            running.contents()


def traces(server: servers.Server, database: str, word: str = CANARY) -> list[str]:
    """Return where a word lies: in a dump of the database, or in a file of the server."""
    server.as_superuser("checkpoint")
    dump = [str(server.programs / "pg_dump"), "-h", str(server.folder), "-U", "postgres", database]
    text = subprocess.run(dump, capture_output=True, check=True).stdout
    written = server.folder / "dump"
    written.write_bytes(text)
    (oid,) = server.as_superuser(f"select oid from pg_database where datname = '{database}'")[0]
    folders = [written, server.folder / "data" / "base" / str(oid), server.folder / "data" / "pg_wal"]
    found = found_in(folders, [word])
    hexed = word.encode().hex().encode()  # as a dump writes bytes
    return [*found, *(["dump as hex"] if hexed in text else [])]


@pytest.mark.slow
def test_an_import_leaves_no_name_number_or_rare_word_in_the_database(
    server: servers.Server, own: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.address_file(tmp_path / "central", own)
    create(tmp_path / "central", "Nordbyen Kommune").close()

    assert admin.main(["import", str(EXPORT), "--store", str(tmp_path / "central"), "--json"]) == 0
    assert msgspec.json.decode(capsys.readouterr().out)["changes"] > 1000
    assert admin.main(["doctor", "--store", str(tmp_path / "central")]) == 0
    server.as_superuser("checkpoint")
    (oid,) = server.as_superuser(f"select oid from pg_database where datname = '{own}'")[0]

    canaries = of_export(EXPORT)
    looked_for = chance("an import on PostgreSQL").sample(canaries, many(40, len(canaries)))
    assert found_in([server.folder / "data" / "base" / str(oid)], looked_for) == []


class TestTheDatabase:
    def test_may_be_restarted_under_a_service_that_goes_on(
        self, server: servers.Server, own: str, running: Central, his: Device
    ) -> None:
        write(his, "før")
        server.as_superuser(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{own}'")

        write(his, "efter")

        assert [b"efter" in one for one in running.contents()] == [False, True]
        assert doctor.faults(running.ledger) == []

    def test_that_is_away_is_said_and_the_service_is_not_ready(
        self, running: Central, his: Device, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(running.ledger.engine, "_address", "host=/nowhere dbname=x connect_timeout=1")
        running.ledger.engine.close([running.ledger._writer, *running.ledger._idle])

        with pytest.raises(TurnedAway) as turned:
            his.wire._ask("GET", "/v1/hello", Wiped)

        assert (turned.value.code, turned.value.retry) == ("not_ready", "after")
        with pytest.raises(Away, match="svarer ikke"):
            Postgres("host=/nowhere dbname=x").connect()

    def test_that_speaks_another_alphabet_is_refused(self, server: servers.Server, tmp_path: Path) -> None:
        server.as_superuser(
            f"create database latin owner {servers.OWNER} encoding 'LATIN1' template template0 locale 'C'"
        )
        address = server.address_file(tmp_path / "central", "latin")

        with pytest.raises(Refused, match="UTF-8"):
            Postgres(address_in(address)).connect()

        server.as_superuser("drop database latin")


def test_a_text_that_no_database_can_hold_is_refused_and_stops_nobody(running: Central, his: Device) -> None:
    with pytest.raises(TurnedAway) as turned:
        his.wire.dropped("a\0b", 1)

    assert turned.value.code == "malformed"
    write(his, "går videre")
    assert len(running.contents()) == 1


def test_a_change_with_such_a_text_is_taken_or_held_like_any_other(running: Central, his: Device) -> None:
    write(his, "nul \0 i teksten")
    write(his, "nul i borgerens navn", stream="a\0b")

    assert [b"nul" in one for one in running.contents()] == [True]
    assert running.all("select code, stream from held") == [("wrong_shape", "")]


def test_rights_are_asked_for_every_table_of_ours(running: Central) -> None:
    with running.ledger.reading() as connection:
        asked = {row[0] for row in connection.execute(rights._TABLES).fetchall()}
        there = {
            row[0]
            for row in connection.execute("select tablename from pg_tables where schemaname = 'public'")
        }

    assert asked == there - {"migration"}
    assert len(asked) > 35
