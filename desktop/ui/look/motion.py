"""The three durations, in milliseconds: movement answers a hand, never attracts an eye."""

from typing import Literal

from PySide6.QtCore import QEasingCurve

from desktop.ui.look.tokens import look

CURVE = QEasingCurve.Type.OutCubic


def duration(kind: Literal["press", "hover", "panel"]) -> int:
    """How long `kind` takes; 0 when 'Rolig visning' is on."""
    value: int = look.tokens["motion"][kind]
    return 0 if look.is_calm else value
