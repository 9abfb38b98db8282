"""The journal file's own key and head, its first version, and that no step of a save can fail half way unnoticed."""

import errno
import json
import os
import struct
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from storage import journal_head, keyfile, sealing
from storage.journal_file import JournalFile
from storage.journal_head import Belongs
from storage.logbook import encoded
from storage.vault import Store
from tests.storage.shelf import AT, CHEAP, PASSPHRASE, note, save, unlock
from tests.storage.test_journal_file import KEY, FailsToCommit, begun, crashed, found_in, lost_log, texts


def test_a_file_whose_head_is_gone_is_written_anew_whole_and_nothing_is_added_to_it(tmp_path: Path) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"))
    crashed(store)
    path = tmp_path / "store" / "outbox.ffj"
    path.write_bytes(path.read_bytes()[:20])

    again = unlock(tmp_path / "store")
    save(again, *note(stream, "To"))
    crashed(again)
    found = found_in(tmp_path / "store")

    assert (found.damaged, found.torn_end, found.headless) == (0, False, False)
    assert [form["d"] for record in found.records if "c" in record for form in record["c"]] == [1, 2, 3]


def old_file(folder: Path, *records: dict[str, object]) -> None:
    """Put a journal file of version 1 in place, as the first release wrote it."""
    keys = keyfile.read(folder)
    key = sealing.subkey(keyfile.open_with(keys, PASSPHRASE, CHEAP), "outbox")
    content, tag = b"FFJ1", bytes(16)
    for number, record in enumerate(records):
        bound = b"journal\0" + keys.store.encode() + struct.pack("<Q", number) + tag
        sealed = sealing.seal(key, encoded(record), bound)
        content += struct.pack("<I", len(sealed)) + sealed
        tag = sealed[-16:]
    (folder / "outbox.ffj").write_bytes(content)


def test_a_file_of_version_1_gives_its_words_back_and_is_written_anew(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store, stream = begun(folder)
    store.close()
    (kept,) = found_in(folder).records
    lost = {"d": 2, "s": stream, "r": "n1", "k": "note", "h": 7, "n": 0, "o": 1, "f": {"text": "Et"}, "e": AT}
    old_file(folder, kept, {"c": [lost], "draft": None})

    again = unlock(folder)
    words = texts(again)
    crashed(again)
    found = found_in(folder)

    assert (again.replayed, words) == (1, ["Et"])
    assert (found.version, len(found.records), found.damaged) == (2, 2, 0)


def test_each_file_has_a_key_and_a_name_of_its_own(tmp_path: Path) -> None:
    file = JournalFile(tmp_path / "j", KEY, "store")
    file.open()
    before, first = file._key, file.file
    file.rewrite([])

    assert (file._key != before, file.file != first, file._key != KEY) == (True, True, True)
    file.close()


def test_the_service_that_the_head_is_sealed_for_opens_it_and_no_other_does(tmp_path: Path) -> None:
    private, public = sealing.pair()
    file = JournalFile(tmp_path / "j", KEY, "store")
    file.belongs = Belongs("store", "device", public)
    file.open()
    file.close()
    content = (tmp_path / "j").read_bytes()
    said = json.loads(content[8 : 8 + struct.unpack_from("<I", content, 4)[0]])
    sealed, bound = b64decode(said["service"]), journal_head.bound_to(said)

    assert sealing.open_from(private, sealed, bound) == file._key
    with pytest.raises(sealing.Altered):
        sealing.open_from(sealing.pair()[0], sealed, bound)
    with pytest.raises(sealing.Altered):
        sealing.open_from(private, sealed, journal_head.bound_to({**said, "device": "another"}))


def test_no_step_of_the_writing_of_an_act_can_fail_and_leave_half_of_it(tmp_path: Path) -> None:
    """Each thing that a save asks of disk and engine fails once; then it is all saved or none of it, at both places."""
    failures = ("append", "force", "note", "commit")
    for turn, failing in enumerate(failures):
        store, stream = begun(tmp_path / f"store{turn}")
        with pytest.MonkeyPatch.context() as broken:
            _break(broken, store, failing)
            with pytest.raises(Exception, match=r"kan ikke læses|Disken"):
                save(store, *note(stream, "Aldrig gemt"))
        store.ledger.connection = store._connection
        kept = save(store, *note(stream, "Gemt"))
        copy = lost_log(tmp_path / f"store{turn}", tmp_path / f"copy{turn}")
        crashed(store)
        both = []
        for folder in (tmp_path / f"store{turn}", copy):
            again = unlock(folder)
            both.append(texts(again))
            again.close()

        assert (failing, kept[0].number, both) == (failing, 2, [["Gemt"], ["Gemt"]])


def _break(broken: pytest.MonkeyPatch, store: Store, failing: str) -> None:
    full = OSError(errno.ENOSPC, "full")
    if failing == "append":
        broken.setattr("storage.journal_file.write_all", _raising(full, writes=3))
    elif failing == "force":
        broken.setattr("storage.journal_file.force_content", _raising(full))
    elif failing == "note":
        broken.setattr("storage.heads.note", _raising(sqlcipher3.OperationalError("disk I/O error")))
    else:
        store.ledger.connection = FailsToCommit(store.ledger.connection)


def _raising(error: Exception, writes: int = 0) -> Callable[..., None]:
    def fail(handle: object, *rest: object) -> None:
        if writes and isinstance(handle, int):
            os.write(handle, bytes(writes))
        raise error

    return fail


def test_a_test_of_the_test_without_the_void_a_failed_commit_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JournalFile, "take_back", lambda *_: None)

    with pytest.raises(AssertionError):
        test_no_step_of_the_writing_of_an_act_can_fail_and_leave_half_of_it(tmp_path)


