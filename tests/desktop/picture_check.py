"""What a picture test finds without eyes (decided.md 35).

Clipped or elided text, parts that lie on each other, targets too small, an empty area that is too large, and things
without a name.
"""

from itertools import combinations, permutations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from desktop.ui.lean_parts import AIR, Press
from desktop.ui.look import paint
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.field import Frame
from desktop.ui.parts.focus import keys_go_to
from desktop.ui.parts.landscape import Landscape
from desktop.ui.parts.preview import PageImage, PagePreview
from desktop.ui.parts.words import Words
from tests.desktop.picture_empty import MOST, emptiest

DESK_FLOOR, VISIT_FLOOR = 24, 44
HINT_INSET = 2
"""What Qt keeps free at either end of a line (px)."""
APART = 12
"""Between two buttons of bare words (px at 100 %); a space between words takes five."""
LEAST_PAGES = 100
"""Under this a preview shows no line of a page (px)."""
CLAMPED = 3
"""Text shown in three lines or more has a way to read all beside it."""


def place_in(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def seen_in(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that its parents let through."""
    area, parent = place_in(widget, window), widget.parentWidget()
    while parent is not None:
        area = area.intersected(window.rect() if parent is window else place_in(parent, window))
        if parent is window:
            break
        parent = parent.parentWidget()
    return area


def scrolls(widget: QWidget) -> bool:
    """Whether it lies on a page that scrolls, where being out of sight is no fault."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def remarks(window: QWidget, *, visit: bool = False, picture: QImage | None = None) -> list[str]:
    """Everything that a person should not have to see; how empty it is can only be told by its picture."""
    floor = VISIT_FLOOR if visit else DESK_FLOOR
    return [
        *(f"cut while painting: {text!r}" for text in dict.fromkeys(paint.cut) if text),
        *_cut_words(window),
        *_cut_by_qt(window),
        *_wrong_buttons(window, floor),
        *_low_targets(window, floor),
        *_overlaps(window),
        *_run_together(window),
        *_wrong_pages(window),
        *(_empty(window, picture) if picture is not None else ()),
        *(f"without a name for a screen reader: {one}" for one in nameless(window)),
    ]


def nameless(inside: QWidget) -> list[str]:
    """Everything that takes the focus and that a screen reader could not name."""
    found = []
    for widget in inside.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or keys_go_to(widget):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if not told.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _cut_words(window: QWidget) -> list[str]:
    found = []
    for part in window.findChildren(Words):
        if not part.isVisible() or not part.said:
            continue
        lines = part.wrapped(part.width())
        said = " ".join(part.said.split())
        clamped = part._lines >= CLAMPED
        if "".join("".join(lines).split()) != "".join(said.split()) and not clamped:
            found.append(f"cut: {part.said[:60]!r} at {part.width()} px")
        elif part.height() < len(lines) * look.line(part._role) - 1:
            found.append(f"pressed: {part.said[:60]!r} {part.height()} px for {len(lines)} lines")
        seen = seen_in(part, window)
        wide = max((look.width(part._role, line) for line in lines), default=0)
        if scrolls(part):
            if seen.width() < min(part.width(), wide) - 1 and seen.height() > 0:
                found.append(f"outside at the side: {part.said[:60]!r}")
        elif seen.height() < part.height() - 1 or seen.width() < min(part.width(), wide) - 1:
            found.append(f"outside: {part.said[:60]!r}")
    return found


def _cut_by_qt(window: QWidget) -> list[str]:
    """What Qt itself writes: a hint in an empty line, and a label that wraps."""
    found = []
    for line in window.findChildren(QLineEdit):
        hint, room = line.placeholderText(), line.width() - 2 * HINT_INSET
        if line.isVisible() and not line.text() and QFontMetricsF(line.font()).horizontalAdvance(hint) > room:
            found.append(f"cut hint: {hint!r} at {room} px")
    for label in window.findChildren(QLabel):
        if type(label) is QLabel and label.isVisible() and label.text():
            letters = QFontMetricsF(label.font()).tightBoundingRect(label.text()).height()
            needed = label.heightForWidth(label.width()) if label.wordWrap() else letters
            if label.height() < needed - 1:
                found.append(f"cut label: {label.text()[:60]!r} {label.height()} of {needed:.0f} px")
    return found


def _empty(window: QWidget, picture: QImage) -> list[str]:
    """An area without anything, on a page as it opens: what is scrolled away is not missing.

    A place that teaches what belongs there is meant, and paper is as it is printed; in high contrast the landscape is
    left away.
    """
    if any(area.verticalScrollBar().value() for area in window.findChildren(QScrollArea)):
        return []
    meant = (Empty, PageImage, Landscape) if look.is_contrast else (Empty, PageImage)
    if any(part.isVisible() for kind in meant for part in window.findChildren(kind)):
        return []
    share = emptiest(picture)
    return [f"empty: {share:.0%} of the picture"] if share > MOST else []


def _wrong_pages(window: QWidget) -> list[str]:
    """Paper that lost its shape, and pages in a strip so low that nobody could read a line of them."""
    flat = [
        f"flat: {page.accessibleName()!r} {page.height()} of {page.heightForWidth(page.width())} px"
        for page in window.findChildren(PageImage)
        if page.isVisible() and page.height() < page.heightForWidth(page.width()) - 1
    ]
    low = [
        f"pages in {preview.height()} px: {preview.accessibleName()!r}"
        for preview in window.findChildren(PagePreview)
        if preview.isVisible() and not preview.is_empty and preview.height() < LEAST_PAGES
    ]
    return [*flat, *low]


def _low_targets(window: QWidget, floor: int) -> list[str]:
    """Fields and rows, which are pressed as buttons are."""
    fields = [part for part in window.findChildren(Frame) if part.isVisible()]
    rows = [
        view
        for view in window.findChildren(QAbstractItemView)
        if view.isVisible() and not isinstance(view, QHeaderView) and view.model().rowCount()
    ]
    return [
        *(f"target {part.height()} px high: a field" for part in fields if part.height() < floor),
        *(
            f"target {view.sizeHintForRow(0)} px high: a row of {view.accessibleName()!r}"
            for view in rows
            if view.sizeHintForRow(0) < floor
        ),
    ]


def _is_pressed(part: QAbstractButton) -> bool:
    """Whether a button has less room than its words need; that of the first window paints them itself."""
    if isinstance(part, Press):
        return part.width() < QFontMetricsF(part.font()).horizontalAdvance(part.text()) + 2 * AIR - 1
    least, wished = part.minimumSizeHint(), part.sizeHint()
    return part.width() < min(wished.width(), least.width()) - 1 or part.height() < least.height() - 1


def _wrong_buttons(window: QWidget, floor: int) -> list[str]:
    found = []
    for part in window.findChildren(QAbstractButton):
        if not part.isVisible():
            continue
        name, least = part.accessibleName() or part.text(), part.minimumSizeHint()
        if part.width() < floor or part.height() < floor:
            found.append(f"target {part.width()}x{part.height()}: {name!r}")
        if _is_pressed(part):
            found.append(
                f"pressed button: {name!r} {part.width()}x{part.height()} of {least.width()}x{least.height()}"
            )
        if not name:
            found.append(f"button without a name: {type(part).__name__}")
        if not scrolls(part) and not window.rect().contains(place_in(part, window)):
            found.append(f"button outside: {name!r}")
    return found


def _run_together(window: QWidget) -> list[str]:
    """Buttons of bare words that stand so near each other that they read as one sentence."""
    seen = [part for part in window.findChildren(Button) if part.isVisible()]
    areas = {part: area for part in seen if not (area := seen_in(part, window)).isEmpty()}
    found = []
    for one, other in permutations(areas, 2):
        here, there = areas[one], areas[other]
        beside = abs(here.center().y() - there.center().y()) < look.line("strong") / 2
        if one.runs_on_into(other) and beside and 0 <= there.left() - here.right() - 1 < look.grow(APART):
            found.append(f"run together: {one.text()!r} and {other.text()!r}")
    return found


def _overlaps(window: QWidget) -> list[str]:
    """Words, buttons and editors that lie on each other without one holding the other."""
    solid = [
        part
        for part in window.findChildren(QWidget)
        if part.isVisible()
        and isinstance(part, Words | QAbstractButton | QLineEdit | QAbstractScrollArea)
        and not isinstance(part, QScrollArea)
        and not part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    areas = {part: area for part in solid if not (area := seen_in(part, window)).isEmpty()}
    found = []
    for one, other in combinations(areas, 2):
        shared = areas[one].intersected(areas[other])
        if shared.width() > 2 and shared.height() > 2 and _are_apart(one, other, window):
            names = [
                part.accessibleName() or getattr(part, "said", "") or type(part).__name__
                for part in (one, other)
            ]
            found.append(
                f"overlap of {shared.width()}x{shared.height()}: {names[0][:40]!r} and {names[1][:40]!r}"
            )
    return found


def _are_apart(one: QWidget, other: QWidget, window: QWidget) -> bool:
    """Whether neither holds the other, on one layer."""
    nested = one.isAncestorOf(other) or other.isAncestorOf(one)
    return not nested and _layer(one, window) is _layer(other, window)


def _layer(widget: QWidget, window: QWidget) -> QWidget:
    """The child of the window that it lies in: what floats above the page is another layer."""
    step = widget
    while (parent := step.parentWidget()) is not None and parent is not window:
        step = parent
    return step
