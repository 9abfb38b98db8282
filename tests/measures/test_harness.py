"""The harness judges as decided: the larger limit, three more tries, the best of them."""

from collections.abc import Iterator

import pytest

from tests.measures import __main__ as bench
from tests.measures.floors import blank_window
from tests.measures.harness import MEASURES, Measure, Taken, judge, measure, taken_now


def measuring(*values: Taken, limit: float = 1.0, k: float = 2.0) -> tuple[Measure, Iterator[Taken]]:
    coming = iter(values)
    return Measure("x", "s", limit, k, lambda: next(coming)), coming


def test_a_slow_machine_raises_the_limit_by_its_floor() -> None:
    one, _ = measuring()

    assert judge(one, (3.0, 2.0)).holds
    assert judge(one, (3.0, 2.0)).limit == 4.0
    assert not judge(one, (3.0, 0.1)).holds


@pytest.mark.parametrize(
    ("taken", "told"),
    [((0.9, 1.0), "yes"), ((1.5, 1.0), "by the floor"), ((2.5, 1.0), "NO"), ((1.5, 0.1), "NO")],
)
def test_what_is_missed_is_told_also_where_the_floor_is_as_slow(taken: Taken, told: str) -> None:
    one, _ = measuring()

    assert bench.row(judge(one, taken)).endswith(f"| {told} |")


def test_the_least_that_is_missed_is_told_too_and_a_line_with_a_floor_alone_misses_nothing() -> None:
    pages = Measure("x", "pages a second", 20.0, 1 / 9, lambda: (0, 0), at_least=True)
    bare, _ = measuring(limit=0.0)

    told = [bench.row(judge(pages, (value, 90.0))).rsplit("| ", 1)[1] for value in (21.0, 15.0, 9.0)]

    assert told == ["yes |", "by the floor |", "NO |"]
    assert bench.row(judge(bare, (1.5, 1.0))).endswith("| - | 2 s | yes |")


def test_every_measure_has_a_row_on_the_page() -> None:
    """One that nobody takes is missed by nobody: two stood without a row for as long as they were there."""
    bench.enter_all()
    rows = {line.split("|")[1].strip() for line in bench.PAGE.read_text("utf-8").splitlines() if "|" in line}

    assert set(MEASURES) - rows == set()


def test_a_measure_that_holds_is_taken_once() -> None:
    one, coming = measuring((0.5, 0.1), (9.0, 0.1))

    result = taken_now(one)

    assert result.holds
    assert next(coming) == (9.0, 0.1)


def test_the_best_of_three_more_counts_for_one_that_is_over() -> None:
    one, _ = measuring((5.0, 0.1), (4.0, 0.1), (0.9, 0.1), (3.0, 0.1))

    result = taken_now(one)

    assert (result.value, result.holds) == (0.9, True)


def test_one_that_stays_over_does_not_hold() -> None:
    one, _ = measuring((5.0, 0.1), (4.0, 0.1), (3.0, 0.1), (6.0, 0.1))

    result = taken_now(one)

    assert (result.value, result.holds) == (3.0, False)


def test_what_is_better_the_more_there_is_of_it_is_held_against_the_least() -> None:
    takes = iter([(4.0, 90.0), (6.0, 90.0), (11.0, 90.0), (5.0, 90.0)])
    one = Measure("x", "pages a second", 20.0, 1 / 9, lambda: next(takes), at_least=True)

    assert not judge(one, (9.0, 90.0)).holds
    assert judge(one, (9.0, 45.0)).holds
    assert judge(one, (21.0, 900.0)).holds
    assert (taken_now(one).value, next(takes, None)) == (11.0, None)


def test_two_measures_never_share_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MEASURES, "x", measuring()[0])

    with pytest.raises(ValueError, match="two measures"):
        measure(name="x", unit="s", limit=1)(lambda: (0.0, 0.0))


def test_the_page_keeps_the_rows_that_were_not_taken_now() -> None:
    one, _ = measuring()
    first = bench.page([judge(one, (0.5, 0.1))], "")

    second = bench.page([judge(Measure("y", "MB", 3, 0, lambda: (1, 0)), (1, 0))], first)

    assert "| x | 0.5 s | 0.1 | 5 | 1 | 1 s | yes |" in second
    assert "| y | 1 MB | 0 | - | 3 | 3 MB | yes |" in second


def test_a_blank_window_is_painted_in_a_fresh_process() -> None:
    assert blank_window() > 0


def test_measures_of_a_kind_are_taken_by_its_first_word(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reach-b", "reach-a", "reaching", "other"):
        monkeypatch.setitem(MEASURES, name, measuring()[0])

    assert bench.chosen_names(["reach", "other"]) == ["reach-a", "reach-b", "other"]
    assert bench.chosen_names(["nobody"]) == ["nobody"]
    assert {"reaching", "other"} <= set(bench.chosen_names([]))
