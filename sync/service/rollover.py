"""New keys for the service itself, and a new address: announced by the old key, both hold for ninety days.

A device that names the old pair at a token is answered under it, and hears of the new one; a device that names the new
one has kept it, and that is noted. What was sealed to the old pair opens as long as the pair lies here, which is until
somebody ends the roll-over.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from casework.errors import Refused
from sync.proofs import statement
from sync.protocol import TokenAnswered
from sync.protocol_away import keys_id
from sync.protocol_rolled import KIND, LASTS, facts
from sync.service import identity, issuer
from sync.service.identity import Identity
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection
from sync.service.registry import NO_KEY, Device

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_PLACE: Final = re.compile(r"https?://[^\s/#?@]+(?:/[^\s#?@]+)?")
_UNREAD: Final = "Adressen kan ikke læses. Skriv den som https://navn. Intet er ændret."


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll-over: which one, when it was begun, until when the old keys hold, the new address, when it was ended."""

    number: int
    made: datetime
    until: datetime
    address: str
    said: str
    ended: str | None


@dataclass(frozen=True, slots=True)
class Reached:
    """A computer, and when it was first seen to hold the new keys; empty while it has not heard of them."""

    device: str
    initials: str
    name: str
    heard: str
    seen: str


def begin(ledger: CentralLedger, now: datetime, address: str = "") -> Roll:
    """Make new pairs and let the old key announce them; Refused while another roll-over lasts."""
    _check_address(address)
    with ledger.writing() as connection:
        last = newest(connection)
        if last is not None and last.ended is None:
            raise Refused("Et nøgleskifte er i gang. Intet er ændret. Se det med: keys show")
        number = 1 if last is None else last.number + 1
        old, new, until = identity.read(connection, ledger.keys), identity.fresh(), now + LASTS
        told = facts(number, old.told(), new.told(), address=address, at=_at(now), until=_at(until))
        connection.execute(
            "insert into key_roll (number, made, until, address, said) values (?, ?, ?, ?, ?)",
            (number, _at(now), _at(until), address, statement(old.signer, KIND, told)),
        )
        identity.succeed(connection, ledger.keys, new)
        issuer.succeed(connection, ledger.keys, now)
    return _begun(ledger)


def end(ledger: CentralLedger, now: datetime, *, early: bool = False) -> tuple[Roll, list[Reached]]:
    """Destroy the old pairs; return the roll-over and whoever never heard of it.

    Refused before its time, unless that is what is wanted: whoever has not heard needs a new code then.
    """
    with ledger.writing() as connection:
        roll = newest(connection)
        if roll is None or roll.ended is not None:
            raise Refused("Der er intet nøgleskifte i gang. Intet er ændret.")
        missing = [one for one in reached(connection, roll) if not one.heard]
        if now < roll.until and not early:
            raise Refused(
                f"De gamle nøgler gælder til {roll.until:%d.%m.%Y}, og {len(missing)} computere har ikke hørt om de "
                "nye. Intet er ændret. Vent, eller sig --early: de computere skal så have en ny kode."
            )
        identity.forget_before(connection)
        issuer.end_former(connection, ledger.keys, now)
        connection.execute("update key_roll set ended = ? where number = ?", (_at(now), roll.number))
    return roll, missing


def newest(connection: Connection) -> Roll | None:
    """Return the newest roll-over; None where there never was one."""
    row = connection.execute(
        "select number, made, until, address, said, ended from key_roll order by number desc limit 1"
    ).fetchone()
    if row is None:
        return None
    number, made, until, address, said, ended = row
    return Roll(number, datetime.fromisoformat(made), datetime.fromisoformat(until), address, said, ended)


def reached(connection: Connection, roll: Roll) -> list[Reached]:
    """Return every computer that is let in, under its newest name, and whether it holds the new keys."""
    rows = connection.execute(
        "select d.id, u.initials, d.name, coalesce(h.at, ''), coalesce(d.seen, '') from device d "
        "join user u on u.id = d.user left join key_heard h on h.device = d.number and h.roll = ? "
        "where d.revoked is null and d.public <> ? and d.number not in (select device from successor) "
        "order by d.number",
        (roll.number, NO_KEY),
    ).fetchall()
    return [Reached(*row) for row in rows]


def signer_for(connection: Connection, own: Keys, knows: str, now: datetime) -> Identity:
    """Return the pairs under which a device is answered: those that it knows, as long as they hold."""
    roll = newest(connection)
    if roll is not None and roll.ended is None and now < roll.until:
        old = identity.before(connection, own)
        if old is not None and keys_id(old.told()) == knows:
            return old
    return identity.read(connection, own)


def tell(ledger: CentralLedger, device: Device, knows: str, token: TokenAnswered, now: datetime) -> None:
    """Put the announcement beside a token for whoever knows the old pair, and note whoever has the new one."""
    with ledger.reading() as connection:
        roll = newest(connection)
        if roll is None or roll.ended is not None:
            return
        new = keys_id(identity.read(connection, ledger.keys).told())
        old = identity.before(connection, ledger.keys)
        noted = connection.execute(
            "select 1 from key_heard where roll = ? and device = ?", (roll.number, device.number)
        ).fetchone()
    if knows == new and noted is None:
        with ledger.writing() as connection:
            connection.execute(
                "insert into key_heard (roll, device, at) values (?, ?, ?) on conflict (roll, device) do nothing",
                (roll.number, device.number, _at(now)),
            )
    if old is not None and knows == keys_id(old.told()) and now < roll.until:
        token.rolled = roll.said


def _begun(ledger: CentralLedger) -> Roll:
    with ledger.reading() as connection:
        roll = newest(connection)
    assert roll is not None  # noqa: S101  it was written just now
    return roll


def address_of_today(connection: Connection, said: str) -> str:
    """Return the address that is said; where none is, the one that was announced last; empty where none ever was."""
    _check_address(said)
    if said:
        return said
    row = connection.execute(
        "select address from key_roll where address <> '' order by number desc limit 1"
    ).fetchone()
    return str(row[0]) if row else ""


def _check_address(address: str) -> None:
    """Refuse what no computer could go to, or no link could bring: it would be announced to all of them."""
    if not address:
        return
    try:
        parts = urlsplit(address)
        is_whole = parts.port != 0 and bool((parts.hostname or "").encode("idna"))
    except ValueError:
        raise Refused(_UNREAD) from None
    if not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)):
        raise Refused("Adressen skal begynde med https. Intet er ændret.")
    if not is_whole or address.endswith("/") or not _PLACE.fullmatch(address):
        raise Refused(_UNREAD)


def _at(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
