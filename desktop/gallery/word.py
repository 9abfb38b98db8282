"""`fodfaeste gallery [FOLDER]`: pictures every screen of the practice office, and writes a page over the pictures."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from casework.errors import FodfaesteError
from desktop import chairs
from desktop.gallery import looks, office, page, tour
from desktop.gallery.looks import FIRST, LANGUAGES, SCALES, Look
from desktop.gallery.office import Office
from desktop.gallery.tour import Stop
from desktop.ui.look.dress import dress
from desktop.ui.look.tokens import THEMES

FOLDER: Final = Path("out") / "gallery"


def main(arguments: Sequence[str]) -> int:
    """Draw what is asked for; return the status for the shell."""
    asked = _read(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="fodfaeste-gallery-", ignore_cleanup_errors=True) as home:
        os.environ["FODFAESTE_HOME"] = home
        app = QApplication(["fodfaeste"])
        dress(app)
        try:
            drawn = sorted(draw(app, asked), key=_in_order)
        except FodfaesteError as trouble:
            print(trouble, file=sys.stderr)
            return 1
    print(f"{len(drawn)} pictures: {page.write(asked.folder, drawn)}")
    return 0


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fodfaeste gallery", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    screens = [stop.name for stop in tour.stops()]
    parser.add_argument("--screens", nargs="+", choices=screens, default=screens)
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=list(THEMES))
    parser.add_argument("--scales", nargs="+", type=float, choices=SCALES, default=list(SCALES))
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES))
    parser.add_argument("--one", action="store_true", help="one set only: light, 100 %%, Danish")
    asked = parser.parse_args(arguments)
    if asked.one:
        asked.themes, asked.scales, asked.languages = [FIRST.theme], [FIRST.scale], [FIRST.language]
    return asked


def draw(app: QApplication, asked: argparse.Namespace) -> Iterator[str]:
    """Sit down in each chair, and picture one of its screens after the other; yields the names of the pictures."""
    for chair in chairs.CHAIRS:
        stops = [stop for stop in tour.stops() if stop.name in asked.screens and stop.chair == chair]
        if stops:
            yield from _in_chair(app, chair, stops, asked)


def _in_chair(
    app: QApplication, chair: str, stops: Sequence[Stop], asked: argparse.Namespace
) -> Iterator[str]:
    with office.opened(app, chair) as opened:
        for language in asked.languages:
            opened.session.speak(language)
            wanted = [
                look
                for look in looks.looks_of(language)
                if look.theme in asked.themes and look.scale in asked.scales
            ]
            for stop in stops:
                yield from _at(opened, stop, wanted, asked.folder)
        FIRST.put_on()


def _at(opened: Office, stop: Stop, wanted: Sequence[Look], folder: Path) -> Iterator[str]:
    """Picture one screen in each look."""
    FIRST.put_on()
    with ExitStack() as standing:
        window = None if stop.anew else stop.reach(opened)
        for look in wanted:
            opened.touch()
            look.put_on()
            if stop.anew:
                window = stop.reach(opened)
                standing.callback(window.deleteLater)
                standing.callback(window.close)
            elif stop.tells:
                window = stop.reach(opened)
            if window is not None:
                looks.take(opened.app, window, folder / look.name(stop.name))
                yield look.name(stop.name)
            if stop.anew:
                standing.close()
                opened.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _in_order(picture: str) -> int:
    """The order of the tour; within a screen, that in which the pictures were taken."""
    return [stop.name for stop in tour.stops()].index(picture.partition(".")[0])
