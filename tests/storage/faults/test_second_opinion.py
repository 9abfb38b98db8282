"""What our ciphers say, said again by others: argon2-cffi, libsodium, HMAC of the standard library, GCM by hand."""

import hashlib
import hmac
from base64 import urlsafe_b64decode
from pathlib import Path
from random import Random

import nacl.exceptions
import nacl.signing
import pytest
from argon2.low_level import Type, hash_secret_raw

from storage import device_key, sealing
from storage.sealing import NONCE, TAG, Altered, Cost
from sync.proofs import DeviceKey
from tests.storage.faults.sizes import ENDURANCE, chance, many

pytestmark = pytest.mark.slow
COSTS = (Cost(64, 1, 1), Cost(256, 2, 4), Cost(4096, 3, 2))


def bytes_of(random: Random, most: int) -> bytes:
    return random.randbytes(random.randrange(most))


@pytest.mark.parametrize("cost", COSTS, ids=str)
def test_argon2_cffi_derives_the_same_key(cost: Cost) -> None:
    random = chance("argon2")
    for _ in range(many(8, 200)):
        words, salt = "".join(random.choices("abcæøå 한", k=30)), random.randbytes(16)

        ours = sealing.from_words(words, salt, cost)

        assert ours == by_argon2_cffi(words, salt, cost)


def by_argon2_cffi(words: str, salt: bytes, cost: Cost) -> bytes:
    return hash_secret_raw(
        words.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
        version=0x13,
    )


def test_the_floor_and_the_default_cost_derive_the_same_key_too() -> None:
    for cost in (sealing.FLOOR, Cost()) if ENDURANCE else (sealing.FLOOR,):
        assert sealing.from_words("lampe havre", bytes(16), cost) == by_argon2_cffi(
            "lampe havre", bytes(16), cost
        )


def expanded(root: bytes, info: bytes) -> bytes:
    """HKDF-Expand of RFC 5869 for one block, from its text."""
    return hmac.new(root, info + b"\x01", hashlib.sha256).digest()


@pytest.mark.parametrize("use", ["db", "outbox", "header", "attach-wrap", "audit", "backup"])
def test_plain_hmac_makes_the_same_subkey(use: str) -> None:
    random = chance(f"subkey {use}")
    for _ in range(many(50, 5_000)):
        root = random.randbytes(32)

        assert sealing.subkey(root, use) == expanded(root, f"fodfaeste/1/{use}".encode())


def test_the_expansion_of_the_standard_is_ours() -> None:
    """RFC 5869, test case 1, the first block."""
    prk = bytes.fromhex("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5")
    info = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")

    assert expanded(prk, info).hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def by_hand(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bool:
    """Tell whether the tag is that of NIST SP 800-38D, computed with nothing but the block cipher."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    block = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    content, tag = sealed[:-TAG], sealed[-TAG:]
    doubled = int.from_bytes(block.update(bytes(16)), "big")
    total = 0
    lengths = (8 * len(bound)).to_bytes(8, "big") + (8 * len(content)).to_bytes(8, "big")
    for part in (bound, content, lengths):
        padded = part + bytes(-len(part) % 16)
        for start in range(0, len(padded), 16):
            total = _times(total ^ int.from_bytes(padded[start : start + 16], "big"), doubled)
    first = int.from_bytes(block.update(nonce + (1).to_bytes(4, "big")), "big")
    return (total ^ first).to_bytes(16, "big") == tag


def _times(one: int, other: int) -> int:
    """Multiply in the field of GCM."""
    product = 0
    for bit in range(127, -1, -1):
        if one >> bit & 1:
            product ^= other
        other = other >> 1 ^ (0xE1 << 120 if other & 1 else 0)
    return product


def test_the_tag_is_that_of_the_standard_and_changes_with_what_it_is_bound_to() -> None:
    random = chance("gcm")
    for _ in range(many(20, 2_000)):
        key, plain, bound = random.randbytes(32), bytes_of(random, 200), bytes_of(random, 60)

        sealed = sealing.seal(key, plain, bound)

        assert by_hand(key, sealed[:NONCE], sealed[NONCE:], bound)
        assert not by_hand(key, sealed[:NONCE], sealed[NONCE:], bound + b"x")
        with pytest.raises(Altered):
            sealing.unseal(key, sealed, bound + b"x")


def test_libsodium_reads_the_devices_signatures_and_it_reads_libsodiums(tmp_path: Path) -> None:
    random = chance("ed25519")
    for turn in range(many(50, 5_000)):
        seed, message = random.randbytes(32), bytes_of(random, 300)
        device_key.keep(tmp_path, seed)
        key, theirs = DeviceKey(device_key.read(tmp_path)), nacl.signing.SigningKey(seed)

        ours = urlsafe_b64decode(key.sign(message) + "==")

        assert key.public == bytes(theirs.verify_key)
        assert ours == theirs.sign(message).signature
        if turn == 0:
            with pytest.raises(nacl.exceptions.BadSignatureError):
                theirs.verify_key.verify(message + b"x", ours)


def test_a_derivation_with_another_version_is_noticed() -> None:
    old = hash_secret_raw(
        b"ord", bytes(16), time_cost=1, memory_cost=64, parallelism=1, hash_len=32, type=Type.ID, version=0x10
    )

    assert sealing.from_words("ord", bytes(16), COSTS[0]) != old
