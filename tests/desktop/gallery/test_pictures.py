"""The automatic picture test (decided.md 35) over every scene: nothing cut, crowded, too small, empty or nameless.

A scene is a screen in a state that says something, a look is a theme, a text size and a language. A push sees each
scene in one look and one window, dealt out by the word in tests/chance.txt; `./fod endurance` sees all of them. The
third language does not exist: it is Danish with every sentence two fifths longer.
"""

import inspect
import itertools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import language
from desktop.gallery.looks import SCALES
from desktop.ui import screens
from desktop.ui.look.tokens import THEMES, Theme, look
from desktop.ui.screens.screen import Screen
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


def dealt() -> dict[str, tuple[Look, Size]]:
    """Deal a look and a window to each scene, so that a push sees every look about as often."""
    cards = list(itertools.product(LOOKS, SIZES))
    chance("gallery").shuffle(cards)
    return dict(zip(SCENES, itertools.cycle(cards), strict=False))


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
    one_look, one_size = dealt()[scene]
    looks = LOOKS if ENDURANCE else [one_look]
    sizes = SIZES if ENDURANCE else (one_size,)

    found: dict[tuple[Look, Size], list[str]] = {}
    for each in looks:
        with worn(qapp, each):
            for size, remarks in shots(qapp, SCENES[scene], dict.fromkeys(sizes)).items():
                found[each, size] = remarks

    assert {where: remarks for where, remarks in found.items() if remarks} == {}


def test_every_look_is_dealt_to_some_scene_of_a_push() -> None:
    looks = {one_look for one_look, _size in dealt().values()}

    assert len(LOOKS) == 36
    assert looks == set(LOOKS)


def screens_there_are() -> set[type[QWidget]]:
    """Every kind of screen that the program has."""
    modules = [import_module(f"{screens.__name__}.{each.name}") for each in iter_modules(screens.__path__)]
    kinds = [kind for module in modules for _name, kind in inspect.getmembers(module, inspect.isclass)]
    return {kind for kind in kinds if issubclass(kind, Screen) and not kind.__subclasses__()}


def test_every_screen_of_the_program_has_a_scene() -> None:
    there = screens_there_are()
    pictured = [module for name, module in sys.modules.items() if name.startswith("tests.desktop.scenes")]

    used = {each for module in pictured for each in vars(module).values() if inspect.isclass(each)}

    assert len(there) > 20
    assert {kind.__name__ for kind in there - used} == set()
