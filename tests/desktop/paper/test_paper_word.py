"""`fodfaeste paper`: the same paper as from the window, kept and logged as there, or none."""

import io
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from casework import agreements, goals, plan, visits
from casework.access_draft import as_draft, draft_key
from casework.access_request import AccessRequest, Decision
from casework.changes import Change, Seen, Value
from casework.clock import COPENHAGEN
from casework.plan_editions import Answer
from desktop import paper_word, start
from storage import attached, vault
from storage.reads import access, citizen, plans, trail
from storage.reads.documents import documents
from storage.reads.signatures import plan_signed
from tests.desktop.paper.reading_back import matter, squeezed
from tests.desktop.paper.test_large_print import smallest
from tests.storage import shelf

NUMBER = "700382-1234"
YES = {"audience": "company", "to": "Eksempel Bageri", "said": "Aftalen", "until": "2999-01-01"}
Word = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path) -> tuple[Path, str]:
    """Make a store with a citizen who has a goal and a careful agreement; return its folder and the case."""
    folder = tmp_path / "store"
    store = shelf.make(folder)
    stream, opened = shelf.citizen()
    act = shelf.act()
    goal = goals.set_goal(
        stream,
        title="Fire timer",
        own_words="Jeg vil",
        area="Job",
        measure="du har fire timer",
        target_date="2999-06-28",
        **act,
    )
    agreed = agreements.make_agreement(stream, what="Holder pause ved smerter", who="MEHA", **act)
    today = datetime.now(COPENHAGEN).replace(hour=12, minute=0)
    visit = visits.plan_visit(stream, at=today, purpose="Tale om bageriet", **act)
    shelf.save(store, *opened, *goal, *agreed, *visit)
    store.close()
    return folder, stream


