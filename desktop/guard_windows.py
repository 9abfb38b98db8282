"""The first act of a start on Windows: other programs of the same person may not read this process, nor may a crash.

Not seen running: docs/PLATFORMS.md has the list that a person walks through. Whoever may debug every program (an
administrator) is not kept out, nor is a program that was started before with a handle of ours.
"""

import ctypes
from typing import Final

ONLY_WAIT_AND_END: Final = "D:P(A;;0x00101001;;;OW)(A;;0x001fffff;;;SY)"
"""The owner may ask for little, wait for and end the process; the system may do everything; nobody else anything."""
_REVISION: Final = 1
_DACL: Final = 4
_NO_HEAP: Final = 1
_QUIET: Final = 0x0001 | 0x0002 | 0x8000
"""No box of the system's after a crash: it would offer to send one."""


def close_memory() -> None:
    """Narrow who may open this process, and keep the heap out of error reports."""
    kernel, security = ctypes.CDLL("kernel32"), ctypes.CDLL("advapi32")
    kernel.SetErrorMode(_QUIET)
    ctypes.CDLL("wer").WerSetFlags(_NO_HEAP)
    rules = ctypes.c_void_p()
    made = security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
        ctypes.c_wchar_p(ONLY_WAIT_AND_END), _REVISION, ctypes.byref(rules), None
    )
    if made:
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        here = ctypes.c_void_p(kernel.GetCurrentProcess())
        security.SetKernelObjectSecurity(here, _DACL, rules)
        kernel.LocalFree(rules)
