"""Forkert borger leaves no word of what stood in the wrong case: no row, no index, no file, no copy, no journal file.

Each guard is taken away once, and then the hunt must find what it left.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casework.attachments import attach_file
from casework.changes import REDACTED, Change, Seen, Value
from storage import husks, index
from storage.attachments import Attachments, Bound
from storage.backups import wants_renewal
from storage.ledger import Ledger
from storage.vault import Store
from sync.port import HeldBy
from tests.storage.pages import in_the_clear
from tests.storage.shelf import AT, act, citizen, make, note, opened, placed, save, unlock, values
from tests.storage.test_residue import stands_in

WORDS = {"note": "hjerteblødningsangst", "letter": "epikrisebrevet", "file": "blodfortyndermedicin"}
STAYS = "kaffeaftalen"


@dataclass(frozen=True)
class Case:
    """A store with a case where a note and a file stand that belong to somebody else, and one note that does not."""

    store: Store
    stream: str
    note: str
    file: Bound

    def redact(self, *, number: int = 1) -> None:
        """A colleague's redaction of both comes from the service."""
        gone: dict[str, Value] = {REDACTED: "Skrevet i den øverste sag på listen"}
        rows = [
            placed(self.stream, self.note, 100, gone, kind="note", number=number),
            placed(self.stream, self.file.id, 101, gone, kind="attachment", number=number + 1),
        ]
        self.store.ledger.receive(rows, cursor="101", high=101)


def a_case(folder: Path) -> Case:
    """Write the words often enough to fill several pages of the index, and give them a receipt."""
    store = make(folder)
    stream, changes = citizen("Åse", "Holm")
    (wrong,) = note(stream, f"{WORDS['note']} " * 400)
    file = store.attachments.seal(stream, [WORDS["file"].encode()])
    letter = attach_file(stream, file=file, name=WORDS["letter"] + ".pdf", what="Brev", **act())
    save(store, *changes, wrong, *letter, *note(stream, f"Hun fik sin {STAYS}"))
    store.ledger.acknowledge({number: number for number in range(1, 5)}, {}, AT)
    store._connection.execute("delete from attached")
    return Case(store, stream, wrong.record, Bound(file.id, stream, file.key, file.size, file.digest))


def left(case: Case) -> set[str]:
    clear = in_the_clear(case.store, case.file)
    return {where for where, word in WORDS.items() for said in clear.values() if stands_in(word, said)}


def test_every_word_stands_somewhere_before_and_none_anywhere_after(tmp_path: Path) -> None:
    case = a_case(tmp_path / "store")
    before = left(case)

    case.redact()

    assert before == set(WORDS)
    assert left(case) == set()
    assert stands_in(STAYS, in_the_clear(case.store)["store.db"])
    assert not case.store.attachments.is_here(case.file.id)
    assert values(case.store, case.note) == {REDACTED: "Skrevet i den øverste sag på listen"}
    assert wants_renewal(case.store._connection)
    assert case.store.check() == ()
    case.store.close()


def without(owner: Any, name: str, gives: Any = None) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(owner, name, lambda *_, **__: gives)


MUTANTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], set[str]]] = {
    "the rows stay": (without(husks, "end", gives=False), {"note", "letter"}),
    "the words of the search are forgotten": (without(index, "forget_terms"), {"note", "letter"}),
    "the index is forgotten": (without(index, "remove"), {"note", "letter"}),
    "the file is forgotten": (without(Attachments, "remove"), {"file"}),
    "the journal file is forgotten": (without(Ledger, "reseal_now"), {"note", "letter"}),
    "the engine's log is forgotten": (without(Ledger, "_checkpoint"), {"note", "letter"}),
}


