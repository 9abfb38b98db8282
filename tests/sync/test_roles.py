"""A role never receives a field outside its table: generated changes, read through every way out of the service."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, cast

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from casework import kinds
from casework.changes import DELETED, Dot
from casework.ids import REFERENCE
from casework.kinds import KINDS, Role
from sync import protocol as fsp
from sync.protocol_cases import CaseAsked, CasesAsked
from sync.service import accept, cases, cursors, deliver, grants, registry
from sync.service.doctor import faults
from sync.service.log import CASE_ROLES, Log
from sync.service.problems import Refusal
from tests.storage.faults.sizes import chance, many
from tests.sync.role_mutants import OFF
from tests.sync.role_table import EVERYTHING, NEVER_REDACTED, READS, may, may_write, receives
from tests.sync.simulation.town import Town
from tests.sync.stage import HAPPENED, NOW

EXAMPLES: Final = many(40, 5_000)
NEW_FIELD, NEW_MEMBER = "felt_fra_en_nyere_udgave", "medlem_fra_en_nyere_udgave"
CHECK: Final = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@dataclass(frozen=True)
class Written:
    """A change that somebody writes: its kind, fields, and whether a newer version wrote a member beside them."""

    kind: str
    fields: Mapping[str, Any]
    beside: bool


def canary(kind: str, field: str) -> Any:
    """Return a value that stands nowhere else, in the shape that the field has."""
    declared = KINDS[kind].fields.get(field)
    number = (
        1_000_003
        + 97 * sorted(f"{k}.{f}" for k, one in KINDS.items() for f in one.fields).index(f"{kind}.{field}")
        if declared
        else 0
    )
    match declared.shape if declared else "text":
        case "text":
            return f"kanariefugl-{kind}-{field}"
        case "date":
            return f"{1000 + number % 997}-02-03"
        case "instant":
            return f"{1000 + number % 997}-02-03T04:05:06+00:00"
        case "bool":
            return True
        case "list":
            return [f"kanariefugl-{kind}-{field}"]
        case _:
            return number


BY_ITS_OWN_RULE: Final = frozenset({"same_person"})
"""Kinds that no role writes by its table alone: tests/sync/test_same_person.py says who writes and reads a link."""


@st.composite
def changes(draw: st.DrawFn) -> Written:
    """Draw a change of any kind that touches one class or many, sets or removes, known fields or new ones."""
    kind = draw(st.sampled_from(sorted(KINDS.keys() - BY_ITS_OWN_RULE)))
    names = draw(st.sets(st.sampled_from(sorted(KINDS[kind].fields)), min_size=1, max_size=9))
    fields: dict[str, Any] = {name: canary(kind, name) for name in names}
    if draw(st.booleans()):
        fields[NEW_FIELD] = f"kanariefugl-ny-{kind}"
    match draw(st.integers(0, 5)):
        case 0:
            fields = {DELETED: [*KINDS[kind].fields, NEW_FIELD]}
        case 1:
            fields[DELETED] = None
        case 2 if kind not in NEVER_REDACTED:
            fields = {"_redacted": f"kanariefugl-{kind}"}
    return Written(kind, fields, draw(st.booleans()))


class House:
    """A service, a caseworker who writes, and a colleague in some role who reads and writes."""

    def __init__(self, folder: Path) -> None:
        self.town = Town(folder)
        self.worker, self.colleague = _Person(self.town, 1), _Person(self.town, 2)
        self.worker.device = replace(self.worker.device, role="Teamleder")  # who judges a breach, too

    def role(self, stream: str, role: Role, person: "_Person | None" = None) -> None:
        with self.town.ledger.writing() as connection:
            log = Log(connection)
            act = grants.Act("leder", "prøve", NOW.isoformat())
            grants.grant(log, (person or self.colleague).user.id, stream, role, act=act)
            log.finish()

    def leave(self, stream: str) -> None:
        with self.town.ledger.writing() as connection:
            log = Log(connection)
            for person in (self.worker, self.colleague):
                grants.revoke(log, person.user.id, stream, act=grants.Act("leder", "prøve", NOW.isoformat()))
            log.finish()

    def out(
        self, stream: str, since: str, *, limit: int
    ) -> tuple[list[tuple[int, fsp.ChangeWire]], str, bytes]:
        """Return what the colleague's device gets of a stream: the backfill, then the feed; and all bytes of both.

        A device that has nothing yet gets the backfill by another address, `first`: it says the same, to the byte.
        """
        device, said, rows, after = self.colleague.device, b"", [], 0
        with self.town.ledger.reading() as connection:
            upto = grants.open_spans(connection, self.colleague.user.id)[stream].from_seq
        while True:
            page = deliver.stream_page(self.town.ledger, device, stream, after=after, upto=upto)
            said += msgspec.json.encode(page)
            rows += page.rows
            after = page.next
            if not page.more:
                break
        assert msgspec.json.encode(self.first(stream, upto)) == msgspec.json.encode(rows)
        cursor, more = since, True
        while more:
            asked = deliver.Asked(cursor, limit, (0, 0), check=True)
            feed = deliver.pull(self.town.ledger, device, asked)
            said += msgspec.json.encode(feed)
            rows += [row for row in feed.rows if row.q > upto]
            cursor, more = feed.cursor, feed.more
        read = [(row.q, fsp.read_change(row.c)) for row in rows if row.c is not None]
        count, total = feed.check[stream]
        mine = sum(
            fsp.fingerprint(Dot(row.dev, wire.d), row.q, wire, wire.f)
            for row, (_, wire) in zip(rows, read, strict=True)
        )
        assert (count, total) == (len(read), f"{mine % (1 << 64):016x}")
        return read, cursor, said

    def first(self, stream: str, upto: int) -> list[fsp.RowOut]:
        """Return what the colleague's device gets of a stream at its first sync (`/v1/cases`), a few rows at a time."""
        rows: list[fsp.RowOut] = []
        device, after, more = self.colleague.device, 0, True
        while more:
            asked = CasesAsked("", [CaseAsked(stream, upto, after)], limit=3)
            (told,) = cases.give(self.town.ledger, device, asked, NOW).cases
            rows, after, more = rows + told.rows, told.next, told.more
        return rows


