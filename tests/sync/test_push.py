"""Taking a batch in: once, in order, with a place or a reason, and nothing that blocks what stands behind it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from casework.changes import Seen
from casework.ids import REFERENCE
from sync import protocol as fsp
from sync.proofs import DeviceKey
from sync.service import shapes
from sync.service.registry import User
from sync.words import TurnedAway
from tests.sync.stage import HAPPENED, Central, Device, device, new_id


@pytest.fixture
def jonas(running: Central) -> User:
    return running.add_user("JOKR")


@pytest.fixture
def his(running: Central, jonas: User) -> Iterator[Device]:
    with device(running, jonas) as one:
        yield one


@pytest.fixture
def stream(running: Central, jonas: User, his: Device) -> str:
    made = new_id()
    running.grant(jonas, made)
    his.round()
    return made


def wire(number: int, stream: str, **other: Any) -> fsp.ChangeWire:
    given: dict[str, Any] = {
        "d": number,
        "s": stream,
        "r": new_id(),
        "k": "agreement",
        "h": 1,
        "n": 0,
        "o": 0,
    }
    return fsp.ChangeWire(**(given | {"f": {"what": f"aftale {number}"}, "e": HAPPENED} | other))


def send(his: Device, *wires: fsp.ChangeWire) -> fsp.Pushed:
    return his.wire.push(his.enrolled.epoch, list(wires))


def codes(answer: fsp.Pushed) -> dict[int, str]:
    return {one.d: one.code for one in answer.held}


def test_the_same_batch_again_gets_the_same_answer_and_is_stored_once(
    running: Central, his: Device, stream: str
) -> None:
    batch = [wire(1, stream), wire(2, stream), wire(3, new_id())]
    first = send(his, *batch)

    again = send(his, *batch)

    assert (again.acked, again.seqs, codes(again)) == (first.acked, first.seqs, codes(first))
    assert running.all("select count(*) from change") == [(2,)]


def test_a_batch_of_old_and_new_places_only_the_new(running: Central, his: Device, stream: str) -> None:
    one, two, three = wire(1, stream), wire(2, stream), wire(3, stream)
    first = fsp.unrun(send(his, one, two).seqs)

    second = fsp.unrun(send(his, two, three).seqs)

    assert second[2] == first[2]
    assert sorted(seq for (seq,) in running.all("select seq from change")) == sorted(
        {*first.values(), second[3]}
    )


def test_a_number_that_returns_with_other_words_is_noticed(his: Device, stream: str) -> None:
    send(his, wire(1, stream))

    with pytest.raises(TurnedAway, match="kopi af denne computers sager") as turned:
        send(his, wire(1, stream))

    assert turned.value.code == "dot_reused"


def test_a_hole_in_the_numbers_is_refused(running: Central, his: Device, stream: str) -> None:
    with pytest.raises(TurnedAway) as turned:
        send(his, wire(2, stream))

    assert turned.value.code == "dseq_gap"
    assert running.all("select count(*) from change") == [(0,)]


def test_numbers_out_of_order_in_one_batch_are_not_the_protocol(his: Device, stream: str) -> None:
    with pytest.raises(TurnedAway) as turned:
        send(his, wire(1, stream), wire(3, stream))

    assert turned.value.code == "malformed"


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"k": "weather"}, "unknown_kind"),
        ({"f": {"due": "31-02-2026"}}, "wrong_shape"),
        ({"f": {"what": 7}}, "wrong_shape"),
        ({"f": {}}, "wrong_shape"),
        ({"r": "not an id"}, "wrong_shape"),
        ({"e": "yesterday"}, "wrong_shape"),
        ({"n": -1}, "wrong_shape"),
        ({"f": {"what": "x" * (1 << 20)}}, "too_long"),
    ],
)
def test_a_change_that_may_not_stand_is_held_and_stops_nothing(
    running: Central, his: Device, stream: str, other: dict[str, Any], code: str
) -> None:
    answer = send(his, wire(1, stream), wire(2, stream, **other), wire(3, stream))

    assert codes(answer) == {2: code}
    assert set(fsp.unrun(answer.seqs)) == {1, 3}
    assert running.all("select dseq, code from held") == [(2, code)]


def send_raw(his: Device, raw: bytes, *, key: DeviceKey | None = None) -> fsp.Pushed:
    mark = fsp.hash_of(raw)
    digest = fsp.batch_digest(his.enrolled.device, his.enrolled.epoch, [mark])
    signature = (key or his.enrolled.key).sign(digest)
    batch = fsp.Push(his.enrolled.device, his.enrolled.epoch, [msgspec.Raw(raw)], signature)
    return his.wire._ask("POST", "/v1/push", fsp.Pushed, batch, token=True)


POISON = b'{"d":1,"s":5,"f":"poison"}'


def test_a_change_that_cannot_even_be_read_is_held_by_its_number(his: Device, stream: str) -> None:
    assert codes(send_raw(his, POISON)) == {1: "wrong_shape"}
    assert set(fsp.unrun(send(his, wire(2, stream)).seqs)) == {2}


@pytest.mark.parametrize(
    "raw",
    [
        b'{"s":"x"}',
        b'{"d":"1"}',
        b"7",
        b"[]",
        b'{"d":0}',
        b'{"d":-3}',
        b'{"d":9223372036854775808}',
        b'{"d":1.5}',
    ],
)
def test_a_change_without_a_readable_number_is_not_the_protocol_and_is_not_sent_for_ever(
    his: Device, stream: str, raw: bytes
) -> None:
    with pytest.raises(TurnedAway) as turned:
        send_raw(his, raw)

    assert (turned.value.code, turned.value.retry) == ("malformed", "never")


def nested(levels: int) -> Any:
    value: Any = "bund"
    for _ in range(levels):
        value = [value]
    return value


def test_a_value_as_deep_as_a_well_is_held_so_that_every_reader_can_read_the_log(
    running: Central, his: Device, stream: str
) -> None:
    answer = send(
        his,
        wire(1, stream, f={"what": "a", "mood": nested(shapes.DEEPEST)}),
        wire(2, stream, f={"what": "a", "mood": nested(shapes.DEEPEST + 1)}),
        wire(3, stream, f={"what": "a", "mood": nested(400)}),
    )

    assert codes(answer) == {2: "wrong_shape", 3: "wrong_shape"}


class TestMembersOfAnotherVersion:
    def raw(self, stream: str, **more: Any) -> bytes:
        known = msgspec.to_builtins(wire(1, stream, r=stream))
        return msgspec.json.encode({**known, **more}, order="sorted")

    def test_are_kept_and_signed(self, running: Central, his: Device, stream: str) -> None:
        raw = self.raw(stream, zz={"b": 1, "a": [None]})

        send_raw(his, raw)

        assert running.contents() == [raw]

    def test_cannot_be_put_in_on_the_way(self, running: Central, his: Device, stream: str) -> None:
        plain, more = self.raw(stream), self.raw(stream, zz="nyt")
        digest = fsp.batch_digest(his.enrolled.device, his.enrolled.epoch, [fsp.hash_of(plain)])
        batch = fsp.Push(
            his.enrolled.device, his.enrolled.epoch, [msgspec.Raw(more)], his.enrolled.key.sign(digest)
        )

        with pytest.raises(TurnedAway) as turned:
            his.wire._ask("POST", "/v1/push", fsp.Pushed, batch, token=True)

        assert turned.value.code == "bad_proof"
        assert running.all("select count(*) from change") == [(0,)]

    def test_make_it_another_change(self, his: Device, stream: str) -> None:
        send_raw(his, self.raw(stream, zz="en"))

        with pytest.raises(TurnedAway) as turned:
            send_raw(his, self.raw(stream, zz="to"))

        assert turned.value.code == "dot_reused"

    def test_stay_when_the_clock_is_cut(self, running: Central, his: Device, stream: str) -> None:
        far = int((running.clock.wall() + 10**6) * 1000) << 16
        send_raw(his, self.raw(stream, h=far, zz="bliver"))

        (payload,) = running.contents()

        assert msgspec.json.decode(payload)["zz"] == "bliver"
        assert msgspec.json.decode(payload)["h"] < far


def test_what_is_stored_is_what_was_signed_however_it_was_spaced(
    running: Central, his: Device, stream: str
) -> None:
    content = fsp.canonical(wire(1, stream))
    spaced = b" " + content.replace(b'"d":1,', b'"d":7, "d" : 1 ,\n')
    digest = fsp.batch_digest(his.enrolled.device, his.enrolled.epoch, [fsp.hash_of(content)])
    batch = fsp.Push(
        his.enrolled.device, his.enrolled.epoch, [msgspec.Raw(spaced)], his.enrolled.key.sign(digest)
    )

    his.wire._ask("POST", "/v1/push", fsp.Pushed, batch, token=True)

    assert running.contents() == [content]


def test_a_batch_that_another_key_signed_is_refused(running: Central, his: Device, stream: str) -> None:
    with pytest.raises(TurnedAway, match="nøgle"):
        send_raw(his, POISON, key=DeviceKey.new())

    assert running.all("select count(*) from held") == [(0,)]


def test_a_field_that_nobody_declared_is_carried_as_it_came(
    running: Central, his: Device, stream: str
) -> None:
    send(his, wire(1, stream, f={"what": "a", "mood": {"deep": [1, None]}}))
    mette = running.add_user("MEHA")
    running.grant(mette, stream, "partner")

    with device(running, mette) as hers:
        hers.round()
        (placed,) = hers.ledger.rows.values()

    assert placed.change.fields == {"what": "a", "mood": {"deep": [1, None]}}


def test_a_citizen_of_somebody_else_is_held_and_never_seen(
    running: Central, his: Device, stream: str
) -> None:
    his.ledger.write(new_id(), new_id(), {"what": "ikke min"})

    told = his.round()

    assert (told.sent, told.held) == (0, 1)
    assert his.ledger.held[1].code == "never_in_scope"
    assert his.ledger.held[1].reason == "Borgeren er ikke på din sagsstamme."
    assert his.ledger.waiting(9) == ()


def test_nobody_writes_in_the_reference_stream_from_a_device(his: Device, stream: str) -> None:
    assert codes(send(his, wire(1, REFERENCE, k="worker", f={"name": "En anden"}))) == {1: "outside_role"}


def test_a_record_never_moves_to_another_citizen(
    running: Central, jonas: User, his: Device, stream: str
) -> None:
    other = new_id()
    running.grant(jonas, other)
    first = wire(1, stream)
    send(his, first)

    assert codes(send(his, wire(2, other, r=first.r))) == {2: "wrong_stream"}


def test_a_mentor_may_write_a_contact_and_no_note(running: Central) -> None:
    sila, stream = running.add_user("SIBA", "Mentor"), new_id()
    running.grant(sila, stream, "mentor")
    with device(running, sila) as hers:
        answer = send(
            hers,
            wire(1, stream, k="attempt", f={"channel": "phone"}),
            wire(2, stream, k="note", f={"text": "journal"}),
            wire(3, stream, k="attempt", f={"channel": "phone", "cpr": "7001019999"}),
        )

    assert set(fsp.unrun(answer.seqs)) == {1}
    assert codes(answer) == {2: "outside_role", 3: "outside_role"}


def test_a_log_of_another_generation_is_refused(his: Device, stream: str) -> None:
    with pytest.raises(TurnedAway, match="gendannet fra en sikkerhedskopi"):
        his.wire.push(new_id(), [wire(1, stream)])


def test_a_clock_far_ahead_does_not_spread(running: Central, his: Device, stream: str) -> None:
    far = int((running.clock.wall() + 10**6) * 1000) << 16
    send(his, wire(1, stream, h=far))
    mette = running.add_user("MEHA")
    running.grant(mette, stream, "partner")

    with device(running, mette) as hers:
        hers.round()
        (placed,) = hers.ledger.rows.values()

    assert placed.hlc == int((running.clock.wall() + 300) * 1000) << 16


class TestAfterARevoke:
    def test_work_from_before_it_is_taken_as_late(
        self, running: Central, jonas: User, his: Device, stream: str
    ) -> None:
        written = his.ledger.write(stream, new_id(), {"what": "skrevet i bilen"})
        running.revoke(jonas, stream)

        told = his.round()

        assert (told.sent, told.held) == (1, 0)
        assert running.all("select late, record from change") == [(1, written.change.record)]

    def test_who_has_seen_more_is_not_believed(
        self, running: Central, jonas: User, his: Device, stream: str
    ) -> None:
        running.revoke(jonas, stream)
        his.ledger.write(stream, new_id(), {"what": "bagefter"}, seen=Seen(10**6, 0))

        assert his.round().held == 1
        assert his.ledger.held[1].code == "scope_ended"

    def test_a_month_later_it_is_held(self, running: Central, jonas: User, his: Device, stream: str) -> None:
        his.ledger.write(stream, new_id(), {"what": "glemt"})
        running.revoke(jonas, stream)
        running.clock.now += timedelta(days=31)

        assert his.round().held == 1


class TestANewCitizen:
    def test_opened_without_a_network_is_taken_with_its_own_grant(
        self, running: Central, jonas: User, his: Device, stream: str
    ) -> None:
        fresh = new_id()
        opened = {"first_name": "Ny", "last_name": "Borger", "opened_by": jonas.id}
        his.ledger.write(fresh, fresh, opened, kind="citizen")
        his.ledger.write(fresh, new_id(), {"what": "første aftale"})

        told = his.round()

        assert (told.sent, told.held) == (2, 0)
        assert [scope.role for scope in his.ledger.scope() if scope.stream == fresh] == ["primary"]
        assert len([p for p in his.ledger.rows.values() if p.change.stream == fresh]) == 2

    def test_a_mentor_opens_no_cases(self, running: Central) -> None:
        sila, fresh = running.add_user("SIBA", "Mentor"), new_id()
        with device(running, sila) as hers:
            hers.ledger.write(fresh, fresh, {"first_name": "Ny", "opened_by": sila.id}, kind="citizen")

            assert hers.round().held == 1

    def test_nobody_opens_his_way_into_a_case_that_exists(self, running: Central, stream: str) -> None:
        other = running.add_user("ANDR")
        with device(running, other) as thief:
            thief.ledger.write(stream, stream, {"first_name": "x", "opened_by": other.id}, kind="citizen")

            assert thief.round().held == 1
            assert thief.ledger.scope() == ()
