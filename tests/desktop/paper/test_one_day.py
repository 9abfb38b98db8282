"""A case of one day has no two days between which it lies."""

from dataclasses import replace
from datetime import date

from casework.access_paper import AccessPaper, PieceOnPaper
from desktop.paper.access import draw_access
from desktop.paper.evidence import draw_evidence
from desktop.paper.handover import draw_handover
from tests.desktop.paper.histories import UNTIL, evidence, handover
from tests.desktop.paper.reading_back import matter, squeezed

DAY, OTHER = date(2026, 11, 26), date(2026, 11, 25)


def access(first: date) -> str:
    piece = PieceOnPaper(number=1, on=first, name="Notat", mark="whole", text="Vi talte sammen.")
    paper = AccessPaper(
        citizen="Amina Testperson",
        municipality="Eksempel Kommune",
        printed_on=DAY,
        received=DAY,
        counted=(1, 0, 0),
        pieces=(piece,),
    )
    return matter(draw_access(paper).pdf)


def handed_over(first: date) -> str:
    pack = handover()
    lines = tuple(replace(one, on=on) for one, on in zip(pack.lines, (first, DAY), strict=False))
    return matter(draw_handover(replace(pack, lines=lines, counted=2)).pdf)


def test_a_case_of_one_day_says_that_day_once() -> None:
    one, two = (
        squeezed("Den 26. november 2026."),
        squeezed("Fra den 25. november 2026 til den 26. november 2026."),
    )
    assert one in handed_over(DAY)
    assert "tilden26." not in handed_over(DAY)
    assert two in handed_over(OTHER)
    told = matter(draw_evidence(replace(evidence(3), since=UNTIL, until=UNTIL)).pdf)
    assert squeezed("Den 27. november 2026.") in told
    assert "Fraden27." not in told


def test_access_to_a_case_that_began_today_says_one_day() -> None:
    assert squeezed("Her er sagen fra den 26. november 2026. Papirerne") in access(DAY)
    assert squeezed("fra den 25. november 2026 til den 26. november 2026. Papirerne") in access(OTHER)
