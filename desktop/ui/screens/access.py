"""Aktindsigt: the pieces of a case gone through one by one, when the answer is due, and the paper that comes of it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from casework.access_request import Span
from casework.sentences import Sentence
from desktop.sentences import in_words
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.field import DateField
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.reflow import Beside, Flow
from desktop.ui.parts.scroll import BAR, Scroller
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.still import still
from desktop.ui.parts.words import Words
from desktop.ui.screens import days
from desktop.ui.screens.access_list import AccessList, PieceRow
from desktop.ui.screens.access_pages import AccessPages
from desktop.ui.screens.access_piece import AccessPiece
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now, shortcut


class AccessScreen(Screen):
    """`piece_chosen(record)`, `decided(mark)`, `dated()`, `preview_wanted()`, `print_wanted()`, `usb_wanted()`,
    `ended()`.
    """

    place: ClassVar[str] = "citizens"
    frame: ClassVar = "narrow"
    piece_chosen = Signal(str)
    decided = Signal(str)
    dated = Signal()
    preview_wanted = Signal()
    print_wanted = Signal()
    usb_wanted = Signal()
    ended = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._name, self._clock, self._counted = "", Sentence(""), (0, 0, 0)
        self._due: date | None = None
        self._elsewhere: tuple[int, ...] = ()
        self.received = DateField("", today=self.now().date())
        self._says = Words("", "small", "ink_soft")
        self._counts, self._again = Words("", "small", "ink_soft"), Words("", "small", "notice")
        self.list = AccessList()
        self.list.setMinimumHeight(look.size("row") * 3)
        self.piece, self.pages = AccessPiece(), AccessPages()
        self.preview = Button("", icon="eye")
        self.print = Button("", kind="primary", icon="printer")
        self.usb = Button("", icon="usb")
        self.end = Button("", kind="quiet")
        self._side = Segment([Option("list", ""), Option("piece", "")], "list")
        self._is_under_way = False
        self._lay()
        self.end.hide()
        self._connect()
        self.first_focus = self.received.line
        if still.why:
            self.received.hold_still(still.why)
        self.retranslate()

    def _lay(self) -> None:
        edge = look.space("edge")
        clock = hold(column(self._says, self._counts, self._again, STRETCH, gap="tight"))
        above = Card(Beside((self.received, 1, 200), (clock, 1, 220), gap="room"))
        sheet = Card((self.list, 1), gap="", margins=(8, 6, 8, 3))
        buttons = hold(Flow(self.print, self.usb, self.preview, self.end))
        inner = (0, 0, BAR, 16)  # the bars stand in the margin, and what is scrolled goes down to the frame
        self._left = Scroller(hold(column(above, (sheet, 1), buttons, gap="snug", margins=inner)))
        self._right = Scroller(hold(column((self.piece, 1), (self.pages, 1), gap="", margins=inner)))
        self._sides = hold(row(STRETCH, self._side, STRETCH, margins=(0, 0, BAR, 0)))
        beside = hold(Beside((self._left, 1, 440), (self._right, 1, 420), gap="snug"))
        body = column(self._sides, (beside, 1), gap="snug", margins=(edge, 18, edge - BAR, 0))
        self.lay_out(Header(short=True, back=True), hold(body), scroll=False)

    def _connect(self) -> None:
        self.received.changed.connect(lambda _text: self.dated.emit())
        self.list.chosen.connect(self._choose)
        self.list.decided.connect(self._decide)
        self.list.opened.connect(self._open)
        self.piece.marked.connect(self.decided)
        self.print.clicked.connect(self._print)
        self.preview.clicked.connect(self.preview_wanted)
        self.pages.closed.connect(self.close_pages)
        self.usb.clicked.connect(self.usb_wanted)
        self.end.clicked.connect(self.ended)
        self._side.chosen.connect(lambda _side: self._turn())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, keys, self._print)

    def _print(self) -> None:
        if not self._is_under_way:
            self.print_wanted.emit()

    def _choose(self, record: str) -> None:
        self.piece.settle()
        self.close_pages()
        self.piece_chosen.emit(record)

    def _decide(self, mark: str) -> None:
        """Decide the chosen row from the list: of a part one goes on to its words, else to the next piece."""
        if still.why or self._is_under_way:
            return
        self.decided.emit(mark)
        if mark == "part":
            self.read()
        else:
            self.list.go_on()

    def _open(self, record: str) -> None:
        self.read()
        self.piece_chosen.emit(record)

    def go_to(self, record: str) -> None:
        """Go to a piece of which something is asked, also where one stands on it already."""
        self.list.choose(record)
        self._turn_to_piece()
        self._choose(record)

    def shows_words(self) -> bool:
        """Tell whether the words of the chosen piece lie before the person: with little room the list hides them."""
        return self._right.isVisibleTo(self)

    def _turn(self) -> None:
        self.fit(tight=look.is_tight(self))
        if self.shows_words():
            self.piece_chosen.emit(self.list.chosen_id())

    def read(self) -> None:
        """Go to the words of the chosen piece."""
        self.close_pages()
        self._turn_to_piece()
        self.piece.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_pages(self) -> None:
        """Let pages stand where the piece stood; they are on their way."""
        self.pages.wait()
        self.piece.hide()
        self.pages.show()
        self._turn_to_piece()

    def close_pages(self) -> None:
        """Let the piece stand there again."""
        self.pages.hide()
        self.piece.show()

    def _turn_to_piece(self) -> None:
        if self._side.choice() != "piece":
            self._side.choose("piece")
            self.fit(tight=look.is_tight(self))

    def day(self) -> date | None:
        """Return the day on which the request came, None as long as none can be read."""
        return self.received.day()

    def show_case(self, name: str) -> None:
        """Say whose case it is."""
        self._name = name
        self._say_head()

    def show_day(self, received: date | None) -> None:
        """Put the day there that a draft kept."""
        self.received.show_day(received)

    def show_rows(self, rows: Sequence[PieceRow]) -> None:
        """Show the pieces; the chosen one stays chosen."""
        self.list.show_rows(rows)
        if rows and not self.list.chosen_id():
            self.list.choose(rows[0].piece.record)

    def show_piece(self, one: PieceRow, marks: tuple[Span, ...]) -> None:
        """Show one piece beside the list."""
        self.piece.show_row(one, marks)

    def show_standing(self, clock: Sentence, counted: tuple[int, int, int], due: date | None = None) -> None:
        """Say until when there is time, and how many pieces go whole, in part and not; `due` is the last day."""
        self._clock, self._counted, self._due = clock, counted, due
        self._say_standing()

    def offer_end(self) -> None:
        """Offer to end the request: something of it was decided, or left the house, or it lies here from before."""
        self.end.show()

    def show_elsewhere(self, numbers: tuple[int, ...]) -> None:
        """Point at pieces that still say what is left out of others."""
        self._elsewhere = numbers
        self._say_standing()

    def refuse(self, sentence: str) -> None:
        """Say under the day what is missing there."""
        self.received.need(sentence)
        self.received.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, *, on: bool) -> None:
        """Hold still while the paper is on its way: nothing is decided meanwhile. One can always go back."""
        self._is_under_way = on
        self.piece.wait(on=on)
        self.received.setEnabled(not on)
        for button in (self.print, self.usb, self.preview, self.end):
            button.setEnabled(not on)

    def fit(self, *, tight: bool) -> None:
        """With little room one sees the list or the piece."""
        self._sides.setVisible(tight)
        self.list.setMinimumHeight(look.size("row") * ROWS if tight else 0)
        self._left.setVisible(not tight or self._side.choice() == "list")
        self._right.setVisible(not tight or self._side.choice() == "piece")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (
            ("↑ ↓", self.tr("vælg papir")),
            ("1 2 3", self.tr("hele, en del, ikke med")),
            ("Enter", self.tr("læs papiret")),
            ("D", self.tr("dæk det valgte til")),
            ("M", self.tr("dæk de understregede til")),
            ("V", self.tr("vis det valgte igen")),
            ("Ctrl+Enter", self.tr("Udskriv")),
            ("Esc", self.tr("tilbage til sagen")),
        )

    def _say_head(self) -> None:
        if self.header is not None:
            self.header.say(self.tr("Aktindsigt"), self._name)

    def _say_standing(self) -> None:
        self._says.say(in_words(self._with_the_day(self._clock)))
        whole, part, none = self._counted
        said = self.tr("Hele: {whole} · En del: {part} · Ikke med: {none}").format(
            whole=whole, part=part, none=none
        )
        self._counts.say(said)
        numbers = ", ".join(map(str, self._elsewhere[:_MOST]))
        more = " …" if len(self._elsewhere) > _MOST else ""
        again = self.tr("Se efter: det, der er udeladt, står også i nr. {numbers}.").format(
            numbers=numbers + more
        )
        self._again.say(again)
        self._again.setVisible(bool(self._elsewhere))

    def _with_the_day(self, clock: Sentence) -> Sentence:
        """The sentence with its day in the language of the screen."""
        if self._due is None or "day" not in clock.parts:
            return clock
        return Sentence(clock.template, **{**clock.parts, "day": days.say_date(self._due)})

    def retranslate(self) -> None:
        """Say everything again."""
        self.received.rename(
            self.tr("Borgeren bad om det den"),
            help_text=still.why
            or self.tr("Forvaltningsloven § 16, uden weekender og helligdage. Ikke læst af en jurist."),
        )
        self.print.rename(self.tr("Udskriv"))
        self.preview.rename(self.tr("Se papiret"))
        self.usb.rename(self.tr("Gem til USB"))
        self.end.rename(self.tr("Afslut anmodningen"))
        self._side.show_options(
            [Option("list", self.tr("Listen")), Option("piece", self.tr("Papiret"))], self._side.choice()
        )
        self._side.setAccessibleName(self.tr("Listen eller papiret"))
        self.list.retranslate()
        self.piece.retranslate()
        self.pages.retranslate()
        self._say_head()
        self._say_standing()


ROWS = 4
"""How many papers stand in sight where the page scrolls: one row between two bars cannot be looked through."""
_MOST = 6
"""Numbers that are named where words are left out in one place and stand in others."""
