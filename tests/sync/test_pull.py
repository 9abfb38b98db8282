"""Taking the log out: in order, without a hole, in any size of page, and to be called off between pages."""

import logging
import threading
from pathlib import Path

import httpx
import msgspec
import pytest

from casework.ids import REFERENCE
from sync import protocol as fsp
from sync.client import Progress
from sync.service import accept, cursors, deliver
from sync.service.registry import device_called
from sync.words import TurnedAway
from tests.sync.conftest import server_called
from tests.sync.simulation.town import Town
from tests.sync.stage import NOW, Central, central, device, new_id


@pytest.fixture
def filled(running: Central) -> tuple[Central, str]:
    """A service with a citizen of ninety agreements, written by MEHA."""
    mette, stream = running.add_user("MEHA"), new_id()
    running.grant(mette, stream)
    with device(running, mette) as hers:
        hers.round()
        for number in range(90):
            hers.ledger.write(stream, new_id(), {"what": f"aftale {number}"})
        hers.round()
    return running, stream


def test_every_size_of_page_gives_the_same(filled: tuple[Central, str]) -> None:
    running, stream = filled
    jonas = running.add_user("JOKR")
    running.grant(jonas, stream, "partner")
    with device(running, jonas) as his:
        his.round()
        taker = running.ledger
        with taker.reading() as connection:
            known = device_called(connection, his.enrolled.device)
        assert known is not None
        for limit in (1, 7, 1000):
            cursor, seqs, more = "", [], True
            while more:
                page = deliver.pull(taker, known, deliver.Asked(cursor, limit, (0, 0), check=False))
                cursor, more = page.cursor, page.more
                seqs += [entry.q for entry in page.scope] + [row.q for row in page.rows]
            assert seqs == sorted(set(seqs))
            assert page.upto == page.high


def test_the_last_page_of_a_long_case_costs_what_its_first_one_does(tmp_path: Path) -> None:
    """Looked for from the grant on, each page would cost more than the one before; the embedded engine counts it."""
    with central(tmp_path / "central") as running:
        mette, stream = running.add_user("MEHA"), new_id()
        running.grant(mette, stream)
        with device(running, mette) as hers:
            hers.round()
            for number in range(2000):
                hers.ledger.write(stream, new_id(), {"what": f"aftale {number}"})
            hers.round()
            with running.ledger.reading() as connection:
                known = device_called(connection, hers.enrolled.device)
        assert known is not None
        ticks: list[None] = []
        connection.set_progress_handler(lambda: ticks.append(None), 100)
        costs, cursor = [], ""
        for _ in range(40):
            ticks.clear()
            page = deliver.pull(running.ledger, known, deliver.Asked(cursor, 50, (0, 0), check=False))
            costs.append(len(ticks))
            cursor = page.cursor

    assert len(page.rows) == 50
    assert costs[-1] < 2 * costs[1], costs


def test_postgresql_reads_of_a_long_log_what_a_page_has_and_no_more(tmp_path: Path) -> None:
    """Where it is not told how short the stretch of a page is, it walks through the whole log for each."""
    server = server_called("newest")
    assert server is not None
    database = server.database("long")
    with central(tmp_path / "central", server=server, database=database) as running:
        tenant = running.ledger.keys.mark("tenant", b"tenant")
        server.as_superuser(
            f"""insert into change (tenant, seq, device, dseq, stream, record, kind, "user", received, hash, payload)
            select '{tenant}', n, 1, n, 's' || n % 200, 'r' || n, 'note', 'u', '', '', decode(repeat('ab', 300), 'hex')
            from generate_series(1000, 50999) n""",
            f"""insert into span (tenant, "user", stream, role, from_seq)
            select '{tenant}', 'u', 's' || n, 'primary', n from generate_series(0, 50) n""",
            "analyze change, span",
            database=database,
        )
        for query in (deliver._VISIBLE, deliver._ROWS):
            with running.ledger.reading("u") as connection:
                asked = (49999, 50999, "u", REFERENCE)
                found = len(connection.execute(query, asked).fetchall())
                plan = connection.execute(f"explain {query}", asked).fetchall()

            assert found == 255
            assert not [line for (line,) in plan if "Seq Scan on change" in line], plan


