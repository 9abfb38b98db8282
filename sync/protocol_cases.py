"""The cases of a device that has none of them yet, on the wire: where it begins, and several of them in one answer."""

from typing import Annotated

import msgspec

from sync.protocol import Row, RowOut
from sync.protocol_fork import Number

MOST_CASES = 200
"""So many cases can be asked for at once; the answer is about the first of them anyway."""


class CaseTold(msgspec.Struct, omit_defaults=True):
    """A case to fetch: stream, role of the reader, how many rows he sees of it, and whether a visit is due today."""

    s: str
    role: str
    n: Number
    today: bool = False


class StartTold(msgspec.Struct):
    """Where a device begins that has nothing: a cursor, the place it stands at, and the cases to fetch up to there."""

    cursor: str
    upto: Number
    cases: list[CaseTold]


class CaseAsked(msgspec.Struct, omit_defaults=True):
    """A case that is asked for: its rows above one place and up to another."""

    s: str
    upto: Number
    after: Number = 0


class CasesAsked(msgspec.Struct, omit_defaults=True):
    """Several cases, the most urgent first; of which log generation, and how many rows at the most (0: our bound).

    `first` is the CPR number of a citizen who is needed before all the others, where nothing else of him is known yet.
    """

    epoch: str
    cases: list[CaseAsked]
    limit: Number = 0
    first: Annotated[str, msgspec.Meta(max_length=10)] = ""


class CaseRows(msgspec.Struct, omit_defaults=True):
    """One case of the answer: its rows; `more` where it was too large, and the place to go on from.

    `gone` says that the reader does not have it now.
    """

    s: str
    rows: list[Row] = []
    more: bool = False
    next: Number = 0
    gone: bool = False


class CaseRowsOut(msgspec.Struct, omit_defaults=True):
    """The same as the service writes it."""

    s: str
    rows: list[RowOut] = []
    more: bool = False
    next: Number = 0
    gone: bool = False


class CasesTold(msgspec.Struct, omit_defaults=True):
    """The first of the cases that were asked for, in their order: each whole, only the first may be cut.

    `first` is said where a number was asked for: the case whose citizen has it, which then comes before the others, or
    nothing where he is nobody of the reader's.
    """

    cases: list[CaseRows]
    first: str | None = None


class CasesOut(msgspec.Struct, omit_defaults=True):
    """The same as the service writes it."""

    cases: list[CaseRowsOut]
    first: str | None = None
