"""What the tests of half-typed words share: a case that was granted, drafts in it, and what became of them."""

from typing import Any

from casework.answers import HandedOver
from casework.changes import Placed
from storage.logbook import HeldWhy
from storage.reads.sync import room
from storage.vault import Store
from tests.storage.shelf import AT, NOW, placed

CITIZEN = "0197a3f0-0000-7000-8000-000000000001"
OTHER = "0197a3f0-0000-7000-8000-000000000002"
KEY = f"note:{CITIZEN}"
WORDS = {"nature": "fact", "text": "Zahra ringede, og"}


def granted(store: Store, stream: str = CITIZEN, role: str = "primary", upto: int = 3) -> None:
    fields: dict[str, Any] = {"first_name": "Zahra", "last_name": "Mansour"}
    store.ledger.begin_scope(stream, role, upto)
    rows = [placed(stream, stream, upto, fields, kind="citizen")]
    store.ledger.fill(stream, rows, done=True, upto=upto)


def kept(store: Store, contents: dict[str, str] = WORDS, key: str = KEY, citizen: str = CITIZEN) -> None:
    store.drafts.keep(key, citizen, key.partition(":")[0], contents, NOW)


def entries(store: Store) -> list[Placed]:
    return [one for one in store.ledger.waiting(-1) if one.change.kind in {"note", "attempt"}]


def texts(store: Store) -> list[Any]:
    return [one.change.fields.get("text") or one.change.fields.get("remark") for one in entries(store)]


def leave(store: Store, stream: str = CITIZEN) -> None:
    store.ledger.leave_scope(stream, "Jonas Krogh", AT)


def told(store: Store) -> HandedOver:
    (one,) = room(store.own_reader()).handed_over
    return one


def receipted(store: Store, held: dict[int, HeldWhy] | None = None) -> None:
    numbers = [one.dot.number for one in store.ledger.waiting(-1) if one.dot.number not in (held or {})]
    store.ledger.acknowledge({number: 100 + number for number in numbers}, held or {}, AT)
