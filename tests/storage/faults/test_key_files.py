"""Key files that were swapped, cut down, lowered or brought back from before, and databases that do not belong to them.

Each case ends in a sentence or with every word there, and with the true files put back the store opens as it was.
"""

import json
import shutil
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casework.errors import FodfaesteError
from storage import keyfile, renewal, sealing, vault
from tests.storage.faults import judging
from tests.storage.faults.deeds import words
from tests.storage.faults.powercut import Image, contents
from tests.storage.shelf import CHEAP, NOW, PASSPHRASE, citizen, make, note, save, unlock

NOTES = 5
NEW = "fire helt andre ord"
DATABASE, JOURNAL = "store.db", "outbox.ffj"
Files = dict[str, bytes]
Said = dict[str, Any]


@dataclass(frozen=True)
class World:
    """One store as it was, as it is after a new passphrase, after a new root key, and the store of somebody else."""

    before: Files
    now: Files
    renewed: Files
    other: Files


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = filled(tmp_path_factory.mktemp("keys") / "store")
    before = contents(folder)
    vault.change_passphrase(folder, PASSPHRASE, NEW, now=NOW, cost=CHEAP, floor=CHEAP)
    unlock(folder, NEW).close()
    now = contents(folder)
    renewal.rotate(unlock(folder, NEW), NEW, now=NOW, cost=CHEAP, floor=CHEAP)
    unlock(folder, NEW).close()
    renewed = contents(folder)
    return World(before, now, renewed, contents(filled(folder.with_name("other"))))


def filled(folder: Path) -> Path:
    store = make(folder)
    stream, changes = citizen()
    save(store, *changes)
    for number in range(1, NOTES + 1):
        save(store, *note(stream, words(number)))
    store.close()
    return folder


def said(files: Files) -> Said:
    found: Said = json.loads(files[keyfile.NAME])
    return found


def summed(changed: Said) -> bytes:
    """Write a key file as somebody does who has no key: with a sum that is right."""
    body = {name: value for name, value in changed.items() if name != "sum"}
    return keyfile._canonical({**body, "sum": keyfile._text(sealing.checksum(keyfile._canonical(body)))})


def with_slot(files: Files, **changed: Any) -> Said:
    """Change something in the slot of the passphrase."""
    whole = said(files)
    return {**whole, "slots": [{**whole["slots"][0], **changed}, *whole["slots"][1:]]}


def attacker_slot(world: World) -> Said:
    """A slot that the attacker's own words open, to a root key of his own."""
    whole = said(world.now)
    slot = keyfile.passphrase_slot(whole["store"], PASSPHRASE, bytes(32), CHEAP)
    return {**whole, "slots": [slot]}


FORGED: dict[str, Callable[[World], Said]] = {
    "memory lowered": lambda world: with_slot(world.now, memory=8),
    "memory lowered to the floor of the test": lambda world: with_slot(world.now, memory=65),
    "memory beyond the cap": lambda world: with_slot(world.now, memory=1 << 40),
    "passes lowered": lambda world: with_slot(world.now, passes=0),
    "passes raised": lambda world: with_slot(world.now, passes=2),
    "lanes changed": lambda world: with_slot(world.now, lanes=2),
    "another derivation": lambda world: with_slot(world.now, kdf="pbkdf2"),
    "another salt": lambda world: with_slot(world.now, salt=b64encode(bytes(16)).decode()),
    "no salt": lambda world: with_slot(world.now, salt=""),
    "another kind": lambda world: with_slot(world.now, kind="recovery"),
    "slot removed": lambda world: {**said(world.now), "slots": []},
    "slot of the old passphrase": lambda world: {**said(world.now), "slots": said(world.before)["slots"]},
    "both slots": lambda world: {
        **said(world.now),
        "slots": said(world.now)["slots"] + said(world.before)["slots"],
    },
    "slot twice": lambda world: {**said(world.now), "slots": said(world.now)["slots"] * 2},
    "slot of somebody else": lambda world: {**said(world.now), "slots": said(world.other)["slots"]},
    "a slot of the attacker": attacker_slot,
    "proof of somebody else": lambda world: {**said(world.now), "proof": said(world.other)["proof"]},
    "proof of before": lambda world: {**said(world.now), "proof": said(world.before)["proof"]},
    "no proof": lambda world: {**said(world.now), "proof": ""},
    "another store": lambda world: {**said(world.now), "store": said(world.other)["store"]},
    "another person": lambda world: {**said(world.now), "initials": "JOKJ"},
    "an older format": lambda world: {**said(world.now), "version": 0},
    "a newer format": lambda world: {**said(world.now), "version": 99},
    "the whole file of somebody else": lambda world: said(world.other),
    "the whole file of before": lambda world: said(world.before),
    "the whole file of the next root key": lambda world: said(world.renewed),
}
PLACED: dict[str, Callable[[Files, bytes], Files]] = {
    "in both files": lambda files, content: {**files, keyfile.NAME: content, keyfile.COPY: content},
    "beside a good copy": lambda files, content: {**files, keyfile.NAME: content},
}
SWAPPED: dict[str, Callable[[World], Files]] = {
    "a database of before": lambda world: {**world.now, DATABASE: world.before[DATABASE]},
    "a database and a journal file of before": lambda world: {
        **world.now,
        DATABASE: world.before[DATABASE],
        JOURNAL: world.before[JOURNAL],
    },
    "a journal file of before": lambda world: {**world.now, JOURNAL: world.before[JOURNAL]},
    "a database of somebody else": lambda world: {**world.now, DATABASE: world.other[DATABASE]},
    "a journal file of somebody else": lambda world: {**world.now, JOURNAL: world.other[JOURNAL]},
    "keys of before on a database of the next root key": lambda world: {
        **world.renewed,
        keyfile.NAME: world.now[keyfile.NAME],
        keyfile.COPY: world.now[keyfile.COPY],
    },
    "a database of before under the next root key": lambda world: {
        **world.renewed,
        DATABASE: world.now[DATABASE],
    },
    "a journal file of before under the next root key": lambda world: {
        **world.renewed,
        JOURNAL: world.now[JOURNAL],
    },
    "all of somebody else but his journal file": lambda world: {**world.other, JOURNAL: world.now[JOURNAL]},
}


