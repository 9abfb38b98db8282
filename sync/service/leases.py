"""Leases and orders: until when a device may open its store without contact, and that it is to be wiped.

Both are signed anew at each contact, with the number that the device sent along, so that nothing old can be played back
to it. How long a lease is, is the municipality's to say, between eight hours and thirty days; what else it decides for
its computers (`rules.py`) goes along in the lease.
"""

import json
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from casework.errors import Refused
from sync.proofs import BadProof, decoded, encoded, read_statement, statement
from sync.protocol import TokenAnswered, TokenAsked
from sync.protocol_away import DONE, LEASE, ORDER, keys_id
from sync.service import accept, rollover, rules, trail
from sync.service.ledger import CentralLedger, Connection
from sync.service.problems import Refusal
from sync.service.registry import Device

USUAL: Final = timedelta(days=7)
SHORTEST: Final = timedelta(hours=8)
LONGEST: Final = timedelta(days=30)
ORDER_LASTS: Final = timedelta(hours=24)
"""How long one signature under an order holds; a device that asks again gets a fresh one."""
_SETTING: Final = "lease_hours"


@dataclass(frozen=True, slots=True)
class Order:
    """An order to wipe: its number, when it was made, heard, when the unsent work came, and when it was carried out.

    `said` is the device's signed word that it is wiped.
    """

    nonce: str
    made: str
    heard: str | None
    sent: str | None
    done: str | None
    said: str | None = None

    @property
    def hurt(self) -> tuple[str, ...]:
        """Return what was not whole on the device, by its own word: journal, files, trail."""
        return tuple(map(str, self._facts().get("hurt", ())))

    @property
    def left(self) -> tuple[tuple[str, str], ...]:
        """Return the sealed files of the store that came whole, because the journal file did not: id and name."""
        return tuple((str(file), str(name)) for file, name in self._facts().get("left", ()))

    def _facts(self) -> dict[str, Any]:
        """Return the device's word; its signature was checked when it came."""
        body = (self.said or "").partition(".")[0]
        return dict(json.loads(decoded(body))) if body else {}


def length(connection: Connection) -> timedelta:
    """Return how long a lease is."""
    row = connection.execute("select value from setting where key = ?", (_SETTING,)).fetchone()
    return timedelta(hours=int(row[0])) if row else USUAL


def set_length(connection: Connection, said: str, *, who: str, now: datetime) -> timedelta:
    """Take the municipality's word, as `8t` (hours) or `7d` (days), and return it; Refused outside the bounds."""
    found = re.fullmatch(r"(\d{1,4})\s*([tdh])", said.strip().lower())
    wanted = timedelta(hours=int(found[1]) * (24 if found[2] == "d" else 1)) if found else timedelta()
    if not SHORTEST <= wanted <= LONGEST:
        raise Refused("Vælg mellem 8 timer (8t) og 30 døgn (30d). Intet er ændret.")
    connection.execute(
        "insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (_SETTING, str(hours(wanted))),
    )
    rules.note(connection, f"lease={hours(wanted)}t", who=who, now=now)
    return wanted


def hours(length: timedelta) -> int:
    """Return a length in whole hours."""
    return length // timedelta(hours=1)


def span(length: timedelta) -> str:
    """Return a length as a person says it."""
    many = hours(length)
    return f"{many // 24} døgn" if many % 24 == 0 else f"{many} timer"


def told(
    ledger: CentralLedger, device: Device, asked: TokenAsked, token: TokenAnswered, now: datetime
) -> None:
    """Put beside a token what the device must know: its lease, or the order to wipe, and keys that it lacks."""
    with ledger.reading() as connection:
        own = rollover.signer_for(connection, ledger.keys, asked.knows, now)
        order = order_for(connection, device.number)
        lasts, decided = length(connection), rules.told(connection)
        known = _height(connection, device) if asked.height else {}
    facts: dict[str, Any] = {"device": device.id, "nonce": asked.nonce, "at": _at(now)}
    if order is not None and order.done is None:
        facts |= {"order": order.nonce, "until": _at(now + ORDER_LASTS)}
        token.order = statement(own.signer, ORDER, facts)
        _hear(ledger, device, now)
    elif not device.revoked:
        facts |= {"user": device.user, "until": _at(now + lasts)}
        facts |= {"rules": decided} if decided is not None else {}
        facts |= known
        token.lease = statement(own.signer, LEASE, facts)
    public = own.told()
    if asked.knows != keys_id(public):
        token.service = public
    rollover.tell(ledger, device, asked.knows, token, now)


def _height(connection: Connection, device: Device) -> dict[str, Any]:
    """Return how far the service has a device: its highest number held for good, and the end of its trail."""
    stands = trail.standing(connection, device.id)
    return {"acked": accept.acked_of(connection, device), "trail": [stands.seq, stands.head.hex()]}


def order_for(connection: Connection, device: int) -> Order | None:
    """Return the order that stands for a device."""
    row = connection.execute(
        "select nonce, made, heard, sent, done, said from wipe_order where device = ?", (device,)
    ).fetchone()
    return Order(*row) if row else None


def order_wipe(connection: Connection, device: int, now: datetime) -> bool:
    """Order a device to be wiped; False where it was ordered already."""
    made = connection.execute(
        "insert into wipe_order (device, nonce, made) values (?, ?, ?) on conflict (device) do nothing",
        (device, encoded(secrets.token_bytes(16)), _at(now)),
    )
    return bool(made.rowcount)


def call_off(connection: Connection, device: int) -> bool:
    """Take an order back that was not carried out; False where there is none."""
    gone = connection.execute("delete from wipe_order where device = ? and done is null", (device,))
    return bool(gone.rowcount)


def note_done(ledger: CentralLedger, device: Device, said: str, now: datetime) -> None:
    """Keep the device's signed word that it is wiped; Refusal where it is not the word for this order."""
    try:
        facts = read_statement(device.public, DONE, said)
    except BadProof as error:
        raise Refusal("bad_proof") from error
    with ledger.writing() as connection:
        order = order_for(connection, device.number)
        if order is None or facts.get("order") != order.nonce or facts.get("device") != device.id:
            raise Refusal("bad_proof")
        connection.execute(
            "update wipe_order set done = coalesce(done, ?), said = coalesce(said, ?) where device = ?",
            (_at(now), said, device.number),
        )
        connection.execute(
            "update device set revoked = coalesce(revoked, ?) where number = ?", (_at(now), device.number)
        )


def _hear(ledger: CentralLedger, device: Device, now: datetime) -> None:
    """Note once that a device has been told of its order."""
    with ledger.writing() as connection:
        connection.execute(
            "update wipe_order set heard = ? where device = ? and heard is null", (_at(now), device.number)
        )


def _at(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
