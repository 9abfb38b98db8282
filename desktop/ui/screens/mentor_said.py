"""Times and agreements in the words of the mentor's desk."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from casework.answers_mentor import Mentee
from casework.calendar import say_field_date
from casework.mentoring import Agreed
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens import days

translate = QCoreApplication.translate


def time(minutes: int) -> str:
    """Say a time: "1 t 30 min", "1 h 30 min"."""
    hours, rest = divmod(abs(minutes), 60)
    if hours and rest:
        return translate("mentor", "{hours} t {rest} min").format(hours=hours, rest=rest)
    if hours:
        return translate("mentor", "{hours} t").format(hours=hours)
    return translate("mentor", "{rest} min").format(rest=rest)


def month(on: date) -> str:
    """Say a month: "november 2026", "November 2026"."""
    return f"{days.long_month(on).split(' ')[1]} {on.year}"


def period(agreed: Agreed) -> str:
    """Say how much was granted and until when."""
    whole = time(agreed.minutes)
    if agreed.end is None:
        return translate("mentor", "af {whole}").format(whole=whole)
    return translate("mentor", "af {whole} til {day}").format(whole=whole, day=days.short_month(agreed.end))


class MenteeCells:
    """Reads the cells of a mentee on a day."""

    def __init__(self) -> None:
        self.today = date.min

    def columns(self) -> tuple[Column[Mentee], ...]:
        """Return the columns in the language of the moment."""
        return (
            Column(translate("mentor", "Borger"), self.person, 1.4, least=214),
            Column(translate("mentor", "Tilbage"), self.left, 1.0, least=145, grooved=True),
        )

    def person(self, mentee: Mentee) -> Cell:
        """The name, and the number one rings before one sets out."""
        torn = translate("mentor", "to versioner")
        return Cell(
            mentee.name,
            torn if mentee.torn else mentee.phone,
            bold=True,
            second_ink="notice" if mentee.torn else "ink_soft",
        )

    def left(self, mentee: Mentee) -> Cell:
        """How many minutes are left, and of what."""
        agreed, left = mentee.now(self.today), mentee.left(self.today)
        if agreed is None or left is None:
            waits = translate("mentor", "ikke bevilget")
            return Cell(translate("mentor", "ingen aftale"), waits, ink="notice", second_ink="notice")
        share = mentee.used(agreed.id) / max(agreed.minutes, 1)
        if left < 0:
            over = translate("mentor", "{time} over").format(time=time(left))
            return Cell(over, period(agreed), ink="notice", groove=share)
        if agreed.end is not None and agreed.end < self.today:
            ended = translate("mentor", "slut {day}").format(day=say_field_date(agreed.end))
            rest = translate("mentor", "{time} blev ikke brugt").format(time=time(left))
            return Cell(ended, rest, ink="notice", second_ink="notice", groove=share)
        return Cell(time(left), period(agreed), groove=share)

    def sentence(self, mentee: Mentee) -> str:
        """Say the row whole, for a screen reader."""
        left = translate("mentor", "tilbage af aftalen")
        return f"{self.person(mentee).spoken}. {left}: {self.left(mentee).spoken}"
