"""FSP/1 for whoever leads a team: who carries what, who still holds what he gave, a hand-over, a code, what is held."""

from typing import Literal

import msgspec


class TeamCase(msgspec.Struct):
    """A case `s` that somebody has as his own work, and in which role `r`."""

    s: str
    r: str


class TeamMember(msgspec.Struct):
    """One of the team: his user id, initials, name, job, and the cases that are his own work."""

    u: str
    i: str
    n: str
    j: str
    cases: list[TeamCase]


class TeamHolds(msgspec.Struct):
    """A computer `d` of `i` that has not said since `t` that case `s` is gone; `x`: last heard of."""

    i: str
    d: str
    s: str
    t: str
    x: str


class TeamLook(msgspec.Struct):
    """One use of data at `t` by `i`: what was done (`a`, `w`), in which cases; `r`: `kendt`, `ingen` or empty."""

    t: str
    i: str
    a: str
    w: str
    cases: list[str]
    r: str


class TeamOpened(msgspec.Struct):
    """A case `s` that `i` opened at `t` outside his caseload: the kind of reason `c`, the reason `w`, until when (`u`).

    `s` is empty where the case is none of the team's; `e` is empty while it can still be read, else when that ended.
    """

    t: str
    i: str
    s: str
    c: str
    w: str
    u: str
    e: str


class TeamTold(msgspec.Struct):
    """The team that this device's person leads."""

    team: str
    members: list[TeamMember]
    holds: list[TeamHolds]
    looks: list[TeamLook]
    opened: list[TeamOpened] = []
    alone: list[str] = []
    """Open cases that this person leads and nobody has as their regular contact."""


class TeamHeld(msgspec.Struct):
    """What `i` wrote and is held since `t` by the code `c`; case `s` and kind `k` only where the case is the team's."""

    t: str
    i: str
    c: str
    s: str
    k: str


class HeldTold(msgspec.Struct):
    """What is held of a team, the newest first; `more`: how many beside those."""

    held: list[TeamHeld]
    more: int


class HandAsked(msgspec.Struct):
    """Move cases for good, cover all of a person's cases until a day has passed, or end a cover (`act`).

    `giver` and `taker` are user ids; `streams` are the cases that move, `until` the last day of a cover (an ISO date).
    Without a giver, the taker becomes the regular contact of cases that have none.
    """

    act: Literal["transfer", "cover", "end"]
    giver: str
    taker: str
    reason: str
    streams: list[str] = []
    until: str = ""


class CodeAsked(msgspec.Struct):
    """A one-time code for a new computer of `u`, one of the team; `words`: the passphrase was just typed again."""

    u: str
    words: bool = False


class CodeMade(msgspec.Struct):
    """The code `c`, said this once, and until when it can be used (`t`)."""

    c: str
    t: str


class HandTold(msgspec.Struct):
    """In how many cases it stands as asked, also where the same was asked before and its answer got lost."""

    count: int
