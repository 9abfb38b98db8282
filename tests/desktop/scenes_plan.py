"""The plan with what the law asks of it: what is lacking, what does not apply, one plan instead of several, an end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from casework.answers import ActivityShown
from casework.answers_plan import MentorShown
from casework.one_plan import OnePlan
from desktop.ui.screens.mentor_grant import MentorGrantForm
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_activity import ActivityForm, end_form
from desktop.ui.screens.plan_asked import OnePlanForm
from desktop.ui.screens.plan_forms import form_about
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import window_with
from tests.desktop.scenes_sync import plan_screen

LAB: Final = "lov om en aktiv beskæftigelsesindsats"
GOALS: Final = tuple(
    replace(goal, area=area) for goal, area in zip(facts.GOALS, ("Job", "Hverdag"), strict=True)
)
BAKERY: Final = ActivityShown(
    "p-1",
    "Tre formiddage i Fjordens Bageri",
    "At prøve en morgen",
    "Bente",
    "g-1",
    voluntary=False,
    status="active",
    owner="Kommunen, job og uddannelse",
    legal_basis=f"{LAB} § 57",
    went="Zahra har været der fire formiddage og kommet til tiden.",
)
LETTERS: Final = ActivityShown(
    "p-2",
    "Åbne posten sammen hver mandag",
    "Så hober den sig ikke op",
    "Mette",
    "g-2",
    voluntary=True,
    status="active",
    owner="Kommunen, støtte til voksne",
    legal_basis="lov om social service § 85",
)
MENTOR: Final = MentorShown(
    "m-1",
    "Anna Mikkelsen",
    "42 12 36 70",
    "Tre formiddage",
    "Følges",
    date(2026, 11, 1),
    date(2027, 4, 30),
    2160,
)
YES: Final = OnePlan(
    given=True, on=date(2026, 11, 2), way="sagt", plans=("Min Plan", "handleplanen for voksne")
)
ASKED: Final = replace(
    facts_sync.PLAN,
    goals=GOALS,
    activities=(BAKERY, LETTERS),
    mentors=(MENTOR,),
    one_plan=YES,
    one_plan_to="Mette Hald",
    said_away=(("education_goal", "uddannet bager"),),
    planned=frozenset({"p-1", "p-2"}),
    writes_law=True,
)
BACK: Final = replace(
    ASKED,
    one_plan=replace(YES, given=False, on=date(2026, 11, 24)),
    coordinators=("Mette Hald", "Jonas Krogh"),
)


def at_the_end(screen: PlanScreen) -> QWidget:
    """Show the page where the law's list stands."""
    window = window_with("citizens", screen)
    bar = screen._left.verticalScrollBar()
    bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
    bar.setValue(bar.maximum())
    return window


def adding() -> QWidget:
    """Something new is done towards a goal: who answers for it is offered, and a place in the law is chosen."""
    screen = plan_screen(ASKED)
    screen._card.wanted_activity.emit()  # type: ignore[union-attr]
    form = screen._form
    assert isinstance(form, ActivityForm)
    form.fill({"what": "Kursus i hygiejne", "why": "Bageriet beder om det.", "legal_basis": f"{LAB} § 91"})
    return window_with("citizens", screen)


def altering() -> QWidget:
    """An activity is put right, and says how it goes."""
    screen = plan_screen(ASKED)
    screen._about(form_about, "p-1")
    return window_with("citizens", screen)


def ending() -> QWidget:
    """An activity is over."""
    screen = plan_screen(ASKED)
    screen._about(end_form, "p-1")
    return window_with("citizens", screen)


def saying_yes() -> QWidget:
    """The citizen says yes to one plan."""
    screen = plan_screen(replace(ASKED, one_plan=OnePlan()))
    screen.asked.wanted.emit(OnePlanForm(screen.now().date()))
    assert isinstance(screen._form, OnePlanForm)
    screen._form.ticks["Min Plan"].click()
    return window_with("citizens", screen)


def granting() -> QWidget:
    """Hours are granted to a mentor: who answers for it and where it stands are offered as for any activity."""
    screen = plan_screen(ASKED)
    screen.mentors = (("w-anna", "Anna Mikkelsen"),)
    screen._new_hours.click()
    form = screen._form
    assert isinstance(form, MentorGrantForm)
    form.fill({"hours": "36", "goal": "Tre formiddage", "tasks": "Følges", "legal_basis": f"{LAB} § 167"})
    return window_with("citizens", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "plan_asked": lambda: at_the_end(plan_screen(ASKED)),
    "plan_taken_back": lambda: at_the_end(plan_screen(BACK)),
    "plan_law_adding": adding,
    "plan_law_altering": altering,
    "plan_granting": granting,
    "plan_ending": ending,
    "plan_saying_yes": saying_yes,
}
