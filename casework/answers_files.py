"""What is asked of the files of a case: those that stand in it, and those that the service does not have yet."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A file of a case: what it is, its name, bytes, day; whether it lies here, and whether it was handed out.

    `unsent` says that the service does not have it whole, `office` that it waits for its person to be there, `hurt`
    that it decayed here before it was sent.
    """

    id: str
    what: str
    name: str
    media: str
    size: int
    on: date | None
    by: str
    here: bool
    withdrawn: bool = False
    reason: str = ""
    is_paper: bool = False
    unsent: bool = False
    office: bool = False
    hurt: bool = False
    may_leave: bool = True
    """Whether this person's role in the case lets a copy of it leave the vault."""


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file of ours that the service does not have whole; `office` says that it waits for us to be there."""

    id: str
    citizen: str
    name: str
    what: str
    size: int
    at: str
    office: bool
    hurt: bool = False
