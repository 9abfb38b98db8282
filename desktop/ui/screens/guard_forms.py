"""The forms of a protected address: switched on or off with day, source and reason, and what became of a paper."""

from datetime import date

from casework.answers_guarding import CarrierShown
from casework.guarding import OUTCOMES
from desktop.sentences import in_words
from desktop.ui.parts.field import ChoiceField, DateField, Field
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form


class GuardForm(Form):
    """From which day, who said so, and why. Nothing is kept as a draft: it is said once."""

    keeps = False
    demanded = ("on", "source", "reason")

    def __init__(self, today: date, *, on: bool) -> None:
        super().__init__("guard")
        self.is_on = on
        self._lead = Words("", "body", "ink_soft")
        day, source, reason = DateField("", today=today), Field(""), Field("")
        self.fields |= {"on": day, "source": source, "reason": reason}
        self.build(self._lead, Beside((day, 2, 150), (source, 3, 150), gap="snug"), reason)
        day.write(f"{today:%d.%m.%Y}")

    def flaw(self) -> tuple[str, str] | None:
        """Nothing is left out."""
        said = self.values()
        empty = next((name for name in self.demanded if not said[name].strip()), None)
        return (empty, self.tr("Det mangler her.")) if empty else None

    def retranslate(self) -> None:
        """Say everything again."""
        self._lead.say(
            self.tr(
                "Fra du gemmer, står adressen ingen steder, heller ikke uden net: den vises kun med en grund, som "
                "logges, og kommer på intet papir. Du får en liste over det, der allerede bærer den. Teksten i "
                "notater skjules ikke."
            )
            if self.is_on
            else self.tr(
                "Adressen vises igen som alle andres, på skærm og papir, på alle computere med sagen."
            )
        )
        self.fields["on"].rename(self.tr("Gælder fra"))
        self.fields["source"].rename(self.tr("Hvor ved du det fra?"))
        self.fields["reason"].rename(self.tr("Hvorfor?"))
        self.save.rename(self.tr("Beskyt adressen") if self.is_on else self.tr("Ophæv beskyttelsen"))
        self.close_button.rename(self.tr("Fortryd"), name=self.tr("Fortryd, intet ændres"))


class CarrierForm(Form):
    """What became of something that carries the address."""

    keeps = False
    demanded = ("how",)

    def __init__(self, shown: CarrierShown, about: str) -> None:
        super().__init__(shown.carrier.of)
        self.shown, self._about = shown, about
        self._lead = Words(about, "body", "ink_soft")
        self._how = ChoiceField("", [Option("", "")])
        self.fields |= {"how": self._how, "remark": Field("")}
        self.build(self._lead, Beside((self._how, 2, 220), (self.fields["remark"], 3, 150), gap="snug"))

    def flaw(self) -> tuple[str, str] | None:
        """One of the answers; where it cannot be had back, the words that say where it is."""
        said = self.values()
        if not said["how"]:
            return "how", self.tr("Vælg, hvad der er gjort ved det.")
        if said["how"] == "lost" and not said["remark"].strip():
            return "remark", self.tr("Skriv, hvor det er, og hvem der har fået det at vide.")
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        self._how.rename(self.tr("Hvad er der gjort ved det?"))
        options = [Option(code, in_words(text)) for code, text in OUTCOMES.items()]
        self._how.show_options([Option("", self.tr("Vælg")), *options], self._how.choice())
        self.fields["remark"].rename(self.tr("Bemærkning"))
        self.save.rename(self.tr("Gem svaret"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme svaret"))
