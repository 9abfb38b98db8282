"""What a row of the caseload shows: person, last real contact, next step, whom we wait for, what is not yet sent."""

from datetime import date
from math import ceil

from PySide6.QtCore import QCoreApplication

from casework import calendar
from casework.answers import CitizenRow
from casework.sentences import Sentence
from desktop.sentences import ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens import said
from desktop.ui.screens.days import say_age

translate = QCoreApplication.translate
NEVER = 9999
WAITS = 244
"""Room for the name of an office and how long it is over (px); where there is none, a filter finds who waits."""
AFTER_Z = str.maketrans("æøå", "{|}")
"""Danish letters come after z, in this order."""


def days_since(at: str | None, today: date) -> int:
    """Count the days since an instant; very many where there is none."""
    return (today - calendar.day_of(at)).days if at else NEVER


def is_over_rhythm(row: CitizenRow, today: date) -> bool:
    """Tell whether a citizen waits longer for contact than was agreed; nobody is asked to meet the dead."""
    return row.calls and days_since(row.last_contact, today) > row.rhythm_days


def is_closed(row: CitizenRow) -> bool:
    """Tell whether a case is closed and left the list: one in which somebody wrote unknowing stays until it is seen."""
    return row.closed_on is not None and not row.written_since


def ordered(name: str) -> str:
    """Return a name as Danes sort it."""
    return name.casefold().translate(AFTER_Z)


def wide(role: str, text: str) -> int:
    """Return how wide words are at 100 %."""
    return ceil(look.width(role, text) / look.scale)


class CitizenCells:
    """Reads the cells of a row on a day."""

    def __init__(self) -> None:
        self.today = date.min
        self.tight = False

    def columns(self) -> tuple[Column[CitizenRow], ...]:
        """Return the columns in the language of the moment."""
        real, short = translate("citizens", "Sidste rigtige kontakt"), translate("citizens", "Sidste kontakt")
        contact = short if self.tight else real
        names = (
            translate("citizens", "Borger"),
            translate("citizens", "Næste skridt"),
            translate("citizens", "Venter på"),
        )
        return (
            Column(names[0], self.person, 2.6, key=lambda row: ordered(row.name), least=self._least_person()),
            Column(
                contact,
                self.contact,
                2.1,
                key=lambda row: row.last_contact or "",
                least=self._least_contact(contact),
            ),
            Column(names[1], self.step, 3.6, key=lambda row: row.next_step_at or "~", least=246),
            Column(
                names[2],
                self.waits,
                2.5,
                key=lambda row: (-row.waiting_days_over, row.waiting_for),
                least=WAITS,
            ),
            Column("", self.mark, 0.5, least=40, said=translate("citizens", "Tilstand")),
        )

    @staticmethod
    def _least_person() -> int:
        """Return what a protected citizen takes in the language of the moment, with the shield (px at 100 %)."""
        about = (translate("citizens", "{age} år").format(age=57), translate("citizens", "beskyttet adresse"))
        return max(226, wide("small", " · ".join(about)) + 56)

    @staticmethod
    def _least_contact(name: str) -> int:
        """Return what the head takes, sorted by it, and an agreed rhythm below it (px at 100 %)."""
        rhythm = translate("citizens", "aftalt hver {days}. dag").format(days=14)
        return max(164, wide("label", name) + 50, wide("small", rhythm) + 36)

    def person(self, row: CitizenRow) -> Cell:
        """Name, age and readiness; two versions and a protected address stand in words."""
        about = [translate("citizens", "{age} år").format(age=row.age)] if row.age is not None else []
        about.append(said.readiness(row.readiness))
        if row.died_on is not None:
            about[-1] = translate("citizens", "død {day}").format(day=f"{row.died_on:%d.%m.%Y}")
        elif row.closed_on is not None:
            said_on = f"{row.closed_on:%d.%m.%Y}"
            about[-1] = (
                translate("citizens", "lukket {day}, skrevet siden").format(day=said_on)
                if row.written_since
                else translate("citizens", "lukket {day}").format(day=said_on)
            )
        elif row.protected:
            about[-1] = translate("citizens", "beskyttet adresse")
        elif row.former:
            about = [translate("citizens", "tidligere {name}").format(name=row.former[0])]
        second = (
            translate("citizens", "to versioner") if row.torn else " · ".join(part for part in about if part)
        )
        shield = translate("citizens", "beskyttet adresse") if row.protected else ""
        return Cell(
            row.name,
            second,
            bold=True,
            second_ink="notice" if row.torn or row.written_since else "ink_soft",
            icon="shield" if row.protected else None,
            icon_ink="notice",
            icon_name=shield,
        )

    def contact(self, row: CitizenRow) -> Cell:
        """When and how, and how much of the agreed rhythm has passed."""
        if row.last_contact is None:
            ink = "notice" if row.calls else "ink_soft"
            return Cell(translate("citizens", "ingen endnu"), "", ink=ink, groove=1.01)
        days = days_since(row.last_contact, self.today)
        over = is_over_rhythm(row, self.today)
        rhythm = translate("citizens", "aftalt hver {days}. dag").format(days=row.rhythm_days)
        ink = "notice" if over else "ink"
        return Cell(
            say_age(row.last_contact, self.today),
            rhythm if over else said.form(row.last_contact_form),
            ink=ink,
            second_ink="notice" if over else "ink_soft",
            groove=days / max(1, row.rhythm_days),
        )

    def step(self, row: CitizenRow) -> Cell:
        """What comes next, and when."""
        if not row.calls:
            return Cell(translate("citizens", "intet mere"), ink="ink_soft")
        if not row.next_step:
            return Cell(translate("citizens", "intet aftalt"), ink="notice")
        if not row.next_step_at:
            return Cell(ours(row.next_step), translate("citizens", "ingen dato"), second_ink="notice")
        ink = "notice" if row.next_step_missed else "ink_soft"
        return Cell(ours(row.next_step), said.moment(row.next_step_at, self.today), second_ink=ink)

    def waits(self, row: CitizenRow) -> Cell:
        """What we wait for, and below it from whom and how long over its date."""
        what, who = ours(row.waiting_for), ""
        if isinstance(row.waiting_for, Sentence) and row.waiting_for.parts.keys() >= {"what", "who"}:
            what, who = ours(row.waiting_for.parts["what"]), ours(row.waiting_for.parts["who"])
        if row.waiting_days_over <= 0:
            return Cell(what, who)
        one = row.waiting_days_over == 1
        over = translate("citizens", "1 dag over") if one else translate("citizens", "{days} dage over")
        late = over.format(days=row.waiting_days_over)
        return Cell(what, f"{who} · {late}" if who else late, second_ink="notice")

    def mark(self, row: CitizenRow) -> Cell:
        """What the exchange has done with it; the sign repeats what the row or the chip says."""
        if row.torn:
            return Cell(
                "", icon="circle-alert", icon_ink="notice", icon_name=translate("citizens", "kræver dig")
            )
        if row.unsent:
            return Cell("", icon="cloud", icon_name=translate("citizens", "venter på at blive sendt"))
        return Cell("", icon="check-check", icon_ink="done", icon_name=translate("citizens", "kvitteret"))

    def sentence(self, row: CitizenRow) -> str:
        """Say the row whole, for a screen reader."""
        cells = (self.person(row), self.contact(row), self.step(row), self.waits(row), self.mark(row))
        names = ("", translate("citizens", "sidste kontakt"), translate("citizens", "næste skridt"))
        named = zip((*names, translate("citizens", "venter på"), ""), cells, strict=True)
        return ". ".join(f"{name} {cell.spoken}".strip() for name, cell in named if cell.spoken)
