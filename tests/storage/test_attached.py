"""Which file is kept and which one goes: with the hand-off, with a crash, with a store that is older than its files."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from casework.attachments import SealedFile, attach_file, withdraw_attachment
from casework.changes import Seen, Value
from casework.errors import Damaged
from storage import attached
from storage.attachments import Attachments
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, act, citizen, make, opened, placed, save, unlock, values

LETTER = b"Hun har faaet en blodprop."
LATER = NOW + timedelta(days=2)
HEARD = (NOW + timedelta(days=1)).isoformat()


def attach(store: Store, stream: str, content: bytes = LETTER) -> SealedFile:
    file = store.attachments.seal(stream, [content])
    save(store, *attach_file(stream, file=file, name="brev.pdf", what="Brev fra lægen", **act()))
    return file


def read(store: Store, file: str) -> bytes:
    found = attached.bound(store._connection, file)
    assert found is not None
    return store.attachments.read(found)


def test_an_attached_file_is_found_by_its_record_and_read_after_the_next_unlock(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen()
    save(store, *changes)
    file = attach(store, stream)
    store.close()

    store = unlock(tmp_path / "store")
    content, fields = read(store, file.id), values(store, file.id)
    store.close()

    assert content == LETTER
    assert (fields["name"], fields["what"], fields["on"]) == ("brev.pdf", "Brev fra lægen", "2026-11-26")


def test_a_withdrawn_file_can_still_be_read_and_is_not_swept(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen()
        save(store, *changes)
        file = attach(store, stream)
        save(store, *withdraw_attachment(stream, file.id, reason="Forkert brev", **act(Seen(0, 9))))

        swept = sweep_twice(store)

        assert swept == ()
        assert read(store, file.id) == LETTER


def test_what_is_told_as_unsent_of_somebody_who_is_gone_is_forgotten_where_no_byte_of_it_is_here(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen()
        save(store, *changes)
        here, lost = attach(store, stream), attach(store, stream)
        known = attach(store, citizen()[0])
        store.ledger.leave_scope(stream, "JOKR", AT)
        for file in (lost, known):
            store.attachments.path(file.id).unlink()

        store.sweep(NOW)

        left = store.own_reader().rows("select id from attached where state = 'unsent' order by id")
        assert left == [(file,) for file in sorted((here.id, known.id))]


def sweep_twice(store: Store, heard: str = HEARD) -> tuple[str, ...]:
    """Unlock at one time and two days later, with the service heard between."""
    first = store.sweep(NOW)
    store.ledger.remember("last_contact", heard)
    return (*first, *store.sweep(LATER))


def test_a_handed_over_citizens_file_goes_once_the_service_has_it(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        store.ledger.begin_scope("c", "primary", 2)
        file = store.attachments.seal("c", [LETTER])
        fields = dict(attach_file("c", file=file, name="a.pdf", what="Brev", **act())[0].fields)
        rows = [
            placed("c", "c", 1, {"first_name": "Lene"}, kind="citizen"),
            placed("c", file.id, 2, fields, kind="attachment"),
        ]
        store.ledger.fill("c", rows, done=True, upto=2)
        before = store.attachments.is_here(file.id)

        store.ledger.leave_scope("c", "Jonas", AT)

        assert (before, store.attachments.is_here(file.id)) == (True, False)
        assert attached.bound(store._connection, file.id) is None


def test_a_file_that_the_service_lacks_waits_sealed_without_its_key(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen()
        save(store, *changes)
        file = attach(store, stream)
        store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)

        store.ledger.leave_scope(stream, "Jonas", AT)

        assert store.attachments.is_here(file.id)
        assert sweep_twice(store) == ()
        assert store.own_reader().rows("select count(*) from log where record = ?", file.id) == [(0,)]


def test_a_hand_off_that_a_crash_cut_off_takes_its_files_at_the_next_unlock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make(tmp_path / "store")
    store.ledger.begin_scope("c", "primary", 1)
    file = store.attachments.seal("c", [LETTER])
    fields = dict(attach_file("c", file=file, name="a.pdf", what="Brev", **act())[0].fields)
    store.ledger.fill("c", [placed("c", file.id, 1, fields, kind="attachment")], done=True, upto=1)
    with monkeypatch.context() as cut:
        cut.setattr(Attachments, "remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.ledger.leave_scope("c", "Jonas", AT)
    left = store.attachments.is_here(file.id)
    store.close()

    store = unlock(tmp_path / "store")
    after = store.attachments.is_here(file.id)
    store.close()

    assert (left, after) == (True, False)


def test_a_file_without_its_change_goes_after_a_day_and_a_contact(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, changes = citizen()
        save(store, *changes)
        named, orphan = attach(store, stream), store.attachments.seal(stream, [LETTER])

        within_a_day = (store.sweep(NOW), store.sweep(NOW + timedelta(hours=23)))
        without_contact = store.sweep(LATER)
        store.ledger.remember("last_contact", HEARD)
        after = store.sweep(LATER)

        assert (within_a_day, without_contact, after) == (((), ()), (), (orphan.id,))
        assert (store.attachments.is_here(orphan.id), read(store, named.id)) == (False, LETTER)
        assert store.own_reader().rows("select state from attached") == [("unsent",)]


def test_a_file_whose_change_comes_back_after_a_restore_stays(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        file = store.attachments.seal("c", [LETTER])
        store.sweep(NOW)
        fields = dict(attach_file("c", file=file, name="a.pdf", what="Brev", **act())[0].fields)
        store.ledger.receive([placed("c", file.id, 1, fields, kind="attachment")], cursor="1", high=1)
        store.ledger.remember("last_contact", HEARD)

        assert store.sweep(LATER) == ()
        assert store.attachments.is_here(file.id)


def test_an_own_file_whose_change_comes_back_after_a_restore_is_offered_to_the_service_again(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        mine, his = (store.attachments.seal("c", [LETTER]) for _ in range(2))
        rows = [
            placed("c", file.id, seq, dict(fields.fields), kind="attachment")
            for seq, file in ((1, mine), (2, his))
            for fields in attach_file("c", file=file, name="a.pdf", what="Brev", **act())
        ]
        store.ledger.receive([replace(rows[0], by=METTE.id), rows[1]], cursor="2", high=2)

        going = store.travelling.to_send(())

        assert going is not None
        assert going.id == mine.id
        assert store.travelling.to_send({mine.id}) is None


def test_a_change_that_names_no_file_leads_to_no_path_and_stops_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        fields: dict[str, Value] = {"name": "a", "what": "b", "key": "AAAA", "size": 3, "digest": ""}
        store.ledger.begin_scope("c", "primary", 1)
        row = placed("c", "../../keys.ffk", 1, fields, kind="attachment")
        store.ledger.fill("c", [row], done=True, upto=1)

        assert store.travelling.to_fetch(()) is None
        assert sweep_twice(store) == ()
        store.ledger.leave_scope("c", "Jonas", AT)
        assert (tmp_path / "store" / "keys.ffk").exists()


def test_what_a_cut_off_writing_left_is_taken_away_at_the_next_unlock(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        path = store.attachments.path(store.attachments.seal("c", [LETTER]).id)
        half = path.with_name(path.name + ".new")
        half.write_bytes(b"FFA1 and no more")

        store.sweep(NOW)

        assert (half.exists(), path.exists()) == (False, True)


def test_a_redacted_file_has_lost_its_key_and_is_swept(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        store.ledger.begin_scope("c", "primary", 2)
        file = store.attachments.seal("c", [LETTER])
        fields = dict(attach_file("c", file=file, name="a.pdf", what="Brev", **act())[0].fields)
        store.ledger.fill("c", [placed("c", file.id, 1, fields, kind="attachment")], done=True, upto=1)
        redacted = placed("c", file.id, 1, {"_redacted": True}, kind="attachment")
        store.ledger.receive([redacted], cursor="2", high=2)

        with pytest.raises(Damaged, match="nøgle er slettet"):
            read(store, file.id)
        assert sweep_twice(store) == (file.id,)
