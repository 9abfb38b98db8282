import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import clock, ids, kinds
from casework.changes import DELETED, Change, Seen, Value
from casework.words import FIELDS, FORMS, said

NOW = datetime(2026, 11, 26, 9, 15, tzinfo=UTC)


def test_ids_sort_by_the_time_they_were_made_and_never_repeat() -> None:
    made = [ids.new(NOW + timedelta(milliseconds=n)) for n in range(50)]

    assert made == sorted(made)
    assert {uuid.UUID(one).version for one in made} == {7}
    assert len({ids.new(NOW) for _ in range(50)}) == 50


@given(st.uuids(), st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=3))
def test_a_key_always_has_the_same_id_and_another_space_another(space: uuid.UUID, parts: list[str]) -> None:
    assert ids.of_key(space, *parts) == str(uuid.uuid5(space, "\x1f".join(parts)))
    assert ids.of_key(space, *parts) != ids.of_key(uuid.uuid5(space, "other"), *parts)


@given(st.lists(st.integers(-1_000_000, 1_000_000), max_size=20), st.integers(0, 2**62))
def test_a_clock_that_jumps_still_stamps_forwards(jumps: list[int], last: int) -> None:
    for jump in jumps:
        stamp = clock.tick(NOW + timedelta(milliseconds=jump), last)
        assert stamp > last
        last = stamp


def test_a_stamp_from_far_ahead_is_believed_five_minutes() -> None:
    ahead = clock.wall_ms(NOW + timedelta(days=900)) << 16

    assert clock.hear(ahead, NOW, 0) == clock.wall_ms(NOW + timedelta(minutes=5)) << 16
    assert clock.hear(5, NOW, 9) == 9


def test_an_instant_is_utc_and_read_in_copenhagen() -> None:
    assert clock.instant(NOW) == "2026-11-26T09:15:00+00:00"
    assert clock.local("2026-11-26T09:15:00+00:00").hour == 10


def test_every_field_has_a_class_that_some_worker_reads() -> None:
    declared = [(kind.name, field) for kind in kinds.KINDS.values() for field in kind.fields]

    assert all(kinds.may_read("primary", kind, field) for kind, field in declared)
    assert not any(kinds.may_read("administrator", kind, field) for kind, field in declared)


@pytest.mark.parametrize(
    ("role", "kind", "field", "reads", "writes"),
    [
        ("mentor", "goal", "title", True, False),
        ("mentor", "attempt", "remark", True, True),
        ("mentor", "note", "text", False, False),
        ("mentor", "statement", "form", False, False),
        ("mentor", "citizen", "address", False, False),
        ("team_lead", "goal", "title", True, True),
        ("team_lead", "note", "text", False, False),
        ("team_lead", "statement", "due", True, False),
        ("team_lead", "statement", "doctor", False, False),
        ("team_lead", "visit", "purpose", False, False),
        ("mentor", "statement", "due", False, False),
        ("mentor", "citizen", "story", False, False),
        ("primary", "statement", "form", True, True),
        ("mentor", "unheard", "of", False, False),
        ("mentor", "attempt", DELETED, True, True),
        ("mentor", "note", DELETED, False, False),
        ("mentor", "unheard", DELETED, False, False),
    ],
)
def test_roles_open_what_their_work_needs(
    role: kinds.Role, kind: str, field: str, reads: bool, writes: bool
) -> None:
    assert kinds.may_read(role, kind, field) is reads
    assert kinds.may_write(role, kind, field) is writes


def test_a_change_is_cut_to_what_a_role_may_read_and_names_what_it_may_not_write() -> None:
    change = Change(
        "s", "r", "citizen", {"phone": "1", "address": "Nygade"}, Seen(), "2026-11-26T09:15:00+00:00"
    )

    assert kinds.readable("mentor", "citizen", change.fields) == {"phone": "1"}
    assert kinds.unwritable("mentor", change) == ("phone", "address")


def test_a_removal_speaks_to_each_role_of_the_fields_that_it_may_read() -> None:
    removal: dict[str, Value] = {DELETED: ["requested", "doctor", "et_nyt_felt"]}

    assert kinds.readable("team_lead", "statement", removal) == {DELETED: ["requested"]}
    assert kinds.readable("primary", "statement", removal) == removal
    assert kinds.readable("mentor", "goal", {DELETED: None}) == {DELETED: None}


@pytest.mark.parametrize(
    ("job", "may"),
    [
        ("Sagsbehandler", True),
        ("Mentor", True),
        ("Administrator", False),
        ("databeskyttelsesrådgiver ", False),
    ],
)
def test_who_runs_the_service_or_watches_over_it_has_no_cases(job: str, may: bool) -> None:
    assert kinds.has_cases(job) is may


def test_a_code_without_a_word_is_shown_as_it_stands() -> None:
    assert said(FORMS, "walk") == "Gåtur"
    assert said(FORMS, "Brev") == "Brev"
    assert said(FIELDS, "due") == "frist"


def test_half_an_hour_after_midnight_is_the_new_day_in_denmark() -> None:
    shown = clock.in_denmark(lambda: datetime(2026, 11, 26, 23, 30, tzinfo=UTC))

    assert shown().date() == date(2026, 11, 27)
    assert shown() == datetime(2026, 11, 26, 23, 30, tzinfo=UTC)
