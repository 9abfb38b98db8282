"""What is to be looked at, as a real store answers it: to who works in the case, by index, also after a merge."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from casework import review_day, same_person, visits
from casework.changes import Change, Seen, Value
from casework.clock import COPENHAGEN, instant
from casework.kinds import may_read, may_write
from casework.reviews import ReviewDay
from storage.reads import citizen as citizen_reads
from storage.reads import clashes, reviews, team
from storage.vault import Store
from tests.storage.shelf import AT, METTE, TODAY, act, agreement, citizen, opened, placed, save
from tests.storage.test_mentoring import held_as


def record(stream: str, which: str, kind: str, **said: Value) -> Change:
    return Change(stream, which, kind, said, Seen(), AT)


def at(days: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(TODAY + timedelta(days=days), datetime.min.time(), COPENHAGEN).replace(
        hour=hour, minute=minute
    )


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def planned(stream: str, when: datetime, purpose: str = "Planen") -> tuple[Change, ...]:
    return visits.plan_visit(stream, at=when, purpose=purpose, **act())


def kinds_of(store: Store, stream: str) -> tuple[list[str], list[str]]:
    page = citizen_reads.page(store.own_reader(), stream, TODAY)
    assert page is not None
    return [one.kind for one in page.checks.clashes], [one.kind for one in page.checks.reviews]


def test_two_devices_that_each_planned_a_visit_hear_of_both_after_the_merge_and_nothing_moves(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        save(store, *first)
        (own,) = save(store, *planned(stream, at(1, 10)))
        assert kinds_of(store, stream) == ([], [])

        theirs: dict[str, Value] = {
            "at": instant(at(1, 10, 30)),
            "form": "home",
            "worker": "w-jonas",
            "purpose": "Planen",
        }
        store.ledger.receive([placed(stream, "v-theirs", 5, theirs, kind="visit")], cursor="c5", high=5)

        assert kinds_of(store, stream) == (["overlap"], [])
        (found,) = reviews.of_day(store.own_reader(), METTE.id, TODAY).clashes
        assert found.second is not None
        assert (found.first.at, found.second.at) == (at(1, 10), at(1, 10, 30))
        rows = store.own_reader().rows("select at from record where kind = 'visit' order by at")
        assert [row[0] for row in rows] == [instant(at(1, 10)), instant(at(1, 10, 30))]
        assert own.number


def test_what_is_due_in_a_case_stands_on_its_page_and_on_the_list_of_who_works_there(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (other, second) = citizen(primary=METTE.id), citizen("Karl", "Olsen", primary="w-jonas")
        save(store, *first, *second)
        save(
            store,
            record(one, "g-1", "goal", title="Kørekort", target_date=day(-1), status="active", area="Job"),
            record(one, "g-2", "goal", title="Cykel", target_date=day(-1), status="reached"),
            record(one, "g-3", "goal", title="Bus", target_date=day(0), status="active"),
            record(one, "a-1", "activity", what="Teori", why="Kortet", end=day(-2), status="active"),
            record(one, "a-2", "activity", what="Tur", status="active"),
            record(one, "a-3", "activity", what="Ro", status="done"),
            record(one, "p-1", "plan_version", number=1, issued_on=day(-200)),
            record(one, "p-2", "plan_version", number=2, issued_on=day(-100)),
            record(one, "f-1", "placement", company="Bageriet", end=day(-1)),
            record(one, "f-2", "placement", company="Trykkeriet", end=day(9)),
            record(other, "g-9", "goal", title="Kørekort", target_date=day(-1), status="active"),
        )
        save(store, *planned(one, at(1, 10), ""), *planned(one, at(2, 10)))

        page = citizen_reads.page(store.own_reader(), one, TODAY)
        assert page is not None
        told = [(review.kind, review.what) for review in page.checks.reviews]
        assert told == [
            ("goal", "Kørekort"),
            ("ended", "Teori"),
            ("plan", ""),
            ("purpose", "Tur"),
            ("purpose", "Trykkeriet"),
            ("purpose", "home"),
        ]
        ours = TODAY + timedelta(days=-100 + 91)
        assert page.checks.review == ReviewDay(ours, ours)
        mine = reviews.of_day(store.own_reader(), METTE.id, TODAY).reviews
        assert [(each.citizen, len(each.reviews)) for each in mine] == [(one, 6)]
        jonas = reviews.of_day(store.own_reader(), "w-jonas", TODAY).reviews
        assert {each.citizen for each in jonas} >= {other}


@pytest.mark.parametrize("role", ["mentor", "team_lead", "glass"])
def test_who_does_not_work_in_a_case_is_told_nothing_of_what_he_cannot_see_whole(
    tmp_path: Path, role: str
) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        save(store, *first, record(stream, "g-1", "goal", title="Kort", target_date=day(-1), status="active"))
        save(store, *planned(stream, at(1, 10)), *planned(stream, at(1, 10)))
        held_as(store, stream, role)

        assert kinds_of(store, stream) == ([], [])
        assert reviews.of_day(store.own_reader(), METTE.id, TODAY).reviews == ()


def test_a_silence_ends_with_contact_with_mentor_time_and_with_what_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        save(
            store,
            *(
                Change(c.stream, c.record, c.kind, c.fields, c.seen, f"{day(-40)}T09:00:00+00:00")
                for c in first
            ),
        )
        assert kinds_of(store, stream)[1] == ["gap"]

        for which, one in enumerate(
            (
                record(stream, "m", "visit", at=instant(at(-3, 9)), outcome="met", worker=METTE.id),
                record(stream, "m", "mentor_minutes", on=day(-3), minutes=30, worker=METTE.id),
                record(
                    stream, "m", "placement", company="Bageriet", purpose="Prøve", start=day(-60), end=day(0)
                ),
                record(stream, "m", "paid_hours", week="2026-46", hours=4),
            )
        ):
            save(
                store,
                Change(stream, f"m-{which}", one.kind, one.fields, Seen(), f"{day(-40)}T09:00:00+00:00"),
            )
            assert kinds_of(store, stream)[1] == [], one.kind
            save(
                store,
                Change(
                    stream, f"m-{which}", one.kind, {"_deleted": list(one.fields)}, store.ledger.seen(), AT
                ),
            )
            assert kinds_of(store, stream)[1] == ["gap"], one.kind


def test_a_dead_citizen_and_a_closed_case_are_not_gone_through(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        save(store, *first, *planned(stream, at(2, 10)))
        save(store, record(stream, "g-1", "goal", title="Kort", target_date=day(-1), status="active"))
        assert kinds_of(store, stream) == ([], ["goal"])

        save(store, record(stream, stream, "citizen", closed_on=day(0)))

        assert kinds_of(store, stream) == (["closed"], [])
        found = reviews.of_day(store.own_reader(), METTE.id, TODAY)
        assert ([one.kind for one in found.clashes], found.reviews) == (["closed"], ())


def test_an_hour_that_is_being_chosen_is_held_against_the_case_and_against_ones_own_day(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (two, second) = citizen(primary=METTE.id), citizen("Karl", "Olsen", primary=METTE.id)
        save(store, *first, *second)
        save(
            store,
            *planned(two, at(1, 10)),
            *agreement(one, "Går til lægen kl. 13", who="Borger", due=at(1, 0).date()),
        )
        reader = store.own_reader()

        def told(hour: int, *, form: str = "home") -> list[str]:
            found = clashes.of_choice(reader, one, METTE.id, at(1, hour), form=form)
            return [each.kind for each in found]

        assert told(10) == ["worker"]
        assert told(13) == ["overlap"]
        assert told(15) == []
        save(store, *planned(one, at(1, 15)))
        (visit,) = (
            row[0] for row in reader.rows("select id from record where kind = 'visit' and stream = ?", one)
        )
        assert [each.kind for each in clashes.of_choice(reader, one, METTE.id, at(1, 15), visit=visit)] == []
        assert clashes.of_choice(reader, "nobody", METTE.id, at(1, 10)) == ()


def test_a_person_hears_of_his_own_two_visits_at_once_within_two_weeks(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (two, second) = citizen(primary=METTE.id), citizen("Karl", "Olsen", primary=METTE.id)
        save(store, *first, *second, *planned(one, at(1, 10)), *planned(two, at(1, 10)))
        save(store, *planned(one, at(20, 10)), *planned(two, at(20, 10)))

        found = reviews.of_day(store.own_reader(), METTE.id, TODAY).clashes

        assert [(each.kind, each.on) for each in found] == [("worker", at(1, 0).date())]


@pytest.mark.parametrize(
    ("condition", "values", "index"),
    [
        (reviews.GOALS_OVER, ("[]", day(0)), "record_goal_day"),
        (reviews.ACTIVITIES_OVER, ("[]", day(0)), "record_activity_end"),
        (reviews.WITHOUT_WHY, ("[]",), "record_no_why"),
        (reviews.WITHOUT_PURPOSE, ("[]",), "record_no_purpose"),
    ],
)
def test_what_is_due_is_found_by_its_index_however_much_was_written(
    tmp_path: Path, condition: str, values: tuple[str, ...], index: str
) -> None:
    with opened(tmp_path / "store") as store:
        plan = store.own_reader().rows(
            f"explain query plan select r.id from record r where {condition}", *values
        )

        assert any(index in row[-1] for row in plan), plan


def test_what_begins_after_the_two_weeks_is_told_on_the_case_and_not_yet_beside_the_day(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        both: dict[str, Value] = {"purpose": "Prøve", "start": day(20), "hours_per_week": 25}
        save(store, *first, *planned(stream, at(1, 10)))
        save(store, *(record(stream, f"f-{n}", "placement", company=f"Firma {n}", **both) for n in range(2)))

        assert kinds_of(store, stream) == (["too_much"], [])
        assert reviews.of_day(store.own_reader(), METTE.id, TODAY).clashes == ()


def plan_due(store: Store, stream: str) -> tuple[ReviewDay, list[tuple[date, str]]]:
    """Return the day of a plan's review, and what the first screen says of it, with whose day it is."""
    page = citizen_reads.page(store.own_reader(), stream, TODAY)
    assert page is not None
    due = [
        each for one in reviews.of_day(store.own_reader(), METTE.id, TODAY).reviews for each in one.reviews
    ]
    return page.checks.review, [(each.since, each.of) for each in due if each.kind == "plan"]


