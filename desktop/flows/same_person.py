"""Samme person: what is known of a citizen's cases, and the team lead's answer, kept as one act."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import same_person
from casework.answers_same import OtherCase, SamePersonShown
from desktop.flows.case_acts import CaseActs
from desktop.flows.ways import Pen, while_stands
from desktop.ui.screens.citizen import CitizenScreen
from storage.reads import same_person as reads


class SamePerson(CaseActs):
    """Wires what the page of a case says of the citizen's other cases."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        super().__init__(pen, screen, citizen)
        self._shown = SamePersonShown()
        screen.same.linked.connect(self._link)
        screen.same.parted.connect(self._part)
        screen.same.told_apart.connect(self._tell_apart)

    def ask(self) -> None:
        """Ask what is known of the cases of this citizen."""

        def show(shown: SamePersonShown) -> None:
            self._shown = shown
            self._screen.same.show_person(shown)

        citizen = self._citizen
        self._ways.desk.ask(lambda reader: reads.shown(reader, citizen), while_stands(self._screen, show))

    @property
    def is_open(self) -> bool:
        """Whether another case of this citizen may come in or go at any time."""
        return bool(self._shown.twin or self._shown.pairs or self._shown.asked)

    def _link(self, of: SamePersonShown, who: str, reason: str) -> None:
        if of.asked is not None:
            self._say_one(of, *of.asked, reason=reason)
            return

        def chosen(found: tuple[OtherCase, ...]) -> None:
            if len(found) == 1:
                self._say_one(of, self.stream(), found[0].id, reason=reason)
            else:
                self._screen.refuse(_several() if found else _nobody(), "same")

        citizen = self._citizen
        self._ways.desk.ask(
            lambda reader: reads.find(reader, who, but=citizen), while_stands(self._screen, chosen)
        )

    def _say_one(self, of: SamePersonShown, case: str, other: str, *, reason: str) -> None:
        about: dict[str, Any] = {"leading": case, "reason": reason}
        self.write(of, same_person.link, case, other, receipt=_one(), form="same", **about)

    def _part(self, of: SamePersonShown, reason: str) -> None:
        self.write(of, same_person.part_all, of.pairs, receipt=_two(), form="same", reason=reason)

    def _tell_apart(self, of: SamePersonShown, reason: str) -> None:
        """Answer of the two that are asked about: a link that two people wrote apart is taken away, none is else."""
        if of.asked is not None:
            verb = same_person.part if of.is_disputed else same_person.tell_apart
            self.write(of, verb, *of.asked, receipt=_two(), form="same", reason=reason)


def _one() -> str:
    return QCoreApplication.translate("flows", "Det er gemt på denne computer, at det er den samme person.")


def _two() -> str:
    return QCoreApplication.translate(
        "flows", "Det er gemt på denne computer, at sagerne læses hver for sig."
    )


def _several() -> str:
    return QCoreApplication.translate(
        "flows",
        "Flere sager på denne computer passer på det. Skriv hele navnet eller CPR-nummeret. Intet er ændret.",
    )


def _nobody() -> str:
    return QCoreApplication.translate(
        "flows",
        "Ingen anden sag på denne computer har det navn eller CPR-nummer. Intet er ændret. Se efter, om det er skrevet "
        "rigtigt; er sagen ikke her, skal du først have den.",
    )
