"""What Windows' way draws, seen on paper that Qt writes itself: each page whole, in its own size, in its own place."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.paper import printing_windows
from desktop.paper.printing_windows import draw, hand_over
from desktop.printer import Printer

PAGES = 3


def paper() -> bytes:
    """Three pages, each with a box of its own 20 mm from one corner, and one that ends 20 mm before the other."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4)
    wide, high = A4
    for number in range(PAGES):
        canvas.rect(57, high - 57 - 40, 60 + 40 * number, 40, fill=1)
        canvas.rect(wide - 57 - 30, 57, 30, 30, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def looked_at(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1).to_pil().convert("L") for page in document]


def on_paper(path: Path) -> QPrinter:
    spool = QPrinter(QPrinter.PrinterMode.HighResolution)
    spool.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    spool.setOutputFileName(str(path))
    return spool


@pytest.mark.usefixtures("qapp")
def test_each_page_comes_out_whole_and_nothing_is_scaled_or_moved(tmp_path: Path) -> None:
    assert draw(paper(), on_paper(tmp_path / "out.pdf"))

    before, after = looked_at(paper()), looked_at((tmp_path / "out.pdf").read_bytes())
    assert len(after) == PAGES
    for meant, came in zip(before, after, strict=True):
        assert (
            max(abs(came.width - meant.width), abs(came.height - meant.height)) <= 1
        )  # half a point, rounded
        box = ImageChops.difference(meant, came).point(lambda light: 255 if light > 128 else 0).getbbox()
        assert box is None


@pytest.mark.usefixtures("qapp")
def test_of_the_test_a_page_that_is_fitted_into_the_printers_margins_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinter, "setFullPage", lambda *_: None)

    assert draw(paper(), on_paper(tmp_path / "out.pdf"))

    meant, came = looked_at(paper())[0], looked_at((tmp_path / "out.pdf").read_bytes())[0]
    assert ImageChops.difference(meant, came).point(lambda light: 255 if light > 128 else 0).getbbox()


@pytest.mark.qt_log_ignore("QPainter::begin")
@pytest.mark.usefixtures("qapp")
def test_a_printer_that_does_not_begin_is_said(tmp_path: Path) -> None:
    assert not draw(paper(), on_paper(tmp_path / "gone" / "out.pdf"))


def test_title_copies_and_sides_are_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, QPrinter.DuplexMode]] = []

    def drawn(_pdf: bytes, spool: QPrinter) -> bool:
        told.append((spool.docName(), spool.copyCount(), spool.duplex()))
        return not told[1:]

    monkeypatch.setattr(printing_windows, "draw", drawn)
    chosen = Printer("", "both")

    assert hand_over(b"", "Fælles plan", 2, chosen) == ""
    assert hand_over(b"", "Fælles plan", 2, chosen) == "printeren svarer ikke"
    assert told[0][0] == "Fælles plan"