def test_a_day_that_was_chosen_holds_in_the_case_and_on_the_first_screen_until_a_plan_is_handed_out(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        save(store, *first, record(stream, "p-1", "plan_version", number=1, issued_on=day(-100)))
        ours = TODAY + timedelta(days=-100 + 91)
        assert plan_due(store, stream) == (ReviewDay(ours, ours), [(ours, "")])

        later = TODAY + timedelta(days=20)
        said: dict[str, Any] = {"on": later, "why": "Hun er på højskole", "proposed": ours}
        save(store, *review_day.choose_day(stream, **said, **act(store.ledger.seen())))
        assert plan_due(store, stream) == (ReviewDay(later, ours, "Hun er på højskole"), [])

        save(store, Change(stream, stream, "citizen", {"review_on": day(-1)}, store.ledger.seen(), AT))
        assert plan_due(store, stream)[1] == [(TODAY - timedelta(days=1), "review_on")]

        save(store, record(stream, "p-2", "plan_version", number=2, issued_on=day(0)))
        next_time = TODAY + timedelta(days=91)
        assert plan_due(store, stream) == (ReviewDay(next_time, next_time), [])


def test_of_two_days_that_were_chosen_apart_the_earlier_one_counts_and_the_plan_still_leaves(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        stream, first = citizen(primary=METTE.id)
        save(store, *first, record(stream, "p-1", "plan_version", number=1, issued_on=day(-10)))
        held_as(store, stream, "primary")
        his = placed(stream, stream, 1, {"review_on": day(9), "review_why": ""}, kind="citizen")
        store.ledger.receive([his], cursor="1", high=1)
        save(store, Change(stream, stream, "citizen", {"review_on": day(5), "review_why": ""}, Seen(), AT))

        page = citizen_reads.page(store.own_reader(), stream, TODAY)

        assert page is not None
        assert (page.checks.review.on, page.torn) == (TODAY + timedelta(days=5), ())


def test_a_team_lead_sees_the_day_that_was_chosen_and_not_why_and_a_mentor_neither(tmp_path: Path) -> None:
    assert may_read("team_lead", "citizen", "review_on")
    assert not may_read("team_lead", "citizen", "review_why")
    assert not may_write("team_lead", "citizen", "review_on")
    assert not {name for name in review_day.FIELDS if may_read("mentor", "citizen", name)}
    with opened(tmp_path / "store") as store:
        (one, first), (other, second) = citizen("Åse", "Berg"), citizen("Karl", "Olsen")
        save(store, *first, *second)
        for stream in (one, other):
            held_as(store, stream, "team_lead")
        save(
            store,
            record(one, "p-1", "plan_version", number=1, issued_on=day(-80)),
            record(other, "p-2", "plan_version", number=1, issued_on=day(-70)),
            Change(other, other, "citizen", {"review_on": day(3)}, store.ledger.seen(), AT),
        )

        plans = team.team(store.own_reader(), TODAY).plans

        assert [(each.name, each.due, each.review.is_chosen) for each in plans] == [
            ("Karl Olsen", TODAY + timedelta(days=3), True),
            ("Åse Berg", TODAY + timedelta(days=11), False),
        ]


def test_a_partner_whose_citizen_has_another_case_that_stands_for_both_reads_his_day(tmp_path: Path) -> None:
    """By the link he is partner in that case, too, and it names him nowhere: it is not on his list."""
    with opened(tmp_path / "store") as store:
        one, first = citizen("Zahra", "Mansour", primary="w-jonas")
        two, second = citizen("Sara", "Mansur", primary="w-jonas", partner=METTE.id)
        save(store, *first, *second, *planned(two, at(1, 10)), *planned(two, at(1, 10, 30)))
        save(store, *agreement(two, "Ring", due=TODAY - timedelta(days=200)))
        for stream in (one, two):
            held_as(store, stream, "partner")
        apart = reviews.of_day(store.own_reader(), METTE.id, TODAY)

        save(store, *same_person.link(one, two, leading=one, reason="Samme CPR-nummer", **act()))
        linked = reviews.of_day(store.own_reader(), METTE.id, TODAY)

        assert [clash.kind for clash in apart.clashes] == ["overlap"]
        assert [clash.kind for clash in linked.clashes] == ["overlap"]
        assert [clash.first.name for clash in linked.clashes] == ["Sara Mansur"]
        assert [one.name for one in linked.reviews] == [one.name for one in apart.reviews]


def test_two_visits_at_once_in_two_cases_of_one_citizen_are_no_two_citizens(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        one, first = citizen("Zahra", "Mansour", primary=METTE.id)
        two, second = citizen("Sara", "Mansur", primary=METTE.id)
        save(store, *first, *second, *planned(one, at(1, 10)), *planned(two, at(1, 10, 30)))
        apart = reviews.of_day(store.own_reader(), METTE.id, TODAY)

        save(store, *same_person.link(one, two, leading=one, reason="Samme CPR-nummer", **act()))
        linked = reviews.of_day(store.own_reader(), METTE.id, TODAY)

        assert [clash.kind for clash in apart.clashes] == ["worker"]
        assert [clash.kind for clash in linked.clashes] == ["overlap"]
