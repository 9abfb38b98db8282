"""Which way leads back in where only the lease is over: a new code, or a sign-in; then the store opens."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.away import Found
from desktop.flows.forgotten import ForgottenFlow
from desktop.flows.rejoin import RejoinFlow
from desktop.flows.restore import RestoreFlow
from desktop.flows.signin import SignInFlow
from desktop.lanes import Lane
from storage.lease import Brought

Way = ForgottenFlow | RejoinFlow | RestoreFlow | SignInFlow
"""A way in that stands in place of *Lås op*."""


def way_back(
    app: QApplication,
    folder: Path,
    lane: Lane,
    *,
    found: Found,
    now: Callable[[], datetime],
    done: Callable[[Brought], None],
    left: Callable[[], None],
) -> RejoinFlow | SignInFlow:
    """Return the way: the service has new keys, or this computer lost its own (a code), or a sign-in is demanded."""
    if found.strange or found.keyless:
        return RejoinFlow(app, folder, lane, now=now, done=done, left=left, lost=found.keyless)
    return SignInFlow(app, folder, lane, now=now, done=done, left=left)
