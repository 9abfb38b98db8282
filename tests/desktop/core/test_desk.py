"""The desk: durable first, then news; a refusal is heard at once; a draft is there within the pause."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework import journal
from casework.changes import DELETED, Change, Seen
from casework.errors import FodfaesteError
from storage import damage
from storage.faults import BROKEN_PAGE, FULL, UNSAVED_BUT_KEPT, DiskFull, PagesDamaged
from storage.ledger import Recorded
from storage.reader import Reader
from storage.reads import citizens, timeline
from storage.trail import Trail
from tests.desktop.core.desk_stage import Stage, stage_on
from tests.storage import shelf
from tests.storage.decay import decay, first_page


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    one = stage_on(tmp_path / "store")
    yield one
    one.close()


def test_a_note_is_durable_before_the_news_are_told(qtbot: QtBot, stage: Stage) -> None:
    stream, opened = shelf.citizen()
    stage.save(*opened)
    order: list[str] = []
    stage.desk.news.changed.connect(lambda _stale: order.append("news"))

    stage.desk.write(
        journal.write_note,
        stream,
        text="Vi talte om bageriet.",
        seen=Seen(0, 1),
        then=lambda _recorded: order.append("durable"),
    )

    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["durable", "news"]
    assert f"citizen:{stream}" in stage.told[0]
    found: list[int] = []
    stage.desk.ask(lambda reader: len(timeline.timeline(reader, stream)), found.append)
    qtbot.waitUntil(lambda: found == [1])


def test_a_refusal_is_heard_at_once_and_nothing_is_recorded(qtbot: QtBot, stage: Stage) -> None:
    stream, opened = shelf.citizen()
    stage.save(*opened)
    heard: list[FodfaesteError] = []

    done = stage.desk.write(journal.write_note, stream, text="  ", seen=Seen(), refused=heard.append)

    assert done == ()
    assert "Skriv" in str(heard[0])
    assert stage.told == []


def test_a_write_is_read_by_the_next_question(qtbot: QtBot, stage: Stage) -> None:
    counts: list[int] = []

    def count(_done: Recorded) -> None:
        stage.desk.ask(lambda reader: len(citizens.citizens(reader, shelf.TODAY)), counts.append)

    for first in ("Anna", "Bo", "Carl"):
        stage.desk.record(shelf.citizen(first)[1], shelf.NOW, then=count)

    qtbot.waitUntil(lambda: len(counts) == 3)
    assert counts[-1] == 3


def test_a_draft_is_kept_and_goes_with_what_was_saved_only_if_it_says_the_same(
    qtbot: QtBot, stage: Stage
) -> None:
    stream, opened = shelf.citizen()
    stage.save(*opened)
    key = f"note:{stream}"
    kept: list[str] = []
    stage.desk.keep_draft(key, stream, "note", {"text": "Vi talte"}, kept.append)
    stage.desk.write(
        journal.write_note, stream, text="Vi talt", seen=Seen(0, 1), draft=(key, {"text": "Vi talt"})
    )
    found: list[object] = []

    stage.desk.find_draft(key, found.append)

    qtbot.waitUntil(lambda: len(found) == 1)
    assert kept == [shelf.AT]
    assert found[0] is not None

    stage.desk.write(
        journal.write_note, stream, text="Vi talte", seen=Seen(0, 2), draft=(key, {"text": "Vi talte"})
    )
    stage.desk.find_draft(key, found.append)
    qtbot.waitUntil(lambda: len(found) == 2)
    assert found[1] is None


def test_who_looked_at_something_guarded_is_kept_in_the_store(qtbot: QtBot, stage: Stage) -> None:
    stream, opened = shelf.citizen()
    stage.save(*opened)
    shown: list[list[tuple[str, ...]]] = []

    stage.desk.enter_look(
        "show-address", stream, "Søren skal hentes til møde", lambda: shown.append(stage.entered())
    )

    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0][-1] == ("show-address", f'["{stream}"]', "", "skal hentes til møde")


def test_what_cannot_be_entered_is_not_shown(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_about: object, **_now: object) -> None:
        raise DiskFull(FULL)

    shown: list[str] = []
    monkeypatch.setattr(Trail, "enter", full)

    stage.desk.enter_look("show-cpr", "a-citizen", "", lambda: shown.append("cpr"))

    qtbot.waitUntil(lambda: bool(stage.refused))
    assert shown == []


def test_a_question_that_is_let_go_of_leaves_the_next_one_whole(qtbot: QtBot, stage: Stage) -> None:
    answers: list[int] = []
    looked_for = threading.Event()

    def begun() -> int:
        looked_for.set()
        return 1

    def slow(reader: Reader) -> int:
        """Be found out in minutes, once the engine has begun to look: only then can it be cut off."""
        reader.connection.create_function("begun", 0, begun)
        count = "select begun() union all select i + 1 from n where i < 300000000"
        return len(reader.rows(f"with recursive n(i) as ({count}) select max(i) from n"))

    job = stage.desk.ask(slow, answers.append)
    qtbot.waitUntil(looked_for.is_set)
    stage.desk.let_go(job)
    stage.desk.ask(lambda reader: reader.rows("select 42")[0][0], answers.append)

    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [42]


def test_after_a_question_that_met_a_decayed_page_the_next_one_is_answered(
    qtbot: QtBot, stage: Stage
) -> None:
    answers: list[bool] = []
    refused: list[FodfaesteError] = []
    asked: list[Reader] = []

    def decayed(reader: Reader) -> bool:
        asked.append(reader)
        raise PagesDamaged(BROKEN_PAGE)

    def whole(reader: Reader) -> bool:
        asked.append(reader)
        return True

    stage.desk.ask(decayed, answers.append, refused.append)
    stage.desk.ask(whole, answers.append)
    qtbot.waitUntil(lambda: bool(answers))

    assert len(refused) == 1
    assert asked[0] is not asked[1]


def test_a_page_that_does_not_hold_is_noted_for_the_next_unlock_and_the_next_save_goes_on(
    qtbot: QtBot, stage: Stage
) -> None:
    stream, opened = shelf.citizen()
    stage.save(*opened)
    store, refused, chosen = stage.desk.store, list[FodfaesteError](), list[str]()
    decay(store, first_page(store, "log_record"))

    stage.desk.write(
        journal.write_note,
        stream,
        text="rammer siden",
        seen=Seen(),
        refused=refused.append,
        draft=("note:x", {"text": "rammer siden"}),
    )
    stage.desk.keep_setting("language", "da")
    stage.desk.find_setting("language", chosen.append)
    qtbot.waitUntil(lambda: bool(chosen))

    assert str(refused[0]) == UNSAVED_BUT_KEPT
    assert damage.is_marked(store.folder)
    assert chosen == ["da"]


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("team_lead", ["due", "received", "requested"]),
        ("", ["doctor", "due", "form", "price", "received", "reminders", "requested"]),
    ],
)
def test_taking_back_removes_what_its_author_may_read_in_his_role_and_nothing_else(
    qtbot: QtBot, stage: Stage, role: str, named: list[str]
) -> None:
    stream, opened = shelf.citizen()
    stage.save(*opened)
    ledger, lane = stage.desk.store.ledger, stage.desk.store_lane
    if role:
        lane.wait_for(lambda: ledger.begin_scope(stream, role, 0))
    asked = Change(stream, "r", "statement", {"requested": "2026-11-26"}, Seen(), shelf.AT)
    stage.save(asked)

    stage.desk.take_back((asked,), seen=Seen(0, 2))

    qtbot.waitUntil(lambda: bool(stage.told))
    last = lane.wait_for(lambda: ledger.waiting(-1)[-1])
    removed = last.change.fields[DELETED]
    assert isinstance(removed, list)
    assert sorted(map(str, removed)) == named
    assert (last.change.record, last.change.seen) == ("r", Seen(0, 2))
