"""`fodfaeste paper cv`: the same CV as from the window, entered as there, or none and the way on."""

from datetime import UTC, datetime
from pathlib import Path

from casework import resume
from casework.changes import Change, Seen, Value
from casework.resume import Section
from storage.reads import trail
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.paper.test_paper_word import Word, home, word
from tests.storage import shelf

__all__ = ["home", "word"]


def add(home: tuple[Path, str], section: Section, text: str) -> None:
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    shelf.save(store, *resume.add_line(stream, section=section, text=text, **shelf.act()))
    store.close()


def test_a_cv_is_saved_and_entered(word: Word, home: tuple[Path, str], tmp_path: Path) -> None:
    add(home, "strength", "Jeg er stabil")

    assert word("cv", "--citizen", "-") == (0, "Papiret er gemt uden for Fodfæste som papir.pdf.\n", "")

    assert squeezed("Jeg er stabil") in matter((tmp_path / "papir.pdf").read_bytes())
    store = shelf.unlock(home[0], now=datetime.now(UTC))
    uses = [line.use.purpose for line in trail.about(store.own_reader(), home[1])]
    store.close()
    assert "at give borgeren et CV" in uses


def test_an_empty_cv_and_one_with_a_careful_word_do_not_leave(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    status, _, empty = word("cv", "--citizen", "-")
    add(home, "need", "Pause ved smerter")

    careful = word("cv", "--citizen", "-")

    assert (status, "intet i CV'et endnu" in empty) == (1, True)
    assert (careful[0], "smerter" in careful[2]) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()


def test_a_cv_of_which_a_line_says_a_protected_address_does_not_leave(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    folder, stream = home
    add(home, "strength", "Jeg har haven på Nygade 4")
    store = shelf.unlock(folder, now=datetime.now(UTC))
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    shelf.save(store, Change(stream, stream, "citizen", said, Seen(), shelf.AT))
    store.close()

    status, _, trouble = word("cv", "--citizen", "-")

    assert (status, "under »Det er jeg god til«" in trouble) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()
