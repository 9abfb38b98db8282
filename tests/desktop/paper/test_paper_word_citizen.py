"""`fodfaeste paper letter`, `rights` and `contact`: by the right, with what was typed in the window, and entered."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from casework import visits
from casework.changes import Change, Seen, Value
from casework.clock import COPENHAGEN
from casework.contact_card import HOURS
from desktop import paper_word
from storage.reads import letters, trail
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.paper.test_large_print import smallest
from tests.desktop.paper.test_paper_word import Word, home, word
from tests.storage import shelf

__all__ = ["home", "word"]


@pytest.fixture
def ahead(home: tuple[Path, str]) -> tuple[Path, str]:
    """Plan a visit of tomorrow noon in the case, and say what benefit it is about; return folder and case."""
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    try:
        at = datetime.now(COPENHAGEN).replace(hour=12, minute=0) + timedelta(days=1)
        planned = visits.plan_visit(
            stream, at=at, purpose="Vi taler om bageriet", form="office", place="Torvet 1", **shelf.act()
        )
        said = Change(stream, stream, "citizen", {"benefit": "Kontanthjælp"}, Seen(), shelf.AT)
        shelf.save(store, *planned, said)
    finally:
        store.close()
    return folder, stream


def entered(folder: Path, stream: str) -> list[str]:
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    try:
        return [line.use.purpose for line in trail.about(store.own_reader(), stream)]
    finally:
        store.close()


def on(days: int) -> str:
    return f"{datetime.now(COPENHAGEN).date() + timedelta(days=days)}"


def test_a_letter_says_what_the_visit_says_and_is_entered(
    word: Word, ahead: tuple[Path, str], tmp_path: Path
) -> None:
    status, said, trouble = word("letter", "--citizen", "-", "--minutes", "45", "--on", on(1))

    assert (status, trouble) == (0, "")
    text = matter((tmp_path / "papir.pdf").read_bytes())
    for one in ("Søren Ågård", "Torvet 1", "Vi taler om bageriet", "Det tager højst 45 minutter."):
        assert squeezed(one) in text
    assert "Sagen har ingen adresse" in said
    assert "at borgeren ved, hvad et møde er til" in entered(*ahead)


def test_the_words_that_were_typed_in_the_window_stand_on_the_letter_of_that_visit_alone(
    word: Word, ahead: tuple[Path, str], tmp_path: Path
) -> None:
    folder, stream = ahead
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    visit = letters.meetings(store.own_reader(), stream, datetime.now(COPENHAGEN) + timedelta(hours=12))[
        -1
    ].visit.visit
    typed = {"record": visit, "why": "Vi ser på en plads i bageriet", "way": "Op ad trappen"}
    store.drafts.keep(f"letter:{stream}", stream, "letter", typed, now=datetime.now(COPENHAGEN))
    store.close()

    assert word("letter", "--citizen", "-")[0] == 0
    text = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Vi ser på en plads i bageriet") in text
    assert squeezed("Op ad trappen") in text

    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    store.drafts.keep(
        f"letter:{stream}", stream, "letter", typed | {"record": "gone"}, now=datetime.now(COPENHAGEN)
    )
    store.close()
    assert word("letter", "--citizen", "-", "--on", on(1))[0] == 0
    assert squeezed("Vi ser på en plads") not in matter((tmp_path / "papir.pdf").read_bytes())


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--on", "2999-01-01"), "ikke planlagt noget møde den 01.01.2999"),
        (("--minutes", "en time"), "1 til 480 minutter"),
    ],
)
def test_a_letter_that_cannot_be_made_leaves_no_file_and_no_entry(
    word: Word, ahead: tuple[Path, str], tmp_path: Path, asked: tuple[str, ...], sentence: str
) -> None:
    status, said, trouble = word("letter", "--citizen", "-", *asked)

    assert (status, said) == (1, "")
    assert sentence in trouble
    assert not (tmp_path / "papir.pdf").exists()
    assert "at borgeren ved, hvad et møde er til" not in entered(*ahead)


def test_rights_are_of_the_day_that_is_asked_for_and_what_is_not_known_then_is_said(
    word: Word, ahead: tuple[Path, str], tmp_path: Path
) -> None:
    assert word("rights", "--citizen", "-", "--on", "2026-11-26")[0] == 0
    text = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Du skal komme til de møder") in text
    assert squeezed("I din sag står: Kontanthjælp") in text

    said = word("rights", "--citizen", "-", "--on", "2027-01-04")[1]

    assert squeezed("Du skal komme til de møder") not in matter((tmp_path / "papir.pdf").read_bytes())
    assert "kender programmet ikke for den 04.01.2027" in said
    assert "at borgeren kender sine rettigheder og pligter" in entered(*ahead)


def test_a_card_without_a_regular_contact_is_none_and_one_with_hours_says_them(
    word: Word, ahead: tuple[Path, str], tmp_path: Path
) -> None:
    assert "ingen fast kontakt" in word("contact", "--citizen", "-")[2]
    folder, stream = ahead
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    worker = shelf.placed(
        "00000000-0000-7000-8000-000000000001",
        shelf.METTE.id,
        1,
        {"initials": "MEHA", "name": "Mette Hald", "phone": "70000001"},
        kind="worker",
    )
    store.ledger.receive([worker], cursor="c", high=1)
    shelf.save(store, Change(stream, stream, "citizen", {"primary": shelf.METTE.id}, Seen(), shelf.AT))
    store.settings.set(HOURS, {shelf.METTE.id: "Mandag kl. 9-15"})
    store.close()

    assert word("contact", "--citizen", "-")[0] == 0
    text = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Mette Hald 70 00 00 01") in text
    assert squeezed("Mandag kl. 9-15") in text

    said = word("contact", "--citizen", "-", "--hours", "")[1]
    assert "hvornår der kan ringes" in said
    assert squeezed("Mandag kl. 9-15") not in matter((tmp_path / "papir.pdf").read_bytes())


@pytest.mark.parametrize("paper", paper_word.FOR_CITIZEN)
def test_nobody_writes_to_the_dead(word: Word, home: tuple[Path, str], tmp_path: Path, paper: str) -> None:
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    shelf.save(store, Change(stream, stream, "citizen", {"died_on": "2026-11-20"}, Seen(), shelf.AT))
    store.close()

    status, _, trouble = word(paper, "--citizen", "-")

    assert (status, "skrevet som død" in trouble) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()


@pytest.mark.parametrize("paper", paper_word.FOR_CITIZEN)
def test_who_may_not_print_it_gets_no_file(
    word: Word, ahead: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: str
) -> None:
    monkeypatch.setattr("storage.reads.citizen.printable", lambda _role: frozenset())

    status, _, trouble = word(paper, "--citizen", "-")

    assert (status, "din rolle i sagen giver ikke ret til det" in trouble) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()


@pytest.mark.parametrize("paper", paper_word.FOR_CITIZEN)
def test_a_case_that_says_two_things_makes_no_paper(
    word: Word, ahead: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: str
) -> None:
    monkeypatch.setattr("storage.reads.citizen._torn", lambda _reader, cases: (cases[0],))

    assert word(paper, "--citizen", "-")[0] == 1
    assert not (tmp_path / "papir.pdf").exists()


def test_a_meeting_that_says_two_things_makes_no_letter(
    word: Word, ahead: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, stream = ahead
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    meetings = letters.meetings(store.own_reader(), stream, datetime.now(COPENHAGEN))
    store.close()
    visits_torn = tuple(one.visit.visit for one in meetings)
    monkeypatch.setattr("storage.reads.citizen._torn", lambda _reader, _cases: visits_torn)

    assert word("letter", "--citizen", "-")[0] == 1
    assert not (tmp_path / "papir.pdf").exists()
    assert word("rights", "--citizen", "-")[0] == 0


def test_words_of_an_older_draft_that_say_a_protected_address_make_no_letter(
    word: Word, ahead: tuple[Path, str], tmp_path: Path
) -> None:
    folder, stream = ahead
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    (first, *_rest) = letters.meetings(store.own_reader(), stream, datetime.now(COPENHAGEN))
    typed = {"record": first.visit.visit, "way": "Vi ses ved opgangen, Nygade 4"}
    store.drafts.keep(f"letter:{stream}", stream, "letter", typed, now=datetime.now(COPENHAGEN))
    said: dict[str, Value] = {"address": "Nygade 4, 2. tv.", "address_protected": True}
    shelf.save(store, Change(stream, stream, "citizen", said, Seen(), shelf.AT))
    store.close()

    status, _, trouble = word("letter", "--citizen", "-")

    assert (status, "Adressen er beskyttet" in trouble, "Nygade" in trouble) == (1, True, False)
    assert not (tmp_path / "papir.pdf").exists()


@pytest.mark.parametrize("more", [("--minutes", "45"), ("--hours", "kl. 9")])
def test_what_is_for_another_paper_is_not_passed_over_in_silence(
    more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        paper_word._read(["rights", "--citizen", "-", *more, "--out", "papir.pdf"])

    assert f"{more[0]} gælder kun" in capsys.readouterr().err


def test_an_agreement_sheet_is_of_the_open_agreements_in_large_print_where_it_is_asked_for(
    word: Word, ahead: tuple[Path, str], tmp_path: Path
) -> None:
    folder, stream = ahead
    out = tmp_path / "papir.pdf"
    store = shelf.unlock(folder, now=datetime.now(COPENHAGEN))
    shelf.save(store, *shelf.agreement(stream, "Ringer til bageriet"))
    store.close()

    assert word("agreements", "--citizen", "-")[0] == 0
    small = smallest(out.read_bytes())
    assert squeezed("Ringer til bageriet") in matter(out.read_bytes())
    assert word("agreements", "--citizen", "-", "--large")[0] == 0

    assert (small < 14, smallest(out.read_bytes()) > 17.99) == (True, True)
    assert entered(folder, stream).count("at borgeren har aftalerne på papir") == 2
