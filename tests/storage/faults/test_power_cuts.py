"""The power goes at any moment, and the disk keeps what it likes of what was not forced: no saved word is lost."""

import itertools
import shutil
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from casework.errors import FodfaesteError
from storage import engine, torn_log
from tests import rooms
from tests.storage.faults import deeds, judging
from tests.storage.faults.powercut import Film, Image, built, contents, filmed
from tests.storage.faults.sizes import chance, many, seed, told
from tests.storage.shelf import citizen, make, save

pytestmark = pytest.mark.slow
Judge = Callable[[Path, Image], str]
Counted = Callable[[str, object], None]
PUSH = 120
"""Images of a deed per push; chance is another one with each new word in tests/chance.txt."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("crashlog"))


Filming = Callable[..., Film]


@pytest.fixture(scope="module")
def film(library: Path) -> Filming:
    """Film a deed in a store that has one citizen; the same deed is filmed once, and cut in many tests."""

    @cache
    def filming(deed: str, count: int, mutant: str = "none") -> Film:
        with rooms.in_memory() as room:
            return film_in(room, library, deed, count, mutant)

    return filming


def film_in(room: Path, library: Path, deed: str, count: int, mutant: str = "none") -> Film:
    """Film a deed in a folder of its own."""
    folder = room / "live"
    if deed != "creation":
        store = make(folder)
        save(store, *citizen()[1])
        store.close()
    return filmed("tests.storage.faults.deeds", folder, library, deed, str(count), mutant)


def judged(room: Path, taken: Film, count: int, judge: Judge, campaign: str) -> Counter[str]:
    """Judge the images of many cuts and count what was found."""
    found: Counter[str] = Counter()
    for image in taken.images(count, chance(campaign)):
        folder = image.lay(room / "image")
        try:
            verdict = judge(folder, image)
        except FodfaesteError as refused:
            verdict = f"REFUSED {refused}"
        shutil.rmtree(folder)
        found[
            verdict if verdict.islower() else f"{verdict} (cut {image.at} of {campaign}, {image.mode})"
        ] += 1
    return found


def judged_until_noticed(room: Path, taken: Film, judge: Judge, campaign: str) -> Counter[str]:
    """Judge as many cuts as it takes to notice a mutant, for twenty seconds at most (decided.md 32)."""
    found: Counter[str] = Counter()
    until = time.monotonic() + 20
    for turn in itertools.count():
        found += judged(room, taken, 60, judge, f"{campaign} {turn}")
        if any(not verdict.islower() for verdict in found) or time.monotonic() > until:
            break
    return found


def number(image: Image) -> int:
    return int(image.said or 0)


def whole(taken: Film) -> dict[str, Judge]:
    """Return for each deed how its images are judged: with both copies, and with each of the two alone."""
    return {
        "both": lambda folder, image: judging.after_saves(folder, number(image)),
        "database": lambda folder, image: judging.after_saves(judging.database_alone(folder), number(image)),
        "journal": lambda folder, image: judging.after_saves(
            judging.journal_alone(folder, taken.before), number(image)
        ),
    }


@pytest.mark.parametrize("copy", ["both", "database", "journal"])
def test_no_saved_note_is_lost_and_each_of_the_two_copies_alone_has_them_all(
    room: Path, film: Filming, copy: str, record_property: Counted
) -> None:
    taken = film("saves", 40)
    count = many(*(PUSH, 50_000) if copy == "both" else (30, 10_000))

    found = judged(room, taken, count, whole(taken)[copy], f"saves {copy}")

    record_property("counted", f"power cuts, saves, {copy}: {told(found)}; seed {seed()}")
    assert found == {"whole": count}


def test_a_cut_and_one_decayed_bit_lose_no_saved_note_and_never_silently(
    room: Path, film: Filming, record_property: Counted
) -> None:
    found, count = decayed(room, film("saves", 40), many(PUSH, 10_000))

    record_property("counted", f"power cut and one bit: {told(found)}; seed {seed()}")
    assert {verdict for verdict in found if not verdict.islower()} == set()
    assert sum(found.values()) == count


def decayed(room: Path, taken: Film, count: int) -> tuple[Counter[str], int]:
    """Turn one bit in each image and judge what is left."""
    turning = chance("decay")

    def judge(folder: Path, image: Image) -> str:
        shutil.rmtree(folder)
        image.decayed(turning).lay(folder)
        return judging.after_decay(folder, number(image), taken.before)

    return judged(room, taken, count, judge, "decay"), count


def test_a_log_that_decays_while_it_goes_into_the_file_is_noticed(
    room: Path, film: Filming, monkeypatch: pytest.MonkeyPatch, record_property: Counted
) -> None:
    """Old and new pages lie side by side, and each has a proof that holds: storage/torn_log.py."""
    taken, turning = film("saves", 40), chance("mixed")
    images = taken.images(
        many(60, 5_000), turning, turning.choices(taken.checkpoints, k=400), ("everything",)
    )
    mixed = [one for image in images if is_mixed(room, one := image.decayed(turning, "store.db-wal"))]

    guarded = [opens(room, image) for image in mixed]
    monkeypatch.setattr(engine, "is_mixed", lambda _: False)
    mutant = [opens(room, image) for image in mixed]

    record_property(
        "counted", f"decayed on its way into the file: {len(mixed)}, {sum(mutant)} silent to the engine"
    )
    assert not any(guarded)
    assert any(mutant)


def is_mixed(room: Path, image: Image) -> bool:
    """Tell whether an image is of this kind."""
    folder = image.lay(room / "image")
    found = torn_log.is_mixed(folder / engine.NAME)
    shutil.rmtree(folder)
    return found


def opens(room: Path, image: Image) -> bool:
    """Tell whether a store opens as if nothing was, with every page proved."""
    folder = image.lay(room / "image")
    try:
        with judging.opened(folder) as store:
            return not store.check()
    except FodfaesteError:
        return False
    finally:
        shutil.rmtree(folder)


def test_without_the_second_copy_one_decayed_bit_loses_a_note_and_is_noticed(
    room: Path, film: Filming
) -> None:
    found, _ = decayed(room, film("saves", 20, "no journal"), 100)

    assert any(not verdict.islower() for verdict in found), told(found)


SIMPLE: dict[str, tuple[int, Judge]] = {
    "receipts": (24, lambda folder, image: judging.after_receipts(folder, number(image))),
    "locks": (8, lambda folder, image: judging.after_locks(folder, number(image))),
    "passphrases": (12, lambda folder, image: judging.after_passphrases(folder, number(image))),
    "creation": (3, lambda folder, image: judging.after_creation(folder, image.said)),
    "attached_files": (8, lambda folder, image: judging.after_attached_files(folder, number(image))),
    "restores": (2, lambda folder, image: judging.after_restores(folder, number(image))),
    "epochs": (3, lambda folder, image: judging.after_saves(folder, number(image))),
    "migration": (4, lambda folder, image: judging.after_migration(folder, number(image))),
}


@pytest.mark.parametrize("deed", SIMPLE)
def test_a_cut_in_the_middle_of_any_deed_leaves_a_store_that_is_whole(
    room: Path,
    film: Filming,
    deed: str,
    record_property: Counted,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    length, judge = SIMPLE[deed]
    taken, count = film(deed, length), many(40 if deed == "restores" else PUSH, 10_000)
    if deed == "migration":
        deeds.add_a_step(monkeypatch)

    found = judged(room, taken, count, judge, deed)

    record_property("counted", f"power cuts, {deed}: {told(found)}; seed {seed()}")
    assert set(found) <= {"whole", "begun anew"}
    assert found["whole"] > 0


@pytest.mark.parametrize(
    ("mutant", "deed", "copy"),
    [
        ("journal not forced", "saves", "journal"),
        ("no journal", "saves", "journal"),
        ("normal instead of full", "saves", "database"),
        ("folder not forced", "passphrases", ""),
        ("whole files not forced", "passphrases", ""),
        ("key file in place", "passphrases", ""),
        ("whole files not forced", "attached_files", ""),
        ("whole files not forced", "creation", ""),
        ("version before its step", "migration", ""),
        ("swap not forced", "restores", ""),
        ("no foot beside", "passphrases", ""),
    ],
)
def test_a_store_without_one_of_its_guards_is_noticed(
    room: Path, film: Filming, mutant: str, deed: str, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    length = {"migration": 1, "creation": 1, "restores": 2}.get(deed, 20)
    taken = film(deed, length, mutant)
    judge = whole(taken)[copy] if copy else SIMPLE[deed][1]
    if deed == "migration":
        deeds.add_a_step(monkeypatch)

    found = judged_until_noticed(room, taken, judge, f"{mutant} {deed}")

    assert any(not verdict.islower() for verdict in found), told(found)


def test_the_log_misses_no_change(room: Path, library: Path) -> None:
    taken = film_in(room, library, "receipts", 12)
    live = contents(room / "live")
    live.pop("ACK")

    assert taken.end() == live
    assert taken.forced > 24
