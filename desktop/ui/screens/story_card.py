"""The story of a case in a few lines, and the form in which it is written together with the citizen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from casework.answers import CitizenPage
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import LongField
from desktop.ui.parts.layout import hold, row
from desktop.ui.parts.words import Words
from desktop.ui.screens.form_news import FormNews
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import Form
from desktop.ui.screens.typing_pause import FormKept

SHORT = 3


class StoryForm(Form):
    """The story as it stands; what is written is kept word for word."""

    read_along = ("story",)

    def __init__(self, citizen: str, story: str) -> None:
        super().__init__(citizen)
        self.fields["story"] = LongField("", lines=4, most=14)
        self.build(self.fields["story"])
        self.fill({"story": story})

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["story"].rename(
            self.tr("Hvem er borgeren?"),
            help_text=self.tr(
                "Højst ti linjer, fortalt af borgeren. En, der står ind for dig, begynder her."
            ),
        )
        self.save.rename(self.tr("Gem historien"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme historien"))


class StoryCard(Card):
    """The story in ten lines; three of them until one asks for all. `told(story)`: it was written."""

    told = Signal(str)
    typed = Signal()
    news_taken = Signal()
    torn_chosen = Signal()

    def __init__(self) -> None:
        self._more, self._write = Button("", kind="quiet"), Button("", icon="pencil", kind="quiet")
        self._heading = Heading("", right=hold(row(self._more, self._write, gap="near")))
        self._short, self._whole = Words("", lines=SHORT), Words("")
        self.place = FormPlace()
        super().__init__(self._heading, self._short, self._whole, self.place, gap="tight")
        self._citizen, self._story = "", ""
        self._is_open = self._is_torn = False
        self.news: FormNews | None = None
        self._more.clicked.connect(self._turn)
        self._write.clicked.connect(self._begin)
        self.place.sent.connect(self._tell)
        self.place.left.connect(self._write.setFocus)
        self.place.typed.connect(self.typed)
        self.place.turned.connect(self._watch)
        self.retranslate()

    def show_page(self, page: CitizenPage) -> None:
        """Tell it; a form in which it is written stays as it is."""
        self._citizen, self._is_torn = page.id, page.id in page.torn
        self._write.setVisible(page.calls)
        self.show_story(page.story)

    def show_story(self, story: str) -> None:
        """Tell it."""
        self._story = story
        nothing = self.tr("Ingen historie endnu. Den fortælles af borgeren, og I skriver den sammen.")
        self._short.say(story or nothing)
        self._whole.say(story or nothing)
        self._say_way()
        self._arrange()

    def show_news(self, by: str) -> None:
        """Say under the form what of the story is other than when it opened, and who wrote that."""
        if self.news is not None and not self._is_torn:
            self.news.show_news({"story": self._story}, by)

    @property
    def form(self) -> Form | None:
        """The form that stands here."""
        return self.place.form

    def reopen(self, kept: FormKept) -> None:
        """Unfold the form as a draft kept it."""
        self.place.open(StoryForm(self._citizen, self._story), kept)

    def form_saved(self) -> None:
        """What was sent is durable: its form closes."""
        self.place.form_saved()

    def refuse(self, sentence: str) -> bool:
        """Say under the field why what was sent was not taken; False where nothing was sent."""
        return self.place.refuse(sentence)

    def _begin(self) -> None:
        """Where the citizen's own record has two versions, one of them is chosen first."""
        if self._is_torn and self.form is None:
            self.torn_chosen.emit()
        else:
            self.place.open(StoryForm(self._citizen, self._story))

    def _tell(self) -> None:
        if self.form is None:
            return
        if self.form.is_touched():
            self.told.emit(self.form.values()["story"])
        else:
            self.place.close_form()

    def _watch(self) -> None:
        form = self.place.form
        self.news = FormNews(form) if form is not None else None
        layout = form.layout() if form is not None else None
        if self.news is not None and layout is not None:
            layout.addWidget(self.news)
            self.news.taken.connect(self.news_taken)
        self._arrange()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._arrange()

    def open(self) -> None:
        """Show all of it: a word was found in it, which may stand in the last line."""
        self._is_open = True
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() - 2 * look.space("pad")
        long = wide > 100 and len(self._whole.wrapped(wide)) > SHORT
        reads = self.place.form is None
        self._short.setVisible(reads and not self._is_open)
        self._whole.setVisible(reads and self._is_open)
        self._more.setVisible(reads and (self._is_open or long))
        self._more.rename(self.tr("Vis mindre") if self._is_open else self.tr("Læs hele"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three lines hold more on a wide page."""
        super().resizeEvent(event)
        self._arrange()

    def _say_way(self) -> None:
        if self._is_torn:
            self._write.rename(
                self.tr("To versioner"), name=self.tr("To versioner af borgerens oplysninger, se dem")
            )
        elif self._story:
            self._write.rename(self.tr("Ret"), name=self.tr("Ret historien"))
        else:
            self._write.rename(self.tr("Skriv"), name=self.tr("Skriv historien"))

    def retranslate(self) -> None:
        """Say everything again."""
        self._heading.say(self.tr("Historien kort"))
        self.show_story(self._story)
