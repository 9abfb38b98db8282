"""`fodfaeste paper card`, `log` and `mentor`: by the same right as from the window, and entered in the trail."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework import death, mentoring
from casework.prints import Paper
from desktop import paper_word
from tests.desktop.paper.reading_back import everything, squeezed
from tests.desktop.paper.test_paper_word import Word, home, word
from tests.desktop.paper.test_paper_word_citizen import entered
from tests.storage import shelf

__all__ = ["home", "word"]


def text(folder: Path) -> str:
    return squeezed("".join(everything((folder / "papir.pdf").read_bytes())))


def test_a_card_greets_by_the_first_name_and_has_a_line_for_the_hour(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    status, said, trouble = word("card", "--citizen", "-")

    assert (status, trouble, "Papiret er gemt" in said) == (0, "", True)
    assert "HejSøren" in text(tmp_path)
    assert "Jegkomforbiden" in text(tmp_path)
    assert "Ågård" not in text(tmp_path)
    assert "at lægge et kort ved døren" in entered(*home)


def test_the_extract_of_the_log_says_what_was_done_and_never_by_whom(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    assert word("card", "--citizen", "-")[0] == 0

    assert word("log", "--citizen", "-")[0] == 0

    assert squeezed("For at lægge et kort ved døren.") in text(tmp_path)
    assert "Mette" not in text(tmp_path)
    assert "at give denne liste på papir" in entered(*home)


def test_a_mentor_gets_the_month_that_is_asked_for_and_nobody_else_gets_one(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    assert "Du er ikke mentor for den borger" in word("mentor", "--citizen", "-")[2]
    assert not (tmp_path / "papir.pdf").exists()
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    granted = mentoring.grant_hours(
        stream,
        mentor=shelf.METTE.id,
        name="Mette Hald",
        minutes=600,
        start="2026-11-01",
        end="2026-12-31",
        goal="Ud ad døren",
        tasks="Følges",
        **shelf.act(),
    )
    shelf.save(store, *granted)
    store._connection.execute("insert or replace into scope values (?, 'mentor', 0, 1)", (stream,))
    store.close()

    status, _said, trouble = word("mentor", "--citizen", "-", "--on", "2026-11-30")

    assert (status, trouble) == (0, "")
    assert squeezed("November 2026") in text(tmp_path)
    assert squeezed("Ud ad døren") in text(tmp_path)


def test_no_card_goes_to_the_door_of_the_dead(word: Word, home: tuple[Path, str], tmp_path: Path) -> None:
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    shelf.save(store, *death.report_death(stream, died_on="2026-11-20", source="CPR", **shelf.act()))
    store.close()

    assert "er skrevet som død" in word("card", "--citizen", "-")[2]
    assert not (tmp_path / "papir.pdf").exists()


@pytest.mark.parametrize("paper", ["card", "log", "mentor"])
def test_who_may_not_print_it_gets_no_file_and_no_entry(
    word: Word, home: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: str
) -> None:
    none: frozenset[Paper] = frozenset()
    monkeypatch.setattr("storage.reads.citizen.printable", lambda _role: none)

    status, said, trouble = word(paper, "--citizen", "-")

    assert (status, said) == (1, "")
    assert "din rolle i sagen giver ikke ret til det" in trouble
    assert not (tmp_path / "papir.pdf").exists()
    assert "at lægge et kort ved døren" not in entered(*home)


@pytest.mark.parametrize("more", [("--large",), ("--no-large",), ("--language", "pl")])
@pytest.mark.parametrize(
    "asked",
    [
        ("day",),
        ("evidence", "--citizen", "-"),
        ("handover", "--citizen", "-"),
        ("aktindsigt", "--citizen", "-"),
        ("cv", "--citizen", "-"),
        ("plan", "--citizen", "-", "--audience", "partner"),
    ],
)
def test_large_print_and_a_language_are_not_passed_over_in_silence(
    asked: tuple[str, ...], more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        paper_word._read([*asked, *more, "--out", "papir.pdf"])

    told = (
        "--language gælder kun borgerens plan\n"
        if "pl" in more
        else "--large gælder kun borgerens plan og aftalearket\n"
    )
    assert told in capsys.readouterr().err


def test_an_agreement_sheet_takes_large_print_and_no_language(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["agreements", "--citizen", "-", "--out", "papir.pdf"]
    assert paper_word._read([*asked, "--large"]).large
    with pytest.raises(SystemExit):
        paper_word._read([*asked, "--language", "pl"])
    assert "--language gælder kun borgerens plan\n" in capsys.readouterr().err
