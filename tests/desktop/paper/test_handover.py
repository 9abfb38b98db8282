"""Overdragelse on paper: two pages whatever stands in the case, then what happened, and never what was judged."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from casework import handover as rules
from casework.evidence import HARD_SPACE
from desktop.paper import handover as drawing
from desktop.paper.handover import NOT_HERE, REST, WHOLE_SAYS, draw_handover
from desktop.paper.ink import Type
from desktop.paper.text import Text
from tests.casework.test_plan import PAGE
from tests.desktop.paper.histories import STORY, UNTIL, handover, history
from tests.desktop.paper.people import AMINA, LONG, NAMES, SHORT
from tests.desktop.paper.reading_back import (
    all_words,
    broken_rules,
    everything,
    in_order,
    matter,
    outside,
    overlaps,
    squeezed,
)
from tests.desktop.paper.test_structure import elements

drawn_once = cache(draw_handover)
BARE = replace(handover(SHORT, 0), first=(), story="", late=(), lines=(), step=None, phone="")
CROWDED = replace(
    handover(LONG),
    story=STORY * 2,
    plan=replace(LONG, agreements=LONG.agreements * 6),
    late=handover().late * 4,
)


@pytest.mark.parametrize("pack", [handover(), CROWDED, BARE], ids=["usual", "crowded", "bare"])
def test_the_pack_is_accessible_free_of_collisions_and_its_first_part_two_pages(pack: rules.Handover) -> None:
    pdf = drawn_once(pack).pdf
    pages = [squeezed(page) for page in everything(pdf)]

    assert broken_rules(pdf) == []
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert squeezed("Målene nu") in pages[0] + pages[1]
    assert squeezed("Det virker") in pages[0]
    assert squeezed("Når skiftet er gjort") in pages[1]
    assert squeezed(NOT_HERE) in pages[1]
    behind = squeezed(WHOLE_SAYS if pack is CROWDED else "Det er sket")
    assert len(pages) == 2 or behind in pages[2]


def test_what_two_pages_do_not_hold_is_said_and_not_lost_in_silence() -> None:
    text = matter(drawn_once(CROWDED).pdf)

    assert squeezed("mål mere under »Hele teksten«.") in text
    assert squeezed("aftaler mere under »Hele teksten«.") in text
    plan = CROWDED.plan
    said = [
        *(one.title for one in plan.goals),
        *(one.what for one in drawing._open(plan.agreements)),
        CROWDED.story,
    ]
    assert [one for one in said if squeezed(one) not in text] == []
    assert "…Senestden" in text
    assert "…." not in text


def test_it_is_read_in_order_and_its_lists_are_lists() -> None:
    pdf = drawn_once(handover()).pdf
    text = matter(pdf)

    order = (
        "Læs det her først",
        "Historien kort",
        "Det virker",
        "Målene nu",
        "Aftaler, der skal holdes",
        "Pas på",
    )
    more = ("Næste skridt", "Ring til", "Når skiftet er gjort", "Det er sket")
    assert in_order([text.index(squeezed(one)) for one in (*order, *more)])
    with pikepdf.open(BytesIO(pdf)) as opened:
        tags = [str(one.S) for one in elements(opened)]
    assert tags.count("/H1") == 1
    assert {"/L", "/LI", "/BlockQuote", "/H2", "/H3"} <= set(tags)


def test_what_was_judged_and_what_a_doctor_wrote_are_not_in_it() -> None:
    pack = rules.handover(PAGE, history(40), (), giver="Bo", municipality="Testby", today=UNTIL)

    assert pack.lines
    assert {line.kind for line in pack.lines}.isdisjoint({"Vurdering", "Attest"})


def test_a_pack_that_said_what_was_judged_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_NEVER", frozenset())

    pack = rules.handover(PAGE, history(40), (), giver="Bo", municipality="Testby", today=UNTIL)

    assert "Vurdering" in {line.kind for line in pack.lines}


def test_whatever_was_typed_prints() -> None:
    strange = replace(
        handover(replace(AMINA, citizen_name=NAMES[2]), 9), story="x" * 400, first=("😀 Pas på\x07",)
    )
    drawn = draw_handover(strange)

    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert drawn.warnings


TOLD_LONG = replace(handover(), story=STORY * 6)


def test_a_long_story_leaves_two_pages_ends_with_a_sentence_and_says_where_the_rest_is() -> None:
    pages = [squeezed(page) for page in everything(drawn_once(TOLD_LONG).pdf)]

    assert squeezed(REST) in pages[0]
    assert squeezed("Det virker") in pages[0]
    assert squeezed("Når skiftet er gjort") in pages[1]
    assert squeezed(TOLD_LONG.story) in pages[2]
    assert squeezed("Det er sket") in pages[3]
    assert pages[0][pages[0].index(squeezed(REST)) - 1] in ".!?"


def test_a_story_that_was_not_shortened_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_with_story", lambda pack, _t: pack)

    pages = [squeezed(page) for page in everything(draw_handover(TOLD_LONG).pdf)]

    assert squeezed("Når skiftet er gjort") not in pages[1]


def test_a_story_without_an_end_is_cut_between_two_words() -> None:
    pages = [squeezed(page) for page in everything(draw_handover(replace(BARE, story="ord " * 900)).pdf)]

    assert squeezed(f"ord … {REST}") in pages[0]
    assert "".join(pages[2:]).count("ord") >= 900


def test_the_paper_says_how_many_of_each_list_it_leaves_out() -> None:
    one = replace(handover(), late=handover().late * 4, counted=44)
    text = matter(drawn_once(one).pdf)

    assert squeezed("Der er 2 mere over tiden, under »Hele teksten«.") in text
    assert squeezed(f"De seneste {len(one.lines)} af 44. Fra den") in text
    assert squeezed("De seneste") not in matter(drawn_once(handover()).pdf)


@pytest.mark.parametrize(("many", "said"), [(1, "Der er 1 aftale mere"), (2, "Der er 2 aftaler mere")])
def test_one_that_is_left_out_is_one_and_two_are_several(many: int, said: str) -> None:
    (told,) = drawing._more(many, ("aftale", "aftaler"), Type(11.5))

    assert isinstance(told, Text)
    assert said in told.plain.replace(HARD_SPACE, " ")


def test_the_pack_counts_what_a_colleague_is_told_and_keeps_the_latest() -> None:
    entries = history(60)
    pack = rules.handover(PAGE, entries, (), giver="Bo", municipality="Testby", today=UNTIL)

    assert pack.counted == len(rules.handed(entries)) < len(entries)
    assert len(pack.lines) == rules.READS < pack.counted


def test_the_lines_of_a_story_stay_lines_of_their_own() -> None:
    pdf = draw_handover(replace(BARE, story="Jeg kom i 2009.\r\n\r\nJeg bor alene.")).pdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        several = [str(one.S) for one in elements(opened)].count("/P")
    with pikepdf.open(BytesIO(draw_handover(replace(BARE, story="Jeg kom. Jeg bor alene.")).pdf)) as opened:
        assert several == [str(one.S) for one in elements(opened)].count("/P") + 1


def test_a_long_word_of_who_promised_is_not_divided() -> None:
    whose = ("Karin fra boligselskabet", "Kommunikationsafdelingen", "Bo")
    agreements = tuple(replace(AMINA.agreements[1], who=one) for one in whose)
    pdf = draw_handover(handover(replace(AMINA, agreements=agreements))).pdf
    words = {one["text"] for page in all_words(pdf) for one in page}
    assert {"boligselskabet", "Kommunikationsafdelingen", "Bo"} <= words
    assert overlaps(pdf) == []
    assert outside(pdf) == []
