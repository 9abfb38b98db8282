"""How hard the plan is to read, said calmly while one writes."""

from collections.abc import Mapping, Sequence

from casework.answers import CitizenPage
from casework.goals import milestones_in
from casework.reading import EASY, HARD, lix
from desktop.ui.parts.words import Words
from desktop.ui.screens.plan_goals import UNDER_WAY, values_of


class EaseLine(Words):
    """One quiet line under the form; gone while there is nothing to read."""

    def __init__(self) -> None:
        super().__init__("", "small", "ink_soft")

    def show_texts(self, texts: Sequence[str]) -> None:
        """Say how hard these are to read together."""
        number = lix(" ".join(texts))
        self.setVisible(number > 0)
        said = self.tr("Læsbarhed: LIX {number} · {word} · mål: højst {most}")
        self.say(said.format(number=number, word=self._word(number), most=EASY))

    def _word(self, number: int) -> str:
        if number <= EASY:
            return self.tr("let at læse")
        if number < HARD:
            return self.tr("til at læse, kortere sætninger gør det lettere")
        return self.tr("svært at læse, prøv kortere sætninger")


def texts_of(
    page: CitizenPage, open_goal: str, typed: Mapping[str, str] | None, beside: Sequence[str] = ()
) -> list[str]:
    """Return what the citizen will read of the plan in our words; the goal whose form is open as it stands in the form.

    His own words stay as he said them, and are held to nothing (decision 0080).
    `beside` is what stands in another form that is open.
    """
    goals = [
        typed if typed is not None and goal.id == open_goal else values_of(goal)
        for goal in page.goals
        if goal.status in {"", "active"}
    ]
    texts = [f"{goal['title']}. {goal['measure']}." for goal in goals]
    texts += [f"{step}." for goal in goals for step in milestones_in(goal["milestones"])]
    done = [f"{one.what}. {one.why}." for one in page.activities if one.status in UNDER_WAY]
    return [*texts, *done, *(f"{one}." for one in beside)]
