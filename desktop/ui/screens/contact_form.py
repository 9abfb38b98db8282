"""Kontakt og hensyn: how a citizen is reached, what to mind at the door, how often he is met, and who coordinates."""

from typing import Final

from casework.answers_life import DetailsShown
from casework.contact_details import ADDRESS, RHYTHMS, wrong_in
from desktop.sentences import in_words
from desktop.ui.parts.field import ChoiceField, Field, LongField
from desktop.ui.parts.layout import Piece
from desktop.ui.parts.reflow import Beside
from desktop.ui.parts.segment import Option
from desktop.ui.parts.words import Words
from desktop.ui.screens.forms import Editing, Form

_ROWS: Final[tuple[tuple[tuple[str, int], ...], ...]] = (
    (("phone", 2), ("email", 3)),
    (("address", 3), ("postcode", 1), ("city", 2)),
    (("language", 1), ("interpreter", 1)),
    (("safety_remark", 1),),
    (("bring", 1),),
    (("rhythm_days", 1), ("coordinator", 1)),
)

_LEAST: Final = {"address": 240, "postcode": 120}
"""What a street and a house number need to be read whole; the rest is as wide as any field."""


class ContactForm(Form):
    """Only what this person may write is asked for, and only what he alters is sent. Nothing is kept as a draft."""

    keeps = False

    def __init__(self, shown: DetailsShown) -> None:
        super().__init__("contact")
        self.shown = shown
        self._is_guarded = shown.protected
        self._lead = Words("", "body", "ink_soft")
        self.fields |= {name: _editing(name) for row in _ROWS for name, _ in row if name in shown.fields}
        self.build(self._lead, *self._rows())
        self.fill(shown.fields)

    def _rows(self) -> list[Piece]:
        rows = (
            [(self.fields[name], share, _LEAST.get(name, 150)) for name, share in row if name in self.fields]
            for row in _ROWS
        )
        return [Beside(*row, gap="snug") for row in rows if row]

    def hide_address(self) -> None:
        """The address was protected while somebody wrote here: it goes off the screen, and out of what is sent."""
        for name in ADDRESS:
            editing = self.fields.pop(name, None)
            if isinstance(editing, Field):
                editing.write("")
                editing.hide()
        self._is_guarded = True
        self.retranslate()

    def flaw(self) -> tuple[str, str] | None:
        """Something is altered, and each altered field can be kept; what came in otherwise is nobody's fault here."""
        altered = self.altered()
        if not altered:
            return next(iter(self.fields)), self.tr("Der er ikke ændret noget endnu.")
        wrong = wrong_in(altered)
        return (wrong[0], in_words(wrong[1])) if wrong else None

    def refuse(self, sentence: str) -> None:
        """Say it under what was altered, where the eyes are."""
        self.wait(on=False)
        self.point_at(next(iter(self.altered()), next(iter(self.fields))), sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        self._lead.say(self._said())
        names = {
            "phone": self.tr("Telefon"),
            "email": self.tr("E-mail"),
            "address": self.tr("Adresse"),
            "postcode": self.tr("Postnummer"),
            "city": self.tr("By"),
            "language": self.tr("Sprog"),
            "interpreter": self.tr("Tolk på"),
            "safety_remark": self.tr("Sikkerhedsbemærkning"),
            "bring": self.tr("Tag med"),
            "rhythm_days": self.tr("Hvor tit mødes I?"),
            "coordinator": self.tr("Tovholder"),
        }
        for name, editing in self.fields.items():
            editing.rename(names[name], help_text=self._help(name))
        self._offer("rhythm_days", self._rhythms())
        self._offer("coordinator", self._coordinators())
        for name in self.shown.torn & set(self.fields):
            self.fields[name].hold_still(self.tr("To versioner. Vælg dem ét sted, før du retter her."))
        self.save.rename(self.tr("Gem kontakt og hensyn"))
        self.close_button.rename(self.tr("Luk"), name=self.tr("Luk uden at gemme kontakt og hensyn"))

    def _said(self) -> str:
        lines = [self.tr("Det, du skriver, står på I dag, i sagen og på besøget, så snart du gemmer.")]
        if self._is_guarded:
            lines.append(self.tr("Adressen er beskyttet. Den vises ikke her og kan ikke skrives her."))
        return " ".join(lines)

    def _help(self, name: str) -> str:
        other = self.shown.elsewhere.get(name, "")
        if other:
            return self.tr("I borgerens anden sag står: {words}").format(words=other)
        return {
            "phone": self.tr("Har borgeren intet nummer, så skriv hvordan I får fat i hinanden."),
            "interpreter": self.tr("Sproget. Lad det stå tomt, hvor ingen tolk skal med."),
            "bring": self.tr("Én ting på hver linje. Det står på hvert besøg, der ikke siger andet."),
            "coordinator": self.tr("Den ene, der holder planen sammen."),
        }.get(name, "")

    def _offer(self, name: str, options: list[Option]) -> None:
        editing = self.fields.get(name)
        if isinstance(editing, ChoiceField):
            editing.show_options(options, editing.choice())

    def _rhythms(self) -> list[Option]:
        words = {
            7: self.tr("hver uge"),
            14: self.tr("hver 14. dag"),
            21: self.tr("hver 3. uge"),
            28: self.tr("hver 4. uge"),
            56: self.tr("hver 8. uge"),
            91: self.tr("hver 3. måned"),
        }
        standing = self.shown.fields.get("rhythm_days", "")
        offered = [Option(str(days), words[days]) for days in RHYTHMS]
        if not standing:
            return [Option("", self.tr("ikke aftalt: regnes som hver 14. dag")), *offered]
        if standing not in {one.id for one in offered}:
            offered.insert(0, Option(standing, self.tr("hver {days}. dag").format(days=standing)))
        return offered

    def _coordinators(self) -> list[Option]:
        """Exactly one: nobody can be chosen only as long as nobody is."""
        nobody = [] if self.shown.fields.get("coordinator") else [Option("", self.tr("ikke valgt endnu"))]
        return [*nobody, *(Option(id_, name or id_) for id_, name in self.shown.colleagues)]


def _editing(name: str) -> Editing:
    if name in {"rhythm_days", "coordinator"}:
        return ChoiceField("", [])
    if name in {"safety_remark", "bring"}:
        return LongField("", lines=1 if name == "safety_remark" else 2, most=6)
    return Field("")
