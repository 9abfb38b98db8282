"""The file for whoever mends the program says numbers and names of ours, and never a word of anybody's."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import visits
from casework.answers_diagnostics import StoreFigures
from casework.changes import Change, Dot, Placed, Seen
from desktop import crash, diagnostics
from storage.diagnostics import figures
from storage.vault import Store
from tests.storage.shelf import AT, COLLEAGUE, METTE, NOW, PASSPHRASE, act, citizen, make, note, save

CANARIES = (
    "Kvægtorvsgade", "Østergaard", "Kılıç", "700382-1234", "7003821234", "hjerteblødning", "Sprogskolensrektor",
    "Mette", "MEHA", PASSPHRASE, "hemmeligkode", "Privatnavn", "Testhusmappe",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with words in every place that has room for some."""
    store = make(tmp_path / "Testhusmappe" / "store")
    stream, changes = citizen("Åse", "Østergaard-Kılıç", address="Kvægtorvsgade 7", primary=METTE.id)
    save(store, *changes, *note(stream, "Fik en hjerteblødning. CPR 700382-1234."))
    (visit,) = visits.plan_visit(stream, at=NOW + timedelta(hours=1), purpose="hjerteblødning", **act())
    save(store, visit)
    odd = Change(stream, "odd", "hjerteblødning", {"what": "hjerteblødning"}, Seen(), AT)
    dot = Dot(COLLEAGUE, 7)
    store.ledger.receive([Placed(odd, dot, 7 << 16, "w-jonas", 1007, AT)], cursor="c", high=1007)
    store.drafts.keep(f"note:{stream}", stream, "note", {"text": "hjerteblødning igen"}, NOW)
    store.settings.set("caseload_filters", [["hjerteblødning", "Kvægtorvsgade", "all"]])
    store.ledger.remember("last_contact", "hemmeligkode")
    store.ledger.remember("offline_since", "2026-11-26T08:00:00+01:00")
    store.ledger.remember("offline_why", "Sprogskolensrektor siger nej")
    store._connection.execute(
        "update log set held = 'sprogskolensrektor', held_reason = 'x' where number = 1"
    )
    return store


def reports(folder: Path) -> Path:
    """Write crash reports as the program does, and one that somebody tampered with."""
    folder.mkdir()

    def fails() -> None:
        raise ValueError("hjerteblødning hos Østergaard")

    try:
        fails()
    except ValueError as error:
        described = crash.described(error, NOW)
    place = "  desktop/flows/citizen.py:12 _show\n"
    (folder / "a.txt").write_text(described + place, encoding="utf-8")
    bad = (
        "Fodfæste",
        "Privatnavn",
        "x",
        "",
        "ValueError: hjerteblødning",
        f"  {Path.home()}/x.py:3 Privatnavn",
        "  Testhusmappe/hemmeligkode.py:3 run",
        "700382-1234",
        "  desktop/flows/hemmelig kode.py:1 x",
    )
    (folder / "b.txt").write_text("\n".join(bad), encoding="utf-8")
    return folder


def written(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("USER", "Privatnavn")
    found = figures(store, store.own_reader(), NOW.date(), NOW)
    return diagnostics.text(
        found, now=NOW, version="1.0", settings=(("sprog", "da"),), reports=reports(folder / "Privatnavn")
    )


def test_no_name_number_word_key_or_way_through_folders_is_in_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = written(store, tmp_path, monkeypatch)
    people = [
        str(word)
        for (fields,) in store.own_reader().rows(
            "select fields from record where kind in ('citizen', 'note', 'worker')"
        )
        for word in re.findall(r"[^\W\d_]{4,}", str(fields))
    ]
    ids = [
        str(part)
        for row in store.own_reader().rows("select distinct record, stream, device from log")
        for part in row
    ]

    hidden = (*CANARIES, *ids, store.device, str(Path.home()), str(tmp_path))
    assert [word for word in hidden if word and word.casefold() in text.casefold()] == []
    ours = {"citizen", "note", "visit", "statement", "fact"}
    assert {word for word in people if re.search(rf"\b{re.escape(word)}\b", text)} <= ours
    store.close()


def test_what_a_person_who_mends_needs_is_in_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = written(store, tmp_path, monkeypatch)

    for said in (
        "Fodfæste 1.0",
        "SQLCipher 4",
        "borgere: 1",
        "note: 1",
        "other: 1",  # a kind that is none of ours is counted and not named
        "lagt til side, other: 1",
        "uden forbindelse siden: 2026-11-26T08:00+01:00",
        "sidste kontakt: aldrig",  # what stood there was no instant
        "builtins.ValueError",
        "tests/desktop" not in text and "desktop/flows/citizen.py:12 _show",
        "(uden for Fodfæste)",
    ):
        assert str(said) in text
    assert re.search(r"caseload: \d+\.\d ms", text)
    store.close()


def test_a_line_with_the_name_of_this_computer_or_its_user_is_left_out_whole() -> None:
    lines = ["Linux 6.1-AASE-PC", "skærme: 1280 x 800", "cpr 700382-1234", "aasen er et fjeld"]

    told = list(diagnostics.without_people(lines, ("aase-pc", "aase", "x")))

    assert told == [
        "  (linjen er udeladt)",
        "skærme: 1280 x 800",
        "  (linjen er udeladt)",
        "aasen er et fjeld",
    ]


@given(st.text(max_size=300))
def test_of_a_report_only_shapes_of_ours_are_told(report: str) -> None:
    head = "Fodfæste\n2026-11-26T09:15:00+00:00\nPython\n\n"
    told = list(diagnostics._retold(head + report))

    assert told[0] == "2026-11-26T09:15:00+00:00"
    for line in told[1:]:
        assert (
            diagnostics._PLACE.fullmatch(line)
            or line == "  (uden for Fodfæste)"
            or re.fullmatch(r"  [A-Za-z_][\w.]{0,80}", line)
        )


def test_an_empty_store_and_no_report_are_told_too(tmp_path: Path) -> None:
    text = diagnostics.text(StoreFigures(), now=NOW, version="", settings=(), reports=tmp_path / "nowhere")

    assert "arbejdskopi" in text
    assert text.endswith("De seneste fejl\n  ingen\n")
