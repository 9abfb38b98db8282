"""Days on which the simulation found a fault of the product: they stay, and without the mend each one fails."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.changes import DELETED, Record, Seen
from casework.kinds import Role
from storage import backups, engine, former, restore, scopes
from sync.client import Client
from sync.service import grants, handing
from sync.service.engines.engine import Connection
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, agreement, citizen, make, opened, save, versions
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.shrink import in_memory
from tests.sync.simulation.steps import Schedule, Step, draw
from tests.sync.simulation.store import MemoryStore
from tests.sync.stage import ScopeHere
from tests.sync.test_invariants import sizes_apart

LATER = NOW + timedelta(hours=1)
NAMED_BY_PAGES = 235969212060
"""A calm day on which an entry that was handed on had another id with other sizes of pages."""

TAKEN_BEFORE_IT_CAME = Schedule(
    2,
    (0, 0, 0, -1000),
    ((1, 0, "partner"), (1, 1, "team_lead")),
    shared=False,
    newer=frozenset({2}),
    steps=(
        Step("citizen", 1, 47163, 33634, 55445),
        Step("round", 1, fates=".aq.dd...."),
        Step("grant", 1, 7088, 21308, 65468),
    ),
)
"""A citizen is opened offline and sent; the answer is lost; he is taken before his own grant came back."""

NUMBERS_OF_ONE_WHO_LEFT = Schedule(
    108,
    (0, 300, 0, 300),
    ((1, 1, "team_lead"), (2, 0, "partner"), (2, 1, "team_lead")),
    shared=False,
    newer=frozenset({1}),
    steps=(
        Step("round", 2),
        Step("grant", 2, 7718, 43949, 62544),
        Step("sizes", 2, 11982, 19540, 32340),
        Step("open", 2, 48641, 25137, 40549),
        Step("save", 2, 56858, 27958, 42858),
        Step("save", 2, 54362, 64296, 43301),
        Step("round", 2, 62095, 21893, 45735, "...a.s"),
        Step("round", 2, 3271, 41095, 12185, "..aqh.."),
        Step("save", 2, 47927, 12338, 62182),
    ),
)
"""A role changes, the device lets the case go and takes it anew; the page names its own rows by their number alone."""


PUT_BACK_ON_A_COPIED_DISK = Schedule(
    774340034848,
    (0, 0, 0, 0),
    (
        (0, 0, "partner"),
        (0, 1, "primary"),
        (1, 0, "primary"),
        (2, 0, "primary"),
        (2, 1, "primary"),
        (3, 0, "partner"),
    ),
    shared=True,
    newer=frozenset({0, 1}),
    steps=(
        Step("round", 0),
        Step("round", 2),
        Step("save", 0, 15099, 5423, 50048),
        Step("remove", 0, 43729, 52888, 14387),
        Step("copy", 0, 27266, 6223, 11440),
        Step("poison", 2, 34066, 320, 11960),
        Step("save", 0, 29607, 8437, 8902),
        Step("round", 0, 25316, 2130, 8936),
        Step("copied", 0, 27280, 65241, 36204),
        Step("citizen", 0, 36225, 35031, 9298),
        Step("put_back", 0, 52622, 29401, 2616),
    ),
)
"""A removal is sent from one copy of a disk and put back on the other, which gets a new name and so saw nothing."""


CUT_BEFORE_IT_WAS_SETTLED = Schedule(
    2000528,
    (0, 0, 0, 0),
    (
        (0, 0, "team_lead"),
        (0, 1, "team_lead"),
        (1, 0, "mentor"),
        (1, 1, "team_lead"),
        (2, 0, "team_lead"),
        (2, 1, "primary"),
        (3, 0, "primary"),
    ),
    shared=True,
    newer=frozenset({0, 1, 2, 3}),
    steps=(
        Step("round", 0),
        Step("copy", 0),
        Step("save", 0, 60233, 51838, 5387),
        Step("round", 0),
        Step("copied", 0),
        Step("citizen", 0, 45198, 51727, 52792),
        Step("round", 0),
        Step("cut", 0, 42463, 872, 7455),
    ),
)
"""A number is used on both copies of a disk; the power goes after the service has closed the name."""

HELD_FOR_ANOTHERS_RECORD = Schedule(
    5409,
    (10000, 300, 0, 10000),
    (
        (0, 0, "mentor"),
        (0, 1, "team_lead"),
        (1, 1, "mentor"),
        (2, 0, "team_lead"),
        (2, 1, "team_lead"),
        (3, 0, "team_lead"),
        (3, 1, "partner"),
    ),
    shared=False,
    newer=frozenset({1, 2}),
    steps=(
        Step("round", 0),
        Step("open", 0, 31847, 58222, 16000),
        Step("save", 0, 20192, 37764, 15082),
        Step("round", 0, 45149, 25974, 8438),
        Step("round", 1, 3110, 63403, 42544),
        Step("grant", 1, 43314, 11785, 22326),
        Step("poison", 1, 29355, 39207, 6207),
        Step("open", 1, 9972, 4565, 27712),
        Step("round", 1, 64345, 63703, 59407),
        Step("save", 1, 11328, 46800, 31219),
        Step("save", 1, 5195, 26830, 10990),
    ),
)
"""A change names a record in another citizen's case; it is held, and an edit of the record is made beside it."""


