"""A photo loses its history both ways, small and with all its dots: planted words are hunted byte by byte.

The pictures are put together by hand, segment by segment and chunk by chunk, so that no library decides what a picture
may carry; what comes out is read by Pillow, and searched for every planted word as it stands and in UTF-16.
"""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from casework.errors import Refused
from desktop import filing
from desktop.filing import Filed, in_full, read_file

SIZE = (2400, 1200)
IN_EXIF = ("GPSCANARY", "MAKERCANARY", "OWNERCANARY", "THUMBCANARY")
WORDS = (*IN_EXIF, "XMPCANARY", "IPTCCANARY", "TRAILCANARY")
TEXTS = ("TEXTCANARY", "ZTXTCANARY", "ITXTCANARY", "AFTERCANARY")


def bare(form: str, **more: object) -> bytes:
    """Return a picture of a coloured slope, with nothing hung on to it."""
    written = BytesIO()
    Image.linear_gradient("L").resize(SIZE).convert("RGB").save(written, form, **more)
    return written.getvalue()


def exif() -> bytes:
    """Return an Exif block: owner, MakerNote, a place, and a small copy of the picture with a word of its own."""
    small = BytesIO()
    Image.new("RGB", (16, 8), (9, 9, 9)).save(small, "JPEG", comment=b"THUMBCANARY")
    one = Image.Exif()
    one[0x010F] = "OWNERCANARY"
    one.get_ifd(0x8769)[0x927C] = b"MAKERCANARY"
    one.get_ifd(0x8825)[0x001D] = "GPSCANARY"
    return one.tobytes() + small.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg() -> bytes:
    """A JPEG as a telephone makes it, with a second picture after its end, as a moving photo has."""
    iptc = b"\x1c\x02\x78" + struct.pack(">H", 10) + b"IPTCCANARY"
    photoshop = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>XMPCANARY</x:xmpmeta>"
    hung = segment(0xE1, exif()) + segment(0xE1, xmp) + segment(0xED, photoshop)
    plain = bare("JPEG")
    return plain[:2] + hung + plain[2:] + b"\xff\xd8TRAILCANARY\xff\xd9"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png() -> bytes:
    """A PNG with each kind of text, an Exif chunk, and words after its end."""
    plain = bare("PNG")
    head, rest = plain[:33], plain[33:]
    texts = chunk(b"tEXt", b"Author\0TEXTCANARY")
    texts += chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"ZTXTCANARY", 0))
    texts += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0ITXTCANARY")
    texts += chunk(b"eXIf", exif().removeprefix(b"Exif\0\0"))
    return head + texts + rest + b"AFTERCANARY"


def webp() -> bytes:
    """A WebP with an Exif and an XMP chunk."""
    return bare("WEBP", exif=exif(), xmp=b"<x:xmpmeta>XMPCANARY</x:xmpmeta>")


PHOTOS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "jpg": (jpeg, set(WORDS)),
    "png": (png, {*TEXTS, *IN_EXIF}),
    "webp": (webp, {"XMPCANARY", *IN_EXIF}),
}


def told(content: bytes) -> set[str]:
    """Return the planted words that stand in bytes: as they are, in UTF-16, or packed in a chunk."""
    wide = {one for one in (*WORDS, *TEXTS) if one.encode("utf-16-le") in content}
    return wide | {one for one in (*WORDS, *TEXTS) if one.encode() in content}


def left(filed: Filed) -> tuple[set[str], list[int], set[str]]:
    """Return what is left: planted words, Exif as Pillow reads it, and whatever else Pillow was told."""
    seen = Image.open(BytesIO(filed.content))
    seen.load()
    harmless = {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    return told(filed.content), list(seen.getexif()), {str(name) for name in seen.info} - harmless


@pytest.mark.parametrize("kind", PHOTOS)
def test_nothing_that_was_hung_on_to_a_photo_goes_in_small_or_in_full(tmp_path: Path, kind: str) -> None:
    make, planted = PHOTOS[kind]
    path = tmp_path / f"foto.{kind}"
    path.write_bytes(make())

    small = read_file(path)
    full = in_full(small)

    assert told(path.read_bytes()) == planted
    assert (left(small), left(full)) == ((set(), [], set()), (set(), [], set()))
    assert Image.open(BytesIO(small.content)).size == (2000, 1000)
    assert Image.open(BytesIO(full.content)).size == SIZE


def test_the_dots_of_the_original_are_the_dots_of_the_photo(tmp_path: Path) -> None:
    for kind, most in (("png", 0), ("jpg", 6)):
        path = tmp_path / f"foto.{kind}"
        path.write_bytes(PHOTOS[kind][0]())
        before = Image.open(path).convert("RGB")
        after = Image.open(BytesIO(in_full(read_file(path)).content)).convert("RGB")

        spots = [(x, y) for x in range(0, SIZE[0], 97) for y in range(0, SIZE[1], 53)]
        apart = [
            abs(one - other)
            for spot in spots
            for one, other in zip(_dot(before, spot), _dot(after, spot), strict=True)
        ]
        assert max(apart) <= most


def _dot(picture: Image.Image, spot: tuple[int, int]) -> tuple[int, ...]:
    found = picture.getpixel(spot)
    assert isinstance(found, tuple)
    return tuple(int(each) for each in found)


def test_a_telephones_own_kind_is_refused_with_its_history(tmp_path: Path) -> None:
    (tmp_path / "foto.heic").write_bytes(b"\0\0\0\x18ftypheic" + exif())

    with pytest.raises(Refused, match="JPEG eller PNG"):
        read_file(tmp_path / "foto.heic")


@pytest.mark.parametrize("kind", PHOTOS)
def test_a_test_of_the_test_an_original_that_is_a_mere_copy_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    copied = PHOTOS[kind][0]()
    monkeypatch.setattr(filing, "_written", lambda *_: copied)

    with pytest.raises(AssertionError):
        test_nothing_that_was_hung_on_to_a_photo_goes_in_small_or_in_full(tmp_path, kind)
