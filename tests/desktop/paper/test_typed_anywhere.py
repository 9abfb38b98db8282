"""Whatever is typed anywhere on any paper prints, stands apart from its neighbours and is found again by `pdftotext`.

Each place of each paper gets a text: letters of any script, emoji, words from right to left, words without an end,
marks over marks, control characters. What a paper shortens stands whole elsewhere on it. A card has no elsewhere: it
says a thing whole or leaves it out, and what it leaves out is said before it leaves (decision 0073).
"""

import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casework.prints import PAPERS
from desktop.paper import handover
from desktop.paper.sheet import Drawn
from desktop.paper.spelling import printable
from desktop.paper.text import Text
from tests.desktop.paper.typed import PLACES, ReadBack, Spot, Typed, bare, looks, places, typing
from tests.storage.faults.sizes import chance, many

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed"),
]

DANISH: Final = "aabdeeefghiijklmnnoprrsttuvæøåABDEFHØÅ"
EMOJI: Final = ("😀", "👩‍👩‍👧", "❤️", "🏽", "🇩🇰", "ja ", "og ")
ARABIC: Final = ("محمد", "السلام", "عليكم", "بيت", "الأول", "كتاب")
OTHER_RIGHT: Final = ("שלום", "ספר")
CONTROL: Final = tuple("ab cde\x00\x07\x1b\x7f\u202e\u2066\u200b\u200d\n\r\t\v\f\ufeff\ud800\udfff")
MARKS: Final = ("\u0301", "\u0308\u0301", "\u0489", "\u0330", "", "")
WORD: Final = st.text(DANISH, min_size=1, max_size=12)


def of(parts: tuple[str, ...], most: int, between: str = "") -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), min_size=1, max_size=most).map(between.join)


def beside(*several: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*several).map("".join)


TEXTS: Final[dict[str, st.SearchStrategy[str]]] = {
    "any letters": beside(WORD, st.text(st.characters(exclude_categories=["Co", "Cn"]), max_size=40)),
    "emoji": beside(WORD, of(EMOJI, 6)),
    "right to left": of(ARABIC, 5, " "),
    "right to left among others": beside(
        WORD, st.just(" "), of((*ARABIC, *OTHER_RIGHT, "bus", "3A"), 6, " ")
    ),
    "no spaces": st.text(DANISH, min_size=60, max_size=400),
    "control": beside(WORD, of(CONTROL, 30), WORD),
    "marks": st.lists(
        st.tuples(st.sampled_from("aeoækx"), st.sampled_from(MARKS)), min_size=1, max_size=24
    ).map(lambda several: "".join(letter + mark for letter, mark in several) + "e"),
    "mixed": beside(
        WORD, st.sampled_from((" بيت 😀 <b>&amp;\x00", " \\n %s {} e\u0301")), st.text(DANISH, max_size=40)
    ),
    "a sentence": st.lists(WORD, min_size=2, max_size=30).map(" ".join),
}
ANY: Final = st.one_of(*TEXTS.values())
RUN: Final = settings(
    max_examples=many(2, 60),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink] if many(0, 1) else [Phase.explicit, Phase.generate],
)
"""A push draws two papers of each kind and shrinks nothing: a paper takes a second, and a red one is drawn again."""


def test_every_paper_has_its_places() -> None:
    assert set(PAPERS) - {"file"} <= set(PLACES)  # a copy of an attached file is as it came


def lost(one: Typed, drawn: Drawn, said: Mapping[Spot, str]) -> list[tuple[Spot, str]]:
    """Return what is not found again, with its place. What a card left out whole, and said, is not lost."""
    back = ReadBack(drawn)
    first = {spot: (printable(text).split() or [""])[0] for spot, text in said.items()}
    wanted = {spot: first[spot] if one.says_first(spot) else text for spot, text in said.items()}
    gone = [(spot, text) for spot, text in wanted.items() if not back.holds(text)]
    if not any(told in drawn.warnings for told in one.leaves):
        return gone
    return [(spot, text) for spot, text in gone if back.holds_a_half(text)]


def wrong(one: Typed, said: Mapping[Spot, str]) -> list[Any]:
    drawn = one.draw(typing(one.facts, said.get))
    return [*looks(drawn, one), *lost(one, drawn, said)]


