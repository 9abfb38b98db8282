"""Chance drives a real store beside a model: whatever the order, both say the same; broken variants are noticed."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import seed as hypothesis_seed
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from casework.changes import Dot, Placed, Record, Seen, begin
from storage import meta, registers, taking
from storage.engine import Connection
from storage.ledger import Ledger
from tests.storage.faults import sizes
from tests.storage.model import FIELDS, RECORDS, Stage, fresh_folder

BASE: list[Path] = []


class StoreAgainstModel(RuleBasedStateMachine):
    """Writes, pushes, receipts, pages and crashes in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage(fresh_folder(BASE[0]))

    @rule()
    def open_form(self) -> None:
        self.stage.open_form()

    @rule(record=st.sampled_from(RECORDS), field=st.sampled_from(FIELDS), form=st.booleans())
    def write(self, record: str, field: str, form: bool) -> None:
        self.stage.write(record, field, form=form)

    @rule(record=st.sampled_from(RECORDS), field=st.sampled_from(FIELDS), behind=st.integers(0, 3))
    def colleague_writes(self, record: str, field: str, behind: int) -> None:
        self.stage.colleague_writes(record, field, max(0, len(self.stage.log) - behind))

    @rule(most=st.integers(1, 3))
    def push(self, most: int) -> None:
        self.stage.push(most)

    @rule()
    def hear(self) -> None:
        self.stage.hear()

    @rule(most=st.integers(1, 4), echoes=st.booleans())
    def pull(self, most: int, echoes: bool) -> None:
        self.stage.pull(most, echoes=echoes)

    @rule(lose_log=st.booleans())
    def crash(self, lose_log: bool) -> None:
        self.stage.crash(lose_log=lose_log)

    @rule()
    def lock(self) -> None:
        self.stage.lock()

    @invariant()
    def both_say_the_same(self) -> None:
        assert self.stage.judge() == []

    def teardown(self) -> None:
        self.stage.close()


@pytest.mark.slow
def test_store_and_model_always_say_the_same(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    BASE[:] = [tmp_path]
    examples = sizes.many(40, 20_000)

    run_state_machine_as_test(
        hypothesis_seed(int.from_bytes(sizes.seed().encode(), "big"))(StoreAgainstModel),
        settings=settings(max_examples=examples, stateful_step_count=20, deadline=None, database=None),
    )

    record_property(
        "counted", f"store against a model: {examples} histories of up to 20 acts; seed {sizes.seed()}"
    )


def violations(base: Path, seeds: range, steps: int = 30) -> list[str]:
    """Drive stages by chance and return what went wrong, as soon as something did."""
    for seed in seeds:
        chance, stage = Random(seed), Stage(fresh_folder(base))
        try:
            for _ in range(steps):
                _step(stage, chance)
                wrong = stage.judge()
                if wrong:
                    return wrong
        finally:
            stage.close()
    return []


def _step(stage: Stage, chance: Random) -> None:
    record, field = chance.choice(RECORDS), chance.choice(FIELDS)
    acts: list[Callable[[], None]] = [
        stage.open_form,
        lambda: stage.write(record, field, form=chance.random() < 0.3),
        lambda: stage.write(record, field, form=False),
        lambda: stage.colleague_writes(record, field, max(0, len(stage.log) - chance.randrange(4))),
        lambda: stage.push(3),
        stage.hear,
        lambda: stage.pull(chance.randrange(1, 5), echoes=chance.random() < 0.5),
        lambda: stage.crash(lose_log=False),
    ]
    chance.choice(acts)()


def test_the_real_rules_survive_what_catches_the_broken_ones(tmp_path: Path) -> None:
    assert violations(tmp_path, range(8)) == []


class InPlace:
    """Registers that are altered where they stand: whatever comes, an echo too, is applied on top."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.taken: set[tuple[Dot, int | None]] = set()

    def __call__(self, changes: list[Placed]) -> Record:
        for placed in sorted(changes, key=lambda one: one.dot.number):
            if (placed.dot, placed.seq) in self.taken:
                continue
            self.taken.add((placed.dot, placed.seq))
            known = self.records.get(placed.change.record)
            if known is None:
                self.records[placed.change.record] = begin(placed)
            else:
                known.apply(placed)
        return self.records[changes[0].change.record]


def test_a_mutant_that_applies_echoes_in_place_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noticed = False
    for seed in range(10):
        monkeypatch.setattr(registers, "fold", InPlace())
        noticed = noticed or violations(tmp_path, range(seed, seed + 1)) != []

    assert noticed


def test_a_mutant_that_saves_the_cursor_before_the_rows_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def receive(self: Ledger, rows: list[Placed], *, cursor: str, high: int) -> frozenset[str]:
        meta.put(self.connection, "cursor", cursor)
        meta.put(self.connection, "high", str(high))
        raise PowerCut

    assert _cut_in_receive(tmp_path / "real") == (None, Seen(0, 0))
    monkeypatch.setattr(Ledger, "receive", receive)

    assert _cut_in_receive(tmp_path / "mutant") != (None, Seen(0, 0))


class PowerCut(Exception):
    """The power went."""


def _cut_in_receive(base: Path) -> tuple[str | None, Seen]:
    """Cut the power in the middle of a page and say what a restart remembers of it."""
    stage = Stage(base / "store")
    stage.colleague_writes("a", "what", 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taking, "rebuild", _cut)
        with pytest.raises(PowerCut):
            stage.pull(1, echoes=False)
    stage.crash(lose_log=False)
    found = stage.store.ledger.cursor(), stage.store.ledger.seen()
    stage.close()
    return found


def _cut(*_: object) -> None:
    raise PowerCut


def test_a_mutant_that_numbers_from_memory_alone_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = meta.put

    def put(connection: Connection, key: str, value: str) -> None:
        if key != "last_number":
            real(connection, key, value)

    monkeypatch.setattr(meta, "put", put)

    assert violations(tmp_path, range(5)) != []
