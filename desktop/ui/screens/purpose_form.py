"""One line that says what a visit is for, where it was planned without a word of it."""

from desktop.ui.parts.field import Field
from desktop.ui.screens.forms import Form


class PurposeForm(Form):
    """What for."""

    demanded = ("purpose",)

    def __init__(self, record: str) -> None:
        super().__init__(record)
        self.fields["purpose"] = Field("")
        self.build(self.fields["purpose"])

    def retranslate(self) -> None:
        """Say everything again."""
        self.fields["purpose"].rename(self.tr("Hvad skal besøget føre til?"))
        self.save.rename(self.tr("Gem formål"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme formålet"))
