"""The files of a case on a page: read, sealed, opened, copied out; each look and each copy is entered first."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from casework.answers_files import DocumentShown
from casework.attachments import attach_file, withdraw_attachment
from casework.changes import Change, Seen
from casework.errors import FodfaesteError
from casework.prints import not_printed
from casework.trail import Noted
from desktop.flows.ways import Pen, Ways, taking_back, while_stands
from desktop.sentences import in_words, told
from desktop.ui.parts.floating import Dialog
from desktop.ui.screens.attach_card import AttachCard
from desktop.ui.screens.documents import DocumentsCard
from storage.faults import ONLY_READ
from storage.ledger import Recorded
from storage.reads.documents import documents, may_attach

if TYPE_CHECKING:
    from desktop.filing import Filed

translate = QCoreApplication.translate


class Documents:
    """Wires where files come into a page, and their card where it has one: of a case, or of a visit (its id)."""

    def __init__(self, pen: Pen, card: AttachCard, citizen: str, *, visit: str = "") -> None:
        self._ways, self._pen = (ways := pen.ways), pen
        self._card = card
        self._citizen = citizen
        self._visit = visit
        self._found: tuple[DocumentShown, ...] = ()
        self._filed: Filed | None = None
        self._seen = Seen()
        self.refused: Callable[[str], None] = ways.window.banner
        """Hears a sentence that belongs to no field."""
        self.saved: Callable[[], None] = lambda: None
        """Hears that a file was attached."""
        card.file_wanted.connect(self._choose)
        card.dropped.connect(lambda path: self.take(Path(path)))
        card.many_dropped.connect(self._refuse_many)
        card.attached.connect(self._attach)
        if isinstance(card, DocumentsCard):
            card.opened.connect(lambda file: ways.open_document(file, citizen, visit))
            card.copied.connect(self._copy)
            card.withdrawn.connect(self._withdraw)
            card.sent_now.connect(self._send_now)
            card.held_back.connect(self._hold_back)

    def ask(self) -> None:
        """Ask for the files of the case."""
        citizen, is_here = self._citizen, self._ways.desk.store.attachments.is_here

        def show(answer: tuple[tuple[DocumentShown, ...], Seen, bool]) -> None:
            self._found, seen, may = answer
            if self._card.form is None:
                self._seen = seen
            self._card.take_new(on=may)
            self._card.show_documents(self._found, self._ways.today())

        self._ways.desk.ask(
            lambda reader: (documents(reader, citizen, is_here), reader.seen(), may_attach(reader, citizen)),
            while_stands(self._card, show),
        )

    def _choose(self) -> None:
        if self._ways.desk.is_only_read:
            self.refused(in_words(ONLY_READ))
            return
        path = chosen_file(self._ways.window)
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Read a file that was pointed at; it goes into the case when the person has said what it is."""
        if self._ways.desk.is_only_read:
            self.refused(in_words(ONLY_READ))
            return

        def read() -> "Filed":
            from desktop.filing import read_file

            return read_file(path)

        def hold(filed: "Filed") -> None:
            self._filed = filed
            self._card.take_file(filed.name, was_larger=bool(filed.source))

        self._ways.paper_lane.do(read, while_stands(self._card, hold), while_stands(self._card, self._tell))

    def _tell(self, refusal: FodfaesteError) -> None:
        self.refused(told(refusal))

    def _refuse_many(self) -> None:
        self.refused(
            translate("flows", "Træk én fil ad gangen, så hver får sine egne ord. Intet er vedhæftet endnu.")
        )

    def _attach(self, values: dict[str, str]) -> None:
        filed, lane = self._filed, self._ways.paper_lane
        if filed is None:
            return
        if not (filed.source and values["original"]):
            self._attach_file(filed, values)
            return

        def read() -> "Filed":
            from desktop.filing import in_full

            return in_full(filed)

        lane.do(read, lambda full: self._attach_file(full, values), while_stands(self._card, self._refuse))

    def _attach_file(self, filed: "Filed", values: dict[str, str]) -> None:
        waits = bool(values["office"])

        def saved(_recorded: Recorded) -> None:
            self._ways.window.toast(_attached(filed.name, waits=waits))
            if isValid(self._card):
                self._filed = None
                self._card.place.form_saved()
                self.saved()
                self.ask()

        self._ways.desk.attach(
            attach_file,
            self._citizen,
            filed.content,
            seen=self._seen,
            then=saved,
            refused=while_stands(self._card, self._refuse),
            at_office=waits,
            name=filed.name,
            media=filed.media,
            what=values["what"],
            on=values["on"],
            visit=self._visit,
        )

    def _refuse(self, refusal: FodfaesteError) -> None:
        if not self._card.place.refuse(told(refusal)):
            self._tell(refusal)

    def _withdraw(self, attachment: str, reason: str) -> None:
        seen = self._seen
        done: tuple[Change, ...] = ()

        def saved(recorded: Recorded) -> None:
            self._ways.window.toast(
                translate("flows", "Filen er kaldt tilbage. Den kan stadig læses i sagen."),
                taking_back(self._pen, done, seen, recorded),
            )
            if isValid(self._card):
                self._card.place.form_saved()
                self.ask()

        done = self._pen.write(
            withdraw_attachment,
            self._citizen,
            attachment,
            seen=seen,
            then=saved,
            refused=while_stands(self._card, self._refuse),
            reason=reason,
        )

    def _send_now(self, attachment: str) -> None:
        def sent() -> None:
            self._ways.desk.news.tell(frozenset({"files"}))
            self._ways.send_now()
            if isValid(self._card):
                self.ask()

        self._ways.desk.send_files(sent, (attachment,))

    def _hold_back(self, attachment: str) -> None:
        def held(waits: bool) -> None:  # noqa: FBT001 - an answer
            if not waits:
                self._ways.window.toast(translate("flows", "Filen er allerede sendt til centralen."))
            self._ways.desk.news.tell(frozenset({"files"}))
            if isValid(self._card):
                self.ask()

        self._ways.desk.hold_back(attachment, held)

    def _copy(self, attachment: str) -> None:
        shown = next((one for one in self._found if one.id == attachment), None)
        if shown is not None:
            ask_to_copy(self._ways, self._citizen, shown, self.refused)


