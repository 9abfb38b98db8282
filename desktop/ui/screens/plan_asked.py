"""What the law asks of the plan, told calmly beside it, and the citizen's yes to one plan: what stands, a way on."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers import CitizenPage
from casework.calendar import say_field_date
from casework.one_plan import NOT_ASKED, WAYS, OnePlan
from casework.plan_law import KNOWN_UNTIL, READ_ON, SOURCE, Asked, asked, replaceable
from desktop.sentences import in_words
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.field import ChoiceField, DateField, Field
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form

MOST_NAMED: Final = 3
"""Activities of which nobody has said how they go that are named one by one."""


class AwayForm(Form):
    """One word why something that the law names does not apply to this citizen."""

    demanded = ("why",)

    def __init__(self, item: str, asks: str) -> None:
        self._asks = asks
        super().__init__(item)
        self.fields["why"] = Field("")
        self.build(self.fields["why"])

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["why"].rename(
            self.tr("Hvorfor gælder det ikke: {asks}?").format(asks=in_words(self._asks)),
            help_text=self.tr("Et ord er nok. Det står i sagen og ikke på papiret."),
        )
        self.save.rename(self.tr("Gem grunden"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at skrive en grund"))


class OnePlanForm(Form):
    """The citizen says yes to one plan instead of others, or takes that back: which, on what day, how it was said."""

    demanded = ("said_on",)

    def __init__(self, today: date, stands: OnePlan = NOT_ASKED) -> None:
        super().__init__("back" if stands.given else "")
        self.stands = stands
        plans = () if self.takes_back else tuple(one.name for one in replaceable(today))
        self.ticks = {name: Tick(in_words(name)) for name in plans}
        on, way = DateField("", today, today=today), ChoiceField("", [Option("", "")], WAYS[0])
        self.fields = {"said_on": on, "said_how": way}
        self._ask = Words("", "label")
        self.build(self._ask, *self.ticks.values(), Beside((on, 1, 150), (way, 1, 150), gap="snug"))
        for tick in self.ticks.values():
            tick.clicked.connect(lambda _ticked: self.typed.emit())
        self.began = self.values()

    @property
    def takes_back(self) -> bool:
        """Whether the citizen takes a yes back."""
        return self.stands.given

    def plans(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())

    def values(self) -> dict[str, str]:
        """Return the day, the way, and the plans one a line."""
        return super().values() | {"plans": "\n".join(self.plans())}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put back what was ticked."""
        super().fill({name: text for name, text in values.items() if name != "plans"})
        for name in values.get("plans", "").splitlines():
            if name in self.ticks:
                self.ticks[name].setChecked(True)

    def wait(self, *, on: bool) -> None:
        """The boxes wait, too."""
        super().wait(on=on)
        for tick in self.ticks.values():
            tick.setEnabled(not on)

    def retranslate(self) -> None:
        """Say everything again."""
        plans = ", ".join(map(in_words, self.stands.plans))
        self._ask.say(
            self.tr("Borgeren vil ikke mere, at planen bruges i stedet for: {plans}").format(plans=plans)
            if self.takes_back
            else self.tr("Planen bruges i stedet for:")
        )
        self.fields["said_on"].rename(self.tr("Sagt den"), help_text="")
        way = self.fields["said_how"]
        way.rename(self.tr("Hvordan?"))
        if isinstance(way, ChoiceField):
            way.show_options([Option(name, in_words(name)) for name in WAYS], way.choice())
        self.save.rename(
            self.tr("Gem, at borgeren siger nej") if self.takes_back else self.tr("Gem borgerens ja")
        )
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme"))


def asked_form(name: str, record: str, page: CitizenPage, today: date) -> Form | None:
    """Make the form of this page that a draft was typed in, None where it was another one."""
    if name == AwayForm.__name__:
        item = next((one.item for one in asked(page, today) if one.item.name == record), None)
        return AwayForm(item.name, item.asks) if item else None
    if name == OnePlanForm.__name__:
        return OnePlanForm(today, page.one_plan if record else NOT_ASKED)
    return None


