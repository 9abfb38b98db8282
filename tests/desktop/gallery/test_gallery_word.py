"""`fodfaeste gallery`: every screen of the practice office as a picture, in each look, and a page over all of them."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths, settings
from desktop.gallery import page, tour
from desktop.gallery.looks import FIRST, LANGUAGES, SCALES, SIZE, Look, looks_of, thrifty
from desktop.gallery.office import NoPictures, Office
from desktop.idle import IdleLock
from desktop.ui.look.tokens import THEMES
from desktop.ui.window import SHOWN

if TYPE_CHECKING:
    from desktop.session import Session

ROOT = Path(__file__).parents[3]
ASKED = (
    *("--screens", "unlock", "today"),
    *("--themes", "light", "contrast_dark"),
    *("--scales", "1", "2"),
    *("--languages", "da", "en"),
)
"""A screen before the house and one of it, in eight looks."""


def drawn(folder: Path, home: Path, *asked: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"FODFAESTE_HOME": str(home), "TMPDIR": str(folder.parent)}
    command = [sys.executable, "-m", "desktop.start", "gallery", str(folder), *asked]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_word_pictures_what_it_is_asked_for_in_each_look_and_leaves_nothing_else(tmp_path: Path) -> None:
    folder, home = tmp_path / "gallery", tmp_path / "home"
    looks = [
        look
        for language in LANGUAGES
        for look in looks_of(language)
        if look.theme in {"light", "contrast_dark"} and look.scale in {1.0, 2.0}
    ]

    ended = drawn(folder, home, *ASKED)

    pictures = {path.name: path.read_bytes() for path in folder.glob("*.png")}
    assert ended.returncode == 0, ended.stderr
    assert set(pictures) == {look.name(screen) for screen in ("unlock", "today") for look in looks}
    assert len(set(pictures.values())) == 16
    assert {QImage(str(folder / name)).size().toTuple() for name in pictures} == {SIZE}
    told = (folder / page.NAME).read_text(encoding="utf-8")
    assert all(f'src="{name}"' in told for name in pictures)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gallery"]


def test_a_place_that_the_caseworker_has_not_is_pictured_in_its_own_chair(tmp_path: Path) -> None:
    ended = drawn(tmp_path / "gallery", tmp_path / "home", "--one", "--screens", "mentor")

    assert ended.returncode == 0, ended.stderr
    assert [path.name for path in (tmp_path / "gallery").glob("*.png")] == [FIRST.name("mentor")]


def test_a_screen_that_does_not_exist_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    ended = drawn(tmp_path / "gallery", tmp_path / "home", "--screens", "yesterday")

    assert ended.returncode == 2
    assert "invalid choice: 'yesterday'" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_place_of_the_window_is_on_the_tour_once() -> None:
    names = [stop.name for stop in tour.stops()]

    assert len(set(names)) == len(names)
    assert set(SHOWN) <= set(names)


def test_every_theme_text_size_and_language_is_a_look_of_its_own() -> None:
    looks = [look for language in LANGUAGES for look in looks_of(language)]

    assert len({look.name("today") for look in looks}) == len(THEMES) * len(SCALES) * len(LANGUAGES) == 24
    assert FIRST.name("today") == "today.light.100.da.png"


def test_settings_say_which_look_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))

    Look("contrast_dark", 1.5, "en").put_on()

    told = settings.read(paths.settings())
    assert (told.theme, float(told.scale), told.language) == ("contrast_dark", 1.5, "en")
    again = [stop.name for stop in tour.stops() if stop.tells]
    assert again == ["settings", "team_code", "citizen_note", "diagnostics"]
    FIRST.put_on()


def test_an_office_that_cannot_be_opened_is_said_and_not_waited_for(qapp: QApplication) -> None:
    office = Office(qapp)
    try:
        office._fail(ValueError("the service does not start"))

        with pytest.raises(NoPictures, match=r"the office is made: ValueError.*does not start"):
            office.wait_until(lambda: False, "the office is made")
    finally:
        office.close()


def test_the_page_names_each_screen_once_with_all_its_pictures(tmp_path: Path) -> None:
    names = [look.name(screen) for screen in ("today", "plan") for look in looks_of("en")]

    told = page.write(tmp_path, names).read_text(encoding="utf-8")

    assert "2 screens, 24 pictures" in told
    assert told.count("<h2") == 2
    assert told.count("<figure>") == 24


def test_a_page_is_kept_in_few_colours_and_a_painted_morning_in_its_own() -> None:
    page_, morning = Image.new("RGB", SIZE, "white"), Image.linear_gradient("L").resize(SIZE)
    page_.paste("teal", (100, 100, 400, 140))
    mixed = Image.merge(
        "RGB", (morning, morning.rotate(180), morning.transpose(Image.Transpose.ROTATE_90).resize(SIZE))
    )
    mixed.paste("teal", (100, 100, 140, 140))

    assert thrifty(page_).mode == "P"
    assert thrifty(mixed) is mixed


def test_a_hand_that_moves_over_the_window_is_heard_by_the_lock(qapp: QApplication, qtbot: QtBot) -> None:
    window, office, idle = QWidget(), Office(qapp), IdleLock(lambda: None)
    qtbot.addWidget(window)
    window.show()
    idle.watch(qapp)
    office._session = cast("Session", SimpleNamespace(window=window))
    idle._timer.stop()

    office.touch()

    assert idle._timer.isActive()
    idle.end()
    office._session = None
    office.close()
