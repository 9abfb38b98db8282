"""Whatever is typed anywhere on any paper prints, stands apart from its neighbours and is found again by `pdftotext`.

Each place of each paper gets a text of one of seven kinds. What is not found is said: by a warning before printing, or
by the paper itself where its last words are.
"""

import random
import shutil
from collections.abc import Callable, Mapping
from typing import Final

import pytest

from casework.prints import PAPERS
from desktop.paper.sheet import Drawn
from desktop.paper.spelling import printable
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
CONTROL: Final = tuple("ab cde\x00\x07\x1b\x7f\u202e\u2066\u200b\u200d\n\r\t\v\f\ufeff")
MARKS: Final = ("\u0301", "\u0308\u0301", "\u0489", "\u0330", "", "")
Draw = Callable[[random.Random], str]


def word(by: random.Random, most: int) -> str:
    return "".join(by.choices(DANISH, k=by.randint(1, most)))


def of_many_letters(by: random.Random) -> str:
    said = ""
    while len(said) < 10_000:
        said += f"{word(by, 12)} "
    return said[:9_999] + "x"


KINDS: Final[dict[str, Draw]] = {
    "emoji": lambda by: word(by, 5) + "".join(by.choices(EMOJI, k=5)),
    "right to left": lambda by: " ".join(by.choices(ARABIC, k=4)),
    "right to left among others": lambda by: " ".join(by.choices((*ARABIC, *OTHER_RIGHT, word(by, 8)), k=4)),
    "no spaces": lambda by: "".join(by.choices(DANISH, k=by.randint(60, 400))),
    "control": lambda by: word(by, 4) + "".join(by.choices(CONTROL, k=30)) + word(by, 4),
    "marks": lambda by: "".join(one + by.choice(MARKS) for one in by.choices("aeoækx ", k=24)) + "e",
    "mixed": lambda by: (
        f"{word(by, 6)} {by.choice(ARABIC)} 😀 <b>&amp;\x00{word(by, 40)} \\n %s {{}} e\u0301"
    ),
}


def test_every_paper_has_its_places() -> None:
    assert set(PAPERS) - {"file"} <= set(PLACES)  # a copy of an attached file is as it came


def lost(one: Typed, drawn: Drawn, said: Mapping[Spot, str]) -> list[tuple[Spot, str]]:
    """Return what is not found again, with its place; nothing where the paper or its warnings say that it was cut."""
    back = ReadBack(drawn)
    if any(told in drawn.warnings or back.holds(told) for told in one.shortens):
        return []
    first = {spot: (printable(text).split() or [""])[0] for spot, text in said.items()}
    wanted = {spot: first[spot] if one.says_first(spot) else text for spot, text in said.items()}
    return [(spot, text) for spot, text in wanted.items() if not back.holds(text)]


@pytest.mark.parametrize("name", PLACES)
def test_every_place_holds_anything_at_once(name: str) -> None:
    one = PLACES[name]
    for turn in range(many(1, 40)):
        by = chance(f"typed {name} {turn}")
        said = {spot: KINDS[by.choice(list(KINDS))](by) for spot in places(one)}
        drawn = one.draw(typing(one.facts, said.get))
        assert looks(drawn, one) == []
        assert lost(one, drawn, said) == []


@pytest.mark.parametrize("name", PLACES)
def test_each_place_by_itself_holds_ten_thousand_letters(name: str) -> None:
    one = PLACES[name]
    for turn in range(many(1, 40)):
        by = chance(f"typed long {name} {turn}")
        spot, text = by.choice(places(one)), of_many_letters(by)
        assert bare(printable(text)) == bare(text)  # Danish letters stand as they were typed
        drawn = one.draw(typing(one.facts, {spot: text}.get))
        assert looks(drawn, one) == [], spot
        assert lost(one, drawn, {spot: text}) == []
