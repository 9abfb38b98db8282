"""Aktindsigt from a real store: every record of the case is a piece exactly once, in the words that it says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework import journal, people
from casework.access_request import NOT_PIECES, CasePiece
from casework.changes import DELETED, REDACTED, Change, Seen, Value
from casework.kinds import KINDS
from storage.reads import access
from storage.vault import Store
from tests.storage import shelf

_SHAPES: dict[str, Value] = {
    "date": "2026-11-20",
    "instant": "2026-11-20T08:30:00+00:00",
    "bool": True,
    "int": 7,
    "number": 7.5,
    "list": ["listeord"],
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with shelf.opened(tmp_path / "store") as one:
        yield one


def pieces(store: Store, stream: str, *, here: bool = True) -> tuple[CasePiece, ...]:
    return access.pieces(store.own_reader(), stream, lambda _file: here)


def test_a_record_of_every_kind_is_a_piece_once_with_every_field_that_says_something(store: Store) -> None:
    stream, opened = shelf.citizen()
    shelf.save(store, *opened)
    written: dict[str, dict[str, Value]] = {}
    for kind, declared in KINDS.items():
        if kind in NOT_PIECES or kind == "citizen":
            continue
        written[kind] = {
            name: f"ord-{kind}-{name}" if field.shape == "text" else _SHAPES[field.shape]
            for name, field in declared.fields.items()
            if not name.startswith("withdrawn") and field.sensitivity != "oversight"
        }
    shelf.save(
        store, *(Change(stream, f"r-{kind}", kind, said, Seen(), shelf.AT) for kind, said in written.items())
    )

    found = pieces(store, stream)

    ids = [one.record for one in found]
    assert sorted(ids) == sorted([stream, *(f"r-{kind}" for kind in written)])
    for one in found:
        if one.kind == "citizen":
            continue
        words = [f"ord-{one.kind}-{name}" for name in written[one.kind] if name not in access._UNSAID]
        texts = [word for word in words if isinstance(written[one.kind][word.rpartition("-")[2]], str)]
        missing = [
            word
            for word in texts
            if word not in one.text and KINDS[one.kind].fields[word.rpartition("-")[2]].shape == "text"
        ]
        assert [word for word in missing if not word.endswith("-cpr")] == []


def test_a_reader_that_forgot_a_kind_would_be_noticed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "NOT_PIECES", {**NOT_PIECES, "agreement": "forgotten"})

    with pytest.raises(AssertionError):
        test_a_record_of_every_kind_is_a_piece_once_with_every_field_that_says_something(store)


def test_what_was_called_back_or_removed_is_a_piece_and_of_what_was_moved_only_the_husk(store: Store) -> None:
    stream, opened = shelf.citizen()
    back = shelf.note(stream, "Det var en anden dag.")
    gone = shelf.agreement(stream, "Ringer til bageriet")
    moved = shelf.note(stream, "Karen Holm har sagt op.")
    shelf.save(store, *opened, *back, *gone, *moved)
    shelf.save(store, *journal.withdraw_note(stream, back[0].record, reason="Forkert dag", **shelf.act()))
    removed: dict[str, Value] = {DELETED: list(gone[0].fields)}
    seen = Seen(0, 99)
    shelf.save(store, Change(stream, gone[0].record, "agreement", removed, seen, shelf.AT))
    husk: dict[str, Value] = {REDACTED: "Forkert borger"}
    shelf.save(store, Change(stream, moved[0].record, "note", husk, seen, shelf.AT))

    found = {one.record: one for one in pieces(store, stream)}

    assert found[back[0].record].state == "withdrawn"
    assert "Tilbagekaldt: Forkert dag" in found[back[0].record].text
    assert found[gone[0].record].state == "removed"
    assert found[moved[0].record].state == "moved"
    assert found[moved[0].record].text == "Stod i en forkert sag og er flyttet. Forkert borger"
    assert "Karen" not in found[moved[0].record].text + found[moved[0].record].title


def test_they_stand_in_the_order_in_which_they_were_written_and_say_who_did(store: Store) -> None:
    stream, opened = shelf.citizen()
    first = journal.write_note(stream, text="Først", at=datetime(2026, 1, 2, 8, tzinfo=UTC), **shelf.act())
    then = journal.write_note(stream, text="Så", nature="statement", **shelf.act())
    shelf.save(store, *opened, *then, *first)

    found = [one for one in pieces(store, stream) if one.kind == "note"]

    assert [one.text.split("\n")[-1] for one in found] == ["Først", "Så"]
    assert [str(one.name) for one in found] == ["notat", "Borgerens ord"]


def test_a_protected_address_and_the_end_of_the_number_stay_hidden(store: Store) -> None:
    stream, opened = shelf.citizen(address="Skjulte Allé 4", address_protected=True)
    shelf.save(store, *opened)

    (one,) = pieces(store, stream)

    assert "Skjulte" not in one.text
    assert "1234" not in one.text
    assert "Adresse: beskyttet" in one.text


def test_a_file_says_whether_it_has_come_to_this_computer(store: Store) -> None:
    stream, opened = shelf.citizen()
    fields: dict[str, Value] = {"what": "Brev", "name": "brev.pdf", "key": "k", "media": "application/pdf"}
    shelf.save(store, *opened, Change(stream, "r-file", "attachment", fields, Seen(), shelf.AT))

    (one,) = [one for one in pieces(store, stream, here=False) if one.file]

    assert (one.record, one.is_here, one.title, one.media) == ("r-file", False, "Brev", "application/pdf")
    assert "k" not in one.text.splitlines()


def test_the_two_cases_of_one_person_are_one_list(store: Store) -> None:
    stream, opened = shelf.citizen()
    other, also = shelf.citizen()
    link: dict[str, Value] = {"other": other, "leading": stream, "linked": True}
    shelf.save(
        store,
        *opened,
        *also,
        *shelf.note(stream, "Her"),
        *shelf.note(other, "Der"),
        Change(stream, "r-link", "same_person", link, Seen(), shelf.AT),
    )

    for asked_in in (stream, other):
        told = [one.text.split("\n")[-1] for one in pieces(store, asked_in) if one.kind == "note"]
        assert sorted(told) == ["Der", "Her"]


def test_the_names_that_a_case_knows_are_those_of_others_and_its_own(store: Store) -> None:
    stream, opened = shelf.citizen("Amina", "Testberg")
    fields: dict[str, Value] = {"name": "Karen Holm", "role": "nabo"}
    doctor: dict[str, Value] = {"doctor": "Ida Bæk"}
    shelf.save(
        store,
        *opened,
        Change(stream, "r-one", "relation", fields, Seen(), shelf.AT),
        Change(stream, "r-two", "statement", doctor, Seen(), shelf.AT),
    )

    others, own = access.names(store.own_reader(), stream)

    assert others == ("Ida Bæk", "Karen Holm")
    assert "Amina Testberg" in own


def test_a_case_that_is_not_this_persons_has_no_pieces(store: Store) -> None:
    _stream, opened = shelf.citizen()
    shelf.save(store, *opened)
    other = people.open_citizen(first_name="Bo", last_name="Ek", cpr="7103900000", fields={}, **shelf.act())

    assert pieces(store, other[0].stream) == ()


def test_a_piece_says_its_fields_as_a_reader_looks_for_them_and_a_telephone_in_twos(store: Store) -> None:
    stream, opened = shelf.citizen(
        phone="70000011", address="Nygade 4", city="Skagen", benefit="Kontanthjælp", coordinator="Bo"
    )
    fields: dict[str, Value] = {
        "name": "Karim",
        "role": "Bror",
        "phone": "70 00-00 12",
        "consent": "Må ringes op",
    }
    promised: dict[str, Value] = {"what": "Ringe", "who": "Bo", "due": "2026-12-01", "goal": "g"}
    said: dict[str, Value] = {"title": "Arbejde", "said_on": "2026-11-14"}
    shelf.save(
        store,
        *opened,
        Change(stream, "r-one", "relation", fields, Seen(), shelf.AT),
        Change(stream, "r-two", "agreement", promised, Seen(), shelf.AT),
        Change(stream, "r-three", "goal", said, Seen(), shelf.AT),
    )

    found = {
        one.kind: one.text.replace("\N{NO-BREAK SPACE}", " ").split("\n") for one in pieces(store, stream)
    }

    labels = [line.partition(":")[0] for line in found["citizen"]]
    wanted = ["Fornavn", "Efternavn", "CPR-nummer", "Telefon", "Adresse", "By", "Tovholder", "Ydelse"]
    assert [one for one in labels if one in wanted] == wanted
    assert "Telefon: 70 00 00 11" in found["citizen"]
    assert [line.partition(":")[0] for line in found["relation"]] == ["Navn", "Rolle", "Telefon", "Samtykke"]
    assert "Telefon: 70 00 00 12" in found["relation"]
    assert "Sagt den: 14.11.2026" in found["goal"]
    assert [line.partition(":")[0] for line in found["agreement"]][:3] == ["Aftale", "Hvem", "Frist"]
