"""The practice office as `./fod run` opens it, with a printer that keeps what it prints and a colleague of one's own.

The printer stands at the outer edge: two programs named as the printing system's. All else is the product: the window,
the store, the central service that the practice office runs by itself.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

from casework.agreements import change_agreement
from desktop import joining
from desktop.practice import PASSPHRASE
from storage import sealing, vault
from storage.reader import Reader
from storage.reads.records import select
from sync.client import Client
from sync.enrol import begin, enrol
from sync.service import grants, registry
from sync.service.log import Log
from sync.service.projections import open_kept
from sync.wire import Wire
from tests.journeys.counted import Hand
from tests.journeys.stage import Desk, wait_until

LISE, COLLEAGUE, MENTOR, LEAD = "LIKO", "TOBR", "MIPR", "BEPR"


_UNTIL = "select stream, max(until) from timed_grant where user = ? group by stream"


class Printing(Desk):
    """A computer with a printer; its papers come out as files in `papers`."""

    @property
    def papers(self) -> Path:
        """Where what was printed lies."""
        return self.home.parent / "papers"

    def _environment(self) -> dict[str, str]:
        here = super()._environment()
        programs = self.home.parent / "bin"
        if not programs.exists():
            programs.mkdir()
            self.papers.mkdir()
            paper = f"{self.papers}/$$"
            for name, does in (
                ("lpstat", "echo kontoret"),
                ("lp", f"/bin/cat > {paper} && mv {paper} {paper}.pdf"),
            ):
                (programs / name).write_text(f"#!/bin/sh\n{does}\n")
                (programs / name).chmod(0o700)
        return here | {"PATH": f"{programs}:{os.environ['PATH']}"}


@dataclass
class Computer:
    """Somebody's other computer: a real store and the real exchange, and no window."""

    store: vault.Store
    client: Client

    def exchange(self) -> None:
        """Send what waits and fetch what is new."""
        self.client.one_round(lambda _progress: None, lambda: False)

    def write(self, agreements: dict[str, str]) -> None:
        """Write agreements anew, from what stands here now."""
        reader, now = self.store.reader(), datetime.now(UTC)
        for one in select(reader, "r.kind = 'agreement'"):
            if new := agreements.get(one.text("what")):
                changes = change_agreement(
                    one.stream, one.id, {"what": new}, by=self.store.user.id, now=now, seen=reader.seen()
                )
                self.store.ledger.record(changes, now=now)


