"""Playing a schedule: a town of its own, each step in turn, a quiet end where all gets through, and the oracle."""

import copy
import random
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from casework.changes import DELETED, REDACTED, Value
from casework.errors import Refused
from casework.kinds import RIGHTS, may_redact, may_write
from sync.proofs import DeviceKey
from sync.service import deliver
from sync.service.registry import User
from tests.sync.simulation import afterwards, cases, kept, restoring, service_copies, steps
from tests.sync.simulation.actors import FIELDS, LATER_FIELD, Actor, Form, record_of, tokens
from tests.sync.simulation.cases import Cases
from tests.sync.simulation.line import Line
from tests.sync.simulation.notebook import NOTHING, Notebook, token_of
from tests.sync.simulation.oracle import Fault, Judge
from tests.sync.simulation.service_copies import PutBack
from tests.sync.simulation.steps import Schedule, Step
from tests.sync.simulation.store import MemoryStore
from tests.sync.simulation.town import Town

TITLES: Final = ("Sagsbehandler", "Sagsbehandler", "Mentor", "Sagsbehandler")
_WAITS: Final = (1, 60, 3_600, 86_400, 20 * 86_400)
_BACK_TO_2001: Final = -800_000_000
_DEEP: Final = 20
QUIET_ROUNDS: Final = 6
_KINDS: Final = ("agreement", "agreement", "agreement", "citizen", "citizen", "visit", "visit", "statement")

Prepare = Callable[["Day"], None]
"""What a mutant does to a day before its first step."""


@dataclass
class Day:
    """A schedule under way."""

    schedule: Schedule
    town: Town
    notebook: Notebook
    ids: random.Random
    actors: list[Actor] = field(default_factory=list)
    streams: list[str] = field(default_factory=list)
    disks: dict[int, Any] = field(default_factory=dict)
    """A second copy of somebody's disk, by device."""
    backups: dict[int, Any] = field(default_factory=dict)
    """The copy that a device made of its store, by device."""
    excused: set[int] = field(default_factory=set)
    at_the_end: list[Callable[[], object]] = field(default_factory=list)
    cases: Cases = field(default_factory=Cases)
    put_back: PutBack = field(default_factory=PutBack)

    def new_id(self) -> str:
        return str(uuid.UUID(int=self.ids.getrandbits(128), version=4))

    def is_heard_of(self, stream: str) -> bool:
        """Tell whether a case can be given: not while it waits on the computer where it was opened."""
        return stream in self.streams[: steps.STREAMS] or self.town.knows(stream)


def _nothing(_day: Day) -> list[Fault]:
    return []


@dataclass(frozen=True, slots=True)
class Ended:
    """What a day came to: the promises that were broken, and everything that stands on the devices and in the log."""

    faults: list[Fault]
    picture: str = ""


def play(folder: Path, schedule: Schedule, *, prepare: Prepare | None = None) -> list[Fault]:
    """Play one schedule to its quiet end, and return what the oracle found wrong."""
    return ended(folder, schedule, prepare=prepare).faults


def ended(
    folder: Path,
    schedule: Schedule,
    *,
    prepare: Prepare | None = None,
    also: Callable[[Day], list[Fault]] = _nothing,
) -> Ended:
    """Play one schedule to its quiet end; `also` looks at it once more beside the oracle."""
    with pytest.MonkeyPatch.context() as patch:
        day = begun(folder / f"town{schedule.seed}", schedule)
        try:
            if prepare:
                prepare(day)
            for step in schedule.steps:
                take(day, step, patch)
            quiet(day)
            cases.settle(day)
            gone = day.cases.gone(day.notebook.written.values())
            judge = Judge(day.town, day.actors, day.notebook, excused=frozenset(day.excused | gone))
            found = [*judge.judge(), *service_copies.judged(day), *also(day)]
            return Ended(found + afterwards.judged(day, gone), judge.picture())
        except Exception as error:  # noqa: BLE001 - a broken variant may fail in any way; that is being caught
            return Ended([Fault("BROKEN", f"{type(error).__name__}: {error}")])
        finally:
            for close in day.at_the_end:
                close()
            day.town.close()


