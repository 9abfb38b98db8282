"""Starts the real desktop and tells what stands on its screen, so that a story can press the right place.

The program itself is untouched: this wrapper opens a socket, then runs `desktop.start.main`. It only looks and takes
pictures; every press and letter comes through the X server.
"""

import faulthandler
import json
import os
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class Stagehand(QObject):
    """Answers one question at a time on the main thread, asked from the socket's thread."""

    asked = Signal(object)

    def __init__(self, path: str) -> None:
        super().__init__()
        self.asked.connect(self._answer, type=Qt.ConnectionType.QueuedConnection)
        self._server = socket.socket(socket.AF_UNIX)
        Path(path).unlink(missing_ok=True)  # after a lock the program is a new one in the same process
        self._server.bind(path)
        self._server.listen()
        listener = threading.Thread(target=self._listen, daemon=True)
        listener.start()

    def _listen(self) -> None:
        while True:
            line, _ = self._server.accept()
            with line, line.makefile("rw", encoding="utf-8") as talk:
                question = json.loads(talk.readline())
                box: dict[str, Any] = {"question": question, "done": threading.Event()}
                self.asked.emit(box)
                if not box["done"].wait(10):
                    faulthandler.dump_traceback()  # the program stands still: where, stands in its log
                    box["done"].wait(50)
                talk.write(json.dumps(box.get("answer")) + "\n")

    def _answer(self, box: dict[str, Any]) -> None:
        question = box["question"]
        try:
            box["answer"] = QUESTIONS[question["ask"]](question)
        except Exception:  # noqa: BLE001  told to who asked: in a slot the program's own net would take it
            box["answer"] = {"error": traceback.format_exc()}
        finally:
            box["done"].set()


def see(_: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every visible widget with its class, name, text, place on the screen and state."""
    found: list[dict[str, Any]] = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            for widget in [top, *top.findChildren(QWidget)]:
                if not widget.isVisible():
                    continue
                if not widget.visibleRegion().isEmpty():
                    try:
                        found.append(_seen(widget))
                    except (
                        AttributeError,
                        RuntimeError,
                    ):  # one part without an interface must not hide all others
                        traceback.print_exc()
                if isinstance(widget, QAbstractItemView) and not widget.viewport().visibleRegion().isEmpty():
                    found += _rows(widget)  # a list that opens from a box is covered by its own page
    return found


def _seen(widget: QWidget) -> dict[str, Any]:
    name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    part = widget.visibleRegion().boundingRect()
    return {
        "class": type(widget).__name__,
        "name": name,
        "object": widget.objectName(),
        "text": _text(widget),
        "rect": _place(widget, part),
        "enabled": widget.isEnabled(),
        "focused": widget.hasFocus(),
        "checked": isinstance(widget, QAbstractButton) and widget.isChecked(),
    }


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit | QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    return ""


def _rows(view: QAbstractItemView) -> list[dict[str, Any]]:
    model = view.model()
    if model is None:
        return []
    rows: list[dict[str, Any]] = []
    port = view.viewport()
    for row in range(min(model.rowCount(), 500)):
        index = model.index(row, 0)
        rect = view.visualRect(index).intersected(port.rect())
        if rect.isEmpty():
            continue
        said = model.data(index, Qt.ItemDataRole.AccessibleTextRole) or model.data(index) or ""
        rows.append(
            {"class": "row", "name": str(said), "object": view.objectName(), "text": str(said)}
            | {"rect": _place(port, rect), "enabled": True, "focused": False, "checked": False}
        )
    return rows


def _place(widget: QWidget, part: QRect) -> list[int]:
    corner = widget.mapToGlobal(QPoint(part.x(), part.y()))
    return [corner.x(), corner.y(), part.width(), part.height()]


def picture(question: dict[str, Any]) -> bool:
    """Save what stands on the virtual screen as a PNG."""
    screen = QGuiApplication.primaryScreen()
    return screen.grabWindow(0).save(str(Path(question["path"])))


QUESTIONS: dict[str, Callable[[dict[str, Any]], Any]] = {"see": see, "picture": picture}
"""What a story may ask; a hand that sees more enters it here."""


def main() -> int:
    """Open the socket named by the first argument and run the desktop with the rest."""
    path, *arguments = sys.argv[1:]
    hand = Stagehand(path)
    sys.argv = ["fodfaeste", *arguments]
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")

    from desktop.start import main as desktop

    status = desktop()
    hand.deleteLater()
    return int(status or 0)


if __name__ == "__main__":
    sys.exit(main())
