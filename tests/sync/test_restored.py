"""A store that was restored from a copy, the real service, and the notes of before, after and between: all are back."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from casework.errors import FodfaesteError
from storage import backups, device_key, engine, former, missing, rebuild, restore, rewinding, vault
from storage.logbook import wire_form
from storage.vault import Store, UserFacts
from sync import client as rounds
from sync import restored
from sync.client import Client, RoundTold
from sync.proofs import DeviceKey
from sync.protocol import to_wire
from sync.service import device_admin, registry
from sync.service.deliver import _Filling
from sync.service.registry import User
from sync.wire import Wire
from sync.words import TurnedAway
from tests.storage.decay import turn
from tests.storage.pages import in_clear_pages
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, note, save
from tests.storage.test_a_real_round import opened_by
from tests.sync.stage import Central, central

LATER = NOW + timedelta(hours=1)
BEFORE, BETWEEN, UNSENT, AFTER = "Før kopien", "Kvitteret siden", "Ikke sendt", "Skrevet bagefter"


class Desk:
    """A person's computer: its store, its key, and rounds that say first who it was."""

    def __init__(self, running: Central, user: User, folder: Path) -> None:
        self.running, self.folder = running, folder
        enrolled = running.enrol(user)
        self.key, self.epoch = enrolled.key, enrolled.epoch
        facts = UserFacts(enrolled.user, enrolled.initials, enrolled.name)
        self.store: Store = vault.create(
            folder, PASSPHRASE, user=facts, device=enrolled.device, now=NOW, cost=CHEAP
        )
        self.first_name = enrolled.device
        device_key.keep(folder, self.key.raw)

    def wire(self, device: str = "") -> Wire:
        return Wire(self.running.address, self.key, device or self.store.device, wall=self.running.clock.wall)

    def round(self) -> RoundTold:
        wire = self.wire()
        try:
            restored.announce(self.store.ledger, wire, epoch=self.epoch, cancelled=lambda: False)
            return Client(self.store.ledger, wire, epoch=self.epoch).one_round(lambda _: None, lambda: False)
        finally:
            wire.close()

    def copy(self) -> None:
        backups.make(self.store.source(), NOW)

    def lose_the_database(self) -> None:
        self.store.close()
        (self.folder / engine.NAME).unlink()

    def restore(self) -> None:
        copy = backups.found(self.folder)[0]
        self.store = restore.restore(self.folder, copy, PASSPHRASE, now=LATER, floor=CHEAP).store

    def notes(self) -> set[str]:
        rows = self.store.own_reader().rows("select fields ->> 'text' from record where kind = 'note'")
        return {row[0] for row in rows}

    def unsent(self) -> int:
        rows = self.store.own_reader().rows("select count(*) from log where seq is null")
        return int(rows[0][0])


@contextmanager
def desk(running: Central, folder: Path, name: str = "MEHA") -> Iterator[Desk]:
    one = Desk(running, running.add_user(name), folder)
    try:
        yield one
    finally:
        one.store.close()


def page_with(hers: Desk, text: str) -> int:
    """Return the page of the log on which a note lies: only log rows name the device beside words."""
    pages = enumerate(in_clear_pages(hers.store), 1)
    return next(
        number for number, page in pages if text.encode() in page and hers.first_name.encode() in page
    )


def a_days_work(hers: Desk, unsent: str = UNSENT, *, lost: bool = True) -> str:
    """Before the copy, receipted since, and perhaps unsent; then the database is lost, or only closed."""
    stream, changes = opened_by(_user(hers))
    save(hers.store, *changes, *note(stream, BEFORE))
    hers.round()
    hers.copy()
    save(hers.store, *note(stream, BETWEEN))
    hers.round()
    if unsent:
        save(hers.store, *note(stream, unsent))
    if lost:
        hers.lose_the_database()
    else:
        hers.store.close()
    return stream


def _user(one: Desk) -> User:
    user = one.store.user
    return User(user.id, user.initials, user.name, "Sagsbehandler")


def at_the_service(running: Central) -> list[str]:
    return [content.decode() for content in running.contents("note")]


