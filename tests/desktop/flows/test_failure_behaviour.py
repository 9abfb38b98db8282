"""Every row of security.md *Failure behaviour*: brought about on a real store, and told in three parts.

What happened, what is safe, what to do. A row that tells less is found out by `lacks`.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from casework.errors import FodfaesteError
from desktop.flows import aftermath
from desktop.flows.contact import said_of
from desktop.single import ALREADY_OPEN
from storage import engine, faults, vault
from storage.lease import Standing
from tests.storage import shelf

SAFE = re.compile(
    r"[Ii]ntet er (ændret|slettet|gået tabt|tabt)|er gemt på denne computer|ikke rørt|er sikkert|alt er sikkert|"
    r"ikke ændret noget|er beholdt|er helt|[Dd]et tæller ikke"
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


def refused(folder: Path, passphrase: str = shelf.PASSPHRASE) -> str:
    with pytest.raises(FodfaesteError) as refusal:
        shelf.unlock(folder, passphrase).close()
    return str(refusal.value)


def wrong_passphrase(folder: Path) -> str:
    return refused(folder, "ikke den")


def too_many(folder: Path) -> str:
    for _ in range(3):
        refused(folder, "ikke den")
    return refused(folder)


def key_file_and_copy_damaged(folder: Path) -> str:
    for name in ("keys.ffk", "keys.ffk.prev"):
        (folder / name).write_bytes(b"{}")
    return refused(folder)


def database_of_no_bytes(folder: Path) -> str:
    (folder / engine.NAME).write_bytes(b"")
    return refused(folder)


def database_gone(folder: Path) -> str:
    (folder / engine.NAME).unlink()
    return refused(folder)


def every_page_damaged(folder: Path) -> str:
    path = folder / engine.NAME
    path.write_bytes(bytes(byte ^ 1 for byte in path.read_bytes()))
    return refused(folder)


def log_of_the_engine_lost(folder: Path) -> str:
    """Pull the plug after a save, and let the engine's log decay: the database alone is a save behind."""
    database, journal = folder / engine.NAME, folder / "outbox.ffj"
    behind = database.read_bytes()
    store = shelf.unlock(folder)
    shelf.save(store, *shelf.citizen("Bent", "Øvrum")[1])
    kept = journal.read_bytes()
    store.close()
    for name in ("store.db-wal", "store.db-shm"):
        (folder / name).unlink(missing_ok=True)
    database.write_bytes(behind)
    journal.write_bytes(kept)
    return mended(folder)


def of_lease(**stands: bool) -> str:
    return said_of(Standing(shelf.NOW, **{"ended": False, **stands}))


def second_copy_damaged(folder: Path) -> str:
    path = folder / "outbox.ffj"
    path.write_bytes(path.read_bytes()[:-1] + b"\0" * 40)
    return mended(folder)


def second_copy_gone(folder: Path) -> str:
    (folder / "outbox.ffj").unlink()
    return mended(folder)


def mended(folder: Path) -> str:
    store = shelf.unlock(folder)
    said = aftermath.told(store)
    store.close()
    return said


def already_open(folder: Path) -> str:
    store = shelf.unlock(folder)
    said = refused(folder)
    store.close()
    return said


def newer(folder: Path) -> str:
    store = shelf.unlock(folder)
    store._connection.execute("pragma user_version = 9999")
    store.close()
    return refused(folder)


ROWS: dict[str, tuple[Callable[[Path], str], str]] = {
    "wrong passphrase": (wrong_passphrase, "Forkert adgangssætning"),
    "wrong passphrases in a row": (too_many, "Vent"),
    "key file and its copy damaged": (key_file_and_copy_damaged, "Nøglefilen"),
    "database of no bytes": (database_of_no_bytes, "beskadiget"),
    "database gone": (database_gone, "beskadiget"),
    "every page damaged": (every_page_damaged, "beskadiget"),
    "the engine's log lost": (log_of_the_engine_lost, "hentet fra den anden kopi"),
    "second copy damaged": (second_copy_damaged, "skrevet på ny"),
    "second copy gone": (second_copy_gone, "skrevet på ny"),
    "second instance of the store": (already_open, "allerede åbent"),
    "newer schema": (newer, "nyere udgave"),
    "second instance of the program": (lambda _folder: ALREADY_OPEN, "allerede åbent"),
    "one page damaged": (lambda _folder: faults.BROKEN_PAGE, "En del af lageret"),
    "disk full while saving": (lambda _folder: faults.FULL, "endnu ikke gemt"),
    "disk full while locked": (lambda _folder: faults.FULL_LOCKED, "kan lageret ikke åbnes"),
    "clock back": (lambda _folder: of_lease(fell_behind=True), "ur går bagefter"),
    "clock ahead": (lambda _folder: of_lease(jumped=True), "døgn frem"),
    "lease over while open": (
        lambda _folder: of_lease(ended=True),
        "Fristen for at åbne uden net er udløbet",
    ),
    "lease over soon": (lambda _folder: of_lease(soon=True), "ikke talt med centralen længe"),
    "wrong engine": (lambda _folder: faults.WRONG_ENGINE, "mangler sin kryptering"),
}


@pytest.fixture
def folder(tmp_path: Path, qapp: QApplication) -> Path:
    here = tmp_path / "store"
    with shelf.opened(here) as store:
        shelf.save(store, *shelf.citizen("Amina", "Testberg")[1])
    return here


@pytest.mark.parametrize("row", ROWS)
def test_each_row_says_what_happened_what_is_safe_and_what_to_do(folder: Path, row: str) -> None:
    bring_about, wanted = ROWS[row]

    said = bring_about(folder)

    assert wanted in said
    assert lacks(said) == []


@pytest.mark.parametrize(
    "name", [name for name, said in vars(faults).items() if name.isupper() and isinstance(said, str)]
)
def test_whatever_the_store_can_say_is_said_in_three_parts(name: str) -> None:
    assert lacks(getattr(faults, name)) == []


def test_a_message_that_only_says_what_failed_is_found_out() -> None:
    assert lacks("Fejl 5.") == ["what happened", "what is safe", "what to do"]
    assert lacks("Nøglefilen er beskadiget. Kontakt IT.") == ["what is safe"]
    assert lacks("Disken er fuld. Intet er ændret.") == ["what to do"]


def test_an_unlock_with_nothing_to_mend_says_nothing(folder: Path) -> None:
    assert mended(folder) == ""


def test_one_change_is_said_as_one(folder: Path) -> None:
    assert log_of_the_engine_lost(folder).startswith("1 ændring ")


def test_the_sentences_of_the_unlock_leave_the_store_as_it_was(folder: Path) -> None:
    before = (folder / engine.NAME).read_bytes()

    wrong_passphrase(folder)

    assert (folder / engine.NAME).read_bytes() == before
    assert vault.find(folder).wrong == 1
