"""What happens to whole cases on some days: two are linked and parted, one is erased by two persons, one moves away.

The service's own words are used: whoever leads a team links, two persons erase, the administrator packs and takes in.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from casework import same_person
from casework.changes import Seen
from casework.errors import Refused
from casework.kinds import leads
from casework.retention import Ground
from sync.proofs import DeviceKey
from sync.service import moments, moving_admin, registry, retention, twins
from sync.service.log import Log
from sync.service.registry import User
from sync.service.retention import Hand, Wish
from tests.sync.simulation import kept
from tests.sync.simulation.actors import FIELDS, Actor, Form, record_of, tokens
from tests.sync.simulation.line import Line
from tests.sync.simulation.notebook import Notebook, Written
from tests.sync.simulation.steps import STREAMS, Step
from tests.sync.simulation.store import MemoryStore
from tests.sync.simulation.town import Town

if TYPE_CHECKING:
    from tests.sync.simulation.play import Day

ELSEWHERE: Final = "Sydbyen Kommune"
RECEIVER: Final = "PETE"
_CLOSED: Final = date(2015, 3, 2)
"""A day that is long enough ago for every code."""
_WHY: Final = "Teamleder og arkiv har besluttet det"
_DECIDERS: Final = (("FORA", "Navn", "Sagsbehandler"), ("LEDA", "Navn", "Teamleder"))


@dataclass
class Cases:
    """Which cases of a day were erased, which moved, and the municipality to which they did."""

    erased: set[str] = field(default_factory=set)
    moved: list[str] = field(default_factory=list)
    elsewhere: "Elsewhere | None" = None
    deciders: tuple[User, User] | None = None

    def gone(self, written: Iterable[Written]) -> set[int]:
        """Return the writes that speak of an erased case: they stand in it, or name a record that was put there."""
        known = list(written)
        records = {one.placed.change.record for one in known if one.placed.change.stream in self.erased}
        records |= {record_of(stream, kind) for stream in self.erased for kind in FIELDS}
        return {
            one.token
            for one in known
            if {one.placed.change.record, one.placed.change.stream} & (records | self.erased)
        }


class Elsewhere:
    """Another municipality: its service, and one caseworker with a computer."""

    def __init__(self, day: "Day") -> None:
        self.here = day.town
        self.folder = day.town.ledger.folder.parent / f"{day.town.ledger.folder.name}-elsewhere"
        self.town = Town(self.folder, kept.take, name=ELSEWHERE)
        self.town.now = self.here.now
        user, device, key = (
            User(day.new_id(), RECEIVER, "Peter", "Sagsbehandler"),
            day.new_id(),
            DeviceKey.new(),
        )
        self.town.enter(user, device, key)
        line = Line(self.town, device, key, wall=lambda: self.town.clock().timestamp())
        epoch = self.town.ledger.tenant().epoch
        self.peter = Actor(0, user, MemoryStore(user.id, device), line, self.town, Notebook(), epoch, 0)
        self.packages = 0
        self.cards = {
            town: self._card(town, name) for town, name in ((self.here, "here"), (self.town, "there"))
        }

    def _card(self, town: Town, name: str) -> tuple[Any, str]:
        path = self.folder / f"{name}.card"
        _, facts = _said(town, moving_admin.card, file=path)
        return path, str(facts["check"])

    def send(self, stream: str, who: str) -> bool:
        """Pack all of a case here, take it in there, and bring the receipt back; False where it cannot move."""
        self.packages += 1
        self.town.now = max(self.town.now, self.here.now)
        file = self.folder / f"{self.packages}.package"
        (ours, our_check), (theirs, their_check) = self.cards[self.here], self.cards[self.town]
        receipt = file.with_suffix(".receipt")
        try:
            _said(
                self.here,
                moving_admin.out_,
                card=theirs,
                check=their_check,
                citizen=stream,
                file=file,
                who=who,
            )
        except Refused:
            return False
        _said(
            self.town, moving_admin.in_, card=ours, check=our_check, file=file, receipt=receipt, to=RECEIVER
        )
        _said(self.here, moving_admin.receipt, card=theirs, check=their_check, file=receipt)
        return True

    def settle(self) -> None:
        """Let the computer there have all of it."""
        for _ in range(3):
            self.peter.session()


def _said(town: Town, word: Callable[..., Any], **chosen: object) -> tuple[str, Mapping[str, Any]]:
    with patch.object(moments, "now", town.clock):
        text, facts = word(town.ledger, argparse.Namespace(**chosen))
    return text, facts


def lead(day: "Day", _: Actor, step: Step) -> None:
    """The team lead is given both cases of the morning, and now and then another one; he fetches them."""
    for one in _leaders(day)[-1:]:
        given = {*day.streams[:STREAMS], day.streams[step.a % len(day.streams)]}
        for stream in sorted(filter(day.is_heard_of, given - day.town.spans(one.user).keys())):
            with suppress(Refused):
                day.town.grant(one.user, stream, "team_lead")
        one.session()


def one_of_two(day: "Day", _: Actor, step: Step) -> None:
    """The second team lead has one of the cases of the morning, mostly not the one in whose log a link stands."""
    for one in _leaders(day)[:-1]:
        mine = sorted(day.streams[:STREAMS])[step.a % 4 > 0]
        for stream in day.streams[:STREAMS]:
            with suppress(Refused):
                day.town.grant(one.user, stream, "team_lead" if stream == mine else None)
        one.session()


def give_one_number(day: "Day") -> None:
    """Let the service find that both cases of the morning have one CPR number: who has one may answer on the other."""
    with day.town.ledger.writing() as connection:
        twins.note(connection, dict.fromkeys(day.streams[:STREAMS], "7003821234"), day.town.now.isoformat())


def link(day: "Day", _: Actor, step: Step) -> None:
    """A team lead says that two cases are one person's: one that he has, and another one."""
    for one, first, other in _pair(day, step):
        said = same_person.link(first, other, leading=(first, other)[step.c % 2], **_act(day, one))
        _write(one, said[0].stream, said[0].record, said[0].fields)


