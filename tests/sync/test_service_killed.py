"""Four computers and the service are killed again and again on a bad line: nothing said is lost, and nothing is twice.

Real processes: the service answers in a child that is killed by the kernel's hand at any moment and started anew; four
people's computers save, and have their rounds through a line that cuts, delays, repeats and loses (`bad_line.py`), each
in a child that is killed and started anew as well. Each says what it has saved, and what has a receipt. After some
kills all is quiet: what was said is asked of each store and of the service, and after two more rounds everybody must
hold everybody's notes.
"""

import os
import signal
import socket
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
import uvicorn

from casework.errors import Damaged, Unreachable
from storage import device_key, vault
from storage.vault import Store
from sync.client import Client
from sync.proofs import DeviceKey
from sync.service.engines.postgres import Postgres
from sync.service.engines.sqlcipher import SqlCipher
from sync.service.ledger import CentralLedger, open_store
from sync.service.serving import configured, take_port
from sync.wire import Wire
from sync.words import TurnedAway
from tests.storage.faults.deeds import words
from tests.storage.faults.sizes import ENDURANCE, chance, many, seed, told
from tests.storage.shelf import CHEAP, PASSPHRASE, note, save
from tests.sync.away import Laptop, laptop
from tests.sync.bad_line import bad_line, go_with_the_parent
from tests.sync.conftest import server_called
from tests.sync.simulation.mutants import sent_twice_taken_twice
from tests.sync.stage import Clock, central

pytestmark = pytest.mark.slow
PEOPLE = ("MEHA", "JOKR", "LISO", "AMNI")
SERVICE = len(PEOPLE)
KILLS = 10
"""Kills between two looks."""
MOST = 60
"""Words that are heard at most between two kills; a round of one computer is about a dozen."""
ENGINES = ("sqlcipher", "newest", "oldest") if ENDURANCE else ("sqlcipher", "newest")
DATABASE = "killed"
Mutant = Callable[[], None]


class Died(Exception):
    """A child died of itself; its last words are printed."""


@dataclass
class Scene:
    """A service's folder and port, and four closed stores that see one citizen together."""

    folder: Path
    listening: socket.socket
    laptops: tuple[Laptop, ...]
    stream: str
    hears: int
    says: int
    saved: Counter[str] = field(default_factory=Counter)
    """The last number that each computer said was saved, and below, was receipted."""
    receipted: Counter[str] = field(default_factory=Counter)
    children: dict[int, int] = field(default_factory=dict)
    heard: bytes = b""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}"

    def say(self, word: str) -> None:
        os.write(self.says, f"{word};".encode())

    @contextmanager
    def opened(self, one: Laptop) -> Iterator[Store]:
        store = vault.unlock(one.folder, PASSPHRASE, now=Clock()(), floor=CHEAP)
        try:
            yield store
        finally:
            store.close()

    def begin(self, who: int, work: Callable[[], None]) -> None:
        """Let somebody work in a child of his own."""
        child = os.fork()
        if child == 0:
            go_with_the_parent()
            try:
                work()
            except BaseException as trouble:
                self.say(f"died {type(trouble).__name__}")
                traceback.print_exc()
                raise
            finally:
                os._exit(1)
        self.children[who] = child

    def kill(self, who: int) -> None:
        """Kill a child, if it has not died of itself."""
        child = self.children.pop(who)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def listen(self, count: int) -> None:
        """Hear so many words, and keep what they say."""
        while self.heard.count(b";") < count:
            self.heard += os.read(self.hears, 65536)
        self.learn()

    def learn(self) -> None:
        """Keep what was said until now."""
        *said, rest = self.heard.split(b";")
        for word in said:
            what, _, of = word.decode().partition(" ")
            if what == "died":
                raise Died(of)
            who, _, number = of.partition(" ")
            if what in {"saved", "receipted"}:
                kept = self.saved if what == "saved" else self.receipted
                kept[who] = max(kept[who], int(number))
        self.heard = rest

    def hear_the_rest(self) -> None:
        """When nobody speaks any more: keep the last words; what was cut off by a kill says nothing."""
        os.set_blocking(self.hears, False)
        with suppress(BlockingIOError):
            while more := os.read(self.hears, 65536):
                self.heard += more
        os.set_blocking(self.hears, True)
        self.learn()
        self.heard = b""


