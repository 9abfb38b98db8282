"""Samme person: how somebody knows it, and which other case it is where the service has not said it."""

from desktop.ui.parts.field import Field
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form


class SamePersonForm(Form):
    """`named`: the other case is known; else a name or a number is asked for, too. Nothing is kept as a draft."""

    keeps = False

    def __init__(self, *, named: bool) -> None:
        super().__init__("same_person")
        self.named = named
        self._lead = Words("", "body", "ink_soft")
        self.fields |= {"reason": Field("")} if named else {"who": Field(""), "reason": Field("")}
        self.demanded = tuple(self.fields)
        self.build(self._lead, *self.fields.values())

    def flaw(self) -> tuple[str, str] | None:
        """The other case is named, and a reason stands here."""
        said = self.values()
        if not self.named and not said["who"].strip():
            return "who", self.tr("Skriv navn eller CPR-nummer i den anden sag.")
        if not said["reason"].strip():
            return "reason", self.tr("Skriv, hvordan du ved det. Grunden bliver stående i sagen.")
        return None

    def refuse(self, sentence: str) -> None:
        """Say it under the field that it is about."""
        self.wait(on=False)
        self.point_at("reason" if self.named else "who", sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        self._lead.say(
            self.tr(
                "De to sager læses som én, på skærm og papir. Intet kopieres eller flyttes, og nyt skrives i denne "
                "sag. Alle, der har den ene sag, får den anden i samme rolle. Det kan fortrydes: så er begge sager, "
                "som de var, og det, der er skrevet imens, bliver, hvor det blev skrevet."
            )
        )
        if not self.named:
            self.fields["who"].rename(self.tr("Navn eller CPR-nummer i den anden sag"))
        self.fields["reason"].rename(self.tr("Hvordan ved du, at det er den samme person?"))
        self.save.rename(self.tr("Læs dem som én sag"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at ændre noget"))
