"""What goes into a case: pixels without their history, other files as they are, and of odd files a sentence."""

import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from casework.errors import Refused
from desktop import filing
from desktop.filing import LONG_EDGE, MOST_DOTS, Filed, read_file

CANARIES = (
    b"GPSCANARY",
    b"XMPCANARY",
    b"COMMENTCANARY",
    b"CAMERACANARY",
    b"TEXTCANARY",
    b"Exif",
    b"ns.adobe.com",
)
RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    one = Image.new("RGB", (width, height), RED)
    one.paste(BLUE, (width // 2, 0, width, height))
    return one.convert(mode)


def photo(path: Path, size: tuple[int, int] = (3000, 1500), orientation: int = 1) -> Path:
    """A photo as a telephone makes it: where, when, by what, and a small copy of itself."""
    one = picture(*size)
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "CAMERACANARY"
    exif.get_ifd(0x8825)[0x001D] = "GPSCANARY"
    exif.get_ifd(0x8825)[2] = (55.0, 40.0, 34.0)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">XMPCANARY</x:xmpmeta>'
    one.save(path, "JPEG", exif=exif, xmp=xmp, comment=b"COMMENTCANARY", quality=90)
    return path


def opened(filed: Filed) -> Image.Image:
    return Image.open(BytesIO(filed.content))


def test_a_photo_loses_where_it_was_taken_and_is_made_smaller(tmp_path: Path) -> None:
    path = photo(tmp_path / "IMG 1.JPG")
    before = path.read_bytes()

    filed = read_file(path)

    assert {word for word in CANARIES if word in before} == set(CANARIES) - {b"TEXTCANARY"}
    assert [word for word in CANARIES if word in filed.content] == []
    assert (filed.name, filed.media) == ("IMG 1.jpg", "image/jpeg")
    assert opened(filed).size == (LONG_EDGE, LONG_EDGE // 2)
    assert dict(opened(filed).getexif()) == {}
    assert path.read_bytes() == before


def test_the_hunt_would_find_what_a_mere_copy_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def copied(picture: Image.Image, form: str, _quality: int) -> bytes:
        written = BytesIO()
        picture.save(written, form, exif=photo_exif)
        return written.getvalue()

    path = photo(tmp_path / "a.jpg", (100, 50))
    photo_exif = Image.open(BytesIO(path.read_bytes())).getexif()
    monkeypatch.setattr(filing, "_written", copied)

    assert b"GPSCANARY" in read_file(path).content


@pytest.mark.parametrize(
    ("orientation", "size", "top_left"),
    [(1, (40, 20), RED), (3, (40, 20), BLUE), (6, (20, 40), RED), (8, (20, 40), BLUE)],
)
def test_a_photo_stands_as_it_was_held(
    tmp_path: Path, orientation: int, size: tuple[int, int], top_left: tuple[int, int, int]
) -> None:
    filed = read_file(photo(tmp_path / "a.jpg", (40, 20), orientation))

    seen = opened(filed)
    corner = seen.getpixel((2, 2))
    assert seen.size == size
    assert isinstance(corner, tuple)
    assert all(abs(got - wanted) < 40 for got, wanted in zip(corner, top_left, strict=True))


def test_a_small_picture_keeps_its_size_and_a_clear_ground(tmp_path: Path) -> None:
    info = PngInfo()
    info.add_text("Author", "TEXTCANARY")
    picture(30, 20, "RGBA").save(tmp_path / "tegning.png", pnginfo=info)

    filed = read_file(tmp_path / "tegning.png")

    assert (filed.name, filed.media, opened(filed).mode) == ("tegning.png", "image/png", "RGBA")
    assert opened(filed).size == (30, 20)
    assert b"TEXTCANARY" not in filed.content


@pytest.mark.parametrize(
    ("ending", "mode", "media"),
    [
        ("webp", "RGB", "image/jpeg"),
        ("bmp", "RGB", "image/jpeg"),
        ("tif", "CMYK", "image/jpeg"),
        ("gif", "P", "image/jpeg"),
        ("png", "L", "image/png"),
        ("png", "1", "image/png"),
        ("jpg", "CMYK", "image/jpeg"),
    ],
)
def test_every_kind_of_picture_becomes_one_that_can_be_shown(
    tmp_path: Path, ending: str, mode: str, media: str
) -> None:
    path = tmp_path / f"skilt.{ending}"
    picture(60, 30, mode).save(path)

    filed = read_file(path)

    assert (filed.media, opened(filed).size) == (media, (60, 30))


@pytest.mark.parametrize(
    ("name", "content", "media", "kept"),
    [
        ("Brev fra lægen.pdf", b"%PDF-1.7 og resten", "application/pdf", "Brev fra lægen.pdf"),
        ("referat.docx", b"PK\x03\x04 og resten", "", "referat.docx"),
        ("brev\u202efdp.txt", b"Hej", "", "brevfdp.txt"),
        ("uden endelse", b"\0\1\2", "", "uden endelse"),
    ],
)
def test_every_other_file_stays_as_it_is_under_a_clean_name(
    tmp_path: Path, name: str, content: bytes, media: str, kept: str
) -> None:
    (tmp_path / name).write_bytes(content)

    assert read_file(tmp_path / name) == Filed(kept, media, content)


def whole_then(cut: int) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = photo(folder / "foto.jpg", (400, 300))
        path.write_bytes(path.read_bytes()[:cut])
        return path

    return make


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def png_of(width: int, height: int) -> bytes:
    """A picture of which only the head is there, and which says that it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    data = zlib.compress(bytes(1000))
    idat = struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    return b"\x89PNG\r\n\x1a\n" + chunk + idat


def folder_of(folder: Path) -> Path:
    (folder / "mappe").mkdir()
    return folder / "mappe"


def gone(folder: Path) -> Path:
    return folder / "væk.pdf"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "rør")
    return folder / "rør"


def two_pages(folder: Path) -> Path:
    picture(20, 20).save(folder / "fax.tif", save_all=True, append_images=[picture(20, 20)])
    return folder / "fax.tif"


ODD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "nothing in it": (written("tom.pdf", b""), "Filen er tom"),
    "a photo of nothing": (written("tom.jpg", b""), "Filen er tom"),
    "30 MB": (written("stor.pdf", bytes(30 << 20)), "30 MB, og en sag tager højst 25 MB"),
    "a cut photo": (whole_then(3000), "beskadiget"),
    "only its first bytes": (whole_then(12), "beskadiget"),
    "no photo at all": (written("foto.jpg", b"Hej"), "beskadiget"),
    "a bomb": (written("bombe.png", png_of(60_000, 60_000)), "120 millioner punkter"),
    "a bomb within what Pillow takes": (
        written("bombe.png", png_of(13_000, 10_000)),
        "120 millioner punkter",
    ),
    "a telephone's own kind": (written("IMG_1.HEIC", b"\0\0\0\x18ftypheic" + bytes(100)), "JPEG eller PNG"),
    "the same under another name": (written("a.jpg", b"\0\0\0\x18ftypheic" + bytes(100)), "JPEG eller PNG"),
    "many pictures": (two_pages, "flere billeder"),
    "a folder": (folder_of, "er en mappe"),
    "not there any more": (gone, "er der ikke mere"),
    "a pipe": (pipe, "ikke en almindelig fil"),
}


@pytest.mark.parametrize(("make", "said"), ODD.values(), ids=ODD)
def test_of_an_odd_file_it_is_said_what_is_wrong_and_that_it_is_not_attached(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    with pytest.raises(Refused) as refusal:
        read_file(make(tmp_path))

    assert said in str(refusal.value)
    assert any(word in str(refusal.value) for word in ("ikke vedhæftet", "Intet er", "kan ikke vedhæftes"))


@pytest.mark.parametrize(
    ("error", "said"),
    [(PermissionError(13, "no"), "må ikke læses"), (OSError(5, "gone"), "er der ikke mere")],
)
def test_a_file_that_is_closed_or_goes_while_it_is_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    (tmp_path / "brev.pdf").write_bytes(b"%PDF-")
    monkeypatch.setattr(Path, "open", fails)

    with pytest.raises(Refused, match=said):
        read_file(tmp_path / "brev.pdf")


def test_a_bomb_is_refused_before_its_pixels_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(filing, "_upright", lambda picture, _edge: made.append(picture.format))
    (tmp_path / "bombe.png").write_bytes(png_of(13_000, 10_000))

    with pytest.raises(Refused):
        read_file(tmp_path / "bombe.png")

    assert made == []
    assert MOST_DOTS < 13_000 * 10_000


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_photo_with_anything_written_over_it_is_read_or_refused(
    tmp_path: Path, place: int, over: bytes
) -> None:
    for name, make in (("a.jpg", photo), ("a.png", lambda path, size: picture(*size).save(path))):
        path = tmp_path / name
        make(path, (60, 40))
        content = bytearray(path.read_bytes())
        start = min(place, len(content) - 1)
        content[start : start + len(over)] = over
        path.write_bytes(content)

        with suppress(Refused):
            assert b"GPSCANARY" not in read_file(path).content
