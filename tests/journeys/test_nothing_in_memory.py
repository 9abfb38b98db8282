"""After *Lås* the real program's memory holds no key and no note: searched from outside, by root."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage import sealing, vault
from tests.journeys import memory
from tests.journeys.stage import Desk, can_play, computers, wait_until
from tests.storage import shelf

CANARY = "Zahra drikker kamillete hver kvadratrodsaften"
PASSPHRASE = "havre lampe trappe maage"
KEEPS = "tests.journeys.keeping_hand"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not can_play(), reason="needs Linux, Xvfb and xdotool"
)


@dataclass
class Laptop:
    """A switched-on computer with a store on it, and everything that a search of its memory looks for."""

    desk: Desk
    secrets: dict[str, bytes]

    def open_and_type(self) -> None:
        """Unlock, and type a note that nobody saves."""
        self.desk.start()
        self.desk.find("^Lås op")
        self.desk.press("Adgangssætning", "Passphrase")
        self.desk.type(PASSPHRASE)
        self.desk.key("Return")
        self.desk.find("Borgervisning")
        self.desk.focus()
        self.desk.key("ctrl+k")
        self.desk.type("Zahra")
        self.desk.press("^Zahra", "FoundLine")
        self.desk.press("^Nyt notat", "Button")
        self.desk.type(CANARY)
        self.desk.find("Kladde gemt")

    def lock(self) -> None:
        """Press the key for *Lås*, and wait for the window behind it."""
        self.desk.focus()
        self.desk.key("ctrl+l")
        wait_until(lambda: any(thing.kind == "LeanUnlock" for thing in self.desk.things()), 30)

    def search(self) -> dict[str, int]:
        """Return what is found in the program's memory, and how often."""
        assert self.desk.program
        found = memory.copies(self.desk.program.pid, self.secrets)
        return {name: count for name, count in found.items() if count}


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with computers(tmp_path, "mette") as (desk,):
        store = vault.create(
            desk.home / "stores" / "one",
            PASSPHRASE,
            user=shelf.METTE,
            device="device-mette",
            now=shelf.NOW,
            cost=sealing.FLOOR,
        )
        shelf.save(store, *shelf.citizen("Zahra", "Testberg", primary=shelf.METTE.id)[1])
        root = store._root
        store.close()
        secrets = memory.of_text("note", CANARY) | memory.of_text("passphrase", PASSPHRASE)
        for use in ("db", "outbox"):
            secrets |= memory.of_key(use, sealing.subkey(root, use))
        yield Laptop(desk, secrets | memory.of_key("root", root))


def look_or_say_so(laptop: Laptop) -> None:
    """Skip loudly where the kernel does not let this person look: that is no proof of anything."""
    assert laptop.desk.program
    if not memory.may_look(laptop.desk.program.pid):
        pytest.skip("NOT PROVED: the memory search must run as root with the right to trace other processes")


def test_after_a_lock_no_key_and_no_note_is_left_in_memory(laptop: Laptop) -> None:
    laptop.open_and_type()
    look_or_say_so(laptop)
    while_open = laptop.search()
    same = laptop.desk.program
    assert same

    laptop.lock()

    assert {"note, UTF-16", "db, hex", "root"} <= set(while_open)
    assert same.poll() is None, "the lock is the same process with another image"
    assert laptop.search() == {}


def test_a_lock_that_stays_the_same_process_is_found_out(laptop: Laptop) -> None:
    laptop.desk.hand = KEEPS
    laptop.open_and_type()
    look_or_say_so(laptop)

    laptop.lock()

    left = laptop.search()
    assert [name for name in left if name.startswith("note")]
    assert [name for name in left if not name.startswith("note")]