@pytest.mark.parametrize(("mutant", "found"), MUTANTS.values(), ids=MUTANTS)
def test_a_guard_that_is_taken_away_is_noticed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    mutant: Callable[[pytest.MonkeyPatch], None],
    found: set[str],
) -> None:
    with monkeypatch.context() as broken:
        mutant(broken)
        case = a_case(tmp_path / "store")
        case.redact()
        still = left(case)
    case.store.close()

    assert found <= still


def test_copies_that_are_kept_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = a_case(tmp_path / "store")
    monkeypatch.setattr(husks, "want_renewals", lambda *_: None)

    case.redact()

    assert not wants_renewal(case.store._connection)
    case.store.close()


def test_an_own_redaction_is_off_the_screen_at_once_and_off_the_disk_with_its_receipt(tmp_path: Path) -> None:
    case = a_case(tmp_path / "store")
    gone = Change(case.stream, case.note, "note", {REDACTED: "forkert sag"}, Seen(4, 4), AT)

    save(case.store, gone)

    shown = values(case.store, case.note)
    indexed = case.store.own_reader().row("select count(*) from words where words match ?", WORDS["note"])
    kept = case.store.ledger.digest(case.stream)
    case.store.ledger.acknowledge({5: 5}, {}, AT)
    left_of_note = [where for where in left(case) if where == "note"]
    assert (shown, indexed, kept[0]) == ({REDACTED: "forkert sag"}, (0,), 4)
    assert left_of_note == []
    assert case.store.ledger.digest(case.stream)[0] == 4
    case.store.close()


def test_a_redaction_that_the_service_turns_down_costs_no_word(tmp_path: Path) -> None:
    case = a_case(tmp_path / "store")
    save(case.store, Change(case.stream, case.note, "note", {REDACTED: "forkert sag"}, Seen(4, 4), AT))

    case.store.ledger.acknowledge({}, {5: HeldBy("outside_role", "Din rolle giver ikke ret til det.")}, AT)

    assert WORDS["note"] in values(case.store, case.note)["text"]
    case.store.close()


def test_what_its_author_still_has_to_send_of_it_goes_up_first_and_leaves_with_the_answer(
    tmp_path: Path,
) -> None:
    case = a_case(tmp_path / "store")
    late = Change(case.stream, case.note, "note", {"flag": f"se {WORDS['note']}"}, Seen(4, 4), AT)
    save(case.store, late)

    case.redact(number=7)

    waits = [one.change.fields for one in case.store.ledger.waiting(9)]
    case.store.ledger.acknowledge({}, {5: HeldBy("redacted", "Notatet er flyttet.")}, AT)
    held = case.store.own_reader().rows("select held, fields from log where held is not null")
    assert waits == [late.fields]
    assert (held, left(case)) == ([("redacted", "{}")], set())
    case.store.close()


def test_a_crash_before_it_tidied_is_made_good_at_the_next_lock(tmp_path: Path) -> None:
    case = a_case(tmp_path / "store")
    with pytest.MonkeyPatch.context() as cut:
        cut.setattr(Ledger, "_forget_now", lambda _: None)
        case.redact()
    shutil.copytree(tmp_path / "store", tmp_path / "after")
    case.store.close()

    unlock(tmp_path / "after").close()

    store = unlock(tmp_path / "after")
    assert left(Case(store, case.stream, case.note, case.file)) == set()
    assert values(store, case.note).keys() == {REDACTED}
    store.close()


def test_a_file_that_was_never_sent_goes_too(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store:
        store.ledger.begin_scope("c", "primary", 2)
        store.ledger.fill("c", [], done=True, upto=1)
        file = store.attachments.seal("c", [b"et brev"])
        save(store, *attach_file("c", file=file, name="a.pdf", what="Brev", **act()))
        store.ledger.acknowledge({1: 5}, {}, AT)

        gone = placed("c", file.id, 9, {REDACTED: "forkert"}, kind="attachment", number=3)
        store.ledger.receive([gone], cursor="9", high=9)

        assert not store.attachments.is_here(file.id)
        assert store.own_reader().rows("select id from attached") == []
