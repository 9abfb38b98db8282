"""Åbn en borger uden for din sagsstamme: number, kind of reason and reason; what becomes of it is said first."""

from typing import ClassVar

from PySide6.QtCore import Signal

from desktop.ui.parts.banner import Banner
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import ChoiceField, Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now


class GlassForm(Form):
    """Whose case, what kind of reason, and the reason in words; nothing of it is kept as a draft."""

    demanded = ("cpr", "reason")
    keeps = False

    def __init__(self) -> None:
        super().__init__()
        self.fields |= {"cpr": Field(""), "category": ChoiceField("", self._kinds()), "reason": Field("")}
        self.build(*self.fields.values())

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
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        kinds = self.fields["category"]
        if isinstance(kinds, ChoiceField):
            kinds.show_options(self._kinds())
        self.fields["cpr"].rename(self.tr("Borgerens CPR-nummer"))
        kinds.rename(self.tr("Hvad er anledningen?"))
        self.fields["reason"].rename(self.tr("Hvorfor åbner du sagen?"))
        self.save.rename(self.tr("Åbn i 60 minutter"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at åbne en sag"))


class GlassScreen(Screen):
    """`wanted(number, category, reason)`, `left()`; a refusal stands under the form's fields."""

    place: ClassVar[str] = "citizens"
    wanted = Signal(str, str, str)
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self.form = GlassForm()
        self._lead, self._told = Words("", color="ink_soft"), Banner("", "plain")
        body = column(Card(self._lead, self.form, self._told, gap="gap"), STRETCH, gap="gap")
        body.setContentsMargins(24, 18, 24, 16)
        self.lay_out(Header(), hold(body))
        self.form.saved.connect(self._send)
        self.form.closed.connect(self.left)
        self.first_focus = self.form.fields["cpr"]
        self._told.hide()
        self.retranslate()

    def _send(self) -> None:
        said = self.form.values()
        self.wanted.emit(said["cpr"], said["category"], said["reason"])

    def busy(self) -> None:
        """Wait for the answer: nothing is sent twice."""
        self._told.hide()
        self.form.wait(on=True)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was opened; what was typed stands."""
        self.form.wait(on=False)
        self._told.say(sentence, "notice")
        self._told.show()

    def say_coming(self) -> None:
        """It was opened, and is on its way here."""
        self._told.say(
            self.tr("Sagen er åbnet i 60 minutter og er på vej hertil. Den vises, så snart den er her."),
            "plain",
        )
        self._told.show()

    def forget_typed(self) -> None:
        """Leave no number and no reason behind."""
        self.form.fill({"cpr": "", "reason": ""})

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (("Enter", self.tr("åbn sagen")), ("Esc", self.tr("luk")))

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Åbn en borger"), self.tr("Uden for din sagsstamme"))
        self._lead.say(
            self.tr(
                "Du kan læse sagen i 60 minutter, men ikke skrive i den. Teamlederen kan se det med det samme, grunden "
                "står i loggen, og borgeren kan få at vide, at sagen er åbnet. Bagefter fjernes den fra denne computer."
            )
        )