class _Person:
    """One person with a device of his own, by the service's own functions."""

    def __init__(self, town: Town, number: int) -> None:
        self.town, self.number = town, 0
        self.user, self.device, self._key = town.anybody(number)

    def push(self, stream: str, several: list[Written]) -> dict[int, str]:
        """Send changes; return the place in the list of those that are held, with the code."""
        epoch, raw, first = self.town.ledger.tenant().epoch, [], self.number + 1
        for one in several:
            self.number += 1
            wire = fsp.ChangeWire(
                self.number, stream, str(uuid.uuid4()), one.kind, 1, 0, 0, dict(one.fields), HAPPENED
            )
            beside = {NEW_MEMBER: f"kanariefugl-ved-siden-{one.kind}"} if one.beside else None
            raw.append(fsp.canonical(wire, beside))
        digest = fsp.batch_digest(self.device.id, epoch, [fsp.hash_of(one) for one in raw])
        batch = fsp.Push(self.device.id, epoch, list(map(msgspec.Raw, raw)), self._key.sign(digest))
        answer = accept.push(self.town.ledger, self.device, batch, now=NOW)
        return {held.d - first: held.code for held in answer.held}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("town"))
    yield made
    made.town.ledger.close()


def compare(
    house: House, before: list[Written], after: list[Written], roles: tuple[Role, Role], limit: int
) -> None:
    """Write, give a role, write on, read; change the role, read again: each time exactly what the table says."""
    stream, written, here = str(uuid.uuid4()), [*before, *after], house.town.ledger.tenant()
    since = cursors.write(house.town.ledger.keys, here.epoch, here.seq)
    house.role(stream, "primary", house.worker)
    assert house.worker.push(stream, before) == {}
    house.role(stream, roles[0])
    assert house.worker.push(stream, after) == {}
    for role in roles:
        house.role(stream, role)
        read, _, said = house.out(stream, since, limit=limit)
        expected = [(one.kind, receives(role, one.kind, one.fields)) for one in written]
        assert [(wire.k, frozenset(wire.f)) for _, wire in read] == [one for one in expected if one[1]]
        _hunt(role, written, said)
    house.leave(stream)


def _hunt(role: Role, written: list[Written], said: bytes) -> None:
    """Look for what a role may not have in all bytes that left, wherever in them it stands."""
    if role in EVERYTHING:
        return
    assert NEW_FIELD.encode() not in said
    assert NEW_MEMBER.encode() not in said
    for one in written:
        for name, value in one.fields.items():
            if not may(READS, role, one.kind, name) and isinstance(value, str | int) and value is not True:
                assert msgspec.json.encode(value) not in said, (role, one.kind, name)


def holding(compare_with: Callable[..., None], house: House) -> Callable[[], None]:
    """Make the generated property over one house."""

    @CHECK
    @seed(chance("roles").randrange(1 << 30))
    @given(
        st.lists(changes(), min_size=1, max_size=5),
        st.lists(changes(), max_size=5),
        st.tuples(st.sampled_from(CASE_ROLES), st.sampled_from(CASE_ROLES)),
        st.integers(1, 4),
    )
    def holds(before: list[Written], after: list[Written], roles: tuple[Role, Role], limit: int) -> None:
        compare_with(house, before, after, roles, limit)

    return cast("Callable[[], None]", holds)


