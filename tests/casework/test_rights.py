"""Rights and duties: each rule with its source, only for whom and when it is known to hold, and nothing made up."""

from dataclasses import replace
from datetime import date

import pytest

from casework import rights
from casework.reading import lix
from casework.rights import Rule, Standing, about, read_rules, rule_of, rules
from tests.casework.test_plan import PAGE, TODAY

LATER = date(2027, 1, 4)
KONTANT = Standing("Kontanthjælp", "Jobparat")
WHOLE = """# dato: 2026-11-27
[a] ret
text = Du må.
for = everybody
source = Loven § 1
from = 2026-01-01
until = 2026-12-31
read = -
checked_by = -
"""


def named(standing: Standing, on: date = TODAY) -> set[str]:
    paper = rights.paper(PAGE, standing, on=on, municipality="Testby", today=TODAY)
    return {one.name for one in paper.rules}


def test_every_rule_says_where_it_stands_in_plain_words_and_holds_no_amount() -> None:
    for one in rules().known:
        assert one.source, one.name
        assert "§" in one.source or "artikel" in one.source or "ejledning nr." in one.source, one.name
        assert lix(one.text) <= 35, one.name
        assert "kr." not in one.text, one.name
    assert lix(" ".join(one.text for one in rules().known)) <= 25
    assert len({one.name for one in rules().known}) == len(rules().known)


def test_what_holds_for_everybody_is_there_for_somebody_of_whom_nothing_is_known() -> None:
    assert named(Standing()) == {"bisidder", "notat", "høring", "indsigt", "brug", "samtykke"}


@pytest.mark.parametrize(
    ("standing", "more"),
    [
        (Standing(has_plan=True), {"plan"}),
        (Standing(has_plan=True, has_joint_plan=True), {"plan", "fælles_plan"}),
        (Standing(has_mentor=True), {"mentor"}),
        (Standing(is_guarded=True), {"adresse"}),
        (KONTANT, {"løn", "møde_op"}),
        (Standing("KONTANTHJÆLP", "aktivitetsparat"), {"løn", "møde_op", "kontakt"}),
        (Standing("Sygedagpenge", "Aktivitetsparat"), set()),
        (Standing("", "Aktivitetsparat"), set()),
    ],
)
def test_a_rule_is_there_only_for_whom_it_holds(standing: Standing, more: set[str]) -> None:
    assert named(standing) - named(Standing()) == more


def test_after_the_day_until_which_it_is_known_a_rule_is_not_carried_on_and_that_is_said() -> None:
    paper = rights.paper(PAGE, KONTANT, on=LATER, municipality="Testby", today=TODAY)

    assert "møde_op" not in {one.name for one in paper.rules}
    assert any("04.01.2027" in one and "§§ 36-37" in one for one in paper.unsaid)
    assert "møde_op" in named(KONTANT)
    assert "løn" not in named(KONTANT, date(2025, 6, 30))


def test_a_page_that_carried_rules_on_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rule, "is_in_force", lambda _self, _on: True)

    assert "møde_op" in named(KONTANT, LATER)


def test_a_benefit_of_which_no_rule_is_known_is_named_to_the_caseworker() -> None:
    ill = rights.paper(PAGE, Standing("Sygedagpenge"), on=TODAY, municipality="Testby", today=TODAY)
    none = rights.paper(PAGE, Standing(), on=TODAY, municipality="Testby", today=TODAY)
    known = rights.paper(PAGE, KONTANT, on=TODAY, municipality="Testby", today=TODAY)

    assert any("»Sygedagpenge«" in one for one in ill.unsaid)
    assert any("ikke, hvilken ydelse" in one for one in none.unsaid)
    assert known.unsaid == ()
    assert known.because == ("Kontanthjælp", "Jobparat")


def test_a_list_is_read_as_it_is_written() -> None:
    read = read_rules(WHOLE)

    (one,) = read.known
    assert read.dated == date(2026, 11, 27)
    assert (one.side, one.text, one.source, one.read_on, one.checked_by) == (
        "ret",
        "Du må.",
        "Loven § 1",
        None,
        "",
    )
    assert [one.is_in_force(date(year, 12, 31)) for year in (2025, 2026, 2027)] == [False, True, False]
    assert about(Standing(), read.known) == (one,)


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("source = Loven § 1\n", ""),
        ("source = Loven § 1", "source = -"),
        ("source = Loven § 1", "source = "),
        ("for = everybody", "for = everybody, millionær"),
        ("checked_by = -\n", ""),
    ],
)
def test_a_rule_without_a_source_or_for_nobody_that_is_known_is_no_rule(whole: str, broken: str) -> None:
    with pytest.raises(ValueError, match="not a whole rule: a"):
        read_rules(WHOLE.replace(whole, broken))


def test_one_rule_is_found_by_its_name_while_it_holds() -> None:
    assert rule_of("bisidder", TODAY) is not None
    assert rule_of("møde_op", LATER) is None
    assert rule_of("intet", TODAY) is None


def test_whom_to_ask_is_somebody_with_a_number() -> None:
    page = replace(PAGE, primary=None)

    paper = rights.paper(page, KONTANT, on=TODAY, municipality="Testby", today=TODAY)

    assert paper.caller is not None
    assert paper.caller.name == "Jonas Krogh"
