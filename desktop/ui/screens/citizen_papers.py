"""Papir til borgeren: a letter before a meeting, rights and duties, or a card; what is typed, and how it will look."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtGui import QImage

from casework.clock import local
from casework.meeting_letter import VisitAhead
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import ChoiceField, DateField, Field, LongField
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.still import still
from desktop.ui.parts.words import Words
from desktop.ui.screens import days, said
from desktop.ui.screens.paper_room import PaperForm, PaperRoom
from desktop.ui.screens.screen import Key, Now, copenhagen_now

LETTER: Final = ("place", "way", "minutes", "why")
"""What is typed for a letter; it is a draft of the case until the letter has left."""
OF_PAPER: Final[Mapping[str, tuple[str, ...]]] = {
    "letter": ("visit", *LETTER),
    "rights": ("on",),
    "contact": ("hours",),
    "agreements": (),
}


class CitizenPaperForm(PaperForm):
    """Which paper, and what is typed for it; only the fields of the chosen one are seen."""

    read_along = ("why", "way")

    is_paper = True

    def __init__(self, today: date) -> None:
        super().__init__()
        self._ahead: Sequence[VisitAhead] = ()
        options = [Option(name, "") for name in OF_PAPER]
        self.paper = Segment(options, "letter")
        self.fields = {
            "visit": ChoiceField("", [Option("", "")]),
            "place": Field(""),
            "way": LongField("", lines=1, most=4),
            "minutes": Field(""),
            "why": LongField("", lines=2, most=6),
            "on": DateField("", today, today=today),
            "hours": LongField("", lines=2, most=3),
        }
        self.usb = Button("", icon="usb", kind="plain")
        self.more_buttons = (self.usb,)
        where = Beside((self.fields["place"], 3, 220), (self.fields["minutes"], 2, 130), gap="snug")
        of_letter = (self.fields["visit"], where, self.fields["way"], self.fields["why"])
        self.why = Words("", "small", "ink_soft")
        self.build(self.paper, self.why, *of_letter, self.fields["on"], self.fields["hours"])
        self.close_button.hide()  # the way back stands in the head
        self.paper.chosen.connect(lambda _paper: self._turn())
        self._fit()

    def _stand_still(self) -> None:
        """Say why where it is seen: under the first field of each paper, or in its place."""
        super()._stand_still()
        if self.is_still:
            for names in OF_PAPER.values():
                for first in names[:1]:
                    self.fields[first].hold_still(still.why)
            self.why.say(still.why)
            self._fit()
            self.usb.setEnabled(False)

    def show_meetings(self, ahead: Sequence[VisitAhead]) -> None:
        """Offer the meetings that are planned; the chosen one stays chosen."""
        self._ahead = ahead
        self._offer()

    def _offer(self) -> None:
        field = self.fields["visit"]
        if not isinstance(field, ChoiceField):
            return
        known = [Option(one.visit.visit, self._named(one)) for one in self._ahead]
        kept = field.choice() if field.choice() in {one.id for one in known} else ""
        field.show_options(known or [Option("", self.tr("Intet er planlagt"))], kept)

    @staticmethod
    def _named(one: VisitAhead) -> str:
        """Say day, hour and form, short enough for the largest letters; the page beside it says the rest."""
        at = one.visit.at
        when = f"{days.short_month(local(at).date())} {days.say_time(at)}"
        return f"{when} · {said.form(one.visit.form or 'home')}"

    def show_begun(self, begun: Mapping[str, str]) -> None:
        """Put there what the visit says, where nothing else was typed."""
        now = self.values()
        for name, text in begun.items():
            if now[name] == self.began.get(name, ""):
                self.fill({name: text})
        self.began = dict(begun)

    def typed_words(self) -> dict[str, str]:
        """Return what was typed for the letter that does not stand in the visit, and which visit it is about."""
        now = self.values()
        own = {name: now[name] for name in LETTER if now[name] != self.began.get(name, "")}
        return {"record": now["visit"], **own} if own else {}

    def _turn(self) -> None:
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        for paper, names in OF_PAPER.items():
            for name in names:
                self.fields[name].setVisible(paper == self.paper.choice())
        self.why.setVisible(self.is_still and not OF_PAPER[self.paper.choice()])

    def _one_line(self) -> bool:
        """Enter in a line prints nothing: what leaves the house goes by its button, or by Ctrl+Enter."""
        return False

    def flaw(self) -> tuple[str, str] | None:
        """Return the day that cannot be read."""
        on = self.fields["on"]
        if self.paper.choice() == "rights" and isinstance(on, DateField) and on.day() is None:
            return "on", self.tr("Skriv datoen som 27.11.2026.")
        return None

    def refuse(self, sentence: str, at: str = "") -> None:
        """Say what cannot be read under the field of this paper that it is about; `at` names it where that is known."""
        self.wait(on=False)
        about = {
            "letter": "minutes" if self.values()["minutes"] else "visit",
            "rights": "on",
            "contact": "hours",
        }
        self.point_at(at if at in self.fields else about[self.paper.choice()], sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        self.paper.show_options(
            [
                Option("letter", self.tr("Brev før møde")),
                Option("rights", self.tr("Rettigheder og pligter")),
                Option("contact", self.tr("Kontaktkort")),
                Option("agreements", self.tr("Aftaleark")),
            ],
            self.paper.choice(),
        )
        self.paper.setAccessibleName(self.tr("Hvilket papir"))
        self.fields["visit"].rename(self.tr("Hvilket møde?"))
        self.fields["place"].rename(self.tr("Hvor?"))
        self.fields["minutes"].rename(self.tr("Højst hvor mange minutter?"))
        self.fields["way"].rename(self.tr("Sådan finder man derhen"))
        self.fields["why"].rename(self.tr("Hvad er mødet til?"), help_text=self.tr("Skriv det til borgeren."))
        self.fields["on"].rename(self.tr("Hvilken dag skal det gælde?"), help_text="")
        self.fields["hours"].rename(
            self.tr("Hvornår kan der ringes?"),
            help_text=self.tr("Den faste kontakts træffetid, højst tre linjer. Huskes på denne computer."),
        )
        self._offer()
        self.save.rename(self.tr("Udskriv"))
        self.usb.rename(self.tr("Gem til USB"))


class CitizenPapersScreen(PaperRoom):
    """What a citizen gets on paper; what the caseworker should know of it stands under the form."""

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self.form = CitizenPaperForm(self.now().date())
        self._lead, self.told = Words("", color="ink_soft"), Words("", "small", "ink_soft")
        self._lay_beside(self.form, Card(self._lead, self.form, self.told, gap="snug"))
        self._hear(self.form)
        self.first_focus = self.form.fields["visit"]
        self.retranslate()

    def show_case(self, name: str) -> None:
        """Say whose case it is."""
        self._name = name
        self._say_head()

    def show_told(self, sentences: Sequence[str]) -> None:
        """Say what is not on the paper, or why there is none."""
        self.told.say("\n".join(sentences))

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the paper as it will be printed."""
        self._preview.show_pages(images)
        self._told_below.setVisible(bool(images))  # without a page nothing comes out of a printer

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Ctrl+Enter", self.tr("Udskriv")), ("Esc", self.tr("tilbage til sagen")))

    def _say_head(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("Papir til borgeren"), self._name)

    def _say_lead(self) -> None:
        leads = {
            "letter": self.tr(
                "Hvem man møder, hvornår, hvor og hvorfor, hvor længe det tager, og hvem man ringer til. På bagsiden "
                "er der plads til borgerens egne ord. Brevet laves af et planlagt møde."
            ),
            "rights": self.tr(
                "Kun de regler, der gælder borgeren den dag, efter det, sagen siger, og hvor hver regel står. Hvad "
                "ingen jurist har læst, siger papiret selv."
            ),
            "contact": self.tr(
                "Fire ens kort på et ark: den faste kontakts navn og telefon, hvornår der kan ringes, og hvem der "
                "svarer i stedet."
            ),
            "agreements": self.tr(
                "Kun de åbne aftaler, plads til underskrift, og hvem man ringer til. Det er ingen ny udgave af planen. "
                "Er planen i stor skrift, er arket det også."
            ),
        }
        self._lead.say(leads[self.form.paper.choice()])

    def retranslate(self) -> None:
        """Say everything again."""
        self._name_sides(self.tr("Skriv"), self.tr("Se siderne"), both=self.tr("Formular eller sider"))
        self._hint.say(self.tr("Sådan kommer papiret ud af printeren"))
        self._say_lead()
        self._say_head()
