"""Kontakter and Dokumenter: when somebody spoke with the citizen or tried to, and the files and papers of the case."""

from collections.abc import Sequence
from typing import Any, ClassVar

from casework.answers import TimelineEntry
from casework.answers_files import DocumentShown
from casework.clock import local
from desktop.sentences import ours
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens.case_list import CaseListScreen, day_cell
from desktop.ui.screens.days import say_time, short_month
from desktop.ui.screens.documents import SIGNS, said_kind


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


class CaseDocumentsScreen(CaseListScreen[DocumentShown]):
    """A line for each file and each paper that was handed out."""

    room: ClassVar[str] = "documents"
    sign: ClassVar[str] = "paperclip"

    def id_of(self, row: Any) -> str:
        """Return the file that a row says."""
        return str(row.id)

    def columns(self) -> Sequence[Column[DocumentShown]]:
        """Three columns; with little room kind and size are away: opening it shows them."""
        if self.is_narrow:
            return (
                Column(self.tr("Dag"), self._when, 1.0, key=_day_key, least=128),
                Column(self.tr("Hvad"), self._what, 4.0, least=230),
                Column(self.tr("Fil"), self._file, 0.0, least=0),
            )
        return (
            Column(self.tr("Dag"), self._when, 1.0, key=_day_key, least=110),
            Column(self.tr("Hvad"), self._what, 3.4, least=330),
            Column(self.tr("Fil"), self._file, 2.6, least=250),
        )

    def _when(self, row: DocumentShown) -> Cell:
        return day_cell(row.on)

    def _what(self, row: DocumentShown) -> Cell:
        about = self.tr("taget tilbage: {why}").format(why=row.reason) if row.withdrawn else row.by
        ink = "ink_soft" if row.withdrawn else "ink"
        return Cell(ours(row.what) or row.name, about, bold=not row.withdrawn, ink=ink)

    def _file(self, row: DocumentShown) -> Cell:
        sign = "printer" if row.is_paper else SIGNS.get(row.media, "paperclip")
        handed = self.tr("udleveret papir") if row.is_paper else ""
        waits = (
            self.tr("ikke sendt endnu")
            if row.unsent
            else ""
            if row.here
            else self.tr("hentes, når den åbnes")
        )
        under = " · ".join(part for part in (handed, waits) if part)
        return Cell(said_kind(row.name, row.size), under, icon=sign)

    def about(self) -> str:
        """Say what stands here."""
        return self.tr(
            "Filer, der er vedhæftet, og papirer, der er givet ud, nyeste først. En ny fil vedhæftes under Overblik."
        )

    def nothing(self) -> tuple[str, str]:
        """Say how something comes here."""
        return (
            self.tr("Ingen filer endnu"),
            self.tr(
                "Gå til Overblik, og tryk Vedhæft ved Dokumenter: et brev, et foto, en PDF. Papirer, du giver ud, "
                "kommer af sig selv."
            ),
        )

    def open_means(self) -> str:
        """Say what Enter does with a row."""
        return self.tr("vis filen; det skrives i loggen")


def _day_key(row: DocumentShown) -> str:
    return row.on.isoformat() if row.on else ""


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
