"""What a save has seen of this device's own words: those of its own screen, and no other's (decision 0066)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from casework.acts import Act
from casework.changes import DELETED, Change, Placed, Record, Seen, Value, fold
from casework.own_words import OwnActs, seen_since
from casework.taking_back import removal
from desktop import keeping
from desktop.keeping import kept, undone
from storage import logbook
from storage.ledger import Recorded
from storage.reader import Reader
from storage.vault import Store
from tests.storage import shelf

ELSEWHERE = "SKREVET I BESØGET: han er flyttet til sin søster."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with shelf.opened(tmp_path / "store") as one:
        yield one


@pytest.fixture
def made(store: Store) -> tuple[str, str]:
    """Return a case and an agreement in it, saved before any form opens."""
    stream, opened = shelf.citizen()
    agreement = shelf.agreement(stream, "Ring til skolen")
    shelf.save(store, *opened, *agreement)
    return stream, agreement[0].record


class Screen:
    """A form that was painted from the store as it stands, and what is saved in it."""

    def __init__(self, store: Store, made: tuple[str, str]) -> None:
        self.store, self.made = store, made
        self.seen, self.own = store.ledger.seen(), OwnActs()

    def save(self, **fields: Value) -> Change:
        done = Change(*self.made, "agreement", fields, self.seen, shelf.AT)
        kept(self.store, (done,), shelf.NOW, own=self.own)
        return done

    def after(self) -> Seen:
        """Return what a taking back of the last act has seen, as a flow says it."""
        return Seen(self.seen.seq, self.store.ledger.seen().own)

    def undo(self, done: Change, after: Seen) -> Recorded:
        act = Act(by=shelf.METTE.id, now=shelf.NOW, seen=after)
        return undone(self.store, (done,), act, self.own)


def folded(store: Store, record: str) -> Record:
    placed: list[Placed] = logbook.of_records(store.ledger.connection, [record])[record]
    return fold(placed)


def said(store: Store, record: str, name: str = "what") -> set[Value]:
    return {version.value for version in folded(store, record).registers[name]}


def test_words_from_another_screen_stand_beside_those_of_a_form_that_did_not_show_them(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)

    other.save(what=ELSEWHERE)
    form.save(what="Ring i morgen")

    assert said(store, made[1]) == {ELSEWHERE, "Ring i morgen"}
    assert folded(store, made[1]).torn == ("what",)


def test_a_form_that_is_saved_again_and_again_makes_no_conflict_with_itself(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)

    for number in range(3):
        form.save(what=f"Ring {number}", status="open")
        other.save(why=f"Andet felt {number}")
        shelf.save(store, *shelf.note(made[0], "En anden post"))

    assert said(store, made[1]) == {"Ring 2"}
    assert said(store, made[1], "why") == {"Andet felt 2"}


def test_a_number_stops_before_what_another_screen_wrote_and_no_word_is_lost(
    store: Store, made: tuple[str, str]
) -> None:
    """The number of a form's second save lies behind the other's: three versions stand, not two and not one."""
    form, other = Screen(store, made), Screen(store, made)

    other.save(what=ELSEWHERE)
    form.save(what="Ring i morgen")
    form.save(what="Ring på mandag")

    assert said(store, made[1]) == {ELSEWHERE, "Ring i morgen", "Ring på mandag"}


def test_a_first_save_before_the_other_screen_is_replaced_and_the_others_words_are_not(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)

    form.save(what="Ring i morgen")
    other.save(what=ELSEWHERE)
    form.save(what="Ring på mandag")

    assert said(store, made[1]) == {ELSEWHERE, "Ring på mandag"}


def test_a_removal_does_not_take_what_another_screen_wrote_and_takes_its_own(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)
    gone = dict(removal("agreement", "primary"))

    form.save(why="Så er den aftalt")
    form.save(**gone)
    assert folded(store, made[1]).deleted

    other.save(**{DELETED: None})
    late, third = Screen(store, made), Screen(store, made)
    third.save(who=ELSEWHERE)
    late.save(**gone)
    assert not folded(store, made[1]).deleted
    assert folded(store, made[1]).deleted_but_edited


def test_what_takes_an_act_back_has_seen_that_act_and_not_a_later_one(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)
    done = form.save(what="Ring i morgen")
    after = form.after()
    other.save(what=ELSEWHERE)

    recorded = form.undo(done, after)

    assert said(store, made[1]) == {ELSEWHERE, "Ring til skolen"}
    (dot,) = recorded.dots
    assert dot.number in form.own.numbers
    placed = next(
        one for one in logbook.of_records(store.ledger.connection, [made[1]])[made[1]] if one.dot == dot
    )
    assert placed.change.seen == after


def test_what_takes_an_act_back_does_not_take_what_another_screen_wrote_before_it(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)
    other.save(what=ELSEWHERE)
    done = form.save(what="Ring i morgen")
    after = form.after()

    form.undo(done, after)

    assert said(store, made[1]) == {ELSEWHERE}


def test_nor_where_the_act_and_two_other_screens_stood_beside_each_other(
    store: Store, made: tuple[str, str]
) -> None:
    form, other, third = (Screen(store, made) for _ in range(3))
    other.save(what=ELSEWHERE)
    third.save(what="Skrevet et tredje sted")
    done = form.save(what="Ring i morgen")

    form.undo(done, form.after())

    assert said(store, made[1]) >= {ELSEWHERE, "Skrevet et tredje sted"}


def test_nor_where_a_colleagues_word_that_the_form_showed_stood_beside_it(
    store: Store, made: tuple[str, str]
) -> None:
    other = Screen(store, made)
    Screen(store, made).save(what="Det, der stod på formularen")
    form = Screen(store, made)
    other.save(what=ELSEWHERE)
    done = form.save(what="Ring i morgen")

    form.undo(done, form.after())

    assert said(store, made[1]) >= {ELSEWHERE, "Det, der stod på formularen"}


def test_a_removal_that_takes_a_restoring_back_leaves_what_another_screen_wrote_in_it(
    store: Store, made: tuple[str, str]
) -> None:
    gone = dict(removal("agreement", "primary"))
    Screen(store, made).save(**gone)
    form, other = Screen(store, made), Screen(store, made)
    other.save(who=ELSEWHERE)
    done = form.save(**{DELETED: None})

    form.undo(done, form.after())

    assert said(store, made[1], "who") >= {ELSEWHERE}
    assert not folded(store, made[1]).deleted


def test_what_another_screen_wrote_in_another_field_stands_in_the_way_of_nothing(
    store: Store, made: tuple[str, str]
) -> None:
    form, other = Screen(store, made), Screen(store, made)
    other.save(why=ELSEWHERE)
    done = form.save(what="Ring i morgen")

    form.undo(done, form.after())

    assert said(store, made[1]) == {"Ring til skolen"}
    assert said(store, made[1], "why") == {ELSEWHERE}


def test_a_tick_after_it_was_taken_back_has_seen_both(store: Store, made: tuple[str, str]) -> None:
    form = Screen(store, made)
    done = form.save(status="done")
    after = form.after()
    form.undo(done, after)
    assert said(store, made[1], "status") == {"open"}

    form.save(status="done")

    assert said(store, made[1], "status") == {"done"}


def test_a_screen_that_was_painted_anew_has_seen_everything_that_stood_there(
    store: Store, made: tuple[str, str]
) -> None:
    Screen(store, made).save(what=ELSEWHERE)

    Screen(store, made).save(what="Ring i morgen")

    assert said(store, made[1]) == {"Ring i morgen"}


def test_without_the_screen_a_change_has_seen_what_it_says(store: Store, made: tuple[str, str]) -> None:
    seen = store.ledger.seen()
    for what in ("Ring i morgen", "Ring på mandag"):
        kept(store, (Change(*made, "agreement", {"what": what}, seen, shelf.AT),), shelf.NOW)

    assert said(store, made[1]) == {"Ring i morgen", "Ring på mandag"}


def test_to_the_last_own_number_the_words_of_the_other_screen_are_lost(
    store: Store, made: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test of the test: the rule of before."""

    def to_the_last(reader: Reader, changes: tuple[Change, ...], _own: OwnActs) -> tuple[Change, ...]:
        return tuple(replace(one, seen=Seen(one.seen.seq, reader.seen().own)) for one in changes)

    monkeypatch.setattr(keeping, "_as_seen", to_the_last)
    form, other = Screen(store, made), Screen(store, made)

    other.save(what=ELSEWHERE)
    form.save(what="Ring i morgen")

    assert said(store, made[1]) == {"Ring i morgen"}


