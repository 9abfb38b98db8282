"""Several screens of one person, drawn by chance: whatever is saved and taken back, no word goes that was on no screen.

The rule is asked of the store itself (decision 0066): a value may go only by an act of a screen that showed it when it
was painted, or that wrote it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.acts import Act
from casework.changes import Change, Seen, Value, fold
from casework.own_words import OwnActs
from desktop import keeping
from storage import logbook
from storage.reads import versions
from storage.vault import Store
from tests.storage import shelf

FIELDS = ("what", "why")
SCREENS = 3
STEPS = st.lists(
    st.tuples(st.sampled_from(("open", "save", "save", "undo")), st.integers(0, SCREENS - 1), st.sampled_from(FIELDS)),
    min_size=4,
    max_size=14,
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("screens")
    with shelf.opened(folder / "store") as one:
        yield one


@dataclass
class Screen:
    """A form that stands: what it has seen as the program says it, and what was on it as a person would."""

    seen: Seen
    shown: dict[str, set[Value]]
    own: OwnActs = field(default_factory=OwnActs)
    acts: list[tuple[Change, int]] = field(default_factory=list)


class Desk:
    """One agreement, and the screens on which it stands."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.stream, opened = shelf.citizen()
        (made,) = shelf.agreement(self.stream, "Først")
        shelf.save(store, *opened, made)
        self.record, self.count = made.record, 0
        self.alive: dict[str, set[Value]] = {name: self.there(name) for name in FIELDS}
        self.screens = [self.opened() for _ in range(SCREENS)]

    def there(self, name: str) -> set[Value]:
        found = fold(logbook.of_records(self.store.ledger.connection, [self.record])[self.record])
        return {one.value for one in found.registers.get(name, ())}

    def opened(self) -> Screen:
        return Screen(self.store.ledger.seen(), {name: self.there(name) for name in FIELDS})

    def play(self, act: str, number: int, name: str) -> None:
        if act == "open":
            self.screens[number] = self.opened()
        elif act == "save":
            self.save(self.screens[number], name)
        elif self.screens[number].acts:
            self.undo(self.screens[number])

    def save(self, on: Screen, name: str) -> None:
        self.count += 1
        value = f"Ord {self.count}"
        done = Change(self.stream, self.record, "agreement", {name: value}, on.seen, shelf.AT)
        recorded = keeping.kept(self.store, (done,), shelf.NOW, own=on.own)
        on.acts.append((done, recorded.dots[-1].number))
        self.alive[name] = (self.alive[name] - on.shown[name]) | {value}
        on.shown[name].add(value)

    def undo(self, on: Screen) -> None:
        done, number = on.acts.pop()
        ((name, value),) = done.fields.items()
        before = self.there(name)
        act = Act(by=shelf.METTE.id, now=shelf.NOW, seen=Seen(on.seen.seq, number))
        keeping.undone(self.store, (done,), act, on.own)
        self.alive[name] -= {value}
        self.alive[name] |= self.there(name) - before - {value}
        on.shown[name] |= self.there(name) - before

    def lost(self) -> dict[str, set[Value]]:
        return {name: gone for name in FIELDS if (gone := self.alive[name] - self.there(name) - {None})}


def played(store: Store, steps: list[tuple[str, int, str]]) -> dict[str, set[Value]]:
    """Play steps on an agreement of its own; return what is lost after the first that loses anything."""
    desk = Desk(store)
    for step in steps:
        desk.play(*step)
        if lost := desk.lost():
            return lost
    return {}


@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_no_word_goes_that_was_on_no_screen_of_the_act(
    store: Store, steps: list[tuple[str, int, str]]
) -> None:
    assert played(store, steps) == {}


BESIDE = [("save", 1, "what"), ("save", 2, "what"), ("save", 0, "what"), ("undo", 0, "what")]


def test_a_taking_back_to_the_acts_own_number_would_be_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert played(store, BESIDE) == {}

    monkeypatch.setattr(versions, "spared", lambda _reader, _done, back, _seen: back)

    assert played(store, BESIDE) == {"what": {"Ord 1", "Ord 2"}}
