"""The day's visits on paper."""

from dataclasses import replace
from datetime import time

from desktop.paper.day_list import PROTECTED, DayVisit, draw_day_list
from tests.desktop.paper.people import DAY
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed


def test_the_list_is_accessible_and_free_of_collisions() -> None:
    drawn = draw_day_list(DAY)
    assert broken_rules(drawn.pdf) == []
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []


def test_every_visit_stands_with_what_was_last_and_what_is_today() -> None:
    text = matter(draw_day_list(DAY).pdf)
    for one in DAY.visits:
        told = (one.name, one.last, one.today, one.bring, one.care, one.talk)
        assert [part for part in told if squeezed(part) not in text] == []
    assert text.count("ikketruffet") == len(DAY.visits)


def test_a_protected_address_and_its_telephone_are_words() -> None:
    text = " ".join(everything(draw_day_list(DAY).pdf))
    assert PROTECTED in text
    assert "skjult" in text
    assert "Hemmeligvej" not in text
    assert "70 00 00 99" not in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "70000099" not in squeezed(text)


def test_an_open_address_stands() -> None:
    assert "Eksempelvej12" in matter(draw_day_list(DAY).pdf)


def test_a_long_day_keeps_every_visit_whole_on_its_page() -> None:
    visits = tuple(
        DayVisit(
            time(8 + at // 2),
            f"Nor{at} Testperson",
            "Vej 1",
            last=f"Sidst nummer {at}.",
            today=f"I dag nummer {at}.",
        )
        for at in range(20)
    )
    drawn = draw_day_list(replace(DAY, visits=visits))
    pages = [squeezed(one) for one in everything(drawn.pdf)]
    for at in range(20):
        home = [text for text in pages if f"Nor{at}Testperson" in text]
        assert len(home) == 1
        assert f"Sidstnummer{at}." in home[0]
        assert f"Idagnummer{at}." in home[0]


def test_an_empty_day_is_one_page_to_write_on() -> None:
    bare = replace(DAY, visits=(), waiting=(), numbers=(), spark=())
    drawn = draw_day_list(bare)
    assert drawn.pages == 1
    assert "Lystenerdernu" not in matter(drawn.pdf)
    assert "Ringtil" not in matter(drawn.pdf)
    assert broken_rules(drawn.pdf) == []


def test_a_long_remark_breaks_nothing() -> None:
    wordy = replace(DAY.visits[0], today="Et langt ord til en lang dag. " * 60)
    drawn = draw_day_list(replace(DAY, visits=(wordy, *DAY.visits)))
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    assert squeezed(wordy.today) in matter(drawn.pdf)
