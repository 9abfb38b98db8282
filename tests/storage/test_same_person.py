"""Samme person on a device: two cases are read as one everywhere, nothing moves, and the end of it leaves no trace."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from casework import agreements, people, plan, plan_look, same_person, visits
from casework.changes import Change, Value
from storage.reads import citizen as case
from storage.reads import citizens, day, persons, timeline, wrong_citizen
from storage.vault import Store
from tests.storage.shelf import AT, METTE, NOW, TODAY, act, agreement, citizen, note, opened, placed, save

WHY = "Hun blev oprettet to gange samme dag"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        yield store


def twice(store: Store, **other: Value) -> tuple[str, str]:
    """Open one citizen in two cases, with something of everything in each."""
    one, first = citizen("Zahra", "Mansour", primary=METTE.id)
    two, second = citizen("Sara", "Mansur", primary=METTE.id, **other)
    coming = visits.plan_visit(two, at=NOW + timedelta(days=1), worker=METTE.id, form="office", **act())
    save(store, *first, *second, *note(one, "I den ene sag"), *note(two, "I den anden sag"), *coming)
    save(store, *agreement(one, "Ring til lægen", who="Lægen"), *agreement(two, "Send brevet"))
    return one, two


def link(one: str, two: str, leading: str) -> tuple[Change, ...]:
    return same_person.link(one, two, leading=leading, reason=WHY, **act())


def read(store: Store, stream: str) -> tuple[str, set[str], set[str], str]:
    """Return which case a page is of, which agreements and notes it shows, and its next step."""
    reader = store.own_reader()
    page = case.page(reader, stream, TODAY, now=NOW)
    assert page is not None
    texts = {entry.text for entry in timeline.timeline(reader, stream) if entry.kind == "note"}
    return page.id, {one.what for one in page.agreements}, texts, str(page.next_step)


def listed(store: Store) -> list[tuple[str, str]]:
    return [(row.id, row.name) for row in citizens.citizens(store.own_reader(), TODAY, now=NOW)]


def test_both_cases_are_one_page_one_row_and_one_history_and_apart_again_afterwards(store: Store) -> None:
    one, two = twice(store)
    before = [read(store, each) for each in (one, two)], listed(store)

    save(store, *link(one, two, one))
    linked = [read(store, each) for each in (one, two)], listed(store)
    found = [row.id for row in citizens.citizens(store.own_reader(), TODAY) if "sara mansur" in row.folded]
    ahead = [visit.name for visit in day.ahead(store.own_reader(), two, TODAY)]
    save(store, *same_person.part(one, two, reason="Det er hendes søster", **act()))

    both = {"Ring til lægen", "Send brevet"}, {"I den ene sag", "I den anden sag"}
    assert linked[0] == [(one, *both, before[0][1][3])] * 2
    assert linked[1] == [(one, "Zahra Mansour")]
    assert (found, ahead) == ([one], ["Zahra Mansour"])
    assert ([read(store, each) for each in (one, two)], listed(store)) == before


def test_what_is_new_goes_to_the_case_that_is_written_in_and_what_stands_is_changed_where_it_stands(
    store: Store,
) -> None:
    one, two = twice(store)
    save(store, *link(one, two, two))
    reader = store.own_reader()
    ring = next(each for each in case.page(reader, one, TODAY).agreements if each.what == "Ring til lægen")  # type: ignore[union-attr]

    written = persons.at_home(
        reader,
        (
            *note(one, "Skrevet efter"),
            *agreements.keep_agreement(two, ring.id, **act()),
            *people.change_citizen(one, {"phone": "12345678"}, **act()),
            *link(one, two, one),
        ),
    )

    assert [each.stream for each in written] == [two, one, one, min(one, two)]
    save(store, *written[:3])
    save(store, *same_person.part(one, two, reason="To personer", **act()))
    assert (read(store, one)[2], read(store, two)[2]) == (
        {"I den ene sag"},
        {"I den anden sag", "Skrevet efter"},
    )


def test_an_address_that_is_protected_in_one_of_the_cases_is_protected_in_both(store: Store) -> None:
    one, two = twice(store, address="Ringvej 1", city="Nordby")
    guard = people.change_citizen(one, {"address_protected": True}, **act())
    save(store, *guard, *link(one, two, two))

    page = case.page(store.own_reader(), one, TODAY)

    assert page is not None
    assert (page.id, page.protected, page.address) == (two, True, "")
    assert "ringvej" not in citizens.citizens(store.own_reader(), TODAY)[0].folded


def test_no_warning_and_no_word_of_the_story_of_either_case_is_left_out(store: Store) -> None:
    one, two = twice(store, safety_remark="Hund i hjemmet", story="Kom hertil i 2009.", interpreter="Somali")
    told: dict[str, Value] = {"safety_remark": "Ring først", "story": "Har to børn."}
    save(store, *people.change_citizen(one, told, **act()), *link(one, two, one))

    pages = [case.page(store.own_reader(), each, TODAY) for each in (one, two)]

    said = [(page.safety_remark, page.story, page.interpreter) for page in pages if page]
    assert said == [("Ring først; Hund i hjemmet", "Har to børn.\n\nKom hertil i 2009.", "Somali")] * 2


def test_where_the_other_case_is_not_here_the_rest_is_read_and_written_as_before(store: Store) -> None:
    one, two = twice(store)
    save(store, *link(one, two, max(one, two)))
    stays, goes = min(one, two), max(one, two)

    store.ledger.leave_scope(goes, "Jonas Krogh", AT)

    assert read(store, stays)[0] == stays
    assert [each.stream for each in persons.at_home(store.own_reader(), note(stays, "Alene"))] == [stays]
    assert [row[0] for row in listed(store)] == [stays]


def test_two_who_disagree_leave_two_cases_until_somebody_chooses_and_trouble_nobody_else(
    store: Store,
) -> None:
    one, two = twice(store)
    home, record = min(one, two), same_person.record_of(one, two)
    fields: dict[str, Value] = {"asked": max(one, two), "linked": False, "apart": True, "reason": "Søstre"}
    save(store, *link(one, two, one))
    store.ledger.begin_scope(home, "primary", 1)
    store.ledger.fill(home, [placed(home, record, 90, fields, kind=same_person.KIND)], done=True, upto=90)

    apart = len(listed(store))
    torn = store.own_reader().row("select torn, torn_fields from record where id = ?", record)
    store.ledger.receive([], cursor="c90", high=90)
    chosen = same_person.link(one, two, leading=one, reason=WHY, **(act() | {"seen": store.ledger.seen()}))
    save(store, *chosen)

    assert (apart, torn is not None and torn[0], len(listed(store))) == (2, 0, 1)


def test_three_cases_in_a_chain_are_one_person(store: Store) -> None:
    one, two = twice(store)
    three, opening = citizen("Zara", "Mansour")
    save(store, *opening, *link(one, two, two), *link(two, three, three))

    assert persons.cases(store.own_reader(), one)[0] == three
    assert set(persons.cases(store.own_reader(), one)) == {one, two, three}
    assert listed(store) == [(three, "Zara Mansour")]


def test_the_other_case_is_no_right_citizen_of_a_wrong_note_and_a_note_of_either_moves(store: Store) -> None:
    one, two = twice(store)
    save(store, *link(one, two, one))
    (entry,) = [e for e in timeline.timeline(store.own_reader(), one) if e.text == "I den anden sag"]

    found = wrong_citizen.find(store.own_reader(), "Sara Mansur", but=one)
    moving = wrong_citizen.moving(store.own_reader(), one, entry.id, along=False)

    assert (found, [each.stream for each in moving], entry.may_move) == ((), [two], True)


def test_a_link_that_says_no_other_case_makes_nothing_stale_that_is_not_there(store: Store) -> None:
    one, _ = twice(store)
    linked: dict[str, Value] = {"linked": True}

    stale = store.ledger.receive(
        [placed(one, "link", 90, linked, kind=same_person.KIND)], cursor="c90", high=90
    )

    assert f"citizen:{one}" in stale
    assert "citizen:" not in stale


def test_a_screen_that_asks_one_case_only_is_noticed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(persons, "cases", lambda _reader, stream: (stream,))

    with pytest.raises(AssertionError):
        test_both_cases_are_one_page_one_row_and_one_history_and_apart_again_afterwards(store)


def test_a_desk_that_writes_where_the_page_says_is_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(persons, "at_home", lambda _reader, changes: list(changes))

    with pytest.raises(AssertionError):
        test_what_is_new_goes_to_the_case_that_is_written_in_and_what_stands_is_changed_where_it_stands(store)


def test_a_case_without_the_others_protection_is_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(persons, "joined", lambda _reader: {})

    with pytest.raises(AssertionError):
        test_an_address_that_is_protected_in_one_of_the_cases_is_protected_in_both(store)


def test_large_print_and_a_language_are_taken_off_also_where_the_other_case_says_them(store: Store) -> None:
    one, two = twice(store)
    save(store, *plan_look.choose_size(two, "large", **act()), *plan_look.choose_language(two, "tr", **act()))
    save(store, *link(one, two, one))

    def look() -> tuple[str, str]:
        page = case.page(store.own_reader(), two, TODAY)
        assert page is not None
        return page.plan_size, page.plan_language

    before = look()
    save(store, *plan_look.choose_size(one, "", **act()), *plan_look.choose_language(one, "", **act()))

    assert (before, look()) == (("large", "tr"), ("", ""))


def test_two_choices_of_a_look_hold_no_paper_back_and_two_names_do(store: Store) -> None:
    one, opening = citizen("Amina", "Testberg", primary=METTE.id)
    save(store, *opening, *plan_look.choose_language(one, "tr", **act()))
    store.ledger.receive(
        [placed(one, one, 900, {"plan_language": "ar"}, kind="citizen")], cursor="c1", high=901
    )
    page = case.page(store.own_reader(), one, TODAY)
    assert page is not None
    assert (page.torn, plan.is_printed_torn(page, ())) == ((), False)

    store.ledger.receive(
        [placed(one, one, 902, {"first_name": "Amine"}, kind="citizen")], cursor="c2", high=903
    )
    page = case.page(store.own_reader(), one, TODAY)
    assert page is not None
    assert plan.is_printed_torn(page, ())


def test_a_paper_of_two_cases_asks_for_the_right_in_both(store: Store) -> None:
    one, two = twice(store)
    save(store, *link(one, two, one))
    for stream, role in ((one, "primary"), (two, "glass")):
        store.ledger.begin_scope(stream, role, 0)
        store.ledger.fill(stream, (), done=True, upto=0)

    page = case.page(store.own_reader(), one, TODAY)

    assert page is not None
    assert page.cases == (one, two)
    assert "evidence" not in page.prints
