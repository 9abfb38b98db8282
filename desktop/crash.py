"""A bug becomes a report on this computer without a word of anybody's case, and a calm sentence for the person.

The report names the kind of error and the places in the code, nothing else: no message, no value, no local variable.
What was typed has already been kept as a draft.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication

KEEP: Final = 20
_STANDING: Final[set[object]] = set()
ROOT: Final = Path(__file__).resolve().parents[1]


def words_for(report: Path | None) -> str:
    """Return what the person is told."""
    happened = QCoreApplication.translate(
        "crash",
        "Der skete en fejl i Fodfæste. Alt, du har gemt, er gemt, og det, du var ved at skrive, er kladde.",
    )
    where = QCoreApplication.translate(
        "crash", "Rapporten {name} er skrevet på denne computer; den nævner ingen borgere."
    )
    go_on = QCoreApplication.translate(
        "crash", "Du kan arbejde videre; bliver noget ved at se forkert ud, så luk Fodfæste og åbn det igen."
    )
    return " ".join((happened, *((where.format(name=report.name),) if report else ()), go_on))


def described(error: BaseException, now: datetime) -> str:
    """Return the report: kinds of error and places in the code."""
    head = [
        "Fodfæste, fejlrapport uden personoplysninger",
        f"{now.astimezone(UTC).isoformat(timespec='seconds')}",
        f"Python {platform.python_version()} · {platform.system()}",
    ]
    return "\n".join([*head, "", *_chain(error)]) + "\n"


def _chain(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        for frame in traceback.extract_tb(current.__traceback__):
            yield f"  {place(frame.filename)}:{frame.lineno} {frame.name}"
        current = current.__cause__ or current.__context__


def place(filename: str) -> str:
    """Name a file of ours by its way from the top, any other by its last two parts: no home folder, no name."""
    path = Path(filename)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return path.relative_to(ROOT).as_posix()
    return "/".join(path.parts[-2:])


class Crash:
    """Writes reports to a folder, and tells the person through `tell` once for each kind of error."""

    def __init__(self, folder: Path, tell: Callable[[str], object]) -> None:
        self._folder = folder
        self._tell = tell
        self._told: set[str] = set()

    def __call__(self, error: BaseException) -> Path | None:
        """Report one error."""
        now = datetime.now(UTC)
        report = self._write(described(error, now), now)
        kind = "\n".join(_chain(error))
        if kind not in self._told:
            self._told.add(kind)
            self._tell(words_for(report))
        return report

    def hook(self) -> None:
        """Hear of every error that nobody caught, on any thread."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda told: self._only_write(told.exc_value)

    def _uncaught(
        self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self(error if error is not None else kind())

    def _only_write(self, error: BaseException | None) -> None:
        """Outside the main thread nothing is shown: windows belong to that one."""
        if error is not None:
            now = datetime.now(UTC)
            self._write(described(error, now), now)

    def _write(self, text: str, now: datetime) -> Path | None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            report = self._folder / f"{now:%Y%m%dT%H%M%S%f}.txt"
            report.write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("*.txt"))[:-KEEP]:
                old.unlink(missing_ok=True)
        except OSError:
            return None
        return report


def show_calmly(text: str) -> None:
    """Say it in a small window of its own, which waits for nobody."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(QMessageBox.Icon.Information, "Fodfæste", text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _STANDING.add(box)  # nobody else holds it, and what nobody holds is never seen
    box.finished.connect(lambda _done: _STANDING.discard(box))
    box.addButton(QCoreApplication.translate("crash", "Arbejd videre"), QMessageBox.ButtonRole.AcceptRole)
    box.setModal(False)
    box.show()
