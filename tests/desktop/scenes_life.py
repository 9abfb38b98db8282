"""What life does to a citizen: a death asked for, said, and written apart by two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from casework.answers_life import DetailsShown, FormerShown, LifeShown
from casework.death import STOPPED
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from tests.desktop import facts
from tests.desktop.scenes import citizen_screen, window_with

DIED = date(2026, 11, 24)
DEAD = LifeShown(
    "Zahra Mansour", DIED, "CPR-registret", ("c-1",), visits=2, agreements=3, statements=1, may_write=True
)


def told(shown: LifeShown) -> CitizenScreen:
    """Show the case of a citizen who died."""
    screen = citizen_screen()
    stopped = tuple(replace(one, status=STOPPED, days_over=0) for one in facts.PAGE.agreements)
    page = replace(facts.PAGE, died_on=DIED, next_step="", next_step_at=None, agreements=stopped)
    screen.show_page(replace(page, waiting_for="", waiting_days_over=0))
    screen.life.show_life(shown)
    screen.facts.show_life(shown)
    return screen


def asked() -> QWidget:
    """Ask for the day and the source."""
    screen = citizen_screen()
    screen.facts.show_life(LifeShown(may_write=True))
    screen.life.offer(facts.TODAY)
    screen.life.death.click()
    return window_with("citizen", screen)


BEFORE = (
    FormerShown("Zahra Ali", date(2026, 11, 3)),
    FormerShown("720387-••••", date(2026, 11, 10), is_number=True),
)


def offered(which: str | None) -> QWidget:
    """Offer what life may have changed, and ask for one of them."""
    screen = citizen_screen()
    shown = LifeShown(may_write=True, first_name="Zahra", last_name="Thygesen")
    screen.life.show_life(shown)
    screen.facts.show_life(shown)
    screen.life.offer(facts.TODAY)
    if which is not None:
        getattr(screen.life, which).click()
    return window_with("citizen", screen)


def renamed() -> QWidget:
    """Show what held before."""
    screen = citizen_screen()
    shown = LifeShown(may_write=True, former=BEFORE)
    screen.life.show_life(shown)
    screen.facts.show_life(shown)
    return window_with("citizen", screen)


def former_found() -> QWidget:
    """Show a caseload with a citizen who had another name."""
    screen = CitizensScreen(lambda: facts.NOW)
    third = facts.ROWS[2]
    renamed = replace(third, former=("Maria Holm",))
    screen.show_rows(tuple(renamed if one is third else one for one in facts.ROWS))
    return window_with("citizens", screen)


def listed() -> QWidget:
    """Show a caseload with a citizen who died."""
    screen = CitizensScreen(lambda: facts.NOW)
    first, *others = facts.ROWS
    dead = replace(first, died_on=DIED, next_step="", next_step_at=None, waiting_for="", waiting_days_over=0)
    screen.show_rows((dead, *others))
    return window_with("citizens", screen)


DETAILS = DetailsShown(
    "c-1",
    {
        "phone": "42 12 36 58",
        "email": "",
        "address": "Søndergade 73 B, 2. th.",
        "postcode": "9900",
        "city": "Frederikshavn",
        "language": "Somali",
        "interpreter": "Somali",
        "safety_remark": "Hund i hjemmet",
        "bring": "Nøgle til opgangen\nSkema om boligstøtte",
        "rhythm_days": "14",
        "coordinator": "",
    },
    colleagues=(("w-jonas", "Jonas Krogh"), ("w-mette", "Mette Hald")),
)
NOT_ADDRESS = {
    name: text for name, text in DETAILS.fields.items() if name not in {"address", "postcode", "city"}
}


def contact(shown: DetailsShown, *, wrong: bool = False) -> QWidget:
    """Ask how a citizen is reached; `wrong`: a postcode that is none."""
    screen = citizen_screen(
        replace(facts.PAGE, protected=True, address="") if shown.protected else facts.PAGE
    )
    life = LifeShown(may_write=True)
    screen.life.show_life(life)
    screen.facts.show_life(life)
    screen.life.show_details(shown)
    screen.life.offer(facts.TODAY)
    screen.life.contact.click()
    form = screen.life.place.form
    if wrong and form is not None:
        form.fill({"postcode": "900"})
        form.send()
    return window_with("citizen", screen)


def unreached() -> QWidget:
    """Show a case that was opened a moment ago: neither a number nor an address is known."""
    screen = citizen_screen(replace(facts.EMPTY, phone="", address=""))
    life = LifeShown(may_write=True)
    screen.life.show_life(life)
    screen.facts.show_life(life)
    screen.life.show_details(DetailsShown("c-9", dict.fromkeys(DETAILS.fields, ""), asks=True))
    return window_with("citizen", screen)


def offered_with_contact() -> QWidget:
    """Offer what may be written of a citizen, how he is reached among it."""
    screen = citizen_screen()
    life = LifeShown(may_write=True)
    screen.life.show_life(life)
    screen.facts.show_life(life)
    screen.life.show_details(DETAILS)
    screen.life.offer(facts.TODAY)
    return window_with("citizen", screen)


SCENES: dict[str, Callable[[], QWidget]] = {
    "life_offered": lambda: offered(None),
    "name_asked": lambda: offered("name"),
    "number_asked": lambda: offered("number"),
    "contact_offered": offered_with_contact,
    "contact_asked": lambda: contact(DETAILS),
    "contact_wrong": lambda: contact(DETAILS, wrong=True),
    "contact_guarded": lambda: contact(replace(DETAILS, fields=NOT_ADDRESS, protected=True)),
    "contact_unknown": unreached,
    "former": renamed,
    "former_found": former_found,
    "death_asked": asked,
    "death_said": lambda: window_with("citizen", told(DEAD)),
    "death_disputed": lambda: window_with("citizen", told(replace(DEAD, disputed=True))),
    "death_listed": listed,
}
