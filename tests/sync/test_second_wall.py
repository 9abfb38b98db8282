"""Behind the service's own filter stands the database's: a person is shown his own cases, and the kinds of his role."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from casework import kinds
from casework.errors import Refused
from casework.ids import REFERENCE
from casework.kinds import KINDS, Role
from sync.service import deliver, migrate_admin
from sync.service.engines import cases
from sync.service.engines.postgres import Postgres
from sync.service.ledger import CentralLedger, open_store
from sync.service.log import CASE_ROLES
from tests.storage.faults.sizes import chance, many
from tests.sync import servers
from tests.sync.role_table import EVERYTHING, READS
from tests.sync.test_roles import House, Written, canary, changes


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("wall")
    servers.newest().address_file(folder)
    made = House(folder)
    yield made
    made.town.ledger.close()


def shown(ledger: CentralLedger, actor: str | None, stream: str) -> list[str]:
    """Return the kinds of the rows of a stream that the database shows, whatever the service would ask for."""
    with ledger.reading(actor) as connection:
        rows = connection.execute(
            "select kind from change where stream = ? order by seq", (stream,)
        ).fetchall()
        keys = connection.execute("select count(*) from stream_key where stream = ?", (stream,)).fetchone()[0]
    assert bool(keys) or not rows
    return [kind for (kind,) in rows]


def compare(house: House, written: list[Written], role: Role) -> None:
    """Write into two cases, open one of them to a colleague, and look at what the database shows him of both."""
    mine, other = str(uuid.uuid4()), str(uuid.uuid4())
    for stream in (mine, other):
        house.role(stream, "primary", house.worker)
        assert house.worker.push(stream, written) == {}
    ledger, him = house.town.ledger, house.colleague.user.id
    expected = [
        one.kind for one in written if role in EVERYTHING or role == "glass" or one.kind in READS[role]
    ]

    house.role(mine, role)

    assert shown(ledger, him, mine) == expected
    assert shown(ledger, him, other) == []
    assert shown(ledger, None, other) == [one.kind for one in written]
    house.leave(mine)
    house.leave(other)
    assert shown(ledger, him, mine) == []


def holding(house: House, examples: int) -> None:
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @seed(chance("the second wall").randrange(1 << 30))
    @given(st.lists(changes(), min_size=1, max_size=4), st.sampled_from(CASE_ROLES))
    def holds(written: list[Written], role: Role) -> None:
        compare(house, written, role)

    holds()


@pytest.mark.slow
def test_a_person_is_shown_his_own_cases_and_the_kinds_of_his_role(
    house: House, record_property: Callable[[str, object], None]
) -> None:
    examples = many(12, 1000)

    holding(house, examples)

    record_property("counted", f"the database's own filter: {examples} generated cases in generated roles")


def test_a_wall_with_a_hole_is_noticed(house: House) -> None:
    server = servers.newest()
    server.as_superuser("alter policy own_case on change using (true)", database="fodfaeste")
    try:
        with pytest.raises(AssertionError):
            holding(house, 12)
    finally:
        server.as_superuser(*cases.guarding(), database="fodfaeste")


def test_who_is_not_named_is_shown_no_case(house: House) -> None:
    stream = str(uuid.uuid4())
    house.role(stream, "primary", house.worker)
    house.worker.push(stream, [Written("agreement", {"what": "aftale"}, beside=False)])

    with house.town.ledger.reading("") as connection:
        seen = connection.execute("select distinct stream from change").fetchall()

    assert [one for (one,) in seen if one != REFERENCE] == []


def test_the_name_of_a_person_cannot_end_the_statement_that_says_it(house: House) -> None:
    with house.town.ledger.reading("'; set local app.actor = 'service") as connection:
        said = connection.execute("select current_setting('app.actor')").fetchone()

    assert said == ("'; set local app.actor = 'service",)


def test_a_filter_of_the_service_that_forgets_whose_case_it_is_gives_nothing_away(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = str(uuid.uuid4())
    house.role(stream, "primary", house.worker)
    fields = {"what": canary("agreement", "what")}
    house.worker.push(stream, [Written("agreement", fields, beside=False)])
    anybody = "from change c where seq > ? and seq <= ? and ? <> '' and ? <> ''"
    bent = f"select seq, 'primary', length(payload) {anybody} order by seq"
    monkeypatch.setattr(deliver, "_VISIBLE", bent)
    within = anybody.replace("> ?", ">= ?")
    monkeypatch.setattr(deliver, "_ROWS", f"select {deliver._COLUMNS} {within}")

    asked = deliver.Asked("", 2000, (0, 0), check=False)
    page = deliver.pull(house.town.ledger, house.colleague.device, asked)

    assert b"kanariefugl" not in b"".join(bytes(row.c) for row in page.rows if row.c is not None)


def test_the_same_filter_gives_it_away_where_there_is_no_second_wall(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = House(tmp_path / "alone")

    with pytest.raises(AssertionError):
        test_a_filter_of_the_service_that_forgets_whose_case_it_is_gives_nothing_away(alone, monkeypatch)

    alone.town.ledger.close()


@pytest.fixture
def own() -> Iterator[str]:
    name = servers.newest().database("wall")
    yield name
    servers.newest().as_superuser(f"drop database {name} with (force)")


def test_a_wall_by_another_table_of_roles_stops_the_start_until_it_is_built_anew(
    own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = servers.newest()
    server.address_file(tmp_path, own)
    House(tmp_path).town.ledger.close()
    wider = kinds.Right(kinds.RIGHTS["mentor"].read | {"health"}, frozenset(), frozenset())
    table = {**kinds.RIGHTS, "mentor": wider}
    monkeypatch.setattr(cases, "RIGHTS", table)
    monkeypatch.setattr(kinds, "RIGHTS", table)

    with pytest.raises(Refused, match="anden rolletabel"):
        open_store(tmp_path)

    migrate_admin.lay(server.address(servers.OWNER, own), servers.APPLICATION)
    open_store(tmp_path).close()


def test_the_oracle_knows_every_kind_and_role() -> None:
    assert {kind for fields in READS.values() for kind in fields} <= set(KINDS)
    assert set(CASE_ROLES) <= EVERYTHING | set(READS) | {"glass"}


def test_the_service_itself_sees_every_case(house: House) -> None:
    assert Postgres.seals_payloads
    with house.town.ledger.reading() as connection:
        assert connection.execute("select count(*) from change").fetchone()[0] > 0


def test_a_cursor_on_a_row_that_is_no_longer_his_puts_the_log_in_no_doubt(house: House) -> None:
    stream, him = str(uuid.uuid4()), house.colleague
    house.role(stream, "primary", house.worker)
    house.role(stream, "primary")
    house.worker.push(stream, [Written("agreement", {"what": "aftale"}, beside=False)])
    before = deliver.pull(house.town.ledger, him.device, deliver.Asked("", 2000, (0, 0), check=False))
    house.leave(stream)

    after = deliver.pull(
        house.town.ledger, him.device, deliver.Asked(before.cursor, 2000, (0, 0), check=False)
    )

    assert before.cursor.count(".") == after.cursor.count(".") == 3
    assert [entry.op for entry in after.scope] == ["revoke"]
