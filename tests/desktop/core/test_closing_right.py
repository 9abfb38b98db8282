"""Whoever may not close a case closes it no other way either: the service would hold it, the desk show it closed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casework import closing, torn
from casework.acts import Act
from casework.changes import Change
from casework.errors import Refused
from casework.kinds import Role
from casework.taking_back import take_back
from desktop import keeping
from storage.reads import closing as reads
from storage.vault import Store
from tests.storage import shelf

Way = Callable[[Store, str], tuple[Change, ...]]


def in_role(folder: Path, role: Role) -> tuple[Store, str]:
    """Return a store with one open case that its person has in a role."""
    store = shelf.make(folder)
    stream, opened = shelf.citizen()
    shelf.save(store, *opened)
    store.ledger.begin_scope(stream, role, 0)
    store.ledger.fill(stream, [], done=True, upto=0)
    return store, stream


def act(store: Store) -> Act:
    return Act(by=store.user.id, now=shelf.NOW, seen=store.ledger.seen())


def chosen_of_two(store: Store, stream: str) -> tuple[Change, ...]:
    """*Lukket* is chosen of two versions."""
    return torn.choose_version(
        stream, stream, kind="citizen", field="closed_on", value="2026-11-20", **act(store)
    )


def opening_taken_back(store: Store, stream: str) -> tuple[Change, ...]:
    """A case is opened again, and that is taken back."""
    done = closing.reopen_case([stream], **act(store))
    before = {stream: {"closed_on": "2026-11-20", "closed_reason": "work", "closed_next": "Ringer."}}
    return take_back(done, role="primary", before=before, **act(store))


@pytest.mark.parametrize("way", [chosen_of_two, opening_taken_back])
@pytest.mark.parametrize("role", ["partner", "primary", "stand_in"])
def test_only_whose_it_is_closes_a_case_whichever_way_it_goes(tmp_path: Path, role: Role, way: Way) -> None:
    store, stream = in_role(tmp_path / "store", role)
    said = way(store, stream)

    if role == "partner":
        with pytest.raises(Refused, match=r"faste kontakt.*bed ham om det"):
            keeping.kept(store, said, shelf.NOW)
    else:
        keeping.kept(store, said, shelf.NOW)

    assert bool(reads.shown(store.own_reader(), stream).closed_on) == (role != "partner")
    store.close()


def test_whoever_may_write_opens_it_again(tmp_path: Path) -> None:
    store, stream = in_role(tmp_path / "store", "partner")

    keeping.kept(store, closing.reopen_case([stream], **act(store)), shelf.NOW)

    store.close()


def test_of_the_test_a_desk_that_does_not_ask_shows_a_case_closed_that_the_service_holds_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "refuse_closing", lambda *_: None)

    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        test_only_whose_it_is_closes_a_case_whichever_way_it_goes(tmp_path, "partner", chosen_of_two)
