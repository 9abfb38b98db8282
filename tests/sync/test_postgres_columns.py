"""Many new rows go to PostgreSQL as columns, and come to the same as one by one; others go one by one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sync.service.engines import postgres
from sync.service.engines.engine import NotText
from sync.service.engines.postgres import PgConnection, in_columns
from tests.sync import servers
from tests.sync.stage import central, device, new_id

INTO = "insert into record (id, stream) values (?, ?) on conflict (id) do nothing"
ODD = ("æøå", "den 'lille' \"havfrue\"", "{a,b}", "\\x41", "NULL", "", "linje\nto", "🙂")


@pytest.fixture
def connection() -> Iterator[PgConnection]:
    """A connection of the service's role, in a transaction of a tenant that is dropped."""
    server = servers.newest()
    name = server.database("columns")
    engine = postgres.Postgres(server.address(servers.APPLICATION, name), "a" * 32)
    one = engine.connect()
    one.raw.execute("begin; set local app.tenant = 'a'; set local app.actor = 'service'")
    yield one
    one.close()
    server.as_superuser(f"drop database {name} with (force)")


def _rows(count: int) -> list[tuple[Any, ...]]:
    return [(f"{number}{ODD[number % len(ODD)]}", ODD[(number + 1) % len(ODD)]) for number in range(count)]


def _kept(connection: PgConnection) -> list[tuple[Any, ...]]:
    return sorted(connection.execute("select id, stream from record").fetchall())


def test_what_goes_as_columns_stands_as_it_was_sent_and_twice_is_once(connection: PgConnection) -> None:
    insert = connection.executemany
    insert(INTO, _rows(40))
    insert(INTO, _rows(50))

    assert in_columns(INTO, _rows(40)) is not None
    assert _kept(connection) == sorted(_rows(50))


def test_a_column_way_that_forgets_what_stands_already_is_noticed(
    connection: PgConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(sql: str, rows: Any) -> str | None:
        said = in_columns(sql, rows)
        return said and said.partition(" on conflict")[0]

    monkeypatch.setattr(postgres, "in_columns", forgetful)

    with pytest.raises(psycopg.errors.UniqueViolation):
        test_what_goes_as_columns_stands_as_it_was_sent_and_twice_is_once(connection)


def test_what_is_no_plain_new_row_goes_one_by_one() -> None:
    update = INTO.replace("do nothing", "do update set stream = excluded.stream")

    assert in_columns(update, _rows(40)) is None
    assert in_columns(INTO, _rows(3)) is None
    assert in_columns(INTO, [*_rows(40), ("x", None)]) is None
    assert in_columns("delete from record where id = ? and stream = ?", _rows(40)) is None


def test_a_character_that_is_no_text_is_refused_as_one_by_one(connection: PgConnection) -> None:
    insert = connection.executemany
    with pytest.raises(NotText):
        insert(INTO, [*_rows(40), ("a\0b", "c")])


def test_a_batch_of_many_comes_to_a_colleague_word_for_word(tmp_path: Path) -> None:
    server = servers.newest()
    name = server.database("batch")
    with central(tmp_path / "central", server=server, database=name) as running:
        jonas, mette, stream = running.add_user("JOKR"), running.add_user("MEHA"), new_id()
        running.grant(jonas, stream)
        running.grant(mette, stream, "partner")
        with device(running, jonas) as his, device(running, mette) as hers:
            his.round()
            said = [f"{number} {ODD[number % len(ODD)]}" for number in range(24)]
            for text in said:
                his.ledger.write(stream, new_id(), {"what": text})
            assert his.round().held == 0
            hers.round()

            assert hers.texts(stream) == said
    server.as_superuser(f"drop database {name} with (force)")
