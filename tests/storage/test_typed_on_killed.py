"""The power goes at each step between a draft and a case that has left: its words are there, and once."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from storage import drafts, typed_on
from storage.typed_on import TypedOn
from storage.vault import Store
from tests.storage.half_typed import CITIZEN, WORDS, granted, kept, leave, texts, told
from tests.storage.shelf import NOW, opened, unlock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        granted(store)
        yield store


def after_the_power_went(store: Store, *, lose_log: bool = False) -> Store:
    """Return the store as its disk has it at this moment, perhaps without the database's own log."""
    image = store.folder.with_name("image")
    shutil.copytree(store.folder, image)
    with suppress(Exception):
        store.close()
    if lose_log:
        (image / "store.db-wal").unlink()
        (image / "store.db-shm").unlink(missing_ok=True)
    return unlock(image, now=NOW + timedelta(minutes=1))


def test_a_store_that_lost_its_last_pages_has_the_entry_from_the_journal_file_and_not_the_draft(
    store: Store,
) -> None:
    kept(store)
    store.ledger.connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    store.ledger.hand_on(CITIZEN)

    again = after_the_power_went(store, lose_log=True)

    assert texts(again) == [WORDS["text"]]
    assert again.drafts.all() == ()
    again.close()


class Dead(BaseException):
    """The power went."""


def steps(store: Store) -> list[tuple[Any, str]]:
    """Return every call of the store on the way from a draft to a case that has left."""
    return [
        (store.ledger, "record"),
        (typed_on, "_note"),
        (typed_on, "left"),
        (store.ledger, "_commit"),
        (store.ledger, "_forget_now"),
        (drafts, "drop_equal"),
        (drafts, "leave"),
        (store.ledger._journal, "append"),
        (TypedOn, "_let_go"),
    ]


@pytest.mark.parametrize("place", range(9))
@pytest.mark.parametrize("after", [False, True])
def test_the_power_may_go_at_each_step_and_the_words_are_there_once(
    store: Store, place: int, *, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(store)
    target, name = steps(store)[place]
    whole = getattr(target, name)

    def dies(*given: Any, **more: Any) -> Any:
        if after:
            whole(*given, **more)
        raise Dead

    with monkeypatch.context() as patch:
        patch.setattr(target, name, dies)
        with pytest.raises(Dead):
            leave(store)
    again = after_the_power_went(store)

    leave(again)

    assert texts(again) == [WORDS["text"]]
    assert again.drafts.all() == ()
    assert told(again).typed == "note"
    again.close()
