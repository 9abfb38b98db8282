"""The promises of sync (docs/INVARIANTS.md), by seeded days over the real client and service, and every mutant caught.

A day that breaks a promise prints its seed, and is shrunk to the few steps that do it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.storage.faults.sizes import ENDURANCE, many, seed
from tests.sync.simulation import kept, shrink
from tests.sync.simulation.campaign import Campaign, drawn, stretch
from tests.sync.simulation.case_mutants import CASE_MUTANTS
from tests.sync.simulation.mutants import MUTANTS, Mutant, Switch, last_writer_wins
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.own_mutants import OWN_MUTANTS
from tests.sync.simulation.page_mutants import no_sums, page_ends_one_row_late
from tests.sync.simulation.play import Day, ended
from tests.sync.simulation.real import live_in, read_alike
from tests.sync.simulation.steps import SKEWS, Schedule, Step, draw
from tests.sync.simulation.town import Transport

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0 if ENDURANCE else 400)]
Counted = Callable[[str, object], None]

DAYS = many(50, 100_000)
REAL_DAYS = many(3, 2_000)
WIRE_DAYS = many(2, 2_000)
PAIRS = many(3, 2_000)
ONE_DISK = frozenset({"copy", "copied", "backup", "restore"})
"""What is done to a disk in memory; of the encrypted store tests/storage and test_restored.py tell."""
MOST = 120
"""Days that a mutant may live through at most; nearly all are caught by one of the first five."""

CAUGHT_BEFORE = {
    "clocks_believed": 6,
    "context_at_save": 2,
    "cursor_before_rows": 12,
    "delete_covers_hidden_fields": 13,
    "echo_applied_again": 1,
    "edit_drops_what_was_not_painted": 3,
    "nothing_comes_back": 3,
    "only_known_fields_kept": 3,
    "own_words_through_others": 10,
    "numbers_not_compared": 1,
    "redacted_words_kept_here": 22,
    "stubs_for_what_is_gone": 5,
    "stubs_after_restore": 3,
    "thrown_instead_of_held": 2,
    "typed_words_dropped": 1,
    "typed_words_handed_on_twice": 1,
    "links_give_nothing": 7,
    "parted_cases_stay": 37,
    "linked_words_kept_here": 11,
    "answers_kept_here": 242,
    "unsent_words_lost_at_a_restore": 102,
    "erased_words_kept_there": 5,
    "erased_words_kept_here": 5,
    "erased_and_nobody_told": 5,
    "late_words_placed": 5,
    "late_words_kept_for_good": 5,
    "moved_case_kept": 4,
    "places_taken_as_they_came": 10,
    "late_words_not_sent_on": 4,
    "moved_words_kept_here": 4,
}
"""A day that caught a mutant before is tried first. Where it does not any longer, the others are, from the first on."""

PROMISES = {
    "1 SURVIVAL": ("SURVIVAL",),
    "2 NO GHOST": ("NO GHOST",),
    "3 CONVERGENCE": ("CONVERGENCE",),
    "4 EXACTLY ONCE": ("EXACTLY ONCE",),
    "5 NOTHING REFUSED": ("NOTHING REFUSED",),
    "6 SCOPE": ("SCOPE",),
    "8 PREFIX": ("PREFIX",),
    "9 DOT REUSE": ("DOT REUSE",),
    "11 DELETE": ("DELETE",),
    "12 UNKNOWN": ("UNKNOWN",),
    "15 POISON": ("POISON",),
    "17 WRONG CASE": ("WRONG CASE",),
    "6 LINKED": ("LINKED",),
    "17 ERASED": ("ERASED",),
    "4 MOVED": ("MOVED",),
    "16 CLOCK": ("CLOCK RISES", "CLOCK SPREADS"),
    "nothing breaks": ("BROKEN",),
}


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    """Play the many days once; each promise then asks what was found of it."""
    seen, playing = Campaign("days of four devices", first=stretch(DAYS).start), shrink.in_memory()
    for schedule in drawn("days", DAYS):
        seen.note(schedule, playing(schedule))
    return seen


@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_is_kept_on_every_day(campaign: Campaign, promise: str, record_property: Counted) -> None:
    if promise == next(iter(PROMISES)):
        record_property("counted", campaign.told())
    broken = [name for name in PROMISES[promise] if name in campaign.shown]
    assert not broken, shrink.report(*campaign.shown[broken[0]])


def broken(switch: Switch, day: Schedule) -> list[Fault]:
    """Return what is seen on a day on which something is broken on purpose."""
    with pytest.MonkeyPatch.context() as patch:
        return shrink.in_memory(switch(patch))(day)


def caught_by(mutant: Mutant) -> tuple[int, list[Fault]]:
    """Return on which day a mutant was first seen to break its promise, and what was said; 0 where it lived.

    Where it takes the comparison of sums away, a day counts that keeps the promise without that comparison alone.
    """
    for number in dict.fromkeys([CAUGHT_BEFORE.get(mutant.name, 0), *range(MOST)]):
        day = draw(number * 4 if mutant.clones else number)
        faults = broken(mutant.switch, day)
        if mutant.invariant not in {fault.invariant for fault in faults}:
            continue
        alone = broken(no_sums, day) if mutant.is_without_sums else []
        if mutant.invariant not in {fault.invariant for fault in alone}:
            return number + 1, faults
    return 0, []


@pytest.mark.parametrize("mutant", [*MUTANTS, *CASE_MUTANTS, *OWN_MUTANTS], ids=lambda mutant: mutant.name)
def test_a_rule_left_out_is_noticed(mutant: Mutant, record_property: Counted) -> None:
    day, faults = caught_by(mutant)

    record_property("counted", f"mutant {mutant.name}: caught on day {day} as {mutant.invariant}")
    assert day, f"{mutant.said} Nobody noticed on {MOST} days."
    assert mutant.invariant in {fault.invariant for fault in faults}


def test_of_the_test_a_day_that_is_red_without_the_sums_alone_catches_no_mutant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing_else(patch: pytest.MonkeyPatch) -> None:
        no_sums(patch)

    monkeypatch.setattr("tests.sync.test_invariants.MOST", 2)

    assert "PREFIX" in {fault.invariant for fault in broken(nothing_else, draw(1))}
    assert caught_by(Mutant("", nothing_else, "PREFIX")) == (0, [])


IN_THE_REAL_STORE: dict[str, tuple[str, Any, Any]] = {
    "SCOPE": ("storage.scopes.leave", None, "who was handed over stays"),
    "WRONG CASE": ("storage.husks.end", False, "what was redacted is hidden and kept"),
    "NO GHOST": ("storage.reads.versions.own_since", [], "a second save has not seen the first"),
}


@pytest.mark.parametrize("promise", IN_THE_REAL_STORE)
def test_a_rule_left_out_of_the_real_store_is_noticed(
    room: Path, monkeypatch: pytest.MonkeyPatch, promise: str
) -> None:
    rule, answer, _said = IN_THE_REAL_STORE[promise]
    monkeypatch.setattr(rule, lambda *_: answer)
    whole = on_one_disk(draw(0))

    with kept.in_files():
        faults = ended(room / "real", whole, prepare=live_in(room / "stores")).faults

    assert promise in {fault.invariant for fault in faults}


def on_one_disk(schedule: Schedule) -> Schedule:
    return replace(schedule, steps=tuple(step for step in schedule.steps if step.what not in ONE_DISK))


def test_real_stores_keep_every_promise_and_end_as_the_stores_in_memory(
    room: Path, record_property: Counted
) -> None:
    seen = Campaign("days with real stores")
    for schedule in drawn("real", REAL_DAYS):
        whole = on_one_disk(schedule)
        folder = room / str(schedule.seed)
        with kept.in_files():
            real = ended(folder / "real", whole, prepare=live_in(folder / "stores"), also=read_alike)
        model = ended(folder / "model", whole)
        seen.note(whole, real.faults)
        assert real.faults == [], f"{real.faults}\n{whole.told()}"
        assert real.picture == model.picture, whole.told()
    record_property("counted", seen.told())


@pytest.mark.parametrize("lost", ["record", "term"])
def test_of_the_test_a_read_table_or_an_index_that_lacks_something_is_noticed(room: Path, lost: str) -> None:
    def look(day: Day) -> list[Fault]:
        for actor in day.actors:
            store: Any = actor.store
            store.store.ledger.connection.execute(f"delete from {lost}")
        return read_alike(day)

    (schedule,) = drawn("real", 1)
    whole = on_one_disk(schedule)
    with kept.in_files():
        faults = ended(room / "real", whole, prepare=live_in(room / "stores"), also=look).faults

    assert "SURVIVAL" in {fault.invariant for fault in faults}, faults


def test_days_over_the_whole_application_keep_every_promise(room: Path, record_property: Counted) -> None:
    seen = Campaign("days over the application, tokens and proofs and all")
    with asyncio.Runner() as runner:

        def over_the_application(day: Day) -> None:
            transport = Transport(day.town, runner)
            for actor in day.actors:
                actor.line.transport = transport

        for schedule in drawn("application", WIRE_DAYS):
            with kept.in_files():
                faults = ended(room / str(schedule.seed), schedule, prepare=over_the_application).faults
            seen.note(schedule, faults)
            assert faults == [], f"{faults}\n{schedule.told()}"
    record_property("counted", seen.told())


def clocks_apart(room: Path, schedule: Schedule) -> bool:
    """Tell whether a day ends otherwise when the devices have each other's clocks, or wilder ones."""
    others = [
        replace(schedule, skews=schedule.skews[::-1]),
        replace(schedule, skews=(10**8, -(10**8), 0, 10**6)),
    ]
    pictures = {ended(room / str(n), day).picture for n, day in enumerate([schedule, *others])}
    return len(pictures) > 1


