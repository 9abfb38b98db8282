"""The service is put back from an older copy in the middle of a day, and that is said at once, or some time after.

What begins a new generation, notices that something is wrong, and takes back what was lost is the service's own; a copy
is every row of its tables and, where the whole machine is put back, the files beside them. The oracle knows what the
copy lacked: whatever a computer still holds must come back, no number may be given twice, and what a computer says is
safe must be in the log.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import msgspec

from casework.changes import Dot
from casework.errors import Damaged, Refused
from sync.protocol import unknown_members
from sync.protocol_fork import GENERATION
from sync.service import generation
from sync.words import TurnedAway
from tests.sync.simulation import kept
from tests.sync.simulation.actors import Actor
from tests.sync.simulation.kept import Tables
from tests.sync.simulation.notebook import token_of
from tests.sync.simulation.oracle import Fault
from tests.sync.simulation.steps import Step
from tests.sync.simulation.town import Town

if TYPE_CHECKING:
    from tests.sync.simulation.play import Day

_TAKES: Final = timedelta(minutes=5)
"""How long it takes at least to put a service back."""
_PLACES: Final = "select d.id, c.dseq, c.seq from change c join device d on d.number = c.device"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the service: the rows of its tables, the files beside its database, and when it was made."""

    tables: Tables
    files: Mapping[str, bytes]
    at: datetime


@dataclass
class PutBack:
    """What happened to the service on a day."""

    copies: list[Copy] = field(default_factory=list)
    untold: Copy | None = None
    """The copy that the whole machine was put back from, as long as nobody has said so."""
    highest: int = 0
    """The highest number that was ever given."""
    begun: set[Dot] | None = None
    """What stood in the log when the generation of today began."""
    floor: int = 0
    """The highest number that had been given by then."""
    came_of: dict[int, int] = field(default_factory=dict)
    """Each generation, by where its numbers begin, and the one that the copy was of that it went on from."""
    faults: list[Fault] = field(default_factory=list)


@contextmanager
def standing_still(day: "Day") -> Iterator[None]:
    """Whoever gives numbers at the service itself is told no while the log is in doubt."""
    try:
        yield
    except Damaged:
        if day.put_back.untold is None:
            raise


def copy(day: "Day", _: Actor, __: Step) -> None:
    """A copy of the service is made."""
    folder = day.town.ledger.folder
    files = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    day.put_back.copies.append(Copy(kept.copied(day.town.ledger), files, day.town.now))


def back(day: "Day", _: Actor, step: Step) -> None:
    """The service goes on from one of its copies: with the files beside it, and nobody says so, or it is said."""
    state, town = day.put_back, day.town
    if not state.copies or state.untold is not None:
        return
    chosen = state.copies[step.a % len(state.copies)]
    is_whole = bool(step.b % 2) and not day.cases.erased  # else nobody would know any more what was erased
    _note_numbers(day)
    state.begun = None
    before, aside, stood = _fields(town), _aside(town), _places(town)
    ledger = kept.put_back(town.ledger, chosen.tables)
    if is_whole:
        for one in ledger.folder.iterdir():
            one.unlink()
        for name, content in chosen.files.items():
            (ledger.folder / name).write_bytes(content)
        state.untold = chosen
    town.go_on(ledger)
    day.cases.deciders = None
    lost = {token: fields for token, fields in before.items() if token not in _fields(town)}
    anew = lost.keys() | _written_at(day, stood.keys() - _places(town).keys())
    day.notebook.placed_anew |= anew
    day.notebook.let_go |= {token for token in anew if not _is_with_its_author(day, token)}
    dropped: dict[int, dict[str, Any]] = {token: {"": None} for token in aside - _aside(town)}
    day.excused |= {token for token, said in (dropped | lost).items() if not _is_somewhere(day, token, said)}
    town.now += _TAKES
    if state.untold is None:
        _begin(day, chosen, of_a_machine=False)
    for actor in day.actors:
        _ask_for_news(actor)


def _written_at(day: "Day", dots: Iterable[Dot]) -> set[int]:
    """Return the writes under some numbers, also those that a redaction had emptied: they come back without it."""
    gone = set(dots)
    return {token for token, one in day.notebook.written.items() if one.placed.dot in gone}


def _ask_for_news(actor: Actor) -> None:
    """Every computer waits for news, and asks anew as soon as the service is there again: its cursor is a proof.

    Of one that is away then, and of what is written before it comes, docs/INVARIANTS.md tells what is not promised.
    """
    with suppress(TurnedAway):
        line = actor.line
        line.epoch = actor.client.rewind.epoch
        line.pull(actor.store.cursor() or "", have=(0, 0), check=False, limit=1)


