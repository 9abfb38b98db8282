"""The same rounds between real stores: SQLCipher on the device, SQLCipher at the service, HTTP between."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from casework import journal
from casework.changes import Change, Dot, Placed, Seen, Value
from storage import logbook, vault
from storage.ledger import Ledger
from storage.sealing import Cost
from sync.client import Client, _Going
from sync.port import HeldBy, LedgerPort
from sync.service.registry import User
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.stage import HAPPENED, NOW, Central, ModelLedger, new_id

CHEAP = Cost(8, 1, 1)


class RealLedger:
    """A real store's ledger that the schedules can write in and look into."""

    def __init__(self, store: vault.Store) -> None:
        self.store = store
        self.device, self.user = store.device, store.user.id

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store.ledger, name)

    def write(self, stream: str, record: str, fields: Mapping[str, Value]) -> Placed:
        change = Change(stream, record, "agreement", dict(fields), self.store.ledger.seen(), HAPPENED)
        (dot,) = self.store.ledger.record([change], now=NOW).dots
        return self.rows[dot]

    @property
    def rows(self) -> dict[Dot, Placed]:
        query = f"select {logbook.COLUMNS} from log"
        placed = map(logbook.from_row, self.store.ledger.connection.execute(query).fetchall())
        return {one.dot: one for one in placed}

    @property
    def held(self) -> dict[int, HeldBy]:
        rows = self.store.ledger.connection.execute("select number, held from log where held is not null")
        return {number: HeldBy(code, "") for number, code in rows.fetchall()}


def make(folder: Path, user: str, device: str) -> vault.Store:
    facts = vault.UserFacts(user, "JOKR", "Jonas Krogh")
    store = vault.create(folder, "en lang adgangskode her", user=facts, device=device, now=NOW, cost=CHEAP)
    store.ledger.connection.execute("pragma synchronous = off")
    return store


@contextmanager
def desk(running: Central, folder: Path, initials: str) -> Iterator[tuple[vault.Store, Client]]:
    found = running.all("select id, initials, name, role from user where initials = ?", initials)
    person = User(*found[0])
    enrolled = running.enrol(person)
    store = make(folder, person.id, enrolled.device)
    wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
    try:
        yield store, Client(store.ledger, wire, epoch=enrolled.epoch)
    finally:
        wire.close()
        store.close()


def a_round(client: Client) -> None:
    client.one_round(lambda _: None, lambda: False)


def test_the_stores_own_ledger_answers_what_a_round_asks(tmp_path: Path) -> None:
    store = make(tmp_path / "store", new_id(), new_id())
    port: LedgerPort = store.ledger

    assert port.waiting(1) == ()
    store.close()


def test_a_note_written_on_one_computer_is_read_on_another(running: Central, tmp_path: Path) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    mette = running.add_user("MEHA")
    running.grant(jonas, stream)
    running.grant(mette, stream, "partner")
    with (
        desk(running, tmp_path / "a", "JOKR") as (his, up),
        desk(running, tmp_path / "b", "MEHA") as (hers, down),
    ):
        a_round(up)
        note = journal.write_note(
            stream, text="Zahra ringer til Havnens Læger", by=jonas.id, now=NOW, seen=his.ledger.seen()
        )
        his.ledger.record(note, now=NOW)

        a_round(up)
        a_round(down)

        (placed,) = RealLedger(hers).rows.values()
        assert placed.change.fields["text"] == "Zahra ringer til Havnens Læger"
        assert placed.by == jonas.id
        assert hers.ledger.digest(stream) == his.ledger.digest(stream)
        assert his.ledger.waiting(1) == ()


def test_ones_own_receipt_does_not_say_that_others_words_before_it_were_seen(
    running: Central, tmp_path: Path
) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with (
        desk(running, tmp_path / "a", "JOKR") as (one, up),
        desk(running, tmp_path / "b", "JOKR") as (two, down),
    ):
        a_round(up)
        a_round(down)
        before = two.ledger.seen()
        RealLedger(one).write(stream, new_id(), {"what": "fra den ene"})
        a_round(up)
        RealLedger(two).write(stream, new_id(), {"what": "fra den anden"})

        down._push(_Going(lambda _: None, lambda: False))

        assert two.ledger.waiting(1) == ()
        assert two.ledger.seen() == Seen(before.seq, before.own + 1)


def test_the_model_and_the_store_sum_a_row_alike(running: Central, tmp_path: Path) -> None:
    placed = Placed(
        Change("s", "r", "note", {"text": "æøå", "at": None}, Seen(3, 2), HAPPENED, "act"),
        Dot("d", 3),
        7 << 16,
        "u",
        seq=9,
        received=HAPPENED,
    )
    model = ModelLedger("d", "u", rows={placed.dot: placed})
    store = make(tmp_path / "store", "u", "d")
    ledger: Ledger = store.ledger
    ledger.receive([placed], cursor="c", high=9)

    assert ledger.digest("s") == model.digest("s")
    store.close()


def test_a_store_put_back_from_a_copy_loses_no_word_written_while_its_own_old_rows_come_back(
    running: Central, tmp_path: Path
) -> None:
    jonas, stream = running.add_user("JOKR"), new_id()
    running.grant(jonas, stream)
    with desk(running, tmp_path / "a", "JOKR") as (store, client):
        a_round(client)
        sent = RealLedger(store).write(stream, new_id(), {"what": "sendt, efter kopien blev taget"})
        a_round(client)
        back = make(tmp_path / "b", jonas.id, store.device)
        fresh = RealLedger(back)
        wire = Wire(running.address, client._wire._key, store.device, wall=running.clock.wall)
        again = Client(back.ledger, wire, epoch=running.ledger.tenant().epoch)
        page = again._page()
        written = fresh.write(stream, new_id(), {"what": "skrevet imens"})

        again._take(page, _Going(lambda _: None, lambda: False))
        with pytest.raises(TurnedAway) as turned:
            a_round(again)

        assert written.dot == sent.dot
        assert turned.value.code == "dot_reused"
        (waiting,) = back.ledger.waiting(9)
        assert waiting.change == written.change
        wire.close()
        back.close()
