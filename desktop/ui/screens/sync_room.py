"""Synkronisering: what waits, what has a receipt, what is held, and two people's words side by side."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from casework.answers import Receipt, SyncRoom, TornField
from casework.answers_files import WaitingFile
from casework.answers_held import HeldChange
from casework.answers_same import TwinWaits
from desktop.sentences import in_words
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.reflow import Beside
from desktop.ui.screens import said
from desktop.ui.screens.fetch_card import FetchCard
from desktop.ui.screens.forms import into_view
from desktop.ui.screens.handed_over import handed_over
from desktop.ui.screens.held_card import AwayCard, HeldCard
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now, shortcut
from desktop.ui.screens.sync_lines import SHOWN, fill, worded
from desktop.ui.screens.torn_card import TornCard, same
from desktop.ui.screens.waiting_card import WaitingCard

MOST_KEYS = 4
"""Versions of one field that have a key; where more stand beside each other, the rest have their buttons."""
AT_ONCE = 3
"""Conflicts whose cards are made in one go, more than a window holds: the window must not stand still for a dozen."""


class SyncScreen(Screen):
    """The room behind the chip. A common text that is being written is left alone by every refresh."""

    place: ClassVar[str] = "sync"
    send_wanted = Signal()
    files_wanted = Signal()
    again_wanted = Signal(int)
    anew_wanted = Signal(int)
    away_wanted = Signal(int, str)
    out_wanted = Signal(int)
    case_wanted = Signal(str)
    older_wanted = Signal(int)
    stick_wanted = Signal()
    version_kept = Signal(str, str, str, int)
    both_kept = Signal(str, str, str)
    common_written = Signal(str, str, str, str)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._room: SyncRoom | None = None
        self.is_practice = False
        self._torn: list[TornCard] = []
        self.held: list[HeldCard] = []
        self.away = AwayCard()
        self._whole_log = self._has_chosen = False
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_rest)
        self._needs, self._back = column(gap="pad"), column(gap="near")
        self._needs_box = hold(self._needs)
        self._silence = column(gap="pad")
        self._silence_box = hold(self._silence)
        self.at_office = Button("", icon="send")
        self.office = Banner("", "notice", icon="briefcase", title=" ", action=self.at_office)
        self.office.hide()
        self.fetch = FetchCard()
        self.out, self._log = WaitingCard(self.now), Button("", icon="scroll-text", kind="quiet")
        self._back_head = Heading("", right=self._log)
        self.older = Button("", icon="arrow-down", kind="quiet")
        receipts = Card(self._back_head, hold(self._back), row(self.older, STRETCH), STRETCH, gap="near")
        lists = hold(Beside((self.out, 1, 390), (receipts, 1, 390), gap="snug"))
        edge = look.space("edge")
        body = column(
            self.fetch, self._silence_box, self._needs_box, self.office, lists, self.away, STRETCH, gap="pad"
        )
        body.setContentsMargins(edge, 18, edge, 20)
        self.lay_out(Header(), hold(body))
        self.out.send_wanted.connect(self.send_wanted)
        self.at_office.clicked.connect(self.files_wanted)
        self.out.stick_wanted.connect(self.stick_wanted)
        self.out.turned.connect(self._turn_waiting)
        self._log.clicked.connect(self._turn_log)
        self.away.taken_out.connect(self.out_wanted)
        self.older.clicked.connect(self._ask_for_older)
        for place in range(MOST_KEYS):
            shortcut(self, f"Alt+{place + 1}", partial(self._keep_by_key, place))
        shortcut(self, "Alt+B", self._keep_both_by_key)
        self.first_focus = self.header.search if self.header is not None else None
        self.retranslate()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("Alt 1, 2 …", self.tr("Behold den første eller den anden af to versioner")),
            ("Alt B", self.tr("Behold begge")),
            ("Tab", self.tr("Næste valg")),
            ("Enter", self.tr("Vælg det, der er markeret")),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes in sees the first conflict: the first key may be about it."""
        self._has_chosen = self._has_chosen and event.spontaneous()
        super().showEvent(event)

    def _card_here(self) -> TornCard | None:
        """The conflict that the keys are about: the one with the focus in it, else the first, as the room opened.

        Once one was settled, a key first leads to the next: a key pressed twice must not settle what nobody read.
        """
        focus: QWidget | None = self.focusWidget()
        left = [card for card in self._torn if not card.is_settled]
        here = [card for card in left if focus is not None and card.isAncestorOf(focus)]
        if here or not left:
            return next(iter(here), None)
        if not self._has_chosen:
            return left[0]
        left[0].point()
        return None

    def _keep_by_key(self, place: int) -> None:
        if (card := self._card_here()) is not None:
            card.press(place)

    def _keep_both_by_key(self) -> None:
        if (card := self._card_here()) is not None:
            card.press_both()

    def show_room(self, room: SyncRoom) -> None:
        """Show the room; cards that show the same versions, or are being written in, stay as they are."""
        away = self._step_aside(room)
        with SamePlace(self):
            self._room = room
            self._say_head(room)
            self._say_missed(room)
            self._show_needs(room)
            self._say_office(sum(one.office and not one.hurt for one in room.files))
            self.out.show_waiting(room.waiting, tuple(one for one in room.files if not one.hurt))
            self._show_receipts(room.receipted)
            self.away.show_away(room.away, self.now().date())
        if away:
            here = next((card for card in self._torn if card.about == away), None) or self.first_focus or self
            here.show()  # a new card has not been laid out yet, and what is not shown takes no focus
            here.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_aside(self, room: SyncRoom) -> tuple[str, str] | None:
        """Take the focus out of a card that goes, and say which: by name it would be found again in another's."""
        focus: QWidget | None = self.window().focusWidget()
        for card in self._torn:
            inside = focus is not None and (card is focus or card.isAncestorOf(focus))
            if inside and not self._still(card, room.torn):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return card.about
        return None

    def stand_open(self, record: str, field: str) -> None:
        """Let a conflict be settled after all: nothing came of the choice."""
        for card in self._torn:
            if card.about == (record, field):
                card.settle(on=False)

    def being_written(self) -> list[tuple[TornField, str]]:
        """Return the common texts that are being written, each with the versions that it is about."""
        return [(card.torn, card.typed) for card in self._torn if card.typed]

    def _say_head(self, room: SyncRoom) -> None:
        places = len(room.torn) + len(room.held) + len(room.twins) + sum(one.hurt for one in room.files)
        parts = [
            self.tr("1 sted kræver dig")
            if places == 1
            else self.tr("{count} steder kræver dig").format(count=places)
        ]
        parts = parts if places else []
        waits = len(room.waiting) + sum(not one.hurt for one in room.files)
        parts += [self.tr("{count} venter").format(count=waits)] if waits else []
        if room.last_receipt:
            when = said.moment(room.last_receipt, self.now().date())
            parts.append(self.tr("sidst kvitteret {when}").format(when=when))
        else:
            parts.append(self.tr("intet er kvitteret endnu"))
        if self.header is not None:
            self.header.say(self.tr("Synkronisering"), said.upper(" · ".join(parts)))

    def _show_needs(self, room: SyncRoom) -> None:
        kept = [card for card in self._torn if self._still(card, room.torn)]
        here = {one.number for one in room.held}
        aside = {card.held.number: card for card in self.held if card.held.number in here}
        for standing in (*kept, *aside.values()):
            self._needs.removeWidget(standing)
        empty(self._needs)
        self._torn = self._cards_of(room.torn, kept)
        for card in self._torn:
            self._needs.addWidget(card)
        self.held = [self._held(held, aside.get(held.number)) for held in room.held]
        for held_card in self.held:
            self._needs.addWidget(held_card)
        for twin in room.twins:
            self._needs.addWidget(self._twin(twin))
        for one in room.files:
            if one.hurt:
                self._needs.addWidget(self._hurt(one))
        if room.again:
            self._needs.addWidget(self._put_back(room.again))
        for gone in room.handed_over:
            self._needs.addWidget(handed_over(gone))
        self._needs_box.setVisible(self._needs.count() > 0)

    def _say_missed(self, room: SyncRoom) -> None:
        """Above the conflicts, which may fill the window: who settles them there sees that nothing is sent yet."""
        empty(self._silence)
        if room.offline_since:
            self._silence.addWidget(self._missed(room.offline_since, room.why))
        self._silence_box.setVisible(bool(room.offline_since))

    @staticmethod
    def _still(card: TornCard, torn: tuple[TornField, ...]) -> bool:
        here = [one for one in torn if (one.record, one.field) == card.about]
        return bool(here) and (card.is_writing or same(card.torn, here[0]))

    def _cards_of(self, torn: tuple[TornField, ...], kept: list[TornCard]) -> list[TornCard]:
        """Return the cards that stand and the first of those to be made; the rest comes between two events."""
        here = {card.about: card for card in kept}
        missing = [one for one in torn if (one.record, one.field) not in here]
        here |= {(one.record, one.field): self._card_of(one) for one in missing[:AT_ONCE]}
        if missing[AT_ONCE:]:
            self._rest.start()
        return [here[about] for one in torn if (about := (one.record, one.field)) in here]

    def _show_rest(self) -> None:
        """Make some more of the cards, further down."""
        torn = self._room.torn if self._room is not None else ()
        with SamePlace(self):
            self._torn = self._cards_of(torn, self._torn)
            for place, card in enumerate(self._torn):
                if self._needs.indexOf(card) < 0:
                    self._needs.insertWidget(place, card)

    def _card_of(self, torn: TornField) -> TornCard:
        card, key = TornCard(torn, self.now), (torn.citizen, torn.record, torn.field)
        for decided in (card.kept, card.both, card.written):
            decided.connect(self._note_choice)
        card.kept.connect(lambda index: self.version_kept.emit(*key, index))
        card.both.connect(lambda: self.both_kept.emit(*key))
        card.written.connect(lambda text: self.common_written.emit(*key, text))
        return card

    def _note_choice(self) -> None:
        self._has_chosen = True

    def _held(self, held: HeldChange, card: HeldCard | None) -> HeldCard:
        """Return the card of what is kept aside; one in which a reason is being written is left alone."""
        if card is not None:
            if not card.is_writing:
                card.show_held(held)
            return card
        card = HeldCard(held)
        card.again.connect(lambda: self.again_wanted.emit(held.number))
        card.anew.connect(lambda: self.anew_wanted.emit(held.number))
        card.put_away.connect(lambda reason: self.away_wanted.emit(held.number, reason))
        return card

    def _twin(self, twin: TwinWaits) -> QWidget:
        title = self.tr("Samme person? {name}").format(name=twin.name)
        text = self.tr("Der er en sag mere med samme CPR-nummer (hos {who}). Du afgør det i sagen.").format(
            who=", ".join(twin.who) or self.tr("ingen lige nu")
        )
        if twin.is_disputed:
            text = self.tr(
                "To teamledere har hver sit svar. Sagerne læses hver for sig, til en af jer vælger."
            )
        way = Button(self.tr("Åbn sagen"), kind="quiet")
        way.setAccessibleName(self.tr("Åbn sagen: {name}").format(name=twin.name))
        way.clicked.connect(lambda: self.case_wanted.emit(twin.case))
        return Banner(text, "notice", title=title, action=way)

    def _hurt(self, one: WaitingFile) -> QWidget:
        title = self.tr("»{what}« om {name} er beskadiget").format(what=one.what, name=one.name)
        text = self.tr(
            "Filen gik i stykker på denne computer, før den var sendt, og centralen har den ikke. Resten af sagen er "
            "hel. Vedhæft filen igen, og kald denne tilbage i sagen."
        )
        return Banner(text, "notice", title=title)

    def _put_back(self, count: int) -> QWidget:
        title = self.tr("Centralen er lagt tilbage fra en ældre kopi")
        text = (
            self.tr("1 af dine ændringer, som var kvitteret, sendes igen.")
            if count == 1
            else self.tr("{count} af dine ændringer, som var kvitteret, sendes igen.").format(count=count)
        )
        safe = self.tr("De er gemt på denne computer, til de er kvitteret på ny. Du skal ikke gøre noget.")
        return Banner(f"{text} {safe}", "plain", icon="cloud-off", title=title)

    def _missed(self, since: str, why: str) -> QWidget:
        """Say that nobody answers; or, where somebody did, what is known: the network is not to blame for it."""
        when = said.moment(since, self.now().date())
        if why:
            title = self.tr("Noget er i vejen siden {when}").format(when=when)
            return Banner(in_words(why), "plain", icon="info", title=title)
        silent = self.tr(
            "Centralen har ikke svaret siden {when}. Alt, du skriver, er gemt her. Du skal ikke gøre noget."
        )
        return Banner(silent.format(when=when), "plain", icon="cloud-off")

    def _say_office(self, count: int) -> None:
        self.office.setVisible(bool(count))
        title = (
            self.tr("1 fil venter, til du er på kontoret")
            if count == 1
            else self.tr("{count} filer venter, til du er på kontoret").format(count=count)
        )
        text = (
            self.tr(
                "Den ligger kun på denne computer, til du sender den. Efter 7 dage går den af sted alligevel."
            )
            if count == 1
            else self.tr(
                "De ligger kun på denne computer, til du sender dem. Efter 7 dage går de af sted alligevel."
            )
        )
        self.office.say(text, title=title)

    def _turn_waiting(self, anew: bool) -> None:  # noqa: FBT001 - a signal takes no keywords
        """Show other lines of what waits; those that begin anew are seen from the first on."""
        with SamePlace(self):
            self.out.retranslate()
        if anew:
            into_view(self.out.head)

    def _show_receipts(self, receipts: tuple[Receipt, ...]) -> None:
        empty(self._back)
        head = self.tr("Kvitteret af centralen")
        head = self.tr("Kvitteret af centralen her på computeren") if self.is_practice else head
        self._back_head.say(head, note=str(len(receipts)) if receipts else "")
        self._log.setVisible(len(receipts) > SHOWN)
        if not receipts:
            text = self.tr("Når centralen har modtaget en ændring, står den her med sit klokkeslæt.")
            self._back.addWidget(Empty("check-check", self.tr("Ingen kvitteringer endnu"), text))
        self.older.setVisible(self._whole_log and self._room is not None and self._room.older)
        shown = receipts if self._whole_log else receipts[:SHOWN]
        today = self.now().date()
        fill(self._back, [worded(one, one.name, said.moment(one.at, today), done=True) for one in shown])

    def _ask_for_older(self) -> None:
        if self._room is not None:
            self.older_wanted.emit(len(self._room.receipted))

    def _turn_log(self) -> None:
        self._whole_log = not self._whole_log
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        self.fetch.retranslate()
        self.out.retranslate()
        self.older.rename(self.tr("Hent ældre"), name=self.tr("Hent ældre kvitteringer"))
        self.at_office.rename(
            self.tr("Jeg er på kontoret nu"), name=self.tr("Jeg er på kontoret nu: send filerne")
        )
        self.office.refit()
        self._log.rename(self.tr("Vis det sidste") if self._whole_log else self.tr("Vis hele loggen"))
        self._torn = [card for card in self._torn if card.is_writing]
        for card in self._torn:
            card.retranslate()
        self.held = [card for card in self.held if card.is_writing]
        self.away.retranslate()
        if self._room is not None:
            self.show_room(self._room)
