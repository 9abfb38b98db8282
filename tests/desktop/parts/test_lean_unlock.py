import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.lean_parts import fit_first
from desktop.ui.lean_unlock import LeanUnlock

FORBIDDEN = (
    "tomllib",
    "dataclasses",
    "PySide6.QtSvg",
    "desktop.ui.look.tokens",
    "desktop.ui.parts",
    "storage",
    "sync",
)


def window(qtbot: QtBot, *, theme: str = "light", scale: float = 1.0) -> LeanUnlock:
    made = LeanUnlock(
        initials="MEHA", age="Sidst kvitteret i går kl. 16.12", greeting="Godmorgen", theme=theme, scale=scale
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


class Small(QWidget):
    """A window on a screen of another size: a plain laptop's, with the bar of its system below."""

    room = QSize(1366, 728)

    def screen(self) -> Any:
        return SimpleNamespace(availableSize=lambda: self.room)


@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QSize(1366, 728), QSize(1280, 692)),
        (QSize(1024, 768), QSize(1024, 732)),
        (QSize(1920, 1040), QSize(1280, 800)),
        (QSize(800, 800), QSize(1280, 800)),
    ],
)
def test_a_first_window_is_no_larger_than_the_screen(qtbot: QtBot, room: QSize, size: QSize) -> None:
    made = Small()
    qtbot.addWidget(made)
    made.room = room

    fit_first(made)

    assert made.size() == size


def test_the_unlock_window_loads_nothing_that_it_does_not_need() -> None:
    program = (
        f"import sys, desktop.ui.lean_unlock; print([name for name in {FORBIDDEN!r} if name in sys.modules])"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"


def test_the_unlock_window_stands_without_touching_the_namespace_of_all_enums() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication; import enum, sys, os\n"
        "app = QApplication([])\n"
        "from desktop.ui.lean_unlock import LeanUnlock\n"
        "made = []\n"
        "real = enum.EnumType.__new__\n"
        "def count(meta, name, *rest, **named):\n"
        "    made.append(name); return real(meta, name, *rest, **named)\n"
        "enum.EnumType.__new__ = count\n"
        "window = LeanUnlock(initials='MEHA'); window.show(); app.processEvents()\n"
        "print('DockWidgetArea' in made, flush=True); os._exit(0)\n"
    )

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "False"


def test_enter_gives_the_passphrase(qtbot: QtBot) -> None:
    unlock = window(qtbot)
    QTest.keyClicks(unlock.word, "havre lanterne")

    with qtbot.waitSignal(unlock.passphrase_given) as given:
        QTest.keyClick(unlock.word, Qt.Key.Key_Return)

    assert given.args == ["havre lanterne"]


def test_nothing_typed_gives_nothing(qtbot: QtBot) -> None:
    unlock = window(qtbot)
    given: list[str] = []
    unlock.passphrase_given.connect(given.append)

    unlock.unlock.click()

    assert given == []


def test_what_is_typed_can_be_seen_and_hidden_again(qtbot: QtBot) -> None:
    unlock = window(qtbot)

    unlock.eye.click()
    assert unlock.word.echoMode() == QLineEdit.EchoMode.Normal
    assert unlock.eye.accessibleName() == "Skjul adgangssætningen"

    unlock.eye.click()
    assert unlock.word.echoMode() == QLineEdit.EchoMode.Password


def test_a_capital_without_shift_hints_at_caps_lock(qtbot: QtBot) -> None:
    unlock = window(qtbot)

    QTest.keyClicks(unlock.word, "A")
    assert unlock.line.text() == "Caps Lock er slået til."

    QTest.keyClicks(unlock.word, "a")
    assert unlock.line.text() == ""


def test_a_message_is_said_to_eye_and_ear_and_goes_when_one_types(qtbot: QtBot) -> None:
    unlock = window(qtbot)
    unlock.show_message("De fire ord passer ikke.")

    assert unlock.line.isVisible()
    assert unlock.word.accessibleDescription() == "De fire ord passer ikke."

    QTest.keyClicks(unlock.word, "h")
    assert unlock.line.text() == ""


def test_nothing_can_be_tried_while_one_waits(qtbot: QtBot) -> None:
    unlock = window(qtbot)
    unlock.word.setText("havre")
    unlock.show_message("De fire ord passer ikke.")
    unlock.wait_until(30)
    given: list[str] = []
    unlock.passphrase_given.connect(given.append)

    unlock.unlock.click()
    assert given == []
    assert unlock.line.text() == "De fire ord passer ikke. Prøv igen om 30 sekunder."

    unlock.wait_until(1)
    unlock._tick()
    assert unlock.unlock.isEnabled()
    assert unlock.line.text() == ""


def test_a_passphrase_is_tried_once_at_a_time(qtbot: QtBot) -> None:
    unlock = window(qtbot)
    unlock.busy(True)
    assert not unlock.unlock.isEnabled()
    unlock.busy(False)
    assert unlock.unlock.text() == "Lås op"


def test_a_space_typed_on_while_the_words_are_tried_opens_no_other_way(qtbot: QtBot) -> None:
    locked = window(qtbot)
    left: list[bool] = []
    locked.forgotten.connect(lambda: left.append(True))
    assert locked.word.hasFocus()

    locked.busy(working=True)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or locked, key)

    assert left == []
    locked.busy(working=False)
    locked.show_message("Forkert adgangssætning. Intet er ændret.")
    assert locked.word.hasFocus()


def test_a_window_that_opens_on_a_wait_opens_no_other_way_either(qtbot: QtBot) -> None:
    locked = LeanUnlock(initials="MEHA")
    qtbot.addWidget(locked)
    locked.wait_until(30)
    locked.show()
    locked.activateWindow()
    QApplication.processEvents()

    assert not locked.links[0].hasFocus()


def test_forgetting_has_a_way_on(qtbot: QtBot) -> None:
    unlock = window(qtbot)

    with qtbot.waitSignal(unlock.forgotten):
        unlock.links[0].click()


def test_everything_stays_on_the_card_at_every_text_size(qtbot: QtBot) -> None:
    for theme in ("light", "dark", "contrast"):
        for scale in (1.0, 1.5, 2.0):
            unlock = window(qtbot, theme=theme, scale=scale)
            unlock.resize(1024, 768)
            unlock.show_message("De fire ord passer ikke. Har du glemt dem, kan to kolleger hjælpe dig ind.")
            card = unlock.card()
            for part in (unlock.word, unlock.eye, unlock.line, unlock.unlock, *unlock.links):
                assert card.contains(part.geometry()), (theme, scale, type(part).__name__)
            assert not unlock.grab().isNull()
