"""The first act of a start: no core dump, and no other program of this user reads our memory.

Exec resets both, so every start does it again (decided.md 19). Where the system has neither, the start goes on.
"""

import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4
PR_SET_PDEATHSIG = 1


def close_memory() -> None:
    """Forbid core dumps, and say to the kernel that this process is not to be looked into."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(PR_SET_DUMPABLE, 0)
    with suppress(ImportError, OSError, AttributeError):
        if sys.platform == "win32":
            from desktop import guard_windows

            guard_windows.close_memory()
        elif sys.platform == "darwin":
            from desktop import guard_macos

            guard_macos.close_memory()


def end_with_parent() -> None:
    """Ask the kernel to end this process when the one that started it ends, however that happens."""
    import signal

    _prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(what: int, value: int) -> None:
    """Call the kernel by the bare `_ctypes`: the whole of ctypes would keep the first window waiting for 5 ms."""
    if sys.platform == "linux":
        with suppress(ImportError, OSError):
            import _ctypes

            call = _ctypes.dlsym(_ctypes.dlopen("", 0), "prctl")
            _ctypes.call_function(call, (what, value, 0, 0, 0))
