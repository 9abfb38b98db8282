"""What stands under the goals of a plan: what is done beside them, what was agreed, and whom the citizen may ring."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers import ActivityShown, AgreementShown, CitizenPage, Worker
from casework.plan_contents import name_for_citizen
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Hairline, Heading
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.words import Words
from desktop.ui.screens import days
from desktop.ui.screens.plan_goals import UNDER_WAY, ActivityLine

DONE_SHOWN: Final = 2


def beside_goals(page: CitizenPage) -> tuple[ActivityShown, ...]:
    """Return what is under way towards no goal that stands: the paper says it under *Det gør vi også*."""
    homes = {goal.id for goal in page.goals if goal.status in UNDER_WAY}
    return _named(page, (one for one in page.activities if one.goal not in homes))


def towards(page: CitizenPage, goal: str) -> tuple[ActivityShown, ...]:
    """Return what is under way towards a goal."""
    return _named(page, (one for one in page.activities if one.goal == goal))


def _named(page: CitizenPage, activities: Iterable[ActivityShown]) -> tuple[ActivityShown, ...]:
    """Of these, those under way, by whom as the paper says it: initials are nobody to a citizen who reads along."""
    return tuple(
        replace(one, who=name_for_citizen(page, one.who)) for one in activities if one.status in UNDER_WAY
    )


class BesideCard(Card):
    """What is done beside the goals, with the same ways as in a goal."""

    activity_ended = Signal(str)
    activity_opened = Signal(str)
    torn_chosen = Signal()

    def __init__(self, activities: Sequence[ActivityShown], torn: Collection[str], *, on: bool) -> None:
        made = [ActivityLine(one, is_torn=one.id in torn, on=on) for one in activities]
        lines = [piece for line in made for piece in (Hairline(), line)][1:]
        super().__init__(Heading(self.tr("Det gør vi også")), *lines, gap="near")
        for line in made:
            line.ended.connect(self.activity_ended)
            line.opened.connect(self.activity_opened)
            line.torn_chosen.connect(self.torn_chosen)


class PlanAgreements(Card):
    """Who does what by when, as the plan says it, and the last that were kept. `opened(id)`, `reopened(id)`."""

    opened = Signal(str)
    reopened = Signal(str)

    def __init__(self, page: CitizenPage) -> None:
        made = [one for one in page.agreements if one.status in {"", "open"}]
        kept = [one for one in page.agreements if one.status == "done"][-DONE_SHOWN:]
        lines = [self._line(page, one) for one in (*made, *kept)]
        pieces: list[QWidget] = [piece for line in lines for piece in (Hairline(), line)][1:]
        if not pieces:
            text = self.tr(
                "Ingen aftaler endnu. Aftaler er små ting, som nogen gør inden en dato. Skriv den første sammen."
            )
            pieces = [Words(text, "body", "ink_soft")]
        super().__init__(
            Heading(self.tr("Aftaler"), note=str(len(made)) if made else ""), *pieces, gap="near"
        )

    def _line(self, page: CitizenPage, one: AgreementShown) -> QWidget:
        done = one.status == "done"
        day = self.tr("holdt") if done else days.say_row_date(one.due) if one.due else ""
        told = " · ".join(part for part in (name_for_citizen(page, one.who), day) if part)
        words = hold(column(Words(one.what), Words(told, "small", "ink_soft"), gap=""))
        way = Button("", icon="undo-2" if done else "pencil", kind="quiet", name=self._named(one))
        way.clicked.connect(lambda: (self.reopened if done else self.opened).emit(one.id))
        if not page.calls:
            way.hide()
        return hold(row((words, 1), way, gap="near", top=True))

    def _named(self, one: AgreementShown) -> str:
        name = self.tr("Åbn igen: {what}") if one.status == "done" else self.tr("Ret aftalen {what}")
        return name.format(what=one.what)


class PlanContacts(Card):
    """Whom the citizen may ring."""

    def __init__(self, page: CitizenPage) -> None:
        people = [one for one in (page.primary, page.partner, page.coordinator) if one is not None]
        holds = page.coordinator.id if page.coordinator else ""
        said = dict.fromkeys(self._line(one, holds=one.id == holds) for one in people)
        whom = self.tr("Hvem kan {name} ringe til").format(name=page.first_name or page.name)
        nobody = self.tr("Ingen kontaktperson endnu.")
        doubt = Words(self._doubt(page), "small", "notice" if page.coordinators else "ink_soft")
        super().__init__(
            Heading(whom), Words("\n".join(said) or nobody), *([doubt] if doubt.said else []), gap="near"
        )

    def _line(self, one: Worker, *, holds: bool) -> str:
        name = self.tr("{name}, tovholder").format(name=one.name) if holds else one.name
        return f"{name} {one.phone}".strip()

    def _doubt(self, page: CitizenPage) -> str:
        """A plan has one coordinator: that there is none, or that two are proposed, is said here."""
        if page.coordinators:
            return self.tr("To forslag til tovholder: {names}. Vælg den ene i Synkronisering.").format(
                names=", ".join(page.coordinators)
            )
        if page.coordinator is None:
            return self.tr(
                "Ingen tovholder er valgt. Vælg den ene, der holder planen sammen, på borgerens side."
            )
        return ""
