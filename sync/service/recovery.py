"""Forgotten passphrases at the service: slots are kept, requests wait, two officers approve, one answer goes back.

Nothing here can be opened by the service: it holds sealed halves. A request is over after a day, serves once, and every
step of it stands in the log, the refused ones too.
"""

from base64 import b64decode
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from casework.errors import Refused
from sync.proofs import decoded, encoded, is_signed
from sync.protocol_recovery import (
    LASTS_HOURS,
    MOST_SLOT,
    OFFICERS,
    ONE_PUBLIC,
    AnswerWire,
    DoneTold,
    RecoveryTold,
    RequestTold,
    RequestWire,
    SlotTold,
    SlotWire,
    State,
    request_digest,
    slot_mark,
)
from sync.service import appointing, keys, officers, rollover
from sync.service.ledger import CentralLedger, Connection
from sync.service.officers import Approval
from sync.service.problems import Refusal
from sync.service.registry import Device, device_called

LASTS: Final = timedelta(hours=LASTS_HOURS)
MOST_A_DAY: Final = 20
Way = Literal["net", "usb"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the service keeps it; `approved` are the officers who have."""

    request: RequestWire
    received: datetime
    way: Way
    state: str
    approved: tuple[str, ...]
    initials: str
    person: str
    computer: str

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.received + LASTS

    def stands(self, now: datetime) -> State:
        """Return how far it has come by now."""
        if self.state in {"used", "withdrawn"}:
            return "used" if self.state == "used" else "over"
        if now >= self.ends:
            return "over"
        if self.state == "answered":
            return "answered"
        return "approved" if len(self.approved) == OFFICERS else "waiting"


@dataclass(frozen=True, slots=True)
class Known:
    """What a device says that it has: the name of a recovery key, its officers' marks or not, the service's keys."""

    has: str = ""
    marks: bool = False
    service: str = ""


def told(ledger: CentralLedger, device: Device, known: Known, now: datetime) -> RecoveryTold:
    """Return the municipality's key, which slot of this device lies here, and the steps from the key that it has."""
    with ledger.reading() as connection:
        own = rollover.signer_for(connection, ledger.keys, known.service, now)
        steps = appointing.after(connection, known.has, own, knows_marks=known.marks) if known.has else []
        row = connection.execute(
            "select store, slot, mark from recovery_slot where device = ? order by at desc limit 1",
            (device.number,),
        ).fetchone()
        public = encoded(officers.public_key(connection))
    if row is None:
        return RecoveryTold(public, steps=steps)
    store, slot, mark = row
    kept = SlotTold(store, msgspec.json.decode(bytes(slot), type=SlotWire))
    return RecoveryTold(public, mark, kept, steps)


def deposit(ledger: CentralLedger, device: Device, given: SlotTold, now: datetime) -> None:
    """Keep the slot of a store; another person's store is refused."""
    _check_slot(given.slot)
    with ledger.writing() as connection:
        _check_owner(connection, given.store, device.user)
        connection.execute(
            "insert into recovery_slot (store, device, user, slot, mark, at) values (?, ?, ?, ?, ?, ?) "
            "on conflict (store, device) do update set user = excluded.user, slot = excluded.slot, "
            "mark = excluded.mark, at = excluded.at",
            (
                given.store,
                device.number,
                device.user,
                msgspec.json.encode(given.slot),
                slot_mark(given.slot),
                now.isoformat(timespec="seconds"),
            ),
        )
        note(connection, now, "slot", request=None, device=device.id, who=device.user)


def ask(ledger: CentralLedger, request: RequestWire, *, now: datetime, way: Way) -> RequestTold:
    """Take a request in, by the wire or from a USB stick; the same one again is answered as it stands.

    A device has one open request: a new one ends the one before. Raises Refusal with the code of what is wrong.
    """
    digest = request_digest(request)
    with ledger.writing() as connection:
        device = _device_of(connection, request)
        found = connection.execute(
            "select digest from recovery_request where id = ?", (request.id,)
        ).fetchone()
        if found is not None and bytes(found[0]) != digest:
            raise Refusal("recovery_over")
        if found is None:
            _check_request(request)
            _check_owner(connection, request.store, device.user)
            _check_how_many(connection, device, now)
            connection.execute(
                "update recovery_request set state = 'withdrawn' where device = ? and state <> 'used'",
                (device.number,),
            )
            connection.execute(
                "insert into recovery_request (id, device, user, body, digest, received, way) "
                "values (?, ?, ?, ?, ?, ?, ?)",
                (
                    request.id,
                    device.number,
                    device.user,
                    msgspec.json.encode(request),
                    digest,
                    now.isoformat(),
                    way,
                ),
            )
            note(connection, now, "asked", request=request.id, device=device.id, who=device.user)
        _sweep(connection, now)
        return _told_of(connection, asked(connection, request.id), now)


def state(ledger: CentralLedger, device: Device, request: str, now: datetime) -> RequestTold:
    """Return how far a device's own request has come, with the answer where it was given."""
    with ledger.writing() as connection:
        found = _own(connection, device, request)
        _sweep(connection, now)
        said = _told_of(connection, found, now)
        if said.answer is not None:
            note(connection, now, "fetched", request=request, device=device.id, who=device.user)
        return said


def done(ledger: CentralLedger, device: Device, said: DoneTold, now: datetime) -> None:
    """Note that an answer was used: its halves go, and it serves nobody again. Or that it did not open, once."""
    act = "used" if said.opened else "did not open"
    with ledger.writing() as connection:
        found = _own(connection, device, said.id)
        noted = connection.execute(
            "select 1 from recovery_log where request = ? and act = ?", (said.id, act)
        ).fetchone()
        if found.state == "used" or noted is not None:
            return
        if said.opened:
            connection.execute("update recovery_request set state = 'used' where id = ?", (said.id,))
        note(connection, now, act, request=said.id, device=device.id, who=device.user)
        _sweep(connection, now)


def asked(connection: Connection, request: str) -> Asked:
    """Return a request; Refused where there is none by that name."""
    row = connection.execute(
        "select r.body, r.received, r.way, r.state, u.initials, u.name, d.name from recovery_request r "
        "join device d on d.number = r.device join user u on u.id = r.user where r.id = ?",
        (request,),
    ).fetchone()
    if row is None:
        raise Refused("Her er ingen anmodning med det nummer. Se dem med: recovery list")
    halves = connection.execute(
        "select officer from recovery_half where request = ? order by at", (request,)
    ).fetchall()
    body, received, way, stands, initials, name, computer = row
    return Asked(
        msgspec.json.decode(bytes(body), type=RequestWire),
        datetime.fromisoformat(received),
        way,
        stands,
        tuple(half[0] for half in halves),
        initials,
        name,
        computer,
    )


def named(connection: Connection, text: str) -> Asked:
    """Return the request whose number begins so; Refused where that is none, or several."""
    rows = connection.execute(
        "select id from recovery_request where substr(id, 1, ?) = ?", (len(text), text)
    ).fetchall()
    if len(text) < 8 or len(rows) != 1:
        raise Refused("Her er ingen anmodning med det nummer. Se dem med: recovery list")
    return asked(connection, rows[0][0])


def everything(connection: Connection) -> list[Asked]:
    """Return all requests, the newest first."""
    rows = connection.execute("select id from recovery_request order by received desc, id").fetchall()
    return [asked(connection, row[0]) for row in rows]


def approve(ledger: CentralLedger, approval: Approval, now: datetime) -> tuple[Asked, int]:
    """Take one officer's approval in; return the request and how many officers are still missing.

    Raises Refused where the request is over or used, its computer shut out, or the same officer comes twice.
    """
    with ledger.writing() as connection:
        found = asked(connection, approval.request)
        _check_alive(connection, found, now)
        if approval.digest != request_digest(found.request).hex():
            raise Refused("Godkendelsen gælder en anden anmodning. Intet er ændret.")
        _check_other(connection, approval)
        connection.execute(
            "insert into recovery_half (request, number, officer, half, at) values (?, ?, ?, ?, ?)",
            (
                approval.request,
                approval.number,
                approval.officer,
                decoded(approval.half),
                now.isoformat(),
            ),
        )
        device = found.request.dev
        note(connection, now, "approved", request=approval.request, device=device, who=approval.officer)
        return found, OFFICERS - 1 - len(found.approved)


def steps(connection: Connection) -> list[dict[str, str | None]]:
    """Return the log of everything that was asked, approved, refused, answered and used, the oldest first."""
    rows = connection.execute("select at, act, request, device, who from recovery_log order by id").fetchall()
    return [dict(zip(("at", "act", "request", "device", "who"), row, strict=True)) for row in rows]


def note_refused(ledger: CentralLedger, request: str, officer: str, now: datetime) -> None:
    """Write in the log that an officer did not, or could not, approve."""
    with ledger.writing() as connection:
        note(connection, now, "not approved", request=request, device=None, who=officer)


def _check_other(connection: Connection, approval: Approval) -> None:
    there = connection.execute(
        "select officer from recovery_half where request = ? and (number = ? or officer = ?)",
        (approval.request, approval.number, approval.officer),
    ).fetchone()
    if there is not None:
        raise Refused(
            f"{there[0]} har allerede godkendt. Den anden nøgleofficer skal godkende med sin egen nøglefil."
        )


def answer(ledger: CentralLedger, request: str, now: datetime) -> AnswerWire:
    """Give the answer free when both officers have approved; Refused while one is missing."""
    with ledger.writing() as connection:
        found = asked(connection, request)
        _check_alive(connection, found, now)
        if len(found.approved) < OFFICERS:
            raise Refused(
                f"{OFFICERS - len(found.approved)} nøgleofficer mangler at godkende. Der er ikke svaret."
                if found.approved
                else "Begge nøgleofficerer mangler at godkende. Der er ikke svaret."
            )
        connection.execute("update recovery_request set state = 'answered' where id = ?", (request,))
        who = ", ".join(found.approved)
        note(connection, now, "answered", request=request, device=found.request.dev, who=who)
        return _answer_of(connection, found)


def note(
    connection: Connection, now: datetime, act: str, *, request: str | None, device: str | None, who: str
) -> None:
    """Write a step in the log."""
    connection.execute(
        "insert into recovery_log (at, act, request, device, who) values (?, ?, ?, ?, ?)",
        (now.isoformat(timespec="seconds"), act, request, device, who),
    )


def _check_alive(connection: Connection, found: Asked, now: datetime) -> None:
    stands = found.stands(now)
    if stands == "over":
        raise Refused("Anmodningen er udløbet eller afløst af en nyere. Bed personen om at sende en ny.")
    if stands == "used":
        raise Refused("Anmodningen er allerede brugt. Bed personen om at sende en ny.")
    device = device_called(connection, found.request.dev)
    if device is None or device.revoked or device.ordered:
        raise Refused("Computeren er spærret, så anmodningen kan ikke godkendes.")


def _device_of(connection: Connection, request: RequestWire) -> Device:
    device = device_called(connection, request.dev)
    if device is None:
        raise Refusal("device_unknown")
    if device.revoked or device.ordered:
        raise Refusal("device_revoked")
    if not is_signed(device.public, request_digest(request), request.sig):
        raise Refusal("bad_proof")
    return device


def _own(connection: Connection, device: Device, request: str) -> Asked:
    row = connection.execute(
        "select 1 from recovery_request where id = ? and device = ?", (request, device.number)
    ).fetchone()
    if row is None:
        raise Refusal("recovery_unknown")
    return asked(connection, request)


def _told_of(connection: Connection, found: Asked, now: datetime) -> RequestTold:
    stands = found.stands(now)
    given = _answer_of(connection, found) if stands == "answered" else None
    return RequestTold(
        found.request.id, stands, len(found.approved), found.ends.isoformat(timespec="seconds"), given
    )


def _answer_of(connection: Connection, found: Asked) -> AnswerWire:
    halves = connection.execute(
        "select half from recovery_half where request = ? order by number", (found.request.id,)
    ).fetchall()
    return AnswerWire(found.request.id, found.request.store, [encoded(bytes(half[0])) for half in halves])


def _sweep(connection: Connection, now: datetime) -> None:
    """Let nothing lie that could still open something: the halves of whatever is used, replaced or over."""
    connection.execute(
        "delete from recovery_half where request in "
        "(select id from recovery_request where state in ('used', 'withdrawn') or received <= ?)",
        ((now - LASTS).isoformat(),),
    )


def _check_owner(connection: Connection, store: str, user: str) -> None:
    others = connection.execute(
        "select 1 from recovery_slot where store = ? and user <> ?", (store, user)
    ).fetchone()
    if others is not None:
        raise Refusal("recovery_unknown")


def _check_how_many(connection: Connection, device: Device, now: datetime) -> None:
    (count,) = connection.execute(
        "select count(*) from recovery_request where device = ? and received > ?",
        (device.number, (now - LASTS).isoformat()),
    ).fetchone()
    if count >= MOST_A_DAY:
        raise Refusal("too_many")


def _check_request(request: RequestWire) -> None:
    _check_slot(request.slot)
    try:
        if len(decoded(request.once)) != ONE_PUBLIC or not 16 <= len(request.id) <= 64:
            raise ValueError("key")
        keys.seal_to(decoded(request.once), b"", b"")
    except ValueError as error:
        raise Refusal("malformed") from error


def _check_slot(slot: SlotWire) -> None:
    if len(slot.halves) != OFFICERS or len(msgspec.json.encode(slot)) > MOST_SLOT or slot.kind != "recovery":
        raise Refusal("malformed")
    try:
        for half in slot.halves:
            b64decode(half, validate=True)
    except ValueError as error:
        raise Refusal("malformed") from error
