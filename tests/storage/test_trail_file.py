"""The trail's second copy: every entry is in it before it counts, and what the database lost comes back from it."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from casework.trail import Anchor, Noted
from storage import sealing
from storage.journal_head import Belongs
from storage.ledger import Ledger
from storage.trail import Trail
from storage.trail_file import NAME, TIDY_BYTES, TrailFile
from storage.vault import Store
from tests.storage.shelf import NOW, note, save, unlock
from tests.storage.test_journal_file import begun

LATER = NOW + timedelta(hours=1)


def in_the_file(store: Store, folder: Path) -> list[tuple[int, str]]:
    """Read the file that lies in a folder, with the store's own key."""
    file = TrailFile(folder, store.key_for("trail"), store.id)
    try:
        return [(one.entry.seq, one.entry.action) for one in file.open(Belongs(store.id)).entries]
    finally:
        file.close()


def in_the_store(store: Store) -> list[tuple[int, str]]:
    return [tuple(row) for row in store.own_reader().rows("select seq, action from audit order by seq")]


def test_every_entry_lies_in_the_file_too_the_moment_it_is_made(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"))
    store.trail.note(Noted("read", (stream,), "citizen"), now=NOW)

    copy = shutil.copytree(tmp_path / "store", tmp_path / "copy")

    assert in_the_file(store, copy) == in_the_store(store)
    assert [action for _, action in in_the_store(store)][-2:] == ["change", "read"]
    store.close()


def test_of_the_test_an_entry_that_goes_into_the_database_alone_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrailFile, "add", lambda *_: None)

    with pytest.raises(AssertionError):
        test_every_entry_lies_in_the_file_too_the_moment_it_is_made(tmp_path)


def test_the_file_is_forced_to_the_disk_before_the_entry_is_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, stream = begun(tmp_path / "store")
    order: list[str] = []
    monkeypatch.setattr("storage.files.os.fdatasync", lambda _: order.append("force"))
    store.ledger.connection.set_trace_callback(lambda said: order.append(said) if said == "commit" else None)

    store.trail.note(Noted("read", (stream,), "citizen"), now=NOW)

    assert order == ["force", "commit"]
    monkeypatch.undo()
    store.ledger.connection.set_trace_callback(None)
    store.close()


def test_an_act_that_did_not_come_through_gives_its_number_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, stream = begun(tmp_path / "store")

    def fail(*_: object) -> None:
        raise RuntimeError("before the commit")

    with monkeypatch.context() as broken:
        broken.setattr(Ledger, "_commit", fail)
        with pytest.raises(RuntimeError):
            save(store, *note(stream, "Et"))
    store.ledger.connection.execute("rollback")
    store.trail.note(Noted("read", (stream,), "citizen"), now=NOW)

    assert in_the_file(store, tmp_path / "store") == in_the_store(store)
    store.close()


def test_a_file_that_is_gone_cut_or_another_stores_is_made_anew_from_the_database(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    store.trail.note(Noted("read", (stream,), "citizen"), now=NOW)
    store.close()
    path = tmp_path / "store" / NAME
    whole = path.read_bytes()
    for hurt in (
        b"",
        whole[:-1],
        whole[: len(whole) // 2],
        os.urandom(300),
        whole[:900] + b"\0" + whole[901:],
    ):
        path.write_bytes(hurt)

        again = unlock(tmp_path / "store", now=NOW)

        assert in_the_file(again, tmp_path / "store") == in_the_store(again)
        again.close()


def test_entries_that_the_database_lost_come_back_and_the_chain_holds(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    store.close()
    older = (tmp_path / "store" / "store.db").read_bytes()
    store = unlock(tmp_path / "store", now=NOW)
    store.trail.note(Noted("print", (stream,), "plan"), now=LATER)
    before = in_the_store(store)
    store.close()
    (tmp_path / "store" / "store.db").write_bytes(older)

    again = unlock(tmp_path / "store", now=LATER)

    assert in_the_store(again)[: len(before)] == before
    assert again.trail.faults() == ()
    again.close()


def test_of_the_test_a_file_that_is_not_read_back_leaves_the_trail_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Trail, "_bring_back", lambda *_: None)

    with pytest.raises(AssertionError):
        test_entries_that_the_database_lost_come_back_and_the_chain_holds(tmp_path)


def test_what_the_service_has_goes_out_of_the_file_when_it_is_tidied(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    while (tmp_path / "store" / NAME).stat().st_size <= TIDY_BYTES:
        store.trail.note(Noted("read", (stream,), "citizen"), now=NOW)
    piece = store.trail.unsent(store.device, 1 << 20)
    assert piece is not None
    end = piece.segments[-1]

    store.trail.taken(store.device, Anchor(end.last, end.head), "at", "said")
    store.trail.note(Noted("search", (), "palette"), now=NOW)

    assert in_the_file(store, tmp_path / "store") == [(end.last + 1, "search")]
    store.close()
    again = unlock(tmp_path / "store", now=NOW)
    assert in_the_file(again, tmp_path / "store")[0] == (end.last + 1, "search")
    again.close()


def test_nothing_of_an_entry_can_be_read_in_the_file(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    store.trail.note(Noted("search", (stream,), "palette", "kanariefugl"), now=NOW)
    content = (tmp_path / "store" / NAME).read_bytes()

    assert not any(word in content for word in (b"kanariefugl", b"search", stream.encode()))
    assert sealing.subkey(b"\0" * 32, "trail") != sealing.subkey(b"\0" * 32, "outbox")
    store.close()
