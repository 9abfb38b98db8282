"""What every step of the story is handed: who is in it, where pictures go, and what was typed on the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys import canaries
from tests.journeys.stage import Central, Desk


@dataclass
class Day:
    """One playing of the story: where pictures go, who is in it, and what was typed on the way."""

    folder: Path
    stage: Path
    export: Path
    say: Callable[[str], None]
    central: Central
    mette: Desk
    jonas: Desk
    passphrases: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    pictures: int = 0

    def show(self, desk: Desk, name: str) -> None:
        """Keep a picture of this moment."""
        self.pictures += 1
        desk.picture(self.folder / f"{self.pictures:02}-{desk.name}-{name}.png")


def hunt(day: Day) -> list[str]:
    """Search everything that the programs keep for what must not stand there in clear."""
    words = [*canaries.of_export(day.export), *day.typed]
    homes = [day.mette.home, day.jonas.home, day.central.home]
    return canaries.found_in(homes, words, leave_out=[day.export])
