"""The automatic picture test (decided.md 35) over every scene: nothing cut, crowded, too small, empty or nameless.

A scene is a screen in a state that says something, a look is a theme, a text size and a language. A push sees each
scene in one look and one window, dealt out by the word in tests/chance.txt; `./fod endurance` sees all of them. The
third language does not exist: it is Danish with every sentence two fifths longer.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.gallery.looks import SCALES
from desktop.ui.look.tokens import THEMES, Theme, look
from tests.desktop import longer
from tests.desktop.shoot import SCENES, SIZES, Size, shots
from tests.storage.faults.sizes import ENDURANCE, chance

LONGER = "longer"
LANGUAGES = ("da", "en", LONGER)


class Look(NamedTuple):
    """One way in which a scene may be seen; a window that stands takes one size after the other."""

    theme: Theme
    scale: float
    language: str


LOOKS = [Look(*one) for one in itertools.product(THEMES, SCALES, LANGUAGES)]


def cards() -> list[tuple[Look, Size]]:
    """Every look in every window; the longer language only where the window is as wide as it was drawn, for its text.

    With less room it loses the end of a cell in a table, and nothing else.
    """
    every = itertools.product(LOOKS, SIZES)
    return [(each, size) for each, size in every if each.language != LONGER or has_room(each, size)]


def has_room(worn_look: Look, size: Size) -> bool:
    """Whether the language that does not exist is asked for here."""
    return size[0] / worn_look.scale >= SIZES[0][0]


def dealt() -> dict[str, tuple[Look, Size]]:
    """Deal a look and a window to each scene, so that a push sees every look about as often."""
    shuffled = cards()
    chance("gallery").shuffle(shuffled)
    return dict(zip(SCENES, itertools.cycle(shuffled), strict=False))


@contextmanager
def worn(app: QApplication, worn_look: Look) -> Iterator[None]:
    """See and hear the program in one look as long as this lasts."""
    look.set_mode("desk")
    look.set_theme(worn_look.theme)
    look.set_scale(worn_look.scale)
    if worn_look.language == LONGER:
        with longer.spoken(app):
            yield
        return
    language.speak(app, worn_look.language)
    try:
        yield
    finally:
        language.speak(app, "da")


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_no_picture_is_cut_crowded_empty_or_without_a_name(qapp: QApplication, scene: str) -> None:
    wanted: dict[Look, list[Size]] = defaultdict(list)
    for each, size in cards() if ENDURANCE else [dealt()[scene]]:
        wanted[each].append(size)

    found: dict[tuple[Look, Size], list[str]] = {}
    for each, sizes in wanted.items():
        with worn(qapp, each):
            seen = shots(qapp, SCENES[scene], dict.fromkeys(sizes), heard=each.language != LONGER)
        found |= {(each, size): remarks for size, remarks in seen.items()}

    assert {where: remarks for where, remarks in found.items() if remarks} == {}


def test_a_push_sees_each_look_and_each_window_and_endurance_sees_all() -> None:
    push = list(dealt().values())

    assert len(cards()) == 72 + 12
    assert set(push) == set(cards())
    assert max(push.count(card) for card in cards()) <= len(SCENES) // len(cards()) + 1
