"""PostgreSQL and SQLCipher give the same answers: generated grants, pushes and pulls, compared to the last byte.

Both services have one key file and one generation, so that even their cursors are the same. What is compared is what
leaves the service, what is refused and why, and at the end every row of every table that a place in the log decides.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from casework import same_person
from casework.changes import Seen
from casework.errors import Refused
from sync import protocol as fsp
from sync.proofs import DeviceKey
from sync.service import accept, deliver, doctor, erasing, grants, handing, registry
from sync.service.engines import postgres, spoken
from sync.service.ledger import CentralLedger, create
from sync.service.log import CASE_ROLES, Log
from sync.service.problems import Refusal
from sync.service.registry import Device, User
from tests.storage.faults.sizes import ENDURANCE, chance, many, told
from tests.sync.conftest import server_called
from tests.sync.stage import HAPPENED, NOW
from tests.sync.test_roles import Written, changes

SEASON: Final = 25
"""So many examples have the same persons: each pulls all that he was ever given, from the beginning of the log."""
JOBS: Final = ("Sagsbehandler", "Sagsbehandler", "Mentor", "Teamleder")
LEADER: Final = JOBS.index("Teamleder")
STREAMS: Final = 3
TABLES: Final = {
    "change": "seq, dseq, stream, record, kind, user, received, late, hash",
    "held": "dseq, code, user, stream, hash",
    "record": "id, stream",
    "grant_entry": "seq, user, stream, op, role, reason, by, at, handed_to",
    "span": "user, stream, role, from_seq, to_seq, ended",
    "timed_grant": "user, stream, from_seq, until, why, for_user, category",
    "erased": "stream, seq, at, emptied",
    "tally": "stream, projection, count, sum",
}
WORDS: Final = {
    *("grant", "revoke", "transfer", "cover", "morning", "glass"),
    *("erase", "link", "part", "push", "pull", "page"),
}
Step = tuple[Any, ...]
"""What is done: its word, and what the word needs."""


Names = list[tuple[User, str, DeviceKey]]


def new_names() -> Names:
    """Return persons with a computer each."""
    return [
        (User(person := str(uuid.uuid4()), person[:8], "Navn", job), str(uuid.uuid4()), DeviceKey.new())
        for job in JOBS
    ]


class Office:
    """One service with persons and devices that both services know under the same names."""

    def __init__(self, folder: Path, root: bytes) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "central.key").write_bytes(root)
        self.ledger: CentralLedger = create(folder, "Nordbyen Kommune")
        self.devices: list[Device] = []
        self._keys: list[DeviceKey] = []
        with self.ledger.writing() as connection:
            fixed = (str(uuid.UUID(int=1)), str(uuid.UUID(int=2)), str(uuid.UUID(int=3)))
            connection.execute("update tenant set epoch = ?, space = ?, importer = ?", fixed)

    def employ(self, names: Names) -> None:
        """Let other persons do what is done from now on."""
        self.devices, self._keys = [], [key for _, _, key in names]
        with self.ledger.writing() as connection:
            for user, name, key in names:
                registry.put_user(connection, user)
                connection.execute(
                    "insert into device (id, user, public, enrolled) values (?, ?, ?, '')",
                    (name, user.id, key.public),
                )
                device = registry.device_called(connection, name)
                assert device is not None
                self.devices.append(device)

    def answer(self, step: Step, streams: list[str]) -> bytes:
        """Do one thing and return all that is said about it."""
        word, *about = step
        try:
            return msgspec.json.encode(getattr(self, f"_{word}")(streams, *about))
        except Refusal as refusal:
            return msgspec.json.encode(refusal.problem)
        except Refused as refused:
            return str(refused).encode()

    def _grant(self, streams: list[str], who: int, where: int, role: str) -> Any:
        return self._written(
            lambda log: grants.grant(log, self.devices[who].user, streams[where], role, act=_ACT)  # type: ignore[arg-type]
        )

    def _revoke(self, streams: list[str], who: int, where: int) -> Any:
        return self._written(lambda log: grants.revoke(log, self.devices[who].user, streams[where], act=_ACT))

    def _transfer(self, streams: list[str], giver: int, taker: int, where: int) -> None:
        one, other = self.devices[giver].user, self.devices[taker].user
        self._written(lambda log: handing.transfer(log, one, other, [streams[where]], act=_ACT))

    def _cover(self, streams: list[str], away: int, by: int) -> Any:
        """Let somebody stand in for another until the day after; then it has ended, by the next contact after it."""
        one, other = self.devices[away].user, self.devices[by].user
        return self._written(lambda log: handing.cover(log, one, other, until=_COVERED_UNTIL, act=_ACT))

    def _morning(self, streams: list[str]) -> Any:
        return handing.end_passed(self.ledger, _COVERED_UNTIL + timedelta(hours=1))

    def _glass(self, streams: list[str], who: int, where: int) -> Any:
        timed = handing.Timed(_COVERED_UNTIL, handing.GLASS, category="prøve")
        user = self.devices[who].user
        return self._written(
            lambda log: handing.grant_until(log, user, streams[where], "glass", timed=timed, act=_ACT)
        )

    def _erase(self, streams: list[str], where: int) -> Any:
        return msgspec.to_builtins(self._written(lambda log: erasing.erase(log, streams[where], HAPPENED)))

    def _link(
        self, streams: list[str], who: int, where: int, there: int, *, linked: bool = True
    ) -> fsp.Pushed:
        pair, act = (streams[where], streams[there]), {"by": "", "now": NOW, "seen": Seen(1 << 40, 0)}
        if where == there:
            raise Refused("én sag")
        said = (
            same_person.link(*pair, leading=pair[0], reason="prøve", **act)  # type: ignore[arg-type]
            if linked
            else same_person.part(*pair, reason="prøve", **act)  # type: ignore[arg-type]
        )[0]
        with self.ledger.reading() as connection:
            number = accept.acked_of(connection, self.devices[who]) + 1
        wire = fsp.ChangeWire(
            number, said.stream, said.record, said.kind, 1, 1 << 40, 0, dict(said.fields), HAPPENED
        )
        return self._sent(who, [fsp.canonical(wire, None)])

    def _part(self, streams: list[str], who: int, where: int, there: int) -> fsp.Pushed:
        return self._link(streams, who, where, there, linked=False)

    def _written(self, act: Callable[[Log], Any]) -> Any:
        with self.ledger.writing() as connection:
            log = Log(connection)
            done = act(log)
            log.finish()
        return done

    def _push(
        self, streams: list[str], who: int, where: int, several: list[tuple[Written, int, int]]
    ) -> fsp.Pushed:
        device, raw = self.devices[who], []
        with self.ledger.reading() as connection:
            number = accept.acked_of(connection, device)
        for one, record, seen in several:
            number += 1
            name = str(uuid.uuid5(uuid.UUID(streams[0]), f"{record}"))
            wire = fsp.ChangeWire(
                number, streams[where], name, one.kind, 1, seen, 0, dict(one.fields), HAPPENED
            )
            raw.append(fsp.canonical(wire, {"zz": "nyt"} if one.beside else None))
        return self._sent(who, raw)

    def _sent(self, who: int, raw: list[bytes]) -> fsp.Pushed:
        device = self.devices[who]
        epoch = self.ledger.tenant().epoch
        digest = fsp.batch_digest(device.id, epoch, [fsp.hash_of(one) for one in raw])
        batch = fsp.Push(device.id, epoch, list(map(msgspec.Raw, raw)), self._keys[who].sign(digest))
        return accept.push(self.ledger, device, batch, now=NOW)

    def _pull(self, streams: list[str], who: int, limit: int) -> list[Any]:
        """Pull to the end; where a small page ends may differ: PostgreSQL does not count a row that it hides itself."""
        pages: list[fsp.PageOut] = []
        cursor = ""
        while not pages or pages[-1].more:
            asked = deliver.Asked(cursor, limit, (0, 1), check=True)
            pages.append(deliver.pull(self.ledger, self.devices[who], asked))
            cursor = pages[-1].cursor
        last, scope = pages[-1], {entry.q: entry for page in pages for entry in page.scope}
        rows = [row for page in pages for row in page.rows]
        return [
            rows,
            [scope[place] for place in sorted(scope)],
            last.cursor,
            last.upto,
            last.high,
            dict(sorted(last.check.items())),
        ]

    def _page(self, streams: list[str], who: int, where: int) -> list[Any]:
        """Take a case; where its last page ends says nothing, and may be a row that PostgreSQL hides itself."""
        page = deliver.stream_page(self.ledger, self.devices[who], streams[where], after=0, upto=1 << 40)
        return [page.rows, page.more, page.more and page.next]

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        with self.ledger.reading() as connection:
            return {
                table: sorted(connection.execute(f"select {names} from {table}").fetchall(), key=repr)
                for table, names in TABLES.items()
            }


_ACT: Final = grants.Act("leder", "prøve", HAPPENED)
_COVERED_UNTIL: Final = NOW + timedelta(days=1)


@pytest.fixture(scope="module", params=["newest", "oldest"] if ENDURANCE else ["newest"])
def both(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[Office, Office]]:
    root, folder = uuid.uuid4().bytes + uuid.uuid4().bytes, tmp_path_factory.mktemp("both")
    server = server_called(request.param)
    assert server is not None
    server.address_file(folder / "postgres", server.database("same"))
    made, names = (Office(folder / "sqlcipher", root), Office(folder / "postgres", root)), new_names()
    for one in made:
        one.employ(names)
    yield made
    for one in made:
        one.ledger.close()
    server.as_superuser("drop database same with (force)")


_WHO, _WHERE = st.integers(0, len(JOBS) - 1), st.integers(0, STREAMS - 1)
_LED: Final = st.integers(0, 1)
"""The cases that the team lead has from the beginning."""
_STEPS: Final = st.lists(
    st.one_of(
        st.tuples(st.just("grant"), _WHO, _WHERE, st.sampled_from(CASE_ROLES)),
        st.tuples(st.just("revoke"), _WHO, _WHERE),
        st.tuples(st.just("transfer"), _WHO, _WHO, _WHERE),
        st.tuples(
            st.just("push"),
            _WHO,
            _WHERE,
            st.lists(st.tuples(changes(), st.integers(0, 3), st.integers(0, 9)), min_size=1, max_size=3),
        ),
        st.tuples(st.just("cover"), _WHO, _WHO),
        st.tuples(st.just("morning")),
        st.tuples(st.just("glass"), _WHO, _WHERE),
        st.tuples(st.just("erase"), _WHERE),
        st.tuples(st.just("link"), st.just(LEADER), _LED, _LED),
        st.tuples(st.just("part"), st.just(LEADER), _LED, _LED),
        st.tuples(st.just("pull"), _WHO, st.sampled_from([1, 2, 2000])),
        st.tuples(st.just("page"), _WHO, _WHERE),
    ),
    min_size=4,
    max_size=12,
)


_BEGUN: Final[tuple[Step, ...]] = (
    ("grant", 0, 0, "primary"),
    ("grant", LEADER, 0, "team_lead"),
    ("grant", LEADER, 1, "team_lead"),
)


def same(both: tuple[Office, Office], examples: int) -> Counter[str]:
    """Do generated things to both services and compare what they say; return how many of which were done."""
    done: Counter[str] = Counter()
    dice = chance("the same answers")
    for begun in range(0, examples, SEASON):
        names = new_names()
        for one in both:
            one.employ(names)
        done += season(both, min(SEASON, examples - begun), dice.randrange(1 << 30))
    assert both[0].rows() == both[1].rows()
    assert [doctor.faults(one.ledger) for one in both] == [[], []]
    return done


def season(both: tuple[Office, Office], examples: int, drawn: int) -> Counter[str]:
    """Do generated things by the same persons."""
    done: Counter[str] = Counter()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @seed(drawn)
    @given(_STEPS)
    def holds(steps: list[Step]) -> None:
        streams = [str(uuid.uuid4()) for _ in range(STREAMS)]
        for step in [*_BEGUN, *steps, ("pull", 0, 2000)]:
            ours, theirs = (one.answer(step, streams) for one in both)
            assert ours == theirs, step
            done[step[0]] += 1

    holds()
    return done


@pytest.mark.slow
def test_both_databases_give_the_same_answers(
    both: tuple[Office, Office], record_property: Callable[[str, object], None]
) -> None:
    done = same(both, many(25, 2000))

    record_property("counted", f"PostgreSQL and SQLCipher, the same answers: {told(done)}")
    assert set(done) == WORDS


def test_a_statement_that_is_turned_wrongly_gives_another_answer(
    both: tuple[Office, Office], monkeypatch: pytest.MonkeyPatch
) -> None:
    def bent(sql: str) -> str:
        return (
            spoken.spoken(sql)
            .replace("c.seq > $1 and", "c.seq > $1 + 1000000 and")
            .replace("seq > $2 and seq <= $3 order", "seq > $2 + 1000000 and seq <= $3 order")
        )

    monkeypatch.setattr(postgres, "spoken", bent)
    streams = [str(uuid.uuid4()) for _ in range(STREAMS)]
    two = [
        (Written("agreement", {"what": f"Ringe {number}"}, beside=False), number, 0) for number in range(2)
    ]

    alike: list[Step] = [("grant", 0, 0, "primary"), ("push", 0, 0, two)]
    for step in alike:
        assert both[0].answer(step, streams) == both[1].answer(step, streams)
    bent_ones: list[Step] = [("page", 0, 0), ("pull", 0, 2000)]
    for step in bent_ones:
        assert both[0].answer(step, streams) != both[1].answer(step, streams)
