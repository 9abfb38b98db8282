"""Samme person: one citizen opened twice is noticed by the service, linked by a team lead, and parted again.

The real service and the real client. Nothing is merged by itself; who may not judge hears nothing of the other case;
after a link is taken away everybody has what he had of his own, and each word lies where it was written.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from casework import same_person
from casework.changes import Value
from casework.glass import LASTS
from sync.service import handing, twins
from sync.service import same_person as at_service
from sync.service.log import Log
from tests.sync import protocol_page
from tests.sync import test_same_person_sql as sql
from tests.sync.stage import Central, Device, new_id
from tests.sync.trail_stage import told as told_by_the_service
from tests.sync.twice import (
    NUMBER,
    OWN,
    UNION,
    WHY,
    Twice,
    act,
    give,
    joined,
    link,
    notes,
    opened,
    opened_twice,
    part,
    roles,
    say,
    take,
    told,
    why,
)


def test_both_hear_that_there_is_another_case_and_only_the_team_lead_which(running: Central) -> None:
    with opened_twice(running) as twice:
        twice.pull()  # a question to which nothing is new takes nothing of it away

        assert told(twice.mette) == [[twice.one, "", []]]
        assert told(twice.jonas) == [[twice.other, "", []]]
        assert told(twice.leader) == [[twice.one, twice.other, ["Navn JONA"]]]
        assert roles(twice) == OWN
        marks = running.all("select mark from number_mark")
        assert len(marks) == 2
        assert NUMBER not in str(marks)


def test_a_mentor_and_whoever_opened_a_case_for_an_hour_hear_nothing(running: Central) -> None:
    with opened_twice(running) as twice:
        take(running, twice.jonas, twice.other)
        for case in (twice.one, twice.other):
            give(running, twice.jonas, case, "mentor")
        give(running, twice.leader, twice.one, "glass")
        twice.pull()

        assert (told(twice.jonas), told(twice.leader)) == ([], [])
        assert told(twice.mette) == [[twice.one, "", []]]


def test_without_a_number_nobody_is_asked_and_a_number_that_comes_later_is_noticed(running: Central) -> None:
    with joined(running, "META") as mette, joined(running, "JONA") as jonas:
        one, other = opened(mette), opened(jonas, None)
        heard = []
        for number in ("", NUMBER, "6502031234"):
            if number:
                jonas.ledger.write(other, other, {"cpr": number}, kind="citizen")
            jonas.round()
            mette.round()
            heard.append((told(mette), told(jonas)))

        assert heard == [([], []), ([[one, "", []]], [[other, "", []]]), ([], [])]


def test_only_a_team_lead_of_one_of_the_cases_links_them_and_only_where_there_is_a_ground(
    running: Central,
) -> None:
    with opened_twice(running) as twice:
        third = opened(twice.mette, "6502031234")
        link(twice.mette, twice)
        loose = same_person.link(twice.one, third, leading=third, reason=WHY, **act(twice, twice.leader))
        say(twice.leader, loose)

        held = [twice.mette.round().held, twice.leader.round().held]

        assert held == [1, 1]
        codes = running.all("select code from held")
        assert sorted(codes) == [("never_in_scope",), ("outside_role",)]
        assert roles(twice) == OWN


def test_who_told_two_cases_apart_has_no_ground_to_link_them_when_the_number_was_wrong(
    running: Central,
) -> None:
    with opened_twice(running) as twice:
        answer = same_person.tell_apart(
            twice.one, twice.other, reason="Tvillinger", **act(twice, twice.leader)
        )
        say(twice.leader, answer)
        twice.leader.round()
        twice.jonas.ledger.write(twice.other, twice.other, {"cpr": "6502031234"}, kind="citizen")
        twice.jonas.round()
        link(twice.leader, twice)

        held = twice.leader.round().held

        assert held == 1
        assert roles(twice) == OWN


def test_what_is_no_link_is_held_and_stops_nothing(running: Central) -> None:
    with opened_twice(running) as twice:
        (good,) = same_person.link(
            twice.one, twice.other, leading=twice.one, reason=WHY, **act(twice, twice.leader)
        )
        bad: list[dict[str, Value]] = [
            {**good.fields, "asked": new_id()},
            {**good.fields, "leading": new_id()},
            {**good.fields, "_deleted": ["linked"]},
            {"linked": True},
        ]
        for fields in bad:
            twice.leader.ledger.write(good.stream, good.record, fields, kind=good.kind)
        say(twice.leader, (good,))

        twice.pull(twice.leader)

        assert running.all("select code from held") == [("wrong_shape",)] * 4
        assert roles(twice) == UNION


@contextmanager
def second_leader(twice: Twice) -> Iterator[Device]:
    with joined(twice.central, "LEDB", "Teamleder") as one:
        give(twice.central, one, twice.other, "team_lead")
        one.round()
        yield one


def test_one_links_and_one_parts_offline_and_the_careful_word_counts_until_somebody_chooses(
    running: Central,
) -> None:
    with opened_twice(running) as twice, second_leader(twice) as second:
        link(twice.leader, twice)
        twice.pull(twice.leader, second)
        part(second, twice)
        link(twice.leader, twice, leading=twice.other)

        twice.pull(second, twice.leader, second)
        apart = roles(twice)
        twice.leader.round()
        link(twice.leader, twice)
        twice.pull(twice.leader)

        assert apart == OWN
        assert roles(twice) == UNION


def test_two_team_leads_who_link_the_same_two_at_once_write_one_link(running: Central) -> None:
    with opened_twice(running) as twice, second_leader(twice) as second:
        link(twice.leader, twice)
        link(second, twice)
        twice.pull(twice.leader, second)

        links, held = running.all("select linked from same_person"), running.all("select code from held")
        second.round()
        part(second, twice)
        twice.pull(second)

        assert (links, held) == ([(1,)], [])
        assert roles(twice) == OWN


def test_a_cover_of_one_of_the_linked_cases_reads_both_and_ends_in_both(running: Central) -> None:
    with opened_twice(running) as twice, joined(running, "TINA") as third:
        link(twice.leader, twice)
        twice.pull(twice.leader)
        until = running.clock() + LASTS

        with running.ledger.writing() as connection:
            log = Log(connection)
            handing.cover(log, twice.mette.ledger.user, third.ledger.user, until=until, act=why(running))
            log.finish()
        third.round()
        covered = notes(third)
        handing.end_passed(running.ledger, until)
        third.round()

        assert (covered, notes(third)) == (["Hos Jonas", "Hos Mette"], [])


def test_a_lower_role_of_ones_own_comes_back_when_the_link_ends(running: Central) -> None:
    with opened_twice(running) as twice:
        give(running, twice.mette, twice.other, "mentor")
        link(twice.leader, twice)
        twice.pull(twice.leader)
        linked = roles(twice)["META", "other"]

        part(twice.leader, twice)
        twice.pull(twice.leader)

        assert (linked, roles(twice)["META", "other"]) == ("primary", "mentor")
        assert notes(twice.mette) == ["Hos Mette"]


def test_a_mentor_of_one_is_a_mentor_of_the_whole_person_and_never_sees_why(running: Central) -> None:
    with opened_twice(running) as twice, joined(running, "TINA") as third:
        give(running, third, twice.other, "mentor")
        link(twice.leader, twice)
        twice.pull(twice.leader)
        third.round()

        seen = [
            dict(one.change.fields) for one in third.ledger.rows.values() if one.change.kind == "same_person"
        ]
        assert {scope.stream: scope.role for scope in third.ledger.scope()} == {
            twice.one: "mentor",
            twice.other: "mentor",
        }
        assert seen == [{"other": max(twice.one, twice.other), "leading": twice.one, "linked": True}]
        assert notes(third) == []


def test_an_answer_that_they_are_two_is_kept_asks_nobody_again_and_reaches_no_mentor(
    running: Central,
) -> None:
    with opened_twice(running) as twice, joined(running, "TINA") as third:
        give(running, third, min(twice.one, twice.other), "mentor")
        answer = same_person.tell_apart(
            twice.one, twice.other, reason="Tvillinger", **act(twice, twice.leader)
        )
        say(twice.leader, answer)

        twice.pull(twice.leader, third)

        assert [told(one) for one in (twice.mette, twice.jonas, twice.leader)] == [[], [], []]
        assert roles(twice) == OWN
        assert [one for one in third.ledger.rows.values() if one.change.kind == "same_person"] == []


def test_the_examples_of_the_protocol_say_what_is_told_and_link_what_they_name(running: Central) -> None:
    link_, twin = protocol_page.said("same-person"), protocol_page.said("twins-told")
    with joined(running, "LEDA", "Teamleder") as leader, joined(running, "JONA") as jonas:
        for one, stream in ((leader, twin["s"]), (jonas, twin["o"])):
            fields = {"first_name": "Søren", "cpr": NUMBER, "opened_by": one.ledger.user}
            one.ledger.write(stream, stream, fields, kind="citizen")
            one.round()
        leader.round()
        heard = told(leader)
        leader.ledger.write(link_["s"], link_["r"], link_["f"], kind=link_["k"])
        leader.round()

        assert heard == [[twin["s"], twin["o"], ["Navn JONA"]]]
        assert {scope.stream for scope in leader.ledger.scope()} == {twin["s"], twin["o"]}
        assert told(leader) == []


def test_who_runs_the_service_sees_what_waits_and_who_may_answer_it_and_no_citizen(
    running: Central, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened_twice(running) as twice:
        waits = told_by_the_service(running, "audit", "twins", capsys=capsys)["twins"]
        take(running, twice.leader, twice.one)
        alone = told_by_the_service(running, "audit", "twins", capsys=capsys)["twins"]

        names = {twice.one: ["Navn META"], twice.other: ["Navn JONA"]}
        assert [(names[one["one"]], names[one["other"]]) for one in waits] == [
            (one["who"], one["other_who"]) for one in waits
        ]
        assert [one["leads"] for one in (*waits, *alone)] == [["Navn LEDA"], []]
        assert NUMBER not in str(waits)


def test_a_service_that_tells_everybody_which_case_it_is_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(twins, "leads", lambda _job: True)

    with pytest.raises(AssertionError):
        test_both_hear_that_there_is_another_case_and_only_the_team_lead_which(running)


def test_a_service_that_keeps_what_a_link_gave_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_service, "_LEFT_OVER", f"{at_service._LEFT_OVER} limit 0")

    with pytest.raises(AssertionError):
        sql.test_a_link_gives_everybody_both_cases_and_its_end_takes_back_what_only_the_link_gave(running)


def test_a_service_that_links_where_one_of_two_says_so_is_noticed(
    running: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(same_person, "stands", lambda linked: any(one.value is True for one in linked))

    with pytest.raises(AssertionError):
        test_one_links_and_one_parts_offline_and_the_careful_word_counts_until_somebody_chooses(running)


def test_a_hand_over_of_one_case_alone_is_noticed(running: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_service, "with_linked", lambda _connection, streams: streams)
    monkeypatch.setattr(at_service, "settle", lambda *_: None)

    with pytest.raises(AssertionError):
        sql.test_one_of_the_linked_cases_is_handed_over_and_the_citizen_goes_whole(running)
