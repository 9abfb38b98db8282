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


def killed_after(words: int, work: Callable[[int], object]) -> list[str]:
    """Let a child work, which writes words that end with ";" where it is told; return them, killed after so many."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            work(says)
        finally:
            os._exit(1)
    os.close(says)
    heard = b""
    while heard.count(b";") < words and (more := os.read(hears, 4096)):
        heard += more
    os.kill(child, signal.SIGKILL)
    while more := os.read(hears, 4096):
        heard += more
    os.close(hears)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL, heard[-400:]
    return heard.decode().split(";")[:-1]


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
