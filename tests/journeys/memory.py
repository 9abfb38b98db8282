"""Looks from outside into the memory of a running program, for what must not be there after a lock.

The kernel lets only who may trace a process read `/proc/PID/mem`; a process that is not dumpable belongs to root alone.
So a search says openly where it could not look: nothing found because nothing was read is no proof.
"""

import os
from collections.abc import Mapping
from pathlib import Path

_NOT_MEMORY = {"[vvar]", "[vsyscall]", "[vvar_vclock]"}
AT_ONCE = 64 << 20


def copies(pid: int, needles: Mapping[str, bytes]) -> dict[str, int]:
    """Count the copies of each needle in everything that the process can read.

    Raises PermissionError where the kernel does not let us look.
    """
    found = dict.fromkeys(needles, 0)
    longest = max(map(len, needles.values()))
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        for start, end in _ranges(pid):
            for at in range(start, end, AT_ONCE):
                part = _read(memory, at, min(end, at + AT_ONCE + longest - 1) - at)
                for name, needle in needles.items():
                    found[name] += part.count(needle)
    finally:
        os.close(memory)
    return found


def may_look(pid: int) -> bool:
    """Tell whether this process may look into that one: read one byte and see."""
    try:
        return bool(copies(pid, {"anything": b"\x7fELF"})["anything"])
    except PermissionError:
        return False


def of_key(name: str, key: bytes) -> dict[str, bytes]:
    """Return a key as it could lie in memory: raw, and as the text that the engine is handed."""
    return {name: key, f"{name}, hex": key.hex().encode(), f"{name}, HEX": key.hex().upper().encode()}


def of_text(name: str, text: str) -> dict[str, bytes]:
    """Return a text as it could lie in memory: as files hold it, and as Qt does."""
    return {name: text.encode(), f"{name}, UTF-16": text.encode("utf-16-le")}


def _ranges(pid: int) -> list[tuple[int, int]]:
    lines = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    words = [line.split(maxsplit=5) for line in lines]
    return [
        (int(low, 16), int(high, 16))
        for line in words
        if "r" in line[1] and line[-1] not in _NOT_MEMORY
        for low, high in [line[0].split("-")]
    ]


def _read(memory: int, at: int, length: int) -> bytes:
    """Read a stretch; what went away since the map was drawn holds nothing any more."""
    try:
        return os.pread(memory, length, at)
    except OSError:
        return b""
