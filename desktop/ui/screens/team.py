"""Team: who carries what, who is away, what is waited for, which plans are old, what came of it. No meeting counts."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Signal

from casework.answers_team import HandWanted, Member, TeamAtService, TeamDesk, as_granted
from casework.caseload import may_take
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, empty, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.screens import days
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now, shortcut
from desktop.ui.screens.team_alone import AloneCard
from desktop.ui.screens.team_aside import AsideCard, OpenedCard
from desktop.ui.screens.team_cards import (
    SHOWN,
    HoldsCard,
    LooksCard,
    PlansCard,
    PurposeCard,
    ResultsCard,
    WaitsCard,
)
from desktop.ui.screens.team_code import CodeCard
from desktop.ui.screens.team_hand import HandForm
from desktop.ui.screens.team_load import LoadCard
from desktop.ui.screens.team_print import PrintCard

MOST_KEYS: Final = 9
"""How many of the team have a key of their own."""


class TeamScreen(Screen):
    """`hand_asked(HandWanted)` for a hand-over or a cover; `citizen_chosen(id)` from a plan."""

    place: ClassVar[str] = "team"
    hand_asked = Signal(HandWanted)
    citizen_chosen = Signal(str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._local = self._desk = TeamDesk("")
        self._service: TeamAtService | None = None
        self._why_not = ""
        self.form: HandForm | None = None
        self.loads, self.waits, self.plans = LoadCard(), WaitsCard(), PlansCard()
        self.purposes = PurposeCard()
        self.results, self.holds, self.looks = ResultsCard(), HoldsCard(), LooksCard()
        self.aside, self.opened, self.paper = AsideCard(), OpenedCard(), PrintCard(self.now().date())
        self.alone, self.code = AloneCard(), CodeCard()
        self._net, self._place = Banner("", "plain"), column(gap="")
        self._place_box = hold(self._place)
        self._place_box.hide()  # empty it would still push the page down by a gap
        self._nothing = Empty("layers", "", "")
        left = column(
            self.alone,
            self.loads,
            self.paper,
            hold(Beside((self.waits, 1, 260), (self.plans, 1, 280), gap="snug")),
            self.purposes,
            self.aside,
            self.holds,
            STRETCH,
            gap="snug",
        )
        right = column(self.results, self.opened, self.looks, self.code, STRETCH, gap="snug")
        columns = hold(Beside((hold(left), 3, 612), (hold(right), 2, 330), gap="snug"))
        self._desk_box = hold(column(self._net, self._place_box, columns, gap="snug"))
        edge = look.space("edge")
        body = hold(column(self._desk_box, (self._nothing, 1), gap="", margins=(edge, 16, edge, 18)))
        self.lay_out(Header(short=True), body)
        self.loads.hand_wanted.connect(self.hand_over)
        self.alone.hand_wanted.connect(lambda: self.hand_over(""))
        for place in range(MOST_KEYS):
            shortcut(self, f"Alt+{place + 1}", partial(self._hand_by_key, place))
        shortcut(self, "Ctrl+P", self.paper.point)
        self.plans.citizen_chosen.connect(self.citizen_chosen)
        self.purposes.citizen_chosen.connect(self.citizen_chosen)
        self.first_focus = self.header.search if self.header else None
        self.retranslate()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("Alt 1-9", self.tr("overdrag eller dæk for den første til den niende under Sagsstammer")),
            ("Alt D", self.tr("dæk i stedet for at overdrage")),
            ("Ctrl P", self.tr("vælg dag, og udskriv teamets planer med Enter")),
            ("Ctrl Enter", self.tr("overdrag det, der er valgt")),
            ("Esc", self.tr("luk overdragelsen")),
        )

    def _hand_by_key(self, place: int) -> None:
        """Open the form for whoever stands at this place, where he has work that can be handed over."""
        members = self._desk.members
        if place < len(members) and self._of(members[place].user):
            self.loads.hand_wanted.emit(members[place].user)

    def show_team(self, desk: TeamDesk) -> None:
        """Show what lies on this computer; a hand-over that is being made stays as it is."""
        with SamePlace(self):
            self._local = desk
            self._show()

    def show_service(self, told: TeamAtService | None, why_not: str = "") -> None:
        """Show what the service knows, or say why it is not known now."""
        with SamePlace(self):
            self._service, self._why_not = told, why_not
            self._show()

    def _show(self) -> None:
        self._desk = desk = as_granted(self._local, self._service) if self._service else self._local
        today = self.now().date()
        is_empty = not desk.members
        self._nothing.setVisible(is_empty)
        self._desk_box.setVisible(not is_empty)
        told = self._service
        self.loads.show_members(desk.members, {one.user: len(self._of(one.user)) for one in desk.members})
        self.waits.show_waits(desk.waits)
        self.plans.show_plans(desk.plans, desk.without_plan, today)
        self.purposes.show_purposeless(desk.purposeless)
        self.results.show_results(desk.results)
        self.holds.show_holds(told.holds if told else None, desk.names, today)
        self.looks.show_looks(told.looks if told else None, desk.names, today)
        self.aside.show_aside(told.aside if told else None, told.more_aside if told else 0, desk.names, today)
        self.opened.show_opened(told.opened if told else None, desk.names, today)
        self.alone.show_alone(told.alone if told else (), desk.names)
        self.code.show_team(desk.members)
        self._net.setVisible(bool(self._why_not))
        self._net.say(self._why_not)
        if self.form is not None:
            self.form.show_citizens(self._of(self.form.record))
        self._say_head()

    def _of(self, user: str) -> dict[str, str]:
        """Return whom somebody can hand over: as the service says it, or else as it lies here; "": who has nobody."""
        member = self._desk.member(user)
        here = member.citizens if member else ()
        cases = self._service.cases.get(user, here) if self._service else here
        if not user:
            cases = self._service.alone if self._service else ()
        unknown = self.tr("en sag, der ikke er på denne computer")
        named = {case: self._desk.names.get(case, unknown) for case in cases}
        return dict(sorted(named.items(), key=lambda one: one[1].casefold()))

    def named(self) -> set[str]:
        """Return the cases that are named in the form and in what the service told."""
        form = set(self._of(self.form.record)) if self.form is not None else set()
        told = self._service
        if told is None:
            return form
        looks = {case for one in told.looks[:SHOWN] for case in one.cases}
        return form | {one.case for one in told.holds[:SHOWN]} | looks | set(self.alone.shown())

    def hand_over(self, user: str) -> None:
        """Open the form for somebody's work, with all his citizens chosen."""
        giver = self._desk.member(user) if user else Member("", "", "", "")
        if giver is None or (self.form is not None and self.form.is_under_way):
            return
        self.close_form()
        takers = [one for one in self._desk.members if one.user != user and may_take(giver.job, one.job)]
        form = self.form = HandForm(giver, takers, self.now().date())
        form.show_citizens(self._of(user))
        form.offer_end(on=bool(giver.cover))
        form.wanted.connect(self.hand_asked)
        form.closed.connect(self.close_form)
        title = self.tr("Overdrag fra {name}").format(name=giver.name)
        title = title if user else self.tr("Giv borgere uden fast kontakt")
        self._place.addWidget(Card(Heading(title), form, gap="near", edge="accent", bold=True))
        self._place_box.show()
        form.begin()

    def close_form(self) -> None:
        """Fold the form away."""
        empty(self._place)
        self._place_box.hide()
        self.form = None

    def hand_done(self) -> None:
        """It is done: the form closes."""
        self.close_form()

    def refuse(self, sentence: str) -> None:
        """Say under the reason why it was not done, and that nothing was moved."""
        if self.form is not None:
            self.form.wait(on=False)
            self.form.point_at("reason", sentence)

    def member(self, user: str) -> Member | None:
        """Return one of the team."""
        return self._desk.member(user)

    def _say_head(self) -> None:
        desk, today = self._desk, self.now().date()
        people = len(desk.members)
        citizens = sum(one.load.citizens for one in desk.members)
        parts = [
            self.tr("1 medarbejder") if people == 1 else self.tr("{count} medarbejdere").format(count=people),
            self.tr("1 borger") if citizens == 1 else self.tr("{count} borgere").format(count=citizens),
            days.say_week(today),
        ]
        if self.header is not None:
            self.header.say(desk.name or self.tr("Team"), " · ".join(parts) if desk.members else "")

    def retranslate(self) -> None:
        """Say everything again."""
        self._nothing.say(
            self.tr("Her kommer dit team"),
            self.tr(
                "Når administratoren har givet dig et team, står dets sagsstammer, planer og resultater her."
            ),
        )
        self._show()
