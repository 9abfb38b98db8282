"""The wire's shapes: what goes out comes back, the same change has the same bytes, limits hold."""

import re
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.changes import Change, Dot, Placed, Seen
from casework.errors import Damaged, Unreachable
from sync import protocol as fsp
from sync import words
from sync.batches import BatchSize, cut
from sync.rounds import LONGEST_S, Rounds
from sync.service import accept, husks, shapes
from sync.words import TurnedAway, needs_person

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
numbers = st.integers(0, 2**62)
placed_changes = st.builds(
    lambda fields, seen, hlc, group, number: Placed(
        Change("s", "r", "note", fields, Seen(*seen), "2026-11-26T09:00:00+00:00", group),
        Dot("d", number),
        hlc,
        "u",
        7,
        "2026-11-26T09:00:01+00:00",
    ),
    st.dictionaries(st.text(), values, max_size=4),
    st.tuples(numbers, numbers),
    numbers,
    st.none() | st.text(),
    st.integers(1, 2**40),
)


@given(placed_changes)
def test_a_change_comes_back_from_the_wire_as_it_was(placed: Placed) -> None:
    raw = fsp.canonical(fsp.to_wire(placed))

    row = fsp.Row(7, dev="d", u="u", t="2026-11-26T09:00:01+00:00", c=fsp.read_change(raw))

    assert fsp.from_wire(row) == placed


@given(placed_changes)
def test_the_same_change_has_the_same_bytes_in_whatever_order_its_fields_stand(placed: Placed) -> None:
    wire = fsp.to_wire(placed)
    turned = msgspec.structs.replace(wire, f=dict(reversed(wire.f.items())))

    assert fsp.canonical(turned) == fsp.canonical(wire)
    assert fsp.content_hash(turned) == fsp.content_hash(wire)


@given(st.dictionaries(st.integers(1, 60), st.integers(1, 10**6)))
def test_runs_say_the_same_as_every_place_by_itself(placed_at: dict[int, int]) -> None:
    assert fsp.unrun(fsp.runs(placed_at)) == placed_at


def test_neighbours_are_one_run() -> None:
    assert fsp.runs({1: 11, 2: 12, 3: 20}) == [(1, 11, 2), (3, 20, 1)]


def test_a_stub_carries_no_change() -> None:
    with pytest.raises(ValueError):
        fsp.from_wire(fsp.Row(7, d=3))


@given(st.binary(max_size=2000))
def test_what_is_packed_is_unpacked(body: bytes) -> None:
    assert fsp.unpacked(fsp.packed(body)) == body


def test_a_body_that_grows_beyond_the_limit_is_not_unpacked() -> None:
    with pytest.raises(fsp.TooLarge):
        fsp.unpacked(zlib.compress(bytes(2000)), most=1000)


@pytest.mark.parametrize("body", [b"", b"<html>", fsp.packed(b"hello there")[:-3]])
def test_what_was_not_packed_or_was_cut_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):
        fsp.unpacked(body)


def test_the_fingerprint_tells_places_fields_and_devices_apart() -> None:
    wire = fsp.ChangeWire(1, "s", "r", "note", 0, 0, 0, {"text": "a"}, "")
    marks = {
        fsp.fingerprint(Dot("d", 1), 5, wire, {"text": "a"}),
        fsp.fingerprint(Dot("d", 1), 6, wire, {"text": "a"}),
        fsp.fingerprint(Dot("e", 1), 5, wire, {"text": "a"}),
        fsp.fingerprint(Dot("d", 1), 5, wire, {}),
    }

    assert len(marks) == 4


def act(number: int, group: str | None) -> Placed:
    return Placed(Change("s", "r", "note", {}, Seen(), "", group), Dot("d", number), 0, "u")


def test_an_act_is_never_cut_in_two() -> None:
    waiting = [act(1, None), act(2, "visit"), act(3, "visit"), act(4, "visit")]

    assert [p.dot.number for p in cut(waiting, 3)] == [1]


def test_an_act_larger_than_a_batch_is_cut_all_the_same() -> None:
    waiting = [act(number, "visit") for number in range(1, 6)]

    assert len(cut(waiting, 3)) == 3


def test_a_batch_ends_where_a_number_is_missing() -> None:
    waiting = [act(number, None) for number in (3, 4, 6)]

    assert [p.dot.number for p in cut(waiting, 100)] == [3, 4]


def test_batches_grow_while_it_is_quick_and_shrink_when_stuck() -> None:
    size = BatchSize()
    size.went(0.5)
    assert size.now == 200

    assert size.stuck()
    assert size.now == 100
    size.went(3.0)
    assert size.now == 100
    size.now = 1
    assert not size.stuck()


def test_the_wait_grows_from_a_second_to_five_minutes_and_starts_over() -> None:
    rounds, bounds = Rounds(), []
    for _ in range(12):
        rounds = rounds.missed("Ingen forbindelse")
        bounds.append(rounds.wait_s(lambda: 1.0))

    assert bounds[:3] == [1.0, 2.0, 4.0]
    assert bounds[-1] == LONGEST_S
    assert rounds.went_well().misses == 0
    assert rounds.missed("x").wait_s(lambda: 0.0) == 0.0


def test_the_person_is_told_at_once_where_waiting_does_not_help() -> None:
    assert needs_person(TurnedAway("dot_reused", "user"))
    assert needs_person(Damaged("Nøglen er væk."))
    assert not needs_person(TurnedAway("bug", "after"))
    assert not needs_person(Unreachable("Ingen forbindelse"))

    first = Rounds().missed("Tal med teamlederen.", needs_person=True)
    assert first.tells_person
    assert not first.missed("Tal med teamlederen.", needs_person=True).tells_person


def test_the_person_is_told_at_the_fifth_same_miss_and_once() -> None:
    rounds, told = Rounds(), []
    for _ in range(7):
        rounds = rounds.missed("Ingen forbindelse")
        told.append(rounds.tells_person)

    assert told == [False, False, False, False, True, False, False]


def test_every_reason_that_the_service_gives_has_a_sentence() -> None:
    source = "".join(Path(str(one.__file__)).read_text(encoding="utf-8") for one in (accept, husks, shapes))
    said = set(re.findall(r'"((?:wrong|unknown|too|never|scope|outside|shut)_[a-z_]+)"', source)) - {
        "too_large"
    }
    said |= {word for word in ("redacted", "erased") if f'"{word}"' in source}

    assert said == set(words._HELD)
