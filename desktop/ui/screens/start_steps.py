"""The four steps of *Kom i gang*, each a page: where, with which code, behind which words, and then the cases."""

from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework import link
from desktop.sentences import in_words
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import Field
from desktop.ui.parts.layout import STRETCH, Piece, column, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.progress import Progress
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.five_words import FiveWords


class Step(QWidget):
    """A title, a line or two, what is asked; a problem stands between what is asked and the buttons."""

    given = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.lead = Words("", "display"), Words("", "body", "ink_soft")
        self._problem, self._waits = Banner("", "notice"), Words("", "small", "ink_soft")
        self._problem.hide()
        self._waits.hide()
        self.fields: tuple[Field, ...] = ()

    def build(self, *pieces: Piece) -> None:
        """Lay out what this step asks."""
        self.setLayout(column(self.title, self.lead, self._problem, self._waits, 8, *pieces, gap="snug"))
        for field in self.fields:
            field.changed.connect(lambda _text, one=field: self._write(one))
            field.line.returnPressed.connect(self.given)
        self.retranslate()

    def _write(self, field: Field) -> None:
        field.settle()
        self.show_problem("")

    def begin(self) -> None:
        """Put the cursor where one writes."""
        if self.fields:
            empty = [field for field in self.fields if not field.text()]
            (empty or list(self.fields))[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Say what is in the way; nothing where nothing is."""
        self._problem.say(sentence)
        self._problem.setVisible(bool(sentence))

    def wait(self, sentence: str) -> None:
        """Say what is under way and let nothing be typed meanwhile; an empty sentence ends it."""
        self._waits.say(sentence)
        self._waits.setVisible(bool(sentence))
        for field in self.fields:
            field.pause(on=bool(sentence))

    def under_way(self) -> str:
        """Say what happens when this step has been given."""
        return self.tr("Et øjeblik.")

    def retranslate(self) -> None:
        """Say everything again."""


class PlaceStep(Step):
    """The practice office, or my own work."""

    practice = Signal()
    work = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mine, self.try_out = Button("", kind="primary", size="primary"), Button("", size="primary")
        self._work_name, self._work_text = Words("", "heading"), Words("", "body", "ink_soft")
        self._try_name, self._try_text = Words("", "heading"), Words("", "body", "ink_soft")
        first = self._way("briefcase", self._work_name, self._work_text, self.mine)
        second = self._way("sprout", self._try_name, self._try_text, self.try_out)
        self.build(hold(Beside((first, 1, 300), (second, 1, 300), gap="snug")))
        self.mine.clicked.connect(self.work)
        self.try_out.clicked.connect(self.practice)

    @staticmethod
    def _way(sign: str, name: Words, text: Words, button: Button) -> QWidget:
        head = row(Icon(sign, "accent"), (name, 1), gap="near")
        return Card(head, text, STRETCH, hold(Flow(button, gap="")), gap="snug")

    def begin(self) -> None:
        """The first choice has the focus."""
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Hvor vil du begynde?"))
        self.lead.say(self.tr("Du kan altid gå den anden vej senere."))
        self._work_name.say(self.tr("Mit arbejde"))
        self._work_text.say(self.tr("Du skal bruge den adresse og den kode, du har fået af din kommune."))
        self.mine.rename(self.tr("Begynd på mit arbejde"))
        self._try_name.say(self.tr("Øvelseskontor"))
        self._try_text.say(self.tr("Prøv alt: borgerne er opfundne, og intet forlader computeren."))
        self.try_out.rename(self.tr("Åbn øvelseskontoret"))


class CodeStep(Step):
    """The address and the code that the municipality gave."""

    def __init__(self) -> None:
        super().__init__()
        self.address = Field("", icon="building-2", size="primary")
        self.code = Field("", icon="key-round", size="primary")
        self.fields = (self.address, self.code)
        self._link: link.Link | None = None
        self.build(self.address, self.code)

    @property
    def keys_of_link(self) -> str:
        """The mark of the service's keys that a link brought; nothing where another address is asked than its own."""
        return self._link.keys if self._link is not None and self.address.text() == self._link.address else ""

    def take_link(self, text: str) -> None:
        """Put what a link brings where a person would type it, for him to see; NotALink where it is not whole."""
        brought = link.read(text)
        self.address.write(brought.address)
        self.code.write(brought.code)
        self._link = brought
        self._say_code()

    def _write(self, field: Field) -> None:
        super()._write(field)
        if link.is_one(field.text()):
            with suppress(link.NotALink):  # perhaps it is being typed: *Videre* says what is wrong with it
                self.take_link(field.text())
        self._say_code()

    def typed(self) -> tuple[str, str] | None:
        """Return the address and the code; None where one of them is not whole: it is said there, and typed next."""
        flaw = self._flaw()
        if flaw is None:
            return self.address.text(), self.code.text()
        field, sentence = flaw
        field.need(sentence)
        field.setFocus()
        return None

    def _flaw(self) -> tuple[Field, str] | None:
        """Return the field that is empty or holds half a link, and the sentence about it."""
        for field in self.fields:
            if link.is_one(field.text()) or (field is self.code and link.is_another(field.text())):
                return field, in_words(link.BROKEN if link.is_one(field.text()) else link.ANOTHER)
        if not self.address.text():
            return self.address, self.tr("Skriv adressen. Den står i brevet eller mailen med din kode.")
        if not self.code.text():
            return self.code, self.tr("Skriv koden. Den står ved siden af adressen og gælder én gang.")
        return None

    def under_way(self) -> str:
        """Say what happens."""
        return self.tr("Spørger centralen. Det tager et øjeblik.")

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Hvem er du?"))
        self.lead.say(self.tr("Adressen og koden har du fået af din kommune. Koden gælder én gang."))
        self.address.rename(self.tr("Adressen på din kommunes Fodfæste"))
        self._say_code()

    def _say_code(self) -> None:
        self.code.rename(
            self.tr("Kode eller link"),
            help_text=self.tr("Linket er læst: adressen og koden står her.")
            if self.keys_of_link
            else self.tr(
                "Har du fået et link, så sæt det ind her. Store og små bogstaver gør ingen forskel."
            ),
        )


class WordsStep(Step):
    """Five words that unlock this computer, shown once and typed back."""

    other_words = Signal()

    def __init__(self, *, helped: bool = False) -> None:
        super().__init__()
        self._is_helped = helped
        self._five = FiveWords(large=True)
        self.typed = self._five.typed
        self._promise = Words("", "body", "ink_soft")
        self.fields = (self.typed,)
        sign = Icon("shield-check", "ink_soft", beside="body")
        promise = hold(row(sign, (self._promise, 1), gap="near", top=True))
        self.build(self._five, promise)
        self._five.other_words.connect(self.other_words)

    def say_help(self, *, helped: bool) -> None:
        """Say what happens to whoever forgets: two colleagues can help, or the municipality gives a new code."""
        self._is_helped = helped
        self.retranslate()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that stand there."""
        return self._five.words

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show other words; what was typed belonged to the old ones."""
        self._five.show_words(words)

    def chosen(self) -> str:
        """Return the passphrase; empty where other words are typed: the field then says so."""
        chosen = self._five.chosen()
        if not chosen:
            self.typed.need(self._five.lacks())
            self.typed.setFocus()
        return chosen

    def retranslate(self) -> None:
        """Say everything again."""
        self.title.say(self.tr("Dine fem ord"))
        self.lead.say(
            self.tr(
                "De låser computeren op. Fem almindelige ord er lettere at huske end tegn og tal, og sværere at gætte."
            )
        )
        self._five.retranslate()
        self._promise.say(
            self.tr(
                "Kun du kender ordene, og de kan ikke læses ud af computeren. Glemmer du dem, kan to nøgleofficerer i "
                "din kommune sammen lukke dig ind, og intet går tabt."
            )
            if self._is_helped
            else self.tr(
                "Kun du kender ordene, og de kan ikke læses ud af computeren. Glemmer du dem, giver din kommune dig en "
                "ny kode, og alt, der er kvitteret, kommer igen."
            )
        )

    def under_way(self) -> str:
        """Say what happens."""
        return self.tr("Låser dine sager med de fem ord. Det tager et øjeblik.")


class FetchStep(Step):
    """The cases come; work may begin with the first. `stopped()` when the person wants no more of them for now."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        usable = self.tr("Første gang tager det lidt længere.")
        self._progress = Progress(usable=usable)
        self._progress.let_stop(on=False)
        self._progress.stopped.connect(self.stopped)
        self._done, self._total, self._left = 0, 0, ""
        self.build(Card(self._progress, pad="room"))

    def show_progress(self, done: int, total: int, left: str = "") -> None:
        """So many of so many cases are ready; `left` says how long the rest takes."""
        self._done, self._total, self._left = done, total, left
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        done, total = self._done, self._total
        self._progress.let_stop(on=0 < done < total)
        self.title.say(self.tr("Så er du i gang"))
        self.lead.say(self.tr("Du kan begynde nu. Resten kommer, mens du arbejder."))
        if not total:
            self._progress.show_progress(
                self.tr("Finder dine borgere"), 0, usable=self.tr("Første gang tager det lidt længere.")
            )
        elif done >= total:
            said = self.tr("Din borger er her") if total == 1 else self.tr("Alle dine {total} borgere er her")
            self._progress.show_progress(
                said.format(total=total), 1, usable=self.tr("Alt ligger krypteret på denne computer.")
            )
        else:
            said = self.tr("Henter din borger") if total == 1 else self.tr("Henter dine {total} borgere")
            ready = (
                self.tr("{done} er klar nu. Du kan begynde med de første.")
                if done
                else self.tr("De første kommer om lidt.")
            )
            self._progress.show_progress(
                said.format(total=total), done / total, left=self._left, usable=ready.format(done=done)
            )
