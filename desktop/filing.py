"""A file that the person points at, read for a case: photos made smaller and rid of where they were taken.

A photo from a telephone says where, when and by which device it was taken, and holds a small copy of itself that a
later cut does not reach. None of it goes in: the pixels are turned the right way up, made smaller and written anew;
where the person wants every dot, they are written anew all the same. A PDF and every other file stays as it is, under a
clean name. Nothing is written to the disk here.
"""

import stat
import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from casework.attachments import MOST_BYTES, check_size, clean_name
from casework.errors import Refused
from casework.odd_files import (
    BROKEN_PICTURE,
    CANNOT_SHOW,
    CLOSED,
    FOLDER,
    FOREIGN_PICTURE,
    GONE,
    HUGE_PICTURE,
    MANY_PICTURES,
    NO_FILE,
    WHOLE_TOO_BIG,
    odd,
)
from casework.sentences import Sentence

LONG_EDGE: Final = 2000
"""Dots of a photo's long edge (decided.md 16): a page of A4 can still be read from it."""
LONGEST_EDGE: Final = 65_535
"""Dots of an edge that a JPEG can have at all."""
MOST_FULL: Final = MOST_BYTES
"""Bytes that a photo with all its dots may take."""
MOST_DOTS: Final = 120_000_000
"""Above every telephone of today; a picture of more can be made to fill the memory."""
_QUALITY: Final = 85
_FINE: Final = 95
"""Of a photo that keeps all its dots: nobody sees what is lost."""
_READ: Final = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
_HEADS: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM", b"GIF8", b"II*\0", b"MM\0*")
_ENDINGS: Final = frozenset(("jpg", "jpeg", "jpe", "png", "webp", "bmp", "gif", "tif", "tiff"))
_FOREIGN: Final = frozenset(
    ("heic", "heif", "avif", "jxl", "jp2", "dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf", "psd")
)
_HEIF: Final = frozenset((b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif", b"avis"))

_UNREADABLE: Final = (
    *(OSError, EOFError, ValueError, SyntaxError, ArithmeticError, IndexError, KeyError, TypeError),
    *(struct.error, zlib.error),
)
"""What Pillow says of bytes that it cannot follow."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A file as it goes into the case: a clean name, what kind it is (a media type, or nothing), and its bytes.

    `source` is the file as it was found, of a photo that was made smaller; nothing of any other.
    """

    name: str
    media: str
    content: bytes
    source: bytes = b""


def read_file(path: Path) -> Filed:
    """Read a file for a case; Refused with a sentence where it cannot go in as it is. For a lane, not for the hand."""
    content = _content(path)
    ending = path.suffix.lower().lstrip(".")
    if ending in _FOREIGN or (content[4:8] == b"ftyp" and content[8:12] in _HEIF):
        raise odd(FOREIGN_PICTURE, path.name)
    if content.startswith(_HEADS) or ending in _ENDINGS or _is_webp(content):
        return _photo(path.name, content, LONG_EDGE, _QUALITY)
    media = "application/pdf" if content.lstrip()[:5] == b"%PDF-" else ""
    return Filed(clean_name(path.name), media, content)


def in_full(filed: Filed) -> Filed:
    """Return a photo with all its dots, new ones too; Refused where that is more than a case takes. For a lane."""
    full = _photo(filed.name, filed.source, LONGEST_EDGE, _FINE)
    size = len(full.content)
    if size > MOST_FULL:
        raise Refused(Sentence(WHOLE_TOO_BIG, size=str(-(-size // (1 << 20)))))
    return full


def pages_of(
    media: str, content: bytes, *, scale: float, most: int
) -> tuple[list[tuple[int, int, bytes]], int]:
    """Draw an attached file from memory: width, height and red-green-blue rows of each page, and how many it has.

    Raises Refused with a sentence where it cannot be drawn; a copy can still be made of it.
    """
    try:
        if media != "application/pdf":
            picture = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
            ground = Image.new("RGB", picture.size, "white")
            ground.paste(picture, mask=picture if picture.mode == "RGBA" else None)
            return [(picture.width, picture.height, ground.tobytes())], 1
        from desktop.paper.preview import count_pages, pages

        drawn = pages(content, scale, only=range(most))
        return [(page.width, page.height, page.rgb) for page in drawn], count_pages(content)
    except (*_UNREADABLE, RuntimeError, Image.DecompressionBombError) as error:
        raise Refused(CANNOT_SHOW) from error


def _content(path: Path) -> bytes:
    """Read no more than a case takes; what is no file, or no longer there, is said."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise odd(FOLDER, path.name)
        if not stat.S_ISREG(about.st_mode):
            raise odd(NO_FILE, path.name)
        check_size(about.st_size)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except PermissionError as error:
        raise odd(CLOSED, path.name) from error
    except OSError as error:
        raise odd(GONE, path.name) from error
    check_size(len(content))
    return content


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _photo(name: str, content: bytes, edge: int, quality: int) -> Filed:
    """Return a picture as new pixels: whatever was hung on to the old ones stays behind."""
    Image.init()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(content), formats=_READ)
            if picture.width * picture.height > MOST_DOTS:
                raise odd(HUGE_PICTURE, name, most=str(MOST_DOTS // 1_000_000))
            if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
                raise odd(MANY_PICTURES, name)
            is_larger = max(picture.size) > edge
            clean = _upright(picture, edge)
    except Image.DecompressionBombError as error:
        raise odd(HUGE_PICTURE, name, most=str(MOST_DOTS // 1_000_000)) from error
    except _UNREADABLE as error:
        raise odd(BROKEN_PICTURE, name) from error
    stem = Path(clean_name(name)).stem
    source = content if is_larger else b""
    if clean.mode == "RGBA" or picture.format == "PNG":
        return Filed(f"{stem}.png", "image/png", _written(clean, "PNG", quality), source)
    return Filed(f"{stem}.jpg", "image/jpeg", _written(clean, "JPEG", quality), source)


def _upright(picture: Image.Image, edge: int) -> Image.Image:
    """Turn a picture as it was held, make it smaller, and take its pixels alone."""
    if edge < max(picture.size):
        picture.draft("RGB", (edge, edge))  # a large JPEG is read at a half or a quarter at once
    picture.load()
    seen = ImageOps.exif_transpose(picture)
    has_clear = "A" in seen.getbands() or "transparency" in seen.info
    flat = seen.convert("RGBA" if has_clear else "RGB")
    flat.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    bare = Image.new(flat.mode, flat.size)
    bare.paste(flat)
    return bare


def _written(picture: Image.Image, form: str, quality: int) -> bytes:
    written = BytesIO()
    picture.save(written, form, quality=quality, subsampling=0 if quality == _FINE else -1, optimize=True)
    return written.getvalue()