def test_a_round_called_off_between_pages_goes_on_from_there(
    filled: tuple[Central, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    running, stream = filled
    monkeypatch.setattr(deliver, "MOST_ROWS", 20)
    jonas = running.add_user("JOKR")
    running.grant(jonas, stream, "partner")
    with device(running, jonas) as his:
        asked: list[int] = []

        def after_two() -> bool:
            asked.append(len(his.ledger.rows))
            return len(his.ledger.rows) >= 40

        told = his.client.one_round(his.heard.append, after_two)
        before = len(his.ledger.rows)
        again = his.round()

        assert (told.whole, before) == (False, 40)
        assert (again.whole, again.received) == (True, 50)
        assert len(his.texts(stream)) == 90


def test_progress_counts_the_citizens_who_are_ready(running: Central) -> None:
    jonas = running.add_user("JOKR")
    for _ in range(4):
        running.grant(jonas, new_id())
    with device(running, jonas) as his:
        his.round()

        assert [(p.done, p.total) for p in his.heard if p.what == "citizens"] == [
            (1, 4),
            (2, 4),
            (3, 4),
            (4, 4),
        ]


@pytest.mark.parametrize("cursor", ["rubbish", "a.b.c", "x.9.deadbeef"])
def test_a_cursor_that_is_not_ours_is_refused(running: Central, cursor: str) -> None:
    with device(running, running.add_user("JOKR")) as his, pytest.raises(TurnedAway) as turned:
        his.wire.pull(cursor, have=(0, 0), check=False, limit=10)

    assert turned.value.code == "malformed"


def test_a_cursor_of_another_generation_is_told_as_a_restore(running: Central) -> None:
    foreign = cursors.write(running.ledger.keys, new_id(), 0)
    with device(running, running.add_user("JOKR")) as his, pytest.raises(TurnedAway, match="gendannet"):
        his.wire.pull(foreign, have=(0, 0), check=False, limit=10)


def test_own_changes_come_as_their_number_alone_where_the_device_holds_them(running: Central) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "egen"})
        his.round()

        stub = his.wire.pull("", have=(0, 1), check=False, limit=10).rows[0]
        whole = his.wire.pull("", have=(0, 0), check=False, limit=10).rows[0]

        assert (stub.d, stub.c) == (1, None)
        assert whole.c is not None


def test_an_idle_question_is_small(running: Central) -> None:
    jonas = running.add_user("JOKR")
    with device(running, jonas) as his:
        his.round()
        page = his.wire.pull(his.ledger.cursor() or "", have=(0, 0), check=False, limit=10)

    assert len(msgspec.json.encode(page)) < 300


def test_whoever_reads_while_many_write_misses_nothing(tmp_path: Path) -> None:
    town = Town(tmp_path / "town")
    stream, people = new_id(), [town.anybody(number) for number in range(5)]
    for user, _, _ in people:
        town.grant(user, stream, "primary")
    epoch = town.ledger.tenant().epoch

    def write(number: int) -> None:
        _, known, key = people[number]
        for first in range(1, 121, 3):
            wires = [_wire(first + i, stream) for i in range(3)]
            digest = fsp.batch_digest(known.id, epoch, [fsp.content_hash(wire) for wire in wires])
            raw = [msgspec.Raw(fsp.canonical(wire)) for wire in wires]
            accept.push(town.ledger, known, fsp.Push(known.id, epoch, raw, key.sign(digest)), now=NOW)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    cursor, seen, reader = "", set(), people[4][1]
    writing = caught_up = True
    while writing or not caught_up:
        writing = any(writer.is_alive() for writer in writers)
        page = deliver.pull(town.ledger, reader, deliver.Asked(cursor, 50, (0, 0), check=False))
        cursor = page.cursor
        seen |= {row.q for row in page.rows}
        caught_up = not page.rows and not page.more
    with town.ledger.reading() as connection:
        written = {seq for (seq,) in connection.execute("select seq from change").fetchall()}
    town.ledger.close()

    assert len(written) == 480
    assert seen == written


