"""What a screen reader meets in a window: Qt's own tree of names, roles and states, walked as the reader walks it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPainter
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QStackedWidget, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.parts.card import Ground, Hairline
from desktop.ui.parts.empty_state import _Square
from desktop.ui.parts.field import FieldBase
from desktop.ui.parts.focus import FocusRing, keys_go_to
from desktop.ui.parts.landscape import Landscape
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.scroll import Thumb
from desktop.ui.parts.words import Words
from desktop.ui.screens.palette import FoundLine

CODES = {path.stem for path in (Path(icons.__file__).parent / "icons").glob("*.svg")}
Role = QAccessible.Role
Text = QAccessible.Text
MARKS = re.compile(r"\d+( [th])?|[A-ZÆØÅ]{1,2}")
"""Numbers along an axis and initials: the name beside them says the same."""
TOLD = (Text.Name, Text.Description, Text.Value)

PRESSED = {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton}
ONE_OF_SEVERAL = {Role.Grouping, Role.PageTabList}
"""Choices that belong together: "No, selected" alone says nothing."""
TAKES_FOCUS = PRESSED | {
    Role.EditableText,
    Role.ComboBox,
    Role.Table,
    Role.List,
    Role.ListItem,
    Role.Cell,
    Role.Document,
    Role.Pane,
    Role.Canvas,
}
"""What the focus may rest on, said as what it is: "client" and "no role" are none of them."""
SILENT = (Icon, Hairline, Landscape, Ground, FocusRing, Thumb, _Square)
"""Painted, and saying nothing that the words beside it do not say."""


def tree(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything that can be seen, from the window down."""
    yield from _below(QAccessible.queryAccessibleInterface(window))


def _below(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield one
    for number in range(one.childCount()):
        child = one.child(number)
        if child is None:
            continue
        thing = child.object()
        if isinstance(thing, QWidget) and not thing.isVisible():
            continue
        yield from _below(child)


def unheard(window: QWidget) -> list[str]:
    """Everything that a person who listens would not be told."""
    found: list[str] = []
    for one in tree(window):
        found += _of_focus(one)
        thing = one.object()
        if isinstance(thing, QAbstractButton):
            found += _of_button(one, thing)
        if isinstance(thing, FieldBase):
            found += _of_field(thing)
        if one.role() in ONE_OF_SEVERAL and not one.text(Text.Name).strip():
            found.append(f"one of several, and nobody hears of what: {_kind(thing)}")
        if isinstance(thing, QWidget) and is_silent_picture(thing, one):
            found.append(f"painted without words: {_kind(thing)}")
    return found


def painted_only(window: QWidget) -> list[str]:
    """Every word that is painted by hand and that the tree says nowhere."""
    painted: list[str] = []
    words = paint.words

    def written(painter: QPainter, area: QRectF, text: str, **how: Any) -> float:
        painted.append(text)
        return words(painter, area, text, **how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paint, "words", written)
        window.grab()
    said = _plain(" ".join(one.text(which) for one in tree(window) for which in TOLD))
    heard = (MARKS.fullmatch(text) or _plain(text.strip("…")) in said for text in painted)
    return [f"painted only: {text!r}" for text, is_heard in zip(painted, heard, strict=True) if not is_heard]


def _plain(text: str) -> str:
    """Without spaces and case: a line that was broken is still the same words."""
    return "".join(text.split()).casefold()


def _kind(thing: Any) -> str:
    return type(thing).__name__


def _of_focus(one: QAccessibleInterface) -> list[str]:
    """What the focus can rest on has a name that is no code, and a role."""
    name = one.text(Text.Name)
    thing: Any = one.object()
    takes = bool(one.state().focusable)
    if isinstance(thing, QWidget):
        takes = thing.focusPolicy() != Qt.FocusPolicy.NoFocus and keys_go_to(thing) is None
    if not takes:
        return []
    where = f"{_kind(thing) if thing is not None else one.role().name} {name!r}"
    found = []
    if not name.strip():
        found.append(f"without a name: {where}")
    elif name in CODES or re.fullmatch(r"[a-z]+([-_][a-z0-9]+)+", name):
        found.append(f"named by a code: {where}")
    if one.role() not in TAKES_FOCUS:
        found.append(f"takes the focus as {one.role().name}: {where}")
    return found


def _of_button(one: QAccessibleInterface, button: QAbstractButton) -> list[str]:
    """A button is told as a button, with whether it is pressed and whether it can be."""
    state, name, found = one.state(), one.text(Text.Name), []
    if not name.strip():
        found.append(f"button without a name: {_kind(button)}")
    if _plain(_shown(button)) not in _plain(name):
        found.append(f"shows {_shown(button)!r} and is called {name!r}")
    if one.role() not in PRESSED:
        found.append(f"button told as {one.role().name}: {name!r}")
    if bool(state.checkable) != button.isCheckable() or bool(state.checked) != button.isChecked():
        found.append(f"pressed or not is not told: {name!r}")
    if bool(state.disabled) == button.isEnabled():
        found.append(f"whether it can be pressed is not told: {name!r}")
    group: Any = button.group()
    if group is not None and group.exclusive() and one.role() != Role.RadioButton:
        found.append(f"one of several told as {one.role().name}: {name!r}")
    return found


def _shown(button: QAbstractButton) -> str:
    """The words on it: who speaks to the machine says what he sees (WCAG 2.5.3)."""
    return "" if isinstance(button, FoundLine) else button.text().removesuffix("…").strip()


def _of_field(field: FieldBase) -> list[str]:
    """The name above and the line below belong to the editor: help, or what is missing and why."""
    editor = QAccessible.queryAccessibleInterface(field._editor)
    found = []
    if field.needs and field.needs not in editor.text(Text.Description):
        found.append(f"what is missing is not told: {field.name()!r}")
    if field._is_still and not (editor.state().readOnly or editor.state().disabled):
        found.append(f"that it cannot be written in is not told: {field.name()!r}")
    return found


def is_silent_picture(widget: QWidget, told: QAccessibleInterface) -> bool:
    """Whether it only paints, and has neither words of its own nor anything inside that speaks."""
    ours = [each for each in type(widget).__mro__ if each.__module__.startswith(("desktop", "tests"))]
    paints = any("paintEvent" in vars(each) for each in ours)
    if not paints or isinstance(widget, (*SILENT, QAbstractScrollArea, QStackedWidget)):
        return False
    says = told.text(Text.Name).strip() or told.text(Text.Value).strip()
    if isinstance(widget, Words) and not widget.said:
        return False
    return (
        not says
        and not any(child.isVisible() for child in widget.findChildren(QWidget))
        and widget.width() > 0
    )
