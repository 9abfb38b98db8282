"""Broken rules, each of which the schedules must expose: a check that catches nothing proves nothing."""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest

from casework.changes import DELETED, Placed, Record, fold
from tests.casework.schedules import Rules, Step, violations

SCHEDULES = 400


def newest_clock_wins(changes: Iterable[Placed]) -> Record:
    record = fold(changes)
    record.registers = {name: register[:1] for name, register in record.registers.items()}
    return record


class EveryRemovalWins(Record):
    """A record that is gone as soon as somebody removed it."""

    __slots__ = ()

    @property
    def deleted(self) -> bool:
        return any(version.value for version in self.registers.get(DELETED, ()))


def removals_win(changes: Iterable[Placed]) -> Record:
    honest = fold(changes)
    return EveryRemovalWins(
        honest.id, honest.stream, honest.kind, honest.begun_by, honest.begun_at, honest.registers
    )


def echoes_applied_again(changes: Iterable[Placed]) -> Record:
    """Own changes are played once more on top of the log that brought them back."""
    known = list(changes)
    return fold([*known, *(replace(placed, seq=None) for placed in known if placed.dot.device == "d0")])


MUTANTS = {
    "the newest clock wins": Rules(fold=newest_clock_wins),
    "the context is taken at save": Rules(context_at_save=True),
    "a delete covers hidden fields": Rules(delete_names_every_field=True),
    "an edit drops a version that was not painted": Rules(edits_torn_fields_blindly=True),
    "the form claims what the service has": Rules(cursor_ahead=True),
    "own earlier words are forgotten": Rules(own_forgotten=True),
    "every removal wins": Rules(fold=removals_win),
    "echoes are applied again": Rules(fold=echoes_applied_again),
}


def schedule(seed: int) -> list[Step]:
    chance = random.Random(seed)
    return [(chance.randrange(4), chance.randrange(16), chance.randrange(8)) for _ in range(60)]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_schedules_expose(mutant: str) -> None:
    caught = next((seed for seed in range(SCHEDULES) if violations(schedule(seed), MUTANTS[mutant])), None)

    assert caught is not None


def test_the_true_rules_pass_the_same_schedules() -> None:
    wrong = [(seed, found) for seed in range(SCHEDULES) if (found := violations(schedule(seed)))]

    assert wrong == []
