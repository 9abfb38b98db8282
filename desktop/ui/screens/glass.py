"""Åbn en sag uden for din sagsstamme: number, kind of reason and reason; what becomes of it is said first.

Right before it opens, the person is asked once more who he is: in the browser, or by the passphrase, here in the form.
"""

from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import ChoiceField, Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.browser_asked import BrowserAsked
from desktop.ui.screens.forms import Form
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now


class GlassForm(Form):
    """Whose case, what kind of reason, and the reason in words; nothing of it is kept as a draft."""

    demanded = ("cpr", "reason")
    keeps = False

    def __init__(self) -> None:
        super().__init__()
        self.fields |= {"cpr": Field(""), "category": ChoiceField("", self._kinds()), "reason": Field("")}
        self.words = Field("", icon="key-round", secret=True)
        self.fields["words"] = self.words
        self.build(*self.fields.values())
        self.words.hide()

    def _kinds(self) -> list[Option]:
        return [
            Option("acute", self.tr("Det haster")),
            Option("contact", self.tr("Borgeren har henvendt sig")),
            Option("absence", self.tr("En kollega er væk")),
            Option("supervision", self.tr("Tilsyn eller klage")),
            Option("other", self.tr("Andet")),
        ]

    def flaw(self) -> tuple[str, str] | None:
        """A number and a reason stand here; whether they hold is asked below."""
        said = self.values()
        if not said["cpr"].strip():
            return "cpr", self.tr("Skriv borgerens CPR-nummer.")
        if not said["reason"].strip():
            return "reason", self.tr("Skriv med et par ord, hvorfor. Grunden står i loggen.")
        if not self.words.isHidden() and not said["words"]:
            return "words", self.tr("Skriv din adgangssætning.")
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        kinds = self.fields["category"]
        if isinstance(kinds, ChoiceField):
            kinds.show_options(self._kinds())
        self.fields["cpr"].rename(self.tr("Borgerens CPR-nummer"))
        kinds.rename(self.tr("Hvad er anledningen?"))
        self.fields["reason"].rename(self.tr("Hvorfor åbner du sagen?"))
        self.words.rename(self.tr("Din adgangssætning"))
        self.save.rename(self.tr("Åbn i 60 minutter"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at åbne en sag"))


class GlassScreen(Screen, BrowserAsked):
    """`wanted(number, category, reason, passphrase)`, `sign_in_wanted()`, `called_off()` while the browser is open.

    `left()` is the way back; a refusal stands under the form's fields.
    """

    place: ClassVar[str] = "citizens"
    form: GlassForm
    wanted = Signal(str, str, str, str)
    sign_in_wanted = Signal()
    called_off = Signal()
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self.form = GlassForm()
        self._lead, self._told = Words("", color="ink_soft"), Banner("", "plain")
        self._is_waiting, self._browser = False, Button("")
        self._asks = Banner("", "notice", action=self._browser)
        body = column(Card(self._lead, self.form, self._told, self._asks, gap="gap"), STRETCH, gap="gap")
        edge = look.space("edge")
        body.setContentsMargins(edge, 18, edge, 16)
        self.lay_out(Header(), hold(body))
        self.form.saved.connect(self._send)
        self.form.closed.connect(self.left)
        self.first_focus = self.form.fields["cpr"]
        self._browser.clicked.connect(self._go_on)
        self._told.hide()
        self._asks.hide()
        self.retranslate()

    def _send(self) -> None:
        said = self.form.values()
        self.wanted.emit(said["cpr"], said["category"], said["reason"], said["words"])

    def send_again(self) -> None:
        """Ask once more for what stands here, as far as it still stands."""
        self.form.wait(on=False)
        self._asks.hide()
        self.form.send()

    def _go_on(self) -> None:
        if self._is_waiting:
            self.called_off.emit()
        else:
            self.sign_in_wanted.emit()

    def busy(self) -> None:
        """Wait for the answer: nothing is sent twice."""
        self._told.hide()
        self._asks.hide()
        self.form.wait(on=True)

    def ask_words(self, sentence: str) -> None:
        """Say that the passphrase is asked for once more, and show where it is typed."""
        self.refuse(sentence)
        self.form.words.show()
        self.form.words.setFocus()

    def say_coming(self) -> None:
        """It was opened, and is on its way here."""
        self._told.say(
            self.tr("Sagen er åbnet i 60 minutter og er på vej hertil. Den vises, så snart den er her."),
            "plain",
        )
        self._told.show()

    def forget_words(self) -> None:
        """Leave no passphrase behind."""
        self.form.fill({"words": ""})

    def forget_typed(self) -> None:
        """Leave no number, no reason and no passphrase behind."""
        self.form.fill({"cpr": "", "reason": "", "words": ""})

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self.tr("åbn sagen")), ("Esc", self.tr("luk")))

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Åbn en sag"), self.tr("Uden for din sagsstamme"))
        self._lead.say(
            self.tr(
                "Du kan læse sagen i 60 minutter, men ikke skrive i den. Teamlederen kan se det med det samme, grunden "
                "står i loggen, og borgeren kan få at vide, at sagen er åbnet. Bagefter fjernes den fra denne computer."
            )
        )
