"""Names the mark of a secret as macOS' clipboard managers know it; Qt would wrap it in a name of its own.

Not seen running: docs/PLATFORMS.md has the list that a person walks through.
"""

from collections.abc import Callable
from typing import Any, Final

from PySide6 import QtGui
from PySide6.QtCore import QByteArray

CONCEALED: Final = "org.nspasteboard.ConcealedType"
MARK: Final = "application/x-nspasteboard-concealed-type"


def begin() -> object:
    """Teach Qt the name; whoever calls keeps what is returned."""
    base: Any = getattr(QtGui, "QUtiMimeConverter")  # noqa: B009  only macOS has it
    kinds: dict[str, Callable[..., object]] = {
        "utiForMime": lambda _self, mime: CONCEALED if mime == MARK else "",
        "mimeForUti": lambda _self, uti: MARK if uti == CONCEALED else "",
        "convertFromMime": lambda _self, _mime, data, _uti: [QByteArray(bytes(data))],
        "convertToMime": lambda _self, _mime, data, _uti: data[0] if data else None,
    }
    made: object = type("Concealed", (base,), kinds)()
    return made
