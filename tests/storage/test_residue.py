"""A citizen who was handed over leaves no word: not in a page, the index, the log, a draft, a file, or a setting.

Each guard is taken away once, and then the hunt must find what it left: a hunt that finds nothing proves nothing.
"""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from casework.attachments import SealedFile, attach_file
from casework.changes import Seen
from casework.trail import Anchor, Noted
from storage import drafts, engine, index, schema
from storage.attachments import Attachments, Bound
from storage.ledger import Ledger
from storage.trail import Trail
from storage.typed_on import TypedOn
from storage.vault import Store
from tests.storage.pages import in_the_clear
from tests.storage.shelf import AT, NOW, act, citizen, make, note, placed, save

WORDS = {
    "name": "Zarathustrasen",
    "street": "Kvægtorvsgyden",
    "note": "hjerteblødningsangst",
    "draft": "forvirringsanfaldet",
    "another page's draft": "vinduespudserbesøget",
    "name of the file": "epikrisebrevet",
    "file": "blodfortyndermedicin",
    "reason": "bekymringssamtalen",
}
KAFFE = "kaffeaftalen"


@dataclass(frozen=True)
class Case:
    """A store with one citizen who will leave, one who stays, and the file that the service has."""

    store: Store
    stream: str
    file: Bound


def a_case(folder: Path) -> Case:
    """Write every word of WORDS in its place, most of them often enough to fill several pages of the index."""
    store = make(folder)
    stream, changes = citizen("Åse", WORDS["name"], address=f"{WORDS['street']} 7")
    other, others = citizen("Lene", "Olsen")
    many = [note(stream, f"{WORDS['note']} {number} " * 20)[0] for number in range(30)]
    file = store.attachments.seal(stream, [WORDS["file"].encode()])
    letter = attach_file(stream, file=file, name=WORDS["name of the file"] + ".pdf", what="Brev", **act())
    save(store, *changes, *others, *many, *letter, *note(other, f"Lene fik sin {KAFFE}"))
    store.drafts.keep(f"note:{stream}", stream, "note", {"text": WORDS["draft"]}, NOW)
    planned = {"citizen": stream, "purpose": WORDS["another page's draft"]}
    store.drafts.keep("day", "", "day", planned, NOW)
    store.trail.note(Noted("show-address", (stream,), words=WORDS["reason"]), now=NOW)
    store.trail.taken(store.device, Anchor(1 << 30, b"head"), AT, "the service has it")
    store.ledger.acknowledge({number: number for number in range(1, 35)}, {}, AT)
    store._connection.execute("update attached set state = 'gone' where state = 'unsent'")
    store._connection.execute("delete from attached")
    return Case(store, stream, Bound(file.id, stream, file.key, file.size, file.digest))


def hand_over(case: Case) -> None:
    """Let the case leave; what was typed in it has been received by the service."""
    case.store.ledger.leave_scope(case.stream, "Jonas", AT)
    typed = {one.dot.number: 100 + one.dot.number for one in case.store.ledger.waiting(-1)}
    case.store.ledger.acknowledge(typed, {}, AT)


def left(case: Case) -> set[str]:
    """Return where a word of the citizen's still stands, under the ciphers and above them."""
    clear = in_the_clear(case.store, case.file)
    return {where for where, word in WORDS.items() for said in clear.values() if stands_in(word, said)}


def stands_in(word: str, said: bytes) -> bool:
    """Look for a word in any shape, and for its end: the index keeps only where a word differs from the one before."""
    shapes = {text for whole in (word, word.lower()) for text in (whole, whole[4:])}
    coded = [b64encode(b"\0" * shift + word.encode())[4:-4] for shift in range(3)]
    return any(shape.encode() in said for shape in shapes) or any(shape in said for shape in coded)


def test_every_word_stands_somewhere_before_and_none_anywhere_after(tmp_path: Path) -> None:
    case = a_case(tmp_path / "store")
    before = left(case)

    hand_over(case)

    assert before == set(WORDS)
    assert left(case) == set()
    assert stands_in(KAFFE, in_the_clear(case.store)["store.db"])
    assert not case.store.attachments.is_here(case.file.id)
    assert case.store.check() == ()
    case.store.close()