def test_whose_role_reads_less_by_now_has_seen_what_his_form_had_and_no_more(store: Store) -> None:
    """What lay before a form's own words may be hidden from him: no number says that he saw it."""
    stream, opened = shelf.citizen()
    shelf.save(store, *opened, Change(stream, "s1", "statement", {"doctor": "Lægehuset"}, Seen(), shelf.AT))
    seen, own = store.ledger.seen(), OwnActs()

    def save(**fields: Value) -> Seen:
        kept(store, (Change(stream, "s1", "statement", fields, seen, shelf.AT),), shelf.NOW, own=own)
        return max(logbook.of_records(store.ledger.connection, ["s1"])["s1"], key=_number).change.seen

    save(doctor="Lægen på Torvet", requested="2026-11-20")
    store.ledger.begin_scope(stream, "team_lead", 0)

    assert save(requested="2026-11-23").own == max(own.numbers) - 1
    assert save(doctor="Lægen i Byen").own == seen.own


def test_what_the_device_has_let_go_of_is_not_said_to_be_seen() -> None:
    """Another screen's words may have lain among it."""
    change = Change("c", "a", "agreement", {"what": "Ring i morgen"}, Seen(8, 0), shelf.AT)

    assert seen_since(change, [(3, {"what"})], OwnActs({3}), "primary").own == 3
    assert seen_since(change, [], OwnActs({3}), "primary") == change.seen
    assert seen_since(change, [(3, {"what"})], OwnActs({3}), None) == change.seen


def _number(placed: Placed) -> int:
    return placed.dot.number
