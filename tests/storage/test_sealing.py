"""The ciphers give what the standards say, and no altered bit opens."""

import hmac

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import sealing
from storage.sealing import Altered, Cost
from sync.service import keys


def test_a_passphrase_becomes_the_key_that_the_argon2_reference_gives() -> None:
    key = sealing.from_words("password", b"somesalt", Cost(65536, 2, 1))

    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_sealed_bytes_are_those_of_the_aes_gcm_reference() -> None:
    nonce, tag = bytes(12), bytes.fromhex("530f8afbc74536b9a963b4f1c4cb738b")

    assert sealing.unseal(bytes(32), nonce + tag, b"") == b""


def test_a_subkey_is_one_step_of_hkdf() -> None:
    root = bytes(range(32))

    assert sealing.subkey(root, "db") == hmac.digest(root, b"fodfaeste/1/db\x01", "sha256")


def test_each_use_has_a_key_of_its_own() -> None:
    root = sealing.fresh()

    assert len({sealing.subkey(root, use) for use in ("db", "outbox", "header")}) == 3


@given(plain=st.binary(max_size=80), place=st.integers(0, 10_000), bit=st.integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_no_altered_bit_opens(plain: bytes, place: int, bit: int) -> None:
    key = bytes(32)
    sealed = bytearray(sealing.seal(key, plain, b"here"))
    sealed[place % len(sealed)] ^= 1 << bit

    with pytest.raises(Altered):
        sealing.unseal(key, bytes(sealed), b"here")


def test_sealed_bytes_do_not_open_in_another_place() -> None:
    sealed = sealing.seal(bytes(32), b"ord", b"here")

    with pytest.raises(Altered):
        sealing.unseal(bytes(32), sealed, b"there")


@pytest.mark.parametrize(
    ("took", "memory", "passes"),
    [(0.9, 256, 3), (0.5, 480, 3), (0.1, 1024, 7), (2.0, 112, 3), (60.0, 64, 3)],
    ids=["right", "fast", "very fast", "slow", "never below the floor"],
)
def test_the_cost_of_a_guess_follows_the_computer(
    took: float, memory: int, passes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]

    def work(_words: str, _salt: bytes, cost: Cost) -> bytes:
        clock[0] += took * cost.memory * cost.passes / (Cost().memory * Cost().passes)
        return b""

    monkeypatch.setattr(sealing, "from_words", work)

    cost = sealing.calibrated(lambda: clock[0])

    assert cost == Cost(memory * 1024, passes, 4)
    assert cost.reaches(sealing.FLOOR)
    assert cost.stays_under(sealing.CAP)
    if 0.1 <= took <= 2.0:
        before = clock[0]
        work("", b"", cost)
        assert sealing.QUICKEST_S * 0.9 <= clock[0] - before <= sealing.SLOWEST_S


def test_a_computer_that_was_only_busy_is_not_taken_for_a_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 5.0, 5.0, 5.9])
    monkeypatch.setattr(sealing, "from_words", lambda *_: b"")

    assert sealing.calibrated(lambda: next(ticks)) == Cost()


def test_a_cost_that_argon2_itself_refuses_stays_under_no_cap() -> None:
    assert not Cost(64, 1, 9).stays_under(sealing.CAP)
    assert Cost(72, 1, 9).stays_under(sealing.CAP)


def test_what_is_sealed_to_a_key_opens_at_the_other_end_with_it_alone() -> None:
    private, public = sealing.pair()
    other, _ = keys.pair()
    sealed = sealing.seal_to(public, b"vejen ind", b"lager 1")

    assert keys.open_from(private, sealed, b"lager 1") == b"vejen ind"
    assert sealing.open_from(private, keys.seal_to(public, b"svar", b"2"), b"2") == b"svar"
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for key, content, place in (
        (other, sealed, b"lager 1"),
        (private, sealed, b"lager 2"),
        (private, flipped, b"lager 1"),
        (private[:40], sealed, b"lager 1"),
    ):
        with pytest.raises(Altered):
            sealing.open_from(key, content, place)
    with pytest.raises(ValueError, match="hybrid"):
        keys.open_from(other, sealed, b"lager 1")
