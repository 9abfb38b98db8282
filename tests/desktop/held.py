"""Whether the parts of a page are held by what holds them in Qt, so that the collector never takes an open page apart.

PySide keeps parents of its own beside Qt's. A few of its calls (`focusProxy`, `nextInFocusChain`, `buddy`) make what
they return a child of what they were asked of, whatever Qt says. A part held by something inside itself is a circle
that nobody holds: Python's collector takes it away, and with it the page the person sees.
"""

import re

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayoutItem, QWidget

_PARENT = re.compile(r"^parent\.+ <.* at (0x[0-9a-f]+)> *$", re.MULTILINE)


def torn(window: QWidget) -> list[str]:
    """What Python holds elsewhere than in something around it.

    The wrappers are asked for all at once: `findChildren` would make each a child of the window, and so mend it.
    """
    parts = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QObject)]
    holders = {id(part): part for part in parts}
    held = [
        (part, holders.get(int(holder[1], 16)))
        for part in parts
        if isinstance(part, QWidget) and window.isAncestorOf(part)
        if (holder := _PARENT.search(shiboken6.dump(part)))
    ]
    return [
        f"{type(part).__name__} {part.accessibleName()!r} in {type(holder).__name__}"
        for part, holder in held
        if not any(step is around for step in (holder, _parent(holder)) for around in _around(part))
    ]


def strayed() -> list[str]:
    """What PySide holds of Qt's that Qt takes down without a word: the items of layouts that were asked for.

    Their wrapper stays behind at an address where something else is made; when that ends, so does the program.
    """
    items = [each for each in shiboken6.getAllValidWrappers() if isinstance(each, QLayoutItem)]
    return [
        f"{type(item).__name__} of {type(holders[0]).__name__}"
        for item in items
        if not isinstance(item, QObject)
        if (holder := _PARENT.search(shiboken6.dump(item)))
        if (holders := [each for each in shiboken6.getAllValidWrappers() if id(each) == int(holder[1], 16)])
    ]


def _parent(thing: QObject | None) -> QObject | None:
    """What a group of buttons lies in, which PySide lets hold them."""
    return thing.parent() if thing is not None and not isinstance(thing, QWidget) else None


def _around(part: QWidget) -> list[QWidget]:
    found, step = [], part.parentWidget()
    while step is not None:
        found.append(step)
        step = step.parentWidget()
    return found