def _attached(name: str, *, waits: bool) -> str:
    """Say that a file is kept, and where it lies."""
    words = (
        translate("flows", "{name} er vedhæftet. Filen ligger kun på denne computer, til du er på kontoret.")
        if waits
        else translate("flows", "{name} er vedhæftet og gemt på denne computer.")
    )
    return words.format(name=name)


def chosen_file(window: QWidget) -> Path | None:
    """Ask which file; nothing of the case is written where the person points."""
    dialog = QFileDialog(window, translate("flows", "Vedhæft en fil"), QDir.homePath())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("flows", "Sted:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("flows", "Filtype:"))
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, translate("flows", "Vælg"))
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def ask_to_copy(ways: Ways, citizen: str, shown: DocumentShown, refused: Callable[[str], None]) -> Dialog:
    """Say in words that a copy leaves the vault; only who may and agrees is asked where to."""
    dialog = copy_question(ways.window, shown.name)
    if not shown.may_leave:
        refused(told(not_printed("plan" if shown.is_paper else "file")))
        return dialog
    dialog.agreed.connect(lambda: _copy_out(ways, citizen, shown, refused))
    dialog.ask()
    return dialog


def copy_question(window: QWidget, name: str) -> Dialog:
    """Return the question whether a copy is to leave the vault."""
    return Dialog(
        window,
        translate("flows", "Gem en kopi af »{name}« uden for Fodfæste?").format(name=name),
        translate(
            "flows",
            "Kopien er ikke krypteret. Alle, der kan åbne mappen eller USB-nøglen, kan læse den, og den bliver ikke "
            "slettet sammen med sagen. Det står i loggen, at du har gemt den.",
        ),
        do=translate("flows", "Gem kopi"),
        leave=translate("flows", "Lad være"),
        icon="shield-alert",
    )


def _copy_out(ways: Ways, citizen: str, shown: DocumentShown, refused: Callable[[str], None]) -> None:
    from desktop.flows.leaving import leave
    from desktop.flows.papers import pointed_at, tell

    path = pointed_at(ways, shown.name, only_pdf=False)
    if path is None:
        return

    def write(content: bytes) -> None:
        from desktop.paper.printing import COPY, save_where_chosen

        heard = while_stands(ways.window, partial(tell, ways))
        leave(ways.desk, ways.paper_lane, lambda: save_where_chosen(content, path, what=COPY), heard)

    def tell_why(refusal: FodfaesteError) -> None:
        refused(told(refusal))

    def entered() -> None:
        ways.desk.read_file(shown.id, write, tell_why)

    ways.desk.enter(Noted("export", (citizen,), f"attachment:{shown.id}"), entered, tell_why)
