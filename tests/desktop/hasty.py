"""Finds parts that are shown before they have a place: for a moment each is a window, and shuts every menu."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.screens.screen import Screen


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember what comes up as a window, and let everything pass."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


@contextmanager
def hasty_parts(app: QApplication) -> Iterator[list[str]]:
    """Name what came up as a window while this lasted and is none in the end; a page of its own is let pass."""
    watch, found = _Watch(), list[str]()
    app.installEventFilter(watch)
    try:
        yield found
    finally:
        app.removeEventFilter(watch)
    found += [_named(one) for one in watch.seen if not (one.isWindow() or isinstance(one, Screen))]


def _named(part: QWidget) -> str:
    place = part.parentWidget()
    return f"{type(part).__name__} in {type(place).__name__}"