def test_no_clock_decides_what_is_kept(room: Path, record_property: Counted) -> None:
    days = list(drawn("clocks", PAIRS, calm=True))
    apart = [day for number, day in enumerate(days) if clocks_apart(room / str(number), day)]

    record_property(
        "counted", f"7 CLOCK-FREE: {len(days)} days with three sets of clocks each; seed {seed()}"
    )
    assert not apart, apart[0].told()


def test_a_clock_that_decides_is_noticed(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last_writer_wins(monkeypatch)

    assert any(clocks_apart(room / str(n), draw(n, calm=True)) for n in range(10))


SIZES = ((0, 0, 0), (4, 3, 2), (2, 1, 16 + 1), (1, 2, 3))
"""One row a page and one change a batch; everything at once; packed and not; pages cut by bytes."""


def sizes_apart(room: Path, schedule: Schedule) -> bool:
    """Tell whether a day ends otherwise with other sizes of pages and batches, packed or not."""
    steps = [step for step in schedule.steps if step.what != "sizes"]
    pictures = set()
    for number, (a, b, c) in enumerate(SIZES):
        sized = [Step("sizes", who, a, b, c) for who in range(len(SKEWS) - 2)]
        pictures.add(ended(room / str(number), replace(schedule, steps=(*sized, *steps))).picture)
    return len(pictures) > 1


def test_no_size_of_page_or_batch_changes_the_result(room: Path, record_property: Counted) -> None:
    days = list(drawn("sizes", PAIRS, calm=True))
    apart = [day for number, day in enumerate(days) if sizes_apart(room / str(number), day)]

    record_property(
        "counted", f"14 SIZES: {len(days)} days with {len(SIZES)} sets of sizes each; seed {seed()}"
    )
    assert not apart, apart[0].told()


def test_a_page_that_loses_its_last_row_is_noticed(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page_ends_one_row_late(monkeypatch)

    assert any(sizes_apart(room / str(n), draw(n, calm=True)) for n in range(10))


def test_a_day_that_breaks_a_promise_is_told_by_its_seed_and_the_few_steps_that_do_it() -> None:
    mutant = next(one for one in MUTANTS if one.name == "words_kept_on_revoke")
    day, _ = caught_by(mutant)
    with pytest.MonkeyPatch.context() as patch:
        playing = shrink.in_memory(mutant.switch(patch))
        schedule = draw(day - 1)
        said = shrink.report(schedule, playing(schedule), playing)

    assert f"seed {schedule.seed}" in said
    assert said.count("\n  ") < 15 < len(schedule.steps)


def test_a_day_is_drawn_alike_from_the_same_seed() -> None:
    assert draw(7) == draw(7)
    assert draw(7).steps != draw(8).steps
