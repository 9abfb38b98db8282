"""The window: rail and sync chip at the left, one screen beside it, banner, receipt, keys, and the practice frame.

It knows no screen by name. `show_screen` asks the screen which place is lit and how much frame it wants
(`screens.screen.Screen`), and passes on what the person asks for by the header or a key.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from casework.answers import SyncState
from desktop.ui.look.part import Part
from desktop.ui.look.spoken import Role, announce
from desktop.ui.look.tokens import look
from desktop.ui.parts.banner import Banner, BannerTone
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Ground
from desktop.ui.parts.floating import Toast
from desktop.ui.parts.focus import FocusRing
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.practice import Practice
from desktop.ui.parts.rail import Rail, RailPlace
from desktop.ui.parts.scroll import Shelf
from desktop.ui.screens.keys_sheet import KeysSheet
from desktop.ui.screens.rule_cards import cards_of
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now, room_for_receipt
from desktop.ui.screens.sync_words import chip_words
from desktop.ui.screens.veil import Veil

PLACES = ("today", "citizens", "search", "sync", "settings", "mentor", "team")
"""In the order of their keys: a desk that not everybody has moves no other key."""
SHOWN = ("today", "citizens", "search", "mentor", "team", "sync", "settings")
SIGNS = {
    "today": "sunrise",
    "citizens": "users-round",
    "search": "search",
    "mentor": "handshake",
    "team": "layers",
    "sync": "refresh-cw",
    "settings": "settings",
}
_SENTENCES = 0.4
"""The most of the window that sentences above the page may take at large text; the page keeps the rest."""


class MainWindow(QWidget, Part):
    """One window for everything after the passphrase. All it says is what the person did."""

    spoken_role: ClassVar = Role.Window

    place_chosen = Signal(str)
    lock_wanted = Signal()
    cover_wanted = Signal()
    safe_view_wanted = Signal(bool)
    palette_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, *, practice: bool = False, now: Now = copenhagen_now) -> None:
        super().__init__()
        self.now = now
        self._state: SyncState | None = None
        self._day_count = 0
        self._offers_cover = False
        self.desks: frozenset[str] = frozenset()
        """The places that not everybody has and this person has."""
        self._undo: Callable[[], object] | None = None
        self._is_way_on = False
        self._practice: Practice | None = None
        self._banner_says: tuple[Any, ...] | None = None
        self._banner: Banner | None = None
        self._is_standing = False
        self.rail = Rail(self._places())
        self.stack = QStackedWidget()
        self._banner_box, self._standing_box = column(gap=""), column(gap="")
        self._standing = hold(self._standing_box)
        self._top = Shelf(hold(column(self._standing, hold(self._banner_box), gap="")), share=_SENTENCES)
        page = Ground("page", self._top, (self.stack, 1))
        self._whole = hold(row(self.rail, (page, 1), gap=""))
        self._outer = column((self._whole, 1), gap="")
        self.setLayout(self._outer)
        current = self.stack.currentWidget
        self._toast = Toast(self, room=lambda: room_for_receipt(current(), self), page=current)
        self._ring = FocusRing(self, under=self._toast)
        self._top.hide()
        self.rail.went.connect(self._go)
        self.rail.sync.clicked.connect(lambda: self._go("sync"))
        self._toast.undone.connect(self._take_back)
        self._make_shortcuts()
        self.set_practice(on=practice)
        self.retranslate()
        self.setMinimumSize(look.fixed("page_min"), 600)

    def _make_shortcuts(self) -> None:
        for number, place in enumerate(PLACES, start=1):
            self._key(f"Ctrl+{number}", partial(self._go, place))
        self._key("Ctrl+N", partial(self._go, "new_citizen"))
        self._key("Ctrl+K", self._want_palette)
        self._key("Ctrl+Z", self.undo_last)
        self._key("Ctrl+L", self.lock_wanted.emit)
        self._key("Ctrl+Shift+D", self.cover_wanted.emit)
        self._key("F9", self._turn_safe_view)
        self._key("F1", self.show_keys)

    def _key(self, keys: str, do: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.setAutoRepeat(False)  # held down, Ctrl+Z would take back more than was looked at
        made.activated.connect(do)

    @property
    def is_safe(self) -> bool:
        """Whether the citizen looks along: then search, news and other places are gone."""
        return self._frame() == "safe"

    def _frame(self) -> str:
        return str(getattr(self.stack.currentWidget(), "frame", "rail"))

    def _go(self, place: str) -> None:
        if self.is_safe or not self._has(place):
            return
        here = str(getattr(self.stack.currentWidget(), "place", ""))
        self.rail.go(here)
        self.place_chosen.emit(place)

    def _want_palette(self) -> None:
        if not self.is_safe:
            self.palette_wanted.emit()

    def _turn_safe_view(self) -> None:
        self.safe_view_wanted.emit(not self.is_safe)

    def show_screen(self, name: str, widget: QWidget) -> None:
        """Show a screen; `name` marks a place of the rail where the screen itself does not say one."""
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
            self._listen(widget)
        before = widget.focusWidget() if isinstance(widget, Screen) else None
        # Its mode first: a page that is shown would be laid out twice.
        frame = str(getattr(widget, "frame", "rail"))
        look.set_mode("visit" if frame == "bare" else "desk")
        self.stack.setCurrentWidget(widget)  # Qt hands the focus to the first thing it finds
        self.rail.go(str(getattr(widget, "place", "") or name))
        self.rail.setVisible(frame in {"rail", "narrow"})
        self._show_top()
        self._place_banner()
        self._fold()
        if isinstance(widget, Screen):
            widget.ask_for_room()
            target = before or widget.first_focus
            if target is not None:
                self._hand_focus(target)
        QTimer.singleShot(0, self._toast, self._toast.place)  # when the page lies where it will

    def _hand_focus(self, target: QWidget) -> None:
        """Give the page the focus, or let what lies over the page give it when it goes: typing is never moved."""
        covers = [veil for veil in self.findChildren(Veil) if not veil.isHidden()]
        if covers:
            covers[-1].go_back_to(target)
        else:
            target.setFocus()

    def begin_in(self, screen: Screen) -> None:
        """Hand the focus to where a screen begins, when that has come later than the screen itself."""
        if self.stack.currentWidget() is screen and screen.first_focus is not None:
            self._hand_focus(screen.first_focus)

    def forget_screen(self, widget: QWidget) -> None:
        """Take a screen out of the window for good, as when a case is closed."""
        self.stack.removeWidget(widget)
        widget.setParent(None)

    def _listen(self, widget: QWidget) -> None:
        if (header := getattr(widget, "header", None)) is not None:
            header.searched.connect(self._want_palette)
            header.safe_view_asked.connect(self._turn_safe_view)
            header.lock_asked.connect(self.lock_wanted)
            header.case_asked.connect(lambda: self.place_chosen.emit("case"))
            header.lock.offer_cover(on=self._offers_cover)
            header.lock.cover_asked.connect(self.cover_wanted)

    def offer_cover(self, *, on: bool) -> None:
        """Let every *Lås* have *Dæk* behind its arrow, or not."""
        self._offers_cover = on
        for at in range(self.stack.count()):
            header = getattr(self.stack.widget(at), "header", None)
            if header is not None:
                header.lock.offer_cover(on=on)

    def show_state(self, state: SyncState) -> None:
        """Say in the chip how far the exchange is."""
        self._state = state
        words = chip_words(state, self.now().date(), practice=self._practice is not None)
        self.rail.sync.show_state(words.kind, words.first, words.second, short=words.short)
        self.rail.refit()

    def set_day_count(self, count: int) -> None:
        """Say after *I dag* how many visits are left."""
        self._day_count = count
        self.rail.show_places(self._places())

    def offer_desks(self, desks: frozenset[str]) -> None:
        """Show the places that not everybody has: `mentor` where one is mentor, `team` where one leads a team.

        `new_citizen` is no place of the rail: it is a key, and a button of the caseload.
        """
        if desks != self.desks:
            self.desks = desks
            self.rail.show_places(self._places())
            self.rail.go(str(getattr(self.stack.currentWidget(), "place", "")))

    def _has(self, place: str) -> bool:
        return place not in {"mentor", "team", "new_citizen"} or place in self.desks

    def toast(self, text: str, undo: Callable[[], object] | None = None, *, way: str = "") -> None:
        """Give a receipt for six seconds, with one way back; `way` is what another way on than *Fortryd* is called."""
        self._undo, self._is_way_on = undo, bool(way)
        self._toast.show_receipt(text, undo=(way or None) if undo else "", way_on=bool(way))

    def undo_last(self) -> None:
        """Take the last act back while its receipt stands; a text that is being written in has its own Ctrl+Z."""
        if self._undo is not None and self._toast.isVisible() and not (self._is_way_on or self.is_safe):
            self._toast.hide()
            self._take_back()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    def banner(
        self,
        text: str,
        action: str | None = None,
        do: Callable[[], object] | None = None,
        *,
        tone: BannerTone = "notice",
    ) -> None:
        """Say one sentence that stays above the page, with at most one way on; an empty text takes it away."""
        says = (text, action, tone, do) if text else None
        if says and self._banner_says and says[1:] == self._banner_says[1:] and self._banner is not None:
            self._banner_says = says
            self._banner.say(text)  # the same way on: a hand or a focus on it is not disturbed
            return
        empty(self._banner_box)
        self._banner_says, self._banner = says, None
        self._show_top()
        if says is not None:
            self._banner = Banner(text, tone, action=_button(action, do))
            self._banner_box.addWidget(self._banner)
            self._place_banner()
            announce(self._top, text)

    def stand(self, title: str, text: str, action: str, do: Callable[[], object]) -> None:
        """Say what holds for the whole window until it is over, above every other sentence: none takes it away."""
        before: QWidget | None = self.focusWidget()
        had_focus = before is not None and self._standing.isAncestorOf(before)
        empty(self._standing_box)
        self._is_standing, button = True, Button(action)
        button.clicked.connect(lambda _pressed: do())
        self._standing_box.addWidget(Banner(text, title=title, action=button))
        if had_focus:
            button.setFocus()
        self._show_top()
        self._place_banner()
        announce(self._top, f"{title}. {text}")

    def _show_top(self) -> None:
        self._top.setVisible((self._banner_says is not None or self._is_standing) and not self.is_safe)

    def _place_banner(self) -> None:
        """Over a visit the bar begins at once, so the sentence keeps its own room below."""
        is_visit = self._frame() == "bare"
        side = look.space("room" if is_visit else "edge")
        for box, has in ((self._standing_box, self._is_standing), (self._banner_box, self._banner_says)):
            box.setContentsMargins(side, 12 if has else 0, side, 12 if has and is_visit else 0)

    def withdraw(self, text: str) -> None:
        """Take the banner away where it still says this, because it is true no longer."""
        if self._banner_says is not None and self._banner_says[0] == text:
            self.banner("")

    @property
    def has_banner(self) -> bool:
        """Whether a sentence stands above the page that may be taken away."""
        return self._banner_says is not None

    @property
    def is_practice(self) -> bool:
        """Whether this is the practice office, which guards nobody."""
        return self._practice is not None

    def set_practice(self, *, on: bool) -> None:
        """Put the ochre frame round everything, or take it away."""
        if on == (self._practice is not None):
            return
        if on:
            self._practice = Practice(self._whole)
            self._outer.addWidget(self._practice, 1)
        elif self._practice is not None:
            frame, self._practice = self._practice, None
            self._outer.addWidget(self._whole, 1)
            frame.setParent(None)
            frame.deleteLater()
        if self._state is not None:
            self.show_state(self._state)

    def show_keys(self) -> None:
        """Show the keys of this screen and of the window (F1)."""
        if self.is_safe:
            return
        here = self.stack.currentWidget()
        own = (*here.keys(), *self._keys_of_pages(here)) if isinstance(here, Screen) else ()
        sheet = KeysSheet(self, own, self.keys(), cards_of(here), today=self.now().date())
        sheet.tour.setVisible(self.is_practice)
        sheet.tour_wanted.connect(self.tour_wanted)
        sheet.open()

    def _keys_of_pages(self, here: Screen) -> tuple[Key, ...]:
        """Return the keys for how large pages are shown, where some are."""
        from desktop.ui.parts.preview import PagePreview  # most screens show none

        if not any(one.isVisible() for one in here.findChildren(PagePreview)):
            return ()
        return (("Ctrl +  Ctrl −", self.tr("større og mindre sider")), ("Ctrl 0", self.tr("tilpas siderne")))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys that work everywhere."""
        return (
            ("Ctrl 1–5", self.tr("I dag, Borgere, Søg, Synkronisering, Indstillinger")),
            *((("Ctrl 6", self.tr("Mentor")),) if self._has("mentor") else ()),
            *((("Ctrl 7", self.tr("Team")),) if self._has("team") else ()),
            *((("Ctrl N", self.tr("ny borger")),) if self._has("new_citizen") else ()),
            ("Ctrl K", self.tr("søg eller gå til")),
            ("Ctrl Z", self.tr("fortryd det sidste, mens kvitteringen står")),
            ("Ctrl L", self.tr("lås")),
            *((("Ctrl Shift D", self.tr("dæk skærmen med din kode")),) if self._offers_cover else ()),
            ("F9", self.tr("borgervisning")),
            ("F1", self.tr("tasterne og reglerne her")),
        )

    def _places(self) -> tuple[RailPlace, ...]:
        names = {
            "today": self.tr("I dag"),
            "citizens": self.tr("Borgere"),
            "search": self.tr("Søg"),
            "mentor": self.tr("Mentor"),
            "team": self.tr("Team"),
            "sync": self.tr("Synkronisering"),
            "settings": self.tr("Indstillinger"),
        }
        short = {"sync": self.tr("Synk")}
        count = {"today": str(self._day_count) if self._day_count else ""}
        return tuple(
            RailPlace(place, SIGNS[place], names[place], short.get(place, ""), count.get(place, ""))
            for place in SHOWN
            if self._has(place)
        )

    def retranslate(self) -> None:
        """Say everything again."""
        self.setWindowTitle("Fodfæste")
        self._top.setAccessibleName(self.tr("Besked over siden"))
        self.rail.setAccessibleName(self.tr("Steder"))
        self.rail.show_places(self._places())
        if self._state is not None:
            self.show_state(self._state)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fold(self) -> None:
        self.rail.set_narrow(narrow=look.is_tight(self) or self._frame() == "narrow")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where there is little room."""
        super().resizeEvent(event)
        self._fold()
        self._top.fit()

    def refit(self) -> None:
        """Larger text leaves less room."""
        self._fold()
        super().refit()
        self._top.fit()


def _button(action: str | None, do: Callable[[], object] | None) -> Button | None:
    """Return the one way on of a sentence, where it has one."""
    button = Button(action) if action else None
    if button is not None and do is not None:
        button.clicked.connect(lambda _pressed: do())
    return button
