"""A plan that was signed by an earlier rule still stands signed, until somebody writes something that was not in it."""

import shutil
from pathlib import Path

import pytest

from casework import plan as plans
from casework import signing
from casework.answers_signing import VersionSigned
from casework.changes import Change, Value
from casework.plan_paper import PlanPaper
from casework.signing import NEWEST, OLDER
from storage.reads import citizen as citizen_reads
from storage.reads import signatures
from storage.reads.signatures import plan_signed
from storage.vault import Store
from tests.storage.shelf import AT, TODAY, save, unlock

SIGNED = Path(__file__).parents[1] / "data" / "signed"
RULES = sorted(path.name for path in SIGNED.iterdir() if path.is_dir())


@pytest.fixture(params=RULES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    shutil.copytree(SIGNED / str(request.param), tmp_path / "store")
    return unlock(tmp_path / "store")


def stands(store: Store) -> tuple[str, PlanPaper, VersionSigned]:
    ((stream,),) = store.own_reader().rows("select stream from record where kind = 'plan_version'")
    page = citizen_reads.page(store.own_reader(), stream, TODAY)
    last = plan_signed(store.own_reader(), stream).last
    assert page is not None
    assert last is not None
    return stream, plans.paper(page, visits=(), municipality="", today=TODAY, previous=None), last


def write(store: Store, stream: str, **said: Value) -> None:
    save(store, Change(stream, "goal/2", "goal", said, store.ledger.seen(), AT))


def test_there_is_a_store_for_every_rule_that_was_left() -> None:
    assert len(RULES) == len(OLDER)


def test_a_plan_signed_by_an_earlier_rule_still_says_what_was_signed(store: Store) -> None:
    _stream, paper, last = stands(store)

    assert len(last.signatures) == 2
    assert signing.check_of(paper, last.salt, NEWEST) != last.words
    assert signing.still_says(paper, last)
    store.close()


@pytest.mark.parametrize("said", [{"own_words": "Jeg vil ringe hver dag."}, {"milestones": "Ringe én gang"}])
def test_what_the_earlier_rule_left_out_and_somebody_wrote_since_changes_the_plan(
    store: Store, said: dict[str, Value]
) -> None:
    stream, _paper, _last = stands(store)

    write(store, stream, **said)

    _stream, paper, last = stands(store)
    assert not last.goals_as_then
    assert not signing.still_says(paper, last)
    store.close()


def test_a_step_that_is_reached_leaves_it_signed(store: Store) -> None:
    stream, _paper, _last = stands(store)

    save(store, Change(stream, "goal/1", "goal", {"steps_reached": 2}, store.ledger.seen(), AT))

    _stream, paper, last = stands(store)
    assert signing.still_says(paper, last)
    store.close()


def test_hours_for_a_mentor_that_came_since_change_the_plan(store: Store) -> None:
    stream, _paper, _last = stands(store)

    save(store, _hours(stream, store))

    _stream, paper, last = stands(store)
    assert not last.goals_as_then
    assert not signing.still_says(paper, last)
    store.close()


def _hours(stream: str, store: Store) -> Change:
    said: dict[str, Value] = {"tasks": "Øve", "minutes": 90, "start": "2026-11-26", "end": "2026-12-26"}
    return Change(stream, "mentor/9", "mentor_agreement", said, store.ledger.seen(), AT)


def test_of_the_test_without_a_look_at_what_was_written_since_later_words_pass_for_signed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream, _paper, _last = stands(store)
    monkeypatch.setattr(signatures, "_AS_THEN", "select 1 where ? <> '' and ? <> ''")

    save(store, _hours(stream, store))

    _stream, paper, last = stands(store)
    assert signing.still_says(paper, last)
    store.close()
