"""Who the two key officers are, step by step: one who leaves or lost his key is replaced, and the other one signs.

An officer's signing key comes from the same private half that opens his halves, so whoever signs a step can also open
what is sealed to him. A step carries both officers' assents and the service's word; a computer takes it without asking
only where one of the officers whom it knows already is among them. So nobody alone, not even whoever runs the service,
puts himself in the officers' place.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from casework.errors import Refused
from sync.proofs import DeviceKey, encoded, statement
from sync.protocol_recovery import OFFICERS, OFFICERS_KIND, ONE_PUBLIC, StepWire, assent_message, key_name
from sync.service import keys, officers
from sync.service.identity import Identity
from sync.service.ledger import Connection
from sync.service.officers import Effort, Share
from sync.service.registry import NO_KEY

_ONE_MISSING: Final = "Her er ingen gendannelsesnøgle endnu. Lav den med: recovery init"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: the municipality's key from then on, what both officers signed, their assents, whose names it says."""

    public: bytes
    facts: bytes
    assents: tuple[str, ...]
    names: tuple[str, ...]

    def wire(self, own: Identity) -> StepWire:
        """Return the step as it travels, under the service's key that the device knows."""
        said = statement(own.signer, OFFICERS_KIND, json.loads(self.facts))
        return StepWire(said, list(self.assents))


def first(shares: Sequence[Share], now: datetime) -> Step:
    """Return the step that names the first two officers, or two where both before them are gone."""
    return _made(shares, "", now)


def anew(shares: Sequence[Share], before: bytes, now: datetime) -> Step:
    """Return the step to two new officers, to which none of the old ones agreed: each computer asks its owner."""
    return _made(shares, key_name(before), now)


def replacing(stays: Share, leaves: str, comes: str, *, before: Step, now: datetime) -> tuple[Step, Share]:
    """Return the step that puts a new officer in place of one, and the new one's share.

    Raises Refused where the one who stays is not an officer of this key, the one who leaves is none, or both would be
    the same person.
    """
    names = [name.upper() for name in before.names]
    if leaves.upper() not in names or len(names) != OFFICERS:
        raise Refused(
            f"{leaves.upper()} er ikke nøgleofficer nu. Intet er ændret. Se dem med: recovery status"
        )
    number = names.index(leaves.upper())
    other = 1 - number
    if stays.number != other or keys.public_of(stays.private) != _part(before.public, other):
        raise Refused("Nøglefilen er ikke den anden nøgleofficers. Intet er ændret.")
    if comes.upper() == names[other]:
        raise Refused("Der skal være to forskellige nøgleofficerer. Intet er ændret.")
    private, public = keys.pair()
    parts = [_part(before.public, each) for each in range(OFFICERS)]
    parts[number] = public
    name = key_name(b"".join(parts))
    fresh = Share(number, comes.upper(), name, private)
    same = Share(other, names[other], name, stays.private)
    shares = sorted((fresh, same), key=lambda share: share.number)
    return _made(shares, key_name(before.public), now), fresh


def shares_of(officers_: Sequence[str]) -> tuple[Share, ...]:
    """Make a fresh key for each of two officers; Refused where they are not two different people."""
    if len(officers_) != OFFICERS or len({one.upper() for one in officers_}) != OFFICERS:
        raise Refused("Der skal være to forskellige nøgleofficerer. Intet er lavet.")
    pairs = [keys.pair() for _ in officers_]
    name = key_name(b"".join(public for _, public in pairs))
    return tuple(
        Share(number, officers_[number].upper(), name, pairs[number][0]) for number in range(OFFICERS)
    )


def files(shares: Sequence[Share], words: Sequence[str], effort: Effort) -> tuple[bytes, ...]:
    """Return each officer's file under his words."""
    return tuple(officers.written(share, said, effort) for share, said in zip(shares, words, strict=True))


def put(connection: Connection, step: Step, now: datetime) -> None:
    """Enter a step; its key is the municipality's from now on. Refused where it does not follow on the last one."""
    before = officers.public_key(connection)
    follows = json.loads(step.facts)["from"]
    if follows != (key_name(before) if before else ""):
        raise Refused("Gendannelsesnøglen er skiftet imens. Intet er ændret. Begynd igen.")
    officers.put_key(connection, step.public, step.names, now, anew=True)
    connection.execute(
        "insert into recovery_step (name, facts, assents) values (?, ?, ?)",
        (key_name(step.public), step.facts, json.dumps(step.assents)),
    )


def standing(connection: Connection) -> Step:
    """Return the step of today; one without assents where the key was made before there were steps."""
    found = _steps(connection)
    if found:
        return found[-1]
    row = connection.execute(
        "select public, officers from recovery_key order by made desc limit 1"
    ).fetchone()
    if row is None:
        raise Refused(_ONE_MISSING)
    return Step(bytes(row[0]), b"{}", (), tuple(row[1].split(", ")))


def after(connection: Connection, has: str, own: Identity, *, knows_marks: bool) -> list[StepWire]:
    """Return the steps that lead on from a key that a device has; with the one to it, where it lacks the marks."""
    found = _steps(connection)
    names = [key_name(step.public) for step in found]
    place = len(names) - 1 - names[::-1].index(has) if has in names else -1
    if place < 0:
        place = next((at for at, step in enumerate(found) if json.loads(step.facts)["from"] == has), 0) - 1
        knows_marks = True
    return [step.wire(own) for step in found[max(0, place + 1 if knows_marks else place) :]]


@dataclass(frozen=True, slots=True)
class Reached:
    """A computer, and whom its deposited slot is sealed to: the officers of today, earlier ones, or nobody."""

    device: str
    initials: str
    name: str
    slot: str


def reached(connection: Connection) -> list[Reached]:
    """Return every computer that is let in, under its newest name, and whom its slot is sealed to."""
    today = key_name(officers.public_key(connection))
    rows = connection.execute(
        "select d.id, u.initials, d.name, (select s.slot from recovery_slot s where s.device = d.number "
        "order by s.at desc limit 1) from device d join user u on u.id = d.user where d.revoked is null "
        "and d.public <> ? and d.number not in (select device from successor) order by d.number",
        (NO_KEY,),
    ).fetchall()
    return [
        Reached(device, initials, name, "none" if slot is None else _whose(bytes(slot), today))
        for device, initials, name, slot in rows
    ]


def _whose(slot: bytes, today: str) -> str:
    return "new" if json.loads(slot).get("to") == today else "old"


def _made(shares: Sequence[Share], before: str, now: datetime) -> Step:
    public = b"".join(keys.public_of(share.private) for share in shares)
    signers = [DeviceKey(keys.signing_seed(share.private)) for share in shares]
    facts: dict[str, Any] = {
        "from": before,
        "public": encoded(public),
        "marks": [encoded(signer.public) for signer in signers],
        "officers": [share.officer for share in shares],
        "at": now.isoformat(timespec="seconds"),
    }
    body = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()
    assents = tuple(signer.sign(assent_message(body)) for signer in signers)
    return Step(public, body, assents, tuple(share.officer for share in shares))


def _steps(connection: Connection) -> list[Step]:
    rows = connection.execute(
        "select k.public, s.facts, s.assents, k.officers from recovery_step s join recovery_key k "
        "on k.name = s.name order by s.number"
    ).fetchall()
    return [
        Step(bytes(public), bytes(facts), tuple(json.loads(assents)), tuple(names.split(", ")))
        for public, facts, assents, names in rows
    ]


def _part(public: bytes, number: int) -> bytes:
    return public[number * ONE_PUBLIC : (number + 1) * ONE_PUBLIC]
