"""Papir til andre: what a partner or a workplace gets, beside the page as it will be printed."""

from collections.abc import Sequence

from PySide6.QtGui import QImage

from casework.answers import CitizenPage
from casework.plan_editions import Chosen, PlacementShown
from desktop.ui.look.tokens import look
from desktop.ui.parts.card import Card
from desktop.ui.parts.words import Words
from desktop.ui.screens.edition_finds import FindCard
from desktop.ui.screens.edition_form import EditionForm
from desktop.ui.screens.forms import into_view
from desktop.ui.screens.paper_room import PaperRoom
from desktop.ui.screens.screen import Key, Now, copenhagen_now


class EditionScreen(PaperRoom):
    """What a partner or a workplace gets; answers to careful words come from `finds`."""

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self.form, self.finds = EditionForm(self.now().date()), FindCard()
        self._lead = Words("", color="ink_soft")
        self._lay_beside(self.form, Card(self._lead, self.form, gap="gap"), self.finds)
        self.first_focus = self.form.fields["to"]
        self.form.usb.clicked.connect(self.usb_wanted)
        self.retranslate()

    def show_case(self, page: CitizenPage, placements: Sequence[PlacementShown]) -> None:
        """Offer what stands in the plan now."""
        self._name = page.name
        self.form.show_case(page, placements)
        self._say_head()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show the page as it will be printed."""
        self._preview.show_pages(images)

    def chosen(self) -> Chosen:
        """Return what is chosen and typed."""
        return self.form.chosen()

    def contents(self) -> dict[str, str]:
        """Return what is typed, as a draft keeps it; nothing where only the first choice stands."""
        said = {name: text for name, text in self.form.values().items() if text}
        return {} if set(said) <= {"audience"} else said

    def refuse(self, sentence: str) -> None:
        """Say what is missing."""
        self.form.refuse(sentence)

    def show_finds_first(self) -> None:
        """Bring the words that wait for an answer into view."""
        self._side.choose("form")
        self.fit(tight=look.is_tight(self))
        into_view(self.finds)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Ctrl+Enter", self.tr("Udskriv")), ("Esc", self.tr("tilbage til planen")))

    def _say_head(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("Papir til andre"), self._name)

    def retranslate(self) -> None:
        """Say everything again."""
        self._name_sides(self.tr("Skriv"), self.tr("Se siderne"), both=self.tr("Formular eller sider"))
        self._lead.say(
            self.tr(
                "Kun det, du vælger, kommer med. Papiret siger ikke, hvad der er udeladt. Vis det til borgeren først."
            )
        )
        self._hint.say(self.tr("Sådan kommer papiret ud af printeren"))
        self._say_head()
