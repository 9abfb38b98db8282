"""A disk whose power can be cut: what a program wrote is replayed, and what was not forced is lost in parts.

A program runs under crashlog.c, which writes down every change to its folder. `Disk` replays that log. An image is what
a cut leaves: of what was written and not yet forced, nothing, everything, or single sectors in any order; of names that
were made, renamed or removed and whose folder was not yet forced, any first part. A file `ACK` that the program writes
says what it has told a person to be saved; it is never in an image.
"""

import os
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Final

from tests.storage.faults.sizes import ROOT

ACK: Final = "ACK"
RESERVE: Final = "reserve.bin"
SECTOR: Final = 512
MODES: Final = ("nothing", "everything", "sectors", "sectors")
_HEAD: Final = struct.Struct("<QI")


@dataclass(frozen=True, slots=True)
class Act:
    """One change to the folder, as the log tells it."""

    kind: str
    name: str
    offset: int
    data: bytes


@dataclass(slots=True)
class Content:
    """A file's bytes on the disk, and what was done to it since it was last forced."""

    sure: bytearray = field(default_factory=bytearray)
    waiting: list[Act] = field(default_factory=list)

    def force(self) -> None:
        """Make everything last."""
        for act in self.waiting:
            _apply(self.sure, act)
        self.waiting.clear()

    def after(self, mode: str, chance: Random) -> bytes:
        """Return what a cut leaves of it."""
        left = bytearray(self.sure)
        for act in self.waiting if mode != "nothing" else ():
            if mode == "everything" or (act.kind == "T" and chance.random() < 0.5):
                _apply(left, act)
            elif act.kind == "W" and chance.random() < 0.7:
                for start in range(0, len(act.data), SECTOR):
                    if chance.random() < 0.7:
                        _apply(left, Act("W", "", act.offset + start, act.data[start : start + SECTOR]))
        return bytes(left)


@dataclass(frozen=True, slots=True)
class Naming:
    """A file got a name, another name, or none; it lasts once the folder is forced."""

    folder: str
    name: str
    to: str
    content: Content | None

    def do(self, names: dict[str, Content]) -> None:
        """Change the names."""
        names.pop(self.name, None)
        if self.content is not None:
            names[self.to] = self.content


@dataclass(frozen=True, slots=True)
class Image:
    """What a cut leaves: the files, and the last thing that was said to be saved before it."""

    files: dict[str, bytes]
    said: str
    at: int
    mode: str

    def decayed(self, chance: Random, only: str = "") -> "Image":
        """Return the same image with one bit turned, in any of its files or in one."""
        name = only or chance.choice([name for name, content in self.files.items() if content])
        content = bytearray(self.files[name])
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        return replace(self, files={**self.files, name: bytes(content)}, mode=f"{self.mode}, {name} {place}")

    def lay(self, folder: Path) -> Path:
        """Write the image into a new folder; the reserve, which holds no word, has its size only."""
        folder.mkdir(parents=True)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        with (folder / RESERVE).open("wb") as reserve:
            reserve.truncate(16 << 20)
        return folder


class Disk:
    """A folder on a disk that keeps only what was forced."""

    def __init__(self, before: Mapping[str, bytes]) -> None:
        self.said = ""
        self._sure = {name: Content(bytearray(content)) for name, content in before.items()}
        self._now = dict(self._sure)
        self._namings: list[Naming] = []

    def take(self, act: Act) -> None:
        """Do what the log says next."""
        if act.name == ACK and act.kind == "W":
            self.said = act.data.decode()
        if act.name in {ACK, RESERVE} or act.kind == "M":
            return
        if act.kind == "S":
            self._force(act.name)
        elif act.kind in "WT":
            self._now[act.name].waiting.append(act)
        else:
            naming = self._naming(act)
            naming.do(self._now)
            self._namings.append(naming)

    def _naming(self, act: Act) -> Naming:
        folder, to = str(Path(act.name).parent), act.name
        if act.kind == "U":
            return Naming(folder, act.name, to, None)
        if act.kind == "R":
            return Naming(folder, act.name, act.data.decode(), self._now[act.name])
        return Naming(folder, act.name, to, Content())

    def _force(self, name: str) -> None:
        if name in self._now:
            self._now[name].force()
            return
        for naming in self._namings:
            if naming.folder == name:
                naming.do(self._sure)
        self._namings = [naming for naming in self._namings if naming.folder != name]

    def cut(self, mode: str, chance: Random, at: int) -> Image:
        """Return what a cut at this moment leaves."""
        names = dict(self._sure)
        lasting = {"nothing": 0, "everything": len(self._namings)}.get(
            mode, chance.randint(0, len(self._namings))
        )
        for naming in self._namings[:lasting]:
            naming.do(names)
        return Image({name: one.after(mode, chance) for name, one in names.items()}, self.said, at, mode)


