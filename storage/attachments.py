"""Attached files, `att/ab/<id>.ffa`: sealed in parts under a key of their own, and never on the disk in clear.

`FFA1`, then parts of 64 KiB, each with its tag: the same bytes at rest and on the wire (decided.md 16), so they are
bound to what both ends know, the file's id and the citizen's, and to nothing of this device. The key lies in the change
that names the file and nowhere else: whoever loses the change has lost the file.
"""

import os
import re
import uuid
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from casework.attachments import MOST_BYTES, SealedFile, check_size
from casework.errors import Damaged
from storage import sealing
from storage.faults import spoken
from storage.files import OWN_FILE, force_folder, make_folder, write_all
from storage.sealing import KEY, TAG, Altered

FOLDER: Final = "att"
ENDING: Final = ".ffa"
HEAD: Final = b"FFA1"
PART: Final = 64 * 1024
"""Bytes of a part before it is sealed; every part but the last is full."""
SEALED_PART: Final = PART + TAG
_BESIDE: Final = ".new"
_COMING: Final = ".part"
_NAME: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

BROKEN_FILE: Final = (
    "Bilaget er beskadiget på denne computer og vises derfor ikke. Resten af sagen er hel. "
    "Hent det igen fra den, der har originalen, eller kontakt IT."
)
FETCHED_AGAIN: Final = (
    "Bilaget er beskadiget på denne computer og vises derfor ikke. Resten af sagen er hel, og centralen har bilaget: "
    "det hentes igen af sig selv, når der er net. Åbn det igen om lidt."
)
NOT_HERE: Final = (
    "Bilaget ligger ikke på denne computer endnu. Det står i sagen og kommer hertil af sig selv, når den computer, "
    "det blev vedhæftet på, og denne har været på nettet."
)
NO_KEY: Final = (
    "Bilaget kan ikke åbnes mere: dets nøgle er slettet sammen med det, der hørte til den forkerte borger."
)


class BrokenFile(Damaged):
    """A file lies here, and its bytes are not those that the change names."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Which file, of which citizen, and the key that opens it."""

    id: str
    stream: str
    key: str
    size: int
    digest: str


