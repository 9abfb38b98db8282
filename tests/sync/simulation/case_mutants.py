"""The rules of whole cases broken on purpose: linked, erased and moved, at the service and on the device."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pytest

from casework.same_person import KIND
from storage.scopes import ERASED
from sync.service import accept, aside, erasing, moving, same_person
from tests.sync.simulation.mutants import Mutant, Switch
from tests.sync.simulation.store import MemoryStore


def links_give_nothing(patch: pytest.MonkeyPatch) -> None:
    """A link is kept, and nobody gets the other case by it."""
    patch.setattr(same_person, "settle", lambda *_: None)


def parted_cases_stay(patch: pytest.MonkeyPatch) -> None:
    """Whoever got a case by a link keeps it when the link ends."""
    bring = same_person._bring

    def keeping(log: Any, user: str, stream: str, roles: tuple[str, str, str], **more: Any) -> None:
        if not roles[0] or roles[2]:
            bring(log, user, stream, roles, **more)

    patch.setattr(same_person, "_bring", keeping)


def linked_words_kept_here(patch: pytest.MonkeyPatch) -> None:
    """A device keeps the words of a case that it had by a link."""
    leave = MemoryStore._leave

    def linked(store: MemoryStore, stream: str) -> None:
        links = [one.change for one in store.rows.values() if one.change.kind == KIND]
        if any(stream in {one.stream, one.fields.get("asked")} for one in links):
            store.scopes.pop(stream, None)
        else:
            leave(store, stream)

    patch.setattr(MemoryStore, "_leave", linked)


def answers_kept_here(patch: pytest.MonkeyPatch) -> None:
    """A device keeps its person's answer on *Samme person* in the log of a case that he has not."""
    patch.setattr(MemoryStore, "_drop_answers", lambda _store: None)


def unsent_words_lost_at_a_restore(patch: pytest.MonkeyPatch) -> None:
    """A store that is brought back from its copy does not look into its journal."""

    def from_the_copy_alone(store: MemoryStore, lost: MemoryStore) -> None:
        store.last, store.fuse = lost.last, None

    patch.setattr(MemoryStore, "bring_home", from_the_copy_alone)


def erased_words_kept_there(patch: pytest.MonkeyPatch) -> None:
    """The service takes an erased case from everybody, and keeps its words."""
    wipe = erasing._wipe

    def keeping(connection: Any, stream: str, *more: Any) -> tuple[int, int, int]:
        query = "select payload, seq from change where stream = ? and length(payload) > 0"
        words = connection.execute(query, (stream,)).fetchall()
        done = wipe(connection, stream, *more)
        connection.executemany("update change set payload = ? where seq = ?", words)
        return done

    patch.setattr(erasing, "_wipe", keeping)


def erased_words_kept_here(patch: pytest.MonkeyPatch) -> None:
    """A device lets an erased case go from its list, and keeps the words."""
    leave = MemoryStore.leave_scope

    def keeping(store: MemoryStore, stream: str, to: str, at: str) -> Any:
        if to != ERASED:
            return leave(store, stream, to, at)
        store.scopes.pop(stream, None)
        return frozenset()

    patch.setattr(MemoryStore, "leave_scope", keeping)


def erased_and_nobody_told(patch: pytest.MonkeyPatch) -> None:
    """A case is erased at the service, and no computer hears of it."""
    patch.setattr(erasing, "_take_from_all", lambda *_: 0)


def late_words_placed(patch: pytest.MonkeyPatch) -> None:
    """What comes late for an erased case is taken in like all late work."""
    patch.setattr(accept._Taking, "_is_of_erased", lambda *_: False)


def late_words_kept_for_good(patch: pytest.MonkeyPatch) -> None:
    """What comes late for an erased case is held aside, and stays."""
    patch.setattr(aside, "sweep", lambda *_: 0)


def moved_case_kept(patch: pytest.MonkeyPatch) -> None:
    """A case is packed for another municipality, and whoever had it has it still."""
    patch.setattr(moving, "close", lambda *_: 0)


def places_taken_as_they_came(patch: pytest.MonkeyPatch) -> None:
    """What an author had seen there is read as if the places were ours."""
    patch.setattr(moving._Taking, "_seen", lambda _taking, place: place)


def late_words_not_sent_on(patch: pytest.MonkeyPatch) -> None:
    """A package leaves out what came late."""
    patch.setattr(moving, "_ROWS", moving._ROWS.replace("where ", "where c.late = 0 and "))


def moved_words_kept_here(patch: pytest.MonkeyPatch) -> None:
    """A device keeps the words of a case that went to nobody in the house."""
    leave = MemoryStore.leave_scope

    def keeping(store: MemoryStore, stream: str, to: str, at: str) -> Any:
        if to:
            return leave(store, stream, to, at)
        store.scopes.pop(stream, None)
        return frozenset()

    patch.setattr(MemoryStore, "leave_scope", keeping)


def _mutants() -> Iterable[Mutant]:
    named: Sequence[tuple[Switch, str]] = (
        (links_give_nothing, "LINKED"),
        (parted_cases_stay, "LINKED"),
        (linked_words_kept_here, "SCOPE"),
        (answers_kept_here, "SCOPE"),
        (unsent_words_lost_at_a_restore, "EXACTLY ONCE"),
        (erased_words_kept_there, "ERASED"),
        (erased_words_kept_here, "ERASED"),
        (erased_and_nobody_told, "ERASED"),
        (late_words_placed, "ERASED"),
        (late_words_kept_for_good, "ERASED"),
        (moved_case_kept, "MOVED"),
        (places_taken_as_they_came, "MOVED"),
        (late_words_not_sent_on, "MOVED"),
        (moved_words_kept_here, "MOVED"),
    )
    for switch, invariant in named:
        yield Mutant((switch.__doc__ or "").strip(), switch, invariant)


CASE_MUTANTS: Final = tuple(_mutants())