def everything_is_back(tmp_path: Path, unsent: str = UNSENT) -> bool:
    """Tell whether all notes are on the computer and each once at the service."""
    wanted = {BEFORE, BETWEEN, AFTER} | ({unsent} - {""})
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream = a_days_work(hers, unsent)
        hers.restore()
        save(hers.store, *note(stream, AFTER), now=LATER)
        try:
            hers.round()
        except FodfaesteError:
            return False
        sent = "".join(at_the_service(running))
        once = all(sent.count(text) == 1 for text in wanted)
        here = hers.notes() == wanted
        return once and here and not hers.unsent()


@pytest.mark.parametrize("unsent", [UNSENT, ""])
def test_notes_of_before_between_and_unsent_are_all_back_and_each_once_at_the_service(
    unsent: str, tmp_path: Path
) -> None:
    assert everything_is_back(tmp_path, unsent)


def test_what_a_rebuilt_store_lists_as_missing_comes_with_the_next_round(tmp_path: Path) -> None:
    """The page with the note that was receipted after the copy decays: listed by name, and then here again."""
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream = a_days_work(hers, lost=False)
        turn(hers.folder, page_with(hers, BETWEEN))
        rebuilt = rebuild.rebuild(hers.folder, PASSPHRASE, now=LATER, floor=CHEAP)
        hers.store = rebuilt.store
        save(hers.store, *note(stream, AFTER), now=LATER)

        hers.round()

        assert BETWEEN in {one.words for one in rebuilt.missing}
        assert missing.still(hers.store.source().connection) == ()
        assert hers.notes() == {BEFORE, BETWEEN, UNSENT, AFTER}
        assert hers.unsent() == 0


def test_of_the_test_the_same_name_after_a_restore_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The computer goes on counting from the copy under its old name: its new note takes a number that is used."""

    def same(connection: engine.Connection, _also: object, _now: object) -> str:
        return former.first_name(connection)

    monkeypatch.setattr(former, "mint", same)

    assert not everything_is_back(tmp_path, unsent="")


def test_of_the_test_stubs_after_a_restore_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The computer's rows come as their number alone although the copy does not have them."""

    class Stubbing(_Filling):
        def fill(self, places: object) -> int:
            query = "select s.device from successor s join device d on d.number = s.next where d.id = ?"
            before = self._connection.execute(query, (self._device.id,)).fetchone()
            used = super().fill(places)  # type: ignore[arg-type]
            name = "select id from device where number = ?"
            old = self._connection.execute(name, before).fetchone()[0] if before else ""
            self.rows = [type(row)(row.q, d=1) if row.dev == old and old else row for row in self.rows]
            return used

    monkeypatch.setattr("sync.service.deliver._Filling", Stubbing)

    assert not everything_is_back(tmp_path)


