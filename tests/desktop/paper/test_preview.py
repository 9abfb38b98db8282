"""The preview shows what will be printed."""

from desktop.paper.plan import draw_plan
from desktop.paper.preview import pages
from tests.desktop.paper.people import AMINA, SHORT


def test_every_page_is_a_picture_without_gaps() -> None:
    drawn = draw_plan(AMINA)
    shown = pages(drawn.pdf, 0.5)
    assert len(shown) == drawn.pages
    assert all(len(one.rgb) == one.width * one.height * 3 for one in shown)
    assert all(abs(one.height / one.width - 297 / 210) < 0.02 for one in shown)


def test_the_scale_is_dots_to_a_point() -> None:
    [one] = pages(draw_plan(SHORT).pdf, 2.0, only=range(1))
    assert (one.width, one.height) == (1191, 1684)


def test_colours_are_red_green_blue_in_that_order() -> None:
    [one] = pages(draw_plan(SHORT).pdf, 1.0, only=range(1))
    pine = bytes.fromhex("17503f")
    assert any(one.rgb[at : at + 3] == pine for at in range(0, len(one.rgb), 3))


def test_pages_that_do_not_exist_are_not_shown() -> None:
    assert pages(draw_plan(SHORT).pdf, 0.2, only=range(7, 9)) == []
