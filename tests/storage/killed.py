"""A child process that dies by the kernel's hand at one step of a piece of work: before the k-th touch of the disk."""

import os
import signal
from collections.abc import Callable
from typing import Any

TOUCHES = ("replace", "unlink", "fsync", "fdatasync", "write", "ftruncate")


def touches_of(work: Callable[[], object]) -> int:
    """Count how often a piece of work touches the disk, in a child of its own that lives to the end."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = watched(lambda _number: None)
        code = 1
        try:
            work()
            true_write(writer, str(count[0]).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    said = os.read(reader, 64)
    os.close(reader)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return int(said)


def die_at(step: int, work: Callable[[], object]) -> bool:
    """Do a piece of work in a child that is killed before its step-th touch; tell whether it was."""
    child = os.fork()
    if child == 0:

        def die(number: int) -> None:
            if number == step:
                os.kill(os.getpid(), signal.SIGKILL)

        watched(die)
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


true_write = os.write


def watched(at: Callable[[int], object]) -> list[int]:
    """From now on, in this process, every touch of the disk is told before it is made."""
    count = [0]

    def wrapped(true: Callable[..., Any]) -> Callable[..., Any]:
        def touch(*given: Any, **more: Any) -> Any:
            at(count[0])
            count[0] += 1
            return true(*given, **more)

        return touch

    for name in TOUCHES:
        setattr(os, name, wrapped(getattr(os, name)))
    return count
