"""Every row of security.md *Failure behaviour*: brought about before the real windows, and told in three parts.

What happened, what is safe, what to do. A row that tells less is found out by `lacks`; what it calls safe is asked of
the store and of the second copy alone.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as NothingCame
from pytestqt.qtbot import QtBot

from desktop import entry
from storage import engine, faults, guesses, vault
from storage.holding import Holding
from storage.journal_file import NAME as JOURNAL
from storage.journal_file import JournalFile
from storage.lease import Clock
from storage.ledger import Ledger
from storage.reserve import NAME as RESERVE
from tests.desktop.flows import failing, failing_clocks
from tests.desktop.flows.failing import Scene
from tests.desktop.flows.failing_clocks import OutOfReach
from tests.journeys.bad_days import Person, is_root
from tests.storage.shelf import CHEAP

SAFE = re.compile(
    r"[Ii]ntet er (ændret|slettet|gået tabt|tabt)|er gemt på denne computer|ikke rørt|er sikkert|alt er sikkert|"
    r"ikke ændret noget|er beholdt|er hele|[Dd]et tæller ikke"
)
TO_DO = re.compile(
    r"\b([Pp]røv|[Vv]ent|[Kk]ontakt|[Bb]ed|[Ss]let|[Ll]uk|[Oo]pdatér|[Gg]eninstallér|[Bb]rug|[Ll]ad|[Ss]end|"
    r"[Gg]em|[Ss]kriv|[Vv]ælg|[Rr]ing|[Tt]ryk|"
    r"[Kk]om på nettet|når der er net|[Ll]ås|skal ikke gøre noget|af sig selv|bruges den ikke)\b"
)


def lacks(sentence: str) -> list[str]:
    """Return which of the three parts a message does not have."""
    parts = {
        "what happened": len(re.findall(r"[.?!](?: |$)", sentence)) >= 2,
        "what is safe": bool(SAFE.search(sentence)),
        "what to do": bool(TO_DO.search(sentence)),
    }
    return [name for name, has in parts.items() if not has]


DISK = pytest.mark.skipif(not is_root(), reason="a small disk is mounted by root; others: tests/storage")
ROWS: dict[str, tuple[Callable[[Scene], str], str]] = {
    "wrong passphrase": (failing.wrong_passphrase, "Forkert adgangssætning"),
    "wrong passphrases in a row": (failing.too_many, "Prøv igen om 1 sekund"),
    "key file and its copy damaged": (failing.key_file_and_copy_damaged, "Nøglefilen"),
    "database of no bytes": (failing.database_of_no_bytes, "beskadiget"),
    "database gone": (failing.database_gone, "beskadiget"),
    "every page damaged": (failing.every_page_damaged, "beskadiget"),
    "newer schema": (failing.newer_schema, "nyere udgave"),
    "wrong engine": (failing.wrong_engine, "mangler sin kryptering"),
    "the engine's log lost": (failing.log_of_the_engine_lost, "hentet fra den anden kopi"),
    "second copy damaged": (failing.second_copy_damaged, "skrevet på ny"),
    "second copy gone": (failing.second_copy_gone, "skrevet på ny"),
    "second instance of the store": (
        failing.second_instance_of_the_store,
        "allerede åbne i et andet vindue",
    ),
    "second instance of the program": (failing.second_instance_of_the_program, "allerede åbent på denne"),
    "one page damaged": (failing.one_page_damaged, "Noget af det, der er gemt her"),
    "disk full while saving": (failing.disk_full_while_saving, "endnu ikke gemt"),
    "disk full while locked": (failing.disk_full_while_locked, "kan sagerne ikke åbnes"),
}
ON_A_DISK = {"disk full while saving", "disk full while locked"}
CLOCKS: dict[str, tuple[Callable[[OutOfReach], str], str]] = {
    "clock back": (failing_clocks.clock_back, "ur går bagefter"),
    "clock ahead": (failing_clocks.clock_ahead, "døgn frem"),
    "lease over while open": (
        failing_clocks.lease_over_while_open,
        "Fristen for at åbne uden net er udløbet",
    ),
    "lease over soon": (failing_clocks.lease_over_soon, "ikke talt med centralen længe"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, bytes]:
    folder = tmp_path_factory.mktemp("failing") / "one"
    return folder, *failing.made(folder)


@pytest.fixture
def scene(
    made: tuple[Path, str, bytes], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Scene:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    defaults = vault.unlock.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "floor", CHEAP)  # a try at *Lås op* costs nothing here
    folder = tmp_path / "stores" / "one"
    shutil.copytree(made[0], folder, ignore=shutil.ignore_patterns(RESERVE))
    return Scene(qtbot, folder, *made[1:])


@pytest.fixture
def away(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OutOfReach:
    monkeypatch.setenv("FODFAESTE_HOME", str(tmp_path))
    return OutOfReach(qtbot, qapp, tmp_path / "stores" / "hers")


def told_as_wanted(scene: Scene, row: str) -> None:
    """Bring a row about; it is told in three parts, and what is said to be safe is so."""
    bring_about, wanted = ROWS[row]
    said = bring_about(scene)
    assert wanted in said
    assert lacks(said) == [], said
    scene.holds_everything()


@pytest.mark.parametrize("row", [pytest.param(row, marks=DISK) if row in ON_A_DISK else row for row in ROWS])
def test_each_row_says_what_happened_what_is_safe_and_what_to_do(scene: Scene, row: str) -> None:
    told_as_wanted(scene, row)


@pytest.mark.parametrize("row", CLOCKS)
def test_each_row_of_the_clock_says_what_happened_what_is_safe_and_what_to_do(
    away: OutOfReach, row: str
) -> None:
    bring_about, wanted = CLOCKS[row]

    said = bring_about(away)

    assert wanted in said
    assert lacks(said) == [], said
    away.holds_everything()


def wiping(folder: Path, before: guesses.Guesses, now: object) -> guesses.Guesses:
    """Do as a program that throws away what is unsent at a wrong passphrase."""
    (folder / JOURNAL).unlink()
    return before


def without_a_question(connection: engine.Connection, key: bytes, recipe: object) -> engine.Connection:
    """Do as a program that never asks which engine it has."""
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    connection.execute("select count(*) from sqlite_master").fetchone()
    return connection


MUTANTS: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "wrong guesses throw away what is unsent": (
        "wrong passphrase",
        lambda patch: patch.setattr(guesses, "count_one", wiping),
    ),
    "the window shows a number": (
        "database gone",
        lambda patch: patch.setattr(entry, "said_of_refusal", lambda *_: "Noget er beskadiget: fejl 5."),
    ),
    "what is lost is said to be fetched": (
        "the engine's log lost",
        lambda patch: patch.setattr(Ledger, "replay", lambda *_: 1),
    ),
    "the second copy is not written": (
        "one page damaged",
        lambda patch: patch.setattr(JournalFile, "append", lambda *_: None),
    ),
    "nobody asks which engine it is": (
        "wrong engine",
        lambda patch: patch.setattr(engine, "_guarded", without_a_question),
    ),
    "nobody holds the store": (
        "second instance of the store",
        lambda patch: patch.setattr(Holding, "__init__", lambda holding, _: setattr(holding, "_handle", -1)),
    ),
    "a full disk is not said to be full": (
        "disk full while saving",
        lambda patch: patch.setattr(faults, "FULL", "Noget gik galt. Prøv igen."),
    ),
}


@pytest.mark.parametrize("mutant", [pytest.param(m, marks=DISK) if "disk" in m else m for m in MUTANTS])
def test_of_the_test_a_guard_that_is_taken_away_is_noticed(
    scene: Scene, mutant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, take_away = MUTANTS[mutant]
    take_away(monkeypatch)
    monkeypatch.setattr(Person, "patience", 3_000)

    with pytest.raises((AssertionError, NothingCame)):
        told_as_wanted(scene, row)


def test_of_the_test_a_lease_that_follows_the_computers_clock_is_noticed(
    away: OutOfReach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "at", Clock.by_wall)

    with pytest.raises(AssertionError):
        failing_clocks.clock_back(away)


@pytest.mark.parametrize(
    "name", [name for name, said in vars(faults).items() if name.isupper() and isinstance(said, str)]
)
def test_whatever_the_store_can_say_is_said_in_three_parts(name: str) -> None:
    assert lacks(getattr(faults, name)) == []


def test_a_message_that_only_says_what_failed_is_found_out() -> None:
    assert lacks("Fejl 5.") == ["what happened", "what is safe", "what to do"]
    assert lacks("Nøglefilen er beskadiget. Kontakt IT.") == ["what is safe"]
    assert lacks("Disken er fuld. Intet er ændret.") == ["what to do"]


def test_an_unlock_with_nothing_to_mend_says_nothing(scene: Scene) -> None:
    with scene.somebody() as person:
        person.comes_in()
        assert person.banner() == ""


def test_one_change_is_said_as_one(scene: Scene) -> None:
    assert failing.log_of_the_engine_lost(scene).startswith("1 ændring ")
