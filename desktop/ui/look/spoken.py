"""What a screen reader is told beyond the names: what a painted part is, and what has just happened.

Qt calls every plain QWidget "client". A part that is something else says so by `spoken_role`; Qt's own interface is
then made with that role. What appears without taking the focus (a receipt, a banner, what a field misses) is announced,
as WCAG 2.1 asks in 4.1.3.
"""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Role = QAccessible.Role


def tell_roles() -> None:
    """Let every part be called what it is; once, for the whole application."""
    if not _told:
        _told.append(True)
        QAccessible.installFactory(_made)


def announce(about: QWidget, text: str, *, at_once: bool = False) -> None:
    """Let a screen reader say `text`: when it has finished its sentence, or at once where something is missing."""
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(about, text)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


_told: list[bool] = []


def _made(_class_name: str, thing: object) -> QAccessibleWidget | None:
    """Qt asks for each class that `thing` is; what says nothing of itself is left to Qt."""
    role = getattr(thing, "spoken_role", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, role)
    return None
