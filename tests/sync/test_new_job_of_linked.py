"""Another job, and cases of one citizen: what a link covers for a while is no right that comes back when it ends."""

from sync.service import registry
from tests.sync.stage import Central
from tests.sync.test_new_jobs import by_claim
from tests.sync.twice import Twice, give, link, opened_twice, part, roles, take


def user(running: Central, initials: str) -> registry.User:
    with running.ledger.reading() as connection:
        return registry.user_called(connection, initials)


def linked(twice: Twice) -> None:
    """Jonas leads one of the cases and has the other himself; a link makes him the regular contact in both."""
    by_claim(twice.central, user(twice.central, "JONA"), "Teamleder")
    give(twice.central, twice.jonas, twice.one, "team_lead")
    link(twice.leader, twice)
    twice.pull(twice.leader)


def test_who_leads_no_team_any_more_gets_no_case_back_as_its_lead_when_a_link_ends(running: Central) -> None:
    with opened_twice(running) as twice:
        linked(twice)
        by_claim(running, user(running, "JONA"), "Sagsbehandler")
        both = {case: role for (who, case), role in roles(twice).items() if who == "JONA"}
        part(twice.leader, twice)
        twice.pull(twice.leader)

        after = {case: role for (who, case), role in roles(twice).items() if who == "JONA"}
        assert both == {"one": "primary", "other": "primary"}
        assert after == {"other": "primary"}


def test_nor_when_what_was_his_own_is_given_to_another(running: Central) -> None:
    with opened_twice(running) as twice:
        linked(twice)
        by_claim(running, user(running, "JONA"), "Sagsbehandler")
        take(running, twice.jonas, twice.other)

        assert {case for (who, case) in roles(twice) if who == "JONA"} == set()


def test_who_still_leads_a_team_gets_it_back(running: Central) -> None:
    with opened_twice(running) as twice:
        linked(twice)
        part(twice.leader, twice)
        twice.pull(twice.leader)

        after = {case: role for (who, case), role in roles(twice).items() if who == "JONA"}
        assert after == {"one": "team_lead", "other": "primary"}
