"""Names under a line: whole however long they are, one abreast where a word is wide, on as many pages as it takes."""

from dataclasses import replace

import pytest

from casework.plan_paper import PlanSigner
from desktop.paper.plan import draw_plan
from desktop.paper.plan_others import draw_edition
from tests.desktop.paper.people import SHORT
from tests.desktop.paper.reading_back import broken_rules, matter, outside, overlaps, squeezed
from tests.desktop.paper.test_plan_others import COMPANY

PARTS = ("Anne-Margrethe", "Bjørnsdóttir", "Schwartzenberger-Løvenskjold", "von", "Testperson")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("words", [12, 60, 700])
def test_a_name_under_a_line_is_never_cut(words: int, large: bool) -> None:
    name = " ".join(f"{PARTS[at % len(PARTS)]}{at}" for at in range(words))
    signers = (PlanSigner(name, f"{name} som borger"),)
    pdf = draw_plan(replace(SHORT, signatures=signers, large=large)).pdf
    under = matter(pdf).rpartition("Underskrift")[2].replace("-", "")
    assert squeezed(name).replace("-", "") in under
    assert squeezed(f"{name} som borger").replace("-", "") in under
    assert "…" not in matter(pdf)
    assert overlaps(pdf) == []
    assert outside(pdf) == []
    assert broken_rules(pdf) == []


def test_a_paper_for_a_workplace_keeps_a_long_name_too() -> None:
    name = "Testperson " * 30
    pdf = draw_edition(replace(COMPANY, signatures=(PlanSigner(name.strip(), "borger"),))).pdf
    assert squeezed(name) in matter(pdf)
    assert "…" not in matter(pdf)
