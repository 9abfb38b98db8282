"""To whom a paper goes, what the citizen said yes to, and what goes along: everything is chosen, nothing by itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from casework.answers import AgreementShown, CitizenPage
from casework.plan_contents import name_for_citizen
from casework.plan_editions import LINE, OPEN, Chosen, PlacementShown, chosen_of
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import ChoiceField, DateField, Field, LongField
from desktop.ui.parts.layout import column, empty, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens import days
from desktop.ui.screens.forms import Form


class EditionForm(Form):
    """The reader, the yes, the one goal or the placement, and each agreement: not along, theirs, or ours."""

    demanded = ("to", "said", "until")
    is_paper = True

    def __init__(self, today: date) -> None:
        super().__init__()
        self._page: CitizenPage | None = None
        self._placements: Sequence[PlacementShown] = ()
        self.audience = Segment([Option("partner", ""), Option("company", "")], "partner")
        self.fields = {
            "to": Field(""),
            "said": Field(""),
            "until": DateField("", today=today),
            "goal": ChoiceField("", []),
            "placement": ChoiceField("", []),
            "tasks": LongField("", lines=2, most=6),
            "needs": LongField("", lines=2, most=6),
            "reach": LongField("", lines=2, most=6),
        }
        self._lines: dict[str, Segment] = {}
        self._line_words: dict[str, str] = {}
        self._head, self._list = Words("", "label"), column(gap="near")
        self.usb = Button("", icon="usb", kind="plain")
        self.more_buttons = (self.usb,)
        said = Beside((self.fields["said"], 3, 200), (self.fields["until"], 2, 150), gap="snug")
        of_it = (self.fields[name] for name in ("goal", "placement", "tasks", "needs"))
        lines = hold(column(self._head, hold(self._list), gap="near"))
        self.build(self.audience, self.fields["to"], said, *of_it, lines, self.fields["reach"])
        self.audience.chosen.connect(self._turn)
        self._fit()

    def show_case(self, page: CitizenPage, placements: Sequence[PlacementShown]) -> None:
        """Offer the goals, placements and agreements that stand now; what was chosen stays chosen."""
        self._page, self._placements = page, placements
        self._offer()
        open_now = [one for one in page.agreements if one.status in OPEN]
        if [one.id for one in open_now] != list(self._lines) or self._line_words != _words(page, open_now):
            self._fill(open_now)

    def _offer(self) -> None:
        goal, placement = self.fields["goal"], self.fields["placement"]
        if self._page is None or not isinstance(goal, ChoiceField) or not isinstance(placement, ChoiceField):
            return
        active = [one for one in self._page.goals if one.status in OPEN]
        goal.show_options([Option("", self.tr("Intet mål")), *(Option(one.id, one.title) for one in active)])
        known = [Option(one.id, one.company or self.tr("Uden navn")) for one in self._placements]
        placement.show_options([Option("", self.tr("Intet forløb")), *known])

    def _fill(self, agreements: Sequence[AgreementShown]) -> None:
        chosen = {record: line.choice() for record, line in self._lines.items()}
        empty(self._list)
        self._lines = {}
        self._line_words = _words(self._page, agreements)
        for one in agreements:
            line = Segment(self._sides(), chosen.get(one.id, ""), name=one.what)
            line.chosen.connect(lambda _side: self.typed.emit())
            line.setEnabled(not self.is_still)
            self._lines[one.id] = line
            self._list.addWidget(hold(column(Words(self._line_words[one.id]), line, gap="tight")))
        self._head.setVisible(bool(self._lines))

    def _sides(self) -> list[Option]:
        return [
            Option("", self.tr("Ikke med")),
            Option("theirs", self.tr("De gør")),
            Option("ours", self.tr("Vi gør")),
        ]

    def _turn(self, _audience: str) -> None:
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        company = self.audience.choice() == "company"
        for name in ("placement", "tasks", "needs"):
            self.fields[name].setVisible(company)
        for name in ("goal", "reach"):
            self.fields[name].setVisible(not company)
        self._name_save()

    def chosen(self) -> Chosen:
        """Return what is chosen and typed."""
        return chosen_of(self.values())

    def values(self) -> dict[str, str]:
        """Return the fields, for whom it is, and each line that goes along."""
        lines = {f"{LINE}{record}": line.choice() for record, line in self._lines.items() if line.choice()}
        return super().values() | {"audience": self.audience.choice()} | lines

    def fill(self, values: Mapping[str, str]) -> None:
        """Put back what was chosen and typed."""
        super().fill({name: text for name, text in values.items() if name in self.fields})
        self.audience.choose(values.get("audience") or self.audience.choice())
        for record, line in self._lines.items():
            line.choose(values.get(f"{LINE}{record}", line.choice()))
        self._fit()

    def _one_line(self) -> bool:
        """Enter in a line prints nothing: what leaves the house goes by its button, or by Ctrl+Enter."""
        return False

    def _changed(self, editing: object) -> None:
        super()._changed(editing)  # type: ignore[arg-type]
        self._name_save()

    def _name_save(self) -> None:
        to = self.values()["to"]
        self.save.rename(
            self.tr("Udskriv til {to}").format(to=to) if to and len(to) < 30 else self.tr("Udskriv")
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.audience.show_options(
            [Option("partner", self.tr("Samarbejdspartner")), Option("company", self.tr("Virksomhed"))],
            self.audience.choice(),
        )
        self.audience.setAccessibleName(self.tr("Hvem skal læse papiret?"))
        one_each = self.tr("En linje for hver.")
        self.fields["to"].rename(self.tr("Hvem er papiret til?"))
        self.fields["said"].rename(self.tr("Hvad har borgeren sagt ja til?"))
        self.fields["until"].rename(self.tr("Til og med"), help_text="")
        self.fields["goal"].rename(self.tr("Hvilket mål må de se?"))
        self.fields["placement"].rename(self.tr("Hvilket forløb?"))
        self.fields["tasks"].rename(self.tr("Opgaver"), help_text=one_each)
        self.fields["needs"].rename(
            self.tr("Det giver gode dage"),
            help_text=self.tr("Hvad der skal til, uden hvorfor: »slut kl. 12«. En linje for hver."),
        )
        self.fields["reach"].rename(self.tr("Sådan når de borgeren"), help_text=one_each)
        self._head.say(self.tr("Aftaler på papiret"))
        for line in self._lines.values():
            line.show_options(self._sides(), line.choice())
        self._offer()
        self._name_save()
        self.usb.rename(self.tr("Gem til USB"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at skrive ud"))


def _words(page: CitizenPage | None, agreements: Sequence[AgreementShown]) -> dict[str, str]:
    """Say each agreement as the paper does: by name who keeps it, not by initials."""
    told = {}
    for one in agreements:
        who = name_for_citizen(page, one.who) if page else one.who
        day = days.say_row_date(one.due) if one.due else ""
        told[one.id] = " · ".join(part for part in (one.what, who, day) if part)
    return told
