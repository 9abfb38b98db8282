"""A hand-over is two pages however long what stands in the case is; what is cut says so, and nothing short is cut."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.handover import TOO_LONG, Handover
from casework.plan_paper import OwnWords, PlanAgreement, PlanContact, PlanGoal
from desktop.paper import handover as drawing
from desktop.paper.handover import NOT_HERE, WHOLE_SAYS, draw_handover
from desktop.paper.two_pages import FIRST_ELSEWHERE, TEXTS_ELSEWHERE, cut
from tests.desktop.paper.histories import handover
from tests.desktop.paper.people import AMINA
from tests.desktop.paper.reading_back import broken_rules, everything, matter, outside, overlaps, squeezed

REMARK = "Hunden er løs. Ring, før du kommer, og bliv stående ved lågen, til han har kaldt den ind. "
SHORT = replace(handover(), lines=())


@st.composite
def texts(draw: st.DrawFn, most: int = 2500) -> str:
    """A text of any length: of ordinary words, or one word without an end."""
    length = draw(st.sampled_from((0, 1, 40, 200, 600, 1200, most)) | st.integers(0, most))
    word = draw(st.sampled_from(("ord ", "Boligselskabet ", "x")))
    return (word * length)[: min(length, 400) if word == "x" else length].strip()


def _written(said: str) -> str:
    return said or "-"


@st.composite
def packs(draw: st.DrawFn) -> Handover:
    """A case in which every text is of a length of its own."""
    goals = st.builds(PlanGoal, area=texts(300), title=texts().map(_written))
    agreements = st.builds(
        PlanAgreement, who=texts(300), what=texts().map(_written), due=st.just(date(2026, 12, 3))
    )
    plan = replace(
        AMINA,
        citizen_name=draw(st.sampled_from(("Amina Testperson", "Amina " + "Testperson-" * 20))),
        main_words=OwnWords(draw(texts()), "Amina", None) if draw(st.booleans()) else None,
        goals=tuple(draw(st.lists(goals, max_size=5))),
        agreements=tuple(draw(st.lists(agreements, max_size=9))),
        contacts=(PlanContact(draw(texts(200)).strip() or "Bo", "din faste kontakt", "70000001"),) * 3,
    )
    return replace(
        SHORT,
        plan=plan,
        first=tuple(_written(one) for one in draw(st.lists(texts(8000), max_size=4))),
        story=draw(texts(8000)),
        late=tuple((date(2026, 11, 2), _written(one)) for one in draw(st.lists(texts(), max_size=4))),
        step=replace(SHORT.step, what=_written(draw(texts())), who=draw(texts())) if SHORT.step else None,
    )


@settings(deadline=None, max_examples=6)
@given(pack=packs())
def test_the_first_part_is_two_pages_at_any_length(pack: Handover) -> None:
    drawn = draw_handover(pack)

    pages = [squeezed(page) for page in everything(drawn.pdf)]
    assert squeezed("Det virker") in pages[0]
    assert squeezed("Når skiftet er gjort") in pages[1]
    assert len(pages) == 2 or squeezed(WHOLE_SAYS) in pages[2]
    assert overlaps(drawn.pdf) == []
    assert outside(drawn.pdf) == []
    said = matter(drawn.pdf)
    lost = [one for one in pack.first if "xx" not in one and squeezed(one) not in said]
    assert not lost or squeezed(FIRST_ELSEWHERE) in said
    assert (TOO_LONG in drawn.warnings) == any(
        squeezed(one) in said for one in (FIRST_ELSEWHERE, TEXTS_ELSEWHERE)
    )


@pytest.mark.parametrize("times", [1, 3, 6])
def test_what_the_pages_hold_is_not_cut(times: int) -> None:
    drawn = draw_handover(replace(SHORT, first=((REMARK * times).strip(), "Tolk: somali")))

    assert squeezed(REMARK * times) in matter(drawn.pdf)
    assert squeezed(FIRST_ELSEWHERE) not in matter(drawn.pdf)
    assert TOO_LONG not in drawn.warnings


def test_a_very_long_word_of_warning_is_cut_says_so_and_hides_none_beside_it() -> None:
    pack = replace(
        SHORT, first=((REMARK * 40).strip(), "Tolk: somali", "Adressen er beskyttet. Den står ikke her.")
    )

    drawn = draw_handover(pack)

    one, two, *_behind = everything(drawn.pdf)
    assert squeezed(REMARK * 40) in matter(drawn.pdf)
    assert all(squeezed(said) in squeezed(one) for said in (*pack.first[1:], FIRST_ELSEWHERE, "Det virker"))
    assert squeezed("Når skiftet er gjort") in squeezed(two)
    assert squeezed(NOT_HERE) in squeezed(two)
    assert squeezed(REMARK * 5) in squeezed(one)
    assert TOO_LONG in drawn.warnings
    assert broken_rules(drawn.pdf) == []


def test_a_pack_that_was_not_cut_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "first_page", lambda pack, _holds: pack)
    monkeypatch.setattr(drawing, "second_page", lambda pack, _holds: pack)

    pages = [squeezed(page) for page in everything(draw_handover(replace(SHORT, first=(REMARK * 40,))).pdf)]

    assert squeezed("Når skiftet er gjort") not in pages[1]


def test_a_text_is_cut_between_two_words_where_there_are_any() -> None:
    assert cut("Hunden er løs", 13) == "Hunden er løs"
    assert cut("Hunden er løs", 12) == "Hunden er …"
    assert cut("x" * 40, 12) == f"{'x' * 12} …"
