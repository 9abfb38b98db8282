"""What is typed in a case that leaves goes along as an entry of it: once, whole, and whatever fails on the way."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from casework.answers import DraftFound, HandedOver
from casework.unfinished import TITLE
from storage import drafts
from storage.faults import PagesDamaged
from storage.reads.timeline import timeline
from storage.typed_on import TypedOn
from storage.vault import Store
from sync.port import HeldBy
from tests.storage.half_typed import (
    CITIZEN,
    KEY,
    OTHER,
    WORDS,
    entries,
    granted,
    kept,
    leave,
    receipted,
    texts,
    told,
)
from tests.storage.shelf import AT, METTE, NOW, citizen, opened, unlock


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "store") as store:
        granted(store)
        yield store


def test_a_draft_is_an_entry_of_the_case_before_the_case_leaves_and_goes_up_after_it(store: Store) -> None:
    kept(store)

    stale = store.ledger.hand_on(CITIZEN)

    (one,) = entries(store)
    assert one.change.fields == {
        "title": TITLE,
        "text": WORDS["text"],
        "at": one.change.happened,
        "author": METTE.id,
    }
    assert one.change.seen.seq == 0, "it has seen nothing, so the service takes it as late work"
    assert "waiting" in stale
    assert store.drafts.all() == ()
    leave(store)
    assert texts(store) == [WORDS["text"]]
    assert told(store).typed == "note"
    assert told(store).typed_waits
    receipted(store)
    assert not told(store).typed_waits
    assert told(store).typed == "note"
    rows = store.ledger.connection.execute("select count(*) from log where stream = ?", (CITIZEN,)).fetchone()
    assert rows == (0,)


def test_every_draft_of_the_case_goes_along_and_none_of_another(store: Store) -> None:
    granted(store, OTHER, upto=4)
    kept(store)
    kept(store, {"text": "Hun var hjemme", "outcome": "met"}, key="visit:v")
    kept(store, {"visit_form": f'{{"values": {{"who": "{CITIZEN}", "purpose": "Se til"}}}}'}, "day", "")
    kept(store, {"text": f"Se også {CITIZEN}"}, f"note:{OTHER}", OTHER)

    leave(store)

    assert sorted(texts(store)) == [
        "Besøg: formål: Se til",
        "Hun var hjemme\nudfald: Mødt",
        "Zahra ringede, og",
    ]
    assert [draft.key for draft in store.drafts.all()] == [f"note:{OTHER}"]


def test_a_draft_without_a_word_leaves_nothing_behind(store: Store) -> None:
    kept(store, {"nature": "statement"})

    leave(store)

    assert store.drafts.all() == ()
    assert store.ledger.waiting(-1) == ()
    assert told(store) == HandedOver("Z.M.", "Jonas Krogh", AT)


def test_a_form_that_stays_open_hands_on_its_words_once_and_what_is_typed_on_in_the_same_entry(
    store: Store,
) -> None:
    kept(store)
    store.ledger.hand_on(CITIZEN)
    kept(store)
    store.ledger.hand_on(CITIZEN)
    assert len(entries(store)) == 1

    kept(store, {"text": "Zahra ringede, og kommer i morgen"})
    leave(store)

    first, second = entries(store)
    assert first.change.record == second.change.record
    assert second.change.seen.own == first.dot.number
    assert second.change.fields["text"] == "Zahra ringede, og kommer i morgen"
    assert store.drafts.all() == ()


def test_a_form_that_is_begun_anew_before_the_case_left_has_an_entry_of_its_own(store: Store) -> None:
    kept(store)
    store.ledger.hand_on(CITIZEN)
    kept(store, {"text": "Noget helt andet"})

    leave(store)

    assert texts(store) == [WORDS["text"], "Noget helt andet"]
    assert len({one.change.record for one in entries(store)}) == 2


def test_an_entry_has_the_same_id_whatever_place_its_grant_stands_at(tmp_path: Path) -> None:
    """A copy of the store was read in other pages, and what is typed was kept once more in one of the two."""
    with opened(tmp_path / "store") as store:
        granted(store)
        kept(store)
    shutil.copytree(tmp_path / "store", tmp_path / "copy")
    named = set()
    for name, place in (("store", 3), ("copy", 200)):
        again = unlock(tmp_path / name)
        granted(again, upto=place)
        again.drafts.keep(KEY, CITIZEN, "note", WORDS, NOW + timedelta(seconds=place))
        again.ledger.hand_on(CITIZEN)
        named |= {one.change.record for one in entries(again)}
        again.close()

    assert len(named) == 1


def test_the_same_words_of_another_day_are_an_entry_of_their_own(store: Store) -> None:
    kept(store)
    leave(store)
    (first,) = entries(store)
    receipted(store)
    granted(store, upto=200)
    store.drafts.keep(KEY, CITIZEN, "note", WORDS, NOW + timedelta(days=9))

    leave(store)

    assert [one.change.record == first.change.record for one in entries(store)] == [False]


def test_what_is_kept_without_a_new_word_stands_since_when_it_did(store: Store) -> None:
    kept(store)
    first = store.drafts.find(KEY)
    store.drafts.keep(KEY, CITIZEN, "note", WORDS, NOW + timedelta(hours=1))
    again = store.drafts.find(KEY)
    store.drafts.keep(KEY, CITIZEN, "note", {**WORDS, "text": "Mere"}, NOW + timedelta(hours=1))
    more = store.drafts.find(KEY)

    assert first
    assert again
    assert more
    assert first.kept_at == again.kept_at < more.kept_at


def test_of_the_test_words_that_replace_others_that_they_do_not_hold_are_noticed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TypedOn, "_entry_of", lambda *_: ("r", False))

    with pytest.raises(AssertionError):
        test_a_form_that_is_begun_anew_before_the_case_left_has_an_entry_of_its_own(store)


def test_words_typed_after_the_case_left_go_along_too_and_are_no_draft(store: Store) -> None:
    leave(store)
    typed = DraftFound(KEY, CITIZEN, "", "note", dict(WORDS), AT)

    taken = [store.ledger.typed.take(typed), store.ledger.typed.take(typed)]

    assert taken == [True, True]
    assert texts(store) == [WORDS["text"]]
    assert told(store).typed == "note"
    receipted(store)
    assert store.ledger.typed.take(typed)
    assert told(store).typed == "note"
    assert store.drafts.all() == ()
    assert not store.ledger.typed.take(DraftFound("note:x", OTHER, "", "note", dict(WORDS), AT))


def test_a_store_opened_again_adds_to_the_entry_that_it_made_before(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        granted(store)
        kept(store)
        store.ledger.hand_on(CITIZEN)
        kept(store)
    again = unlock(tmp_path / "store")

    leave(again)

    assert len({one.change.record for one in entries(again)}) == 1
    again.close()


def test_a_case_that_comes_back_and_leaves_again_has_an_entry_for_each_time(store: Store) -> None:
    kept(store)
    leave(store)
    receipted(store)
    granted(store, upto=200)
    kept(store, {"text": "Anden gang"})

    leave(store)

    assert texts(store) == ["Anden gang"]
    assert told(store).typed_waits


@pytest.mark.parametrize(
    ("role", "kind", "how"),
    [("mentor", "attempt", "attempt"), ("team_lead", "note", "aside"), ("glass", "note", "aside")],
)
def test_the_entry_is_what_its_author_may_write_and_what_he_may_not_is_said_to_lie_aside(
    tmp_path: Path, role: str, kind: str, how: str
) -> None:
    with opened(tmp_path / "store") as store:
        granted(store, role=role)
        kept(store)

        leave(store)

        assert [one.change.kind for one in entries(store)] == [kind]
        assert WORDS["text"] in texts(store)[0]
        assert told(store).typed == how


def test_an_entry_that_the_service_keeps_aside_is_said_to_lie_there(store: Store) -> None:
    kept(store)
    store.ledger.hand_on(CITIZEN)
    (one,) = entries(store)
    receipted(store, {one.dot.number: HeldBy("scope_ended", "Sagen er overdraget.")})

    leave(store)

    assert told(store).typed == "aside"


def test_an_entry_that_goes_up_after_its_case_and_is_kept_aside_is_said_to_lie_there(store: Store) -> None:
    leave(store)
    store.ledger.typed.take(DraftFound(KEY, CITIZEN, "", "note", dict(WORDS), AT))
    (one,) = entries(store)
    before = told(store)

    receipted(store, {one.dot.number: HeldBy("scope_ended", "Sagen er overdraget.")})

    assert (before.typed, before.typed_waits) == ("note", True)
    assert (told(store).typed, told(store).typed_waits) == ("aside", False)


def test_who_stays_in_a_narrower_role_is_told_what_became_of_his_draft(store: Store) -> None:
    kept(store)
    store.ledger.hand_on(CITIZEN)
    receipted(store)
    leave(store)

    granted(store, role="mentor", upto=200)

    assert told(store) == HandedOver("Zahra Mansour", "", AT, typed="note", is_here=True)
    leave(store)
    assert told(store) == HandedOver("Z.M.", "Jonas Krogh", AT)


def test_in_the_contact_log_of_a_mentor_the_words_have_a_head_and_are_no_contact(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        granted(store, role="mentor")
        kept(store)

        store.ledger.hand_on(CITIZEN)

        (entry,) = timeline(store.own_reader(), CITIZEN)
        assert (entry.head, entry.is_contact) == ("Kontaktforsøg", False)
        assert entry.text == f"{TITLE}:\n{WORDS['text']}"


def test_a_case_opened_here_and_taken_before_its_grant_came_hands_on_its_drafts(store: Store) -> None:
    stream, opening = citizen()
    store.ledger.record(opening, now=NOW)
    kept(store, key=f"note:{stream}", citizen=stream)

    leave(store, stream)

    assert texts(store) == [WORDS["text"]]


def test_words_that_only_the_journal_file_holds_go_along_and_no_older_ones_after_them(store: Store) -> None:
    kept(store, {"text": "Ældre ord"})
    store.ledger.unsaved.keep(drafts.as_row(KEY, CITIZEN, {"text": "Nyere ord"}, AT))

    store.ledger.hand_on(CITIZEN)
    leave(store)

    assert texts(store) == ["Nyere ord"]
    assert store.ledger.unsaved.rows() == ()
    assert store.drafts.all() == ()


def test_a_page_that_does_not_hold_stops_the_leaving_and_keeps_the_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(store)

    def broken(*_: Any, **__: Any) -> Any:
        raise PagesDamaged("Siden holder ikke.")

    with monkeypatch.context() as patch:
        patch.setattr(store.ledger, "_record", broken)
        with pytest.raises(PagesDamaged):
            leave(store)
    assert store.drafts.find(KEY) is not None

    leave(store)

    assert texts(store) == [WORDS["text"]]


def dropped_silently(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(TypedOn, "hand_on", lambda *_: False)


@pytest.mark.parametrize(
    "check",
    [
        test_a_draft_is_an_entry_of_the_case_before_the_case_leaves_and_goes_up_after_it,
        test_every_draft_of_the_case_goes_along_and_none_of_another,
    ],
)
def test_of_the_test_drafts_that_go_silently_are_noticed(
    store: Store, check: Callable[[Store], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped_silently(monkeypatch)

    with pytest.raises((AssertionError, ValueError)):
        check(store)
