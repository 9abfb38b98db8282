"""The guarded looks that an older program kept as a setting become entries of the trail, once, at the unlock."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from casework.criterion import Criterion
from casework.trail import Action, Noted
from storage import meta
from storage.engine import Connection
from storage.logbook import decoded

_LOOKS: Final = "setting:looks"
_LOOKED: Final[dict[str, Action]] = {"address": "show-address", "cpr": "show-cpr", "usb": "export"}
_KNOWN: Final = "select 1 from audit where device = ? and action = ? and utc = ?"


def taken(
    connection: Connection, device: str, without_names: Callable[[str], Criterion]
) -> Iterator[tuple[Noted, str]]:
    """Give each look as an entry with its time, inside an open transaction; when all are entered the setting goes.

    A file's name may tell a citizen's, and goes. One that came back from the second copy of the trail, where a store
    was only read, is not given again.
    """
    found = meta.get(connection, _LOOKS)
    for look in _looks(found):
        action = _LOOKED[look["what"]]
        if connection.execute(_KNOWN, (device, action, look["at"])).fetchone():
            continue
        said = without_names(look["why"]) if action == "show-address" else Criterion((), "")
        what = "plan" if action == "export" else ""
        objects = tuple(dict.fromkeys((look["citizen"], *said.citizens)))
        yield Noted(action, objects, what, said.words), look["at"]
    connection.execute("delete from meta where key = ?", (_LOOKS,))


def _looks(found: str | None) -> Iterable[dict[str, str]]:
    """Read what an older program kept; a line that says too little is left out."""
    kept = decoded(found) if found else []
    return [
        look for look in kept if {"at", "citizen", "what", "why"} <= look.keys() and look["what"] in _LOOKED
    ]
