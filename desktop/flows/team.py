"""Team: what lies here is shown at once; who still holds what, the sample and a hand-over are asked of the service."""

from PySide6.QtCore import QCoreApplication

from casework.answers_team import HandWanted, TeamAtService, TeamDesk
from casework.errors import FodfaesteError
from desktop.flows.team_batch import TeamBatch
from desktop.flows.team_code import CodeFlow
from desktop.flows.ways import Forgetful, TellOnce, Ways, while_stands
from desktop.sentences import told
from desktop.ui.screens.team import TeamScreen
from desktop.ui.screens.team_cards import SHOWN
from storage.reads import team as reads
from sync.words import is_unanswered


class TeamFlow(Forgetful):
    """Wires the team's desk."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        self._desk = TeamDesk("")
        self.screen = TeamScreen(ways.now)
        self._told = TellOnce(ways, self.screen, "team")
        self.screen.hand_asked.connect(self._hand)
        self.screen.loads.hand_wanted.connect(lambda _user: self._tell_named())
        self.screen.alone.hand_wanted.connect(self._tell_named)
        self.screen.citizen_chosen.connect(ways.open_citizen)
        self._batch = TeamBatch(ways, self.screen.paper)
        self._code = CodeFlow(ways, self.screen.code)

    def open(self) -> None:
        """Show what lies here, and ask the service for the rest."""
        self.ask()
        self._ask_service()

    def refresh(self, stale: frozenset[str]) -> None:
        """Ask again when a case or a colleague has news."""
        if stale & {"citizens", "workers", "day"}:
            self.ask()

    def ask(self) -> None:
        """Ask for the team as it lies on this computer."""
        today = self._ways.today()
        self._ways.desk.ask(lambda reader: reads.team(reader, today), while_stands(self.screen, self._show))
        self._batch.ask()

    def _show(self, desk: TeamDesk) -> None:
        self._desk = desk
        self.screen.show_team(desk)
        self._told.tell(plan.citizen for plan in desk.plans[:SHOWN])
        self._told.tell(one.citizen for one in desk.purposeless[:SHOWN])
        self._tell_named()

    def keep_now(self) -> None:
        """A hand-over is no draft: it is done, or it is not. A code is said once, and not to who comes by later."""
        self._code.forget()

    def _ask_service(self) -> None:
        if self._ways.team is None:
            self.screen.show_service(None, _no_net())
            return
        self._ways.team.ask_team(
            while_stands(self.screen, self._hear), while_stands(self.screen, self._not_heard)
        )

    def _hear(self, answer: TeamAtService) -> None:
        self.screen.show_service(answer)
        self._tell_named()

    def _tell_named(self) -> None:
        """Enter whoever of this computer's citizens is named on the page beside the plans."""
        self._told.tell(case for case in self.screen.named() if case in self._desk.names)

    def _not_heard(self, refusal: FodfaesteError) -> None:
        self.screen.show_service(None, _no_net() if is_unanswered(refusal) else told(refusal))

    def _hand(self, wanted: HandWanted) -> None:
        if self._ways.team is None:
            self.screen.refuse(_needs_net())
            return

        def done(count: int) -> None:
            self.screen.hand_done()
            self._ways.window.toast(self._receipt(wanted, count) if count else _nothing_changed(wanted.act))
            self._ask_service()
            self._ways.send_now()

        self._ways.team.hand_over(
            wanted, while_stands(self.screen, done), while_stands(self.screen, self._refuse)
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        self.screen.refuse(_not_known() if is_unanswered(refusal) else told(refusal))

    def _receipt(self, wanted: HandWanted, count: int) -> str:
        giver, taker = (self._name(one) for one in (wanted.giver, wanted.taker))
        said = {
            "transfer": QCoreApplication.translate(
                "flows", "{count} borgere er overdraget fra {giver} til {taker}."
            ),
            "cover": QCoreApplication.translate(
                "flows", "{taker} dækker nu for {giver} hos {count} borgere."
            ),
        }.get(wanted.act, QCoreApplication.translate("flows", "{taker} dækker ikke længere for {giver}."))
        if not wanted.giver:
            said = QCoreApplication.translate("flows", "{taker} er nu fast kontakt for {count} borgere.")
            one = QCoreApplication.translate("flows", "{taker} er nu fast kontakt for 1 borger.")
            said = one if count == 1 else said
        elif count == 1:
            said = said_of_one(wanted.act, said)
        return said.format(count=count, giver=giver, taker=taker)

    def _name(self, user: str) -> str:
        member = self._desk.member(user)
        return member.name if member else ""


def _no_net() -> str:
    return QCoreApplication.translate(
        "flows",
        "Centralen svarer ikke lige nu. Du ser teamet, som det ligger på denne computer. En overdragelse kræver net.",
    )


def _nothing_changed(act: str) -> str:
    said = {
        "transfer": QCoreApplication.translate("flows", "Intet er overdraget. Borgerne er, hvor de var."),
        "cover": QCoreApplication.translate(
            "flows",
            "Intet er ændret: den, du valgte, har allerede borgerne. Se under Sagsstammer, hvem der dækker.",
        ),
    }
    ended = QCoreApplication.translate(
        "flows", "Intet er ændret: der var ingen dækning at slutte. Hent nyt, og se, hvem der dækker nu."
    )
    return said.get(act, ended)


def _needs_net() -> str:
    return QCoreApplication.translate(
        "flows",
        "Centralen svarer ikke, så intet er overdraget. Det, du har valgt, står her endnu. Prøv igen, når der er net.",
    )


def _not_known() -> str:
    return QCoreApplication.translate(
        "flows",
        "Centralen svarede ikke, så det vides ikke, om det nåede frem. Det, du har valgt, står her endnu. Prøv igen, "
        "når der er net: er det sket, sker det ikke to gange.",
    )


def said_of_one(act: str, said: str) -> str:
    """Say it of one citizen; what names no number stays."""
    one = {
        "transfer": QCoreApplication.translate("flows", "1 borger er overdraget fra {giver} til {taker}."),
        "cover": QCoreApplication.translate("flows", "{taker} dækker nu for {giver} hos 1 borger."),
    }
    return one.get(act, said)
