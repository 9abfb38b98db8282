"""One citizen in several cases: what the service found, what a team lead says of it, and what is read as one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_same import CaseOfPerson, SamePersonShown
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import Form, ReasonForm
from desktop.ui.screens.same_person_form import SamePersonForm


class SamePersonTask(QWidget):
    """Hidden where there is nothing to say. Each answer says first what was shown when its form opened.

    `linked(of, who, reason)`: who is empty where the two are named. `parted(of, reason)` is said of all links that
    stand, `told_apart(of, reason)` of the two that are asked about.
    """

    linked = Signal(SamePersonShown, str, str)
    parted = Signal(SamePersonShown, str)
    told_apart = Signal(SamePersonShown, str)

    def __init__(self) -> None:
        super().__init__()
        self._shown = self._answered = SamePersonShown()
        self.same, self.apart, self.split = (Button("", kind="quiet") for _ in range(3))
        self._banner, self.place = Banner("", "notice"), FormPlace()
        self._buttons = hold(Flow(self.same, self.apart, self.split, gap="snug"))
        self.setLayout(column(self._banner, self._buttons, self.place, gap="near"))
        self.same.clicked.connect(self.ask_same)
        self.apart.clicked.connect(self.ask_apart)
        self.split.clicked.connect(self.ask_split)
        self.place.sent.connect(self._send)
        self.hide()
        self.retranslate()

    def show_person(self, shown: SamePersonShown) -> None:
        """Say what is known of this citizen's cases."""
        self._shown = shown
        self.retranslate()
        self.setVisible(bool(self._said()) or shown.judges)

    def ask_same(self) -> None:
        """Ask how it is known that they are one, and which other case it is where nobody has said it."""
        self._open(SamePersonForm(named=self._shown.asked is not None))

    def ask_apart(self) -> None:
        """Ask how it is known that the two that are asked about are two people's."""
        self._open(self._why_apart("apart"))

    def ask_split(self) -> None:
        """Ask how it is known that the cases that are read as one are not one person's."""
        self._open(self._why_apart("split"))

    def _why_apart(self, record: str) -> ReasonForm:
        question = self.tr("Hvordan ved du, at det ikke er den samme person?")
        form = ReasonForm(question, self.tr("Læs dem hver for sig"), keeps=False)
        form.record = record
        return form

    def _open(self, form: Form) -> None:
        """Open a form that speaks of what is shown now, whatever comes in while somebody writes in it."""
        self.place.open(form)
        if self.place.form is form:
            self._answered = self._shown

    def _send(self) -> None:
        form = self.place.form
        if form is None:
            return
        said, of = form.values(), self._answered
        if form.record == "split":
            self.parted.emit(of, said["reason"])
        elif form.record == "apart":
            self.told_apart.emit(of, said["reason"])
        else:
            self.linked.emit(of, said.get("who", ""), said["reason"])

    def retranslate(self) -> None:
        """Say everything again."""
        shown, said = self._shown, self._said()
        self._banner.setVisible(bool(said))
        if said:
            is_one = bool(shown.cases) and not shown.is_disputed and shown.twin is None
            self._banner.say(said, "plain" if is_one else "notice", title=self.tr("Samme person"))
        named = shown.asked is not None
        self.same.rename(self.tr("Samme person …") if named else self.tr("Samme person som i en anden sag …"))
        self.apart.rename(self.tr("To personer …"))
        self.split.rename(self.tr("Skil sagerne …"))
        self.same.setVisible(shown.judges)
        self.apart.setVisible(shown.judges and named)
        self.split.setVisible(shown.judges and bool(shown.pairs))
        self._buttons.setVisible(shown.judges)

    def _said(self) -> str:
        shown = self._shown
        lines = [self._of_one(shown)] if shown.cases else []
        if shown.is_disputed:
            lines.append(self._of_dispute(shown))
        elif shown.twin is not None:
            lines.append(self._of_twin(shown))
        return "\n".join(lines)

    def _of_dispute(self, shown: SamePersonShown) -> str:
        if shown.asked is not None and {case.id for case in shown.cases}.issuperset(shown.asked):
            return self.tr(
                "To teamledere har hver sit svar på, om to af dem er den samme person. De læses som én, fordi begge "
                "hører sammen med en tredje sag. Det gælder, til en af teamlederne vælger. Intet går tabt."
            )
        if not (shown.cases or shown.beside):
            return self.tr(
                "To teamledere har hver sit svar på, om det er den samme person. Sagerne læses hver for sig, til "
                "en af dem vælger. Intet går tabt."
            )
        other = self._named(shown.beside) if shown.beside else self.tr("en sag mere")
        return self.tr(
            "To teamledere har hver sit svar på, om {case} er den samme person. Den sag læses for sig, til en af "
            "teamlederne vælger. Intet går tabt."
        ).format(case=other)

    def _of_one(self, shown: SamePersonShown) -> str:
        first, *others = shown.cases
        count = len(shown.cases)
        said = [
            self.tr("{count} sager læses som én. Nyt skrives i den, der hører til {case}.").format(
                count=count, case=self._named(first)
            ),
            self.tr("Den anden: {cases}.").format(cases="; ".join(map(self._named, others)))
            if count == 2
            else self.tr("De andre: {cases}.").format(cases="; ".join(map(self._named, others))),
        ]
        if len({case.cpr_masked for case in shown.cases if case.cpr_masked}) > 1:
            said.append(self.tr("CPR-numrene er ikke ens, og begge vises."))
        if shown.reason:
            said.append(self.tr("Grund: {reason}").format(reason=shown.reason))
        return " ".join(said)

    def _named(self, case: CaseOfPerson) -> str:
        facts = [case.cpr_masked] if case.cpr_masked else []
        if case.primary:
            facts.append(self.tr("hos {worker}").format(worker=case.primary))
        return f"{case.name} ({', '.join(facts)})" if facts else case.name

    def _of_twin(self, shown: SamePersonShown) -> str:
        twin = shown.twin
        if twin is None or not twin.other:
            return self.tr(
                "Centralen har en sag mere med samme CPR-nummer. Teamlederen afgør, om det er den samme person. Skriv "
                "bare videre her; intet går tabt."
            )
        who = ", ".join(twin.who) or self.tr("ingen lige nu")
        if not shown.judges:
            return self.tr(
                "Centralen har en sag mere med samme CPR-nummer (hos {who}). Teamlederen afgør, om det er den samme "
                "person. Skriv bare videre her; intet går tabt."
            ).format(who=who)
        return self.tr(
            "Centralen har en sag mere med samme CPR-nummer (hos {who}). Er det den samme person, læses de to som én; "
            "ellers siger du, at det er to. Intet slås sammen af sig selv."
        ).format(who=who)
