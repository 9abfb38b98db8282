"""What life does to a citizen, written in a form: his death, with the day and who said so."""

from datetime import date

from desktop.ui.parts.field import DateField, Field
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form


class DeathForm(Form):
    """The day of death and the source. Nothing is kept as a draft: it is two fields, said once."""

    keeps = False
    demanded = ("died_on", "source")

    def __init__(self, today: date) -> None:
        super().__init__("death")
        self._lead = Words("", "body", "ink_soft")
        day, source = DateField("", today=today), Field("")
        self.fields |= {"died_on": day, "source": source}
        self.build(self._lead, Beside((day, 2, 150), (source, 3, 150), gap="snug"))

    def flaw(self) -> tuple[str, str] | None:
        """A day that has been, and where it is known from."""
        said = self.values()
        if not said["died_on"].strip():
            return "died_on", self.tr("Skriv den dag, borgeren døde.")
        if not said["source"].strip():
            return (
                "source",
                self.tr("Skriv, hvor du ved det fra, for eksempel CPR-registret eller en pårørende."),
            )
        return None

    def retranslate(self) -> None:
        """Say everything again."""
        self._lead.say(
            self.tr(
                "Besøg, aftaler og attester stopper med det samme, på alle computere, der har sagen, og der går ingen "
                "plan eller kort ud. Intet slettes, og det kan tages tilbage, hvis det er en fejl."
            )
        )
        self.fields["died_on"].rename(self.tr("Dødsdag"))
        self.fields["source"].rename(self.tr("Hvor ved du det fra?"))
        self.save.rename(self.tr("Gem dødsfaldet"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme dødsfaldet"))
