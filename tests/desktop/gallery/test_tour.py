"""The automatic picture test over the tour through the practice office: the screens as they stand in the real window.

The scenes of `test_pictures` are screens in chosen states; this is what `fodfaeste gallery` draws. A push looks at the
tour in one theme, text size and language, dealt out by the word in tests/chance.txt; `./fod endurance` at all of them.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop import chairs
from desktop.gallery import looks, office, tour
from desktop.gallery.looks import FIRST, LANGUAGES, SIZE, Look
from desktop.gallery.office import Office
from desktop.gallery.tour import Stop
from desktop.ui.look import paint
from tests.desktop.picture_check import remarks
from tests.desktop.shoot import SCREENS
from tests.storage.faults.sizes import ENDURANCE, chance

LOOKS = [one for spoken in LANGUAGES for one in looks.looks_of(spoken)]


@pytest.mark.slow
@pytest.mark.parametrize("chair", chairs.CHAIRS)
def test_no_stop_of_the_tour_is_cut_crowded_or_without_a_name(
    qapp: QApplication, chair: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    stops = [stop for stop in tour.stops() if stop.chair == chair]
    found: dict[tuple[str, Look], list[str]] = {}

    with office.opened(qapp, chair) as opened:
        try:
            for worn in LOOKS if ENDURANCE else [chance("tour").choice(LOOKS)]:
                opened.session.speak(worn.language)
                worn.put_on()
                found |= {(stop.name, worn): seen(qapp, opened, stop) for stop in stops}
        finally:
            FIRST.put_on()
            opened.session.speak(FIRST.language)

    assert {where: said for where, said in found.items() if said} == {}


def seen(app: QApplication, opened: Office, stop: Stop) -> list[str]:
    """Go to a stop, and return what a person should not have to see there."""
    opened.touch()
    window = stop.reach(opened)
    window.resize(*SIZE)
    window.show()
    looks.settle(app)
    paint.cut.clear()
    window.grab()
    said = remarks(window, visit=stop.name == "visit")
    if stop.anew:
        gone(app, window)
    return said


def gone(app: QApplication, window: QWidget) -> None:
    """Take a screen that stands before the house away."""
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_every_screen_of_the_program_is_on_the_tour() -> None:
    """What the pictures are taken of is named by what one sees there; each screen of the house has one at least."""
    names = {stop.name for stop in tour.stops()}
    other = {
        "forgotten_ask": "forgotten",
        "restore_copies": "restore",
        "rejoin_code": "rejoin",
        "signin_again": "signin",
        "case_log": "log",
        "case_history": "history",
    }
    scenes = {*SCREENS.values()} - {"history"} | {"record"}

    assert {other.get(scene, scene) for scene in scenes} <= names