def begun(folder: Path, schedule: Schedule) -> Day:
    """Return the town as it stands in the morning."""
    town = Town(folder, kept.take)
    day = Day(schedule, town, Notebook(), random.Random(f"{schedule.seed} ids"))
    day.streams = [day.new_id() for _ in range(steps.STREAMS)]
    for number in range(steps.DEVICES):
        day.actors.append(_actor(day, number))
    town.owns = {} if any(step.what == "link" for step in schedule.steps) else None
    for person, stream, role in schedule.grants:
        town.grant(day.actors[person].user, day.streams[stream], role)
    if len(schedule.leads) > 1:
        cases.give_one_number(day)
    return day


def _actor(day: Day, number: int) -> Actor:
    twin = number == steps.DEVICES - 1 and day.schedule.shared
    title = "Teamleder" if number in day.schedule.leads else TITLES[number]
    own = User(day.new_id(), f"U{number}", f"Navn {number}", title)
    user, device, key = day.actors[0].user if twin else own, day.new_id(), DeviceKey.new()
    day.town.enter(user, device, key)
    line = Line(day.town, device, key, wall=lambda: actor.now().timestamp())
    store = MemoryStore(user.id, device)
    epoch, skew = day.town.ledger.tenant().epoch, day.schedule.skews[number]
    actor = Actor(number, user, store, line, day.town, day.notebook, epoch, skew)
    actor.names = day.new_id
    actor.is_newer = number in day.schedule.newer
    line.adds = {"y": number} if actor.is_newer else {}
    return actor


def take(day: Day, step: Step, patch: pytest.MonkeyPatch) -> None:
    """Let one step happen, where it can."""
    actor = day.actors[step.who]
    here = actor.store.shown()
    actor.forms = [form for form in actor.forms if form.stream in here]
    if step.what == "sizes":
        _sizes(day, step, patch)
    elif step.what in _ACTS:
        with service_copies.standing_still(day):
            _ACTS[step.what](day, actor, step)
    elif here:
        _AT_A_CITIZEN[step.what](day, actor, step, here[step.a % len(here)])


def _kind(step: Step) -> str:
    return _KINDS[step.b % len(_KINDS)]


def _open(day: Day, actor: Actor, step: Step, stream: str) -> None:
    kind = _kind(step)
    if not actor.may_open(stream, record_of(stream, kind), kind):
        return
    every, some = step.c % 3 == 0, (step.c >> 2) % 8
    actor.forms.append(actor.open(stream, record_of(stream, kind), kind, every=every, some=some))
    del actor.forms[:-6]


def _form(actor: Actor, step: Step, *, whole: bool = False) -> Form | None:
    found = [form for form in actor.forms if form.whole or not whole]
    return found[step.a % len(found)] if found else None


def _save(day: Day, actor: Actor, step: Step, *, stays: bool = False) -> None:
    """Save a form that lay open; a person without one opens one and saves at once."""
    here = actor.store.shown()
    if not actor.forms and here:
        _open(day, actor, step, here[step.a % len(here)])
    form = _form(actor, step)
    if form is None:
        return
    names = actor.writable(form, anything=step.c % 8 == 0)
    if names:
        value: Value = "ens" if step.b % 12 == 0 else "?"
        later = {LATER_FIELD} & set(names)  # a later version writes it whenever it can
        chosen = {names[step.b % len(names)], names[step.c % len(names)], *later}
        if not stays:  # and no other that was painted alike: that is another screen
            actor.forms = [one for one in actor.forms if one is not form]
        (actor.save_and_stay if stays else actor.save)(form, dict.fromkeys(sorted(chosen), value))


def _type(day: Day, actor: Actor, step: Step) -> None:
    """The person types and does not save: on where he typed before, also when that case has left, or in some case."""
    here = actor.store.shown()
    if actor.typing and step.b % 3:
        actor.type(actor.typing)
    elif here:
        actor.type(here[step.a % len(here)])


def _look(day: Day, actor: Actor, step: Step) -> None:
    """The person takes in what came while a form lay open."""
    form = _form(actor, step)
    if form is not None:
        actor.forms.remove(form)
        if actor.may_open(form.stream, form.record, form.kind):
            actor.forms.append(actor.open(form.stream, form.record, form.kind, every=form.whole))


