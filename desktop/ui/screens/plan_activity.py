"""What is done towards a goal as a form: what, why, by whom, who answers for it, and where that stands in the law."""

from collections.abc import Callable
from datetime import date

from casework.answers import ActivityShown, CitizenPage
from casework.plan_law import suggested
from desktop.ui.parts.field import ChoiceField, Field, LongField
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.screens.forms import Form
from desktop.ui.screens.law_pair import LawForm, LawPair

FormMaker = Callable[[CitizenPage, str, date], Form]
"""Makes the form of a record, or of something new beside it, on a day."""


class ActivityForm(LawForm):
    """What is done towards a goal, why, by whom, and whether the citizen may say no.

    Who answers for it begins with whoever usually does in the goal's part of life; the place in the law is offered and
    never filled in. Who may not write the two (`with_law`) is not asked. One that stands says how it goes, too.
    """

    demanded = ("what",)
    read_along = ("what", "why", "went")

    def __init__(
        self,
        goal: str = "",
        activity: str = "",
        *,
        area: str = "",
        on: date | None = None,
        with_law: bool = False,
    ) -> None:
        super().__init__(goal)
        self.activity = activity
        """The one that is altered; empty for a new one."""
        what, why, who = Field(""), LongField("", lines=2, most=5), Field("")
        voluntary = ChoiceField("", [Option("", "")])
        self.fields = {"what": what, "why": why, "who": who, "voluntary": voluntary}
        self._law = LawPair(on, area=area) if with_law and on else None
        self.fields |= self._law.fields if self._law else {}
        went = LongField("", lines=1, most=4) if activity else None
        self.fields |= {"went": went} if went else {}
        self.build(what, why, Beside((who, 1, 170), (voluntary, 1, 170), gap="snug"), self._law, went)
        why.changed.connect(lambda _text: self._say_why())
        if self._law and not activity:
            self._law.owner.choose(suggested(area))
            self.began = {"owner": self._law.owner.choice()}

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["what"].rename(self.tr("Hvad gør I?"))
        self._say_why()
        self.fields["who"].rename(self.tr("Hvem?"))
        choice = self.fields["voluntary"]
        choice.rename(self.tr("Frivilligt?"))
        if isinstance(choice, ChoiceField):
            options = [
                Option("", self.tr("nævnes ikke")),
                Option("yes", self.tr("frivilligt")),
                Option("no", self.tr("aftalt tilbud")),
            ]
            choice.show_options(options, choice.choice())
        if "went" in self.fields:
            self.fields["went"].rename(self.tr("Hvordan går det?"))
        if self._law:
            self._law.say()
        self.save.rename(self.tr("Gem aktivitet"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme aktiviteten"))

    def _say_why(self) -> None:
        """Say what an empty one means; it is saved all the same."""
        lacks = self.tr("Tomt felt: aktiviteten kommer på listen »uden formål«. Teamlederen ser den også.")
        said = self.tr("Skriv det, så borgeren kan nikke til det.")
        self.fields["why"].rename(
            self.tr("Hvorfor?"), help_text=said if self.values()["why"].strip() else lacks
        )


class EndForm(Form):
    """An activity is over: how did it go? Of one that is over already, only the answer is asked."""

    read_along = ("went",)

    def __init__(self, activity: str, what: str, *, is_over: bool = False) -> None:
        super().__init__()
        self.activity, self._what, self.is_over = activity, what, is_over
        self.fields = {"went": LongField("", lines=2, most=5)}
        self.build(self.fields["went"])

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["went"].rename(
            self.tr("Hvordan gik det?"),
            help_text=self.tr("Står i planens næste udgave. Må gerne stå tomt."),
        )
        self.save.rename(
            self.tr("Gem svaret") if self.is_over else self.tr("Afslut aktiviteten"),
            name=self.tr("Gem svaret: {what}").format(what=self._what)
            if self.is_over
            else self.tr("Afslut aktiviteten: {what}").format(what=self._what),
        )
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at afslutte aktiviteten"))


def activity_values(one: ActivityShown) -> dict[str, str]:
    """Return what the form of an activity holds before anybody types."""
    voluntary = "" if one.voluntary is None else "yes" if one.voluntary else "no"
    said = {"what": one.what, "why": one.why, "who": one.who, "voluntary": voluntary}
    return said | {"owner": one.owner, "legal_basis": one.legal_basis, "went": one.went}


def activity_form(page: CitizenPage, goal: str, activity: str, on: date) -> ActivityForm:
    """Make the form of what is done towards a goal: a new one, or one that stands."""
    area = next((one.area for one in page.goals if one.id == goal), "")
    return ActivityForm(goal, activity, area=area, on=on, with_law=page.writes_law)


def new_activity(page: CitizenPage, goal: str, on: date) -> ActivityForm:
    """Make the form of something new that is done towards a goal."""
    return activity_form(page, goal, "", on)


def end_form(page: CitizenPage, activity: str, _on: date) -> EndForm:
    """Make the form that asks how something went."""
    one = next((each for each in page.activities if each.id == activity), None)
    form = EndForm(activity, one.what if one else "", is_over=one is not None and one.status == "done")
    form.fill({"went": one.went if one else ""})
    form.began = form.values()
    return form
