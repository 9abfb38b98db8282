"""The files of a case on a page: attached here, opened, copied out, taken back with a reason."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from casework.answers_files import DocumentShown
from desktop.sentences import ours
from desktop.ui.look.tokens import look
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, empty, hold, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.menu import Menu
from desktop.ui.parts.words import Words
from desktop.ui.screens import said
from desktop.ui.screens.attach_card import AttachCard
from desktop.ui.screens.days import is_danish
from desktop.ui.screens.forms import ReasonForm

SIGNS = {"application/pdf": "file-text", "image/jpeg": "image", "image/png": "image"}
"""Kinds that are shown here; any other is copied out and opened elsewhere."""


class DocumentsCard(AttachCard):
    """For each file `opened`, `copied`, `withdrawn`.

    `sent_now` and `held_back` of own files that the service does not have yet.
    """

    opened = Signal(str)
    copied = Signal(str)
    withdrawn = Signal(str, str)
    sent_now = Signal(str)
    held_back = Signal(str)

    def __init__(self, *, hides_empty: bool = False) -> None:
        super().__init__()
        self._hides_empty = hides_empty
        """Whether it stands on the page only where there is something in it: a visit has no room for what is not."""
        self._documents: tuple[DocumentShown, ...] = ()
        self._list.setSpacing(look.space("snug"))
        self._none: Words | None = None
        self.place.turned.connect(self._say_none)
        self.retranslate()

    def tell(self) -> None:
        """Hand on what was typed: the words of a file, or why one is taken back."""
        if self.form is not None and self.attach_form is None:
            self.withdrawn.emit(self.form.record, self.form.values()["reason"])
        else:
            super().tell()

    def show_documents(self, documents: Sequence[DocumentShown], today: date) -> None:
        """Show the files of the case."""
        if (tuple(documents), today) == (self._documents, self._today) and self._list.count():
            return
        self._documents, self._today = tuple(documents), today
        empty(self._list)
        self._none = None
        for document in documents:
            self._list.addWidget(self._document(document))
        if not documents:
            text = self.tr(
                "Ingen filer endnu. Tryk Vedhæft, eller træk en fil hertil: et brev, et foto, en PDF."
            )
            self._none = Words(text, "body", "ink_soft")
            self._list.addWidget(self._none)
        self._say_none()
        count = sum(not one.withdrawn for one in documents)
        self._heading.say(self.tr("Dokumenter"), note=str(count) if count else "")

    def _say_none(self) -> None:
        """How a file comes here is not said while one is being attached."""
        if self._hides_empty:
            self.setVisible(bool(self._documents) or self.form is not None)
        if self._none is not None:
            self._none.setVisible(self.form is None)

    def _document(self, one: DocumentShown) -> QWidget:
        ink = "ink_soft" if one.withdrawn else "ink"
        day = said.upper(said.day(one.on, self._today)) if one.on else ""
        second = " · ".join(part for part in (day, one.by, said_kind(one.name, one.size)) if part)
        third, what = self._third(one), ours(one.what)
        words = column(
            Words(what, "body", ink),
            Words(second, "small", "ink_soft"),
            Words(third, "small", "ink_soft" if one.withdrawn else "notice") if third else None,
            gap="",
        )
        show = Button("", icon="eye", kind="quiet", name=self.tr("Vis {what}").format(what=what))
        show.clicked.connect(lambda: self.opened.emit(one.id))
        if not (one.here and one.media in SIGNS):
            show.hide()  # shown before it has a place it would be a window, and close every open menu
        more = Button("", icon="ellipsis", kind="quiet", name=self.tr("Mere om {what}").format(what=what))
        more.clicked.connect(lambda: self._show_menu(one, more))
        if not (one.here or one.unsent) and (one.withdrawn or one.is_paper):
            more.hide()
        sign = Icon(SIGNS.get(one.media, "paperclip"), "ink_soft" if one.withdrawn else "accent")
        line = hold(row(sign, (hold(words), 1), show, more, gap="near", top=True))
        line.setToolTip(one.name)
        return line

    def _third(self, one: DocumentShown) -> str:
        if one.withdrawn:
            return self.tr("Kaldt tilbage: {reason}").format(reason=one.reason)
        if not one.here:
            return self.tr("Ligger ikke på denne computer endnu")
        if one.hurt:
            return self.tr("Er beskadiget her og kan ikke sendes. Vedhæft den igen.")
        if one.office:
            return self.tr("Venter, til du er på kontoret, og ligger kun på denne computer")
        return self.tr("Er ikke sendt endnu") if one.unsent else ""

    def _show_menu(self, one: DocumentShown, beside: QWidget) -> None:
        menu = self.menu_of(one)
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))

    def menu_of(self, one: DocumentShown) -> Menu:
        """Make the menu of a file: what can be done with it now."""
        menu = Menu(self)
        if one.here:
            menu.add(self.tr("Gem kopi …"), lambda: self.copied.emit(one.id), sign="download")
        if one.office and not one.hurt:
            menu.add(self.tr("Send filen nu"), lambda: self.sent_now.emit(one.id), sign="send")
        elif one.unsent and not one.hurt:
            words = self.tr("Send, når jeg er på kontoret")
            menu.add(words, lambda: self.held_back.emit(one.id), sign="clock")
        if not one.withdrawn and not one.is_paper:
            menu.add(self.tr("Kald filen tilbage …"), lambda: self.ask_to_withdraw(one.id), sign="undo-2")
        return menu

    def ask_to_withdraw(self, attachment: str) -> None:
        """Ask for the reason; the file stays readable."""
        form = ReasonForm(self.tr("Hvorfor kaldes filen tilbage?"), self.tr("Kald tilbage"))
        form.record = attachment
        self.place.open(form)

    def retranslate(self) -> None:
        """Say everything again."""
        self._add.rename(self.tr("Vedhæft"))
        documents, self._documents, self._none = self._documents, (), None
        empty(self._list)
        self.show_documents(documents, self._today)


def said_kind(name: str, size: int) -> str:
    """Return what kind of file it is and how large: "PDF, 412 kB"; the whole name stands on the file's own page."""
    ending = name.rpartition(".")[2].upper() if "." in name else ""
    return (
        f"{ending},\N{NO-BREAK SPACE}{said_size(size)}"
        if ending.isalnum() and len(ending) <= 4
        else said_size(size)
    )


def said_size(size: int) -> str:
    """Return bytes as people write them: "340 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    text = f"{size / 1_000_000:.1f} MB"
    return text.replace(".", ",") if is_danish() else text
