"""What a screen is told of the history of a record: every version, whose, when, what still stands, what was lost."""

from dataclasses import dataclass
from typing import Literal

from casework.changes import Seen

Did = Literal["written", "changed", "chosen", "withdrawn", "unwithdrawn", "removed", "back", "moved"]
"""What a change did: began the record, altered it, settled versions that stood apart, took it back, undid that,
removed it, put it back, or took it out of the wrong case."""


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """What one version says in one field.

    `stands`: nobody has replaced it. `may_return`: it can be brought back here. `shape` is how its text is to be said.
    """

    field: str
    label: str
    text: str
    shape: str
    stands: bool
    may_return: bool


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version: its dot, what it did, who wrote it, when (an instant), and when the service received it.

    `received` is None while it waits. `reason` is why it was taken back or moved.
    """

    device: str
    number: int
    did: Did
    by_name: str
    mine: bool
    at: str
    received: str | None
    fields: tuple[FieldSaid, ...]
    reason: str = ""

    @property
    def may_return(self) -> bool:
        """Whether anything in it can be brought back."""
        return any(one.may_return for one in self.fields)


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """The history of one record, the newest version first; `seen` is what stood on the screen when it was asked for.

    `final`: it is read and never brought back (a note). `is_gone`: it was removed. `may_move`: it is a note that was
    called back, and this person may move it to the citizen whom it is about.
    """

    citizen: str
    name: str
    record: str
    kind: str
    kind_name: str
    title: str
    versions: tuple[VersionShown, ...]
    seen: Seen
    final: bool = False
    is_gone: bool = False
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record of a case in the list of what has a history: what it is, what happened to it last, who and when."""

    record: str
    kind: str
    kind_name: str
    title: str
    did: Did
    by_name: str
    at: str
    versions: int