def test_a_database_that_fell_back_is_told_of_in_the_log_without_a_word_of_a_case(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Hemmeligt"))
    copy = lost_log(tmp_path / "store", tmp_path / "copy")
    store.close()

    unlock(copy).close()

    assert "lost 1 changes" in caplog.text
    assert "Hemmeligt" not in caplog.text


@pytest.mark.parametrize("fallen", ["an older file", "cut between two records"])
def test_a_journal_file_that_fell_back_is_told_of_and_written_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, fallen: str
) -> None:
    folder = tmp_path / "store"
    store, stream = begun(folder)
    older, whole = (folder / "outbox.ffj").read_bytes(), store._journal.size
    if fallen == "an older file":
        store.ledger.reseal()
        whole = store._journal.size
    save(store, *note(stream, "Et"))
    crashed(store)
    content = (folder / "outbox.ffj").read_bytes()
    (folder / "outbox.ffj").write_bytes(older if fallen == "an older file" else content[:whole])

    again = unlock(folder)
    words = texts(again)
    crashed(again)

    assert "was not as it was left" in caplog.text
    assert words == ["Et"]
    assert len(found_in(folder).records) == 2


def test_a_crash_between_a_new_file_and_its_note_is_no_alarm(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store, stream = begun(tmp_path / "store")
    save(store, *note(stream, "Et"))
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr("storage.heads.note", lambda *_: None)
        store.ledger.reseal()
    crashed(store)

    again = unlock(tmp_path / "store")

    assert (texts(again), caplog.text) == (["Et"], "")
    again.close()


def test_a_file_that_cannot_be_sealed_anew_goes_on_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_given: object) -> bytes:
        raise MemoryError

    file = JournalFile(tmp_path / "j", KEY, "store")
    file.open()
    file.append({"n": 1})
    with monkeypatch.context() as patch:
        patch.setattr(sealing, "seal", no_room)
        with pytest.raises(MemoryError):
            file.rewrite([{"n": 1}])
    file.append({"n": 2})
    file.close()

    assert JournalFile(tmp_path / "j", KEY, "store").open().records == ({"n": 1}, {"n": 2})
