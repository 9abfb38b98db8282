"""A computer that lost its key comes in anew under its own name, with a fresh code of its own person only."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync import enrol
from sync.enrol import Attempt
from sync.proofs import DeviceKey
from sync.service import registry
from sync.service.registry import User
from sync.wire import Wire
from sync.words import TurnedAway
from tests.sync.away import Laptop, laptop
from tests.sync.stage import Central


@pytest.fixture
def hers(running: Central, tmp_path: Path) -> Iterator[Laptop]:
    with laptop(running, "MEHA", tmp_path / "hers") as one:
        one.open_citizen()
        one.write("Før")
        one.round()
        yield one


def again(hers: Laptop, whose: User, *, lost: bool = True) -> DeviceKey:
    """Come in under her computer's name with a new key, by a code for this person."""
    attempt = Attempt(hers.enrolled.device, DeviceKey.new(), lost)
    enrol.enrol(hers.running.address, hers.running.code(whose), attempt, wall=hers.running.clock.wall)
    return attempt.key


def contact(hers: Laptop, key: DeviceKey) -> str:
    wire = Wire(hers.running.address, key, hers.enrolled.device, wall=hers.running.clock.wall)
    try:
        return wire.contact().nonce
    finally:
        wire.close()


def test_the_new_key_speaks_for_the_computer_and_the_old_one_no_more(hers: Laptop) -> None:
    key = again(hers, hers.user)

    assert contact(hers, key)
    with pytest.raises(TurnedAway):
        contact(hers, hers.enrolled.key)


def test_nobodys_number_is_given_twice_and_what_waited_goes_on_where_it_was(hers: Laptop) -> None:
    hers.write("Efter")
    wire = Wire(
        hers.running.address, again(hers, hers.user), hers.enrolled.device, wall=hers.running.clock.wall
    )
    from sync.client import Client

    Client(hers.store.ledger, wire, epoch=hers.enrolled.epoch).one_round(lambda _: None, lambda: False)
    wire.close()

    assert hers.running.all("select dseq from change where kind = 'note' order by seq") == [(2,), (3,)]
    assert hers.store.ledger.formers() == ()


def nobody_else_takes_the_name(hers: Laptop) -> bool:
    """Tell whether a code of another person brings nobody in under her computer's name."""
    his = hers.running.add_user("JOKR")
    try:
        again(hers, his)
    except TurnedAway:
        return bool(contact(hers, hers.enrolled.key))
    return False


def test_another_persons_code_does_not_take_the_name(hers: Laptop) -> None:
    assert nobody_else_takes_the_name(hers)


def test_a_test_of_the_test_a_service_that_does_not_ask_whose_it_is_would_be_noticed(
    hers: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enter(connection: object, asked: object, public: bytes, _user: str, *, now: object) -> None:
        registry._change_key(connection, asked.dev, public, now)  # type: ignore[attr-defined, arg-type]

    monkeypatch.setattr(registry, "_enter", enter)

    assert not nobody_else_takes_the_name(hers)


def test_who_does_not_say_that_the_key_is_lost_is_turned_away(hers: Laptop) -> None:
    with pytest.raises(TurnedAway):
        again(hers, hers.user, lost=False)

    assert contact(hers, hers.enrolled.key)


def test_a_computer_that_was_shut_out_stays_shut_out(hers: Laptop) -> None:
    with hers.running.ledger.writing() as connection:
        registry.revoke_device(connection, hers.enrolled.device, hers.running.clock())

    with pytest.raises(TurnedAway):
        again(hers, hers.user)


def test_an_answer_that_was_lost_comes_again_for_the_same_key(hers: Laptop) -> None:
    code, attempt = hers.running.code(hers.user), Attempt(hers.enrolled.device, DeviceKey.new(), lost=True)
    told = [
        enrol.enrol(hers.running.address, code, attempt, wall=hers.running.clock.wall).device
        for _ in range(2)
    ]

    assert told == [hers.enrolled.device] * 2
    assert hers.running.all("select count(*) from former_key") == [(1,)]
