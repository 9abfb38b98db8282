"""What life did to a citizen, on the page of his case: former names, a death said calmly, and the way back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers_closing import ClosingShown
from casework.answers_guarding import GuardShown
from casework.answers_life import DetailsShown, FormerShown, LifeShown
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens.closing_form import ClosingForm
from desktop.ui.screens.contact_form import ContactForm
from desktop.ui.screens.form_place import FormPlace
from desktop.ui.screens.forms import Form
from desktop.ui.screens.guard_forms import GuardForm
from desktop.ui.screens.life_forms import DeathForm, NameForm, NumberForm


class LifeTask(QWidget):
    """Hidden where there is nothing to say. Each answer says first what was shown when its form opened.

    `name_told(of, fields)`, `number_told(of, fields)`, `death_told(of, day, source)`, `death_taken_back(of)`,
    `case_closed(of, fields)`, `address_guarded(of, on, fields)` and `contact_told(of, altered)`.
    """

    name_told = Signal(LifeShown, dict)
    number_told = Signal(LifeShown, dict)
    death_told = Signal(LifeShown, str, str)
    death_taken_back = Signal(LifeShown)
    case_closed = Signal(ClosingShown, dict)
    address_guarded = Signal(GuardShown, bool, dict)
    contact_told = Signal(DetailsShown, dict)

    def __init__(self) -> None:
        super().__init__()
        self._shown = self._answered = LifeShown()
        self._closing = self._of_closing = ClosingShown()
        self._guard = self._of_guard = GuardShown()
        self._details = DetailsShown()
        self.back = Button(self.tr("Tag det tilbage"), kind="quiet")
        self._banner, self.place = Banner("", "plain", action=self.back), FormPlace()
        self._former = Words("", "small", "ink_soft")
        self._today, self._is_offered = date.min, False
        choices = [Button("", kind="quiet") for _ in range(6)]
        self.contact, self.name, self.number, self.guard, self.death, self.close_case = choices
        self._choices = hold(Flow(*choices, gap="snug"))
        self._unreached, self.reach = Words("", "small", "ink_soft"), Button("", kind="quiet")
        self._asking = hold(Flow(self._unreached, self.reach, gap="snug"))
        self.setLayout(
            column(self._banner, self._former, self._asking, self._choices, self.place, gap="near")
        )
        self.contact.clicked.connect(self._ask_contact)
        self.reach.clicked.connect(self._ask_contact)
        self.name.clicked.connect(
            lambda: self._open(NameForm(self._today, self._shown.first_name, self._shown.last_name))
        )
        self.number.clicked.connect(lambda: self._open(NumberForm(self._today)))
        self.death.clicked.connect(lambda: self._open(DeathForm(self._today)))
        self.guard.clicked.connect(lambda: self._open(GuardForm(self._today, on=not self._guard.is_on)))
        self.close_case.clicked.connect(lambda: self._open(ClosingForm(self._today, self._closing)))
        self.back.clicked.connect(lambda: self.death_taken_back.emit(self._shown))
        self.place.sent.connect(self._send)
        self.place.turned.connect(self._turn)
        self._banner.hide()
        self.hide()
        self.retranslate()

    def show_life(self, shown: LifeShown) -> None:
        """Say what is known."""
        self._shown = shown
        self.retranslate()
        self._turn()

    def show_closing(self, shown: ClosingShown) -> None:
        """Offer to close an open case to whoever may."""
        self._closing = shown
        self._turn()

    def show_guard(self, shown: GuardShown) -> None:
        """Offer to protect the address, or to protect it no more, to whoever may."""
        self._guard = shown
        self.retranslate()
        self._turn()

    def show_details(self, shown: DetailsShown) -> None:
        """Offer to write how he is reached to whoever may; an address that was protected leaves an open form, too."""
        self._details = shown
        form = self.place.form
        if isinstance(form, ContactForm) and shown.protected:
            form.hide_address()
        self.retranslate()
        self._turn()

    def _ask_contact(self) -> None:
        self._open(ContactForm(self._details))

    def offer(self, today: date) -> None:
        """Offer what may be written, or fold the offer away again."""
        self._today, self._is_offered = today, not self._is_offered
        self._turn()
        if self._is_offered:
            (self.contact if self._details.fields else self.name).setFocus()

    def _open(self, form: Form) -> None:
        """Open a form that speaks of what is shown now, whatever comes in while somebody writes in it."""
        self.place.open(form)
        if self.place.form is form:
            self._answered, self._of_closing, self._of_guard = self._shown, self._closing, self._guard

    def _turn(self) -> None:
        shown = self._shown
        self._choices.setVisible(self._is_offered and self.place.form is None)
        self._asking.setVisible(self._details.asks and not self._is_offered and self.place.form is None)
        self.contact.setVisible(bool(self._details.fields))
        self.death.setVisible(shown.died_on is None)
        self.guard.setVisible(self._guard.may_write)
        self.close_case.setVisible(self._closing.closed_on is None and self._closing.may_close)
        said = shown.died_on is not None or bool(shown.former) or self._details.asks
        self.setVisible(said or self._is_offered or self.place.form is not None)

    def _send(self) -> None:
        form = self.place.form
        if isinstance(form, DeathForm):
            said = form.values()
            self.death_told.emit(self._answered, said["died_on"], said["source"])
        elif isinstance(form, NameForm):
            self.name_told.emit(self._answered, form.values())
        elif isinstance(form, NumberForm):
            self.number_told.emit(self._answered, form.values())
        elif isinstance(form, GuardForm):
            self.address_guarded.emit(self._of_guard, form.is_on, form.values())
        elif isinstance(form, ContactForm):
            self.contact_told.emit(form.shown, form.altered())
        elif isinstance(form, ClosingForm):
            self.case_closed.emit(self._of_closing, form.values())

    def form_saved(self) -> None:
        """What was said is durable."""
        if self.place.is_under_way:
            self._is_offered = False
            self.place.form_saved()

    def refuse(self, sentence: str) -> bool:
        """Say under the words why they were not taken; False where nothing was sent."""
        return self.place.refuse(sentence)

    def retranslate(self) -> None:
        """Say everything again."""
        shown = self._shown
        self.back.rename(self.tr("Tag det tilbage"), name=self.tr("Tag det tilbage: dødsfaldet passede ikke"))
        self.back.setVisible(shown.may_write)
        self._banner.setVisible(shown.died_on is not None)
        if shown.died_on is not None:
            self._banner.say(self._said(shown, shown.died_on))
        self._former.say(" ".join(map(self._before, shown.former)))
        self._former.setVisible(bool(shown.former))
        self._say_contact()
        self.name.rename(self.tr("Nyt navn …"), name=self.tr("Skriv et nyt navn"))
        self.number.rename(self.tr("Nyt CPR-nummer …"), name=self.tr("Skriv et nyt CPR-nummer"))
        if self._guard.is_on:
            self.guard.rename(
                self.tr("Ophæv adressebeskyttelsen …"),
                name=self.tr("Ophæv adressebeskyttelsen: adressen er ikke beskyttet mere"),
            )
        else:
            self.guard.rename(self.tr("Beskyt adressen …"), name=self.tr("Beskyt adressen på borgeren"))
        self.close_case.rename(self.tr("Luk sagen …"), name=self.tr("Luk sagen, med dag og grund"))
        self.death.rename(self.tr("Dødsfald …"), name=self.tr("Dødsfald: skriv, at borgeren er død"))

    def _say_contact(self) -> None:
        self.contact.rename(
            self.tr("Kontakt og hensyn …"),
            name=self.tr("Kontakt og hensyn: telefon, adresse, tolk, tag med, hvor tit, tovholder"),
        )
        self._unreached.say(
            self.tr("Her står intet telefonnummer.")
            if self._details.protected
            else self.tr("Her står hverken telefonnummer eller adresse.")
        )
        self.reach.rename(
            self.tr("Skriv dem nu …") if not self._details.protected else self.tr("Skriv det nu …")
        )

    def _before(self, one: FormerShown) -> str:
        day = f"{one.until:%d.%m.%Y}" if one.until else ""
        if one.is_number:
            said = (
                self.tr("Tidligere CPR-nummer {cpr} (til {day}).")
                if day
                else self.tr("Tidligere CPR-nummer {cpr}.")
            )
            return said.format(cpr=one.said, day=day)
        said = self.tr("Hed tidligere {name} (til {day}).") if day else self.tr("Hed tidligere {name}.")
        return said.format(name=one.said, day=day)

    def _said(self, shown: LifeShown, died_on: date) -> str:
        day = f"{died_on:%d.%m.%Y}"
        lines = [
            self.tr("{name} døde {day}. Kilde: {source}.").format(
                name=shown.name, day=day, source=shown.source.rstrip(".")
            )
            if shown.source
            else self.tr("{name} døde {day}.").format(name=shown.name, day=day)
        ]
        stopped = self._stopped(shown)
        if stopped:
            lines.append(self.tr("Stoppet: {what}.").format(what=stopped))
        lines.append(
            self.tr(
                "Ingen bliver bedt om at besøge, ringe eller skrive, og der går intet papir ud. Intet er slettet; "
                "passede det ikke, står alt som før, når det tages tilbage."
            )
        )
        if shown.disputed:
            lines.append(
                self.tr(
                    "To personer har hver sit svar på det. Det stopper alt, til nogen vælger under Synkronisering."
                )
            )
        return " ".join(lines)

    def _stopped(self, shown: LifeShown) -> str:
        counted = (
            (shown.visits, self.tr("1 planlagt besøg"), self.tr("{count} planlagte besøg")),
            (shown.agreements, self.tr("1 åben aftale"), self.tr("{count} åbne aftaler")),
            (shown.statements, self.tr("1 attest"), self.tr("{count} attester")),
        )
        return ", ".join(
            one if count == 1 else many.format(count=count) for count, one, many in counted if count
        )