class Attachments:
    """The sealed files of one store. Only files are touched here: what they belong to, the ledger says."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def seal(self, stream: str, content: Iterable[bytes]) -> SealedFile:
        """Seal a file for a citizen's case, piece by piece; it is on the disk, whole, when this returns.

        Raises Refused where it is empty or larger than 25 MB, and DiskFull; then nothing of it is left.
        """
        file, key = str(uuid.UUID(bytes=sealing.fresh(16), version=4)), sealing.fresh(KEY)
        path = self.path(file)
        beside = path.with_name(path.name + _BESIDE)
        with spoken():
            for folder in (self._folder, path.parent):
                if not folder.is_dir():
                    make_folder(folder)
                    force_folder(folder.parent)
            try:
                size, digest = _write(beside, sealed_parts(key, bound_to(file, stream), _measured(content)))
                beside.replace(path)
            except BaseException:
                with suppress(OSError):
                    beside.unlink()
                raise
            force_folder(path.parent)
        return SealedFile(file, size, digest, b64encode(key).decode())

    def read(self, bound: Bound, path: Path | None = None) -> bytes:
        """Return a file from its sealed parts, into memory and whole; Damaged with a sentence where one bit differs."""
        if not bound.key:
            raise Damaged(NO_KEY)
        path = path or self.path(bound.id)
        try:
            with spoken(), path.open("rb") as sealed:
                return b"".join(_opened(sealed.read, bound))
        except FileNotFoundError:
            raise Damaged(NOT_HERE) from None
        except (Altered, OSError) as error:
            raise BrokenFile(BROKEN_FILE) from error

    def is_here(self, file: str) -> bool:
        """Tell whether a file lies on this computer; what is no id names none."""
        return is_id(file) and self.path(file).is_file()

    def remove(self, files: Iterable[str]) -> None:
        """Take files away that nothing names any more; what is gone already is no fault."""
        for file in filter(is_id, files):
            path = self.path(file)
            path.unlink(missing_ok=True)
            self.part(file).unlink(missing_ok=True)
            with suppress(OSError):
                path.parent.rmdir()

    def part(self, file: str) -> Path:
        """Return where the pieces of a file lie that is still coming: sealed as they came."""
        path = self.path(file)
        return path.with_name(path.name + _COMING)

    def begun(self, file: str) -> int:
        """Return how many bytes behind the head are here of a file that is still coming."""
        part = self.part(file)
        return max(0, part.stat().st_size - len(HEAD)) if part.is_file() else 0

    def coming(self) -> frozenset[str]:
        """Return the ids of the files of which something has come."""
        found = (path.name.removesuffix(ENDING + _COMING) for path in self._folder.glob(f"*/*{_COMING}"))
        return frozenset(name for name in found if _NAME.fullmatch(name))

    def names(self) -> frozenset[str]:
        """Return the ids of all files that lie here; what a cut-off writing left is taken away."""
        found: set[str] = set()
        for path in self._folder.glob(f"*/*{ENDING}*"):
            if path.name.endswith(_BESIDE):
                with suppress(OSError):
                    path.unlink()
            elif path.suffix == ENDING and _NAME.fullmatch(path.stem):
                found.add(path.stem)
        return frozenset(found)

    def path(self, file: str) -> Path:
        """Return where a file lies. The id comes from a change: what is no id leads to no path."""
        if not is_id(file):
            raise Damaged(BROKEN_FILE)
        return self._folder / file[:2] / f"{file}{ENDING}"


def is_id(file: str) -> bool:
    """Tell whether a text is the id of a file: only then may it lead to a path."""
    return bool(_NAME.fullmatch(file))


def bound_to(file: str, stream: str) -> bytes:
    """Return what each part is bound to beside its place: the file's id and the citizen's."""
    return b"attachment\0" + file.encode() + b"\0" + stream.encode()


def sealed_parts(key: bytes, bound: bytes, content: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Give the parts of a file out, each in clear and sealed, and the head before them."""
    yield b"", HEAD
    number, held = 0, bytearray()
    for piece in content:
        held += piece
        while len(held) > PART:  # a full part is kept back until it is known whether it is the last
            plain = bytes(held[:PART])
            yield plain, sealing.seal_part(key, number, plain, bound, last=False)
            number += 1
            del held[:PART]
    yield bytes(held), sealing.seal_part(key, number, bytes(held), bound, last=True)


def _measured(content: Iterable[bytes]) -> Iterator[bytes]:
    """Hand a file on; refuse it as soon as it is too large, and at its end if there was nothing in it."""
    size = 0
    for piece in content:
        size += len(piece)
        if size > MOST_BYTES:
            check_size(size)
        yield piece
    check_size(size)


def _write(path: Path, parts: Iterator[tuple[bytes, bytes]]) -> tuple[int, str]:
    """Write sealed parts and force them to the disk; return size and SHA-256 of what they hold."""
    size, digest = 0, sha256()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), OWN_FILE)
    try:
        for plain, sealed in parts:
            write_all(handle, sealed)
            digest.update(plain)
            size += len(plain)
        os.fsync(handle)
    finally:
        os.close(handle)
    return size, digest.hexdigest()


def _opened(read: Callable[[int], bytes], bound: Bound) -> Iterator[bytes]:
    """Open part after part; the one after which nothing comes must say that it is the last."""
    if read(len(HEAD)) != HEAD:
        raise Altered("head")
    key, aad = _key(bound), bound_to(bound.id, bound.stream)
    number, size, digest = 0, 0, sha256()
    sealed = read(SEALED_PART)
    while sealed:
        after = read(SEALED_PART)
        plain = sealing.open_part(key, number, sealed, aad, last=not after)
        number, size, sealed = number + 1, size + len(plain), after
        digest.update(plain)
        yield plain
    if number == 0 or (size, digest.hexdigest()) != (bound.size, bound.digest):
        raise Altered("not the file that the change names")


def _key(bound: Bound) -> bytes:
    try:
        return b64decode(bound.key, validate=True)
    except (NotBase64, ValueError) as error:
        raise Altered("key") from error
