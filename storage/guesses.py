"""Wrong passphrases make the next try wait; they never cost a word that was written.

The count outlives the program. Three tries are free, then the pause doubles up to five minutes. A clock that was set
back does not shorten a pause; one set forward does, as a copy of the folder would: the pause holds off who stands at
the keyboard, and what a guess costs holds off who has the disk.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from casework.sentences import Sentence
from storage.faults import TooSoon
from storage.files import write_whole

NAME: Final = "guesses.json"
FREE: Final = 3
LONGEST_S: Final = 300
HELP: Final = 20
"""From so many on, words are not tried any more where two officers can help: the way in leads over them."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """How many wrong passphrases in a row, and when the last one came."""

    wrong: int = 0
    last: datetime | None = None

    @property
    def pause(self) -> int:
        """Seconds from the last wrong one to the next try."""
        return 0 if self.wrong < FREE else min(1 << min(self.wrong - FREE, 9), LONGEST_S)

    def left(self, now: datetime) -> int:
        """Seconds that are left of the pause."""
        if self.last is None or not self.pause:
            return 0
        passed = max((now - self.last) / timedelta(seconds=1), 0.0)
        return max(0, -int(-(self.pause - passed) // 1))


def read(folder: Path) -> Guesses:
    """Return the count; a file that cannot be read counts as none, because the passphrase itself is the guard."""
    try:
        said = json.loads((folder / NAME).read_bytes())
        last = datetime.fromisoformat(said["last"])
        return Guesses(int(said["wrong"]), last) if last.tzinfo else Guesses()
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Guesses()


def check(folder: Path, now: datetime) -> Guesses:
    """Return the count, or refuse to try where the pause is not over.

    A last try that lies in the future was made by a clock that is right again now: the pause begins anew, and ends.
    """
    guesses = read(folder)
    if guesses.last is not None and guesses.last > now:
        guesses = Guesses(guesses.wrong, now)
        _write(folder, guesses)
    left = guesses.left(now)
    if left:
        raise TooSoon(
            Sentence(
                "Forkert adgangssætning flere gange. Vent {pause}, og prøv igen. Intet er slettet.",
                pause=_said(left),
            ),
            left,
        )
    return guesses


def count_one(folder: Path, before: Guesses, now: datetime) -> Guesses:
    """Count a try as wrong before it is made, so that stopping the program is no way round the pause."""
    after = Guesses(before.wrong + 1, now)
    _write(folder, after)
    return after


def take_back(folder: Path, before: Guesses) -> None:
    """Set the count back to what it was: the try could not be made."""
    if before.last is None:
        forget(folder)
    else:
        _write(folder, before)


def forget(folder: Path) -> None:
    """Begin anew after the right passphrase."""
    (folder / NAME).unlink(missing_ok=True)


def _write(folder: Path, guesses: Guesses) -> None:
    last = guesses.last.isoformat() if guesses.last else ""
    write_whole(folder / NAME, json.dumps({"wrong": guesses.wrong, "last": last}).encode())


def _said(seconds: int) -> str:
    if seconds >= 120:
        return Sentence("{count} minutter", count=str(-(-seconds // 60)))
    return Sentence("1 sekund") if seconds == 1 else Sentence("{count} sekunder", count=str(seconds))
