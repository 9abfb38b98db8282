"""A note that is put right: what it should have said, as a note of its own; the old words stand beside it."""

from desktop.ui.parts.field import LongField
from desktop.ui.screens.forms import Form


class NoteCorrectionForm(Form):
    """Begins with the words as they stand; kind and hour of the note go along, for it is about the same moment."""

    demanded = ("text",)

    def __init__(self, note: str, *, text: str = "", nature: str = "fact", at: str = "") -> None:
        super().__init__(note)
        self._about = {"nature": nature, "at": at}
        self.fields["text"] = LongField(
            "", lines=4, most=12, role="voice" if nature == "statement" else "body"
        )
        self.build(self.fields["text"])
        self.fill({"text": text})

    def values(self) -> dict[str, str]:
        """Return the words, and what the note is about: a draft is put back also where the note is not in sight."""
        return super().values() | self._about

    def flaw(self) -> tuple[str, str] | None:
        """The same words put nothing right."""
        if self.is_touched():
            return None
        return "text", self.tr("Der står det samme som før. Skriv det, som det skal læses.")

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["text"].rename(
            self.tr("Hvad skulle der have stået?"),
            help_text=self.tr("Det gamle notat bliver stående. Rettelsen står ved siden af det."),
        )
        self.save.rename(self.tr("Gem rettelsen"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme rettelsen"))
