"""Parts where there is little room: what gives way, and that nothing is hidden by it."""

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.look import icons
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.choice import Choice, Choices
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.segment import GROOVE, Option, Segment
from tests.desktop.parts.test_behaviour import shown


def test_large_answers_lie_low_where_their_tiles_would_need_a_second_row(qtbot: QtBot) -> None:
    choices = Choices([Option(str(number), f"Svar {number}", "phone") for number in range(4)], least=150)
    page = hold(column(choices, STRETCH))
    shown(page, qtbot, wide=690, high=300)
    tiles = [choice.geometry() for choice in choices._buttons]

    page.resize(560, 300)
    QApplication.processEvents()
    low = [choice.geometry() for choice in choices._buttons]
    page.resize(320, 300)
    QApplication.processEvents()
    rows = [choice.geometry() for choice in choices._buttons]

    assert {(one.y(), one.height()) for one in tiles} == {(0, look.size("tile"))}
    assert {(one.y(), one.height()) for one in low} == {(0, look.size("control"))}
    assert low[-1].right() == choices._buttons[0].x() + 560 - 1
    assert not any(one.intersects(other) for one, other in itertools.pairwise(low))
    assert sorted({one.y() for one in rows}) == [0, look.size("control") + look.space("snug")]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_two_buttons_of_bare_words_never_read_as_one_sentence(scale: float, qtbot: QtBot) -> None:
    look.set_scale(scale)
    framed, move, case = (
        Button("Ikke truffet"),
        Button("Flyt", kind="quiet"),
        Button("Åbn sagen", kind="quiet"),
    )
    signed = Button("Udskriv", icon="printer", kind="quiet")
    page = hold(Flow(framed, move, case, signed, gap="near"))
    shown(page, qtbot, wide=1200, high=100)
    between = [
        after.x() - before.x() - before.width()
        for before, after in itertools.pairwise((framed, move, case, signed))
    ]

    assert between == [look.space("near"), look.grow(16), look.space("near")]


def test_a_low_answer_that_is_chosen_has_its_tick_where_its_sign_stood(qtbot: QtBot) -> None:
    choice = Choice(Option("met", "Truffet", "phone"))
    choice.lie(low=True)
    shown(choice, qtbot, wide=200, high=52)
    drawn: list[tuple[str, QRectF]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(icons, "draw", lambda _painter, name, _ink, where: drawn.append((name, where)))
        choice.grab()
        choice.setChecked(True)
        choice.grab()

    assert [name for name, _where in drawn] == ["phone", "check"]
    assert drawn[0][1] == drawn[1][1]


def test_a_segment_without_room_gives_up_its_signs_where_that_is_enough_and_else_is_as_high_as_its_rows(
    qtbot: QtBot,
) -> None:
    names = ("Faktum", "Borgerens ord", "Iagttagelse", "Vurdering")
    segment = Segment([Option(name, name, "eye") for name in names], "Faktum")
    page = hold(column(segment, STRETCH))
    shown(page, qtbot, wide=640, high=300)
    whole = segment.height()

    needed = sum(word.wide(bare=False) for word in segment._words) + 2 * GROOVE

    found = []
    for wide in (300, needed - 1):
        page.resize(wide, 300)
        QApplication.processEvents()
        found.append((segment.height() > whole, [word.is_bare for word in segment._words]))
        assert all(segment.rect().contains(word.geometry()) for word in segment._words)
    page.resize(needed, 300)
    QApplication.processEvents()

    assert found == [(True, [False] * 4), (False, [True] * 4)]
    assert (segment.height(), [word.is_bare for word in segment._words]) == (whole, [False] * 4)


def test_the_words_of_a_segment_that_takes_two_rows_are_shared_between_them(qtbot: QtBot) -> None:
    """With three above and one below, the last looked as if it were something else."""
    names = ("Letter before a meeting", "Rights and duties", "Contact card", "Agreement sheet")
    segment = Segment([Option(name, name) for name in names], names[0])
    page = hold(column(segment, STRETCH))
    needed = sum(word.wide(bare=True) for word in segment._words) + 2 * GROOVE
    shown(page, qtbot, wide=needed - 10, high=300)

    rows = [word.mapTo(segment, word.rect().topLeft()).y() for word in segment._words]

    assert rows[0] == rows[1] < rows[2] == rows[3]
