"""Who carries what: a bar in three tints for each of the team, with the same in words, and the way to hand over."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.answers_team import Load, Member
from casework.caseload import POINTS, RULED_ON, Weight, is_mentor
from desktop.ui.look import paint
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.mark import Avatar
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words
from desktop.ui.screens import days

TINTS: tuple[tuple[Weight, float], ...] = (("light", 0.28), ("normal", 0.58), ("intensive", 1.0))


class LoadBar(QWidget, Part):
    """Points in three tints of one colour, out of the heaviest load of the team."""

    spoken_role: ClassVar = Role.Graphic

    def __init__(self, load: Load, most: float) -> None:
        super().__init__()
        self._load, self._most = load, max(most, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Twelve pixels high."""
        return QSize(120, 12)

    def minimumSizeHint(self) -> QSize:
        """As the hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A groove, and a part for each weight."""
        painter, whole = paint.start(self), QRectF(self.rect())
        edge = look.color("edge") if look.is_contrast else None
        paint.panel(painter, whole, look.color("sunken"), radius=6, border=edge)
        left = 0.0
        for name, strong in TINTS:
            wide = getattr(self._load, name) * POINTS[name] / self._most * whole.width()
            if wide > 0:
                paint.panel(
                    painter, QRectF(left, 0, max(wide - 1, 2), 12), look.color("accent", strong), radius=4
                )
                left += wide


class LoadCard(Card):
    """`hand_wanted(user)` when somebody's work is to be handed over or covered."""

    hand_wanted = Signal(str)

    def __init__(self) -> None:
        self._members: tuple[Member, ...] = ()
        self._have: dict[str, int] = {}
        self._head, self._rows, self._rule = Heading(""), column(gap="snug"), Words("", "small", "ink_soft")
        super().__init__(self._head, self._rows, self._rule, gap="snug")
        self.retranslate()

    def show_members(self, members: tuple[Member, ...], have: dict[str, int]) -> None:
        """Show the team, the heaviest load first; `have` says of how many each has work that can be handed over.

        The same once more, as when the service answers, leaves the button under a hand alone.
        """
        if (members, have) != (self._members, self._have):
            self._members, self._have = members, have
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Sagsstammer"))
        self._rule.say(
            self.tr(
                "Point efter aftalt kontakt: let ½ (sjældnere end hver 28. dag), almindelig 1, intensiv 2 (mindst hver "
                "7. dag). Fodfæstes egen regel af {day}, ikke efterset mod en norm."
            ).format(day=f"{RULED_ON:%d.%m.%Y}")
        )
        empty(self._rows)
        most = max((one.load.points for one in self._members), default=1.0)
        for number, one in enumerate(self._members):
            if number:
                self._rows.addWidget(Hairline())
            self._rows.addWidget(self._member(one, most))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _member(self, one: Member, most: float) -> QWidget:
        number = self._have.get(one.user, 0) if is_mentor(one.job) else one.load.citizens
        count = self.tr("1 borger") if number == 1 else self.tr("{count} borgere")
        points = self.tr("{points} point").format(points=said_points(one.load.points))
        if is_mentor(one.job):
            points = self.tr("mentor")
        carries = (count.format(count=number), points) if number or not is_mentor(one.job) else (points,)
        who = column(
            Words(one.name, "strong", lines=2),
            Words(" · ".join(carries), "small", "ink_soft"),
            gap="",
        )
        away = Words(self._away(one), "small", "notice") if one.away_until else None
        bar = LoadBar(one.load, most)
        parts = self.tr("{light} lette, {normal} almindelige, {intensive} intensive").format(
            light=one.load.light, normal=one.load.normal, intensive=one.load.intensive
        )
        if is_mentor(one.job):
            parts = self.tr("mentortimer tæller ikke i point")
        elif not one.load.citizens:
            parts = self.tr("ingen borgere lige nu")
        bar.setAccessibleName(f"{one.name}: {points}. {parts}")
        hand = Button(
            self.tr("Overdrag"),
            icon="users-round",
            name=self.tr("Overdrag eller dæk for {name}").format(name=one.name),
        )
        hand.setEnabled(bool(self._have.get(one.user)))
        hand.clicked.connect(lambda: self.hand_wanted.emit(one.user))
        load = column(bar, Words(parts, "small", "ink_soft"), away, gap="tight")
        name = hold(row(Avatar(one.initials[:2]), (who, 1), gap="snug"))
        wide = round(hand.sizeHint().width() / look.scale) + 2
        return hold(
            Beside((name, 2, 202), (hold(load), 3, 222), (hold(row(hand)), 0, wide), gap="near", middle=True)
        )

    def _away(self, one: Member) -> str:
        until = days.say_row_date(one.away_until) if one.away_until else ""
        return self.tr("{by} dækker til og med {day}").format(by=one.covered_by, day=until)


def said_points(points: float) -> str:
    """Say points as they are counted: "12", "12½"."""
    whole = int(points)
    half = "½" if points > whole else ""
    return f"{whole or ''}{half}" if half else str(whole)
