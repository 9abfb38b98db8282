"""The form that closes a case: the day, the reason, and what happens next."""

from datetime import date

from casework.answers_closing import ClosingShown
from casework.words import CLOSED_REASONS
from desktop.sentences import in_words
from desktop.ui.parts.field import ChoiceField, DateField, LongField
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form


class ClosingForm(Form):
    """What stops is said before it is saved. Nothing is kept as a draft: it is said once."""

    keeps = False
    demanded = ("closed_on", "reason", "next_step")

    def __init__(self, today: date, shown: ClosingShown) -> None:
        super().__init__("closing")
        self._shown = shown
        self._lead = Words("", "body", "ink_soft")
        self._reason = ChoiceField("", [Option("", "")])
        day = DateField("", today=today)
        self.fields |= {
            "closed_on": day,
            "reason": self._reason,
            "next_step": LongField("", lines=2, most=5),
        }
        self.build(
            self._lead, Beside((day, 2, 150), (self._reason, 3, 220), gap="snug"), self.fields["next_step"]
        )
        day.write(f"{today:%d.%m.%Y}")

    def flaw(self) -> tuple[str, str] | None:
        """A day, a reason, and what happens next."""
        said = self.values()
        missing = {
            "closed_on": self.tr("Skriv den dag, sagen blev lukket."),
            "reason": self.tr("Vælg, hvorfor sagen lukkes."),
            "next_step": self.tr(
                "Skriv, hvad der sker nu: hvem borgeren kan gå til, og hvad der stadig er aftalt."
            ),
        }
        return next(((name, text) for name, text in missing.items() if not said[name].strip()), None)

    def retranslate(self) -> None:
        """Say everything again."""
        lines = [
            self.tr(
                "Sagen går ud af Borgere, men findes stadig ved søgning. Intet slettes, og den kan åbnes igen; så "
                "står alt som før."
            )
        ]
        waits = self._waits()
        if waits:
            lines.insert(0, self.tr("Endnu åbent, og stopper: {what}.").format(what=waits))
        self._lead.say(" ".join(lines))
        self.fields["closed_on"].rename(self.tr("Lukket den"))
        self._reason.rename(self.tr("Hvorfor?"))
        reasons = [Option(code, in_words(text)) for code, text in CLOSED_REASONS.items()]
        self._reason.show_options([Option("", self.tr("Vælg")), *reasons], self._reason.choice())
        self.fields["next_step"].rename(self.tr("Hvad sker der nu?"))
        self.save.rename(self.tr("Luk sagen"))
        self.close_button.rename(self.tr("Fortryd"), name=self.tr("Fortryd, sagen bliver åben"))

    def _waits(self) -> str:
        return counted(
            (self._shown.visits, self.tr("1 planlagt besøg"), self.tr("{count} planlagte besøg")),
            (self._shown.agreements, self.tr("1 åben aftale"), self.tr("{count} åbne aftaler")),
            (self._shown.statements, self.tr("1 attest"), self.tr("{count} attester")),
        )


def counted(*kinds: tuple[int, str, str]) -> str:
    """Say how many of each kind there are, without those of which there are none."""
    return ", ".join(one if count == 1 else many.format(count=count) for count, one, many in kinds if count)
