"""The service's own key: one file of 32 bytes for its owner alone, and a key of its own for each use.

The file lies beside the store, or where systemd hands in a credential. Without it the store cannot be opened; the
database, cursors, tokens and one-time codes each get their own key from it (HKDF), so that none tells about another.
"""

import hmac
import os
from pathlib import Path
from typing import Final, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from casework.errors import Damaged

LENGTH: Final = 32
CURVE: Final = 32
NONCE: Final = 12
_SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
Use = Literal[
    "store",
    "cursor",
    "token",
    "code",
    "pairs",
    "streams",
    "tenant",
    "row",
    "signin",
    "number",
    "log-cut",
    "sample",
    "issuer",
]


def make(path: Path) -> None:
    """Write a fresh key where there is none; an existing one is left alone."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(LENGTH))
        file.flush()
        os.fsync(file.fileno())


class Keys:
    """What the file gives: one derived key for each use."""

    def __init__(self, root: bytes) -> None:
        self._root = root
        self._derived: dict[str, bytes] = {}

    @classmethod
    def read(cls, path: Path) -> "Keys":
        """Read the file; Damaged where it is missing or cut."""
        try:
            root = path.read_bytes()
        except OSError as error:
            raise Damaged(
                f"Nøglefilen {path.name} mangler eller kan ikke læses. Lageret er uskadt, men kan ikke åbnes "
                "uden den: læg filen tilbage fra sikkerhedskopien."
            ) from error
        if len(root) != LENGTH:
            raise Damaged(
                f"Nøglefilen {path.name} er beskadiget. Lageret er uskadt: læg nøglefilen tilbage fra "
                "sikkerhedskopien."
            )
        return cls(root)

    def of(self, use: Use) -> bytes:
        """Return the key of one use; it is derived once."""
        if use not in self._derived:
            info = f"fodfaeste-central/1/{use}".encode()
            derived = HKDFExpand(algorithm=hashes.SHA256(), length=LENGTH, info=info).derive(self._root)
            self._derived[use] = derived
        return self._derived[use]

    def mark(self, use: Use, message: bytes) -> str:
        """Return a short keyed mark of a message, as text."""
        return hmac.digest(self.of(use), message, "sha256").hex()[:32]

    def is_mark(self, use: Use, message: bytes, mark: str) -> bool:
        """Tell whether a mark is ours."""
        return hmac.compare_digest(self.mark(use, message).encode(), mark.encode())


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Return nonce, sealed bytes and tag (AES-256-GCM)."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Open what `seal` returned; ValueError where the key, the binding or a single bit is another."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise ValueError("tag") from error


def pair() -> tuple[bytes, bytes]:
    """Return a fresh private and public key: ML-KEM-768 with X25519, 64 + 32 and 1184 + 32 bytes."""
    kem, curve = MLKEM768PrivateKey.generate(), X25519PrivateKey.generate()
    private = kem.private_bytes_raw() + curve.private_bytes_raw()
    return private, kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the public half of a pair."""
    kem = MLKEM768PrivateKey.from_seed_bytes(private[:-CURVE])
    curve = X25519PrivateKey.from_private_bytes(private[-CURVE:])
    return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def signing_seed(private: bytes) -> bytes:
    """Return the Ed25519 seed that goes with a pair, by which its holder signs: one file is all that he keeps."""
    info = b"fodfaeste-central/1/officer-sign"
    return HKDFExpand(algorithm=hashes.SHA256(), length=LENGTH, info=info).derive(private)


def seal_to(public: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Seal to a public key (HPKE, RFC 9180, hybrid against tomorrow's computers); ValueError where it is no key."""
    kem = MLKEM768PublicKey.from_public_bytes(public[:-CURVE])
    curve = X25519PublicKey.from_public_bytes(public[-CURVE:])
    return _SUITE.encrypt(plain, hpke.MLKEM768X25519PublicKey(kem, curve), bound_to)


def open_from(private: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Open what was sealed to this private key's other half; ValueError where a bit or the binding differs."""
    try:
        kem = MLKEM768PrivateKey.from_seed_bytes(private[:-CURVE])
        curve = X25519PrivateKey.from_private_bytes(private[-CURVE:])
        return _SUITE.decrypt(sealed, hpke.MLKEM768X25519PrivateKey(kem, curve), bound_to)
    except (InvalidTag, ValueError) as error:
        raise ValueError("hybrid") from error


def from_words(words: str, salt: bytes, *, memory: int, passes: int, lanes: int) -> bytes:
    """Return the key that an officer's own words have (Argon2id version 1.3); memory in KiB."""
    deriving = Argon2id(salt=salt, length=LENGTH, iterations=passes, lanes=lanes, memory_cost=memory)
    return deriving.derive(words.encode())


def one_time(secret: bytes, at: int) -> str:
    """Return the code of six digits for a moment in seconds (RFC 6238; SHA-1 is what telephones know)."""
    return _codes(secret).generate(at).decode()


def one_time_address(secret: bytes, person: str, by: str) -> str:
    """Return a secret as the address that programs of telephones read."""
    return _codes(secret).get_provisioning_uri(person, by)


def _codes(secret: bytes) -> TOTP:
    return TOTP(secret, 6, hashes.SHA1(), 30)  # noqa: S303  HMAC-SHA-1, as the standard has it
