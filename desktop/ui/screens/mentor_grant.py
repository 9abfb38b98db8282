"""The caseworker grants a mentor's hours: who, how many, from when to when, and what they are for."""

from collections.abc import Sequence
from datetime import date

from casework.answers import CitizenPage
from casework.mentoring import last_day
from casework.plan_law import MENTOR, owner_of
from desktop.ui.parts.field import ChoiceField, DateField, Field
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.screens.law_pair import LawForm, LawPair


class MentorGrantForm(LawForm):
    """`mentors` are (id, name) of the colleagues who are mentors; an agreement runs for six months at most.

    Who answers for it begins with whoever does by the list; who may not write that (`with_law`) is not asked.
    """

    demanded = ("hours", "goal", "tasks", "start", "end")

    def __init__(
        self,
        today: date,
        record: str = "",
        *,
        mentors: Sequence[tuple[str, str]] = (),
        with_law: bool = False,
    ) -> None:
        super().__init__(record)
        self._mentors = mentors
        mentor = ChoiceField("", [Option(user, name) for user, name in mentors])
        hours, account = Field("", hint="36"), Field("")
        start, end = DateField("", today, today=today), DateField("", last_day(today), today=today)
        goal, tasks = Field(""), Field("")
        self.fields = {
            "mentor": mentor,
            "hours": hours,
            "start": start,
            "end": end,
            "goal": goal,
            "tasks": tasks,
        }
        self._law = LawPair(today, first=MENTOR) if with_law else None
        self.fields |= (self._law.fields if self._law else {}) | {"account": account}
        self.build(
            Beside((mentor, 2, 170), (hours, 1, 120), gap="snug"),
            Beside((start, 1, 150), (end, 1, 150), gap="snug"),
            goal,
            tasks,
            self._law,
            account,
        )
        if self._law:
            self._law.owner.choose(owner_of(MENTOR))
            self._law.say()
            self.began |= {"owner": self._law.owner.choice()}

    @property
    def mentor_name(self) -> str:
        """What the chosen mentor is called in the plan."""
        return dict(self._mentors).get(self.values()["mentor"], "")

    def minutes(self) -> int:
        """The whole grant in minutes; 0 where it cannot be read. Halves are written 36,5."""
        said = self.values()["hours"].casefold().removesuffix("timer").removesuffix("t").strip()
        whole, _, half = said.replace(".", ",").partition(",")
        if not whole.isascii() or not whole.isdecimal() or len(whole) > 4 or half not in {"", "0", "5"}:
            return 0
        return int(whole) * 60 + (30 if half == "5" else 0)

    def flaw(self) -> tuple[str, str] | None:
        """A mentor, and hours that can be read."""
        if not self.values()["mentor"]:
            return "mentor", self.tr("Ingen kollega har rollen Mentor. En administrator kan oprette en.")
        if not self.minutes():
            return "hours", self.tr("Skriv timerne som 36 eller 36,5.")
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["mentor"].rename(self.tr("Mentor"))
        self.fields["hours"].rename(self.tr("Timer i alt"))
        self.fields["start"].rename(self.tr("Fra"), help_text="")
        self.fields["end"].rename(self.tr("Til"), help_text=self.tr("Højst seks måneder ad gangen."))
        self.fields["goal"].rename(self.tr("Hvad skal mentorstøtten føre til?"))
        self.fields["tasks"].rename(self.tr("Hvad skal mentoren hjælpe med?"))
        if self._law:
            self._law.say()
        self.fields["account"].rename(self.tr("Konto"))
        self.save.rename(self.tr("Bevilg timerne"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at bevilge timer"))


def grant_form(page: CitizenPage | None, mentors: Sequence[tuple[str, str]], today: date) -> MentorGrantForm:
    """Make the form in which a mentor's hours are granted in a case."""
    return MentorGrantForm(today, mentors=mentors, with_law=page is not None and page.writes_law)
