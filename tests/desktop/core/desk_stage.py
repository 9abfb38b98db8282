"""A desk over a real encrypted store, for tests: the lanes are real, the passphrase is cheap."""

from dataclasses import dataclass, field
from pathlib import Path

from casework.changes import Change
from casework.errors import FodfaesteError
from desktop.desk import Desk
from desktop.lanes import Lane
from desktop.news import News
from tests.patience import PATIENCE_MS
from tests.storage import shelf


@dataclass
class Stage:
    """What a test looks at."""

    desk: Desk
    lanes: list[Lane]
    refused: list[FodfaesteError] = field(default_factory=list)
    crashed: list[BaseException] = field(default_factory=list)
    told: list[frozenset[str]] = field(default_factory=list)

    def lane(self, name: str) -> Lane:
        """Make one more lane."""
        lane = Lane(name, refused=self.refused.append, crashed=self.crashed.append)
        self.lanes.append(lane)
        return lane

    def save(self, *changes: Change) -> None:
        """Record changes before the story begins."""
        self.desk.store_lane.wait_for(lambda: self.desk.store.ledger.record(changes, now=shelf.NOW))

    def entered(self) -> list[tuple[str, ...]]:
        """Return what stands in the trail now: action, citizens, what, words."""
        query = "select action, objects, what, words from audit order by seq"
        rows = self.desk.store_lane.wait_for(lambda: self.desk.store.own_reader().rows(query))
        return [tuple(row) for row in rows]

    def close(self) -> None:
        """Close everything in the right order; nothing may have crashed."""
        self.desk.close()
        for lane in self.lanes[1:]:
            assert lane.close(PATIENCE_MS / 1000)
        self.lanes[0].do(self.desk.store.close)
        assert self.lanes[0].close(PATIENCE_MS / 1000)
        assert self.crashed == []


def stage_on(folder: Path) -> Stage:
    """Make a store and put a desk on it."""
    refused: list[FodfaesteError] = []
    crashed: list[BaseException] = []
    lanes = [Lane(name, refused=refused.append, crashed=crashed.append) for name in ("store", "reader")]
    store = lanes[0].wait_for(lambda: shelf.make(folder))
    news = News()
    desk = Desk(store, lanes[0], lanes[1], news, clock=lambda: shelf.NOW)
    stage = Stage(desk, lanes, refused, crashed)
    news.changed.connect(stage.told.append)
    return stage
