"""Either end of a file's way is killed at every piece, before and after it was taken: the other pieces go once.

Real processes on the real disk: the service and the device are children that end themselves with SIGKILL. Each run asks
anew what is there, so what was taken before a kill is never sent or fetched again.
"""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from casework.attachments import SealedFile, attach_file
from casework.errors import Unreachable
from storage import attached, device_key, vault
from storage.attachments import Attachments
from storage.vault import Store
from sync import files as sending
from sync.files import Files
from sync.proofs import DeviceKey
from sync.protocol_files import pieces
from sync.service import files as taking
from sync.service.ledger import open_store
from sync.service.serving import configured, take_port
from sync.wire import Wire
from tests.storage.faults.sizes import many
from tests.storage.shelf import CHEAP, PASSPHRASE
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Clock, central

pytestmark = pytest.mark.slow

COUNT = many(3, 50)
CONTENT = os.urandom((COUNT - 1) * (8 << 16) + 5000)


@dataclass
class Scene:
    """A closed service, and two closed stores of people who have the same citizen; one attached a file."""

    central: Path
    listening: socket.socket
    hers: Laptop
    his: Laptop
    file: SealedFile
    hears: int
    says: int

    def taken(self) -> list[int]:
        """Return the numbers of the pieces that the service was asked to take or give since this was last asked."""
        os.set_blocking(self.hears, False)
        heard = b""
        with suppress(BlockingIOError):
            while more := os.read(self.hears, 65536):
                heard += more
        return [int(number) for number in heard.split(b";")[:-1]]

    def line(self, one: Laptop) -> Wire:
        address = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        return Wire(address, DeviceKey(device_key.read(one.folder)), one.enrolled.device, wall=Clock().wall)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with central(tmp_path / "central") as running, laptop(running, "MEHA", tmp_path / "hers") as hers:
        stream = hers.open_citizen()
        hers.round()
        with laptop(running, "JOKR", tmp_path / "his") as his:
            running.grant(his.user, stream, "partner")
            file = hers.store.attachments.seal(stream, [CONTENT])
            seen, now = hers.store.ledger.seen(), running.clock()
            changes = attach_file(
                stream, file=file, name="a", what="Scan", by=hers.user.id, now=now, seen=seen
            )
            hers.store.ledger.record(changes, now=now)
            hers.round()
            his.round()
        port = running._socket.getsockname()[1]
    assert pieces(len(CONTENT) + 16 * -(-len(CONTENT) // (1 << 16))) == COUNT
    hears, says = os.pipe()
    with closing(take_port("127.0.0.1", port)) as listening:
        yield Scene(tmp_path / "central", listening, hers, his, file, hears, says)
    os.close(hears)
    os.close(says)


def child(work: Callable[[], object]) -> int:
    """Do something in a process of its own; return its number."""
    number = os.fork()
    if number == 0:
        with suppress(BaseException):
            work()
        os._exit(1)
    return number


def was_killed(number: int) -> bool:
    return os.WTERMSIG(os.waitpid(number, 0)[1]) == signal.SIGKILL


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying(real: Callable[..., Any], when: str, note: Callable[[Any], object] = lambda _: None) -> Any:
    """Return a piece of work before or after which its process is killed; `note` hears what it was asked."""

    def work(*about: Any, **more: Any) -> Any:
        note(about)
        if when == "before":
            die()
        done = real(*about, **more)
        if when == "after":
            die()
        return done

    return work


@contextmanager
def service(scene: Scene, when: str = "") -> Iterator[int]:
    """Let the service answer in a process of its own, which dies before or after the first piece, or not at all."""

    def serve() -> None:
        taking.take = dying(taking.take, when, lambda about: told_number(about[3].number))
        taking.give = dying(taking.give, when, lambda about: told_number(about[3].number))
        config = configured(open_store(scene.central), clock=Clock())
        uvicorn.Server(config).run(sockets=[scene.listening])

    def told_number(number: int) -> None:
        os.write(scene.says, f"{number};".encode())

    number = child(serve)
    try:
        yield number
    finally:
        if not when:
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)


@contextmanager
def opened(one: Laptop) -> Iterator[Store]:
    store = vault.unlock(one.folder, PASSPHRASE, now=Clock()(), floor=CHEAP)
    try:
        yield store
    finally:
        store.close()


def move(scene: Scene, one: Laptop, store: Store, *, most: int = 4 * COUNT) -> None:
    """Move files as far as they go."""
    with closing(scene.line(one)) as wire:
        files = Files(wire, store.travelling, clock=lambda: 0.0)
        for _ in range(most):
            if files.step() is None:
                return


def killed_device(scene: Scene, one: Laptop, when: str, *, way: str) -> None:
    """Let a device move files until it is killed before or after its first piece."""

    def work() -> None:
        store = vault.unlock(one.folder, PASSPHRASE, now=Clock()(), floor=CHEAP)
        if way == "up":
            Wire.put_piece = dying(Wire.put_piece, when)  # type: ignore[method-assign]
        else:
            store.travelling.keep_piece = dying(store.travelling.keep_piece, when)  # type: ignore[method-assign]
        move(scene, one, store)

    assert was_killed(child(work))


KILLS = [when for _ in range(COUNT) for when in ("before", "after")]
TWICE = [number for number in range(COUNT) for _ in range(2)]
"""Each piece is asked for when it was not taken, and when it was: never a third time."""


def sent_by(scene: Scene) -> bool:
    """Tell whether the service has the file whole, and the device knows it."""
    with opened(scene.hers) as store:
        knows = store.own_reader().rows("select * from attached") == []
    ledger = open_store(scene.central)
    with ledger.reading() as connection:
        whole = connection.execute("select count(*) from file where whole is not null").fetchone() == (1,)
    ledger.close()
    return knows and whole


def test_a_service_that_is_killed_at_every_piece_has_the_file_whole_in_the_end(scene: Scene) -> None:
    with opened(scene.hers) as store:
        for when in KILLS:
            with service(scene, when) as number:
                with pytest.raises(Unreachable):
                    move(scene, scene.hers, store)
                assert was_killed(number)
        asked = scene.taken()
        with service(scene):
            move(scene, scene.hers, store)
        rest = scene.taken()

    print(f"{len(KILLS)} kills of the service under a file")
    assert (asked, rest) == (TWICE, [])
    assert sent_by(scene)


def test_a_device_that_is_killed_at_every_piece_sends_the_file_whole_in_the_end(scene: Scene) -> None:
    with service(scene):
        for when in KILLS:
            killed_device(scene, scene.hers, when, way="up")
        asked = scene.taken()
        with opened(scene.hers) as store:
            move(scene, scene.hers, store)
        rest = scene.taken()

    print(f"{len(KILLS)} kills of the device that sends")
    assert (asked, rest) == ([*range(COUNT)], [])
    assert sent_by(scene)


def test_a_device_that_is_killed_at_every_piece_has_the_file_whole_in_the_end(scene: Scene) -> None:
    with service(scene):
        with opened(scene.hers) as store:
            move(scene, scene.hers, store)
        scene.taken()
        for when in KILLS:
            killed_device(scene, scene.his, when, way="down")
        asked = scene.taken()

    print(f"{len(KILLS)} kills of the device that fetches")
    assert asked == TWICE
    assert read(scene) == CONTENT


def test_a_service_that_is_killed_at_every_piece_gives_the_file_whole_in_the_end(scene: Scene) -> None:
    with service(scene), opened(scene.hers) as store:
        move(scene, scene.hers, store)
    scene.taken()
    with opened(scene.his) as store:
        for _ in range(COUNT):
            with service(scene, "before") as number:
                with pytest.raises(Unreachable):
                    move(scene, scene.his, store)
                assert was_killed(number)
            with service(scene):
                move(scene, scene.his, store, most=1)
        asked = scene.taken()

    assert asked == TWICE
    assert read(scene) == CONTENT


def read(scene: Scene) -> bytes:
    with opened(scene.his) as store:
        return attached.read(store._connection, store.attachments, scene.file.id)


def test_a_test_of_the_test_a_sender_that_forgets_what_is_there_begins_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "first_missing", lambda _: 0)

    with pytest.raises(AssertionError):
        test_a_service_that_is_killed_at_every_piece_has_the_file_whole_in_the_end(scene)


def test_a_test_of_the_test_a_fetcher_that_forgets_what_is_here_begins_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Attachments, "begun", lambda *_: 0)

    with pytest.raises(AssertionError):
        test_a_device_that_is_killed_at_every_piece_has_the_file_whole_in_the_end(scene)
