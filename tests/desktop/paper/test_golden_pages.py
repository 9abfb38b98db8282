"""Each page of the main papers looks as on the picture that is kept of it; one that changed is looked at first."""

from dataclasses import replace

import pytest

from desktop.paper.plan import draw_plan
from tests.desktop.paper.golden import KEPT, PAPERS, differs, kept, pictures
from tests.desktop.paper.people import AMINA


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_looks_as_on_its_picture(name: str) -> None:
    now, then = pictures(PAPERS[name]()), kept(name)

    assert len(now) == len(then)
    assert [differs(one, other) for one, other in zip(now, then, strict=True)] == [""] * len(now)


def test_no_picture_is_of_a_paper_that_is_gone() -> None:
    assert {path.name.split(".")[0] for path in KEPT.iterdir()} == set(PAPERS)


def test_of_the_test_a_page_with_another_word_is_noticed() -> None:
    other = pictures(draw_plan(replace(AMINA, citizen_name="Berit Testperson")).pdf)

    assert any(differs(one, before) for one, before in zip(other, kept("plan"), strict=True))