def judged(folder: Path, mine: str) -> str:
    """Open with the words of now, of before and of the attacker; return what came of it."""
    told = []
    for passphrase in (NEW, PASSPHRASE):
        try:
            with judging.opened(folder, passphrase) as store:
                if store.id != mine:
                    return "opens as another store"
                return "whole" if not judging.missing(store, NOTES) else "WORDS MISSING"
        except FodfaesteError as error:
            told.append(str(error))
        (folder / "guesses.json").unlink(missing_ok=True)
    return "told" if all(sentence.endswith(".") for sentence in told) else f"SAID {told}"


def opens_again(folder: Path, files: Files) -> bool:
    """Put the true files back: the store opens as it was."""
    shutil.rmtree(folder)
    with judging.opened(Image(files, "", 0, "").lay(folder), NEW) as store:
        return not judging.missing(store, NOTES) and not store.check()


CASES = [(forged, placed) for forged in FORGED for placed in PLACED]


@pytest.mark.parametrize(("forged", "placed"), CASES)
def test_a_forged_key_file_opens_nothing_and_changes_nothing(
    room: Path, world: World, forged: str, placed: str
) -> None:
    folder = forge(room / "store", world, forged, placed)

    verdict = judged(folder, said(world.now)["store"])

    assert verdict == "told" or (
        verdict == "whole" and (forged in TRUE_ONCE or placed == "beside a good copy")
    )
    assert verdict == "whole" or (folder / DATABASE).read_bytes() == world.now[DATABASE]
    assert opens_again(folder, world.now)


TRUE_ONCE = {"the whole file of before"}
"""A key file that was true once still opens its own root key, to the words of its day, until the next root key."""


def forge(folder: Path, world: World, forged: str, placed: str = "in both files") -> Path:
    """Lay a store whose key file was forged."""
    files = PLACED[placed](world.now, summed(FORGED[forged](world)))
    return Image(files, "", 0, "").lay(folder)


@pytest.mark.parametrize("swapped", SWAPPED)
def test_files_that_do_not_belong_together_end_in_a_sentence_or_with_every_word(
    room: Path, world: World, swapped: str
) -> None:
    files = SWAPPED[swapped](world)
    owner = world.other if swapped.startswith("all of somebody else") else world.now
    folder = Image(files, "", 0, "").lay(room / "store")

    verdict = judged(folder, said(owner)["store"])

    assert verdict in {"told", "whole"}


def test_there_are_sixty_cases() -> None:
    assert len(CASES) + len(SWAPPED) >= 60


def test_a_program_that_proves_no_key_file_is_noticed(
    room: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyfile, "is_proved", lambda *_: True)
    mine, believed = said(world.now)["store"], set[str]()
    for number, forged in enumerate(set(FORGED) - TRUE_ONCE):
        if judged(forge(room / str(number), world, forged), mine) != "told":
            believed.add(forged)

    assert {"no proof", "another person"} <= believed