class PlanAsked(QWidget):
    """`wanted(form)`: a form of these is to open; `opened(record)`: one says how something goes.

    `said_away(item, why)`, `asked_again(item)`, `given(values)` and `taken_back(values)` are what was done, and
    `torn_chosen()` asks for where two versions are chosen between.
    """

    wanted = Signal(object)
    opened = Signal(str)
    said_away = Signal(str, str)
    asked_again = Signal(str)
    given = Signal(dict)
    taken_back = Signal(dict)
    torn_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: CitizenPage | None = None
        self._today = date.min
        self._cards = column(gap="snug")
        self.setLayout(self._cards)

    def show_page(self, page: CitizenPage, today: date) -> None:
        """Show what stands now."""
        self._page, self._today = page, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        empty(self._cards)
        if self._page is None:
            return
        self._cards.addWidget(self._one_plan(self._page))
        if self._page.writes_law:
            self._cards.addWidget(self._law(self._page))

    def _one_plan(self, page: CitizenPage) -> Card:
        said = page.one_plan
        lines = Words(self._said(page), "body", "ink" if said.given else "ink_soft")
        way = Button("", kind="quiet")
        if said.torn:
            way.rename(self.tr("To versioner"), name=self.tr("To versioner af én plan, se dem"))
            way.clicked.connect(self.torn_chosen)
        elif said.given:
            way.rename(self.tr("Borgeren siger nej igen"))
            way.clicked.connect(lambda: self.wanted.emit(OnePlanForm(self._today, said)))
        else:
            way.rename(self.tr("Borgeren siger ja til én plan"))
            way.clicked.connect(lambda: self.wanted.emit(OnePlanForm(self._today)))
        is_on = page.calls and (said.torn or said.given or bool(replaceable(self._today)))
        card = Card(Heading(self.tr("Én plan")), lines, hold(Flow(way, gap="pad")), gap="near")
        way.setVisible(is_on)
        return card

    def _said(self, page: CitizenPage) -> str:
        said = page.one_plan
        if said.torn:
            return self.tr(
                "To har skrevet, hvad borgeren siger, mens I var hver for sig. Planen bruges ikke i stedet for andre, "
                "før I har valgt."
            )
        if said.on is None:
            return self.tr(
                "Planen bruges ved siden af andre planer. Den kan bruges i stedet for dem, når borgeren siger ja."
            )
        sentence = (
            self.tr(
                "Planen bruges i stedet for: {plans}. Borgeren sagde ja den {day} ({way}). Skrevet af {name}."
            )
            if said.given
            else self.tr(
                "Planen bruges ikke mere i stedet for: {plans}. Borgeren sagde nej igen den {day} ({way}). Skrevet af "
                "{name}. Hvert sted har sin egen plan."
            )
        )
        return sentence.format(
            plans=", ".join(map(in_words, said.plans)),
            day=say_field_date(said.on),
            way=in_words(said.way),
            name=page.one_plan_to or self.tr("en kollega"),
        )

    def _law(self, page: CitizenPage) -> Card:
        found = asked(page, self._today)
        if not found:
            until = self.tr(
                "Programmet kender loven til og med {day}. Hvad den beder planen om i dag, ved det ikke."
            )
            text = until.format(day=say_field_date(KNOWN_UNTIL))
            return Card(Heading(self.tr("Det beder loven om")), Words(text, "body", "ink_soft"), gap="near")
        lacking, away = [one for one in found if one.is_lacking], [one for one in found if one.away]
        count = self.tr("{there} af {all}").format(there=len(found) - len(lacking), all=len(found))
        lines = [line for one in lacking for line in self._lacking(page, one)]
        lines += [self._away(page, one) for one in away if not one.is_there]
        pieces = [piece for line in lines for piece in (Hairline(), line)][1:]
        return Card(
            Heading(self.tr("Det beder loven om"), note=count),
            Words(self._lead(found), "small", "ink_soft"),
            *pieces,
            Words(self._source(lacking), "small", "ink_soft"),
            gap="near",
        )

    def _lead(self, found: tuple[Asked, ...]) -> str:
        if not any(one.is_lacking for one in found):
            return self.tr("Planen har det, der gælder her.")
        return self.tr("Det her er ikke fundet i planen endnu. Planen kan skrives ud, som den er.")

    def _source(self, lacking: list[Asked]) -> str:
        read = self.tr("{law}, slået op {day}. Ingen jurist har læst listen.")
        doubts = [in_words(one.item.doubt) for one in lacking if one.item.doubt]
        return " ".join([read.format(law=in_words(SOURCE), day=say_field_date(READ_ON)), *doubts])

    def _lacking(self, page: CitizenPage, one: Asked) -> list[QWidget]:
        asks = in_words(one.item.asks)
        away = Button(
            self.tr("Gælder ikke"), kind="quiet", name=self.tr("Gælder ikke: {asks}").format(asks=asks)
        )
        away.clicked.connect(lambda: self.wanted.emit(AwayForm(one.item.name, one.item.asks)))
        if not page.calls:
            away.hide()
        lines: list[QWidget] = [hold(row((Words(asks, "body", middle=True), 1), away, gap="near"))]
        return lines + [self._unsaid(page, record) for record in one.records[:MOST_NAMED]]

    def _unsaid(self, page: CitizenPage, record: str) -> QWidget:
        what = next((each.what for each in page.activities if each.id == record), "")
        write = Button(
            self.tr("Skriv"), kind="quiet", name=self.tr("Skriv, hvordan det går: {what}").format(what=what)
        )
        write.clicked.connect(lambda: self.opened.emit(record))
        if not page.calls:
            write.hide()
        return hold(row((Words(f"»{what}«", "small", middle=True), 1), write, gap="near"))

    def _away(self, page: CitizenPage, one: Asked) -> QWidget:
        asks = in_words(one.item.asks)
        again = Button(
            self.tr("Gælder alligevel"),
            kind="quiet",
            name=self.tr("Gælder alligevel: {asks}").format(asks=asks),
        )
        again.clicked.connect(lambda: self.asked_again.emit(one.item.name))
        if not page.calls:
            again.hide()
        said = self.tr("{asks}: gælder ikke ({why})").format(asks=asks, why=one.away)
        return hold(row((Words(said, "small", "ink_soft", middle=True), 1), again, gap="near"))
