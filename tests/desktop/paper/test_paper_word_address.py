"""`fodfaeste paper` where a protected address stands in somebody's own words: no file, no entry, and why."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework import agreements
from casework.changes import Change, Seen, Value
from casework.plan_editions import Answer
from storage.reads import trail
from tests.desktop.paper.test_paper_word import Word, chosen, home, word
from tests.storage import shelf

__all__ = ["home", "word"]
DAYS = ("--since", "2026-01-01", "--until", "2027-12-31")


def protected(home: tuple[Path, str], *, written: str = "Nygade 4") -> None:
    """Write the address in an agreement, and protect it."""
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    agreed = agreements.make_agreement(stream, what=f"Mødes på {written}", who="MEHA", **shelf.act())
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    shelf.save(store, *agreed, Change(stream, stream, "citizen", said, Seen(), shelf.AT))
    store.close()


def uses(home: tuple[Path, str]) -> int:
    store = shelf.unlock(home[0], now=datetime.now(UTC))
    told = len(list(trail.about(store.own_reader(), home[1])))
    store.close()
    return told


@pytest.mark.parametrize(
    ("paper", "where"),
    [
        (("plan",), "i planen under »Det har vi aftalt«"),
        (("evidence", *DAYS), "under »Aftale« den "),
        (("handover", *DAYS), "i planen under »Det har vi aftalt«"),
    ],
)
def test_no_paper_of_the_case_leaves(
    word: Word, home: tuple[Path, str], tmp_path: Path, paper: tuple[str, ...], where: str
) -> None:
    protected(home)
    before = uses(home)

    status, _, trouble = word(paper[0], "--citizen", "-", *paper[1:])

    assert (status, where in trouble, "Nygade" in trouble) == (1, True, False)
    assert not (tmp_path / "papir.pdf").exists()
    assert uses(home) == before


@pytest.mark.parametrize("paper", [("plan",), ("evidence", *DAYS), ("handover", *DAYS)])
def test_a_paper_that_does_not_say_it_leaves(
    word: Word, home: tuple[Path, str], paper: tuple[str, ...]
) -> None:
    protected(home, written="Nygade 14")

    assert word(paper[0], "--citizen", "-", *paper[1:])[0] == 0


def test_no_paper_for_a_workplace_leaves_though_every_find_is_answered(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    chosen(home, {"one": Answer("Holder pause ved smerter", "Holder pause på Nygade nr. 4")})
    protected(home)

    status, _, trouble = word("plan", "--citizen", "-", "--audience", "company")

    assert (status, "på papiret under »Aftalerne«" in trouble) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()