def apart(day: "Day", _: Actor, step: Step) -> None:
    """A team lead answers that two cases are two people's."""
    for one, first, other in _pair(day, step, among=day.streams[:STREAMS]):
        said = same_person.tell_apart(first, other, **_act(day, one))
        _write(one, said[0].stream, said[0].record, said[0].fields)


def _pair(day: "Day", step: Step, *, among: Sequence[str] | None = None) -> Iterable[tuple[Actor, str, str]]:
    """Return who answers, of which case that he has, and of which other one."""
    asked = day.streams if among is None else among
    for one in _answering(day, step):
        here = [stream for stream in _led(one) if stream in asked]
        first = here[step.a % len(here)] if here else ""
        others = [stream for stream in asked if stream != first]
        if first and others:
            yield one, first, others[step.b % len(others)]


def part(day: "Day", _: Actor, step: Step) -> None:
    """A team lead takes a link away that stands on his screen."""
    for one in _answering(day, step):
        here = set(_led(one))
        found = {placed.change.record: placed.change for placed in one.store.rows.values()}
        standing = sorted(r for r, c in found.items() if c.kind == same_person.KIND and c.stream in here)
        if standing:
            change = found[standing[step.a % len(standing)]]
            view = one.folded(change.stream, change.record)
            if view is not None and same_person.stands(view.registers.get("linked", ())):
                said = same_person.part(change.stream, view.text("asked"), **_act(day, one))
                _write(one, said[0].stream, said[0].record, said[0].fields)


def _leaders(day: "Day") -> list[Actor]:
    return [actor for actor in day.actors if leads(actor.user.role)]


def _led(one: Actor) -> list[str]:
    """Return the cases of a team lead in which he may judge whose they are: not where he is a mentor."""
    return [stream for stream in one.store.shown() if one.role(stream) != "mentor"]


def _answering(day: "Day", step: Step) -> list[Actor]:
    """Return the team lead who acts, where there are any."""
    leaders = _leaders(day)
    return [leaders[step.who % len(leaders)]] if leaders else []


def _act(day: "Day", one: Actor) -> Any:
    return {"reason": "?", "by": one.user.id, "now": day.town.now, "seen": one.store.seen()}


def seen_of(one: Actor, stream: str) -> Seen:
    """Return what an answer has on the screen; of a case that is not here, or not his to read, nothing but his own."""
    seen = one.store.seen()
    is_here = stream in one.store.shown() and one.role(stream) != "mentor"
    return seen if is_here else Seen(0, seen.own)


def _write(one: Actor, stream: str, record: str, fields: Mapping[str, Any]) -> None:
    seen = seen_of(one, stream)
    view = one.folded(stream, record) if seen.seq else None
    wrote = [each for each in one.notebook.written.values() if each.actor == one.number]
    about = [each for each in wrote if each.placed.change.record == record]
    painted = {
        name: tokens(view, name) | {each.token for each in about if name in each.fields}
        for name in same_person.FIELDS
    }  # what he wrote himself at this computer he has seen, also where it left with the case
    form = Form(stream, record, same_person.KIND, seen, painted)
    one.save(form, fields, sort="link")


def erase(day: "Day", _: Actor, step: Step) -> None:
    """One person asks that a case is erased, and another one confirms it."""
    stream, town = day.streams[step.a % len(day.streams)], day.town
    first, second = _deciders(day)
    ground: Ground = "wish" if step.b % 2 else "retention"
    with suppress(Refused), town.ledger.writing() as connection:
        asking = Hand(first, "anna", town.now)
        if ground == "retention":
            retention.close(connection, stream, _CLOSED, "P1825D", hand=asking)
        number = retention.ask(connection, Wish(stream, ground, _WHY, "undtaget"), hand=asking)
        log = Log(connection)
        retention.confirm(log, number, hand=Hand(second, "bo", town.now))
        log.finish()
        day.cases.erased.add(stream)


def move(day: "Day", _: Actor, step: Step) -> None:
    """A case moves to another municipality; one that has moved gets another package, with what came since."""
    cases = day.cases
    stream = cases.moved[0] if cases.moved else day.streams[step.a % len(day.streams)]
    if cases.elsewhere is None:
        cases.elsewhere = Elsewhere(day)
        day.at_the_end.append(cases.elsewhere.town.close)
    if cases.elsewhere.send(stream, _deciders(day)[0].initials):
        cases.moved = [stream]


def settle(day: "Day") -> None:
    """At the end of the day the last package goes, with all that came late."""
    cases = day.cases
    if cases.elsewhere and cases.moved:
        move(day, day.actors[0], Step("move"))
        cases.elsewhere.settle()


def _deciders(day: "Day") -> tuple[User, User]:
    if day.cases.deciders is None:
        first, second = (User(day.new_id(), *one) for one in _DECIDERS)
        with day.town.ledger.writing() as connection:
            registry.put_user(connection, first)
            registry.put_user(connection, second)
        day.cases.deciders = (first, second)
    return day.cases.deciders


ACTS: Final[dict[str, Callable[["Day", Actor, Step], None]]] = {
    "lead": lead, "one": one_of_two, "link": link, "apart": apart, "part": part, "erase": erase, "move": move,
}  # fmt: skip
