"""The trail from a real store to a real service: sealed on the way, joined, countersigned, and looked into."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from casework.errors import Unreachable
from storage.trail import Trail
from sync import protocol_trail, trail
from sync.proofs import DeviceKey, read_statement
from sync.protocol import unpacked
from sync.protocol_trail import TrailSent, TrailTaken
from sync.service import identity
from sync.service import trail as at_the_service
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.stage import Central, new_id
from tests.sync.trail_stage import Desk, a_desk, there, told


@pytest.fixture
def desk(running: Central, tmp_path: Path) -> Iterator[Desk]:
    with a_desk(running, tmp_path / "store", "MEHA") as one:
        yield one


def test_what_is_entered_comes_to_the_service_once_and_its_word_comes_back(
    running: Central, desk: Desk
) -> None:
    desk.note("c-1")
    desk.note(action="search", what="palette", words="bageri")
    desk.round()
    desk.note("c-2")

    desk.round()
    desk.round()

    assert there(running) == [
        (0, 1, "open", "store", ""),
        (0, 2, "read", "citizen", ""),
        (0, 3, "search", "palette", "bageri"),
        (0, 4, "read", "citizen", ""),
    ]
    assert desk.store.trail.unsent(desk.store.device, 10) is None
    rows = desk.store.own_reader().rows("select seq from audit_taken order by seq")
    assert [seq for (seq,) in rows] == [3, 4]
    assert running.all("select why from trail_fault") == []


def test_days_that_were_offline_come_in_pieces_each_with_its_head(
    running: Central, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "AT_A_TIME", 3)
    for _ in range(4):
        running.clock.now += timedelta(days=1)
        desk.note("c-1")
        desk.note("c-2")

    desk.round()

    assert [row[1] for row in there(running)] == list(range(1, 10))
    assert running.all("select number, first, last from trail_head order by number") == [
        (1, 1, 1),
        (2, 2, 3),
        (3, 4, 5),
        (4, 6, 7),
        (5, 8, 9),
    ]
    assert running.all("select why from trail_fault") == []


def test_nothing_of_an_entry_can_be_read_on_the_way(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.note("borger-id-kanariefugl", action="show-address", words="hjerteangst")
    bodies: list[bytes] = []
    whole = Wire.trail

    def listen(wire: Wire, piece: TrailSent) -> TrailTaken:
        bodies.append(msgspec.json.encode(piece))
        return whole(wire, piece)

    monkeypatch.setattr(Wire, "trail", listen)
    desk.round()

    assert len(bodies) == 1
    readable = [word for word in (b"hjerteangst", b"kanariefugl", b"show-address") if word in bodies[0]]
    assert readable == []


def test_a_trail_that_travels_in_clear_is_caught(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_clear(_public: bytes, plain: bytes, _bound: bytes) -> bytes:
        return unpacked(plain)

    monkeypatch.setattr("sync.trail.sealing.seal_to", in_clear)
    monkeypatch.setattr("sync.trail.encoded", bytes.decode)

    with pytest.raises(AssertionError):
        test_nothing_of_an_entry_can_be_read_on_the_way(desk, monkeypatch)


def test_an_answer_that_got_lost_makes_no_entry_twice(
    running: Central, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.note("c-1")
    whole = Trail.taken
    monkeypatch.setattr(Trail, "taken", lambda *_about: (_ for _ in ()).throw(Unreachable("the line broke")))
    with pytest.raises(Unreachable):
        desk.round()
    monkeypatch.setattr(Trail, "taken", whole)
    desk.note("c-2")

    desk.round()

    assert [row[:2] for row in there(running)] == [(0, 1), (0, 2), (0, 3)]
    assert running.all("select why from trail_fault") == []


def test_a_word_that_the_service_did_not_sign_is_not_kept(
    running: Central, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.note("c-1")
    desk.wire.contact()
    desk.wire.service = replace(desk.wire.service, sign=DeviceKey(bytes(32)).public)

    with pytest.raises(Unreachable):
        desk.round()

    assert desk.store.own_reader().rows("select seq from audit_taken") == []


def rebuild_the_chain(desk: Desk) -> None:
    """Forget everything, and begin a chain that holds by itself and is signed by the right key."""
    desk.alter("delete from audit")
    desk.alter("delete from audit_segment")
    desk.alter("delete from audit_taken")
    desk.note("c-innocent")


def cut_the_end(desk: Desk) -> None:
    desk.alter("delete from audit where seq > 2")
    desk.alter("update audit_segment set last = 2, head = (select hash from audit where seq = 2)")
    desk.alter("delete from audit_taken")
    desk.store.trail.sign_with(desk.key.sign)
    desk.note("c-innocent")


def alter_one(desk: Desk) -> None:
    desk.note("c-3")
    desk.alter("update audit set objects = '[\"c-other\"]' where seq = 5")


def drop_one(desk: Desk) -> None:
    desk.note("c-3")
    desk.note("c-4")
    desk.alter("delete from audit where seq = 5")


TAMPERINGS: dict[str, tuple[Callable[[Desk], None], set[str]]] = {
    "the chain is made anew": (rebuild_the_chain, {"cut"}),
    "the end is cut and grown again": (cut_the_end, {"cut"}),
    "an entry is altered": (alter_one, {"altered"}),
    "an entry is dropped": (drop_one, {"missing"}),
}


@pytest.mark.parametrize(("tamper", "whys"), TAMPERINGS.values(), ids=TAMPERINGS)
def test_what_was_done_to_a_trail_is_noticed_at_the_service_and_nothing_that_it_had_is_lost(
    running: Central,
    desk: Desk,
    tamper: Callable[[Desk], None],
    whys: set[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("c-1", "c-2", "c-2"):
        desk.note(name)
    desk.round()
    before = there(running)

    tamper(desk)
    desk.round()

    assert {row[0] for row in running.all("select why from trail_fault")} == whys
    assert there(running)[: len(before)] == before
    said = told(running, "audit", "verify", capsys=capsys)
    assert said["ok"] is False
    assert any(desk.store.device in fault for fault in said["faults"])


def test_a_trail_signed_by_another_is_noticed(running: Central, desk: Desk) -> None:
    desk.note("c-1")
    desk.wire.contact()
    desk.wire.sign = DeviceKey(bytes(32)).sign  # type: ignore[method-assign]

    desk.round()

    assert running.all("select why from trail_fault") == [("foreign",)]


@pytest.mark.parametrize("mutant", ["_faults", "note"])
def test_a_service_that_does_not_look_is_caught(
    running: Central,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    mutant: str,
) -> None:
    monkeypatch.setattr(at_the_service, mutant, lambda *_about: [])

    with pytest.raises(AssertionError):
        test_what_was_done_to_a_trail_is_noticed_at_the_service_and_nothing_that_it_had_is_lost(
            running, desk, cut_the_end, {"cut"}, capsys
        )


def test_another_persons_chain_is_not_taken(running: Central, desk: Desk, tmp_path: Path) -> None:
    desk.note("c-1")
    with a_desk(running, tmp_path / "other", "JOKR") as other:
        other.wire.contact()
        piece = desk.store.trail.unsent(desk.store.device, 10)
        assert piece is not None

        sent = trail.sealed(desk.store.device, piece, other.wire.service.seal, other.wire.sign)
        with pytest.raises(Unreachable):
            other.wire.trail(sent)

    assert there(running) == []


def test_an_altered_body_or_one_moved_to_another_head_is_not_taken(running: Central, desk: Desk) -> None:
    desk.note("c-1")
    desk.wire.contact()
    piece = desk.store.trail.unsent(desk.store.device, 10)
    assert piece is not None
    good = trail.sealed(desk.store.device, piece, desk.wire.service.seal, desk.wire.sign)
    moved = replace(piece.segments[-1], head=bytes(32))
    wrong = [
        TrailSent(good.dev, good.heads, good.sealed[:-4] + "AAAA"),
        TrailSent(good.dev, [], good.sealed),
        TrailSent(good.dev, [protocol_trail.head_wire(moved, "sig")], good.sealed),
    ]

    for one in wrong:
        with pytest.raises(Unreachable):
            desk.wire.trail(one)

    assert there(running) == []


def test_a_service_of_an_older_version_gets_no_trail_and_the_round_is_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def turn_away(*_about: object) -> None:
        raise TurnedAway("not_found", "never")

    monkeypatch.setattr(Wire, "trail", turn_away)
    desk.note("c-1")

    desk.round()
    desk.round()

    assert desk.store.trail.unsent(desk.store.device, 10) is not None


def test_half_a_year_later_the_entries_go_at_the_service_too_and_the_chain_still_holds(
    running: Central, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = new_id()
    for _ in range(3):
        desk.note(stream)
        running.clock.now += timedelta(days=1)
    desk.round()
    running.clock.now += timedelta(days=200)
    desk.note(stream)
    desk.round()

    assert [row[1] for row in there(running)] == [5]
    assert running.all("select seq from trail_about") == [(5,)]
    assert told(running, "audit", "verify", capsys=capsys)["ok"] is True


def test_the_services_word_is_signed_by_its_own_key(running: Central, desk: Desk) -> None:
    desk.note("c-1")
    desk.round()
    with running.ledger.reading() as connection:
        signer = identity.read(connection, running.ledger.keys).signer

    ((said, at),) = desk.store.own_reader().rows("select signature, at from audit_taken")

    facts = read_statement(signer.public, protocol_trail.KIND, said)
    assert (facts["device"], facts["seq"], facts["at"]) == (desk.store.device, 2, at)
