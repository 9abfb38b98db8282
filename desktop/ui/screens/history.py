"""Historik: every version of one record, whose, when, with its receipt; what was lost is read here and brought back."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from casework.answers_history import FieldSaid, HistoryShown, VersionShown
from desktop.sentences import in_words, ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.chip import Chip
from desktop.ui.parts.empty_state import Empty
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, empty, hold, row
from desktop.ui.parts.mark import Avatar
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.still import still
from desktop.ui.parts.words import Voice, Words
from desktop.ui.screens import said
from desktop.ui.screens.history_words import DID_SIGNS, did_words, said_in_time
from desktop.ui.screens.screen import Key, Now, SamePlace, Screen, copenhagen_now

SHOWN = 20
"""How many versions stand before *Vis ældre versioner*: a page of more would take longer to lay out than one waits."""


class HistoryScreen(Screen):
    """`left()` is the way back, `return_wanted(device, number)` lets one stand again, `move_wanted()` moves a note."""

    place: ClassVar[str] = "citizens"
    left = Signal()
    return_wanted = Signal(str, int)
    move_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._history: HistoryShown | None = None
        self._most = SHOWN
        self.back = Button("", icon="arrow-left", kind="quiet")
        self._what, self._about = Words("", "strong"), Words("", "small", "ink_soft")
        self.elsewhere = Button("", icon="arrow-right", kind="plain")
        self._refusal = Banner("", "notice")
        self._list, self._older = column(gap="snug"), Button("", icon="history", kind="quiet")
        self._nothing = Empty("history", "", "")
        edge = look.space("edge")
        body = column(
            hold(column(self._what, self._about, gap="")),
            row(self.elsewhere, STRETCH),
            self._refusal,
            self._nothing,
            hold(self._list),
            row(self._older, STRETCH),
            STRETCH,
            gap="snug",
            margins=(edge, 18, edge, 20),
        )
        self.lay_out(Header(action=self.back), hold(body))
        self.first_focus = self.back
        self._refusal.hide()
        self.elsewhere.clicked.connect(self.move_wanted)
        self.back.clicked.connect(self.left)
        self._older.clicked.connect(self._show_older)
        self.retranslate()

    def show_history(self, history: HistoryShown) -> None:
        """Show the versions, the newest first; the page stays where it was."""
        if history == self._history:
            return
        self._history = history
        self._refusal.hide()
        self._draw()

    def refuse(self, sentence: str) -> None:
        """Say above the versions why one was not brought back."""
        self._refusal.say(sentence)
        self._refusal.show()

    def _draw(self) -> None:
        shown = self._history
        with SamePlace(self):
            empty(self._list)
            versions = shown.versions if shown else ()
            for one in versions[: self._most]:
                self._list.addWidget(self._version(one))
            self._older.setVisible(len(versions) > self._most)
            self._nothing.setVisible(shown is not None and not versions)
            self._say(shown)

    def _say(self, shown: HistoryShown | None) -> None:
        kind, title = (in_words(shown.kind_name), ours(shown.title)) if shown else ("", "")
        if self.header is not None:
            self.header.say(self.tr("Historik"), shown.name if shown else "")
        self._what.say(f"{said.upper(kind)}: {title}" if title not in {"", kind} else said.upper(kind))
        self._about.say(self._promise(shown) if shown else "")
        self.elsewhere.setVisible(shown is not None and shown.may_move)
        self.elsewhere.setEnabled(not still.why)

    def _promise(self, shown: HistoryShown) -> str:
        if shown.may_move:
            return self.tr(
                "Notatet er kaldt tilbage og kan læses her. Handler det om en anden borger, så flyt det: hos den "
                "rigtige borger står det igen, og her forsvinder ordene."
            )
        if shown.final:
            return self.tr("Det kan læses her, så længe sagen gemmes, men ikke rettes.")
        if shown.is_gone:
            return self.tr("Det er fjernet. Henter du en version tilbage, står det i sagen igen.")
        return self.tr(
            "Alle versioner ligger her, så længe sagen gemmes. En, du henter tilbage, bliver den, der står."
        )

    def _version(self, one: VersionShown) -> QWidget:
        who = self.tr("Dig") if one.mine else one.by_name or self.tr("En kollega")
        when = said.moment(one.at, self.now().date())
        head = row(
            Avatar(said.initials(one.by_name) or "?"),
            (column(Words(who, "strong"), Words(self._when(one, when), "small", "ink_soft"), gap=""), 1),
            gap="snug",
        )
        chips = Flow(Chip(did_words(one.did), "plain", DID_SIGNS[one.did]), *self._stands(one), gap="near")
        top = Beside((hold(head), 1, 260), (hold(chips), 0, 0), gap="near", middle=True)
        why = Words(self.tr("Grund: {reason}").format(reason=one.reason), "body") if one.reason else None
        fields = [self._field(each) for each in one.fields]
        return Card(top, why, *fields, self._ways(one, when), gap="near")

    def _when(self, one: VersionShown, when: str) -> str:
        if one.received is None:
            return self.tr("{when} · ikke sendt endnu").format(when=when)
        received = said.moment(one.received, self.now().date())
        return self.tr("{when} · kvitteret af centralen {received}").format(when=when, received=received)

    def _stands(self, one: VersionShown) -> tuple[Chip, ...]:
        stands = [each.stands for each in one.fields]
        if not any(stands):
            return ()
        return (Chip(self.tr("Står nu") if all(stands) else self.tr("En del står nu"), "done", "check"),)

    def _field(self, each: FieldSaid) -> QWidget:
        text = (
            said_in_time(each.text, each.shape, self.now().date())
            or ours(each.text)
            or self.tr("(står tomt)")
        )
        words = Voice(text) if each.field == "own_words" and each.text else Words(text, "body")
        label = Words(said.upper(in_words(each.label)), "label", "ink_soft")
        lost = not each.stands and each.may_return
        note = Words(self.tr("står ikke nu"), "small", "ink_soft") if lost else None
        return hold(column(row(label, note, STRETCH, gap="near"), words, gap=""))

    def _ways(self, one: VersionShown, when: str) -> QWidget | None:
        if not one.may_return:
            return None
        name = self.tr("Hent tilbage: versionen fra {when}").format(when=when)
        button = Button(self.tr("Hent tilbage"), icon="rotate-ccw", name=name)
        button.setEnabled(not still.why)
        button.clicked.connect(lambda: self.return_wanted.emit(one.device, one.number))
        why = Words(still.why, "small", "ink_soft") if still.why else None
        return hold(row(button, (why, 1) if why else STRETCH, gap="near"))

    def _show_older(self) -> None:
        self._most += SHOWN
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page scrolls by the keys, and Esc goes back."""
        areas = self.findChildren(QScrollArea)
        step = {
            Qt.Key.Key_PageDown: 1.0,
            Qt.Key.Key_PageUp: -1.0,
            Qt.Key.Key_Down: 0.1,
            Qt.Key.Key_Up: -0.1,
        }.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif step is not None and areas:
            bar = areas[0].verticalScrollBar()
            bar.setValue(bar.value() + round(step * bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the history."""
        return (
            ("Tab", self.tr("gå til den næste version, der kan hentes tilbage")),
            ("Enter", self.tr("hent den tilbage")),
            ("↑ ↓ PgUp PgDn", self.tr("rul gennem versionerne")),
            ("Esc", self.tr("tilbage til der, du kom fra")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.back.rename(self.tr("Tilbage"))
        self.elsewhere.rename(self.tr("Forkert borger …"))
        self._older.rename(self.tr("Vis ældre versioner"))
        self._nothing.say(
            self.tr("Ingen versioner her"),
            self.tr("Det, din rolle kan læse, står her, når det er skrevet."),
        )
        self._draw()
