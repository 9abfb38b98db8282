"""Hears that the network is another one: a reason to ask the service again, never an answer to whether it is there."""

from collections.abc import Callable
from contextlib import suppress


def begin(changed: Callable[[], object]) -> bool:
    """Call `changed` when the network is another one; tell whether this system can say it. It never stops a session."""
    with suppress(ImportError):
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadDefaultBackend():
            system = QNetworkInformation.instance()
            system.reachabilityChanged.connect(changed)
            system.transportMediumChanged.connect(changed)
            return True
    return False
