"""What a form of the plan says when it is saved: each kind of form has its signal, and the flow does the rest."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from desktop.ui.screens.check_card import CheckCard
from desktop.ui.screens.forms import AgreementForm, Form
from desktop.ui.screens.mentor_grant import MentorGrantForm
from desktop.ui.screens.plan_activity import ActivityForm, EndForm
from desktop.ui.screens.plan_asked import AwayForm, OnePlanForm, PlanAsked
from desktop.ui.screens.review_form import ReviewDayForm


class Told(Protocol):
    """The page of the plan, as far as its forms tell it something."""

    asked: PlanAsked
    checks: CheckCard
    hours_granted: SignalInstance
    activity_ended: SignalInstance
    activity_added: SignalInstance
    activity_changed: SignalInstance
    agreement_made: SignalInstance
    agreement_changed: SignalInstance
    goal_set: SignalInstance


def send(screen: Told, form: Form, citizen: str) -> None:
    """Tell the flow what a person saved."""
    values = form.values()
    if isinstance(form, MentorGrantForm):
        screen.hours_granted.emit(values | {"name": form.mentor_name, "minutes": form.minutes()})
    elif isinstance(form, EndForm):
        screen.activity_ended.emit(form.activity, values["went"])
    elif isinstance(form, ActivityForm):
        _activity(screen, form, values)
    elif isinstance(form, AgreementForm) and form.record:
        screen.agreement_changed.emit(form.record, form.altered())
    elif isinstance(form, AgreementForm):
        what, who, due, why = (values[name] for name in ("what", "who", "due", "why"))
        screen.agreement_made.emit(citizen, what, who, due, why)
    elif isinstance(form, AwayForm):
        screen.asked.said_away.emit(form.record, values["why"])
    elif isinstance(form, OnePlanForm):
        (screen.asked.taken_back if form.takes_back else screen.asked.given).emit(values)
    elif isinstance(form, ReviewDayForm):
        if form.takes_ours:
            screen.checks.proposed_wanted.emit()
        else:
            screen.checks.day_chosen.emit(values)
    else:
        screen.goal_set.emit(values)


def _activity(screen: Told, form: ActivityForm, values: dict[str, str]) -> None:
    if form.activity:
        screen.activity_changed.emit(form.activity, form.altered())
    else:
        screen.activity_added.emit(values | {"goal": form.record})
