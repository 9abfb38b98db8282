"""Borgervisning: the citizen looks along. No rail, no other names, no search; only this citizen's own road."""

from typing import ClassVar

from casework.answers import AgreementShown, CitizenPage, GoalShown
from casework.plan_contents import name_for_citizen
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Ground, Hairline, Heading
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Bar
from desktop.ui.parts.layout import STRETCH, Piece, column, empty, hold, row
from desktop.ui.parts.lock_button import LockButton
from desktop.ui.parts.mark import Icon, Mark
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.scroll import Scroller
from desktop.ui.parts.words import Voice, Words
from desktop.ui.screens import said
from desktop.ui.screens.citizen_cards import Footholds
from desktop.ui.screens.screen import Frame, Key, Now, Screen, copenhagen_now


class SafeBar(Bar):
    """Whose road it is, that one looks along, and the two ways out."""

    def __init__(self) -> None:
        super().__init__()
        self._whose, self._together = Words("", "title", lines=1), Words("", "label", "accent", lines=1)
        self.end, self.lock = (
            Button("", icon="eye-off", size="primary"),
            LockButton(size="primary"),
        )
        together = hold(row(Icon("eye", "accent"), self._together))
        ways = hold(row(STRETCH, self.end, self.lock))
        names = hold(row(Mark(32), 4, (hold(Flow(self._whose, together, gap="pad")), 1)))
        beside = Beside((names, 1, 240), (ways, 0, 0), middle=True)
        self.setLayout(column(hold(beside), gap="", margins=(24, 12, 24, 12)))
        self.end.clicked.connect(self.safe_view_asked)
        self.lock.clicked.connect(self.lock_asked)

    def say(self, first_name: str) -> None:
        """Say whose road it is."""
        self._whose.say(self.tr("{name}s vej").format(name=first_name))
        self._together.say(self.tr("Vi kigger sammen"))
        self.end.rename(self.tr("Slut borgervisning"), name=self.tr("Slut borgervisning, F9"))
        self.lock.rename(self.tr("Lås"))


class SafeScreen(Screen):
    """A page of its own, not a filter on the normal one: what is not asked for here cannot be seen here."""

    frame: ClassVar[Frame] = "safe"

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._page: CitizenPage | None = None
        self.bar = SafeBar()
        self.header = self.bar  # type: ignore[assignment]
        self._wants, self._agreed, self._won = Card(pad="room"), Card(pad="room"), Card(pad="room")
        left = hold(column(self._wants, self._agreed, STRETCH, gap="pad"))
        right = hold(column(self._won, STRETCH, gap="pad"))
        self._road = hold(Beside((left, 1, 480), (right, 1, 480), gap="pad"))
        self._nothing = Empty("footprints", "", "")
        body = column((self._road, 1), (self._nothing, 1), gap="")
        body.setContentsMargins(24, 20, 24, 24)
        self.setLayout(column(self.bar, (Ground("page", (Scroller(hold(body)), 1)), 1), gap=""))
        self.first_focus = self.bar.end

    def show_page(self, page: CitizenPage) -> None:
        """Show one citizen's own road: goals, agreements, and what has been reached."""
        self._page = page
        self.setAccessibleName(page.first_name)
        self.bar.say(page.first_name)
        aims = [goal for goal in page.goals if goal.status == "active"]
        won = [goal.title for goal in page.goals if goal.status == "reached"]
        won += [one.what for one in page.agreements if one.status == "done"]
        open_ = [one for one in page.agreements if one.status == "open"]
        is_begun = bool(aims or won or open_)
        self._road.setVisible(is_begun)
        self._nothing.setVisible(not is_begun)
        self._nothing.say(
            self.tr("Her begynder din vej"),
            self.tr("Her står dine mål og det, vi aftaler, når vi har sat det første sammen."),
        )
        self._fill(
            self._wants,
            self.tr("Det vil jeg"),
            [self._goal(goal) for goal in aims],
            self.tr("Her står dine mål, når vi har sat dem."),
        )
        self._fill(
            self._agreed,
            self.tr("Det har vi aftalt"),
            [self._agreement(one) for one in open_],
            self.tr("Ingen aftaler lige nu."),
        )
        self._fill(
            self._won,
            self.tr("Det lykkedes"),
            [self._win(text) for text in won],
            self.tr("Her kommer det, du når."),
        )

    def _fill(self, card: Card, name: str, pieces: list[Piece], nothing: str) -> None:
        layout = card.layout()
        if layout is None:
            return
        empty(layout)
        layout.addWidget(Heading(name))
        for number, piece in enumerate(pieces):
            layout.addWidget(hold(column(Hairline() if number else None, piece, gap="snug")))
        if not pieces:
            layout.addWidget(Words(nothing, "body", "ink_soft"))
        layout.addWidget(hold(column(STRETCH)))

    def _goal(self, goal: GoalShown) -> Piece:
        day = f"{goal.target_date:%d.%m.%Y}" if goal.target_date else ""
        steps = self.tr("{reached} af {steps} delmål").format(reached=goal.steps_reached, steps=goal.steps)
        bar = Footholds(goal.steps_reached, goal.steps, steps) if goal.steps else None
        foot = " · ".join(part for part in (steps if goal.steps else "", goal.measure) if part)
        head = row((Words(goal.title, "strong"), 1), Words(day, "small", "ink_soft", lines=1), top=True)
        own = Voice(goal.own_words) if goal.own_words else None
        return hold(column(head, own, bar, Words(foot, "small", "ink_soft"), gap="tight"))

    def _agreement(self, agreement: AgreementShown) -> Piece:
        when = said.day(agreement.due, self.now().date()) if agreement.due else self.tr("uden dato")
        who = name_for_citizen(self._page, agreement.who) if self._page else agreement.who
        words = column(Words(agreement.what), Words(f"{who} · {when}", "small", "ink_soft"), gap="")
        return hold(row(Icon("handshake", "accent", beside="body"), (hold(words), 1), gap="snug", top=True))

    def _win(self, text: str) -> Piece:
        return hold(row(Icon("sprout", "accent", beside="body"), (Words(text), 1), gap="snug", top=True))

    def keys(self) -> tuple[Key, ...]:
        """Return the one key that works here."""
        return (("F9", self.tr("slut borgervisning")),)

    def retranslate(self) -> None:
        """Say everything again."""
        if self._page is not None:
            self.show_page(self._page)
