"""The team's desk as a real store answers it: what a team lead holds, loads by a named rule, no meeting counted."""

import json
from dataclasses import fields
from datetime import date
from pathlib import Path

from casework.answers_team import Load, Member, TeamAtService, TeamPlan, TeamResults, as_granted
from casework.caseload import POINTS, weight
from casework.changes import Change, Seen, Value
from casework.ids import REFERENCE
from casework.kinds import RIGHTS, sensitivity
from casework.reading import lix
from casework.reviews import next_review
from storage.reads import covers, desks, team
from storage.reads.day import IS_OF
from tests.storage.shelf import AT, METTE, TODAY, agreement, citizen, opened, save
from tests.storage.test_mentoring import held_as


def worker(user: str, initials: str, name: str, role: str, of: str = "Team Udsatte") -> Change:
    said: dict[str, Value] = {"initials": initials, "name": name, "role": role, "team": of}
    return Change(REFERENCE, user, "worker", said, Seen(), AT)


def record(stream: str, which: int, kind: str, **said: Value) -> Change:
    return Change(stream, f"{kind}-{which}", kind, said, Seen(), AT)


TEAM = (
    worker(METTE.id, "MEHA", "Mette Hald", "Teamleder"),
    worker("w-jonas", "JOKR", "Jonas Krogh", "Sagsbehandler"),
    worker("w-anne", "ANBA", "Anne Bæk", "Sagsbehandler"),
    worker("w-bo", "BOBO", "Bo Nord", "Sagsbehandler", "Team Nord"),
)


def test_the_rule_weighs_by_the_agreed_rhythm_and_by_nothing_that_a_lead_may_not_read() -> None:
    assert [weight(days) for days in (1, 7, 8, 14, 28, 29, 90)] == [
        "intensive",
        "intensive",
        "normal",
        "normal",
        "normal",
        "light",
        "light",
    ]
    assert Load(2, 3, 4).points == 2 * POINTS["light"] + 3 * POINTS["normal"] + 4 * POINTS["intensive"] == 12
    assert sensitivity("citizen", "rhythm_days") in RIGHTS["team_lead"].read


