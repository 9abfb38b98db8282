"""Two cards of the team's desk: what the service keeps aside and the way on; what was opened for an hour, and why."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from casework.answers_team import Opened, SetAside
from casework.kinds import KINDS
from desktop.sentences import in_words
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.team_cards import Listed, line

SHOWN = 20


class AsideCard(Listed):
    """What people of the team wrote and the service keeps aside, with the way on; there only where there is some."""

    def __init__(self) -> None:
        self._aside: tuple[SetAside, ...] | None = None
        self._more = 0
        self._names: Mapping[str, str] = {}
        self._today = date.min
        super().__init__()

    def show_aside(
        self, aside: tuple[SetAside, ...] | None, more: int, names: Mapping[str, str], today: date
    ) -> None:
        """Show these, the newest first; None: the service has not been asked."""
        self._aside, self._more, self._names, self._today = aside, more, names, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        found = self._aside or ()
        self.setVisible(bool(found))
        count = len(found) + self._more
        self._head.say(self.tr("Lagt til side hos centralen"), note=str(count) if count else "")
        self.put([self._line(one) for one in found[:SHOWN]], "", count - SHOWN)
        if found:
            self._lines.addWidget(
                Words(
                    self.tr(
                        "Du ser, at det ligger der, ikke hvad der står. En linje forsvinder, når det er kommet ind ved "
                        "»Prøv igen«. Den kan ikke lægges væk herfra."
                    ),
                    "small",
                    "ink_soft",
                )
            )

    def _line(self, one: SetAside) -> QWidget:
        case = self._names.get(one.case, self.tr("en sag, der ikke er på denne computer"))
        case = case if one.case else self.tr("en sag, der ikke vises her")
        kind = in_words(KINDS[one.kind].danish) if one.kind in KINDS else ""
        first = " · ".join(part for part in (one.initials, kind, case) if part)
        who = one.initials or self.tr("forfatteren")
        why, way = self._why(one.code), self._way_on(one.code)
        if not one.case and one.code in {"never_in_scope", "scope_ended", "outside_role"}:
            way = self.tr("Sagen er ikke i dit team. Bed {who} tale med den, der har sagen.")
        why, way = why.format(who=who), way.format(who=who)
        return line("circle-alert", first, f"{said.upper(said.moment(one.at, self._today))}. {why} {way}")

    def _why(self, code: str) -> str:
        reasons = {
            "never_in_scope": self.tr("Sagen er ikke på {who}s sagsstamme."),
            "scope_ended": self.tr("Sagen var flyttet til en anden, før {who} skrev."),
            "outside_role": self.tr("{who}s rolle i sagen giver ikke ret til at skrive det."),
            "shut_out": self.tr("{who}s computer var spærret, da det kom frem."),
            "unknown_kind": self.tr("Centralen kender ikke denne slags oplysning endnu."),
            "wrong_shape": self.tr("Centralen kan ikke læse det, som det er skrevet."),
            "too_long": self.tr("Teksten er længere, end centralen tager imod."),
            "wrong_stream": self.tr("Det hører til en anden borgers sag."),
            "wrong_kind": self.tr("Det står i sagen som en anden slags og kan ikke skifte slags."),
            "redacted": self.tr("Det hører til noget, der er taget ud af en forkert sag."),
            "erased": self.tr("Sagen er slettet."),
        }
        return reasons.get(code, self.tr("Centralen kan ikke tage det ind endnu."))

    def _way_on(self, code: str) -> str:
        if code in {"wrong_shape", "too_long", "wrong_stream", "wrong_kind"}:
            return self.tr("Bed {who} om at skrive det ind på ny.")
        if code in {"redacted", "erased"}:
            return self.tr("Du skal ikke gøre noget; det forsvinder af sig selv efter 30 dage.")
        ways = {
            "never_in_scope": self.tr(
                "Skal det stå i sagen, så overdrag eller dæk den til {who}, som derefter trykker »Prøv igen« under "
                "Synkronisering. Ellers skriver den, der har sagen, det ind."
            ),
            "scope_ended": self.tr(
                "Har {who} endnu teksten under Synkronisering, så giv {who} sagen igen og bed om »Prøv igen«. Ellers "
                "bed {who} sige, hvad det var, og lad den, der har sagen, skrive det ind."
            ),
            "outside_role": self.tr(
                "Lad den, der har sagen, skrive det ind, eller bed administratoren give {who} en anden rolle; så "
                "trykker {who} »Prøv igen« under Synkronisering."
            ),
            "shut_out": self.tr("Bed {who} sige, hvad det var, og lad den, der har sagen, skrive det ind."),
            "unknown_kind": self.tr(
                "Sig det til administratoren. Når centralen er opdateret, trykker {who} »Prøv igen« under "
                "Synkronisering."
            ),
        }
        return ways.get(code, self.tr("Tal med {who} og administratoren."))


class OpenedCard(Listed):
    """Cases that somebody opened outside his caseload in the last 30 days: who, when, why, until when."""

    def __init__(self) -> None:
        self._opened: tuple[Opened, ...] | None = None
        self._names: Mapping[str, str] = {}
        self._today = date.min
        super().__init__()

    def show_opened(self, opened: tuple[Opened, ...] | None, names: Mapping[str, str], today: date) -> None:
        """Show these, the newest first; None: the service has not been asked."""
        self._opened, self._names, self._today = opened, names, today
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self._head.say(self.tr("Åbnet i 60 minutter"), note=self.tr("de sidste 30 dage"))
        nothing = self.tr("Hentes hos centralen, når der er net.")
        if self._opened is not None:
            nothing = self.tr(
                "Ingen har åbnet en sag uden for sin sagsstamme. Sker det, står det her med grunden."
            )
        found = self._opened or ()
        self.put([self._line(one) for one in found[:SHOWN]], nothing, len(found) - SHOWN)

    def _line(self, one: Opened) -> QWidget:
        case = self._names.get(one.case, self.tr("en sag, der ikke er på denne computer"))
        case = case if one.case else self.tr("en sag uden for teamet")
        when, until = said.moment(one.at, self._today), said.clock(one.until)
        last = (
            self.tr("{when}, sluttede kl. {clock}")
            if one.is_over
            else self.tr("{when}, kan læses til kl. {clock}")
        )
        second = (
            f"{said.upper(last.format(when=when, clock=until))} · {self._kind(one.category)}: {one.reason}"
        )
        return line("key-round", f"{one.initials} · {case}", second, late=not one.is_over)

    def _kind(self, code: str) -> str:
        kinds = {
            "acute": self.tr("Det haster"),
            "contact": self.tr("Borgeren har henvendt sig"),
            "absence": self.tr("En kollega er væk"),
            "supervision": self.tr("Tilsyn eller klage"),
        }
        return kinds.get(code, self.tr("Andet"))