@dataclass
class Office:
    """One playing of the table: Lise's practice office, and four computers that nobody has used yet."""

    stage: Path
    lise: Hand
    desk: Printing
    new: dict[str, Hand]
    words: dict[str, str]
    """The five words of each new computer."""
    cases: dict[str, str] = field(default_factory=dict)
    """The case of each citizen by his name."""
    _stores: dict[str, vault.Store] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """The practice office's own home below Lise's."""
        return self.desk.home / "practice"

    @property
    def address(self) -> str:
        """Where its central service answers."""
        return f"http://127.0.0.1:{json.loads((self.home / 'practice.json').read_text())['port']}"

    def codes(self, initials: str, count: int) -> list[str]:
        """Make codes for somebody's computers, as the administrator's command does."""
        ledger = open_kept(self.home / "central")
        try:
            with ledger.writing() as connection:
                user, now = registry.user_called(connection, initials), datetime.now(UTC)
                return [registry.new_code(connection, ledger.keys, user, now) for _ in range(count)]
        finally:
            ledger.close()

    def write_apart(self, agreements: dict[str, tuple[str, str]]) -> None:
        """Let Tobias and Lise, each at another computer, write agreements anew without having seen each other."""
        with ExitStack() as both:
            people = [both.enter_context(self._computer(initials)) for initials in (COLLEAGUE, LISE)]
            everybody = select(people[0].store.reader(), "r.kind = 'citizen'")
            self.cases = {one.name: one.stream for one in everybody}
            for number, person in enumerate(people):
                person.write({was: texts[number] for was, texts in agreements.items()})
            for person in people:
                person.exchange()

    def make_mentor(self, *names: str) -> None:
        """Let a mentor have these citizens, and give her a computer with a store that waits for its words."""
        ledger, now = open_kept(self.home / "central"), datetime.now(UTC)
        try:
            with ledger.writing() as connection:
                user = registry.User(str(uuid4()), MENTOR, "Mie Prøvehøj", "Mentor")
                registry.put_user(connection, user)
                log, act = Log(connection), grants.Act("administrator", "mentor", now.isoformat())
                for name in names:
                    grants.grant(log, user.id, self.cases[name], "mentor", act=act)
                log.finish()
        finally:
            ledger.close()
        self.bring_in("mentor", MENTOR)

    def bring_in(self, who: str, initials: str) -> None:
        """Give somebody a computer with a store that waits for its words."""
        (code,) = self.codes(initials, 1)
        enrolled = enrol(self.address, code, begin(), wall=time.time)
        with patch.dict(os.environ, {"FODFAESTE_HOME": str(self.new[who].desk.home)}):
            store, _central = joining.make_store(enrolled, PASSPHRASE, cost=sealing.FLOOR)
        store.close()
        self.words[who] = PASSPHRASE

    def cases_of(self, initials: str, role: str = "") -> dict[str, str]:
        """Return a person's cases at the service, by role where one is named: until which day, empty for good."""
        ledger = open_kept(self.home / "central")
        try:
            with ledger.reading() as connection:
                user = registry.user_called(connection, initials).id
                ends = dict(connection.execute(_UNTIL, (user,)).fetchall())
                spans = grants.open_spans(connection, user)
        finally:
            ledger.close()
        return {
            case: str(ends.get(case, "")) for case, span in spans.items() if not role or span.role == role
        }

    @contextmanager
    def _computer(self, initials: str) -> Iterator["Computer"]:
        (code,) = self.codes(initials, 1)
        enrolled = enrol(self.address, code, begin(), wall=time.time)
        user = vault.UserFacts(enrolled.user, enrolled.initials, enrolled.name)
        folder, now = self.stage / f"other-{initials}", datetime.now(UTC)
        store = vault.create(
            folder, PASSPHRASE, user=user, device=enrolled.device, now=now, cost=sealing.FLOOR
        )
        wire = Wire(self.address, enrolled.key, enrolled.device, wall=time.time)
        try:
            wire.hello()
            made = Computer(store, Client(store.ledger, wire, epoch=enrolled.epoch))
            made.exchange()
            yield made
        finally:
            wire.close()
            store.close()

    def papers(self) -> list[str]:
        """Return what was printed, as text, in the order of coming."""
        found = sorted(self.desk.papers.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
        return [words_of(path) for path in found]

    def printed(self, count: int) -> None:
        """Wait until so many papers have come out."""
        wait_until(lambda: len(list(self.desk.papers.glob("*.pdf"))) >= count)

    def reader(self, who: str = "lise") -> Reader:
        """Open the store of Lise's or of a new computer, whose program ends first, and read it."""
        if who not in self._stores:
            desk, home, words = (
                (self.desk, self.home, PASSPHRASE)
                if who == "lise"
                else (self.new[who].desk, self.new[who].desk.home, self.words.get(who, ""))
            )
            desk.close()
            (folder,) = [path for path in (home / "stores").iterdir() if path.is_dir()]
            self._stores[who] = vault.unlock(folder, words, now=datetime.now(UTC))
        return self._stores[who].reader()

    def close(self) -> None:
        """Close what was read."""
        for store in {id(one): one for one in self._stores.values()}.values():
            store.close()


def words_of(paper: Path) -> str:
    """Return what stands on a paper."""
    command = ["pdftotext", "-layout", str(paper), "-"]
    return subprocess.run(command, text=True, capture_output=True, check=True).stdout


@contextmanager
def opened(stage: Path, *, alone: bool = False) -> Iterator[Office]:
    """Open Lise's practice office as far as today's list; beside it four computers are switched on, or none."""
    desk = Printing("lise", stage / "lise")
    new = {way: Desk(f"tobias-{way}", stage / f"tobias-{way}") for way in ("mouse", "keys") if not alone}
    new |= {who: Printing(who, stage / who / "home") for who in ("mentor", "lead") if not alone}
    try:
        for one in (desk, *new.values()):
            one.home.mkdir(parents=True)
            one.switch_on()
        lise = Hand(desk)
        lise.press_icon("--practice")
        lise.find("Adgangssætningen står der allerede")
        lise.press("^Lås op$")
        lise.find("^Start besøg$", seconds=150)
        lise.find("Dagny Eksempelsen")
        lise.begin()
        office = Office(stage, lise, desk, {way: Hand(one) for way, one in new.items()}, {})
        try:
            yield office
        finally:
            office.close()
    finally:
        for one in (*new.values(), desk):
            one.switch_off()
