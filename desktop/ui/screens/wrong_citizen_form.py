"""Forkert borger: whom the note is about, why it stood here, and in plain words what happens before it does."""

from PySide6.QtCore import QCoreApplication

from casework.answers_wrong import HangsOn, RightCitizen
from desktop.ui.parts.field import Field
from desktop.ui.parts.tick import TickedLine
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Form


class WrongCitizenForm(Form):
    """Two steps in one place: first the citizen is found and named, then the note is moved to her or him.

    `saved()` is sent for both; `right` says which of them it is. Nothing of it is kept as a draft.
    """

    demanded = ("who", "reason")
    keeps = False

    def __init__(self, note: str) -> None:
        super().__init__(note)
        self.right: RightCitizen | None = None
        self._hangs = HangsOn()
        self._lead, self._found = Words("", "body", "ink_soft"), Words("", "strong")
        self.along = TickedLine()
        who = Field("")
        self.fields |= {"who": who, "reason": Field("")}
        self.build(self._lead, *self.fields.values(), self.along, self._found)
        self.along.setChecked(True)
        self.along.hide()
        self._found.hide()
        who.changed.connect(lambda _text: self._look_anew())

    def show_hanging(self, hangs: HangsOn) -> None:
        """Say what goes along."""
        self._hangs = hangs
        self.along.setVisible(bool(hangs.agreements or hangs.files))
        self.retranslate()

    def show_right(self, right: RightCitizen) -> None:
        """Name the citizen who was found; the next press moves the note."""
        self.wait(on=False)
        self.right = right
        self._found.show()
        self.retranslate()
        self.fields["reason" if not self.values()["reason"] else "who"].settle()
        if not self.values()["reason"]:
            self.fields["reason"].setFocus()
        else:
            self.save.setFocus()

    def _look_anew(self) -> None:
        if self.right is not None:
            self.right = None
            self._found.hide()
            self.retranslate()

    def wait(self, *, on: bool) -> None:
        """Stand still while it is under way."""
        super().wait(on=on)
        self.along.setEnabled(not on)

    def flaw(self) -> tuple[str, str] | None:
        """Somebody is named; and before it is moved, a reason stands here."""
        said = self.values()
        if not said["who"].strip():
            return "who", self.tr("Skriv navn eller CPR-nummer på den borger, det handler om.")
        if self.right is not None and not said["reason"].strip():
            return "reason", self.tr("Skriv, hvorfor det stod her. Grunden bliver stående i sagen.")
        return None

    def refuse(self, sentence: str) -> None:
        """Say it under what it is about: whom, until somebody was found, and then the reason."""
        self.wait(on=False)
        self.point_at("who" if self.right is None else "reason", sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        self._lead.say(
            self.tr(
                "Notatet flyttes til den rigtige borger med sin egen tid og forfatter. I denne sag bliver kun stående, "
                "hvem der flyttede det, hvornår og hvorfor. Ordene fjernes fra centralen og fra alle computere, der "
                "har sagen, næste gang de har forbindelse. Teamlederen vurderer bagefter, om nogen har set noget, de "
                "ikke måtte. Det kan ikke fortrydes."
            )
        )
        self.fields["who"].rename(self.tr("Hvem handler notatet om? Navn eller CPR-nummer"))
        self.fields["reason"].rename(self.tr("Hvorfor stod det her? Skriv ikke, hvem den anden er"))
        self.along.say(self.tr("Flyt også det fra samme besøg"), _said(self._hangs))
        if self.right is None:
            self.save.rename(self.tr("Find borgeren"))
        else:
            self._found.say(self._named(self.right))
            self.save.rename(self.tr("Flyt notatet"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at flytte notatet"))

    def _named(self, right: RightCitizen) -> str:
        cpr = right.cpr_masked or self.tr("uden CPR-nummer")
        if right.is_elsewhere:
            return self.tr(
                "Det sendes til sagen med CPR-nummer {cpr}. Den er ikke på din sagsstamme, og du kan ikke se den."
            ).format(cpr=cpr)
        return self.tr("Det flyttes til {name}, {cpr}.").format(name=right.name, cpr=cpr)


def _said(hangs: HangsOn) -> str:
    """Say how much is of the same visit."""
    parts = []
    if hangs.agreements:
        one = QCoreApplication.translate("WrongCitizenForm", "1 aftale")
        several = QCoreApplication.translate("WrongCitizenForm", "{count} aftaler")
        parts.append(one if hangs.agreements == 1 else several.format(count=hangs.agreements))
    if hangs.files:
        one = QCoreApplication.translate("WrongCitizenForm", "1 fil")
        several = QCoreApplication.translate("WrongCitizenForm", "{count} filer")
        parts.append(one if hangs.files == 1 else several.format(count=hangs.files))
    return ", ".join(parts)
