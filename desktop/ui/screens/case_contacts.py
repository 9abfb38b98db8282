"""Kontakter: when somebody spoke with the citizen, or tried to."""

from collections.abc import Sequence
from typing import Any, ClassVar

from casework.answers import TimelineEntry
from casework.clock import local
from desktop.sentences import ours
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens.case_list import CaseListScreen
from desktop.ui.screens.days import say_time, short_month


class CaseContactsScreen(CaseListScreen[TimelineEntry]):
    """A line for each talk, visit, meeting and try."""

    room: ClassVar[str] = "contacts"
    sign: ClassVar[str] = "message-square"

    def id_of(self, row: Any) -> str:
        """Return the record that a row says."""
        return str(row.id)

    def columns(self) -> Sequence[Column[TimelineEntry]]:
        """Three columns; with little room what was said is away: opening the line shows it."""
        if self.is_narrow:
            return (
                Column(self.tr("Hvornår"), self._when, 1.0, key=lambda row: row.at, least=128),
                Column(self.tr("Hvad"), self._what, 4.0, least=220),
                Column(self.tr("Hvad der stod"), self._words, 0.0, least=0),
            )
        return (
            Column(self.tr("Hvornår"), self._when, 1.2, key=lambda row: row.at, least=130),
            Column(self.tr("Hvad"), self._what, 2.4, least=250),
            Column(self.tr("Hvad der stod"), self._words, 4.0, least=330),
        )

    def _when(self, row: TimelineEntry) -> Cell:
        at = local(row.at) if "T" in row.at else None
        if at is None:
            return Cell(ours(row.at))
        day = short_month(at.date())
        return Cell(day if at.year == self.now().year else f"{day} {at.year}", say_time(at))

    def _what(self, row: TimelineEntry) -> Cell:
        real = row.is_contact and not row.withdrawn
        return Cell(ours(row.head), row.by, bold=real)

    def _words(self, row: TimelineEntry) -> Cell:
        return Cell(_on_a_line(ours(row.text)), ends=True)

    def about(self) -> str:
        """Say what stands here."""
        if self.shown.is_part:
            return self.tr(
                "Det nyeste af samtaler, besøg, møder og forsøg. Ældre står i tidslinjen under Overblik. "
                "Det, hvor borgeren blev truffet eller talte med, står fremhævet."
            )
        return self.tr(
            "Samtaler, besøg, møder og forsøg, nyeste først. Det, hvor borgeren blev truffet eller talte med, "
            "står fremhævet."
        )

    def nothing(self) -> tuple[str, str]:
        """Say what comes here."""
        return (
            self.tr("Ingen kontakt endnu"),
            self.tr("Et besøg, et opkald eller et forsøg ved døren kommer her, når det er skrevet."),
        )


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
