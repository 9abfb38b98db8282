"""Agreements: small things that somebody does before a date. Who, what, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, Day, change, checked, day, demanded
from casework.changes import Change, Value
from casework.promises import promise_in

_WHAT: Final = "Skriv, hvad I har aftalt, så alle gør det samme."
_WHO: Final = "Skriv, hvem der gør det: borgeren, dig selv eller en anden med navn."


_NOBODY: Final = frozenset({"jeg", "mig", "du", "dig", "han", "ham", "hun", "hende", "selv"})
"""Words that are somebody else for each who reads the plan."""


def says_who(who: str) -> bool:
    """Tell whether a text names somebody: "mig" on the citizen's plan is the citizen."""
    words = who.casefold().replace(",", " ").split()
    return not words or any(word not in _NOBODY for word in words)


@dataclass(frozen=True, slots=True)
class AgreementTold:
    """An agreement as it was told: what, who, before when, and why."""

    what: str
    who: str
    due: date | None = None
    why: str = ""


def make_agreement(
    stream: str,
    *,
    what: str,
    who: str,
    due: Day = None,
    why: str = "",
    goal: str = "",
    visit: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Make an agreement; a day is welcome and not demanded, for some things happen every Monday."""
    fields: dict[str, Value] = {
        "what": demanded(what, _WHAT),
        "who": demanded(who, _WHO),
        "due": day(due),
        "status": "open",
        "author": act["by"],
    }
    fields |= {name: value for name, value in (("why", why), ("goal", goal), ("visit", visit)) if value}
    return (change(stream, ids.new(act["now"]), "agreement", fields, **act),)


def change_agreement(
    stream: str, agreement: str, fields: Mapping[str, Value], **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Change the fields that the form painted and the person altered."""
    kept = checked("agreement", fields)
    for name, sentence in (("what", _WHAT), ("who", _WHO)):
        if name in kept:
            demanded(str(kept[name] or ""), sentence)
    return (change(stream, agreement, "agreement", kept, **act),)


def keep_agreement(stream: str, agreement: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that it was done."""
    return (change(stream, agreement, "agreement", {"status": "done"}, **act),)


def drop_agreement(stream: str, agreement: str, *, why: str = "", **act: Unpack[Act]) -> tuple[Change, ...]:
    """Let an agreement go, with the reason where there is one to tell."""
    fields = {"status": "dropped"} | ({"why": why} if why.strip() else {})
    return (change(stream, agreement, "agreement", fields, **act),)


def reopen_agreement(stream: str, agreement: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Take back that it was done or dropped."""
    return (change(stream, agreement, "agreement", {"status": "open"}, **act),)


def found_in(text: str, *, today: date, names: Mapping[str, str]) -> AgreementTold | None:
    """Return the last agreement that a text tells, None when unsure: it is an offer, and a person says yes.

    `names` says whom a name, initials or "jeg" stands for: {"Zahra": "Borger", "jeg": "MEHA"}.
    """
    told = promise_in(text, today=today, names=names)
    if told is None:
        return None
    who, what, due = told
    return AgreementTold(what=what, who=who, due=due)