def _remove(day: Day, actor: Actor, step: Step) -> None:
    """Remove a record whose form lies open, or one that stands on the screen now."""
    form = _form(actor, step, whole=True)
    if form is None or form.kind == "citizen" or actor.folded(form.stream, form.record) is None:
        form = _standing(actor, step)
    if form is not None and may_write(actor.role(form.stream), form.kind, DELETED):
        actor.forms = [one for one in actor.forms if one is not form]
        actor.remove(form)


def _standing(actor: Actor, step: Step) -> Form | None:
    """Open some record that is there, whole."""
    records = [
        (s, kind, record_of(s, kind)) for s in actor.store.shown() for kind in FIELDS if kind != "citizen"
    ]
    there = [
        (stream, kind, record)
        for stream, kind, record in records
        if actor.may_open(stream, record, kind)
        and (view := actor.folded(stream, record)) is not None
        and not view.deleted
    ]
    if not there:
        return None
    stream, kind, record = there[step.b % len(there)]
    return actor.open(stream, record, kind, every=True)


def _put_back(day: Day, actor: Actor, step: Step, stream: str) -> None:
    for kind in FIELDS:
        view = actor.folded(stream, record_of(stream, kind))
        removals = view.registers.get(DELETED, ()) if view and view.redacted is None else ()
        if view is not None and any(version.value is not None for version in removals):
            form = actor.open(stream, view.id, kind, every=True)
            if may_write(actor.role(stream), kind, DELETED):
                actor.save(form, {DELETED: None})
            return


def _redact(day: Day, actor: Actor, step: Step, stream: str) -> None:
    """Somebody says that an agreement stands in the wrong case; its copy in the right one is a save like any other."""
    record = record_of(stream, "agreement")
    view, role = actor.folded(stream, record), actor.role(stream)
    if view is None or view.redacted is not None:
        return
    is_author = view.begun_by == actor.user.id
    if may_redact(role, "agreement", job=actor.user.role, is_author=is_author):
        form = actor.open(stream, record, "agreement", every=True)
        actor.save(form, {REDACTED: "?"}, sort="redact")


def _round(day: Day, actor: Actor, step: Step) -> None:
    actor.line.luck.deal(step.fates)
    if actor.session():
        service_copies.look(day, actor)
    actor.line.luck.deal("")


def _cut(day: Day, actor: Actor, step: Step) -> None:
    actor.store.fuse, actor.store.blows_after = 1 + step.a % 9, bool(step.b % 2)
    _round(day, actor, step)
    actor.store.fuse = None


def _grant(day: Day, actor: Actor, step: Step) -> None:
    stream = day.streams[step.a % len(day.streams)]
    has = day.town.spans(actor.user).get(stream)
    role = steps.ROLES[step.b % len(steps.ROLES)]
    if not day.is_heard_of(stream):
        return
    with suppress(Refused):  # it was erased, or has moved
        day.town.grant(actor.user, stream, None if has and step.c % 3 else role)


def _hand_over(day: Day, actor: Actor, step: Step) -> None:
    stream, taker = day.streams[step.a % len(day.streams)], day.actors[step.b % len(day.actors)]
    day.town.hand_over(stream, actor.user, taker.user)


def _wait(day: Day, actor: Actor, step: Step) -> None:
    day.town.now += timedelta(seconds=_WAITS[step.a % len(_WAITS)])


def _clock(day: Day, actor: Actor, step: Step) -> None:
    actor.skew = (*steps.SKEWS, _BACK_TO_2001)[step.a % (len(steps.SKEWS) + 1)]


def _restart(day: Day, actor: Actor, step: Step) -> None:
    actor.restart()


def _citizen(day: Day, actor: Actor, step: Step) -> None:
    """A citizen is opened offline, where the person's title lets him."""
    if actor.user.role not in {"Sagsbehandler", "Teamleder"} or len(day.streams) > steps.STREAMS + 2:
        return
    stream = day.new_id()
    day.streams.append(stream)
    form = Form(stream, stream, "citizen", actor.store.seen(), NOTHING)
    fields = {"first_name": "?", "last_name": "?", "opened_by": actor.user.id, "primary": actor.user.id}
    actor.save(form, fields, sort="citizen")