@pytest.fixture
def word(
    home: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Word:
    """Call the word as a script does: the passphrase on the first line."""
    monkeypatch.setattr(vault, "unlock", partial(vault.unlock, floor=shelf.CHEAP))

    def call(*said: str, words: str = shelf.PASSPHRASE, number: str = NUMBER) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{words}\n{number}\n"))
        where = ("--store", str(home[0]), "--out", str(tmp_path / "papir.pdf"))
        status = start.main(["paper", *said, *where])
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def test_a_plan_is_a_version_with_its_exact_file_kept_and_an_entry_in_the_trail(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    assert word("plan", "--citizen", "-") == (0, "Papiret er gemt uden for Fodfæste som papir.pdf.\n", "")

    pdf = (tmp_path / "papir.pdf").read_bytes()
    assert squeezed("Fire timer") in matter(pdf)
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    try:
        reader = store.own_reader()
        version = plans.last_version(reader, stream)
        assert version is not None
        assert version.number == 1
        last = plan_signed(reader, stream).last
        assert last is not None
        assert last.words
        (kept,) = documents(reader, stream, store.attachments.is_here)
        assert attached.read(reader.connection, store.attachments, kept.id) == pdf
        assert "at give planen som fil" in [line.use.purpose for line in trail.about(reader, stream)]
    finally:
        store.close()


def test_a_plan_that_is_signed_goes_out_as_it_was_signed(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    word("plan", "--citizen", "-")
    first = (tmp_path / "papir.pdf").read_bytes()
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    last = plan_signed(store.own_reader(), stream).last
    assert last is not None
    signature: dict[str, Value] = {
        "version": last.version,
        "number": 1,
        "words": last.words,
        "party": "citizen",
        "way": "paper",
    }
    fields: dict[str, Value] = signature | {
        "name": "Søren Ågård",
        "role": "borger",
        "at": shelf.AT,
        "on": "2026-11-26",
    }
    shelf.save(store, Change(stream, "r-signed", "plan_signature", fields, Seen(), shelf.AT))
    store.close()

    status, said, _ = word("plan", "--citizen", "-", "--large")

    assert (status, paper_word._AS_SIGNED in said) == (0, True)
    assert (tmp_path / "papir.pdf").read_bytes() == first
    store = shelf.unlock(folder, now=datetime.now(UTC))
    version = plans.last_version(store.own_reader(), stream)
    store.close()
    assert version is not None
    assert version.number == 1


def test_a_plan_is_in_large_print_where_the_script_asks_for_it(word: Word, tmp_path: Path) -> None:
    assert word("plan", "--citizen", "-", "--large")[0] == 0
    assert smallest((tmp_path / "papir.pdf").read_bytes()) > 17.99


def test_a_language_stands_beside_the_danish_where_the_script_asks_for_it(word: Word, tmp_path: Path) -> None:
    assert word("plan", "--citizen", "-", "--language", "pl")[0] == 0
    assert squeezed("Det vil jeg Czego chcę") in matter((tmp_path / "papir.pdf").read_bytes())


def test_a_plan_with_two_versions_of_something_does_not_leave(
    word: Word, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citizen, "_torn", lambda _reader, cases: (cases[0],))

    assert word("plan", "--citizen", "-") == (1, "", f"{plan.TORN}\n")
    assert not (tmp_path / "papir.pdf").exists()


def test_the_day_list_says_how_many_visits_may_not_be_on_it(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    other, opened = shelf.citizen("Bo", "Testperson")
    today = datetime.now(COPENHAGEN).replace(hour=11, minute=0)
    shelf.save(store, *opened, *visits.plan_visit(other, at=today, purpose="Kaffe", **shelf.act()))
    store.ledger.begin_scope(other, "glass", 0)
    store.ledger.fill(other, (), done=True, upto=0)
    store.close()

    status, said, _ = word("day")

    assert (status, said.endswith("fordi du ikke har adgang til at skrive dem ud: 1.\n")) == (0, True)
    assert squeezed("Bo Testperson") not in matter((tmp_path / "papir.pdf").read_bytes())


def test_the_day_list_says_whom_one_visits(word: Word, tmp_path: Path) -> None:
    status, _, _ = word("day")

    assert status == 0
    said = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Søren Ågård") in said
    assert squeezed("Tale om bageriet") in said


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": "noget andet"}, "Forkert adgangssætning"),
        ({"number": "710390-0000"}, "Ingen borger på denne computer"),
    ],
)
def test_what_does_not_fit_makes_no_paper_and_says_why(
    word: Word, tmp_path: Path, wrong: dict[str, str], sentence: str
) -> None:
    status, told, trouble = word("plan", "--citizen", "-", **wrong)

    assert (status, told) == (1, "")
    assert sentence in trouble
    assert not (tmp_path / "papir.pdf").exists()


def chosen(home: tuple[Path, str], answers: dict[str, Answer]) -> None:
    """Leave a choice in *Papir til andre*, as the window keeps it."""
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    try:
        page = citizen.page(store.own_reader(), stream, shelf.TODAY)
        assert page is not None
        agreement = page.agreements[0].id
        given = {f"agreement:{agreement}:what": asdict(one) for one in answers.values()}
        contents = YES | {f"line:{agreement}": "ours", "answers": json.dumps(given)}
        store.drafts.keep(f"edition:{stream}", stream, "edition", contents, now=datetime.now(UTC))
    finally:
        store.close()


def test_a_paper_for_others_needs_a_choice_and_an_answer_to_each_find(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    ask = ("plan", "--citizen", "-", "--audience", "company")
    assert "ikke valgt endnu" in word(*ask)[2]

    chosen(home, {})
    status, _, trouble = word(*ask)
    assert status == 1
    assert "smerter" in trouble
    assert not (tmp_path / "papir.pdf").exists()

    chosen(home, {"one": Answer("Holder pause ved smerter", "Holder pause kl. 10")})
    assert word(*ask)[0] == 0
    said = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Holder pause kl. 10") in said
    assert squeezed("smerter") not in said
    assert "ikke valgt endnu" in word("plan", "--citizen", "-", "--audience", "partner")[2]


@pytest.mark.parametrize("paper", ["plan", "handover", "aktindsigt", "cv"])
def test_a_citizen_who_is_dead_gets_no_paper(
    word: Word, home: tuple[Path, str], tmp_path: Path, paper: str
) -> None:
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    shelf.save(store, Change(stream, stream, "citizen", {"died_on": "2026-11-20"}, Seen(), shelf.AT))
    store.close()

    status, _, trouble = word(paper, "--citizen", "-")

    assert status == 1
    assert "Søren Ågård" in trouble
    assert not (tmp_path / "papir.pdf").exists()


def test_a_word_that_forgets_the_find_would_be_noticed(
    word: Word, home: tuple[Path, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paper_word, "unanswered", lambda _said, _answers: ())
    chosen(home, {})

    assert word("plan", "--citizen", "-", "--audience", "company")[0] == 0
    assert squeezed("smerter") in matter((tmp_path / "papir.pdf").read_bytes())


def test_the_case_in_order_of_time_leaves_as_a_file_and_is_entered(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    assert word("evidence", "--citizen", "-", "--since", "2026-01-01", "--until", "2027-12-31")[0] == 0

    text = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Holder pause ved smerter") in text
    assert squeezed("1 aftale.") in text
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    try:
        uses = [line.use.purpose for line in trail.about(store.own_reader(), stream)]
        assert "at have sagens forløb som fil til en afgørelse" in uses
    finally:
        store.close()


def test_days_on_which_nothing_happened_leave_no_file(word: Word, tmp_path: Path) -> None:
    status, _said, why = word("evidence", "--citizen", "-", "--since", "2020-01-01", "--until", "2020-02-01")

    assert (status, "Vælg andre dage" in why) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()


def test_a_hand_over_leaves_as_a_file_also_where_nothing_happened_between_the_days(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    assert word("handover", "--citizen", "-", "--since", "2020-01-01", "--until", "2020-02-01")[0] == 0

    text = matter((tmp_path / "papir.pdf").read_bytes())
    assert squeezed("Aftaler, der skal holdes") in text
    assert squeezed("Fire timer") in text
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    try:
        uses = [line.use.purpose for line in trail.about(store.own_reader(), stream)]
        assert "at en ny medarbejder kan tage over" in uses
    finally:
        store.close()


def gone_through(home: tuple[Path, str], decided: dict[str, Decision]) -> None:
    """Leave a request for access as the window keeps it: the day, and what was decided of each agreement."""
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    try:
        pieces = access.pieces(store.own_reader(), stream, store.attachments.is_here)
        found = {one.record: decided[one.kind] for one in pieces if one.kind in decided}
        contents = as_draft(AccessRequest(shelf.TODAY, found))
        store.drafts.keep(draft_key(stream), stream, "access", contents, now=datetime.now(UTC))
    finally:
        store.close()


def test_the_answer_to_a_request_for_access_leaves_as_it_was_gone_through_and_is_entered(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    status, _said, why = word("aktindsigt", "--citizen", "-")
    assert (status, "ingen har begyndt" in why) == (1, True)

    gone_through(home, {"agreement": Decision("none", "own_use")})
    assert word("aktindsigt", "--citizen", "-")[0] == 0

    pdf = (tmp_path / "papir.pdf").read_bytes()
    text = matter(pdf)
    assert squeezed("Fire timer") in text
    assert squeezed("Holder pause ved smerter") not in text
    assert squeezed("Forvaltningsloven § 12.") in text
    folder, stream = home
    store = shelf.unlock(folder, now=datetime.now(UTC))
    try:
        (line,) = [one for one in trail.about(store.own_reader(), stream) if "aktindsigt" in one.use.purpose]
        assert line.use.purpose == "at give borgeren aktindsigt"
        assert sha256(pdf).hexdigest() in line.words
        assert "none:own_use" in line.words
    finally:
        store.close()


def test_a_request_of_which_something_is_missing_leaves_no_file(
    word: Word, home: tuple[Path, str], tmp_path: Path
) -> None:
    gone_through(home, {"agreement": Decision("none")})

    status, _said, why = word("aktindsigt", "--citizen", "-")

    assert (status, "Vælg en grund" in why) == (1, True)
    assert not (tmp_path / "papir.pdf").exists()


def test_an_attached_file_goes_along_as_pictures(word: Word, home: tuple[Path, str], tmp_path: Path) -> None:
    assert word("plan", "--citizen", "-")[0] == 0
    gone_through(home, {})

    assert word("aktindsigt", "--citizen", "-")[0] == 0

    with pikepdf.open(tmp_path / "papir.pdf") as document:
        assert sum(len(page.get_images()) for page in document.pages) >= 2


@pytest.mark.parametrize("why", ["to ", "rolle"])
def test_no_answer_leaves_a_torn_case_or_by_somebody_without_the_right(
    word: Word, home: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    gone_through(home, {})
    if why == "rolle":
        monkeypatch.setattr(citizen, "printable", lambda _role: frozenset())
    else:
        monkeypatch.setattr(citizen, "_torn", lambda _reader, cases: (cases[0],))

    status, _said, heard = word("aktindsigt", "--citizen", "-")

    assert (status, why in heard) == (1, True), heard
    assert not (tmp_path / "papir.pdf").exists()
