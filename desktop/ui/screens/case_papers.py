"""Papir fra sagen: its course or a hand-over, between which days, what there is, and how it will look."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import DateField
from desktop.ui.parts.layout import hold
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.words import Words
from desktop.ui.screens.paper_room import PaperForm, PaperRoom
from desktop.ui.screens.screen import Key, Now, copenhagen_now


class DaysForm(PaperForm):
    """The first and the last day; the days are a choice, so nothing of it is kept."""

    demanded = ("since", "until")
    keeps = False
    is_paper = True

    def __init__(self, today: date) -> None:
        super().__init__()
        self.paper = Segment([Option("evidence", ""), Option("handover", "")], "evidence")
        self.fields = {"since": DateField("", today=today), "until": DateField("", today=today)}
        self.usb = Button("", icon="usb", kind="plain")
        self.more_buttons = (self.usb,)
        self.build(
            self.paper, Beside((self.fields["since"], 1, 150), (self.fields["until"], 1, 150), gap="snug")
        )
        self.close_button.hide()  # the way back stands in the head

    def wanted(self) -> str:
        """Return which paper: `evidence` or `handover`."""
        return self.paper.choice()

    def days(self) -> tuple[date, date] | None:
        """Return the two days, None where one of them cannot be read."""
        found = [one.day() for one in self.fields.values() if isinstance(one, DateField)]
        first, last = found
        return (first, last) if first is not None and last is not None else None

    def flaw(self) -> tuple[str, str] | None:
        """Return the day that cannot be read."""
        for name, one in self.fields.items():
            if isinstance(one, DateField) and one.day() is None:
                return name, self.tr("Skriv datoen som 27.11.2026.")
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        self.paper.show_options(
            [Option("evidence", self.tr("Sagens forløb")), Option("handover", self.tr("Overdragelse"))],
            self.paper.choice(),
        )
        self.paper.setAccessibleName(self.tr("Hvilket papir"))
        self.fields["since"].rename(self.tr("Fra og med"))
        self.fields["until"].rename(self.tr("Til og med"))
        self.save.rename(self.tr("Udskriv"))
        self.usb.rename(self.tr("Gem til USB"))


class CasePapersScreen(PaperRoom):
    """The days of a paper of the case, what there is between them, and its first pages; `access_wanted()`."""

    access_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._count, self._shown = 0, 0
        self._warnings: tuple[str, ...] = ()
        self.form = DaysForm(self.now().date())
        self._lead, self.found = Words("", color="ink_soft"), Words("", "small", "ink_soft")
        self.access = Button("", icon="eye", kind="plain")
        self._why_access = Words("", "small", "ink_soft")
        asked = Card(self._why_access, hold(Flow(self.access)), gap="snug")
        self._lay_beside(self.form, Card(self._lead, self.form, self.found, gap="snug"), asked)
        self.access.clicked.connect(self.access_wanted)
        self._hear(self.form)
        self.first_focus = self.form.fields["since"]
        self.retranslate()

    def show_case(self, name: str) -> None:
        """Say whose case it is."""
        self._name = name
        self._say_head()

    def show_days(self, since: date, until: date) -> None:
        """Put the two days there to begin with."""
        self.form.fill({"since": since.isoformat(), "until": until.isoformat()})

    def show_found(self, said: str) -> None:
        """Say what there is between the days."""
        self.found.say(said)

    def show_pages(self, images: Sequence[QImage], count: int, warnings: Sequence[str] = ()) -> None:
        """Show the first pages as they will be printed, how many there are in all, and what is not as it was typed."""
        self._warnings = tuple(warnings)
        self._shown, self._count = len(images), count
        self._preview.show_pages(images)
        self._say_hint()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Ctrl+Enter", self.tr("Udskriv")), ("Esc", self.tr("tilbage til sagen")))

    def _say_head(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("Papir fra sagen"), self._name)

    def _say_lead(self) -> None:
        course = self.tr(
            "Notater, besøg, kontaktforsøg, møder, aftaler, forløb, mentornotater og attester (ikke indholdet) mellem "
            "de to dage, det ældste først, med hvem der skrev det. Vurderinger er med. Papiret er fortroligt."
        )
        handed = self.tr(
            "To sider til den, der tager over, og så det seneste, der er sket mellem de to dage, højst 30 ting. "
            "Vurderinger og attester er ikke med. Skriv selv på, hvad der virker, og hvad man skal passe på."
        )
        self._lead.say(handed if self.form.wanted() == "handover" else course)

    def _say_hint(self) -> None:
        first = self.tr("Her står de første {shown} af {count} sider.")
        more = self._count > self._shown
        said = self.tr("Sådan kommer papiret ud af printeren")
        hint = first.format(shown=self._shown, count=self._count) if more else said
        self._hint.say("\n".join((hint, *self._warnings)))
        self._told_below.setVisible(self._count > 0)  # without a page nothing comes out of a printer

    def retranslate(self) -> None:
        """Say everything again."""
        self._name_sides(self.tr("Vælg"), self.tr("Se siderne"), both=self.tr("Valg eller sider"))
        self.access.rename(self.tr("Aktindsigt"))
        self._why_access.say(
            self.tr(
                "Har borgeren bedt om at se sin sag? Gå papirerne igennem, og vælg, hvad der ikke skal med."
            )
        )
        self._say_lead()
        self._say_hint()
        self._say_head()
