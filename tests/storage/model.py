"""A device's store beside a model in memory: the same changes, folded from scratch, must always say the same."""

import os
import shutil
from pathlib import Path

from casework.changes import Change, Dot, Placed, Seen, fold
from storage.vault import Store
from tests.storage.shelf import AT, COLLEAGUE, NOW, make, unlock, versions

STREAM = "stream"
RECORDS = ("a", "b")
FIELDS = ("what", "who")


class Stage:
    """One real store, the log of a service, and what the device must know by now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store: Store = make(folder)
        self.log: list[Placed] = []
        self.known: dict[Dot, Placed] = {}
        self.pulled = 0
        self.unsaid: dict[int, int] = {}
        self.forms: list[Seen] = []
        self.count = 0

    def open_form(self) -> None:
        """Somebody opens a form and leaves it open."""
        self.forms.append(self.store.ledger.seen())

    def write(self, record: str, field: str, *, form: bool) -> None:
        """Save what was typed, from a form that is as old as it is."""
        self.count += 1
        seen = self.forms.pop(0) if form and self.forms else self.store.ledger.seen()
        change = Change(STREAM, record, "agreement", {field: f"egen {self.count}"}, seen, AT)
        (dot,) = self.store.ledger.record([change], now=NOW).dots
        (kept,) = (one for one in self.store.ledger.waiting(-1) if one.dot == dot)
        self.known[dot] = kept

    def colleague_writes(self, record: str, field: str, seen: int) -> None:
        """The colleague's change reaches the service, made with the log in view up to some place."""
        self.count += 1
        change = Change(STREAM, record, "agreement", {field: f"kollega {self.count}"}, Seen(seen), AT)
        seq = len(self.log) + 1
        self.log.append(Placed(change, Dot(COLLEAGUE, self.count), self.count << 16, "w-jonas", seq, AT))

    def push(self, most: int) -> None:
        """Send what waits; the receipts are on their way."""
        sent = {one.dot.number for one in self.log if one.dot.device == self.store.device}
        for one in self.store.ledger.waiting(most):
            if one.dot.number not in sent:
                self.log.append(_at(one, len(self.log) + 1))
        own = {one.dot.number: one.seq or 0 for one in self.log if one.dot.device == self.store.device}
        self.unsaid = {one.dot.number: own[one.dot.number] for one in self.store.ledger.waiting(most)}

    def hear(self) -> None:
        """The receipts come in."""
        self.store.ledger.acknowledge(self.unsaid, {}, AT)
        for number, seq in self.unsaid.items():
            dot = Dot(self.store.device, number)
            self.known[dot] = _at(self.known[dot], seq)
        self.unsaid = {}

    def pull(self, most: int, *, echoes: bool) -> None:
        """Take a page; own changes come back as echoes, or not at all."""
        page = self.log[self.pulled : self.pulled + most]
        high = self.pulled + len(page)
        wanted = [one for one in page if echoes or one.dot.device != self.store.device]
        known = {n for n in self.unsaid if any(one.dot == Dot(self.store.device, n) for one in page)}
        if known and not echoes:
            self.hear()
        self.store.ledger.receive(wanted, cursor=f"c{high}", high=high)
        for one in wanted:
            self.known[one.dot] = one
        self.pulled = high

    def crash(self, *, lose_log: bool) -> None:
        """The power goes, and perhaps the database's own log with it."""
        self.store._connection.execute("pragma wal_checkpoint(passive)").fetchone()
        image = self.folder.with_name("image")
        shutil.copytree(self.folder, image)
        self.store.close()
        shutil.rmtree(self.folder)
        image.rename(self.folder)
        if lose_log:
            for name in ("store.db-wal", "store.db-shm"):
                (self.folder / name).unlink(missing_ok=True)
        self.store = unlock(self.folder)

    def lock(self) -> None:
        """The computer is locked, and unlocked again."""
        self.store.close()
        self.store = unlock(self.folder)

    def judge(self) -> list[str]:
        """Say where the store and the model differ."""
        wrong = []
        for record in RECORDS:
            changes = [one for one in self.known.values() if one.change.record == record]
            for field in FIELDS:
                register = fold(changes).registers.get(field, ()) if changes else ()
                expected = {version.value for version in register}
                found = versions(self.store, record, field)
                if expected != found:
                    wrong.append(f"{record}.{field}: {sorted(found)} is not {sorted(map(str, expected))}")
        waiting = [one.dot.number for one in self.store.ledger.waiting(-1)]
        unplaced = sorted(dot.number for dot, one in self.known.items() if one.seq is None)
        if waiting != unplaced:
            wrong.append(f"waiting: {waiting} is not {unplaced}")
        if self.store.ledger.cursor() not in {None, f"c{self.pulled}"}:
            wrong.append("cursor")
        return wrong

    def close(self) -> None:
        """Take everything down."""
        self.store.close()
        shutil.rmtree(self.folder)


def _at(placed: Placed, seq: int) -> Placed:
    return Placed(placed.change, placed.dot, placed.hlc, placed.by, seq, AT, placed.late)


def fresh_folder(base: Path) -> Path:
    """Return a folder that no store was in before."""
    return base / f"stage-{os.urandom(6).hex()}" / "store"
