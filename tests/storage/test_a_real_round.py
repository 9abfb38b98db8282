"""The real store, the real client and the real service: one round up, one round down, sums equal, a hand-over whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from casework import people
from casework.changes import Change, Seen
from casework.kinds import Role
from storage import vault
from storage.reads import citizen as case
from storage.reads import sync
from storage.reads.search import search
from storage.vault import Store, UserFacts
from sync.client import Client, Progress, RoundTold
from sync.service.registry import User
from sync.wire import Wire
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, TODAY, agreement, note, save
from tests.sync.stage import Central, central


class Desk:
    """A person with a store and a client."""

    def __init__(self, running: Central, user: User, folder: Path) -> None:
        enrolled = running.enrol(user)
        facts = UserFacts(enrolled.user, enrolled.initials, enrolled.name)
        self.store: Store = vault.create(
            folder, PASSPHRASE, user=facts, device=enrolled.device, now=NOW, cost=CHEAP
        )
        self.wire = Wire(running.address, enrolled.key, enrolled.device, wall=running.clock.wall)
        self.client = Client(self.store.ledger, self.wire, epoch=enrolled.epoch)

    def round(self) -> RoundTold:
        return self.client.one_round(lambda _: None, lambda: False)


def opened_by(user: User) -> tuple[str, tuple[Change, ...]]:
    """Return a new citizen's stream and the change that opens it, by this person."""
    changes = people.open_citizen(
        first_name="Søren", last_name="Ågård", cpr="7003821234", by=user.id, now=NOW, seen=Seen()
    )
    return changes[0].stream, changes


@contextmanager
def desk(running: Central, user: User, folder: Path) -> Iterator[Desk]:
    one = Desk(running, user, folder)
    try:
        yield one
    finally:
        one.wire.close()
        one.store.close()


def test_a_case_that_was_opened_here_stays_on_the_screen_while_its_grant_comes(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running:
        mette = running.add_user("MEHA")
        with desk(running, mette, tmp_path / "a") as hers:
            stream, changes = opened_by(mette)
            save(hers.store, *changes, *note(stream, "Fik sygedagpenge"))
            reader, seen = hers.store.own_reader(), []

            def look(told: Progress) -> None:
                if f"citizen:{stream}" in told.stale:
                    seen.append(case.page(reader, stream, TODAY) is not None)

            hers.client.one_round(look, lambda: False)

            assert len(seen) > 1
            assert all(seen)
            (scope,) = hers.store.ledger.scope()
            assert (scope.stream, scope.role, scope.done, scope.upto > 0) == (stream, "primary", True, True)
            assert reader.row("select count(*) from begun_here") == (0,)


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [("partner", "primary", True), ("partner", "mentor", False), ("mentor", "partner", False)],
)
def test_a_case_stands_on_the_screen_while_it_comes_again_in_a_role_that_reads_the_same(
    tmp_path: Path, before: Role, after: Role, *, stays: bool
) -> None:
    with central(tmp_path / "central") as running:
        mette, jonas = running.add_user("MEHA"), running.add_user("JOKR")
        with desk(running, mette, tmp_path / "a") as hers, desk(running, jonas, tmp_path / "b") as his:
            stream, changes = opened_by(mette)
            save(hers.store, *changes)
            hers.round()
            running.grant(jonas, stream, before)
            his.round()
            reader, seen = his.store.own_reader(), []

            def look(told: Progress) -> None:
                if f"citizen:{stream}" in told.stale:
                    seen.append(case.page(reader, stream, TODAY) is not None)

            running.grant(jonas, stream, after)
            his.client.one_round(look, lambda: False)

            assert seen
            assert all(seen) == stays
            (scope,) = his.store.ledger.scope()
            assert (scope.role, scope.done) == (after, True)
            assert reader.row("select count(*) from begun_here") == (0,)


def test_what_one_person_writes_offline_is_on_the_colleagues_computer_in_the_evening(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running:
        mette, jonas = running.add_user("MEHA"), running.add_user("JOKR")
        with desk(running, mette, tmp_path / "a") as hers, desk(running, jonas, tmp_path / "b") as his:
            stream, changes = opened_by(mette)
            save(hers.store, *changes, *note(stream, "Fik sygedagpenge"), *agreement(stream, "Ringe"))
            told = hers.round()
            running.grant(jonas, stream, "partner")
            his.round()
            hers.round()

            assert (told.sent, told.held) == (3, 0)
            assert sync.state(hers.store.own_reader()).waiting == 0
            assert his.store.ledger.digest(stream) == hers.store.ledger.digest(stream)
            assert his.store.ledger.digest(stream)[0] == 3
            page = case.page(his.store.own_reader(), stream, TODAY)
            assert page is not None
            assert [one.what for one in page.agreements] == ["Ringe"]
            assert len(search(his.store.own_reader(), "dagpenge", 9)) == 1


def test_who_is_handed_over_leaves_the_store_after_the_last_word_was_sent(tmp_path: Path) -> None:
    with central(tmp_path / "central") as running:
        mette, jonas = running.add_user("MEHA"), running.add_user("JOKR")
        with desk(running, mette, tmp_path / "a") as hers:
            stream, changes = opened_by(mette)
            save(hers.store, *changes)
            hers.round()
            save(hers.store, *note(stream, "Det sidste ord"))
            running.revoke(mette, stream, jonas.id)
            hers.round()

            assert case.page(hers.store.own_reader(), stream, TODAY) is None
            assert hers.store.ledger.waiting(9) == ()
            assert [one.to for one in sync.room(hers.store.own_reader()).handed_over] == ["Navn JOKR"]
            assert len(running.all("select 1 from change where stream = ?", stream)) >= 2
