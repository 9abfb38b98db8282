"""The pages of a plan as they will be printed, and under them how many there are."""

from collections.abc import Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.layout import column, row
from desktop.ui.parts.mark import Icon
from desktop.ui.parts.preview import PagePreview
from desktop.ui.parts.words import Words


class PlanPages(QWidget):
    """What one sees is what comes out of the printer."""

    def __init__(self) -> None:
        super().__init__()
        self.preview, self._said = PagePreview(low=True), Words("", "small", "ink_soft")
        self.number, self._count = 0, Words("", "small", "ink_soft", lines=1)
        hint = row(Icon("info", "ink_soft", 18), (self._said, 1), self._count, gap="near")
        self.setLayout(column((self.preview, 1), hint, gap="near"))
        self.retranslate()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show them."""
        self.preview.show_pages(images)
        self.number = len(images)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        count = self.number
        self._count.say(self.tr("1 side") if count == 1 else self.tr("{count} sider").format(count=count))
        self._count.setVisible(count > 0)
        drawn, waits = self.tr("Sådan kommer planen ud af printeren"), self.tr("Siderne bliver tegnet")
        self._said.say(drawn if count else waits)
