"""Dokumenter: the files of a case and the papers that were handed out, and where a new file is attached."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from casework.answers_files import DocumentShown
from desktop.sentences import ours
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.button import Button
from desktop.ui.parts.layout import column, hold
from desktop.ui.parts.rows import Cell, Column
from desktop.ui.screens.attach_card import NewFileCard, paths_of
from desktop.ui.screens.case_list import CaseListScreen, day_cell
from desktop.ui.screens.documents import SIGNS, said_kind
from desktop.ui.screens.screen import Now, copenhagen_now
from desktop.ui.screens.typing_pause import PAUSE_MS, form_contents, form_texts

FORM = "file_form"


class CaseDocumentsScreen(CaseListScreen[DocumentShown]):
    """A line for each file and each paper that was handed out. `typed(contents)` after a pause in attaching one."""

    room: ClassVar[str] = "documents"
    sign: ClassVar[str] = "paperclip"
    typed = Signal(dict)

    def __init__(self, now: Now = copenhagen_now) -> None:
        super().__init__(now)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.setAcceptDrops(True)
        self.files.typed.connect(self._changed)
        self._pause.timeout.connect(lambda: self.typed.emit(self.contents()))

    def above(self) -> QWidget:
        """Return where a file is attached."""
        self.attach = Button("", icon="paperclip")
        self.files, self.refusal = NewFileCard(self.attach), Banner("", "notice")
        self.refusal.hide()
        return hold(column(self.refusal, self.files, gap="snug"))

    def beside(self) -> QWidget:
        """Return the way to attach one."""
        return self.attach

    def refuse(self, sentence: str) -> None:
        """Say above the list why a file was not taken."""
        self.refusal.say(sentence)
        self.refusal.show()

    def _changed(self) -> None:
        self.refusal.hide()
        if not self._pause.isActive():
            self._pause.start()

    def contents(self) -> dict[str, str]:
        """Return what is typed of a file and not attached, as a draft keeps it."""
        form = self.files.attach_form
        return {FORM: form_contents(form)} if form is not None and form.is_touched() else {}

    def show_draft(self, contents: dict[str, str]) -> None:
        """Put the words of a file back; the file itself is pointed at once more."""
        if contents.get(FORM):
            kept, standing = form_texts(contents[FORM]), self.files.attach_form
            if standing is not None:
                standing.fill(kept.values)
            else:
                self.files.reopen(kept)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file anywhere on the page, and nothing else that can be dragged."""
        if self.files.acceptDrops() and paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.paper.wear(edge="accent", bold=True)

    def dragLeaveEvent(self, _event: object) -> None:
        """It was carried on."""
        self.paper.wear()

    def dropEvent(self, event: QDropEvent) -> None:
        """It was let go of here."""
        self.paper.wear()
        event.acceptProposedAction()
        self.files.take_dropped(event.mimeData())

    def id_of(self, row: Any) -> str:
        """Return the file that a row says."""
        return str(row.id)

    def columns(self) -> Sequence[Column[DocumentShown]]:
        """Three columns; with little room kind and size are away: opening it shows them."""
        if self.is_narrow:
            return (
                Column(self.tr("Dag"), self._when, 1.0, key=_day_key, least=128),
                Column(self.tr("Hvad"), self._what, 4.0, least=230),
                Column(self.tr("Fil"), self._file, 0.0, least=0),
            )
        return (
            Column(self.tr("Dag"), self._when, 1.0, key=_day_key, least=110),
            Column(self.tr("Hvad"), self._what, 3.4, least=330),
            Column(self.tr("Fil"), self._file, 2.6, least=250),
        )

    def _when(self, row: DocumentShown) -> Cell:
        return day_cell(row.on)

    def _what(self, row: DocumentShown) -> Cell:
        about = self.tr("taget tilbage: {why}").format(why=row.reason) if row.withdrawn else row.by
        ink = "ink_soft" if row.withdrawn else "ink"
        return Cell(ours(row.what) or row.name, about, bold=not row.withdrawn, ink=ink)

    def _file(self, row: DocumentShown) -> Cell:
        sign = "printer" if row.is_paper else SIGNS.get(row.media, "paperclip")
        handed = self.tr("udleveret papir") if row.is_paper else ""
        waits = (
            self.tr("ikke sendt endnu")
            if row.unsent
            else ""
            if row.here
            else self.tr("hentes, når den åbnes")
        )
        under = " · ".join(part for part in (handed, waits) if part)
        return Cell(said_kind(row.name, row.size), under, icon=sign)

    def about(self) -> str:
        """Say what stands here."""
        return self.tr("Filer, der er vedhæftet, og papirer, der er givet ud, nyeste først.")

    def nothing(self) -> tuple[str, str]:
        """Say how something comes here."""
        ways = (
            self.tr("De papirer, der gives ud, kommer her af sig selv.")
            if not self.files.acceptDrops()
            else self.tr(
                "Tryk Vedhæft, eller træk en fil hertil: et brev, et foto, en PDF. Papirer, du giver ud, kommer af "
                "sig selv."
            )
        )
        return self.tr("Ingen filer endnu"), ways

    def open_means(self) -> str:
        """Say what Enter does with a row."""
        return self.tr("vis filen; det skrives i loggen")

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.files.retranslate()


def _day_key(row: DocumentShown) -> str:
    return row.on.isoformat() if row.on else ""
