"""What a person copies in Fodfæste: marked as secret for clipboard managers, gone after half a minute and at the lock.

Nothing is copied by itself; what X11 copies when text is only marked with the mouse is taken back at once. What another
program has put on the clipboard meanwhile is never touched: ours carries a token that is new at every start.
"""

import secrets
import sys
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard

SECONDS: Final = 30
OURS: Final = "application/x-fodfaeste"
SECRET_MARKS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': bytes(4),
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}
"""What KDE's, Windows' and macOS' histories look for; the four bytes are a Windows number of 0, *may not*.

The names are Klipper's, those of Windows' page on clipboard formats, and nspasteboard.org's (by `clipboard_macos`).
"""

_TOKEN: Final = QByteArray(secrets.token_hex(8).encode())
"""Made at every start, and the same for all of this process."""


class ClipboardGuard(QObject):
    """Watches the clipboard for as long as a session lasts."""

    def __init__(self, clipboard: QClipboard) -> None:
        super().__init__()
        self._clipboard = clipboard
        self._names = _teach_names()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._changed)
        if clipboard.supportsSelection():
            clipboard.selectionChanged.connect(self._marked_with_the_mouse)

    @property
    def is_ours(self) -> bool:
        """Whether what lies there was copied here, since this start."""
        data = self._there()
        return data is not None and bool(data.data(OURS) == _TOKEN)

    def _there(self) -> QMimeData | None:
        """Return what lies there; an empty clipboard has nothing, whatever Qt's declaration says."""
        return self._clipboard.mimeData()

    def owns(self, mode: QClipboard.Mode) -> bool:
        """Tell whether the window system says that this program put it there."""
        is_selection = mode == QClipboard.Mode.Selection
        return self._clipboard.ownsSelection() if is_selection else self._clipboard.ownsClipboard()

    def clear(self) -> None:
        """Take it away if it is still ours."""
        self._timer.stop()
        if self.is_ours:
            self._clipboard.clear()

    def _changed(self) -> None:
        """Mark a fresh copy of ours, which puts it there anew; then let the half minute run."""
        data = self._there()
        if data is None or not data.formats() or self.is_ours or not self.owns(QClipboard.Mode.Clipboard):
            return
        marked = QMimeData()
        for name in data.formats():
            marked.setData(name, data.data(name))
        if data.hasText():
            marked.setText(data.text())
        for name, value in SECRET_MARKS.items():
            marked.setData(name, QByteArray(value))
        marked.setData(OURS, _TOKEN)
        self._clipboard.setMimeData(marked)
        self._timer.start()

    def _marked_with_the_mouse(self) -> None:
        """Nobody asked for a copy."""
        if self.owns(QClipboard.Mode.Selection):
            self._clipboard.clear(QClipboard.Mode.Selection)


def _teach_names() -> object:
    """Where the system's names for secrets are not Qt's, teach them; what is returned is kept."""
    if sys.platform == "darwin":
        from desktop import clipboard_macos

        return clipboard_macos.begin()
    return None