def tell(day: "Day", *_: object) -> None:
    """Somebody says at last that the machine was put back, and from a copy of when."""
    untold = day.put_back.untold
    if untold is not None:
        _note_numbers(day)
        day.put_back.untold = None
        _begin(day, untold, of_a_machine=True)


def _begin(day: "Day", copy: Copy, *, of_a_machine: bool) -> None:
    """Say that it goes on from a copy; and from when, where that is asked for, because no number shows it."""
    state, town = day.put_back, day.town
    before, was = copy.at - timedelta(seconds=1), town.ledger.tenant().seq // GENERATION * GENERATION
    try:
        generation.begin(town.ledger, who="admin", now=town.now, copied_at=before if of_a_machine else None)
    except Refused:
        generation.begin(town.ledger, who="admin", now=town.now, copied_at=before)
    begun = town.ledger.tenant().seq
    state.came_of[begun] = was
    day.notebook.generations = frozenset(_way(state.came_of, begun))
    state.begun, state.floor = set(_places(town)), state.highest
    ledger = kept.started_anew(town.ledger)
    ledger.check_height()
    ledger.check_husks()
    town.go_on(ledger)


def _way(came_of: Mapping[int, int], begun: int) -> Iterator[int]:
    """Yield a generation and all that it came of; the first of all came of none."""
    yield begun
    while begun in came_of:
        begun = came_of[begun]
        yield begun


def _note_numbers(day: "Day") -> None:
    """Look whether what was placed since a generation began has a number that was never given before."""
    state, places = day.put_back, _places(day.town)
    if state.begun is not None:
        again = [dot for dot, seq in places.items() if dot not in state.begun and seq <= state.floor]
        if again:
            state.faults.append(Fault("NUMBERS", f"{len(again)} numbers were given twice"))
    state.highest = max(state.highest, day.town.ledger.tenant().seq)


def look(day: "Day", actor: Actor) -> None:
    """Whatever a computer that has nothing left to do calls safe is in the log, at the place that it says."""
    state = day.put_back
    if state.begun is None or state.untold is not None or actor.shut_out:
        return
    places = _places(day.town)
    rows = [one for one in actor.store.rows.values() if one.seq is not None]
    if unsafe := [one for one in rows if places.get(one.dot) != one.seq]:
        tokens = sorted(token_of(one.change.happened) for one in unsafe)
        state.faults.append(Fault("SAFE", f"device {actor.number} calls v{tokens} safe, and the log has not"))


def judged(day: "Day") -> list[Fault]:
    """Return what is wrong after the service was put back."""
    if day.put_back.begun is None:
        return []
    _note_numbers(day)
    for actor in day.actors:
        look(day, actor)
    return day.put_back.faults


def _is_somewhere(day: "Day", token: int, said: Mapping[str, Any]) -> bool:
    """Tell whether a computer has a write that the copy lacks: as it was written, or all of it with the mark."""
    for actor in day.actors:
        own = {actor.store.device, *actor.store.formers()}
        for one in actor.store.rows.values():
            is_it = token_of(one.change.happened) == token and not actor.shut_out
            if is_it and (dict(one.change.fields) == said if one.mac else one.dot.device in own):
                return True
    return False


def _is_with_its_author(day: "Day", token: int) -> bool:
    """Tell whether its author's device has a write as it was written; a part of it may be off his screen meanwhile."""
    store = day.actors[day.notebook.written[token].actor].store
    return any(token_of(one.change.happened) == token and not one.mac for one in store.rows.values())


def _places(town: Town) -> dict[Dot, int]:
    with town.ledger.reading() as connection:
        return {Dot(device, number): seq for device, number, seq in connection.execute(_PLACES).fetchall()}


def _fields(town: Town) -> dict[int, dict[str, Any]]:
    """Return the fields of each write, and the members that a later version wrote: nobody else keeps them."""
    return {token_of(row.change.e): {**row.change.f, **unknown_members(row.raw)} for row in town.log()}


def _aside(town: Town) -> set[int]:
    return {token_of(str(msgspec.json.decode(raw)["e"])) for _dot, _code, raw in town.held() if raw}


ACTS: Final[dict[str, Callable[["Day", Actor, Step], None]]] = {
    "central_copy": copy,
    "central_back": back,
    "central_told": tell,
}