def without_secure_delete(patch: pytest.MonkeyPatch) -> None:
    """Switch it off: this engine turns it on with the key, so leaving the pragma out changes nothing here."""
    off = tuple("pragma secure_delete = off" if "secure_delete" in one else one for one in engine.RECIPE)
    patch.setattr(engine, "RECIPE", off)


def without_secure_delete_in_the_index(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(schema, "_SEARCH", tuple(one for one in schema._SEARCH if "secure-delete" not in one))


def without(owner: Any, name: str) -> Callable[[pytest.MonkeyPatch], None]:
    def forget(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(owner, name, lambda *_, **__: None)

    return forget


def drafts_that_stay(patch: pytest.MonkeyPatch) -> None:
    """Neither hand a draft on nor drop it."""
    without(TypedOn, "hand_on")(patch)
    without(drafts, "leave")(patch)


MUTANTS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], set[str]]] = {
    "rows are deleted and not overwritten": (without_secure_delete, {"note"}),
    "the index deletes and does not overwrite": (without_secure_delete_in_the_index, {"note"}),
    "the file is forgotten": (without(Attachments, "remove"), {"file"}),
    "the draft is forgotten": (drafts_that_stay, {"draft", "another page's draft"}),
    "the reasons are forgotten": (without(Trail, "forget_words"), {"reason"}),
    "the words of the search are forgotten": (without(index, "forget_terms"), {"note", "name"}),
    "the index is forgotten": (without(index, "remove"), {"note", "name"}),
    "the journal file is forgotten": (without(Ledger, "reseal_now"), {"note", "name", "street"}),
    "the engine's log is forgotten": (without(Ledger, "_checkpoint"), {"note", "name", "street"}),
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
        hand_over(case)
        still = left(case)
    case.store.close()

    assert found <= still


def test_the_recipe_asks_for_secure_delete_whatever_the_engine_does_by_itself() -> None:
    assert "pragma secure_delete = on" in engine.RECIPE


def test_what_waited_leaves_no_word_once_it_has_its_receipt(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen("Åse", WORDS["name"])
    save(store, *changes, *note(stream, WORDS["note"]))
    store.ledger.leave_scope(stream, "Jonas", AT)
    waiting = stands_in(WORDS["note"], b"".join(in_the_clear(store).values()))

    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)

    clear = in_the_clear(store)
    store.close()
    assert waiting
    assert [
        name for name, said in clear.items() for word in ("name", "note") if stands_in(WORDS[word], said)
    ] == []


def test_a_reader_in_the_way_delays_the_forgetting_and_does_not_prevent_it(tmp_path: Path) -> None:
    case = a_case(tmp_path / "store")
    reader = case.store.reader()
    with reader.moment():
        reader.rows("select count(*) from record")
        hand_over(case)
        meanwhile = left(case)
    reader.close()

    case.store.ledger.receive([placed("x", "x", 99, {"what": "Nyt"})], cursor="99", high=99)

    assert meanwhile
    assert left(case) == set()
    case.store.close()


def test_an_unsent_file_of_a_citizen_who_left_cannot_be_opened_with_anything_that_is_left(
    tmp_path: Path,
) -> None:
    store = make(tmp_path / "store")
    stream, changes = citizen("Åse", WORDS["name"])
    file: SealedFile = store.attachments.seal(stream, [WORDS["file"].encode()])
    save(store, *changes, *attach_file(stream, file=file, name="a.pdf", what="Brev", **act(Seen())))
    store.ledger.acknowledge({1: 1, 2: 2}, {}, AT)

    store.ledger.leave_scope(stream, "Jonas", AT)

    clear = in_the_clear(store)
    here = store.attachments.is_here(file.id)
    store.close()
    assert here
    assert [name for name, said in clear.items() if file.key.encode() in said] == []
    assert [name for name, said in clear.items() if stands_in(WORDS["file"], said)] == []
