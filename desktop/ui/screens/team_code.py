"""Ny computer: a team lead makes a code for one of the team; it is said once, large enough to be read out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from casework.answers_team import Member
from casework.kinds import has_cases, leads
from desktop.ui.look.spoken import announce
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import ChoiceField, Field
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.browser_asked import BrowserAsked
from desktop.ui.screens.forms import Form, into_view


class CodeForm(Form):
    """Whose new computer, and the passphrase where it is asked for; nothing of it is kept."""

    demanded = ("whose",)
    keeps = False

    def __init__(self) -> None:
        super().__init__()
        self.offered: tuple[Member, ...] = ()
        """Who can be chosen."""
        self.whose = ChoiceField("", self._options())
        self.words = Field("", icon="key-round", secret=True)
        self.fields |= {"whose": self.whose, "words": self.words}
        self.build(self.whose, self.words)
        self.words.hide()
        self.close_button.hide()
        self.closed.connect(self.forget)

    def show_people(self, people: Sequence[Member]) -> None:
        """Offer these; whoever is chosen stays chosen."""
        if tuple(people) != self.offered:
            self.offered = tuple(people)
            self.whose.show_options(self._options(), self.whose.choice())

    def name_of(self, user: str) -> str:
        """Return the name of one who is offered."""
        return next((one.name for one in self.offered if one.user == user), "")

    def forget(self) -> None:
        """Leave no passphrase behind, and nobody chosen."""
        self.wait(on=False)
        self.fill({"whose": "", "words": ""})
        self.words.hide()
        self.close_button.hide()
        for one in self.fields.values():
            one.settle()

    def ask_words(self) -> None:
        """Show where the passphrase is typed, and the way out."""
        self.wait(on=False)
        self.words.show()
        self.close_button.show()
        self.words.setFocus()

    def flaw(self) -> tuple[str, str] | None:
        """Somebody is chosen, and the passphrase stands where it is asked for."""
        said = self.values()
        if not said["whose"]:
            return "whose", self.tr("Vælg, hvem der har fået en ny computer.")
        if not self.words.isHidden() and not said["words"]:
            return "words", self.tr("Skriv din adgangssætning.")
        return None

    def _options(self) -> list[Option]:
        return [Option("", self.tr("Vælg …")), *(Option(one.user, one.name) for one in self.offered)]

    def retranslate(self) -> None:
        """Say everything again."""
        self.whose.rename(self.tr("Ny computer til hvem?"))
        self.whose.show_options(self._options(), self.whose.choice())
        self.words.rename(self.tr("Din adgangssætning"))
        self.save.rename(self.tr("Lav kode"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at lave en kode"))


class CodeCard(Card, BrowserAsked):
    """`wanted(user, passphrase)`, `sign_in_wanted()`, `called_off()` while the browser is open."""

    form: CodeForm
    wanted = Signal(str, str)
    sign_in_wanted = Signal()
    called_off = Signal()

    def __init__(self) -> None:
        self._head, self._lead = Heading(""), Words("", "small", "ink_soft")
        self.form, self._told = CodeForm(), Banner("", "notice")
        self._is_waiting, self._browser = False, Button("")
        self._asks = Banner("", "notice", action=self._browser)
        self.code, self._until = Words("", "display", lines=1), Words("")
        self.link, self._linked = Words("", "small"), Words("", "small", "ink_soft")
        self._copy, self._copy_link = Button("", icon="copy"), Button("", icon="copy")
        self._hide = Button("", kind="quiet")
        buttons = hold(Flow(self._copy, self._copy_link, self._hide, gap="pad"))
        told = hold(column(self.code, self._until, self.link, self._linked, gap="near"))
        self._shown = hold(column(told, buttons, gap="snug"))
        super().__init__(self._head, self._lead, self.form, self._told, self._asks, self._shown, gap="snug")
        self.form.saved.connect(self._send)
        self.form.closed.connect(self._say_nothing)
        self._browser.clicked.connect(self._go_on)
        self._copy.clicked.connect(lambda: self._put(self.code, self._copy))
        self._copy_link.clicked.connect(lambda: self._put(self.link, self._copy_link))
        self._hide.clicked.connect(self.forget)
        for part in (self._told, self._asks, self._shown):
            part.hide()
        self.retranslate()

    def show_team(self, members: Sequence[Member]) -> None:
        """Offer the people of the team who do not lead it; without anybody the card is not there."""
        people = [one for one in members if has_cases(one.job) and not leads(one.job)]
        self.form.show_people(sorted(people, key=lambda one: one.name.casefold()))
        self.setVisible(bool(people))

    def send_again(self) -> None:
        """Ask once more for whom stands here."""
        self._is_waiting = False
        self.form.wait(on=False)
        self._asks.hide()
        self.form.send()

    def _send(self) -> None:
        said = self.form.values()
        self._say_nothing()
        self.form.wait(on=True)
        self.wanted.emit(said["whose"], said["words"])

    def _go_on(self) -> None:
        (self.called_off if self._is_waiting else self.sign_in_wanted).emit()

    def show_code(self, code: str, until: str, link: str = "") -> None:
        """Show a code and its link; the passphrase is gone from here, and so is the form until the code is hidden."""
        self._is_waiting = False
        self._say_nothing()
        name = self.form.name_of(self.form.values()["whose"])
        self.form.forget()
        self.form.hide()
        self.code.say(code)
        self.link.say(link)
        for part in (self.link, self._linked, self._copy_link):
            part.setVisible(bool(link))
        self._name_copying()
        self._until.say(
            self.tr("Til {name}. Gælder én computer, til {until}. Den vises kun nu.").format(
                name=name, until=until
            )
        )
        self._shown.show()
        self._copy.setFocus()
        QTimer.singleShot(0, self, lambda: into_view(self))
        announce(self, f"{' '.join(code)}. {self._until.said}")

    def ask_words(self, sentence: str) -> None:
        """Say that the passphrase is asked for once more, and show where it is typed."""
        self.refuse(sentence)
        self.form.ask_words()
        QTimer.singleShot(0, self, lambda: into_view(self))

    def forget(self) -> None:
        """Leave no code and no passphrase behind."""
        self._is_waiting = False
        self._say_nothing()
        for words in (self.code, self.link, self._until):
            words.say("")
        self._shown.hide()
        self.form.forget()
        self.form.show()

    def _say_nothing(self) -> None:
        self._told.hide()
        self._asks.hide()

    def _put(self, words: Words, button: Button) -> None:
        """Copy it as anything is copied here: marked as secret, and gone after half a minute (`desktop.clipboard`)."""
        QGuiApplication.clipboard().setText(words.said)
        self._name_copying()
        button.rename(self.tr("Kopieret i et halvt minut"))

    def _name_copying(self) -> None:
        self._copy.rename(self.tr("Kopiér koden"))
        self._copy_link.rename(self.tr("Kopiér linket"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Ny computer"))
        self._lead.say(
            self.tr(
                "Med koden kommer en computer ind som den, du vælger. Giv den kun til personen selv. Hvem der lavede "
                "den til hvem, står i loggen."
            )
        )
        self._linked.say(
            self.tr(
                "Linket har adressen og koden med, og er lige så hemmeligt som koden. Det sættes ind under Kode eller "
                "link, når Fodfæste åbnes på den nye computer."
            )
        )
        self._name_copying()
        self._hide.rename(self.tr("Skjul koden"))