@pytest.mark.slow
def test_what_leaves_the_service_is_for_each_role_exactly_what_its_table_says(house: House) -> None:
    holding(compare, house)()

    assert faults(house.town.ledger) == []


def test_every_field_of_every_kind_reaches_those_whose_table_names_it_and_nobody_else(house: House) -> None:
    for role in CASE_ROLES:
        compare(house, every_field(), every_field(), (role, "mentor"), 3)


def every_field() -> list[Written]:
    """Return a change of each kind with all its fields, one that nobody knows, and a member beside them."""
    return [
        Written(kind, {**{name: canary(kind, name) for name in one.fields}, NEW_FIELD: "ny"}, beside=True)
        for kind, one in KINDS.items()
        if kind not in BY_ITS_OWN_RULE
    ]


@pytest.mark.slow
def test_a_role_writes_what_its_table_says_and_everything_else_is_held(house: House) -> None:
    @CHECK
    @seed(chance("roles").randrange(1 << 30))
    @given(st.lists(changes(), min_size=1, max_size=6), st.sampled_from(CASE_ROLES))
    def holds(written: list[Written], role: Role) -> None:
        stream = str(uuid.uuid4())
        house.role(stream, role)

        held = house.colleague.push(stream, written)

        outside = {n for n, one in enumerate(written) if not may_write(role, one.kind, one.fields)}
        assert held == dict.fromkeys(outside, "outside_role")

    holds()


@pytest.mark.parametrize("off", OFF)
def test_a_filter_that_is_off_is_noticed(
    house: House, monkeypatch: pytest.MonkeyPatch, off: Callable[[pytest.MonkeyPatch], None]
) -> None:
    """What chance draws may hide nothing: each kind with all fields, and its removal, are looked at first."""
    off(monkeypatch)
    removed = [
        Written(one.kind, {DELETED: [*KINDS[one.kind].fields, NEW_FIELD]}, beside=False)
        for one in every_field()
    ]

    with pytest.raises((AssertionError, ExceptionGroup)):  # noqa: PT012 - either of the two notices it
        compare(house, every_field(), every_field(), ("team_lead", "mentor"), 3)
        compare(house, removed, removed, ("team_lead", "mentor"), 3)
        holding(compare, house)()


def test_a_removal_that_covers_what_its_author_cannot_see_is_held_and_the_hidden_value_survives(
    house: House,
) -> None:
    stream, secret = (
        str(uuid.uuid4()),
        Written("goal", {"title": "Cykel", NEW_FIELD: "kun for sagsbehandleren"}, False),
    )
    house.role(stream, "primary", house.worker)
    house.role(stream, "team_lead")
    house.worker.push(stream, [secret])

    reaching = house.colleague.push(stream, [Written("goal", {DELETED: ["title", NEW_FIELD]}, False)])
    fitting = house.colleague.push(stream, [Written("goal", {DELETED: ["title"]}, False)])

    assert (reaching, fitting) == ({0: "outside_role"}, {})


def test_a_removal_that_covers_hidden_fields_unnoticed_is_caught(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    blind = lambda role, change: tuple(n for n in change.fields if not kinds.may_write(role, change.kind, n))  # noqa: E731
    monkeypatch.setattr(accept, "unwritable", blind)

    with pytest.raises(AssertionError):
        test_a_removal_that_covers_what_its_author_cannot_see_is_held_and_the_hidden_value_survives(house)


@pytest.mark.parametrize("job", ["Administrator", "Databeskyttelsesrådgiver"])
def test_who_runs_the_service_or_watches_over_it_holds_no_case(tmp_path: Path, job: str) -> None:
    house = House(tmp_path)
    stream = str(uuid.uuid4())
    house.role(stream, "primary", house.worker)
    house.role(stream, "primary")
    house.worker.push(stream, [Written("note", {"text": "kanariefugl"}, beside=False)])
    with house.town.ledger.writing() as connection:
        connection.execute("update user set role = ? where id = ?", (job, house.colleague.user.id))
        device = registry.device_called(connection, house.colleague.device.id)
    assert device is not None

    page = deliver.pull(house.town.ledger, device, deliver.Asked("", 100, (0, 0), check=True))

    assert page.rows == []
    assert list(page.check) == [REFERENCE]
    with pytest.raises(Refusal):
        deliver.stream_page(house.town.ledger, device, stream, after=0, upto=99)
    with pytest.raises(Exception, match="kan ikke have sager"):
        house.role(str(uuid.uuid4()), "mentor")
    house.town.ledger.close()