def _poison(day: Day, actor: Actor, step: Step, stream: str) -> None:
    """Something that the service cannot take in: a day that is none, a stranger's record, a kind of tomorrow."""
    deep: Value = "v"
    for _ in range(_DEEP):
        deep = [deep]
    other = record_of(day.streams[(day.streams.index(stream) + 1) % steps.STREAMS], "visit")
    sorts: Sequence[tuple[str, str, dict[str, Value]]] = (
        (record_of(stream, "agreement"), "agreement", {"due": "i morgen"}),
        (day.new_id(), "agreement", {"what": "?", "why": deep}),
        (other, "visit", {"purpose": "?"}),
        (day.new_id(), "kind_of_tomorrow", {"what": "?"}),
        ("no-uuid", "agreement", {"what": "?"}),
    )
    record, kind, fields = sorts[step.b % len(sorts)]
    if kind in FIELDS and not actor.may_open(stream, record, kind):
        return
    form = actor.open(stream, record, kind, every=True)
    seen = {name: tokens(actor.folded(stream, record), name) for name in fields}
    actor.save(replace(form, painted={**form.painted, **seen}), fields, sort="poison")


def _later(day: Day, actor: Actor, step: Step, stream: str) -> None:
    """A later version of the program writes a field that this one does not know."""
    record = record_of(stream, "agreement")
    may = RIGHTS[actor.role(stream)].write >= {"authority"} and actor.may_open(stream, record, "agreement")
    if actor.is_newer and may:
        form = actor.open(stream, record, "agreement", every=True)
        actor.save(form, {LATER_FIELD: "?"})


def _copy(day: Day, actor: Actor, step: Step) -> None:
    day.notebook.copied.add(actor.number)
    day.disks.setdefault(actor.number, copy.deepcopy(actor.store))


def _copied(day: Day, actor: Actor, step: Step) -> None:
    """The other copy of the disk is put in the computer; the one that was there lies on the shelf."""
    if actor.number in day.disks:
        actor.store, day.disks[actor.number] = day.disks[actor.number], actor.store
        actor.stamps, actor.shut_out = [], False  # the other copy's stamps are its own
        actor.restart()


def _sizes(day: Day, step: Step, patch: pytest.MonkeyPatch) -> None:
    day.town.page_rows = (1, 2, 3, 5, 50)[step.a % 5]
    patch.setattr(deliver, "MOST_ROWS", (1, 2, 5, 2000)[step.b % 4])
    patch.setattr(deliver, "PAGE_BYTES", (300, 700, 1 << 20)[step.c % 3])
    for actor in day.actors:
        actor.page = (2, 1000)[step.c % 2]
    day.actors[step.who].batch = (1, 2, 3, 100)[step.c % 4]
    day.town.packs = bool(step.c & 16)


_ACTS: Final[dict[str, Callable[[Day, Actor, Step], None]]] = {
    "save": _save, "save_on": partial(_save, stays=True), "look": _look, "remove": _remove, "round": _round,
    "cut": _cut, "grant": _grant, "hand_over": _hand_over, "wait": _wait, "clock": _clock, "restart": _restart,
    "citizen": _citizen, "copy": _copy, "copied": _copied, "type": _type,
    **restoring.ACTS, **cases.ACTS, **service_copies.ACTS,
}  # fmt: skip
_AT_A_CITIZEN: Final[dict[str, Callable[[Day, Actor, Step, str], None]]] = {
    "open": _open, "put_back": _put_back, "poison": _poison, "later": _later, "redact": _redact,
}  # fmt: skip


def quiet(day: Day) -> None:
    """Let everything through: every disk comes to its end, and nobody writes."""
    service_copies.tell(day)
    for actor in day.actors:
        if actor.number in day.disks:
            for _ in range(3):
                actor.session()
            if actor.shut_out:  # its words lie on it, and its person was told so
                left = [one for one in actor.store.rows.values() if one.seq is None]
                day.excused |= {token_of(one.change.happened) for one in left}
            day.excused |= {token_of(draft.kept_at) for draft in actor.store.typed.values()}
            day.disks[actor.number].fuse = None
            _copied(day, actor, Step("copied", actor.number))
    for _ in range(QUIET_ROUNDS):
        before = day.town.written()
        idle = [actor.session() for actor in day.actors]
        if all(idle) and day.town.written() == before:
            return  # nobody had anything to do, and so it would be the next time
