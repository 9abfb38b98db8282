"""What the tests of *samme person* share: one citizen opened twice, who says that it is one, and who has what."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from casework import same_person
from casework.acts import Act
from casework.changes import Change, Seen
from casework.kinds import Role
from sync.service import grants
from sync.service.grants import Act as GrantAct
from sync.service.log import Log
from sync.twins import FACT
from tests.sync.stage import Central, Device, device, new_id

WHY = "Begge sager har hans CPR-nummer, og Mette har talt med ham"
NUMBER = "7003821234"


@dataclass
class Twice:
    """One citizen in two cases: Mette's and Jonas', and a team lead who has the first."""

    central: Central
    mette: Device
    jonas: Device
    leader: Device
    one: str
    other: str

    def pull(self, *first: Device) -> None:
        for each in (*first, self.mette, self.jonas, self.leader):
            each.round()


def opened(one: Device, number: str | None = NUMBER) -> str:
    """Open a citizen as a person does without a network."""
    stream = new_id()
    who = {"cpr": number} if number else {"no_cpr_reason": "Er lige kommet til landet"}
    one.ledger.write(
        stream, stream, {"first_name": "Søren", **who, "opened_by": one.ledger.user}, kind="citizen"
    )
    return stream


def note(one: Device, stream: str, text: str) -> None:
    one.ledger.write(stream, new_id(), {"text": text}, kind="note")


def notes(one: Device) -> list[str]:
    found = [placed.change for placed in one.ledger.rows.values() if placed.change.kind == "note"]
    return sorted(str(change.fields["text"]) for change in found)


@contextmanager
def joined(running: Central, initials: str, job: str = "Sagsbehandler") -> Iterator[Device]:
    with device(running, running.add_user(initials, job)) as one:
        yield one


@contextmanager
def opened_twice(running: Central) -> Iterator[Twice]:
    with ExitStack() as stack:
        mette, jonas = (stack.enter_context(joined(running, name)) for name in ("META", "JONA"))
        leader = stack.enter_context(joined(running, "LEDA", "Teamleder"))
        one, other = opened(mette), opened(jonas)
        note(mette, one, "Hos Mette")
        note(jonas, other, "Hos Jonas")
        mette.round()
        jonas.round()
        give(running, leader, one, "team_lead")
        twice = Twice(running, mette, jonas, leader, one, other)
        twice.pull()
        yield twice


def give(running: Central, one: Device, stream: str, role: Role) -> None:
    with running.ledger.writing() as connection:
        log = Log(connection)
        grants.grant(log, one.ledger.user, stream, role, act=why(running))
        log.finish()


def take(running: Central, one: Device, stream: str) -> None:
    with running.ledger.writing() as connection:
        log = Log(connection)
        grants.revoke(log, one.ledger.user, stream, act=why(running))
        log.finish()


def why(running: Central) -> GrantAct:
    return GrantAct("administrator", "prøve", running.clock().isoformat())


def told(one: Device) -> list[list[object]]:
    return list(json.loads(one.ledger.recall(FACT) or "[]"))


def act(twice: Twice, one: Device) -> Act:
    return Act(by=one.ledger.user, now=twice.central.clock(), seen=Seen())


def say(one: Device, changes: tuple[Change, ...]) -> None:
    for change in changes:
        one.ledger.write(change.stream, change.record, change.fields, kind=change.kind)


def link(one: Device, twice: Twice, leading: str = "") -> None:
    say(
        one,
        same_person.link(twice.one, twice.other, leading=leading or twice.one, reason=WHY, **act(twice, one)),
    )


def part(one: Device, twice: Twice) -> None:
    say(one, same_person.part(twice.one, twice.other, reason="Det er hans bror", **act(twice, one)))


def roles(twice: Twice) -> dict[tuple[str, str], str]:
    """Return who of the three has which of the two cases, and in which role."""
    names = {
        twice.mette.ledger.user: "META",
        twice.jonas.ledger.user: "JONA",
        twice.leader.ledger.user: "LEDA",
    }
    rows = twice.central.all("select user, stream, role from span where to_seq is null")
    cases = {twice.one: "one", twice.other: "other"}
    return {
        (names[user], cases[stream]): role for user, stream, role in rows if user in names and stream in cases
    }


OWN = {("META", "one"): "primary", ("JONA", "other"): "primary", ("LEDA", "one"): "team_lead"}
UNION = OWN | {("META", "other"): "primary", ("JONA", "one"): "primary", ("LEDA", "other"): "team_lead"}