@pytest.fixture
def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Scene]:
    server = server_called(request.param)
    with ExitStack() as open_now:
        if server is not None:
            server.database(DATABASE)
            open_now.callback(server.as_superuser, f"drop database {DATABASE} with (force)")
            if (
                "mutant" in request.fixturenames
            ):  # the second wall against what comes twice; its role may not drop it
                server.as_superuser("drop index change_by_dot", database=DATABASE)
        with central(tmp_path / "central", server=server, database=DATABASE) as running:
            hers, *others = (
                open_now.enter_context(laptop(running, initials, tmp_path / initials)) for initials in PEOPLE
            )
            stream = hers.open_citizen()
            hers.round()
            for one in others:
                running.grant(one.user, stream, "partner")
                one.round()
            for one in (hers, *others):
                one.lock()
        listening = open_now.enter_context(closing(take_port("127.0.0.1", 0)))
        hears, says = os.pipe()
        made = Scene(tmp_path / "central", listening, (hers, *others), stream, hears, says)
        yield made
        for who in tuple(made.children):
            made.kill(who)
        os.close(hears)
        os.close(says)


def serve(scene: Scene, mutant: Mutant) -> None:
    """Answer until killed."""
    mutant()
    writing = CentralLedger.writing

    @contextmanager
    def heard(ledger: CentralLedger) -> Iterator[Any]:
        scene.say("write")
        with writing(ledger) as connection:
            yield connection
            scene.say("commit")
        scene.say("written")

    CentralLedger.writing = heard  # type: ignore[method-assign, assignment]
    uvicorn.Server(configured(open_store(scene.folder), clock=Clock())).run(sockets=[scene.listening])


def work(scene: Scene, one: Laptop, address: str) -> None:
    """Save two notes, have a round, lock and unlock, for ever."""
    who = one.user.initials
    while True:
        with scene.opened(one) as store:
            last = max(noted(store).get(who, {0: ""}))
            for number in (last + 1, last + 2):
                save(store, *note(scene.stream, f"{who} {words(number)}"))
                scene.say(f"saved {who} {number}")
            try:
                rounds(one, store, address)
            except (Unreachable, TurnedAway) as trouble:
                scene.say(f"unheard {type(trouble).__name__}")
            else:
                scene.say(f"receipted {who} {last + 2}")


def rounds(one: Laptop, store: Store, address: str) -> None:
    """Have a round, as the desktop has it."""
    key = DeviceKey(device_key.read(one.folder))
    with closing(Wire(address, key, store.device, wall=Clock().wall, answer_s=10)) as wire:
        Client(store.ledger, wire, epoch=one.enrolled.epoch).one_round(lambda _: None, lambda: False)


def noted(store: Store) -> dict[str, dict[int, str]]:
    """Return the record of each note that reads word for word, by whose it is and its number."""
    found: dict[str, dict[int, str]] = {}
    for record, text in store.own_reader().rows(
        "select record, fields ->> 'text' from log where kind = 'note'"
    ):
        who, _, rest = text.partition(" ")
        number = int(rest.split()[1])
        if rest == words(number):
            found.setdefault(who, {})[number] = record
    return found


def at_the_service(scene: Scene) -> Counter[str]:
    """Return how often the service has each note, by its record."""
    with closing(open_store(scene.folder)) as ledger, ledger.reading() as connection:
        rows = connection.execute("select record from change where kind = 'note'").fetchall()
    return Counter(record for (record,) in rows)


def killed(scene: Scene, random: Random, kills: int, mutant: Mutant) -> Counter[str]:
    """Let all work on a bad line, and kill one of them again and again; count who, and at which end."""
    died: Counter[str] = Counter()
    with bad_line(scene.address, random, scene.say) as address:
        begun: list[Callable[[], None]] = [
            *(partial(work, scene, one, address) for one in scene.laptops),
            partial(serve, scene, mutant),
        ]
        for who, does in enumerate(begun):
            scene.begin(who, does)
        for _ in range(kills):
            scene.listen(random.randrange(1, MOST))
            who = random.choice((SERVICE, SERVICE, SERVICE, *range(len(PEOPLE))))
            scene.kill(who)
            died["service" if who == SERVICE else "computer"] += 1
            scene.begin(who, begun[who])
        for who in tuple(scene.children):
            scene.kill(who)
    scene.hear_the_rest()
    return died


