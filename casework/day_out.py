"""What the trail says of a day's visits that left the vault on paper or as a file."""

from collections.abc import Container
from dataclasses import replace

from casework.answers import Day
from casework.death import STOPPED
from casework.trail import Action, Noted


def spoken_of(day: Day) -> tuple[str, ...]:
    """Return the citizens of whom the list of a day says anything."""
    return (*(one.citizen for one in day.visits), *(one.citizen for one in day.said_now))


def only_of(day: Day, may: Container[str]) -> Day:
    """Return the part of a day that speaks of citizens of whom its list may be printed."""
    return replace(
        day,
        visits=tuple(one for one in day.visits if one.citizen in may),
        said_now=tuple(one for one in day.said_now if one.citizen in may),
    )


def noted(day: Day, action: Action) -> tuple[Noted, ...]:
    """Return the entries of a day list; who asks later where a guarded address may lie must know on which it stood.

    Of somebody who only said something no address is on it.
    """
    entries = []
    for veiled, what in ((False, "day"), (True, "day:veiled")):
        out = {one.citizen for one in day.visits if one.outcome != STOPPED and one.protected is veiled}
        if veiled:
            out |= {one.citizen for one in day.said_now} - {one.citizen for one in day.visits}
        if out:
            entries.append(Noted(action, tuple(sorted(out)), what))
    return tuple(entries)
