"""Other engines beside ours, where they are installed: the same words on six accessible pages, laid out more simply.

They set plain paragraphs, a sheet after the other: no rail, no stairs, no calendar leaves, no search for the size of a
goal. So they have less to do than ours, and the ratio is in their favour.
"""

from collections.abc import Callable
from functools import partial
from html import escape
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from tests.measures.bare_paper import Sheets, pieces
from tests.measures.harness import Taken, measure
from tests.measures.measure_papers import another, seconds

FONTS = Path(__file__).resolve().parents[2] / "desktop" / "paper" / "fonts"
TRIES = 4
SMALL = 9.5
"""Points: what is set smaller than this or as small is page furniture."""


def lines(sheets: Sheets) -> list[list[tuple[float, str]]]:
    """Return the lines of each sheet: their size, and their words."""
    return [
        [
            (size, " ".join(piece.text.strip() for piece in line))
            for (_, size), line in groupby(sheet, key=lambda piece: (piece.y, piece.size))
            if size > SMALL
        ]
        for sheet in sheets
    ]


def as_html(sheets: Sheets) -> str:
    """Write the sheets as a page for WeasyPrint."""
    face = f"@font-face {{ font-family: Paper; src: url({(FONTS / 'Sans.ttf').as_uri()}) }}"
    line = "p { margin: 0; line-height: 1.15 }"
    style = f"<style>{face} @page {{ size: A4; margin: 1cm }} body {{ font-family: Paper }} {line}"
    told = [
        "".join(f'<p style="font-size: {size}pt">{escape(words)}</p>' for size, words in sheet)
        for sheet in lines(sheets)
    ]
    body = '<div style="break-after: page"></div>'.join(told)
    head = f"<title>Fælles plan</title>{style}</style>"
    return f'<html lang="da"><head>{head}</head><body><h1>Plan</h1>{body}</body></html>'


def as_typst(sheets: Sheets) -> str:
    """Write the sheets as typst reads them."""

    def quoted(words: str) -> str:
        return words.replace("\\", "\\\\").replace('"', '\\"')

    told = [
        "\n\n".join(f'#text(size: {size}pt, "{quoted(words)}")' for size, words in sheet)
        for sheet in lines(sheets)
    ]
    head = (
        '#set document(title: "Fælles plan")\n#set text(lang: "da", font: "Fodfaeste-Sans")\n'
        '#set page(paper: "a4", margin: 1cm)\n#set par(spacing: 4pt)\n= Plan\n\n'
    )
    return head + "\n\n#pagebreak()\n\n".join(told)


def weasyprint_draws(sheets: Sheets) -> bytes:
    """Draw with WeasyPrint, accessible."""
    from weasyprint import HTML  # type: ignore[import-not-found,import-untyped,unused-ignore]

    return bytes(HTML(string=as_html(sheets)).write_pdf(pdf_variant="pdf/ua-1"))


def typst_draws(sheets: Sheets) -> bytes:
    """Draw with typst, accessible."""
    import typst  # type: ignore[import-not-found,import-untyped,unused-ignore]

    source = as_typst(sheets).encode()
    return bytes(typst.compile(source, font_paths=[str(FONTS)], pdf_standards=["ua-1"]))


def beside(rival: Callable[[Sheets], bytes]) -> Taken:
    """Draw with ours and with the other one by turns, each time other words; return the best ms of each."""
    from desktop.paper.plan import draw_plan

    ours, theirs = list[float](), list[float]()
    for number in range(TRIES):
        paper = another(number)
        ours.append(seconds(partial(draw_plan, paper)))
        theirs.append(seconds(partial(rival, pieces(draw_plan(paper).pdf))))
    return min(ours) * 1000, min(theirs) * 1000


if find_spec("weasyprint"):
    measure(name="papers-beside-weasyprint", unit="ms of processor for 6 pages", limit=0.0, k=1.0)(
        partial(beside, weasyprint_draws)
    )

if find_spec("typst"):
    measure(name="papers-beside-typst", unit="ms of processor for 6 pages", limit=0.0, k=7.0)(
        partial(beside, typst_draws)
    )
