"""A visit's right side: who does an agreement has a name, and no next day is offered twice."""

from datetime import date, time

from casework.agreements import AgreementTold
from desktop.ui.screens.visit import VisitScreen
from tests.desktop.screens.listening import press
from tests.desktop.screens.test_visit import screen

__all__ = ["screen"]


def test_who_does_it_has_a_name_for_on_the_plan_a_me_is_the_citizen(screen: VisitScreen) -> None:
    press(screen, "Ny aftale")
    form = screen.deals.form
    assert form is not None
    form.fill({"what": "Ringe til køkkenet", "who": "mig", "due": "på fredag"})
    press(screen, "Gem aftale")

    assert form.fields["who"].needs == "På planen kan »mig« være jer begge. Skriv et navn."
    form.fill({"who": "Mette"})
    press(screen, "Gem aftale")
    assert screen.deals.agreements == [AgreementTold("Ringe til køkkenet", "Mette", date(2026, 11, 27))]


def test_a_rhythm_of_a_week_offers_no_day_twice_and_the_key_begins_with_it(screen: VisitScreen) -> None:
    screen.next.show_choices(date(2026, 11, 28), rhythm_days=7, planned=time(9))
    screen.next.propose()

    assert screen.next._days == [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)]
    assert screen.next.next_on() == date(2026, 12, 7)
