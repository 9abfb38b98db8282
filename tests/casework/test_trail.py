"""The chain of the trail: every entry that is gone, altered, moved or signed by another is named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from casework import trail
from casework.criterion import A_NUMBER, Known, criterion
from casework.trail import START, Anchor, Entry, Linked, Segment, faults, link

DAYS = ("2026-11-24", "2026-11-25", "2026-11-26")
A_DAY = 4


def chain_of(days: tuple[str, ...] = DAYS) -> tuple[list[Segment], list[Linked]]:
    segments, entries, prev = [], [], START
    for number, day in enumerate(days, 1):
        first, before = (number - 1) * A_DAY + 1, prev
        for seq in range(first, first + A_DAY):
            entry = Entry(
                seq, f"{day}T08:00:00+00:00", "w-mette", "d-mette", "read", (f"c-{seq}",), "citizen"
            )
            entries.append(Linked(entry, prev, link(prev, entry)))
            prev = entries[-1].hash
        segments.append(Segment("d-mette", number, day, first, first + A_DAY - 1, before, prev, "hers"))
    return segments, entries


def hers(segment: Segment) -> bool:
    return segment.signature == "hers"


def whys(
    segments: list[Segment], entries: list[Linked], anchors: tuple[Anchor, ...] = ()
) -> list[tuple[str, int]]:
    return [(one.why, one.seq) for one in faults(segments, entries, holds=hers, anchors=anchors)]


def test_a_whole_chain_has_no_fault_whatever_order_its_rows_are_read_in() -> None:
    segments, entries = chain_of()

    assert whys(segments, entries[::-1], (Anchor(7, entries[6].hash),)) == []


@pytest.mark.parametrize("seq", range(1, 13))
def test_an_entry_that_was_dropped_is_named(seq: int) -> None:
    segments, entries = chain_of()
    del entries[seq - 1]

    assert ("missing", seq) in whys(segments, entries)


@pytest.mark.parametrize("seq", range(1, 13))
@pytest.mark.parametrize(
    "change",
    [
        {"objects": ("c-other",)},
        {"action": "print"},
        {"utc": "2026-11-24T07:00:00+00:00"},
        {"user": "w-jonas"},
        {"words": "ord"},
        {"what": "plan"},
        {"ratchet": "2026-11-24T07:00:00+00:00"},
        {"device": "d-jonas"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_altered_part_of_each_entry_is_named(seq: int, change: dict[str, Any]) -> None:
    segments, entries = chain_of()
    entries[seq - 1] = replace(entries[seq - 1], entry=replace(entries[seq - 1].entry, **change))

    assert whys(segments, entries) == [("altered", seq)]


def test_an_entry_that_was_altered_with_its_hash_breaks_the_next_link() -> None:
    segments, entries = chain_of()
    altered = replace(entries[4].entry, objects=("c-other",))
    entries[4] = Linked(altered, entries[4].prev, link(entries[4].prev, altered))

    assert whys(segments, entries) == [("altered", 6)]


def test_two_entries_that_changed_places_are_named() -> None:
    segments, entries = chain_of()
    one, other = entries[1].entry, entries[2].entry
    entries[1] = replace(entries[1], entry=replace(other, seq=one.seq))
    entries[2] = replace(entries[2], entry=replace(one, seq=other.seq))

    assert whys(segments, entries) == [("altered", 2), ("altered", 3)]


def test_a_day_that_was_taken_out_breaks_the_chain_of_days() -> None:
    segments, entries = chain_of()
    del segments[1]

    assert ("broken", 9) in whys(segments, entries)


def test_a_chain_that_was_cut_is_named_by_what_the_service_countersigned() -> None:
    segments, entries = chain_of()
    anchor = Anchor(12, entries[-1].hash)

    assert whys(segments[:2], entries[:8]) == []
    assert whys(segments[:2], entries[:8], (anchor,)) == [("cut", 12)]


def test_a_chain_that_was_made_anew_from_an_entry_on_is_named_by_what_the_service_countersigned() -> None:
    segments, entries = chain_of()
    forged_segments, forged = chain_of((DAYS[0], DAYS[1], "2026-11-27"))
    anchor = Anchor(12, entries[-1].hash)

    assert whys(forged_segments, forged) == []
    assert whys(forged_segments, forged, (anchor,)) == [("altered", 12)]
    assert whys(segments, entries, (anchor,)) == []


def test_a_day_without_a_signature_and_one_signed_by_another_are_named() -> None:
    segments, entries = chain_of()
    segments[0] = replace(segments[0], signature="")
    segments[1] = replace(segments[1], signature="another's")

    assert whys(segments, entries) == [("unsigned", 4), ("foreign", 8)]


def test_a_day_whose_time_is_over_leaves_a_chain_that_is_still_proved() -> None:
    segments, entries = chain_of()
    gone = [replace(segments[0], gone=True), *segments[1:]]

    assert whys(gone, entries[4:]) == []
    assert whys([replace(gone[0], head=START), *gone[1:]], entries[4:]) == [("broken", 5)]


Break = Callable[[pytest.MonkeyPatch], None]


def forget_prev(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "link", lambda _prev, entry: link(START, entry))


def forget_signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = faults
    monkeypatch.setitem(
        globals(),
        "faults",
        lambda s, e, holds, anchors: whole(s, e, holds=None, anchors=anchors) if holds else (),
    )


def forget_anchors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "_faults_of_anchors", lambda *_about: [])


@pytest.mark.parametrize(
    ("mutant", "check"),
    [
        (forget_prev, test_a_whole_chain_has_no_fault_whatever_order_its_rows_are_read_in),
        (forget_signatures, test_a_day_without_a_signature_and_one_signed_by_another_are_named),
        (forget_anchors, test_a_chain_that_was_cut_is_named_by_what_the_service_countersigned),
    ],
)
def test_a_chain_that_forgets_a_guard_is_caught(
    monkeypatch: pytest.MonkeyPatch, mutant: Break, check: Callable[[], None]
) -> None:
    mutant(monkeypatch)

    with pytest.raises(AssertionError):
        check()


KNOWN = (
    Known("c-zahra", "Zahra Yılmaz", "7003821234"),
    Known("c-bo", "Bo Ågård-Hansen", "6112904321"),
    Known("c-jens", "Jens Hansen", "6501011111"),
)


@pytest.mark.parametrize(
    ("text", "citizens", "words"),
    [
        ("700382-1234", ("c-zahra",), ""),
        ("7003821234 bageri", ("c-zahra",), "bageri"),
        ("700382 - 1234", ("c-zahra",), ""),
        ("700382", ("c-zahra",), ""),
        ("690190-4444 bageri", (), f"{A_NUMBER} bageri"),
        ("12 34 56 78", (), A_NUMBER),
        ("Zahra bageri", ("c-zahra",), "bageri"),
        ("zahras bageri", ("c-zahra",), "bageri"),
        ("zah", ("c-zahra",), ""),
        ("yilmaz", ("c-zahra",), ""),
        ("zahrayilmaz", ("c-zahra",), ""),
        ("hansen", ("c-bo", "c-jens"), ""),
        ("jens hansen", ("c-jens",), ""),
        ("aagaard", ("c-bo",), ""),
        ("bo", ("c-bo",), ""),
        ("bageriet i Nordbyen", (), "bageriet i Nordbyen"),
        ("", (), ""),
    ],
)
def test_a_criterion_keeps_neither_a_number_nor_a_name(
    text: str, citizens: tuple[str, ...], words: str
) -> None:
    said = criterion(text, KNOWN)

    assert (said.citizens, said.words) == (citizens, words)


def test_a_long_text_is_kept_by_its_beginning() -> None:
    assert len(criterion("ord " * 400, KNOWN).words) <= 200
