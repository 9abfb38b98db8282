"""A case on its way to another municipality: a file that only that municipality's service opens, and only whole.

After the first line come lengths (4 bytes) and sealed records: first a fresh key, sealed to the receiver's public key
(HPKE, hybrid), bound to the sender's; then the records under that key (AES-256-GCM), each bound to its number; the last
one counts the others. A length of 0 ends them, and the sender's signature over the SHA-256 of all that stands before
ends the file. Nothing in it is readable in between, not even whose case it is. docs/SECURITY.md says the same in bytes.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from casework.errors import Refused
from sync.proofs import decoded, is_signed
from sync.service import keys
from sync.service.identity import Identity

MAGIC: Final = b"fodfaeste-move/1\n"
_LENGTH: Final = 4
_MOST: Final = 1 << 22
"""Bytes that one record may have: a piece of a file and its name, or one change."""
_GROUPS: Final = 6
_GROUP: Final = 100_000


class Card(msgspec.Struct):
    """Who a municipality's service is: its name, the key that it signs with, the key that one seals to."""

    name: str
    sign: str
    seal: str

    def check(self) -> str:
        """Return the digits by which two people compare a card by telephone."""
        said = msgspec.json.encode([self.name, self.sign, self.seal])
        number = int.from_bytes(sha256(b"fodfaeste-move/1 card " + said).digest())
        groups = []
        for _ in range(_GROUPS):
            number, group = divmod(number, _GROUP)
            groups.append(f"{group:05}")
        return " ".join(groups)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: facts as JSON, and bytes beside them where it is a piece of a file."""

    facts: dict[str, Any]
    data: bytes = b""


def card_of(name: str, own: Identity) -> Card:
    """Return a service's own card."""
    told = own.told()
    return Card(name, told.sign, told.seal)


def read_card(path: Path, check: str) -> Card:
    """Read another municipality's card; Refused where it is none, or the digits that it was told by are others."""
    try:
        card = msgspec.json.decode(path.read_bytes(), type=Card)
        decoded(card.sign), decoded(card.seal)
    except (OSError, ValueError) as error:
        raise Refused(f"{path.name} er ikke et kort fra en central. Intet er ændret.") from error
    if "".join(check.split()) != card.check().replace(" ", ""):
        raise Refused(_OTHER_CARD)
    return card


def write(path: Path, records: Iterable[Record], *, to: Card, own: Identity) -> str:
    """Write a package for another municipality; return the SHA-256 of the file as hex. What fails leaves no file."""
    with path.open("xb") as file:
        try:
            path.chmod(0o600)
            _write(file, records, to=to, own=own)
        except BaseException:
            path.unlink()
            raise
    return digest_of(path)


def _write(file: IO[bytes], records: Iterable[Record], *, to: Card, own: Identity) -> None:
    content_key = os.urandom(keys.LENGTH)
    total = sha256()

    def put(part: bytes) -> None:
        for one in (len(part).to_bytes(_LENGTH), part):
            total.update(one)
            file.write(one)

    total.update(MAGIC)
    file.write(MAGIC)
    put(keys.seal_to(decoded(to.seal), content_key, _bound(own.signer.public)))
    count = 0
    for count, record in enumerate(records, 1):
        put(keys.seal(content_key, _packed(record), _of_record(count)))
    put(keys.seal(content_key, _packed(Record({"end": count})), _of_record(count + 1)))
    put(b"")
    file.write(own.signer.sign(total.digest()).encode())
    file.flush()
    os.fsync(file.fileno())


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file as hex."""
    with path.open("rb") as file:
        total = sha256()
        while part := file.read(1 << 20):
            total.update(part)
    return total.hexdigest()


def read(path: Path, *, sender: Card, openers: Iterable[Identity]) -> Iterator[Record]:
    """Yield the records of a package, after the whole of it was proved; Refused where a bit is not as it was sent."""
    try:
        with path.open("rb") as file:
            first, end = _prove(file, decoded(sender.sign))
            content_key = _opened(first, decoded(sender.sign), openers)
            file.seek(len(MAGIC))
            next(_parts(file, end))
            yield from _records(_parts(file, end, at=file.tell()), content_key)
    except OSError as error:
        raise Refused(f"{path.name} kan ikke læses. Intet er indlæst.") from error


def _prove(file: IO[bytes], public: bytes) -> tuple[bytes, int]:
    """Return the sealed key and where the records end, once the signature over all of it held."""
    if file.read(len(MAGIC)) != MAGIC:
        raise Refused(_NOT_WHOLE)
    total, first = sha256(MAGIC), b""
    while True:
        head = file.read(_LENGTH)
        size = int.from_bytes(head)
        part = file.read(size) if size <= _MOST else b""
        if len(head) != _LENGTH or len(part) != size:
            raise Refused(_NOT_WHOLE)
        total.update(head)
        total.update(part)
        if not size:
            break
        first = first or part
    end = file.tell()
    signature = file.read(_MOST).decode("ascii", "replace")
    if not first or not is_signed(public, total.digest(), signature):
        raise Refused(_NOT_WHOLE)
    return first, end


def _parts(file: IO[bytes], end: int, at: int = len(MAGIC)) -> Iterator[bytes]:
    file.seek(at)
    while file.tell() < end:
        yield file.read(int.from_bytes(file.read(_LENGTH)))


def _opened(sealed: bytes, sender: bytes, openers: Iterable[Identity]) -> bytes:
    for one in openers:
        try:
            return keys.open_from(one.private, sealed, _bound(sender))
        except ValueError:
            continue
    raise Refused("Pakken er til en anden kommune. Intet er indlæst.")


def _records(parts: Iterator[bytes], content_key: bytes) -> Iterator[Record]:
    for number, part in enumerate(parts, 1):
        if not part:
            break
        try:
            record = _unpacked(keys.unseal(content_key, part, _of_record(number)))
        except ValueError as error:
            raise Refused(_NOT_WHOLE) from error
        if "end" in record.facts:
            if record.facts["end"] != number - 1:
                raise Refused(_NOT_WHOLE)
            return
        yield record
    raise Refused(_NOT_WHOLE)


def _packed(record: Record) -> bytes:
    return msgspec.json.encode(record.facts) + b"\n" + record.data


def _unpacked(plain: bytes) -> Record:
    facts, _, data = plain.partition(b"\n")
    return Record(msgspec.json.decode(facts, type=dict[str, Any]), data)


def _bound(sender: bytes) -> bytes:
    return b"fodfaeste-move/1 key " + sender


def _of_record(number: int) -> bytes:
    return f"fodfaeste-move/1 record {number}".encode()


_NOT_WHOLE: Final = (
    "Pakken er ikke hel, eller den er ikke fra den kommune, som kortet er fra. Intet er indlæst. "
    "Bed om den igen."
)
_OTHER_CARD: Final = (
    "Cifrene passer ikke til kortet. Ring til den anden kommune på et nummer, I kender, og lad dem læse op, hvad "
    "deres central viser: fodfaeste-central move card. Intet er ændret."
)
