"""The frame of a way of steps: where it is only one step, nothing counts to one."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.look.tokens import look
from desktop.ui.screens.rejoin import RejoinScreen
from desktop.ui.screens.signin import SignInScreen
from desktop.ui.screens.start import StartScreen
from desktop.ui.screens.step_frame import StepFrame, StepLine
from tests.desktop.picture_check import seen_in


@pytest.mark.parametrize(
    ("made", "lined"), [(RejoinScreen, False), (SignInScreen, False), (StartScreen, True)]
)
def test_a_way_of_one_step_has_no_line(
    made: Callable[[], StepFrame], lined: bool, qapp: QApplication
) -> None:
    screen = made()
    screen.resize(1280, 800)
    screen.show()
    qapp.processEvents()
    (line,) = screen.findChildren(StepLine)

    assert line.isVisible() is lined
    screen.close()


def test_the_new_code_stands_whole_where_text_is_twice_as_large(qapp: QApplication) -> None:
    look.set_scale(2.0)
    screen = RejoinScreen()
    screen.resize(1280, 800)
    screen.show()
    qapp.processEvents()
    field = screen._code.code

    assert seen_in(field, screen).size() == field.size()
    screen.close()
    look.set_scale(1.0)
