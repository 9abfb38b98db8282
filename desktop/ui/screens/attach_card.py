"""Where a file comes into a case: by *Vedhæft* or by being dropped; its form stands in the card until then."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from casework.answers_files import DocumentShown
from desktop.ui.parts.button import Button
from desktop.ui.screens.attach_form import AttachForm
from desktop.ui.screens.citizen_cards import ListCard
from desktop.ui.screens.forms import Form


class AttachCard(ListCard):
    """`file_wanted()`, `dropped(path)`, `many_dropped()`, and `attached(dict)` with what its form says.

    `offered(bool)`: whether a file may come in here at all.
    """

    file_wanted = Signal()
    dropped = Signal(str)
    many_dropped = Signal()
    attached = Signal(dict)
    offered = Signal(bool)

    def __init__(self, add: Button | None = None) -> None:
        super().__init__(add)
        self._today = date.min
        self._add.clicked.disconnect()
        self._add.clicked.connect(self.file_wanted)
        self.setAcceptDrops(True)

    def take_new(self, *, on: bool) -> None:
        """Let a file come in here, or not: whose role writes none would see it kept aside."""
        super().take_new(on=on)
        self.setAcceptDrops(on)
        self.offered.emit(on)

    def new_form(self) -> Form:
        """Make an empty form."""
        form = AttachForm(self._today)
        form.file_wanted.connect(self.file_wanted)
        return form

    def take_file(self, name: str, *, was_larger: bool = False) -> None:
        """A file was read: its form opens, or stands here already."""
        if not isinstance(self.form, AttachForm):
            self.place.open(self.new_form())
        if isinstance(self.form, AttachForm) and not self.form.is_under_way:
            self.form.take(name, was_larger=was_larger)
            self.form.begin()

    def tell(self) -> None:
        """Hand on what was typed."""
        if self.attach_form is not None:
            self.attached.emit(self.attach_form.values())

    @property
    def attach_form(self) -> Form | None:
        """The form of a file that is being attached; a reason for taking one back is no draft."""
        return self.form if isinstance(self.form, AttachForm) else None

    def settle(self) -> bool:
        """Tell whether no file waits for its words; where one does, say so under them."""
        form = self.attach_form
        if form is None or not form.is_touched():
            return True
        form.point_at("what", self.tr("Vedhæft filen, eller luk den, før du går videre."))
        return False

    def show_documents(self, _documents: Sequence[DocumentShown], today: date) -> None:
        """Hear of the files of the case, and which day it is."""
        self._today = today

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else that can be dragged."""
        if self.acceptDrops() and paths_of(event.mimeData()):
            event.acceptProposedAction()
            self.wear(edge="accent", bold=True)

    def dragLeaveEvent(self, _event: object) -> None:
        """It was carried on."""
        self.wear()

    def dropEvent(self, event: QDropEvent) -> None:
        """It was let go of here."""
        self.wear()
        event.acceptProposedAction()
        self.take_dropped(event.mimeData())

    def take_dropped(self, mime: QMimeData) -> None:
        """One file is read; several at once are not, because each needs its own words."""
        paths = paths_of(mime)
        if len(paths) == 1:
            self.dropped.emit(paths[0])
        else:
            self.many_dropped.emit()


class NewFileCard(AttachCard):
    """Stands on a page only while a file is being attached: the button and the list are the page's own."""

    def __init__(self, add: Button) -> None:
        super().__init__(add)
        self.place.turned.connect(self._stand)
        self._stand()

    def _stand(self) -> None:
        self.setVisible(self.form is not None)

    def retranslate(self) -> None:
        """Say everything again."""
        self._add.rename(self.tr("Vedhæft"))
        self._heading.say(self.tr("Ny fil"))


def paths_of(mime: QMimeData) -> list[str]:
    """Return the files of this computer among what is dragged."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
