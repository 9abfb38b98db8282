"""What life does to a citizen, each in a form of its own: a new name, a new CPR number, his death."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop.ui.parts.field import ChoiceField, DateField, Field
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form

SLIP: Final = "slip"
"""The answer that the number which stands was never the citizen's (`storage.reads.life.renumbered`)."""


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
                "plan eller kort ud. Intet slettes, og det kan tages tilbage, hvis det viser sig ikke at passe."
            )
        )
        self.fields["died_on"].rename(self.tr("Dødsdag"))
        self.fields["source"].rename(self.tr("Hvor ved du det fra?"))
        self.save.rename(self.tr("Gem dødsfaldet"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme dødsfaldet"))


class _Held(Form):
    """What holds from a day, and who said so; a subclass adds what it is. Nothing is kept as a draft."""

    keeps = False

    def __init__(self, record: str, today: date, *named: str, why: ChoiceField | None = None) -> None:
        super().__init__(record)
        self._lead = Words("", "body", "ink_soft")
        new, day, source = [Field("") for _ in named], DateField("", today=today), Field("")
        self.fields |= {**dict(zip(named, new, strict=True)), "held_from": day, "source": source}
        self.demanded = tuple(self.fields)
        beside = [(why, 1, 150)] if why is not None else []
        self.fields |= {"why": why} if why is not None else {}
        self.build(
            self._lead,
            Beside(*((field, 1, 150) for field in new), *beside, gap="snug"),
            Beside((day, 2, 150), (source, 3, 150), gap="snug"),
        )

    def flaw(self) -> tuple[str, str] | None:
        """Nothing is left out."""
        said = self.values()
        empty = next((name for name in self.demanded if not said[name].strip()), None)
        return (empty, self.tr("Det mangler her.")) if empty else None

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["held_from"].rename(self.tr("Gælder fra"))
        self.fields["source"].rename(self.tr("Hvor ved du det fra?"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme"))


class NameForm(_Held):
    """A new name, beginning with the one that stands."""

    def __init__(self, today: date, first_name: str, last_name: str) -> None:
        super().__init__("name", today, "first_name", "last_name")
        self.fill({"first_name": first_name, "last_name": last_name})

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self._lead.say(
            self.tr(
                "Navnet gælder overalt fra nu af. Det tidligere navn findes stadig ved søgning, og papirer, der er "
                "udleveret, er, som de var."
            )
        )
        self.fields["first_name"].rename(self.tr("Fornavn"))
        self.fields["last_name"].rename(self.tr("Efternavn"))
        self.save.rename(self.tr("Gem navnet"))


class NumberForm(_Held):
    """A new CPR number: a real one for a replacement number, another for any reason, or the right one for a slip.

    A slip holds from no day, so none is asked for.
    """

    def __init__(self, today: date) -> None:
        self.why = ChoiceField("", [Option("", "")])
        super().__init__("number", today, "cpr", why=self.why)
        self.why.chosen.connect(self._choose)

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values into the fields; what is chosen says which are asked for."""
        super().fill(values)
        self._choose(self.why.choice())

    def _choose(self, why: str) -> None:
        asked = tuple(name for name in self.fields if name != "why")
        self.demanded = tuple(name for name in asked if why != SLIP or name != "held_from")
        self.fields["held_from"].setVisible(why != SLIP)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self._lead.say(
            self.tr(
                "Sagen er den samme, også når fagsystemet sender det nye nummer. Det tidligere nummer findes "
                "stadig ved søgning, medmindre det var en tastefejl: så har borgeren aldrig haft det."
            )
        )
        self.fields["cpr"].rename(self.tr("Nyt CPR-nummer"))
        self.why.rename(self.tr("Hvorfor et andet?"))
        options = [
            Option("", self.tr("et nyt nummer")),
            Option(SLIP, self.tr("en tastefejl")),
        ]
        self.why.show_options(options, self.why.choice())
        self.save.rename(self.tr("Gem CPR-nummeret"))
