"""The program broken on purpose: a lock that closes everything and shows *Lås op*, but stays the same process.

It is what a lock without exec would be. The memory search must find what it leaves behind; else the search is blind.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import session
from tests.journeys import stagehand


def stay(arguments: Sequence[str] | None = None, *, program: Path | None = None) -> None:
    """Paint *Lås op* in the same process, in place of a new one."""
    from desktop.ui.lean_unlock import LeanUnlock

    window = LeanUnlock(initials="MEHA")
    window.show()
    _kept.append((window, arguments, program))


_kept: list[object] = []

if __name__ == "__main__":
    session.exec_again = stay
    sys.exit(stagehand.main())
