"""Two small charts: paid hours as a staircase, and 1 to 5 over time by two people.

A number that falls is drawn exactly like one that rises: same colour, same tread, no arrow. What happened
is written at the place where it happened. Each chart says itself in one sentence to a screen reader.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.look import icons, paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look

MARK = 5.0


@dataclass(frozen=True, slots=True)
class Week:
    """Paid hours of one week, and what happened in it."""

    name: str
    paid: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """How two people answered at one time (0 = not)."""

    when: str
    citizen: int = 0
    worker: int = 0
    note: str = ""


class Chart(QWidget, Part):
    """Common: room for the words of the axes, a grid, a sentence."""

    spoken_role: ClassVar = Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(look.grow(480), look.grow(220))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(look.grow(280), look.grow(170))

    def plot(self, axis_word: str) -> QRectF:
        """Where the drawing stands, inside the words of the axes."""
        left = look.metrics("small", tabular=True).horizontalAdvance(axis_word) + 10
        foot = look.line("small") + 8
        return QRectF(
            left,
            look.line("label") + 14,
            self.width() - left - 12,
            self.height() - foot - look.line("label") - 16,
        )

    def grid(self, painter: QPainter, area: QRectF, marks: Sequence[tuple[float, str]]) -> None:
        """Hairlines with their words at the left."""
        high = look.line("small")
        for share, text in marks:
            y = round(area.bottom() - share * area.height())
            painter.fillRect(
                QRectF(area.left(), y, area.width(), 1), look.color("line", 0.35 if look.is_contrast else 1.0)
            )
            spot = QRectF(0, y - high / 2, area.left() - 8, high)
            paint.words(painter, spot, text, role="small", color="ink_soft", align="right", tabular=True)

    def note(self, painter: QPainter, foot: QPointF, text: str) -> None:
        """What happened, at the place, in ink: a fact, not a verdict."""
        wide, high = look.width("small", text) + 14, look.line("small") + 2
        x = min(max(foot.x() - wide / 2, 0.0), self.width() - wide)
        box = QRectF(x, foot.y() - high - 10, wide, high)
        paint.panel(painter, box, look.color("card"), radius=look.radius("small"), border=look.color("rim"))
        painter.fillRect(QRectF(foot.x() - 0.5, foot.y() - 10, 1, 8), look.color("edge"))
        paint.words(painter, box, text, role="small", color="ink", align="center")


class Staircase(Chart):
    """`show_weeks(weeks, plan=)`: filled steps, the plan as a dashed tread above, a flag on the first paid
    hour.
    """

    def __init__(self) -> None:
        super().__init__()
        self._weeks: Sequence[Week] = ()
        self._plan: Sequence[float] = ()
        self._of_many = False

    def show_weeks(self, weeks: Sequence[Week], *, plan: Sequence[float] = (), of_many: bool = False) -> None:
        """Other weeks, oldest first. `of_many`: hours of several people have no first one to flag."""
        self._weeks, self._plan, self._of_many = weeks, plan, of_many
        said = ", ".join(f"{week.name}: {week.paid:g} {week.note}".strip() for week in weeks)
        spoken = self.tr("Løntimer pr. uge: {weeks}").format(weeks=said)
        first = self._first()
        if first is not None and not of_many:
            spoken = f"{spoken}. {self.tr('Første løntime')}: {weeks[first].name}"
        self.setAccessibleName(spoken)
        self.update()

    def _first(self) -> int | None:
        """In which of the weeks the first hour was paid."""
        return next((number for number, week in enumerate(self._weeks) if week.paid), None)

    def _top(self) -> float:
        most = max((*(week.paid for week in self._weeks), *self._plan), default=0.0)
        return max(4.0, 2.0 * -(-most // 2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, steps, plan, notes, flag."""
        painter, top = paint.start(self), self._top()
        half, whole = (self.tr("{hours} t").format(hours=f"{hours:g}") for hours in (top / 2, top))
        area = self.plot(whole)
        self.grid(painter, area, ((0, "0"), (0.5, half), (1, whole)))
        if not self._weeks:
            return
        wide = area.width() / len(self._weeks)
        every = max(1, round((look.width("small", "00") + 12) / wide + 0.5))
        for number, week in enumerate(self._weeks):
            high = area.height() * week.paid / top
            cell = QRectF(area.left() + number * wide + 1, area.bottom() - high, wide - 2, high)
            self._step(painter, cell)
            if number % every == 0:
                spot = QRectF(cell.left() - 20, area.bottom() + 6, wide + 38, look.line("small"))
                paint.words(painter, spot, week.name, role="small", color="ink_soft", align="center")
        self._planned(painter, area, top)
        for number, week in enumerate(self._weeks):
            foot = QPointF(
                area.left() + (number + 0.5) * wide, area.bottom() - area.height() * week.paid / top
            )
            if week.note:
                self.note(painter, foot, week.note)
        if not self._of_many:
            self._flag(painter, area, wide)

    def _step(self, painter: QPainter, cell: QRectF) -> None:
        if cell.height() <= 0:
            return
        edge = look.color("accent") if look.is_contrast else None
        painter.setClipRect(cell)
        low = cell.adjusted(0, 0, 0, 6)
        paint.panel(painter, low, look.color("accent_soft"), radius=4, border=edge, width=2)
        painter.setClipping(False)
        tread = QRectF(cell.left(), cell.top(), cell.width(), 4)
        paint.panel(painter, tread, look.color("accent"), radius=2)

    def _planned(self, painter: QPainter, area: QRectF, top: float) -> None:
        if not self._plan:
            return
        wide, path = area.width() / len(self._weeks), QPainterPath()
        for number, hours in enumerate(self._plan[: len(self._weeks)]):
            y = area.bottom() - area.height() * hours / top
            if number:
                path.lineTo(area.left() + number * wide, y)
            else:
                path.moveTo(area.left(), y)
            path.lineTo(area.left() + (number + 1) * wide, y)
        pen = QPen(look.color("ink_soft"), 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _flag(self, painter: QPainter, area: QRectF, wide: float) -> None:
        first = self._first()
        if first is None:
            return
        text, x = self.tr("Første løntime"), area.left() + (first + 0.5) * wide
        side, high = look.grow(16), look.line("label") + 6
        long = look.width("label", text) + side + 24
        left = min(max(x - long / 2, 0.0), self.width() - long)
        box = QRectF(left, 2, long, high)
        foot = area.bottom() - area.height() * self._weeks[first].paid / self._top()
        painter.fillRect(QRectF(x - 1, box.bottom(), 2, foot - box.bottom()), look.color("accent"))
        edge = look.color("accent") if look.is_contrast else None
        paint.panel(painter, box, look.color("accent_soft"), radius=look.radius("small"), border=edge)
        icons.draw(painter, "flag", "accent", QRectF(left + 9, box.center().y() - side / 2, side, side))
        paint.words(painter, box.adjusted(side + 14, 0, 0, 0), text, role="label", color="accent")


class Ratings(Chart):
    """`show_answers(answers, names)`: the citizen's line whole with round marks, the worker's dashed and
    square.
    """

    def __init__(self) -> None:
        super().__init__()
        self._answers: Sequence[Answer] = ()
        self._names = ("", "")

    def show_answers(self, answers: Sequence[Answer], *, names: tuple[str, str]) -> None:
        """Other answers, oldest first; `names` are citizen and worker."""
        self._answers, self._names = answers, names
        self.setAccessibleName("; ".join(map(self._said, answers)))
        self.update()

    def _said(self, answer: Answer) -> str:
        """One time in words; whoever did not answer is not named with a nought."""
        pairs = zip(self._names, (answer.citizen, answer.worker), strict=True)
        told = ", ".join(f"{name} {value}" for name, value in pairs if value)
        return f"{answer.when}: {told} {answer.note}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, the worker's line, the citizen's over it, words below."""
        painter = paint.start(self)
        names = max(look.width("label", name) for name in self._names)
        area = self.plot("5").adjusted(24, 0, -names - 8, 0)
        self.grid(painter, area, [(number / 4, str(number + 1)) for number in range(5)])
        if not self._answers:
            return
        step = area.width() / max(1, len(self._answers) - 1)
        self._line(painter, area, step, worker=True)
        self._line(painter, area, step, worker=False)
        long = max(look.width("small", answer.when) for answer in self._answers) + 16
        every = max(1, math.ceil(long / step)) if step > 0 else 1
        newest = len(self._answers) - 1
        for number, answer in enumerate(self._answers):
            if (newest - number) % every == 0:
                middle = max(area.left() + number * step, long / 2)
                spot = QRectF(middle - long / 2, area.bottom() + 8, long, look.line("small"))
                paint.words(painter, spot, answer.when, role="small", color="ink_soft", align="center")
            if answer.note and (answer.citizen or answer.worker):
                self.note(
                    painter,
                    self._spot(area, step, number, max(answer.citizen, answer.worker)) - QPointF(0, 8),
                    answer.note,
                )

    @staticmethod
    def _spot(area: QRectF, step: float, number: int, value: int) -> QPointF:
        return QPointF(area.left() + number * step, area.bottom() - (value - 1) / 4 * area.height())

    def _end_together(self) -> bool:
        """Whether the names of both lines would stand in the same place."""
        ends = [
            next(((at, value) for at, value in reversed(list(enumerate(values))) if value), None)
            for values in (
                [each.citizen for each in self._answers],
                [each.worker for each in self._answers],
            )
        ]
        return ends[0] is not None and ends[0] == ends[1]

    def _line(self, painter: QPainter, area: QRectF, step: float, *, worker: bool) -> None:
        values = [answer.worker if worker else answer.citizen for answer in self._answers]
        points = [self._spot(area, step, number, value) for number, value in enumerate(values) if value]
        if not points:
            return
        role = "ink_faint" if worker else "accent"
        pen = QPen(look.color(role), 2 if worker else 2.5)
        if worker:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawPolyline(points)
        for point in points:
            mark = QRectF(point.x() - MARK, point.y() - MARK, 2 * MARK, 2 * MARK)
            edge, radius = look.color(role), 2 if worker else MARK
            paint.panel(painter, mark, look.color("card"), radius=radius, border=edge, width=2.5)
        high = look.line("label")
        apart = (high / 2 if worker else -high / 2) if self._end_together() else 0
        name = QRectF(points[-1].x() + 12, points[-1].y() - high / 2 + apart, 400, high)
        text = self._names[1] if worker else self._names[0]
        paint.words(painter, name, text, role="label", color="ink_soft" if worker else "accent")
