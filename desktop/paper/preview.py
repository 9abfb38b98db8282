"""Pages of a PDF as pictures, for the preview beside the form; from bytes to bytes, never over a file."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as rows of red, green and blue bytes from the top, without gaps between the rows."""

    width: int
    height: int
    rgb: bytes


def pages(pdf: bytes, scale: float = 1.0, *, only: range | None = None) -> list[PageImage]:
    """Every page, or those of `only` that exist, at this scale; 1.0 is 72 dots an inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        wanted = range(len(document)) if only is None else [at for at in only if 0 <= at < len(document)]
        return [_page(document[at], scale) for at in wanted]


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _page(page: pypdfium2.PdfPage, scale: float) -> PageImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGR)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    rows = bytes(bitmap.buffer)
    rgb = b"".join(rows[at * stride : at * stride + width * 3] for at in range(height))
    bitmap.close()
    page.close()
    return PageImage(width, height, rgb)