def test_the_desk_holds_the_team_that_one_leads_with_its_loads_and_who_covers(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (two, second), (other, third) = (
            citizen("Åse", "Berg", primary="w-jonas", rhythm_days=7),
            citizen("Karl", "Olsen", primary="w-jonas"),
            citizen("Lis", "Ærø", primary="w-bo"),
        )
        save(store, *TEAM, *first, *second, *third)
        reader = store.own_reader()
        assert "team" in desks.desks(reader)
        for stream in (one, two):
            held_as(store, stream, "team_lead")
        held_as(store, other, "primary")
        said = [[one, "w-anne", "Anne Bæk", "2026-12-14T23:00:00+00:00", "Jonas Krogh", "cover"]]
        store.ledger.remember(covers.FACT, json.dumps(said))

        desk = team.team(reader, TODAY)

        jonas, mette, anne = desk.members
        assert (desk.name, mette.initials, anne.initials) == ("Team Udsatte", "MEHA", "ANBA")
        assert (jonas.load, jonas.load.points, jonas.citizens) == (Load(0, 1, 1), 3.0, (two, one))
        assert (jonas.covered_by, jonas.away_until, anne.away_until) == ("Anne Bæk", date(2026, 12, 14), None)
        assert (mette.load, mette.citizens) == (Load(0, 1, 0), (other,)), (
            "her own by the grant, whoever stands in it"
        )
        assert set(desk.names.values()) == {"Åse Berg", "Karl Olsen", "Lis Ærø"}


def test_what_a_lead_handed_over_and_leads_now_is_neither_carried_nor_on_the_day_of_hers(
    tmp_path: Path,
) -> None:
    """She was a caseworker; the new contact has not chosen yet, and the case still names her."""
    with opened(tmp_path / "store") as store:
        (given, first), (kept, second) = (citizen(name, "Berg", primary=METTE.id) for name in ("Åse", "Karl"))
        save(store, *TEAM, *first, *second)
        reader = store.own_reader()
        held_as(store, given, "team_lead")
        held_as(store, kept, "primary")

        desk = team.team(reader, TODAY)
        listed = {row[0] for row in reader.rows(f"select r.id from record r where {IS_OF}", METTE.id)}

        assert desk.member(METTE.id) == Member(
            METTE.id, "MEHA", "Mette Hald", "Teamleder", Load(0, 1, 0), (kept,)
        )
        assert listed == {kept}
        assert [plan.worker for plan in desk.plans] == []


def _told(
    jonas: tuple[str, ...] = (), anne: tuple[str, ...] = (), mette: tuple[str, ...] = ()
) -> TeamAtService:
    cases = {"w-jonas": jonas, "w-anne": anne, METTE.id: mette}
    return TeamAtService(cases, regular=cases)


def test_a_hand_over_counts_as_soon_as_the_service_says_it_though_nobody_has_chosen(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        made = [
            citizen(name, "Berg", primary="w-jonas", rhythm_days=7) for name in ("Åse", "Karl", "Lis", "Nur")
        ]
        moved, stays, alone, elsewhere = (case for case, _ in made)
        foreign = Change(elsewhere, elsewhere, "citizen", {"primary": "w-bo"}, Seen(99, 99), AT)
        save(store, *TEAM, *(change for _, changes in made for change in changes), foreign)
        for case, _ in made:
            held_as(store, case, "team_lead")
        version: dict[str, Value] = {"number": 1, "issued_on": "2026-11-01"}
        save(store, Change(moved, "plan_version-1", "plan_version", version, Seen(), AT))
        save(
            store,
            record(moved, 1, "activity", what="Gåtur"),
            record(moved, 2, "visit", at="2026-12-01T10:00:00+01:00", worker="w-jonas", lacks_purpose=True),
        )
        desk = team.team(store.own_reader(), TODAY)

        now = as_granted(desk, _told(jonas=(stays,), anne=(moved,)))

        assert {one.initials: set(one.citizens) for one in desk.members} == {
            "JOKR": {moved, stays, alone},
            "ANBA": set(),
        }
        assert {one.initials: (one.citizens, one.load) for one in now.members} == {
            "JOKR": ((stays,), Load(0, 0, 1)),
            "ANBA": ((moved,), Load(0, 0, 1)),
        }
        assert [(one.citizen, one.worker) for one in now.plans] == [(moved, "Anne Bæk")]
        assert {(one.kind, one.worker) for one in desk.purposeless} == {
            ("activity", "Jonas Krogh"),
            ("visit", "Jonas Krogh"),
        }
        assert {(one.kind, one.worker) for one in now.purposeless} == {
            ("activity", "Anne Bæk"),
            ("visit", "Jonas Krogh"),
        }
        assert as_granted(desk, _told(jonas=(moved, stays, alone))).members == desk.members


def test_whoever_gets_a_case_stands_in_the_team_though_the_desk_had_nobody_for_him(tmp_path: Path) -> None:
    """A lead who takes over herself, and a case with two of them: whoever stands in it counts where he is one."""
    with opened(tmp_path / "store") as store:
        (one, first), (two, second) = (
            citizen("Åse", "Berg", primary="w-anne"),
            citizen("Karl", "Berg", primary="w-jonas"),
        )
        save(store, *TEAM, *first, *second)
        for case in (one, two):
            held_as(store, case, "team_lead")
        desk = team.team(store.own_reader(), TODAY)

        now = as_granted(desk, _told(jonas=(one,), anne=(one,), mette=(two,)))

        assert [each.initials for each in desk.members] == ["ANBA", "JOKR"]
        assert {each.initials: each.citizens for each in now.members} == {
            "ANBA": (one,),
            "MEHA": (two,),
            "JOKR": (),
        }


HARD_TO_READ: dict[str, Value] = {
    "title": "Kørekort",
    "measure": "Det er svært at læse kørselsvejledninger",
    "own_words": "Kommunalbestyrelsens afgørelsesmeddelelser forstår ingen",
}


def test_waits_plans_and_results_are_of_the_team_alone(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (two, second), (other, third) = (
            citizen("Åse", "Berg", primary="w-jonas"),
            citizen("Karl", "Olsen", primary="w-jonas"),
            citizen("Lis", "Ærø", primary="w-bo"),
        )
        save(store, *TEAM, *first, *second, *third)
        for stream in (one, two):
            held_as(store, stream, "team_lead")
        held_as(store, other, "primary")
        psychiatry = "Psykiatrien"
        save(
            store,
            *agreement(one, "Svarer", who=psychiatry, due=date(2026, 11, 16)),
            *agreement(two, "Svarer", who=psychiatry),
            *agreement(other, "Svarer", who=psychiatry, due=date(2026, 1, 1)),
            record(one, 1, "statement", due="2026-11-25", requested="2026-11-01"),
            record(one, 1, "plan_version", number=1, issued_on="2026-03-01"),
            record(one, 2, "plan_version", number=2, issued_on="2026-06-01"),
            record(one, 1, "paid_hours", week="2026-47", hours=12.5),
            record(two, 2, "paid_hours", week="2026-47", hours=3),
            record(two, 3, "paid_hours", week="2025-47", hours=30),
            record(other, 4, "paid_hours", week="2026-47", hours=37),
            record(one, 1, "goal", title="Bus", status="reached"),
            record(one, 3, "goal", **HARD_TO_READ),
            record(other, 2, "goal", title="Bus", status="reached"),
            record(one, 1, "progress", question="?", answer=4, on="2026-11-20"),
            record(two, 2, "progress", question="?", answer=5, on="2026-11-21"),
            record(two, 3, "progress", question="?", answer=1, on="2026-01-21"),
            record(two, 4, "progress", question="Føler du dig hjulpet?", answer=3, on="2026-11-21"),
        )

        desk = team.team(store.own_reader(), TODAY)

        assert [(wait.who, wait.citizens, wait.days_over) for wait in desk.waits] == [
            (psychiatry, 2, 10),
            ("", 1, 1),
        ]
        assert [(plan.name, plan.worker, plan.issued_on) for plan in desk.plans] == [
            ("Åse Berg", "Jonas Krogh", date(2026, 6, 1))
        ]
        assert [plan.lix for plan in desk.plans] == [
            lix("Kørekort. Det er svært at læse kørselsvejledninger.")
        ]
        assert desk.without_plan == 1
        told = desk.results
        assert {week.number: week.hours for week in told.weeks}[47] == 15.5
        assert (told.with_hours, told.goals_reached, told.answers, told.mean) == (2, 1, 2, 4.5)
        assert (told.helped_answers, told.helped) == (1, 3.0)


def test_no_meeting_is_counted_anywhere_in_the_results() -> None:
    names = {field.name for field in fields(TeamResults)}

    assert names == {
        *("weeks", "with_hours", "goals_reached", "answers", "mean", "helped_answers", "helped"),
        *("own_goals", "told_goals"),
    }


def test_of_the_goals_of_which_somebody_said_who_set_them_it_says_how_many_are_the_citizens_own(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (other, second) = citizen("Åse", "Berg"), citizen("Lis", "Ærø")
        save(store, *TEAM, *first, *second)
        held_as(store, one, "team_lead")
        held_as(store, other, "primary")
        save(
            store,
            record(one, 1, "goal", title="Bus", status="active", voice="citizen"),
            record(one, 2, "goal", title="Ro", status="reached", voice="citizen"),
            record(one, 3, "goal", title="Cv", status="active", voice="authority"),
            record(one, 4, "goal", title="Søvn", status="active", voice="joint"),
            record(one, 5, "goal", title="Job", status="active"),
            record(one, 6, "goal", title="Ud", status="dropped", voice="citizen"),
            record(other, 7, "goal", title="Bil", status="active", voice="citizen"),
        )

        told = team.team(store.own_reader(), TODAY).results

        assert (told.own_goals, told.told_goals) == (2, 4)
        assert sensitivity("goal", "voice") in RIGHTS["team_lead"].read


def test_who_leads_nobody_has_no_desk(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        save(store, worker(METTE.id, "MEHA", "Mette Hald", "Sagsbehandler"))

        assert "team" not in desks.desks(store.own_reader())


def test_a_lead_sees_what_says_no_purpose_and_whose_it_is_and_no_field_outside_his_role(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "store") as store:
        (one, first), (dead, second) = (
            citizen("Åse", "Berg", primary="w-jonas"),
            citizen("Karl", "Olsen", primary="w-jonas"),
        )
        save(store, *TEAM, *first, *second)
        for stream in (one, dead):
            held_as(store, stream, "team_lead")
        at: dict[str, Value] = {"worker": "w-anne", "order": 1}
        save(
            store,
            record(one, 1, "activity", what="Gåtur", status="active"),
            record(one, 2, "activity", what="Teori", why="Kørekort", status="active"),
            record(one, 3, "activity", what="Forbi", status="done"),
            record(one, 1, "placement", company="Bageriet", end="2026-12-01"),
            record(one, 2, "placement", company="Forbi", end="2026-11-25"),
            record(one, 3, "placement", company="Trykkeriet", purpose="Prøve timer"),
            record(one, 1, "visit", at="2026-11-27T09:00:00+00:00", lacks_purpose=True, **at),
            record(one, 2, "visit", at="2026-11-27T11:00:00+00:00", **at),
            record(one, 3, "visit", at="2026-11-25T11:00:00+00:00", lacks_purpose=True, **at),
            record(one, 4, "visit", at="2026-11-28T11:00:00+00:00", lacks_purpose=False, **at),
            record(dead, 9, "activity", what="Ro", status="active"),
            record(dead, 9, "visit", at="2026-11-27T13:00:00+00:00", lacks_purpose=True, **at),
            Change(dead, dead, "citizen", {"died_on": "2026-11-20"}, store.ledger.seen(), AT),
        )

        found = team.team(store.own_reader(), TODAY).purposeless

        assert [(each.worker, each.kind, each.what, each.name) for each in found] == [
            ("Anne Bæk", "visit", "", "Åse Berg"),
            ("Jonas Krogh", "placement", "Bageriet", "Åse Berg"),
            ("Jonas Krogh", "activity", "Gåtur", "Åse Berg"),
        ]
        read = RIGHTS["team_lead"].read
        assert {sensitivity("visit", "lacks_purpose"), sensitivity("activity", "why")} <= read
        assert sensitivity("visit", "purpose") not in read
        assert sensitivity("meeting", "purpose") not in read


def test_plans_due_follow_the_rule_of_the_case() -> None:
    plan = TeamPlan("c-1", "Åse Berg", "Jonas Krogh", date(2026, 8, 27))

    assert plan.due == next_review(plan.issued_on) == TODAY
    assert TeamPlan("c-1", "Åse Berg", "", None).due is None
