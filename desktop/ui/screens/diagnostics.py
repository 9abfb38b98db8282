"""Fejlsøgning: the file for whoever mends the program, read line by line before it is saved."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.card import Card
from desktop.ui.parts.editors import TextEdit
from desktop.ui.parts.focus import ring_around
from desktop.ui.parts.header import Header
from desktop.ui.parts.layout import STRETCH, column, hold, row
from desktop.ui.parts.words import Words
from desktop.ui.screens.screen import Key, Now, Screen, copenhagen_now, shortcut


class DiagnosticsScreen(Screen):
    """`save_wanted()`, `settings_wanted()`. What is saved is what stands here, letter by letter."""

    place: ClassVar[str] = "settings"
    save_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._back = Button("", icon="arrow-left", kind="quiet")
        self.save = Button("", icon="download", kind="primary")
        self._about = Words("", "small", "ink_soft")
        self.lines = TextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.lines.setMinimumHeight(look.grow(200))
        sheet = Card((self.lines, 1), gap="", margins=(16, 14, 6, 10))
        ring_around(self.lines, sheet)
        edge = look.space("edge")
        body = column(
            self._about,
            (sheet, 1),
            hold(row(STRETCH, self.save)),
            gap="snug",
            margins=(edge, 18, edge, 16),
        )
        self.lay_out(Header(action=self._back), hold(body))
        self.save.setEnabled(False)
        self.first_focus = self.lines
        self._back.clicked.connect(self.settings_wanted)
        self.save.clicked.connect(self.save_wanted)
        shortcut(self, "Ctrl+S", self.save.click)
        self.retranslate()

    def show_text(self, text: str) -> None:
        """Show the whole file."""
        self.lines.write(text)
        self.lines.document().clearUndoRedoStacks()
        self.lines.refit()
        self.lines.moveCursor(QTextCursor.MoveOperation.Start)
        self.save.setEnabled(bool(text))

    @property
    def text(self) -> str:
        """Return what is shown."""
        return self.lines.text()

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of the page."""
        return (
            ("↑ ↓", self.tr("gå gennem filen")),
            ("Ctrl S", self.tr("gem filen, hvor du peger")),
        )

    def retranslate(self) -> None:
        """Say everything again."""
        if self.header is not None:
            self.header.say(self.tr("Fil til fejlsøgning"), self.tr("Intet om borgere eller om dig"))
        self._back.rename(self.tr("Indstillinger"), name=self.tr("Tilbage til Indstillinger"))
        self.save.rename(self.tr("Gem filen …"))
        self.lines.setAccessibleName(self.tr("Hele filen, som den gemmes"))
        self._about.say(
            self.tr(
                "Her er hver linje, som filen får: udgaver, størrelser, antal, svartider og steder i programmet, hvor "
                "noget gik galt. Den sendes ingen steder. Du gemmer den selv og giver den til den, der hjælper dig."
            )
        )
