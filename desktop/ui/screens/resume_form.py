"""A line of a CV as a form: what, a few words more, and from which year to which, as far as its section has them."""

from casework.resume import WITH_MORE, WITH_YEARS, Section
from desktop.ui.parts.button import Button
from desktop.ui.parts.field import Field, LongField
from desktop.ui.parts.reflow import Beside
from desktop.ui.screens.forms import Form


class LineForm(Form):
    """`record` is the section and, behind a colon, the line that is said anew; nothing there for a new one."""

    demanded = ("text",)
    read_along = ("text", "detail")

    def __init__(self, section: Section, line: str = "") -> None:
        super().__init__(f"{section}:{line}")
        self.section, self.line = section, line
        self.fields["text"] = Field("")
        if section in WITH_MORE:
            self.fields["detail"] = LongField("", lines=2, most=6)
        years = None
        if section in WITH_YEARS:
            since, until = Field(""), Field("")
            self.fields |= {"since": since, "until": until}
            years = Beside((since, 1, 150), (until, 1, 150), gap="snug")
        self.drop = Button("", icon="x", kind="quiet")
        self.more_buttons = (self.drop,) if line else ()
        self.build(self.fields["text"], self.fields.get("detail"), years)

    def retranslate(self) -> None:
        """Say everything again."""
        self._ask()
        if "since" in self.fields:
            empty = self.tr("Lad det stå tomt, hvis I ikke ved det.")
            still = self.tr("Tomt, hvis det ikke er slut.")
            self.fields["since"].rename(self.tr("Fra hvilket år"), help_text=empty)
            self.fields["until"].rename(self.tr("Til hvilket år"), help_text=still)
        self.save.rename(self.tr("Gem linje"))
        self.drop.rename(self.tr("Tag ud"), name=self.tr("Tag ud: linjen står ikke i CV'et mere"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme linjen"))

    def _ask(self) -> None:
        """Ask for what was good and what is wanted; nowhere for what went wrong."""
        asked = {
            "strength": (
                self.tr("Hvad er du god til?"),
                self.tr("Hvornår har du brugt det?"),
                self.tr("Brug borgerens egne ord."),
            ),
            "experience": (
                self.tr("Hvad har du lavet?"),
                self.tr("Hvad gjorde du, og hvad lykkedes?"),
                self.tr("Også det uden løn: børn, at passe nogen, et hjem, en forening."),
            ),
            "learned": (
                self.tr("Hvad har du lært?"),
                self.tr("Hvor, og hvad kan du bruge det til?"),
                self.tr("Skole, kursus, kørekort, sprog, noget du har lært dig selv."),
            ),
            "wish": (self.tr("Hvad vil du gerne?"), "", self.tr("Brug borgerens egne ord.")),
            "need": (
                self.tr("Hvad får det til at lykkes?"),
                "",
                self.tr("Skriv det, der hjælper, og ikke hvorfor: »Fri kl. 14«."),
            ),
        }
        what, more, help_text = asked[self.section]
        self.fields["text"].rename(what, help_text=help_text)
        if "detail" in self.fields:
            self.fields["detail"].rename(more)
