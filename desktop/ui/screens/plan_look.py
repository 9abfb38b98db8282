"""What this citizen's plans look like on paper: chosen beside the pages, and seen on them at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.answers import CitizenPage
from casework.plan_look import LARGE
from desktop.ui.parts.reflow import Flow
from desktop.ui.parts.tick import Tick


class PlanLook(QWidget):
    """`size_chosen(size)`: large print or not, as casework.plan_look names them."""

    size_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.large = Tick()
        self.setLayout(Flow(self.large, gap="near"))
        self.large.clicked.connect(lambda ticked: self.size_chosen.emit(LARGE if ticked else ""))
        self.retranslate()

    def show_page(self, page: CitizenPage) -> None:
        """Show what is chosen; who may not choose it sees it on the pages."""
        self.large.setChecked(page.plan_size == LARGE)
        self.setVisible(page.chooses_look and page.calls and "plan" in page.prints)

    def retranslate(self) -> None:
        """Say everything again."""
        self.large.setText(self.tr("Stor skrift"))
        self.large.setAccessibleName(self.tr("Stor skrift i borgerens planer"))
