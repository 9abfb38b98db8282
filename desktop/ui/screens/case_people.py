"""Netværk and Samtykker: who else is in the citizen's life, and what the citizen has said yes to."""

from collections.abc import Sequence
from typing import Any, ClassVar

from casework.answers_case import ConsentLine, PersonLine
from desktop.sentences import ours
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens.case_list import CaseListScreen, day_words


class CaseNetworkScreen(CaseListScreen[PersonLine]):
    """A line for each of whom the case knows."""

    room: ClassVar[str] = "network"
    sign: ClassVar[str] = "users-round"

    def columns(self) -> Sequence[Column[PersonLine]]:
        """Three columns; with little room the number stands with the name."""
        who, phone, may = self.tr("Hvem"), self.tr("Telefon"), self.tr("Må få at vide")
        if self.is_narrow:
            return (
                Column(who, self._who_and_phone, 2.0, least=150),
                Column(phone, self._phone, 0.0, least=0),
                Column(may, self._may, 2.4, least=180),
            )
        return (
            Column(who, self._who, 2.2, key=lambda row: (row.name or row.role).casefold(), least=220),
            Column(phone, self._phone, 1.2, least=140),
            Column(may, self._may, 3.6, least=320),
        )

    def _who(self, row: PersonLine) -> Cell:
        return Cell(row.name or row.role, row.role if row.name else "", bold=True)

    def _who_and_phone(self, row: PersonLine) -> Cell:
        return Cell(row.name or row.role, row.phone or (row.role if row.name else ""), bold=True)

    def _phone(self, row: PersonLine) -> Cell:
        return Cell(row.phone)

    def _may(self, row: PersonLine) -> Cell:
        if row.is_torn:
            return Cell(
                self.tr("To versioner: vælg en"), ink="notice", icon="circle-alert", icon_ink="notice"
            )
        if not row.consent:
            return Cell(self.tr("Intet samtykke er skrevet"), ink="ink_soft")
        return Cell(row.consent)

    def about(self) -> str:
        """Say where it comes from."""
        return self.tr(
            "Mennesker omkring borgeren, som fagsystemet har dem. Uden et samtykke får de intet at vide om sagen."
        )

    def nothing(self) -> tuple[str, str]:
        """Say what comes here."""
        return (
            self.tr("Ingen i netværket endnu"),
            self.tr(
                "Familie, en ven, en læge, en arbejdsplads: dem, der hjælper, kommer her med fagsystemets udtræk. "
                "Spørg borgeren, hvem det er godt at have med."
            ),
        )


class CaseConsentsScreen(CaseListScreen[ConsentLine]):
    """A line for each consent, with its day, also where it was taken back."""

    room: ClassVar[str] = "consents"
    sign: ClassVar[str] = "signature"

    def id_of(self, row: Any) -> str:
        """Return the record that a row says; one that says several times has a row for each."""
        return f"{row.record}#{row.turn}" if row.turn else str(row.record)

    def columns(self) -> Sequence[Column[ConsentLine]]:
        """Three columns; with little room the day stands under what it is about."""
        day, to, what = self.tr("Dag"), self.tr("Til hvem"), self.tr("Til hvad")
        if self.is_narrow:
            return (
                Column(day, self._day, 0.0, least=0),
                Column(to, self._to_and_day, 2.0, least=150),
                Column(what, self._what, 2.4, least=180),
            )
        return (
            Column(day, self._day, 1.4, key=lambda row: row.on.isoformat() if row.on else "", least=160),
            Column(to, self._to, 2.2, least=220),
            Column(what, self._what, 3.6, least=300),
        )

    def _day(self, row: ConsentLine) -> Cell:
        if row.withdrawn_on is not None:
            return Cell(self.tr("Trukket tilbage"), day_words(row.withdrawn_on), ink="ink_soft")
        if row.on is None:
            return Cell(self.tr("ukendt dag"), ink="ink_soft")
        return Cell(day_words(row.on), self.tr("skrevet her") if row.is_written else self.tr("givet"))

    def _to(self, row: ConsentLine) -> Cell:
        return Cell(ours(row.to), row.role, bold=row.withdrawn_on is None)

    def _to_and_day(self, row: ConsentLine) -> Cell:
        if row.withdrawn_on is not None:
            return Cell(ours(row.to), self.tr("ophørt {day}").format(day=day_words(row.withdrawn_on)))
        return Cell(ours(row.to), day_words(row.on) or self.tr("ukendt dag"), bold=True)

    def _what(self, row: ConsentLine) -> Cell:
        if row.is_torn:
            return Cell(
                self.tr("To versioner: vælg en"), ink="notice", icon="circle-alert", icon_ink="notice"
            )
        return Cell(ours(row.what), ink="ink_soft" if row.withdrawn_on is not None else "ink")

    def about(self) -> str:
        """Say what holds of a consent."""
        return self.tr(
            "Det, borgeren har sagt ja til, med sagens egne ord. Et samtykke kan altid trækkes tilbage: så gælder det "
            "ikke fra den dag."
        )

    def nothing(self) -> tuple[str, str]:
        """Say what comes here."""
        return (
            self.tr("Intet samtykke er skrevet"),
            self.tr(
                "Borgeren bestemmer, hvem der må vide hvad. Et ja til et menneske i netværket, eller til én plan i "
                "stedet for flere, står her med de ord, det blev givet med."
            ),
        )
