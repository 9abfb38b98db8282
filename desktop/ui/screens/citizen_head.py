"""The head of a case: who it is, what to mind at the door, what one may ask for with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.answers import CitizenPage
from casework.answers_life import LifeShown
from desktop.sentences import ours
from desktop.ui.parts.button import Button
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.layout import column, hold, row
from desktop.ui.parts.mark import Avatar
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.forms import ReasonForm


class CitizenHead(QWidget):
    """Name, initials, and chips for a safety remark and an interpreter."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar, self._name = Avatar("", 44), Words("", "display", lines=2)
        self._safety, self._interpreter = Chip("", "notice", "shield-alert"), Chip("", "accent", "languages")
        self._died, self._closed = Chip("", "plain"), Chip("", "plain")
        self._only_here = Chip("", "notice", "cloud")
        told = (self._died, self._closed, self._only_here, self._safety, self._interpreter)
        self.setLayout(Flow(self._avatar, self._name, *told, gap="snug"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_page(self, page: CitizenPage) -> None:
        """Show who it is."""
        self._avatar.show_initials(said.initials(page.name))
        self._avatar.setAccessibleName(
            self.tr("Initialer {initials}").format(initials=said.initials(page.name))
        )
        self._name.say(page.name)
        died = page.died_on
        self._died.say(self.tr("Død {day}").format(day=f"{died:%d.%m.%Y}") if died else "")
        self._died.setVisible(died is not None)
        closed = page.closed_on
        self._closed.say(self.tr("Lukket {day}").format(day=f"{closed:%d.%m.%Y}") if closed else "")
        self._closed.setVisible(closed is not None)
        self._only_here.say(self.tr("Ikke kvitteret endnu") if page.only_here else "")
        self._only_here.setVisible(page.only_here)
        self._safety.say(page.safety_remark)
        self._safety.setVisible(bool(page.safety_remark))
        self._interpreter.say(self.tr("Tolk: {language}").format(language=said.language(page.interpreter)))
        self._interpreter.setVisible(bool(page.interpreter))
        self.updateGeometry()


class CitizenFacts(QWidget):
    """Age, masked CPR, phone, address, and the things one does most."""

    cpr_asked = Signal()
    address_asked = Signal(str)
    note_wanted = Signal()
    visit_wanted = Signal()
    next_visit_wanted = Signal()
    life_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: CitizenPage | None = None
        self._age, self._cpr, self._phone, self._ready, self._address = (
            Words("", color="ink_soft", lines=1) for _ in range(5)
        )
        self._show_cpr, self._show_address = Button("", kind="quiet"), Button("", kind="quiet")
        self._shield = Chip("", "notice", "shield")
        self._covers = Words("", "small", "ink_soft")
        self.life = Button("", kind="quiet")
        self.life.hide()
        self.note = Button("", icon="pencil")
        self.next_visit = Button("", icon="calendar-plus")
        self.visit = Button("", icon="arrow-right", kind="primary", trailing=True)
        facts = hold(
            Flow(
                self._age,
                hold(row(self._cpr, self._show_cpr, gap="near")),
                self._phone,
                self._ready,
                gap="snug",
            )
        )
        where = hold(Flow(self._address, self._shield, self._show_address, self.life, gap="snug"))
        facts = hold(column(facts, where, self._covers, gap=""))
        buttons = hold(Flow(self.note, self.next_visit, self.visit, fill=True))
        self._reason_box = column(gap="")
        self.setLayout(
            column(
                Beside((facts, 1, 440), (buttons, 0, 510), gap="near", middle=True),
                self._reason_box,
                gap="near",
            )
        )
        self._show_cpr.clicked.connect(self.cpr_asked)
        self._show_address.clicked.connect(self._ask_why)
        self.life.clicked.connect(self.life_wanted)
        self.note.clicked.connect(self.note_wanted)
        self.visit.clicked.connect(self.visit_wanted)
        self.next_visit.clicked.connect(self.next_visit_wanted)
        self._reason: ReasonForm | None = None
        self.retranslate()

    def show_page(self, page: CitizenPage) -> None:
        """Show the facts; what was revealed of another citizen is gone."""
        same = self._page is not None and self._page.id == page.id
        changed = self._page is None or (self._page.cpr_masked, self._page.address) != (
            page.cpr_masked,
            page.address,
        )
        self._page = page
        self._age.say(self.tr("{age} år").format(age=page.age) if page.age is not None else "")
        self._age.setVisible(page.age is not None)
        for words, text in ((self._phone, page.phone), (self._ready, said.readiness(page.readiness))):
            words.say(text)
            words.setVisible(bool(text))
        if not same or changed:
            self._cpr.say(f"CPR {page.cpr_masked}")
            self._show_cpr.setVisible(bool(page.cpr_masked))
            self._address.say("" if page.protected else page.address)
            self._close_reason()
        self._covers.say("\n".join(map(said.cover, page.covers)))
        self._covers.setVisible(bool(page.covers))
        self._address.setVisible(bool(self._address.said))
        for button in (self.next_visit, self.visit):
            button.setVisible(page.calls)
        for widget in (self._shield, self._show_address):
            widget.setVisible(page.protected and not self._address.said)

    def show_life(self, shown: LifeShown) -> None:
        """Offer to write what life changed to whoever may."""
        self.life.setVisible(shown.may_write)

    def show_cpr(self, cpr: str) -> None:
        """Show the whole number, as long as this page is open."""
        self._cpr.say(f"CPR {ours(cpr)}")
        self._show_cpr.hide()

    def show_address(self, address: str) -> None:
        """Show the protected address that was asked for with a reason."""
        self._close_reason()
        self._address.say(address)
        self._address.show()
        self._shield.hide()
        self._show_address.hide()

    def _ask_why(self) -> None:
        if self._reason is None:
            self._reason = ReasonForm(
                self.tr("Hvorfor skal du se adressen?"), self.tr("Vis adressen"), keeps=False
            )
            self._reason.given.connect(self.address_asked)
            self._reason.closed.connect(self._close_reason)
            self._reason_box.addWidget(self._reason)
        self._reason.begin()

    def _close_reason(self) -> None:
        if self._reason is not None:
            self._reason.hide()
            self._reason.deleteLater()
            self._reason = None
            self._show_address.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again."""
        self._show_cpr.rename(self.tr("Vis"), name=self.tr("Vis CPR, det logges"))
        self._show_address.rename(self.tr("Vis"), name=self.tr("Vis adressen, begrund"))
        self._shield.say(self.tr("Beskyttet adresse"))
        self.life.rename(
            self.tr("Stamdata …"),
            name=self.tr(
                "Stamdata: kontakt og hensyn, nyt navn eller nummer, beskyt adressen, dødsfald, eller luk sagen"
            ),
        )
        self.note.rename(self.tr("Nyt notat"))
        self.next_visit.rename(self.tr("Planlæg besøg"))
        self.visit.rename(self.tr("Start besøg"))
        if self._page is not None:
            self.show_page(self._page)
