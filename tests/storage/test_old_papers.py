"""Papers of an older program become files of their case, once."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from casework import plan
from storage import attached, old_papers
from storage.ledger import Ledger
from storage.reads.documents import documents
from storage.vault import Store
from tests.storage.shelf import AT, act, citizen, make, save, unlock

PDF = b"%PDF-1.7 Aminas plan"


def with_a_paper(folder: Path) -> tuple[str, str]:
    """Make a store as the program before this one left it."""
    store = make(folder)
    stream, changes = citizen("Amina", "Testberg")
    (version,) = plan.issue_version(stream, last=2, contents=[], digest=sha256(PDF).hexdigest(), **act())
    save(store, *changes, version)
    kept = {"sha256": sha256(PDF).hexdigest(), "pdf": b64encode(PDF).decode()}
    store.settings.set(f"paper:{version.record}", kept)
    store.close()
    return stream, version.record


def papers_in_settings(store: Store) -> list[tuple[str]]:
    return store.own_reader().rows("select key from meta where key like 'setting:paper:%'")


def test_an_old_paper_is_a_file_after_the_next_unlock_with_version_audience_and_time(tmp_path: Path) -> None:
    stream, version = with_a_paper(tmp_path / "store")

    store = unlock(tmp_path / "store")

    (found,) = documents(store.own_reader(), stream, store.attachments.is_here)
    fields = store.own_reader().rows(
        "select fields ->> 'version', fields ->> 'audience', fields ->> 'digest', at from record where id = ?",
        found.id,
    )
    content = attached.read(store._connection, store.attachments, found.id)
    left = papers_in_settings(store)
    store.close()
    assert (found.what, found.is_paper, content) == ("Plan, udgave 3", True, PDF)
    assert fields == [(version, "citizen", sha256(PDF).hexdigest(), AT)]
    assert left == []


def test_a_crash_between_record_and_setting_makes_no_second_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, _ = with_a_paper(tmp_path / "store")
    real = Ledger.record

    def record_and_die(*arguments: object, **more: object) -> None:
        real(*arguments, **more)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(Ledger, "record", record_and_die)
        with pytest.raises(KeyboardInterrupt):
            unlock(tmp_path / "store")
    _after_the_crash(tmp_path / "store")

    store = unlock(tmp_path / "store")
    found = documents(store.own_reader(), stream, store.attachments.is_here)
    left = papers_in_settings(store)
    store.close()
    assert (len(found), left) == (1, [])


def _after_the_crash(folder: Path) -> None:
    """The system frees the lock of a program that died; a test lives on."""
    (folder / "store.lock").unlink()


def test_the_paper_of_somebody_who_left_goes(tmp_path: Path) -> None:
    stream, _ = with_a_paper(tmp_path / "store")
    store = unlock(tmp_path / "store")
    store.settings.set("paper:gone", {"sha256": "", "pdf": b64encode(PDF).decode()})

    taken = old_papers.take_over(
        store._connection, store.ledger, store.attachments, by="w-mette", now=act()["now"]
    )

    found = documents(store.own_reader(), stream, store.attachments.is_here)
    left = papers_in_settings(store)
    store.close()
    assert (taken, len(found), left) == (0, 1, [])