def _apply(left: bytearray, act: Act) -> None:
    if len(left) < act.offset:
        left.extend(bytes(act.offset - len(left)))
    if act.kind == "T":
        del left[act.offset :]
    else:
        left[act.offset : act.offset + len(act.data)] = act.data


def built(folder: Path, name: str = "crashlog") -> Path:
    """Compile crashlog.c, or another of these; gcc and the C library's headers come with ./fod test."""
    library = folder / f"{name}.so"
    if not library.exists():
        source = Path(__file__).with_name(f"{name}.c")
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", str(library), str(source), "-ldl"],
            check=True,
        )
    return library


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name, but for the reserve."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != RESERVE and not path.name.endswith("-shm")
    }


@dataclass(frozen=True, slots=True)
class Film:
    """What a program did to a folder: the files before it, and every change in order."""

    before: dict[str, bytes]
    acts: tuple[Act, ...]

    @property
    def forced(self) -> int:
        """How often the program forced something to the disk."""
        return sum(act.kind == "S" for act in self.acts)

    @property
    def checkpoints(self) -> list[int]:
        """The moments at which the engine brings its log into the file."""
        return [at for at, act in enumerate(self.acts, 1) if (act.kind, act.name) == ("W", "store.db")]

    def end(self) -> dict[str, bytes]:
        """Return the files when every change has reached the disk."""
        disk = Disk(self.before)
        for act in self.acts:
            disk.take(act)
        return disk.cut("everything", Random(0), len(self.acts)).files

    def images(
        self, count: int, chance: Random, among: Sequence[int] = (), modes: Sequence[str] = MODES
    ) -> Iterator[Image]:
        """Yield images of cuts at that many moments by chance, or among some of them; the modes take turns."""
        moments = sorted(chance.choice(among or range(1, len(self.acts) + 1)) for _ in range(count))
        disk, turn = Disk(self.before), 0
        for at, act in enumerate(self.acts, start=1):
            disk.take(act)
            while turn < len(moments) and moments[turn] == at:
                yield disk.cut(modes[turn % len(modes)], chance, at)
                turn += 1


def filmed(program: str, folder: Path, library: Path, *arguments: str) -> Film:
    """Run a module as a program on a folder, under the log."""
    before, log = contents(folder) if folder.is_dir() else {}, folder.with_name(f"{folder.name}.log")
    subprocess.run(
        [sys.executable, "-m", program, str(folder), *arguments],
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "CRASHLOG_DIR": str(folder),
            "CRASHLOG_OUT": str(log),
        },
        cwd=ROOT,
        check=True,
        timeout=300,
    )
    return Film(before, tuple(_acts(log.read_bytes())))


def _acts(log: bytes) -> Iterator[Act]:
    place = 0
    while place < len(log):
        kind, stop = chr(log[place]), place + 2 + log[place + 1]
        offset, length = _HEAD.unpack_from(log, stop)
        data = log[stop + _HEAD.size : stop + _HEAD.size + length]
        yield Act(kind, log[place + 2 : stop].decode(), offset, data)
        place = stop + _HEAD.size + length
