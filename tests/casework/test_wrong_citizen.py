"""Forkert borger: what moves carries its own times and author, and nothing of it is left where it stood."""

from datetime import UTC, datetime

import pytest

from casework import ids, wrong_citizen
from casework.acts import Act
from casework.attachments import SealedFile
from casework.changes import REDACTED, Change, Dot, Placed, Seen, Value, fold
from casework.errors import Refused
from casework.journal import correct_note, write_note
from casework.kinds import may_read, may_redact
from casework.wrong_citizen import Misfiled, Moving

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
THEN = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
WRONG, RIGHT = (ids.new(THEN) for _ in range(2))
ACT = Act(by="ida", now=NOW, seen=Seen(40, 9))
MOVING = Moving(WRONG, RIGHT, "Skrevet i den øverste sag på listen")


def placed(change: Change, number: int, by: str = "ida", seq: int | None = None) -> Placed:
    return Placed(change, Dot("d", number), number, by, seq)


def a_note(text: str = "Hun har fået en afsked") -> Change:
    return write_note(WRONG, text=text, by="mette", now=THEN, seen=Seen())[0]


def misfiled(change: Change, file: SealedFile | None = None) -> Misfiled:
    return Misfiled(change.record, change.kind, change.fields, change.happened, "mette", file)


def test_the_copy_has_the_times_and_the_author_of_the_first_one() -> None:
    note = a_note()

    copy, gone, task = wrong_citizen.move(MOVING, [misfiled(note)], **ACT)

    assert (copy.stream, copy.happened, copy.kind) == (RIGHT, note.happened, "note")
    assert {name: copy.fields[name] for name in ("text", "at", "author")} == {
        "text": note.fields["text"],
        "at": note.fields["at"],
        "author": "mette",
    }
    assert (copy.fields["copied_by"], copy.fields["copied_from"]) == ("ida", note.record)
    assert (gone.stream, gone.record, dict(gone.fields)) == (WRONG, note.record, {REDACTED: MOVING.reason})
    assert copy.record != note.record
    assert copy.group == gone.group == task.group


def test_a_correction_goes_along_and_says_of_the_copy_that_it_corrects_it() -> None:
    note = a_note()
    (correction,) = correct_note(
        WRONG, note.record, text="Afskeden er fra 3-11", by="mette", now=THEN, seen=Seen()
    )

    copy, second, *_ = wrong_citizen.move(MOVING, [misfiled(note), misfiled(correction)], **ACT)

    assert second.fields["corrects"] == copy.record


def test_a_file_goes_along_under_its_new_key_and_what_names_the_other_case_stays_behind() -> None:
    fields: dict[str, Value] = {
        "name": "a.pdf",
        "key": "old",
        "digest": "old",
        "size": 3,
        "visit": "v",
        "goal": "g",
    }
    file = SealedFile("new-id", 4, "new-sum", "new-key")
    one = Misfiled("old-id", "attachment", fields, ACT["now"].isoformat(), "mette", file)

    (copy, *_) = wrong_citizen.move(MOVING, [one], **ACT)

    assert copy.record == "new-id"
    assert (copy.fields["key"], copy.fields["digest"], copy.fields["size"]) == ("new-key", "new-sum", 4)
    assert {"visit", "goal", "source_id"}.isdisjoint(copy.fields)


def test_the_task_says_when_it_was_found_and_that_three_days_are_left_and_no_word_of_it() -> None:
    *_, task = wrong_citizen.move(MOVING, [misfiled(a_note("hemmelighed"))], **ACT)

    assert (task.fields["found_on"], task.fields["due"]) == ("2026-11-26", "2026-11-29")
    assert (task.fields["status"], task.fields["found_by"], task.fields["count"]) == ("open", "ida", 1)
    assert "hemmelighed" not in str(task.fields)


def test_the_team_lead_says_what_he_judged() -> None:
    (change,) = wrong_citizen.judge(WRONG, "task", judged="Ikke læst af andre; ingen anmeldelse.", **ACT)

    assert (change.fields["status"], change.fields["judged_by"]) == ("judged", "ida")
    with pytest.raises(Refused, match="dokumentationen"):
        wrong_citizen.judge(WRONG, "task", judged=" ", **ACT)


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        (" ", "Skriv, hvorfor"),
        ("Det handler om Karl", "uden navn"),
        ("Det er 750382-1234", "uden navn"),
        ("Det er 7503821234", "uden navn"),
    ],
)
def test_the_reason_says_something_and_never_whom_it_is_about(reason: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        wrong_citizen.move(Moving(WRONG, RIGHT, reason, ("Karl Olsen",)), [misfiled(a_note())], **ACT)


@pytest.mark.parametrize("reason", ["Det var Bech hun talte om", "anne-marie bor ved siden af"])
def test_a_part_of_a_name_with_a_hyphen_says_whom_it_is_about(reason: str) -> None:
    moving = Moving(WRONG, RIGHT, reason, ("Anne-Marie Bech-Nielsen",))

    with pytest.raises(Refused):
        wrong_citizen.move(moving, [misfiled(a_note())], **ACT)


def test_moving_to_the_same_citizen_or_moving_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="allerede står hos"):
        wrong_citizen.move(Moving(WRONG, WRONG, "Fejl i listen"), [misfiled(a_note())], **ACT)
    with pytest.raises(Refused, match="intet at flytte"):
        wrong_citizen.move(MOVING, [], **ACT)


def test_nothing_is_left_of_a_record_whatever_comes_before_or_after_it() -> None:
    note = a_note()
    gone = Change(WRONG, note.record, "note", {REDACTED: "forkert"}, Seen(), note.happened)
    late = Change(WRONG, note.record, "note", {"text": "mere af det"}, Seen(99, 99), note.happened)
    taken_back = Change(WRONG, note.record, "note", {REDACTED: None}, Seen(99, 99), note.happened)

    several = [placed(note, 1, seq=1), placed(gone, 2, seq=2), placed(late, 3, seq=3), placed(taken_back, 4)]
    husk = fold(several)

    assert husk.values() == {REDACTED: "forkert"}
    assert husk.redacted is not None
    assert (husk.redacted.by, husk.deleted, husk.torn) == ("ida", False, ())


def test_two_who_redact_apart_leave_no_choice_to_make() -> None:
    note = a_note()
    both = [
        placed(Change(WRONG, note.record, "note", {REDACTED: why}, Seen(), note.happened), number, seq=number)
        for number, why in ((1, "forkert sag"), (2, "den anden på listen"))
    ]

    assert fold(both).torn == ()


@pytest.mark.parametrize(
    ("role", "job", "is_author", "may"),
    [
        ("primary", "sagsbehandler", True, True),
        ("primary", "sagsbehandler", False, False),
        ("primary", "teamleder", False, True),
        ("glass", "teamleder", False, True),
        ("glass", "sagsbehandler", True, False),
        ("mentor", "mentor", True, False),
        ("team_lead", "teamleder", False, False),
    ],
)
def test_its_author_or_a_team_lead_who_can_read_it_may(
    role: str, job: str, is_author: bool, may: bool
) -> None:
    assert may_redact(role, "note", job=job, is_author=is_author) is may  # type: ignore[arg-type] # written as a text


def test_the_task_is_for_those_who_do_the_work_and_their_lead() -> None:
    readers = {
        role for role in ("primary", "partner", "team_lead", "mentor") if may_read(role, "breach", "why")
    }

    assert readers == {"primary", "partner", "team_lead"}