HANDED_OVER_BESIDE_A_LINK = Schedule(
    1000410,
    (-60, 300, 0, -1000),
    (
        (0, 0, "mentor"),
        (0, 1, "mentor"),
        (1, 0, "team_lead"),
        (1, 1, "team_lead"),
        (2, 0, "team_lead"),
        (2, 1, "team_lead"),
        (3, 0, "team_lead"),
        (3, 1, "partner"),
    ),
    shared=False,
    newer=frozenset({1, 3}),
    steps=(
        Step("lead", 0, 53991, 27320, 30959),
        Step("grant", 0, 42080, 65311, 2272),
        Step("link", 2, 48822, 50230, 60709),
        Step("grant", 0, 38064, 45475, 43724),
        Step("round", 3, 43849, 36522, 8704),
        Step("hand_over", 3, 48563, 43716, 2025),
        Step("part", 2, 57641, 13622, 5217),
    ),
)
"""Who takes a citizen over has him in a higher role by a link alone; when the link ends he has what he was handed."""


def played(day: Schedule) -> list[Fault]:
    return in_memory()(day)


@pytest.mark.parametrize(
    "day",
    [
        TAKEN_BEFORE_IT_CAME,
        NUMBERS_OF_ONE_WHO_LEFT,
        PUT_BACK_ON_A_COPIED_DISK,
        CUT_BEFORE_IT_WAS_SETTLED,
        HELD_FOR_ANOTHERS_RECORD,
        HANDED_OVER_BESIDE_A_LINK,
    ],
)
def test_a_day_that_found_a_fault_is_quiet_now(day: Schedule) -> None:
    assert played(day) == []


def test_without_the_mend_a_citizen_taken_before_his_grant_came_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def granted_only(store: MemoryStore) -> Sequence[ScopeHere]:
        return tuple(store.scopes.values())

    monkeypatch.setattr(MemoryStore, "scope", granted_only)

    assert "SCOPE" in {fault.invariant for fault in played(TAKEN_BEFORE_IT_CAME)}


def test_without_the_mend_a_form_says_it_saw_what_had_just_left(monkeypatch: pytest.MonkeyPatch) -> None:
    change_scope = Client._change_scope

    def untold(client: Client, *asked: Any) -> bool:
        change_scope(client, *asked)
        return False

    monkeypatch.setattr(Client, "_change_scope", untold)

    assert "SURVIVAL" in {fault.invariant for fault in played(NUMBERS_OF_ONE_WHO_LEFT)}


def test_a_citizen_who_was_opened_here_is_here_for_a_round_before_his_grant_comes_back(
    tmp_path: Path,
) -> None:
    stream, changes = citizen()
    with opened(tmp_path / "store") as store:
        save(store, *changes)
        before = store.ledger.scope()
        store.ledger.begin_scope(stream, "primary", 3)

        assert before == (scopes.ScopeHere(stream, "primary", 0, done=True),)
        assert [(one.stream, one.upto, one.done) for one in store.ledger.scope()] == [(stream, 3, False)]


def test_where_a_link_lends_what_is_kept_that_day_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    own = handing.caseload

    def lent(connection: Connection, user: str) -> dict[str, Role]:
        has = {home: span.role for home, span in grants.open_spans(connection, user).items()}
        return {home: has[home] for home in own(connection, user)}

    monkeypatch.setattr(handing, "caseload", lent)

    assert "LINKED" in {fault.invariant for fault in played(HANDED_OVER_BESIDE_A_LINK)}


def test_where_removals_win_over_putting_back_that_day_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def removals_win(record: Record) -> bool:
        return any(record._is_covered_by(removal) for removal in record.registers.get(DELETED, ()))

    monkeypatch.setattr(Record, "deleted", property(removals_win))

    assert {fault.invariant for fault in played(PUT_BACK_ON_A_COPIED_DISK)} == {"DELETE"}


def test_where_nobody_keeps_how_far_a_name_is_its_own_a_cut_loses_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MemoryStore, "recall", lambda *_: None)

    assert "EXACTLY ONCE" in {fault.invariant for fault in played(CUT_BEFORE_IT_WAS_SETTLED)}


def written_over(folder: Path) -> set[str]:
    """Words of before a restore are written over after it, offline; return what stands at the end."""
    store = make(folder)
    (first,) = agreement("s", "Før kopien")
    save(store, first)
    backups.make(store.source(), NOW)
    (second,) = agreement("s", "Efter kopien")
    save(store, replace(first, fields={"what": "Skrevet om"}, seen=Seen(0, 1)), second)
    store.close()
    (folder / engine.NAME).unlink()
    store = restore.restore(folder, backups.found(folder)[0], PASSPHRASE, now=LATER, floor=CHEAP).store
    save(store, replace(first, fields={"what": "Det nyeste"}, seen=store.ledger.seen()), now=LATER)

    store.ledger.settle_former("device-mette", acked=0)

    number = {one.dot.number: at for at, one in enumerate(store.ledger.waiting(9), start=10)}
    store.ledger.acknowledge(number, {}, LATER.isoformat())
    stands = versions(store, first.record, "what")
    store.close()
    return stands


def test_what_is_written_after_a_restore_is_not_replaced_by_what_was_written_before_it(
    tmp_path: Path,
) -> None:
    assert "Det nyeste" in written_over(tmp_path / "store")


def test_without_the_mend_what_was_written_before_a_restore_replaces_what_was_written_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = former.adopt

    def without_time(connection: Any, left: Any, device: str) -> Any:
        return real(connection, [replace(one, hlc=1 << 62) for one in left], device)

    monkeypatch.setattr(former, "adopt", without_time)

    assert "Det nyeste" not in written_over(tmp_path / "store")


def test_no_size_of_a_page_names_an_entry_that_was_handed_on(room: Path) -> None:
    assert not sizes_apart(room, draw(NAMED_BY_PAGES, calm=True))
