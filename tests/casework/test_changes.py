from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.changes import DELETED, Change, Dot, Placed, Seen, Value, fold
from tests.casework.schedules import violations

STEPS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 15), st.integers(0, 7)), max_size=70)


def placed(
    device: str, number: int, *, seq: int | None, seen: Seen | None = None, hlc: int = 0, **fields: Value
) -> Placed:
    change = Change("s", "r", "agreement", fields, seen or Seen(), "2026-11-21T09:05:00+00:00")
    return Placed(change, Dot(device, number), hlc or number, by=device, seq=seq)


def removal(device: str, number: int, *, seq: int, seen: Seen, names: list[Value] | None) -> Placed:
    honest = placed(device, number, seq=seq, seen=seen)
    return replace(honest, change=replace(honest.change, fields={DELETED: names}))


@settings(max_examples=250, deadline=None)
@given(STEPS)
def test_whatever_the_day_words_vanish_only_when_somebody_had_them_on_the_screen(
    steps: list[tuple[int, int, int]],
) -> None:
    assert violations(steps) == []


def test_two_people_who_did_not_see_each_other_leave_two_versions() -> None:
    record = fold([placed("a", 1, seq=1, what="CV"), placed("b", 1, seq=2, what="Bank", hlc=9)])

    assert [version.value for version in record.registers["what"]] == ["Bank", "CV"]
    assert record.torn == ("what",)


def in_another_case(one: Placed) -> Placed:
    return replace(one, change=replace(one.change, stream="another"))


def test_what_names_a_record_in_another_case_says_nothing_of_it() -> None:
    held = in_another_case(placed("b", 1, seq=None, seen=Seen(1, 0), what="Bank", hlc=9))

    record = fold([placed("a", 1, seq=1, what="CV"), held, placed("b", 2, seq=2, seen=Seen(0, 1), who="b")])

    assert record.stream == "s"
    assert record.values() == {"what": "CV", "who": "b"}


def test_while_nothing_of_a_record_is_in_the_log_the_case_of_the_last_words_is_its_own() -> None:
    before = in_another_case(placed("b", 1, seq=None, what="Bank", hlc=1))

    record = fold([placed("b", 2, seq=None, seen=Seen(0, 1), who="b", hlc=2), before])

    assert (record.stream, record.values()) == ("s", {"who": "b"})


def test_two_people_who_wrote_the_same_words_tear_nothing() -> None:
    record = fold([placed("a", 1, seq=1, what="CV"), placed("b", 1, seq=2, what="CV")])

    assert record.torn == ()


def test_a_person_who_saw_both_versions_makes_them_one() -> None:
    record = fold(
        [
            placed("a", 1, seq=1, what="CV"),
            placed("b", 1, seq=2, what="Bank"),
            placed("c", 1, seq=3, seen=Seen(seq=2), what="CV og bank"),
        ]
    )

    assert record.text("what") == "CV og bank"
    assert record.torn == ()


def test_words_that_are_held_aside_and_were_replaced_do_not_come_back() -> None:
    held = placed("a", 1, seq=None, what="må ikke stå")
    later = placed("a", 2, seq=7, seen=Seen(seq=3, own=1), what="må godt")
    before = placed("b", 1, seq=3, what="fra en anden", hlc=99)

    record = fold([held, later, before])

    assert [version.value for version in record.registers["what"]] == ["må godt"]


def test_words_that_are_held_aside_and_that_nobody_replaced_stay_on_the_screen() -> None:
    record = fold(
        [placed("a", 1, seq=None, what="venter"), placed("a", 2, seq=7, seen=Seen(seq=3), who="Vi")]
    )

    assert record.text("what") == "venter"


def test_own_words_that_are_still_on_this_device_are_replaced_by_the_next() -> None:
    record = fold(
        [placed("a", 1, seq=None, what="CV"), placed("a", 2, seq=None, seen=Seen(own=1), what="Nyt CV")]
    )

    assert record.values() == {"what": "Nyt CV"}


def test_a_form_opened_before_a_colleague_wrote_keeps_the_colleagues_words() -> None:
    record = fold(
        [
            placed("a", 1, seq=1, what="CV"),
            placed("b", 1, seq=2, seen=Seen(seq=1), what="Bank"),
            placed("a", 2, seq=3, seen=Seen(seq=1, own=1), what="Nyt CV"),
        ]
    )

    assert {version.value for version in record.registers["what"]} == {"Bank", "Nyt CV"}


def test_a_removal_that_saw_everything_removes() -> None:
    record = fold(
        [placed("a", 1, seq=1, what="CV"), removal("b", 1, seq=2, seen=Seen(seq=1), names=["what", "who"])]
    )

    assert record.deleted
    assert not record.deleted_but_edited


def test_a_removal_and_an_edit_that_did_not_see_each_other_are_both_shown() -> None:
    record = fold(
        [
            placed("a", 1, seq=1, what="CV"),
            placed("a", 2, seq=2, seen=Seen(seq=1), what="Nyt CV"),
            removal("b", 1, seq=3, seen=Seen(seq=1), names=["what"]),
        ]
    )

    assert not record.deleted
    assert record.deleted_but_edited
    assert record.text("what") == "Nyt CV"


def test_a_field_that_the_remover_may_not_read_survives() -> None:
    record = fold(
        [
            placed("a", 1, seq=1, what="CV", secret="Helbred"),
            removal("mentor", 1, seq=2, seen=Seen(seq=1), names=["what", "who"]),
        ]
    )

    assert not record.deleted
    assert record.text("secret") == "Helbred"


def test_a_removal_does_not_win_over_putting_back_that_it_had_not_seen() -> None:
    record = fold(
        [
            placed("a", 1, seq=1, what="CV"),
            removal("b", 1, seq=2, seen=Seen(seq=1), names=["what"]),
            removal("c", 1, seq=3, seen=Seen(seq=1), names=None),
        ]
    )

    assert not record.deleted
    assert record.deleted_but_edited


def test_a_removal_taken_back_leaves_the_record_as_it_was() -> None:
    record = fold(
        [
            placed("a", 1, seq=1, what="CV"),
            removal("b", 1, seq=2, seen=Seen(seq=1), names=["what"]),
            removal("b", 2, seq=3, seen=Seen(seq=2), names=None),
        ]
    )

    assert not record.deleted
    assert not record.deleted_but_edited


def test_an_echo_changes_where_a_version_stands_and_nothing_else() -> None:
    mine = placed("a", 1, seq=None, what="CV")
    before, after = fold([mine]), fold([replace(mine, seq=7)])

    assert before.values() == after.values()
    assert after.registers["what"][0].seq == 7


def test_a_record_of_no_changes_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one"):
        fold([])


def test_a_field_that_nobody_wrote_is_empty() -> None:
    record = fold([placed("a", 1, seq=1, order=2)])

    assert record.value("what") is None
    assert record.text("what") == ""
    assert record.text("order") == "2"
