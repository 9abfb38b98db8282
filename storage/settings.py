"""Settings that belong to the person and lie in the store, as JSON values by name."""

from typing import Any

from storage import meta
from storage.engine import Connection
from storage.faults import spoken
from storage.logbook import decoded, encoded
from storage.transactions import writing

_PREFIX = "setting:"


def read(connection: Connection, key: str) -> Any:
    """Return a setting, None where it was never set; for whoever only reads the store."""
    found = meta.get(connection, _PREFIX + key)
    return None if found is None else decoded(found)


class Settings:
    """The settings of one store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: Any = None) -> Any:
        """Return a setting, or the default where it was never set."""
        with spoken():
            found = read(self._connection, key)
        return default if found is None else found

    def set(self, key: str, value: Any) -> None:
        """Keep a setting."""
        with spoken(), writing(self._connection):
            meta.put(self._connection, _PREFIX + key, encoded(value).decode())
