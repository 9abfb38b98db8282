"""The two key officers: each has a key of his own, in a file that he keeps away from the service, under his own words.

The municipality's recovery key is their two public keys. The service stores those and nothing else: what a forgotten
store's slot holds is opened half by half, by each officer for himself, and the halves meet on the person's computer.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

from casework import everyday
from casework.errors import Refused
from sync.proofs import decoded, encoded
from sync.protocol_recovery import (
    OFFICERS,
    RequestWire,
    answer_bound,
    check_words,
    key_name,
    request_digest,
    slot_bound,
)
from sync.service import keys
from sync.service.ledger import Connection

KIND: Final = "fodfaeste-key-officer"
VERSION: Final = 1
SALT: Final = 16
SHORTEST: Final = 14
"""Characters of an officer's words at the least."""
_NOT_A_SHARE: Final = (
    "Filen er ikke en nøglefil til en nøgleofficer, eller den er beskadiget. Intet er ændret."
)
_WRONG_WORDS: Final = "Ordene passer ikke til nøglefilen. Intet er ændret. Prøv igen."


@dataclass(frozen=True, slots=True)
class Effort:
    """What a guess at an officer's words costs: memory in KiB, passes over it, lanes."""

    memory: int = 256 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Share:
    """An officer's key, open: which of the two he is, his initials, the municipality's key, his private half."""

    number: int
    officer: str
    key: str
    private: bytes


class Approval(msgspec.Struct):
    """One officer's yes to one request: his half of the root key, sealed to the computer that asked."""

    request: str
    digest: str
    number: int
    officer: str
    half: str


def written(share: Share, words: str, effort: Effort) -> bytes:
    """Return an officer's file under his words."""
    if len(words.strip()) < SHORTEST:
        raise Refused(f"En nøgleofficers ord skal være mindst {SHORTEST} tegn. Intet er lavet.")
    salt = os.urandom(SALT)
    head = {
        "kind": KIND,
        "version": VERSION,
        "key": share.key,
        "number": share.number,
        "officer": share.officer,
        "memory": effort.memory,
        "passes": effort.passes,
        "lanes": effort.lanes,
        "salt": b64encode(salt).decode(),
    }
    sealed = keys.seal(_key(words, salt, head), share.private, _canonical(head))
    return json.dumps({**head, "wrapped": b64encode(sealed).decode()}, indent=1).encode() + b"\n"


def opened(content: bytes, words: str) -> Share:
    """Open an officer's file with his words; Refused, in a sentence, where it is no such file or they are others."""
    try:
        head: dict[str, Any] = json.loads(content)
        wrapped, salt = b64decode(head.pop("wrapped")), b64decode(head["salt"])
        number, officer, key = int(head["number"]), str(head["officer"]), str(head["key"])
        if (head["kind"], head["version"]) != (KIND, VERSION) or not 0 <= number < OFFICERS:
            raise Refused(_NOT_A_SHARE)
        deriving = _key(words, salt, head)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(_NOT_A_SHARE) from error
    try:
        return Share(number, officer, key, keys.unseal(deriving, wrapped, _canonical(head)))
    except ValueError as error:
        raise Refused(_WRONG_WORDS) from error


def approval(request: RequestWire, share: Share, words: str) -> Approval:
    """Let an officer say yes, who has heard the six words; needs nothing but the request and his own file.

    Raises Refused where the words are others, or his key does not open this slot.
    """
    if tuple(words.casefold().split()) != check_words(request, everyday.words()):
        raise Refused(
            "De seks ord er ikke dem, der hører til anmodningen. Godkend ikke. Ring tilbage på et nummer, du selv "
            "slår op: måske er det en anden, der har computeren."
        )
    bound = slot_bound(request.store, request.slot.to, share.number)
    try:
        half = keys.open_from(share.private, b64decode(request.slot.halves[share.number]), bound)
        sealed = keys.seal_to(decoded(request.once), half, answer_bound(request, share.number))
    except (ValueError, IndexError) as error:
        if request.slot.to != share.key:
            raise Refused(
                "Nøglefilen hører til en anden gendannelsesnøgle end den, lageret er lavet til."
            ) from error
        raise Refused("Anmodningen kan ikke åbnes med din nøgle: den er ændret undervejs.") from error
    digest = request_digest(request).hex()
    return Approval(request.id, digest, share.number, share.officer, encoded(sealed))


def put_key(
    connection: Connection, public: bytes, officers: Sequence[str], now: datetime, *, anew: bool = False
) -> None:
    """Enter the municipality's recovery key; Refused where there is one, unless another takes its place."""
    if public_key(connection) and not anew:
        raise Refused(
            "Kommunen har allerede en gendannelsesnøgle. Intet er ændret. Skal en nøgleofficer afløses, så brug: "
            "recovery handover, eller recovery replace, hvis nøglen er tabt"
        )
    connection.execute(
        "insert into recovery_key (name, public, officers, made) values (?, ?, ?, ?)",
        (key_name(public), public, ", ".join(officers).upper(), now.isoformat(timespec="seconds")),
    )


def public_key(connection: Connection) -> bytes:
    """Return the municipality's public key; nothing where it has none yet."""
    row = connection.execute(
        "select k.public from recovery_key k left join recovery_step s on s.name = k.name "
        "order by s.number desc nulls last, k.made desc limit 1"
    ).fetchone()
    return b"" if row is None else bytes(row[0])


def _key(words: str, salt: bytes, head: dict[str, Any]) -> bytes:
    memory, passes, lanes = (int(head[name]) for name in ("memory", "passes", "lanes"))
    if not (0 < memory <= 1 << 20 and 0 < passes <= 16 and 0 < lanes <= 16):
        raise ValueError("cost")
    return keys.from_words(words.strip(), salt, memory=memory, passes=passes, lanes=lanes)


def _canonical(head: dict[str, Any]) -> bytes:
    return json.dumps(head, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
