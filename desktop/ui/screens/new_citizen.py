"""Ny borger: a name, a CPR number or why there is none yet, and whether the address is protected.

A number that is in a case here already is said where it was typed, with the way to that case.
"""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal

from casework import cpr
from casework.answers_same import OtherCase
from casework.errors import Refused
from desktop.sentences import told
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import ChoiceField, Field
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now
from desktop.ui.screens.typing_pause import PAUSE_MS

WITH_NUMBER = "cpr"
SHORT = 385
"""Height over text size under which the form does not stand whole with all its air (px)."""


class NewCitizenForm(Form):
    """Who it is. Of the number and the reason for none only the one that was chosen stands there."""

    demanded = ("first_name", "last_name")

    def __init__(self) -> None:
        super().__init__()
        first, last, number, reason = (Field("") for _ in range(4))
        self._identity = ChoiceField("", self._identities())
        self._protected = ChoiceField("", self._protections())
        self.fields = {
            "first_name": first,
            "last_name": last,
            "identity": self._identity,
            "cpr": number,
            "no_cpr_reason": reason,
            "protected": self._protected,
        }
        self.clear = Button("", kind="quiet")
        self.more_buttons = (self.clear,)
        which = hold(column(number, reason, gap=""))
        self.build(
            Beside((first, 1, 200), (last, 1, 200), gap="snug"),
            Beside((self._identity, 1, 240), (which, 1, 240), gap="snug"),
            self._protected,
        )
        self.began = self.values()
        self._identity.chosen.connect(lambda _choice: self._show_chosen())
        self._show_chosen()

    def _identities(self) -> list[Option]:
        return [
            Option(WITH_NUMBER, self.tr("CPR-nummer")),
            Option("none", self.tr("Uden CPR-nummer endnu")),
        ]

    def _protections(self) -> list[Option]:
        return [
            Option("", self.tr("Nej, så vidt jeg ved")),
            Option("yes", self.tr("Ja, navn og adresse er beskyttet")),
        ]

    def _show_chosen(self) -> None:
        has_number = self._identity.choice() == WITH_NUMBER
        self.fields["cpr"].setVisible(has_number)
        self.fields["no_cpr_reason"].setVisible(not has_number)

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in, and show what belongs to the choice."""
        super().fill(values)
        self._show_chosen()

    def number(self) -> str:
        """Return the number that is meant; empty where there is none yet."""
        return self.values()["cpr"] if self._identity.choice() == WITH_NUMBER else ""

    def flaw(self) -> tuple[str, str] | None:
        """A whole name, and a number that is one, or a reason."""
        said = self.values()
        if not said["first_name"].strip():
            return "first_name", self.tr("Skriv borgerens fornavn.")
        if not said["last_name"].strip():
            return "last_name", self.tr("Skriv borgerens efternavn.")
        if said["identity"] != WITH_NUMBER:
            reason = self.tr("Skriv med et par ord, hvorfor der ikke er et CPR-nummer endnu.")
            return None if said["no_cpr_reason"].strip() else ("no_cpr_reason", reason)
        if not said["cpr"].strip():
            return "cpr", self.tr("Skriv CPR-nummeret, eller vælg »Uden CPR-nummer endnu«.")
        try:
            cpr.parse(said["cpr"])
        except Refused as refusal:
            return "cpr", told(refusal)
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        self._identity.show_options(self._identities())
        self._protected.show_options(self._protections())
        self.fields["first_name"].rename(self.tr("Fornavn"))
        self.fields["last_name"].rename(self.tr("Efternavn"))
        self._identity.rename(self.tr("Hvordan kendes borgeren?"))
        self.fields["cpr"].rename(self.tr("CPR-nummer"))
        self.fields["no_cpr_reason"].rename(self.tr("Hvorfor er der ikke et nummer endnu?"))
        self._protected.rename(self.tr("Er navn og adresse beskyttet?"))
        self.save.rename(self.tr("Opret sagen"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk, det skrevne bliver som kladde"))
        self.clear.rename(self.tr("Ryd"), name=self.tr("Ryd det, der er skrevet"))


class NewCitizenScreen(Screen):
    """`opened(values)`: open a case. `number_typed(text)`: is it here already? `typed(contents)` at every pause.

    `case_wanted(citizen)`: the case that has the number. `left()` is the way back; what was typed stays as a draft.
    """

    place: ClassVar[str] = "citizens"
    opened = Signal(dict)
    number_typed = Signal(str)
    typed = Signal(dict)
    case_wanted = Signal(str)
    left = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._known: OtherCase | None = None
        self._asked = ""
        self.form, self._lead, self._to_case = NewCitizenForm(), Words("", color="ink_soft"), Button("")
        self._told = Banner("", "notice", action=self._to_case)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._sheet = column(self._lead, self._told, self.form, gap="gap")
        self._card = Card(hold(self._sheet), gap="", margins=(0, 0, 0, 0))
        self._body = column(self._card, STRETCH, gap="gap")
        self.lay_out(Header(), hold(self._body))
        self._give_air(short=False)
        self._connect()
        self.first_focus = self.form.fields["first_name"]
        self._told.hide()
        self.form.clear.hide()
        self.retranslate()

    def ask_for_room(self) -> None:
        """Seen whole also where the text is large: then the air round the card gives way."""
        super().ask_for_room()
        self._give_air(short=self.height() / look.scale < SHORT)

    def _give_air(self, *, short: bool) -> None:
        edge, pad = look.space("edge"), look.space("pad")
        self._body.setContentsMargins(edge, 10 if short else 18, edge, 8 if short else 16)
        upper = look.space("near") if short else pad
        self._sheet.setContentsMargins(pad, upper, pad, upper)
        self._sheet.setSpacing(look.space("near" if short else "gap"))

    def _connect(self) -> None:
        self.form.typed.connect(self._changed)
        self.form.saved.connect(self._send)
        self.form.closed.connect(self.left)
        self.form.clear.clicked.connect(self._clear)
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))
        self._to_case.clicked.connect(self._lead_there)

    def _changed(self) -> None:
        """A draft goes out at most a pause after the first letter, however long one types on."""
        if not self._pause.isActive():
            self._pause.start()
        self._look()

    def _look(self) -> None:
        self.form.clear.setVisible(self.form.is_touched() and not self.form.is_under_way)
        number = self.number()
        if number != self._asked:
            self._asked = number
            self.show_known(None)
            if cpr.is_valid(number):
                self.number_typed.emit(number)

    def number(self) -> str:
        """Return the number that is meant."""
        return self.form.number()

    def contents(self) -> dict[str, str]:
        """Return what is typed and not saved, as a draft keeps it; nothing where nothing is."""
        return self.form.values() if self.form.is_touched() else {}

    def show_draft(self, contents: Mapping[str, str]) -> None:
        """Put what was typed back where it stood, unless somebody types already."""
        if not self.form.is_touched():
            self.form.fill({name: text for name, text in contents.items() if name in self.form.fields})
            self._look()

    def show_known(self, found: OtherCase | None) -> None:
        """Say whose case has the number already, and lead there; None: nobody's that is here."""
        self._known = found
        self._say_known()

    def _say_known(self) -> None:
        found = self._known
        self._told.setVisible(found is not None)
        self.form.save.setEnabled(found is None and not self.form.is_under_way and not self.form.is_still)
        if found is not None:
            self._told.say(
                self.tr(
                    "CPR-nummeret har en sag her allerede: {name}. Skriv i den, så borgeren har én sag. "
                    "Intet er oprettet."
                ).format(name=found.name)
            )
            self._to_case.rename(
                self.tr("Åbn sagen"), name=self.tr("Åbn sagen om {name}").format(name=found.name)
            )
            self._told.refit()

    def _lead_there(self) -> None:
        """The words led here, and are of no use in a draft any more."""
        if self._known is not None:
            case = self._known.id
            self._clear()
            self.case_wanted.emit(case)

    def _send(self) -> None:
        self._pause.stop()
        self.form.clear.hide()
        self.form.wait(on=True)
        self.opened.emit(self.form.values())

    def _clear(self) -> None:
        self._empty()
        self.typed.emit({})
        self.form.begin()

    def _empty(self) -> None:
        self.form.fill(self.form.began)
        for editing in self.form.fields.values():
            editing.settle()
        self._pause.stop()
        self._look()

    def form_saved(self) -> None:
        """What was sent is durable: nothing of it stands here any more."""
        self.form.wait(on=False)
        self._empty()

    def refuse(self, sentence: str) -> None:
        """Say why nothing was opened; what was typed stands."""
        self.form.wait(on=False)
        self._look()
        if self._known is None:
            self.form.refuse(sentence)
        else:
            self._say_known()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("Ctrl ↵", self.tr("opret sagen")),
            ("Esc", self.tr("luk, det skrevne bliver som kladde")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Ny borger"), self.tr("Kan oprettes med og uden net"))
        self._lead.say(
            self.tr(
                "Sagen er din med det samme. Har en kollega også oprettet borgeren, står det senere i begge sager; "
                "intet slås sammen."
            )
        )
        self._say_known()
