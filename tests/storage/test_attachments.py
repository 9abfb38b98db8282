"""An attached file comes back bit by bit, or is said to be damaged, whatever was done to it."""

import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.attachments import MOST_BYTES, SealedFile
from casework.errors import Damaged, Refused
from storage import attachments, sealing
from storage.attachments import HEAD, PART, SEALED_PART, Attachments, Bound
from storage.faults import DiskFull
from tests.storage.faults.sizes import chance, many

STREAM = "0b5c1a52-4b3d-7f60-8a17-6d5e4c3b2a11"
OTHER = "0b5c1a52-4b3d-7f60-8a17-6d5e4c3b2a12"
LETTER = "Kære Åse. Blodprøverne er fine, men vi vil gerne se dig igen i uge 49.".encode()
THREE_PARTS = bytes(range(256)) * 600


def bound(file: SealedFile, stream: str = STREAM) -> Bound:
    return Bound(file.id, stream, file.key, file.size, file.digest)


def silent(files: Attachments, what: Bound, content: bytes) -> bool:
    """Tell whether bytes on the disk open as something, without a word."""
    files.path(what.id).write_bytes(content)
    try:
        files.read(what)
    except Damaged as error:
        return "beskadiget" not in str(error)
    return True


@pytest.mark.parametrize(
    "size", [1, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 7], ids=lambda size: f"{size} bytes"
)
def test_a_file_of_any_size_comes_back_as_it_was(tmp_path: Path, size: int) -> None:
    content, files = os.urandom(size), Attachments(tmp_path)

    sealed = files.seal(STREAM, (content[place : place + 5000] for place in range(0, size, 5000)))

    path = files.path(sealed.id)
    parts = -(-size // PART)
    assert files.read(bound(sealed)) == content
    assert (sealed.size, sealed.digest) == (size, sha256(content).hexdigest())
    assert path == tmp_path / "att" / sealed.id[:2] / f"{sealed.id}.ffa"
    assert path.stat().st_size == len(HEAD) + size + 16 * parts
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_two_files_with_the_same_words_have_nothing_in_common(tmp_path: Path) -> None:
    files = Attachments(tmp_path)

    one, two = files.seal(STREAM, [LETTER]), files.seal(STREAM, [LETTER])

    assert one.key != two.key
    assert files.path(one.id).read_bytes()[4:] != files.path(two.id).read_bytes()[4:]


def test_no_byte_of_a_small_file_can_be_flipped_in_silence(tmp_path: Path) -> None:
    files = Attachments(tmp_path)
    sealed = files.seal(STREAM, [LETTER])
    whole = files.path(sealed.id).read_bytes()

    flips = [(place, 1 << bit) for place in range(len(whole)) for bit in (0, 7)]

    assert [flip for flip in flips if silent(files, bound(sealed), flipped(whole, *flip))] == []
    assert silent(files, bound(sealed), whole)


def flipped(whole: bytes, place: int, bits: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :]


def parts_of(whole: bytes) -> list[bytes]:
    body = whole[len(HEAD) :]
    return [body[place : place + SEALED_PART] for place in range(0, len(body), SEALED_PART)]


HARM: dict[str, Callable[[bytes, list[bytes]], bytes]] = {
    "nothing is left": lambda _whole, _parts: b"",
    "the head is left": lambda _whole, _parts: HEAD,
    "head cut": lambda whole, _parts: whole[:3],
    "head altered": lambda whole, _parts: b"FFA2" + whole[4:],
    "head gone": lambda whole, _parts: whole[4:],
    "cut in a tag": lambda whole, _parts: whole[:-1],
    "cut in a part": lambda whole, _parts: whole[: 4 + SEALED_PART + 100],
    "last part gone": lambda _whole, parts: HEAD + parts[0] + parts[1],
    "last two gone": lambda _whole, parts: HEAD + parts[0],
    "first part gone": lambda _whole, parts: HEAD + parts[1] + parts[2],
    "middle part gone": lambda _whole, parts: HEAD + parts[0] + parts[2],
    "first two changed about": lambda _whole, parts: HEAD + parts[1] + parts[0] + parts[2],
    "last two changed about": lambda _whole, parts: HEAD + parts[0] + parts[2] + parts[1],
    "a part twice": lambda _whole, parts: HEAD + parts[0] + parts[0] + parts[1] + parts[2],
    "one byte more": lambda whole, _parts: whole + b"\0",
    "the last part once more": lambda whole, parts: whole + parts[2],
    "flipped in the first part": lambda whole, _parts: flipped(whole, 4, 1),
    "flipped in a tag": lambda whole, _parts: flipped(whole, 4 + PART + 3, 128),
    "flipped in the middle part": lambda whole, _parts: flipped(whole, 4 + SEALED_PART + PART // 2, 16),
    "flipped in the last part": lambda whole, _parts: flipped(whole, 4 + 2 * SEALED_PART, 2),
    "flipped in the last tag": lambda whole, _parts: flipped(whole, len(whole) - 1, 64),
    "a hole of noughts": lambda whole, _parts: whole[:9000] + bytes(4096) + whole[9000 + 4096 :],
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_file_that_was_harmed_is_said_to_be_damaged(
    tmp_path: Path, harm: Callable[[bytes, list[bytes]], bytes]
) -> None:
    files = Attachments(tmp_path)
    sealed = files.seal(STREAM, [THREE_PARTS])
    whole = files.path(sealed.id).read_bytes()

    assert not silent(files, bound(sealed), harm(whole, parts_of(whole)))


@pytest.mark.slow
def test_no_byte_of_a_large_file_is_altered_in_silence(tmp_path: Path) -> None:
    files, dice = Attachments(tmp_path), chance("attachment flips")
    sealed = files.seal(STREAM, [THREE_PARTS])
    whole = files.path(sealed.id).read_bytes()
    flips = [(dice.randrange(len(whole)), 1 << dice.randrange(8)) for _ in range(many(60, 20_000))]
    cuts = [dice.randrange(len(whole)) for _ in range(many(30, 5_000))]

    assert [flip for flip in flips if silent(files, bound(sealed), flipped(whole, *flip))] == []
    assert [cut for cut in cuts if silent(files, bound(sealed), whole[:cut])] == []


def unguarded(key: bytes, number: int, part: bytes, _bound: bytes, *, last: bool) -> bytes:
    """Open a part as it would be opened by somebody who looks at no tag: GCM is counter mode underneath."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    counter = sealing._part_nonce(number, last=last) + (2).to_bytes(4, "big")
    return Cipher(algorithms.AES(key), modes.CTR(counter)).decryptor().update(part[:-16])


def test_the_harm_is_told_by_the_tags_and_by_the_sum_each_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = Attachments(tmp_path)
    sealed = files.seal(STREAM, [THREE_PARTS])
    whole = files.path(sealed.id).read_bytes()
    altered = flipped(whole, 4 + 100, 1)

    with monkeypatch.context() as broken:
        broken.setattr(sealing, "open_part", unguarded)
        by_sum = silent(files, bound(sealed), altered)
        broken.setattr(attachments, "sha256", lambda *_: Agreeing(sealed.digest))
        by_nothing = silent(files, bound(sealed), altered)
    monkeypatch.setattr(attachments, "sha256", lambda *_: Agreeing(sealed.digest))
    by_tags = silent(files, bound(sealed), altered)

    assert (by_sum, by_tags, by_nothing) == (False, False, True)


class Agreeing:
    """A sum that agrees with everything."""

    def __init__(self, digest: str) -> None:
        self.hexdigest = lambda: digest

    def update(self, _content: bytes) -> None:
        """Hear nothing."""


def test_a_file_opens_for_its_own_citizen_under_its_own_name_with_its_own_key_alone(tmp_path: Path) -> None:
    files = Attachments(tmp_path)
    one, two = files.seal(STREAM, [LETTER]), files.seal(OTHER, [LETTER])
    content = files.path(one.id).read_bytes()
    others = [
        bound(one, OTHER),
        replace(bound(one), key=two.key),
        replace(bound(one), key="AAAA"),
        replace(bound(one), key="%%%"),
        replace(bound(one), size=one.size + 1),
        replace(bound(one), digest="0" * 64),
    ]

    assert [each for each in others if silent(files, each, content)] == []
    assert not silent(files, bound(two, OTHER), content)
    assert silent(files, bound(one), content)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_whatever_lies_in_a_file_it_is_damaged_and_never_a_crash(garbage: bytes) -> None:
    opened = attachments._opened(_reader_of(HEAD + garbage), Bound("f", "s", "A" * 43 + "=", 3, ""))

    with pytest.raises(sealing.Altered):
        b"".join(opened)


def _reader_of(content: bytes) -> Callable[[int], bytes]:
    from io import BytesIO

    return BytesIO(content).read


def test_a_missing_file_and_a_key_that_was_deleted_are_each_said(tmp_path: Path) -> None:
    files = Attachments(tmp_path)
    sealed = files.seal(STREAM, [LETTER])

    with pytest.raises(Damaged, match="nøgle er slettet"):
        files.read(replace(bound(sealed), key=""))
    files.remove([sealed.id])
    with pytest.raises(Damaged, match="ikke på denne computer endnu"):
        files.read(bound(sealed))
    assert list((tmp_path / "att").iterdir()) == []
    files.remove([sealed.id])


@pytest.mark.parametrize(
    "name", ["", "../../keys.ffk", "a/b", "0B5C1A52-4B3D-7F60-8A17-6D5E4C3B2A11", "x" * 36]
)
def test_a_name_that_is_no_id_leads_to_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(Damaged):
        Attachments(tmp_path).read(Bound(name, STREAM, "A" * 43 + "=", 1, ""))


@pytest.mark.parametrize(("size", "word"), [(0, "tom"), (MOST_BYTES + 1, "26 MB")])
def test_an_empty_and_a_huge_file_are_refused_and_leave_nothing(tmp_path: Path, size: int, word: str) -> None:
    pieces = (bytes(min(1 << 20, size - place)) for place in range(0, size, 1 << 20))

    with pytest.raises(Refused, match=word):
        Attachments(tmp_path).seal(STREAM, pieces)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_largest_file_goes_in(tmp_path: Path) -> None:
    files = Attachments(tmp_path)

    sealed = files.seal(STREAM, (bytes(1 << 20) for _ in range(25)))

    assert sealed.size == MOST_BYTES
    assert len(files.read(bound(sealed))) == MOST_BYTES


def sealed_with(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Path]:
    """Seal a file and return what was forced to the disk and put in place, in order."""
    seen: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        seen.append("forced " + Path(f"/proc/self/fd/{handle}").readlink().name)
        real_fsync(handle)

    def put(self: Path, to: Path) -> Path:
        seen.append(f"put {self.name}")
        return real_replace(self, to)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", put)
    files = Attachments(folder)
    return seen, files.path(files.seal(STREAM, [LETTER]).id)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks the kernel which file a handle is")
def test_a_file_is_forced_to_the_disk_before_it_has_its_name_and_its_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, path = sealed_with(tmp_path, monkeypatch)

    assert seen[-3:] == [f"forced {path.name}.new", f"put {path.name}.new", f"forced {path.parent.name}"]


def test_a_full_disk_is_said_and_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(attachments, "write_all", full)

    with pytest.raises(DiskFull):
        Attachments(tmp_path).seal(STREAM, [LETTER])

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_no_word_of_a_file_lies_in_clear_while_it_is_written_or_after(tmp_path: Path) -> None:
    files = Attachments(tmp_path)
    met: list[bytes] = []

    def watched() -> Any:
        for _ in range(3):
            yield LETTER * 1000
            met.extend(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    files.seal(STREAM, watched())
    met.extend(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert [content for content in met if b"Blodpr" in content] == []
    assert any(len(content) > PART for content in met)
