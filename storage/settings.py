"""Settings that belong to the person and lie in the store, as JSON values by name."""

from typing import Any, Final

from storage import meta
from storage.engine import Connection
from storage.faults import spoken
from storage.logbook import decoded, encoded
from storage.transactions import writing

_PREFIX = "setting:"


LOOKS: Final = "looks"
"""The setting that holds who looked at what, and the words that he gave as his reason."""


class Settings:
    """The settings of one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: Any = None) -> Any:
        """Return a setting, or the default where it was never set."""
        with spoken():
            found = meta.get(self._connection, _PREFIX + key)
        return default if found is None else decoded(found)

    def set(self, key: str, value: Any) -> None:
        """Keep a setting."""
        with spoken(), writing(self._connection):
            meta.put(self._connection, _PREFIX + key, encoded(value).decode())


def leave(connection: Connection, stream: str) -> None:
    """Take the words about a citizen out of the settings, inside an open transaction: that he was looked at stays."""
    found = meta.get(connection, _PREFIX + LOOKS)
    if found is None:
        return
    looks = [{**look, "why": ""} if look.get("citizen") == stream else look for look in decoded(found)]
    meta.put(connection, _PREFIX + LOOKS, encoded(looks).decode())
