"""The form that stands open above a plan: its name, what a draft keeps of it, and what a colleague writes meanwhile."""

from collections.abc import Mapping, Sequence
from datetime import date

from casework.answers import AgreementShown, CitizenPage
from casework.reviews import NO_REVIEW
from desktop.ui.parts.card import Card, Heading
from desktop.ui.screens.form_news import FormNews
from desktop.ui.screens.forms import AgreementForm, Form, GoalForm, agreement_values
from desktop.ui.screens.mentor_grant import MentorGrantForm, grant_form
from desktop.ui.screens.plan_activity import ActivityForm, EndForm, activity_form, activity_values, end_form
from desktop.ui.screens.plan_asked import AwayForm, OnePlanForm, asked_form
from desktop.ui.screens.plan_goals import UNDER_WAY
from desktop.ui.screens.review_form import ReviewDayForm


class FormCard(Card):
    """A form with its name; under that of a record which is there already stands what is new in it."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.news = FormNews(form)
        super().__init__(Heading(self._name()), form, self.news, gap="near", edge="accent", bold=True)

    def _name(self) -> str:
        form = self.form
        if isinstance(form, MentorGrantForm):
            return self.tr("Mentortimer")
        if isinstance(form, GoalForm):
            return self.tr("Nyt mål")
        if isinstance(form, AgreementForm):
            return self.tr("Ret aftalen") if form.record else self.tr("Ny aftale")
        if isinstance(form, OnePlanForm):
            return self.tr("Nej igen til én plan") if form.takes_back else self.tr("Ja til én plan")
        if isinstance(form, AwayForm):
            return self.tr("Gælder ikke her")
        if isinstance(form, ReviewDayForm):
            return self.tr("Næste gennemgang")
        if isinstance(form, EndForm):
            return self.tr("Hvordan det gik") if form.is_over else self.tr("Slut med aktiviteten")
        return self.tr("Ret aktiviteten") if record_of(form) else self.tr("Ny aktivitet")

    def show_news(self, page: CitizenPage, by: Mapping[str, str]) -> None:
        """Say what of the record is other than when its form opened, and who wrote that."""
        record = record_of(self.form)
        stands = stands_of(page, record)
        if stands:
            self.news.show_news(stands, by.get(record, ""))


def record_of(form: Form | None) -> str:
    """Return the record that a form above the plan alters, empty where it makes a new one."""
    if isinstance(form, AgreementForm):
        return form.record
    return form.activity if isinstance(form, ActivityForm | EndForm) else ""


def _agreement(page: CitizenPage, record: str) -> AgreementShown | None:
    return next((one for one in page.agreements if one.id == record), None)


def stands_of(page: CitizenPage, record: str) -> dict[str, str]:
    """Return what a record says in the fields of its form, nothing where the plan has it no more."""
    agreement = _agreement(page, record)
    if agreement is not None:
        stands = agreement_values(agreement)
        return {name: stands[name] for name in stands if name not in agreement.torn}
    activity = next((one for one in page.activities if one.id == record), None)
    return activity_values(activity) if activity else {}


def form_about(page: CitizenPage, record: str, today: date) -> Form:
    """Make the form of something that the plan says: it begins with what stands."""
    agreement = _agreement(page, record)
    if agreement is not None:
        form = AgreementForm(today, record)
        form.begin_with(agreement)
        return form
    activity = next((one for one in page.activities if one.id == record), None)
    line = activity_form(page, activity.goal if activity else "", record if activity else "", today)
    if activity is not None:
        line.fill(stands_of(page, record))
        line.began = line.values()
    return line


def form_how(page: CitizenPage, record: str, today: date) -> Form:
    """Make the form in which one says how something goes: the activity's own, or how it went where it is over."""
    one = next((each for each in page.activities if each.id == record), None)
    if one is not None and one.status in UNDER_WAY:
        return form_about(page, record, today)
    return end_form(page, record, today)


def form_of(
    contents: Mapping[str, str], page: CitizenPage | None, today: date, mentors: Sequence[tuple[str, str]]
) -> Form:
    """Make the form that a draft was typed in. Of a record that is gone it makes a new one: the words stay."""
    record, altered = contents.get("record", ""), contents.get("altered", "")
    if page is not None and (asked := asked_form(contents["form"], record, page, today)) is not None:
        return asked
    if page is not None and altered and stands_of(page, altered):
        is_end = contents["form"] == EndForm.__name__
        return end_form(page, altered, today) if is_end else form_about(page, altered, today)
    match contents["form"]:
        case "GoalForm":
            return GoalForm(today, record)
        case "AgreementForm":
            return AgreementForm(today)
        case "MentorGrantForm":
            return grant_form(page, mentors, today)
        case "ReviewDayForm":
            return ReviewDayForm(today, page.checks.review if page else NO_REVIEW)
        case _:
            return activity_form(page, record, "", today) if page else ActivityForm(record)


def contents_of(form: Form) -> dict[str, str]:
    """Return an open form as a draft keeps it."""
    kept = {"form": type(form).__name__, "record": form.record}
    kept |= {"altered": record_of(form)} if record_of(form) else {}
    return kept | {f"f.{name}": text for name, text in form.values().items()}
