"""Windows' way to a printer: pages drawn from memory at 300 dots an inch, and handed to its printing system.

No file on the way (decided.md 24). Not seen running: docs/PLATFORMS.md has the list that a person walks through. That
each page comes out in its own size is seen elsewhere, on paper that Qt writes itself.
"""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from casework.sentences import Sentence
from desktop.paper.preview import PageImage, count_pages, pages
from desktop.printer import Printer

DOTS: Final = 300
"""To an inch: a letter of 8 points is sharp, and a page takes 26 MB while it is drawn."""
_POINTS: Final = 72
_SIDES: Final = {"both": QPrinter.DuplexMode.DuplexLongSide, "one": QPrinter.DuplexMode.DuplexNone}
_SILENT: Final = Sentence("printeren svarer ikke")


def printers() -> tuple[str, ...]:
    """Return the names of the printers that Windows knows."""
    return tuple(QPrinterInfo.availablePrinterNames())


def hand_over(pdf: bytes, title: str, copies: int, chosen: Printer) -> str:
    """Print on the chosen printer, or on the computer's own; return why it did not, empty where it did."""
    info = QPrinterInfo.printerInfo(chosen.name) if chosen.name else QPrinterInfo.defaultPrinter()
    spool = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    spool.setDocName(title)
    spool.setCopyCount(copies)
    if chosen.sides in _SIDES:
        spool.setDuplex(_SIDES[chosen.sides])
    return "" if draw(pdf, spool) else _SILENT


def draw(pdf: bytes, spool: QPrinter) -> bool:
    """Draw each page in its own size from the corner of the paper; tell whether the printer took them all."""
    spool.setResolution(DOTS)
    spool.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    spool.setFullPage(
        True
    )  # from the corner of the paper: what the printer cannot reach is margin on our pages
    painter = QPainter()
    if not painter.begin(spool):
        return False
    scale = spool.resolution() / DOTS
    taken = True
    for at in range(count_pages(pdf)):
        taken = taken and (at == 0 or spool.newPage())
        (page,) = pages(pdf, DOTS / _POINTS, only=range(at, at + 1)) if taken else (None,)
        if page is not None:
            _draw(painter, page, scale)
    return painter.end() and taken


def _draw(painter: QPainter, page: PageImage, scale: float) -> None:
    image = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
    painter.drawImage(QRectF(0, 0, page.width * scale, page.height * scale), image)
