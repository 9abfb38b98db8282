"""The pages of attached files as pictures for the paper of a case: drawn one by one, never over a file."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from PIL import Image

from casework.access_paper import AccessPaper
from casework.errors import Refused
from desktop.filing import pages_of
from desktop.paper.access import FilePage
from desktop.paper.preview import pages

_SHARP: Final = 1.8
"""Dots for each point of a page: about 130 an inch, which reads well on paper."""


def pictures(paper: AccessPaper, contents: Mapping[str, bytes]) -> dict[str, tuple[FilePage, ...]]:
    """Draw the attached files that are handed out; one that cannot be drawn has no pages, and its piece says so."""
    found: dict[str, tuple[FilePage, ...]] = {}
    for piece in paper.pieces:
        if piece.file and piece.record in contents:
            try:
                found[piece.record] = pages_of_file(piece.media, contents[piece.record])
            except Refused:
                found[piece.record] = ()
    return found


def pages_of_file(media: str, content: bytes) -> tuple[FilePage, ...]:
    """Draw an attached file page by page, so that no more than one page stands in memory as dots.

    Raises Refused where it cannot be drawn.
    """
    drawn, count = pages_of(media, content, scale=_SHARP, most=1)
    found = [_as_jpeg(*page) for page in drawn]
    for number in range(1, count):
        (page,) = pages(content, _SHARP, only=range(number, number + 1))
        found.append(_as_jpeg(page.width, page.height, page.rgb))
    return tuple(found)


def _as_jpeg(width: int, height: int, rgb: bytes) -> FilePage:
    out = BytesIO()
    Image.frombytes("RGB", (width, height), rgb).save(out, "JPEG", quality=80)
    return FilePage(out.getvalue(), width, height)