def _wire(number: int, stream: str) -> fsp.ChangeWire:
    return fsp.ChangeWire(number, stream, new_id(), "agreement", 1, 0, 0, {"what": "x"}, "")


def test_no_word_of_a_case_stands_in_any_log_or_problem(
    running: Central, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    canary = "Kanariefugl Æblegrød 7003970684"
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(stream, new_id(), {"what": canary})
        his.ledger.write(new_id(), new_id(), {"what": canary})
        his.round()
    with httpx.Client(trust_env=False, base_url=running.address) as line:
        answers = [
            line.post("/v1/enrol", json={"code": canary, "dev": canary}),
            line.post("/v1/push", content=canary.encode()),
            line.get(f"/v1/stream/{canary}"),
            line.get("/v1/pull", params={"cursor": canary}),
        ]

    said = " ".join(
        [*(record.getMessage() for record in _ours(caplog)), *(answer.text for answer in answers)]
    )
    assert said
    for word in canary.split():
        assert word not in said


def _ours(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name.startswith(("fodfaeste", "uvicorn"))]


def test_who_took_what_stands_in_the_access_log_without_words(filled: tuple[Central, str]) -> None:
    running, stream = filled
    jonas = running.add_user("JOKR")
    running.grant(jonas, stream, "partner")
    with device(running, jonas) as his:
        his.round()

    rows = running.all("select act, stream, rows from access_log where user = ?", jonas.id)
    assert rows == [("backfill", stream, 90)]


def test_a_round_tells_what_has_new_answers(filled: tuple[Central, str]) -> None:
    running, stream = filled
    jonas = running.add_user("JOKR")
    running.grant(jonas, stream, "partner")
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(stream, new_id(), {"what": "ny"})

        told = his.round()

        assert "waiting" in told.stale
        assert Progress("sending", 1, 1, frozenset({"waiting"})) in his.heard


def _seen_by_one_row_a_page(filled: tuple[Central, str]) -> list[int]:
    """Let somebody pull, one row a page, whose only row lies far behind those of a case that is not his."""
    running, others = filled
    jonas, mine = running.add_user("JOKR"), new_id()
    running.grant(jonas, mine)
    with device(running, jonas) as his:
        his.round()
        his.ledger.write(mine, new_id(), {"what": "den ene"})
        his.round()
        with running.ledger.reading() as connection:
            known = device_called(connection, his.enrolled.device)
    assert known is not None
    assert len(running.all("select seq from change where stream = ?", others)) == 90
    cursor, seen, more = "", [], True
    while more:
        page = deliver.pull(running.ledger, known, deliver.Asked(cursor, 1, (0, 0), check=False))
        cursor, more = page.cursor, page.more
        seen += [row.q for row in page.rows]
    return seen


def test_a_row_far_behind_those_of_others_is_found(filled: tuple[Central, str]) -> None:
    seen = _seen_by_one_row_a_page(filled)

    assert seen == [max(seq for (seq,) in filled[0].all("select seq from change"))]


def test_a_page_that_looks_at_one_stretch_of_the_log_alone_is_noticed(
    filled: tuple[Central, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = deliver._places

    def short(connection: object, reader: str, after: int, high: int, *, most: int) -> list[deliver.Place]:
        return whole(connection, reader, after, min(high, after + most), most=most)

    monkeypatch.setattr(deliver, "_places", short)

    assert _seen_by_one_row_a_page(filled) == []
