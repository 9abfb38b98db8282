"""The floor under the papers: a finished one drawn again with `drawString`, every piece at its place, and nothing more.

No line is broken, nothing is measured, tagged or described: what is left is the cost of the library's strings, of fonts
that are embedded and of a file that is packed.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop.paper import ink
from desktop.paper.letters import BOLD, SANS, SEMI, VOICE, VOICE_BIG, register


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters that stand on one line in one face: where, in which, how large."""

    x: float
    y: float
    text: str
    font: str
    size: float


Sheets = tuple[tuple[Piece, ...], ...]


def pieces(pdf: bytes) -> Sheets:
    """Read a finished paper back into what is drawn on each sheet."""
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as document:
        return tuple(_sheet(page.chars) for page in document.pages)


def _sheet(letters: list[dict[str, Any]]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    end = 0.0
    for one in letters:
        x, y = float(one["x0"]), float(one["matrix"][5])
        font, size = one["fontname"].rpartition("+")[2], float(one["size"])
        last = found[-1] if found else None
        if last and (last.y, last.font, last.size) == (y, font, size) and -0.5 < x - end < size:
            found[-1] = Piece(last.x, y, last.text + one["text"], font, size)
        else:
            found.append(Piece(x, y, one["text"], font, size))
        end = float(one["x1"])
    return tuple(found)


def faces() -> dict[str, str]:
    """Return our name of each face by the one that a file knows it by."""
    register()
    return {_known(pdfmetrics.getFont(name).face.name): name for name in (SANS, SEMI, BOLD, VOICE, VOICE_BIG)}


def _known(name: str | bytes) -> str:
    """The library reads a name as bytes, and keeps it as text once it has written it."""
    return name.decode("ascii") if isinstance(name, bytes) else name


def draw_bare(sheets: Sheets) -> bytes:
    """Draw the pieces of each sheet and pack the file, as the papers pack theirs."""
    register()
    out = BytesIO()
    canvas = Canvas(
        out, pagesize=(ink.WIDE, ink.HIGH), pdfVersion=(1, 7), initialFontName=SANS, pageCompression=1
    )
    names = faces()
    for sheet in sheets:
        for one in sheet:
            canvas.setFont(names[one.font], one.size)
            canvas.drawString(one.x, one.y, one.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
