"""Dine rettigheder og pligter on paper: one page whoever it is, each rule with its source, and who has not read it."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from casework.rights import TWO_PAGES, RightsPaper, Standing, rules
from desktop.paper import rights as drawing
from desktop.paper.rights import LOOKED_UP_BY_NOBODY, UNREAD, draw_rights
from tests.desktop.paper.letters_to import LONG_NAME, rights
from tests.desktop.paper.people import NAMES
from tests.desktop.paper.reading_back import (
    broken_rules,
    in_order,
    matter,
    outside,
    overlaps,
    squeezed,
)
from tests.desktop.paper.test_structure import elements

drawn_once = cache(draw_rights)
FEW = replace(rights(Standing()), caller=None)


@pytest.mark.parametrize(
    "paper", [rights(), rights(name=LONG_NAME), FEW], ids=["all", "all and a long name", "few"]
)
def test_it_is_accessible_and_one_page(paper: RightsPaper) -> None:
    drawn = drawn_once(paper)

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert (drawn.pages, drawn.warnings) == (1, ())


def test_each_rule_stands_there_with_its_source_under_its_number() -> None:
    text = matter(drawn_once(rights()).pdf)
    known = rules().known

    assert len(rights().rules) == len(known)
    for number, one in enumerate(rights().rules, 1):
        assert squeezed(f"{number}.{one.text}") in text
        assert squeezed(f"{number}:{one.source}") in text
    told = ("Det har du ret til", "Det skal du", UNREAD, "Her står reglerne", "Du kan også klage")
    assert in_order([text.index(squeezed(one)) for one in told])


def test_what_nobody_looked_up_says_so_and_what_somebody_checked_says_who() -> None:
    unread = [one for one in rights().rules if one.read_on is None]
    text = matter(drawn_once(rights()).pdf)
    assert unread
    assert text.count(squeezed(LOOKED_UP_BY_NOBODY)) == len(unread)

    checked = tuple(replace(one, checked_by="Lovkontoret") for one in rights().rules[:3])
    text = matter(draw_rights(replace(rights(), rules=checked)).pdf)

    assert text.count(squeezed("læst igennem af Lovkontoret")) == 3
    assert squeezed(UNREAD) not in text


def test_a_page_that_kept_silent_about_it_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "checked", lambda one, **_how: one.source)

    assert squeezed(LOOKED_UP_BY_NOBODY) not in matter(draw_rights(rights()).pdf)


def test_it_says_what_the_case_says_so_that_an_error_is_seen() -> None:
    assert squeezed("I din sag står: Kontanthjælp, Aktivitetsparat.") in matter(drawn_once(rights()).pdf)
    assert squeezed("I din sag står") not in matter(drawn_once(FEW).pdf)


def test_without_duties_there_is_no_heading_for_them() -> None:
    assert squeezed("Det skal du") not in matter(drawn_once(FEW).pdf)


def test_its_lists_are_lists_and_it_has_one_title() -> None:
    with pikepdf.open(BytesIO(drawn_once(rights()).pdf)) as opened:
        tags = [str(one.S) for one in elements(opened)]

    assert tags.count("/H1") == 1
    assert tags.count("/L") == 2
    assert tags.count("/LI") == len(rights().rules)


def test_more_than_a_page_is_said() -> None:
    many = replace(rights(), rules=rights().rules * 3)

    assert draw_rights(many).warnings == (TWO_PAGES,)


@pytest.mark.parametrize("name", [*NAMES, "x" * 90])
def test_whatever_the_case_says_prints(name: str) -> None:
    drawn = draw_rights(replace(rights(), citizen_name=name, because=(name, "<&> \x07")))

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
