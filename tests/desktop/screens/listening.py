"""Hearing what a screen says, reading what it shows, and pressing what is on it, as a person would."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.ui.parts.words import Words
from tests import patience


def heard(signal: Any) -> list[tuple[Any, ...]]:
    """Collect what a signal tells from now on."""
    told: list[tuple[Any, ...]] = []
    signal.connect(lambda *what: told.append(what))
    return told


def button(inside: QWidget, name: str) -> QAbstractButton:
    """Find the one visible button whose words or name begin like this; not that of a form which is being put away."""
    found = [
        each
        for each in inside.findChildren(QAbstractButton)
        if (each.accessibleName().startswith(name) or each.text() == name) and not each.isHidden()
    ]
    assert found, f"no button {name!r}"
    shown = [each for each in found if each.isVisibleTo(inside)] or found
    return next((each for each in shown if name in {each.text(), each.accessibleName()}), shown[0])


def press(inside: QWidget, name: str) -> None:
    """Press it."""
    button(inside, name).click()


def words(inside: QWidget) -> str:
    """Everything that is said on the screen now."""
    return "\n".join(part.said for part in inside.findChildren(Words) if part.isVisibleTo(inside))


def key(
    widget: QWidget, code: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key on a widget."""
    QTest.keyClick(widget, code, modifier)


def settle() -> None:
    """Let layouts come to rest, and what the lanes have answered be heard: each answer has a turn of its own."""
    patience.heard()
    for _ in range(4):
        QApplication.processEvents()