@pytest.mark.parametrize("name", PLACES)
def test_every_place_holds_anything_at_once(name: str) -> None:
    one = PLACES[name]

    @RUN
    @given(texts=st.fixed_dictionaries(dict.fromkeys(places(one), ANY)))
    def holds(texts: dict[Spot, str]) -> None:
        assert wrong(one, texts) == []

    holds()


def test_letters_that_reach_deep_keep_clear_of_the_next_line_also_where_lines_are_close() -> None:
    said = {
        ("plan", "citizen_name"): "Forårsø" * 15,  # so long that whom to ring stands in few lines
        ("plan", "signatures", 0, "role"): "bisidder " * 8,
        ("plan", "contacts", 0, "phone"): "الأول عليكم كتاب",
        ("plan", "contacts", 2, "name"): "Håb Testperson " * 8,
        ("plan", "contacts", 2, "role"): "nabo " * 12,
    }

    assert wrong(PLACES["agreements"], said) == []


@pytest.mark.parametrize("name", PLACES)
def test_each_place_by_itself_holds_ten_thousand_letters(name: str) -> None:
    one = PLACES[name]
    for turn in range(many(1, 40)):
        by = chance(f"typed long {name} {turn}")
        spot, text = by.choice(places(one)), of_many_letters(by)
        assert bare(printable(text)) == bare(text)  # Danish letters stand as they were typed
        assert wrong(one, {spot: text}) == [], spot


def of_many_letters(by: random.Random) -> str:
    said = ""
    while len(said) < 10_000:
        said += "".join(by.choices(DANISH, k=by.randint(1, 12))) + " "
    return said[:9_999] + "x"


def without_the_last(facts: Any) -> Any:
    return replace(facts, agreements=facts.agreements[:-1])


def over_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a text of several lines take less room than its lines do."""
    measure = Text._measure

    def less(self: Text, room: float, height: float) -> tuple[float, float]:
        wide, high = measure(self, room, height)
        return wide, high - 12 if high > 2 * self.style.leading else high

    monkeypatch.setattr(Text, "_measure", less)


def test_of_the_test_a_paper_that_drops_a_text_would_be_noticed() -> None:
    one = PLACES["plan"]
    drops = replace(one, draw=lambda facts: one.draw(without_the_last(facts)))
    said = {spot: f"ord{at}p" for at, spot in enumerate(places(one))}

    assert wrong(one, said) == []
    assert {spot[0] for spot, _text in wrong(drops, said)} == {"agreements"}


def test_of_the_test_texts_that_meet_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    one = PLACES["plan"]
    over_each_other(monkeypatch)

    assert wrong(one, dict.fromkeys(places(one), "ord og mere om det " * 4)) != []


def test_of_the_test_a_paper_that_cannot_be_drawn_would_be_noticed() -> None:
    one = PLACES["log"]

    def breaks(facts: Any) -> Drawn:
        assert "😀" not in facts.name
        return one.draw(facts)

    with pytest.raises(AssertionError):
        wrong(replace(one, draw=breaks), dict.fromkeys(places(one), "😀 ja"))


def test_of_the_test_a_hand_over_that_keeps_the_rest_to_itself_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = PLACES["handover"]
    spot = next(spot for spot in places(one) if spot[0] == "first")
    text = of_many_letters(chance("typed long handover"))
    assert wrong(one, {spot: text}) == []
    monkeypatch.setattr(handover, "_whole", lambda *_said: [])

    assert [where for where, _text in wrong(one, {spot: text})] == [spot]


def test_of_the_test_a_card_that_says_half_of_a_thing_would_be_noticed() -> None:
    one = PLACES["contact"]
    spot = next(spot for spot in places(one) if spot[0] == "hours")
    text = of_many_letters(chance("typed long contact"))
    assert wrong(one, {spot: text}) == []

    def shortens(facts: Any) -> Drawn:
        told = one.draw(facts).warnings
        return replace(one.draw(replace(facts, hours=(f"{text[:40]} …",))), warnings=told)

    assert [where for where, _text in wrong(replace(one, draw=shortens), {spot: text})] == [spot]
