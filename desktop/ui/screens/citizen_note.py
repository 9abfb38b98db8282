"""A note written in the page itself: its kind, its words, and a line that says what is kept."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card, Heading
from desktop.ui.parts.field import LongField
from desktop.ui.parts.layout import STRETCH, row
from desktop.ui.parts.segment import Option, Segment
from desktop.ui.parts.still import still
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.forms import into_view
from desktop.ui.screens.screen import shortcut
from desktop.ui.screens.visit_typed import NATURES

KEYS = ("F5", "F6", "F7", "F8")


def nature_options(*, with_keys: bool) -> list[Option]:
    """Return the four kinds of sentence, in the language of the moment."""
    return [
        Option(
            kind,
            said.nature(kind),
            said.NATURE_SIGNS[kind],
            key if with_keys else "",
            "voice" if kind == "statement" else "",
        )
        for kind, key in zip(NATURES, KEYS, strict=True)
    ]


def nature_shortcuts(widget: QWidget, segment: Segment) -> None:
    """Let F5 to F8 choose the kind while the focus is in `widget`."""
    for kind, key in zip(NATURES, KEYS, strict=True):
        shortcut(widget, key, partial(_choose_kind, segment, kind))


def _choose_kind(segment: Segment, kind: str) -> None:
    segment.choose(kind)
    segment.chosen.emit(kind)


def dress_for(text: LongField, nature: str) -> None:
    """Give the editor the type of its kind: only the citizen's own words are serif."""
    voice = nature == "statement"
    text.area.role("voice" if voice else "body")
    if not text.needs and not still.why:
        text.frame.wear("voice" if voice else "plain")
    text.refit()


class NoteEditor(Card):
    """`saved(nature, text)`, `closed()`, `typed()` for every letter. Ctrl+Enter saves; Esc closes, the draft stays.

    `begun()`: it stands open now, and its *Gem notat* is what one does next.
    """

    saved = Signal(str, str)
    closed = Signal()
    typed = Signal()
    begun = Signal()

    def __init__(self) -> None:
        self._heading, self.kinds = Heading(""), Segment(nature_options(with_keys=False), "fact")
        self.text = LongField("", lines=3, most=10)
        self.save = Button("", kind="primary", key="Ctrl ↵")
        self._close, self._kept = Button("", kind="quiet"), Words("", "small", "done", lines=1)
        foot = row(self.save, self._close, STRETCH, self._kept, gap="pad")
        super().__init__(self._heading, row(self.kinds, STRETCH), self.text, foot, gap="near", edge="accent")
        self.kinds.chosen.connect(self._choose)
        self.text.changed.connect(lambda _text: self._changed())
        self.save.clicked.connect(self._send)
        self._close.clicked.connect(self.closed)
        nature_shortcuts(self, self.kinds)
        self.is_under_way = False
        self.retranslate()

    def open(self) -> None:
        """Begin to write; where nothing can be kept, say so and stand still."""
        if still.why:
            self.text.hold_still(still.why)
            self.text.area.setPlaceholderText("")
            self.save.setEnabled(False)
            self.kinds.setEnabled(False)
        self.show()
        self.begun.emit()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: into_view(self))  # when it lies where it will

    def contents(self) -> dict[str, str]:
        """Return what a draft keeps."""
        text = self.text.area.text()
        return {"nature": self.kinds.choice(), "text": text} if text else {}

    def show_draft(self, nature: str, text: str) -> None:
        """Put a draft back."""
        self.kinds.choose(nature if nature in NATURES else "fact")
        self._dress()
        self.text.write(text)

    def show_kept(self, text: str) -> None:
        """Say what is kept."""
        self._kept.say(text)

    def form_saved(self) -> None:
        """Close and empty the editor: its words have become a note."""
        if self.is_under_way:
            self._wait(on=False)
            self.text.write("")
            self._kept.say("")
            self.hide()
            self.closed.emit()

    def refuse(self, sentence: str) -> bool:
        """Say under the text why it was not taken; False where nothing was sent."""
        if not self.is_under_way:
            return False
        self._wait(on=False)
        self.open()
        self.text.need(sentence)
        return True

    def _wait(self, *, on: bool) -> None:
        """Stand still while the note is under way: nothing typed meanwhile could be lost."""
        self.is_under_way = on
        self.text.pause(on=on)
        self.save.setEnabled(not on)

    def _send(self) -> None:
        if not self.is_under_way and not still.why:
            self._wait(on=True)
            self.saved.emit(self.kinds.choice(), self.text.text())

    def _choose(self, _kind: str) -> None:
        self._dress()
        self.typed.emit()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        dress_for(self.text, self.kinds.choice())

    def _changed(self) -> None:
        self.text.settle()
        self._dress()
        self.typed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt forgets an editor's font when it is moved into another window."""
        self.text.area.refit()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Esc closes."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._send()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything again."""
        self._heading.say(self.tr("Nyt notat"))
        self.kinds.show_options(nature_options(with_keys=False))
        self.kinds.setAccessibleName(self.tr("Slags"))
        self.text.area.setAccessibleName(self.tr("Notatets tekst"))
        self.text.area.setPlaceholderText(
            self.tr("Skriv, hvad der skete, så en kollega kan forstå det om et år.")
        )
        self.save.rename(self.tr("Gem notat"))
        self._close.rename(self.tr("Luk"), name=self.tr("Luk notatet, kladden bliver her"))
