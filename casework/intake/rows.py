"""What each row of a line system's file becomes: the kind, the parts of its key, and its fields.

One function for each file. It reads its row and nothing else; identity, history and doubts about keys are `reading`'s.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from casework.changes import Value
from casework.intake import cells
from casework.intake.files import Row
from casework.words import FORMS, OUTCOMES

Fields = dict[str, Value]

CHANNELS: Final[Mapping[str, str]] = {danish: code for code, danish in FORMS.items()}
ATTENDANCE: Final[Mapping[str, str]] = {danish: code for code, danish in OUTCOMES.items()}
_AGREEMENTS: Final = {"Åben": "open", "Udført": "done", "Bortfaldet": "dropped"}
_GOALS: Final = {"Aktivt": "active", "Nået": "reached", "Udgået": "dropped"}


@dataclass(frozen=True, slots=True)
class Read:
    """A row as read: the parts of its key beside the citizen, and its fields."""

    key: tuple[str, ...]
    fields: Fields


def worker(row: Row) -> Read:
    """Read a colleague."""
    initials = cells.demanded(row, "Initialer").strip()
    fields: Fields = {
        "initials": initials,
        "name": cells.demanded(row, "Navn").strip(),
        "role": row["Rolle"].strip(),
        "team": row["Team"].strip(),
        "email": row["E-mail"].strip(),
        "phone": row["Telefon"].strip(),
    }
    return Read((initials,), fields)


def citizen(row: Row) -> Fields:
    """Read a citizen, without the number and the workers around him."""
    return {
        "first_name": row["Fornavn"].strip(),
        "last_name": row["Efternavn"].strip(),
        "address": row["Adresse"].strip(),
        "postcode": row["Postnr"].strip(),
        "city": row["By"].strip(),
        "phone": row["Telefon"].strip(),
        "email": row["E-mail"].strip(),
        "address_protected": cells.yes(row, "Navne- og adressebeskyttelse"),
        "target_group": row["Målgruppe"].strip(),
        "readiness": row["Visitation"].strip(),
        "benefit": row["Ydelse"].strip(),
        "rate": row["Sats"].strip(),
        "benefit_since": cells.iso_day(row, "Ydelse siden"),
        "team": row["Team"].strip(),
        "interpreter": row["Tolkebehov"].strip(),
        "language": row["Sprog"].strip(),
        "safety_remark": row["Sikkerhedsbemærkning"],
        "kle": row["KLE"].strip(),
    }


def agreement(row: Row) -> Read:
    """Read an agreement."""
    due = cells.iso_day(row, "Frist")
    fields: Fields = {
        "what": cells.demanded(row, "Aftale"),
        "who": row["Ansvarlig"].strip(),
        "due": due,
        "status": cells.coded(row, "Status", _AGREEMENTS),
    }
    return Read((row["Aftale"].strip(), row["Ansvarlig"].strip(), due or ""), fields)


def goal(row: Row) -> Read:
    """Read a goal with the citizen's own words."""
    fields: Fields = {
        "title": cells.demanded(row, "Mål"),
        "own_words": row["Borgerens egne ord"],
        "area": row["Område"].strip(),
        "measure": row["Målepunkt"],
        "target_date": cells.iso_day(row, "Slutdato"),
        "status": cells.coded(row, "Status", _GOALS),
    }
    return Read((row["Mål"].strip(),), fields)


def placement(row: Row) -> Read:
    """Read a placement at a company."""
    start = cells.demanded_day(row, "Start").isoformat()
    fields: Fields = {
        "type": row["Type"].strip(),
        "company": row["Virksomhed"].strip(),
        "cvr": row["CVR"].strip(),
        "contact": row["Kontaktperson"].strip(),
        "start": start,
        "end": cells.iso_day(row, "Slut"),
        "purpose": row["Formål"],
        "hours_per_week": cells.hours(row, "Timer pr. uge"),
        "ending": row["Afslutning"].strip(),
        "reason": row["Årsag"],
    }
    return Read((row["Type"].strip(), row["CVR"].strip(), start), fields)


def paid_hours(row: Row) -> Read:
    """Read a week's paid hours."""
    week = cells.week(row, "Uge")
    fields: Fields = {
        "company": row["Arbejdsgiver"].strip(),
        "cvr": row["CVR"].strip(),
        "week": week,
        "hours": cells.hours(row, "Timer"),
        "hourly_wage": cells.number(row, "Timeløn"),
    }
    return Read((row["CVR"].strip(), week), fields)


def statement(row: Row) -> Read:
    """Read a medical statement that was asked for."""
    requested = cells.demanded_day(row, "Rekvireret").isoformat()
    fields: Fields = {
        "form": row["Blanket"].strip(),
        "doctor": row["Læge"].strip(),
        "requested": requested,
        "due": cells.iso_day(row, "Frist"),
        "received": cells.iso_day(row, "Modtaget"),
        "price": cells.number(row, "Pris"),
        "reminders": cells.count(row, "Rykket"),
    }
    return Read((row["Blanket"].strip(), requested), fields)


def relation(row: Row) -> Read:
    """Read a person of the citizen's network."""
    fields: Fields = {
        "name": cells.demanded(row, "Navn").strip(),
        "role": row["Rolle"].strip(),
        "phone": row["Telefon"].strip(),
        "consent": row["Samtykke til"],
    }
    return Read((row["Navn"].strip(), row["Rolle"].strip()), fields)


READERS: Final[Mapping[str, tuple[str, Callable[[Row], Read]]]] = {
    "aftaler.csv": ("agreement", agreement),
    "maal.csv": ("goal", goal),
    "forloeb.csv": ("placement", placement),
    "loentimer.csv": ("paid_hours", paid_hours),
    "attester.csv": ("statement", statement),
    "netvaerk.csv": ("relation", relation),
}
"""The files whose rows all follow one rule: the kind, and what reads a row."""