def test_a_computer_without_database_and_keys_is_the_same_computer_to_the_service(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        a_days_work(hers)
        for path in hers.folder.iterdir():
            if path.is_file() and path.name != "outbox.ffj":
                path.unlink()

        hers.restore()
        hers.key = DeviceKey(device_key.read(hers.folder))
        hers.round()

        assert hers.notes() == {BEFORE, BETWEEN, UNSENT}
        names = running.all("select id, revoked is null from device order by number")
        assert names == [(hers.first_name, 0), (hers.store.device, 1)]


def test_a_receipt_that_was_lost_with_the_database_comes_again_under_the_old_name(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream, changes = opened_by(_user(hers))
        save(hers.store, *changes, *note(stream, BEFORE))
        hers.copy()
        hers.round()
        hers.lose_the_database()

        hers.restore()
        hers.round()

        assert len(at_the_service(running)) == 1
        assert hers.unsent() == 0


def test_a_second_restore_from_the_same_copy_loses_nothing_either(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream = a_days_work(hers)
        hers.restore()
        save(hers.store, *note(stream, AFTER), now=LATER)
        hers.round()
        save(hers.store, *note(stream, "Igen ikke sendt"), now=LATER)
        hers.lose_the_database()

        hers.restore()
        hers.round()

        assert hers.notes() == {BEFORE, BETWEEN, UNSENT, AFTER, "Igen ikke sendt"}
        assert hers.unsent() == 0
        assert len(at_the_service(running)) == 5


def test_two_restores_without_any_contact_between_them_send_everything(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream = a_days_work(hers)
        hers.restore()
        save(hers.store, *note(stream, AFTER), now=LATER)
        hers.lose_the_database()
        hers.restore()
        assert len(hers.store.ledger.formers()) == 2

        hers.round()

        assert hers.notes() == {BEFORE, BETWEEN, UNSENT, AFTER}
        assert (hers.unsent(), len(at_the_service(running))) == (0, 4)


def test_after_a_hole_in_the_old_numbers_the_rest_goes_under_the_new_name(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream, changes = opened_by(_user(hers))
        save(hers.store, *changes, *note(stream, BEFORE))
        hers.round()
        hers.copy()
        save(hers.store, *note(stream, "Går tabt i begge kopier"))
        save(hers.store, *note(stream, UNSENT))
        left = hers.store.ledger.waiting(9)[1:]
        hers.store.ledger._journal.rewrite([{"c": [wire_form(one)], "draft": None} for one in left])
        hers.store._connection.close()
        hers.store._journal.close()
        hers.store._holding.let_go()
        (hers.folder / engine.NAME).unlink()

        hers.restore()
        hers.round()

        assert hers.notes() == {BEFORE, UNSENT}
        assert hers.unsent() == 0
        assert "".join(at_the_service(running)).count(UNSENT) == 1


def test_what_was_handed_over_since_the_copy_leaves_again(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream, changes = opened_by(_user(hers))
        save(hers.store, *changes, *note(stream, BEFORE))
        hers.round()
        hers.copy()
        running.revoke(_user(hers), stream)
        hers.round()
        hers.lose_the_database()

        hers.restore()
        hers.round()

        assert hers.notes() == set()


def test_saying_it_again_is_answered_as_the_first_time(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        a_days_work(hers)
        hers.restore()
        wire = hers.wire()

        first, again = wire.restored(hers.first_name), wire.restored(hers.first_name)

        assert first == again
        assert len(running.all("select 1 from device")) == 2
        wire.close()


def refused(wire: Wire, old: str) -> str:
    with pytest.raises(TurnedAway) as turned:
        wire.restored(old)
    wire.close()
    return turned.value.code


def test_nobody_else_takes_a_computers_place(tmp_path: Path) -> None:
    with (
        central(tmp_path / "central") as running,
        desk(running, tmp_path / "a") as hers,
        desk(running, tmp_path / "b", "JOKR") as his,
    ):
        thief = Wire(running.address, his.key, former.fresh_name(), wall=running.clock.wall)
        taken = Wire(running.address, hers.key, his.first_name, wall=running.clock.wall)
        unnamed = Wire(running.address, hers.key, "ikke-et-navn", wall=running.clock.wall)

        assert refused(thief, hers.first_name) == "device_unknown"
        assert refused(taken, hers.first_name) == "device_revoked"
        assert refused(unnamed, hers.first_name) == "malformed"
        assert refused(hers.wire(former.fresh_name()), former.fresh_name()) == "device_unknown"


def test_a_signature_over_other_names_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        monkeypatch.setattr("sync.wire.both_names", lambda old, _new: old.encode())

        assert refused(hers.wire(former.fresh_name()), hers.first_name) == "bad_proof"


def test_a_computer_that_was_shut_out_stays_shut_out_under_every_name(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        a_days_work(hers)
        hers.restore()
        hers.round()
        with running.ledger.writing() as connection:
            assert registry.revoke_device(connection, hers.first_name, NOW)
        hers.lose_the_database()
        hers.restore()

        with pytest.raises(TurnedAway) as turned:
            hers.round()

        assert turned.value.code == "device_revoked"


def test_an_order_to_wipe_by_the_old_name_reaches_the_computer_under_its_new_one(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        a_days_work(hers)
        hers.restore()
        hers.round()

        told, _ = device_admin.wipe(running.ledger, Namespace(device=hers.first_name))

        assert "sletter derefter alt" in told
        with pytest.raises(TurnedAway) as turned:
            hers.round()
        assert turned.value.code == "wipe_ordered"


def test_a_closed_name_sends_nothing_more(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running, desk(running, tmp_path / "a") as hers:
        stream = a_days_work(hers)
        hers.restore()
        hers.round()
        save(hers.store, *note(stream, AFTER))
        wire = hers.wire(hers.first_name)

        with pytest.raises(TurnedAway) as turned:
            wire.push(hers.epoch, [to_wire(one) for one in hers.store.ledger.waiting(1)])

        assert turned.value.code == "device_revoked"
        wire.close()


def test_the_new_name_forgets_the_facts_that_a_round_keeps_of_own_numbers() -> None:
    assert set(former.OWN_NUMBERS) == {rounds._ACKED, rounds._LEFT, rewinding.RECEIPTED}
