"""What the trail says of a day's visits that left the vault on paper or as a file."""

from casework.answers import Day
from casework.death import STOPPED
from casework.trail import Action, Noted


def noted(day: Day, action: Action) -> tuple[Noted, ...]:
    """Return the entries of a day list; who asks later where a guarded address may lie must know on which it stood."""
    entries = []
    for veiled, what in ((False, "day"), (True, "day:veiled")):
        out = {one.citizen for one in day.visits if one.outcome != STOPPED and one.protected is veiled}
        if out:
            entries.append(Noted(action, tuple(sorted(out)), what))
    return tuple(entries)