def judged(scene: Scene) -> str:
    """Ask each store and the service for what was said; then all have two rounds, and must hold the same."""
    there = at_the_service(scene)
    for one in scene.laptops:
        who = one.user.initials
        with scene.opened(one) as store:
            mine = noted(store).get(who, {})
        if gone := set(range(1, scene.saved[who] + 1)) - mine.keys():
            return f"LOST {who} {sorted(gone)}"
        if lacks := [n for n in range(1, scene.receipted[who] + 1) if not there[mine[n]]]:
            return f"NOT AT THE SERVICE {who} {lacks}"
    scene.begin(SERVICE, lambda: serve(scene, lambda: None))
    held: list[dict[str, dict[int, str]]] = []
    for turn in range(2):
        for one in scene.laptops:
            with scene.opened(one) as store:
                rounds(one, store, scene.address)
                if turn and (store.ledger.waiting(1) or store.check()):
                    return f"NOT QUIET {one.user.initials}"
                held += [noted(store)] if turn else []
    scene.kill(SERVICE)
    records = Counter(record for notes in held[0].values() for record in notes.values())
    if any(one != held[0] for one in held) or at_the_service(scene) != records:
        return "NOT THE SAME, OR NOT ONCE"
    return "whole"


def killed_again_and_again(
    scene: Scene, looks: int, mutant: Mutant = lambda: None
) -> tuple[Counter[str], Counter[str]]:
    """Kill and look until something is amiss; return who was killed how often, and what the looks found."""
    died, found, random = Counter[str](), Counter[str](), chance("the service")
    for _ in range(looks):
        died += killed(scene, random, KILLS, mutant)
        found[judged(scene)] += 1
        if set(found) != {"whole"}:
            break
    return died, found


@pytest.mark.parametrize("scene", ENGINES, indirect=True)
def test_nothing_is_lost_or_there_twice_when_service_and_computers_are_killed(
    scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    looks = many(2, 50)

    died, found = killed_again_and_again(scene, looks)

    notes = at_the_service(scene).total()
    record_property(
        "counted", f"kill -9 of both ends: {told(died)}; {told(found)}; {notes} notes; seed {seed()}"
    )
    assert found == {"whole": looks}
    assert died["service"]
    assert notes > looks * KILLS


def receipted_before_it_is_written() -> None:
    """Let the service answer first, and write when the next one comes."""
    for engine in (SqlCipher, Postgres):
        _commits_late(engine)


def _commits_late(kind: Any) -> None:
    begin, commit = kind.begin_writing, kind.commit
    open_still: list[Any] = []

    def late(engine: Any, connection: Any) -> None:
        if connection in open_still:
            commit(engine, connection)
            open_still.clear()
        begin(engine, connection)

    kind.begin_writing = late
    kind.commit = lambda _, connection: open_still.append(connection)


def taken_twice() -> None:
    """Let the service take a batch that comes again in again."""
    sent_twice_taken_twice(pytest.MonkeyPatch())


@pytest.mark.parametrize("scene", ENGINES if ENDURANCE else ENGINES[:1], indirect=True)
@pytest.mark.parametrize("mutant", [receipted_before_it_is_written, taken_twice])
def test_of_the_test_a_service_that_forgets_is_noticed(
    scene: Scene, mutant: Mutant, record_property: Callable[[str, object], None]
) -> None:
    try:
        noticed = told(killed_again_and_again(scene, 8, mutant)[1])
    except (Died, Damaged) as trouble:  # it knows by the height beside that it forgot, and opens no more
        noticed = f"1 DIED {trouble if isinstance(trouble, Died) else 'Damaged'}"
    except TurnedAway as trouble:  # a computer showed a receipt that it knows nothing of
        noticed = f"1 {trouble.code}"

    record_property("counted", f"{mutant.__name__}: {noticed[:200]}")
    assert any(
        word in noticed
        for word in ("NOT AT THE SERVICE", "NOT THE SAME", "NOT QUIET", "DIED Damaged", "log_behind")
    ), noticed
