"""Samme person: what is known of a citizen's cases, and the team lead's answer, kept as one act."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from casework import same_person
from casework.answers_same import OtherCase, SamePersonShown
from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.flows.ways import Pen, while_stands
from desktop.sentences import told
from desktop.ui.screens.citizen import CitizenScreen
from storage.ledger import Recorded
from storage.reads import same_person as reads


class SamePerson:
    """Wires what the page of a case says of the citizen's other cases."""

    def __init__(self, pen: Pen, screen: CitizenScreen, citizen: str) -> None:
        self._pen, self._ways = pen, pen.ways
        self._screen, self._citizen = screen, citizen
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
                self._say_one(of, self._case(), found[0].id, reason=reason)
            else:
                self._screen.refuse(_several() if found else _nobody(), "same")

        citizen = self._citizen
        self._ways.desk.ask(
            lambda reader: reads.find(reader, who, but=citizen), while_stands(self._screen, chosen)
        )

    def _say_one(self, of: SamePersonShown, case: str, other: str, *, reason: str) -> None:
        self._write(of, same_person.link, case, other, said=_one(), leading=case, reason=reason)

    def _part(self, of: SamePersonShown, reason: str) -> None:
        self._write(of, same_person.part_all, of.pairs, said=_two(), reason=reason)

    def _tell_apart(self, of: SamePersonShown, reason: str) -> None:
        """Answer of the two that are asked about: a link that two people wrote apart is taken away, none is else."""
        if of.asked is not None:
            verb = same_person.part if of.is_disputed else same_person.tell_apart
            self._write(of, verb, *of.asked, said=_two(), reason=reason)

    def _case(self) -> str:
        """Return the case that the page stands in: the one that is written in from now on."""
        page = self._screen.page
        return page.id if page is not None else self._citizen

    def _write(
        self,
        of: SamePersonShown,
        verb: Callable[..., tuple[Change, ...]],
        *about: Any,
        said: str,
        **fields: Any,
    ) -> None:
        def done(_recorded: Recorded) -> None:
            self._ways.window.toast(said)
            self._screen.form_saved("same")

        self._pen.write(
            verb,
            *about,
            seen=of.seen,
            then=while_stands(self._screen, done),
            refused=while_stands(self._screen, self._refuse),
            **fields,
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self._screen.refuse(told(refusal), "same")


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
