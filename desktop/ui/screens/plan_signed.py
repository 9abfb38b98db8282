"""Who has signed the plan, and which version: said on the plan itself, so that no signature passes for another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_signing import PlanSigned, VersionSigned
from casework.calendar import say_field_date
from casework.signing import SEAL_SHOWN, Standing, names_of
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.words import Words


class SignedLine(QWidget):
    """`sign_wanted()` by `sign`. An unsigned plan says that it is unsigned; an older signature what it belongs to."""

    sign_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._signed, self._may = PlanSigned(), True
        self._standing: Standing = "changed"
        self._said = Words("", "small", "ink_soft")
        self.sign = Button("", icon="signature")
        self.setLayout(
            row(Icon("signature", "ink_soft", 18, beside="small"), (self._said, 1), gap="near", top=True)
        )
        self.sign.clicked.connect(self.sign_wanted)
        self.retranslate()

    def show_signed(self, signed: PlanSigned, standing: Standing) -> None:
        """Say who signed, and what that is to the plan as it stands."""
        self._signed, self._standing = signed, standing
        self.retranslate()

    def offer(self, *, on: bool) -> None:
        """Offer to sign, or not: nobody signs for the dead, nor where it could not be kept."""
        self._may = on
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._said.say(self._words())
        self.sign.rename(self.tr("Underskriv planen"))
        last = self._signed.last
        everybody = last is not None and len(_parties(last)) > 1 and self._standing in {"stands", "same"}
        is_offered = self._may and not everybody
        # Shown before the page has given it a place it would be a window, and close every open menu.
        if not is_offered or self.sign.parentWidget() is not None:
            self.sign.setVisible(is_offered)

    def _words(self) -> str:
        last, earlier = self._signed.last, self._signed.earlier
        signed = last if last is not None and last.signatures else earlier
        if signed is None:
            return self.tr("Planen er ikke skrevet under.")
        said: dict[Standing, str] = {
            "stands": self.tr(
                "Skrevet under af {names}. Det gælder udgave {number} fra {day}, som den står her."
            ),
            "veiled": self.tr(
                "Skrevet under af {names}. Det gælder udgave {number} fra {day}, som har adressen på. Adressen er "
                "beskyttet nu, så den udgave går ikke ud herfra igen. En ny udgave uden adressen kan skrives under."
            ),
            "same": self.tr(
                "{names} skrev under på udgave {number} fra {day}. Planen siger stadig det samme, men siderne her er "
                "en ny udgave, som ikke er skrevet under."
            ),
            "changed": self.tr(
                "Planen, som den står nu, er ikke skrevet under. {names} skrev under på udgave {number} fra {day}; den "
                "er ændret siden."
            ),
        }
        sentence = self._about(said[self._standing], signed)
        return f"{sentence} {self._sealed(signed)}" if self._standing == "stands" else sentence

    def _sealed(self, version: VersionSigned) -> str:
        """Say of the file that goes out by which seal it is known and who issued that, or that it has none."""
        if not version.seal:
            return self.tr("Filen er ikke forseglet.")
        said = self.tr("Filens segl: {figures}, computerens eget.")
        if version.seal_is_ours:
            said = self.tr("Filens segl: {figures}, udstedt af kommunen.")
        elif version.seal_issuer:  # a case that came from another municipality, or an issuer not yet heard of
            said = self.tr("Filens segl: {figures}, udstedt af nogen, som denne computer ikke kender.")
        return said.format(figures=" ".join(version.seal[at : at + 4] for at in range(0, SEAL_SHOWN, 4)))

    def _about(self, sentence: str, version: VersionSigned) -> str:
        day = say_field_date(version.issued_on) if version.issued_on else ""
        return sentence.format(names=self._names(version), number=version.number, day=day)

    def _names(self, version: VersionSigned) -> str:
        *others, last = names_of(version)
        return self.tr("{first} og {last}").format(first=", ".join(others), last=last) if others else last


def _parties(version: VersionSigned) -> frozenset[str]:
    return frozenset(one.party for one in version.signatures)
