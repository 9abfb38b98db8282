"""Who the service knows: persons, one-time codes, devices. Local accounts, for practice and pilot only.

A code is eight letters of Crockford's alphabet, lasts a day, works once and belongs to one person; only its keyed mark
is stored. Using it again with the same device and key gives the same answer, because an answer can get lost.
"""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from casework.errors import Refused
from sync.proofs import encoded
from sync.protocol import Dropped, EnrolAnswered, EnrolAsked, UserWire
from sync.service import identity, officers, rules, signin_way
from sync.service.keys import Keys
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.problems import Refusal

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 8
NO_KEY: Final = b""
"""The public key of the importer: nothing that a proof could ever be made for."""
CODE_LASTS: Final = timedelta(hours=24)
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


@dataclass(frozen=True, slots=True)
class User:
    """A person as the service knows him; `id` is his worker record's. Who left is not `active`."""

    id: str
    initials: str
    name: str
    role: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled installation of one user, with its public key."""

    number: int
    id: str
    user: str
    public: bytes
    role: str
    revoked: str | None
    ordered: bool = False
    """Whether it is to be wiped, and has not said yet that it is."""


def put_user(connection: Connection, user: User) -> None:
    """Enter a person, or what is new about him."""
    connection.execute(
        "insert into user (id, initials, name, role) values (?, ?, ?, ?) on conflict (id) do update set "
        "initials = excluded.initials, name = excluded.name, role = excluded.role",
        (user.id, user.initials, user.name, user.role),
    )


def users(connection: Connection) -> list[User]:
    """Return everybody, by initials, also who left."""
    rows = connection.execute(
        "select id, initials, name, role, active from user order by initials"
    ).fetchall()
    return [_user(row) for row in rows]


def user_called(connection: Connection, initials: str) -> User:
    """Return the person with these initials; Refused where there is none."""
    row = connection.execute(
        "select id, initials, name, role, active from user where initials = ?", (initials.upper(),)
    ).fetchone()
    if row is None:
        raise Refused(f"Her er ingen medarbejder med initialerne {initials}. Se dem med: user list")
    return _user(row)


def _user(row: tuple[str, str, str, str, int]) -> User:
    key, initials, name, role, active = row
    return User(key, initials, name, role, bool(active))


def set_active(connection: Connection, user: str, *, active: bool) -> None:
    """Note that a person left, or is here again; his computers and codes are ended by whoever lets him leave."""
    connection.execute("update user set active = ? where id = ?", (int(active), user))


def new_code(connection: Connection, keys: Keys, user: User, now: datetime, *, by: str = "") -> str:
    """Make a one-time code for a person and return it; it is shown once and stored as a mark.

    Who left and gets a code is here again. That there is one, for whom and by whose word stands in the log of rules.
    `by` is a user id; without one it is whoever sits at the service's computer.
    """
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    expires = (now + CODE_LASTS).isoformat(timespec="seconds")
    connection.execute(
        "insert into code (mark, user, expires) values (?, ?, ?)",
        (keys.mark("code", code.encode()), user.id, expires),
    )
    set_active(connection, user.id, active=True)
    rules.note(connection, f"code={user.initials}", who=by or rules.whoever(), now=now)
    return f"{code[:4]}-{code[4:]}"


def plain_code(typed: str) -> str:
    """Return a code as it was made, whatever a person wrote for 0 and 1 and between the letters."""
    return typed.strip().upper().translate(_MISREAD)


def enrol(ledger: CentralLedger, asked: EnrolAsked, public: bytes, *, now: datetime) -> EnrolAnswered:
    """Let a device in that brings a valid code; Refusal with the code of what is wrong with it."""
    if not is_device_name(asked.dev):
        raise Refusal("malformed")
    mark = ledger.keys.mark("code", plain_code(asked.code).encode())
    with ledger.writing() as connection:
        row = connection.execute("select user, expires, device from code where mark = ?", (mark,)).fetchone()
        if row is None:
            raise Refusal("code_unknown")
        user_id, expires, used_by = row
        if used_by is not None:
            _check_same(connection, used_by, asked.dev, public)
        elif datetime.fromisoformat(expires) < now:
            raise Refusal("code_old")
        else:
            _enter(connection, asked, public, user_id, now=now)
            connection.execute(
                "update code set device = ?, used = ? where mark = ?", (asked.dev, now.isoformat(), mark)
            )
        facts = connection.execute(
            "select id, initials, name, role from user where id = ?", (user_id,)
        ).fetchone()
        place, recovery = tenant(connection), encoded(officers.public_key(connection))
        own = identity.read(connection, ledger.keys).told()
        demanded = signin_way.is_demanded(connection)
    told = EnrolAnswered(asked.dev, UserWire(*facts), place.name, place.epoch, recovery, own)
    told.signin = "needed" if demanded else ""
    return told


def _enter(connection: Connection, asked: EnrolAsked, public: bytes, user: str, *, now: datetime) -> None:
    taken = connection.execute(
        "select user, public, revoked from device where id = ?", (asked.dev,)
    ).fetchone()
    if taken is not None and (taken[0], bytes(taken[1])) == (user, public) and public:
        if taken[2] is not None:
            raise Refusal("device_revoked")
        return  # the same computer of the same person comes in anew, because it lost sight of the service's keys
    if taken is not None and asked.lost and taken[0] == user and taken[2] is None:
        _change_key(connection, asked.dev, public, now)
        return
    if taken is not None and _came_back_alone(connection, asked.dev, taken, user):
        connection.execute("update device set public = ? where id = ?", (public, asked.dev))
        return
    if taken or asked.dev == tenant(connection).importer:
        raise Refusal("malformed")
    connection.execute(
        "insert into device (id, user, name, public, enrolled) values (?, ?, ?, ?, ?)",
        (asked.dev, user, asked.name[:80], public, now.isoformat(timespec="seconds")),
    )


def _came_back_alone(
    connection: Connection, device: str, taken: tuple[str, bytes, str | None], user: str
) -> bool:
    """Tell whether we know a name only by rows that others brought back: its enrolment was lost with the log."""
    return taken[0] == user and not taken[1] and device != tenant(connection).importer


def _change_key(connection: Connection, device: str, public: bytes, now: datetime) -> None:
    """A computer lost its key, and its person came with a fresh code: the new one counts, the old for old proofs."""
    connection.execute(
        "insert into former_key (device, public, until) select number, public, ? from device where id = ?",
        (now.isoformat(timespec="seconds"), device),
    )
    connection.execute("update device set public = ? where id = ?", (public, device))


def _check_same(connection: Connection, used_by: str, device: str, public: bytes) -> None:
    stored = connection.execute("select public from device where id = ?", (used_by,)).fetchone()
    if used_by != device or stored is None or bytes(stored[0]) != public:
        raise Refusal("code_used")


def is_device_name(text: str) -> bool:
    """Tell whether a text can be the name of a device."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def device_called(connection: Connection, device: str) -> Device | None:
    """Return an enrolled device with its user's role, also a revoked one; every one of somebody who left is one."""
    row = connection.execute(
        "select d.number, d.id, d.user, d.public, u.role, "
        "case when u.active = 0 then coalesce(d.revoked, d.enrolled) else d.revoked end, "
        "exists (select 1 from wipe_order w where w.device = d.number and w.done is null) "
        "from device d join user u on u.id = d.user where d.id = ?",
        (device,),
    ).fetchone()
    if row is None:
        return None
    number, name, user, public, role, revoked, ordered = row
    return Device(number, name, user, bytes(public), role, revoked, bool(ordered))


def device_with_key(connection: Connection, public: bytes, user: str) -> Device | None:
    """Return a person's computer by its public key, under the name that it bears today; None where it is shut out."""
    row = connection.execute(
        "select id from device where public = ? and user = ? and revoked is null order by number desc limit 1",
        (public, user),
    ).fetchone()
    return device_called(connection, row[0]) if row else None


def newest_name(connection: Connection, device: Device) -> Device:
    """Return the name that a computer bears today, which was restored from a copy once or more; else the one it has."""
    query = "select d.id from successor s join device d on d.number = s.next where s.device = ?"
    while (row := connection.execute(query, (device.number,)).fetchone()) is not None:
        after = device_called(connection, row[0])
        if after is None:
            return device
        device = after
    return device


def later_names(connection: Connection, device: Device) -> tuple[str, ...]:
    """Return the names that a computer took after one of its names, in order."""
    query = "select d.number, d.id from successor s join device d on d.number = s.next where s.device = ?"
    found, number = [], device.number
    while (row := connection.execute(query, (number,)).fetchone()) is not None:
        number = row[0]
        found.append(str(row[1]))
    return tuple(found)


def every_name(connection: Connection, name: str) -> tuple[str, ...]:
    """Return every name that a computer has or had, by any one of them; nothing where there is no such computer.

    Step by step and not by its key: it may have lost that since, and come back with another.
    """
    device = device_called(connection, name)
    if device is None:
        return ()
    newest = newest_name(connection, device)
    query = "select d.number, d.id from successor s join device d on d.number = s.device where s.next = ?"
    found, number = [newest.id], newest.number
    while (row := connection.execute(query, (number,)).fetchone()) is not None:
        number = row[0]
        found.append(str(row[1]))
    return tuple(found)


def closed_names(connection: Connection, device: Device) -> dict[str, int]:
    """Return the names of the same computer that a later one has taken the place of, each with its last number."""
    rows = connection.execute(
        "select d.id, d.acked from device d join successor s on s.device = d.number where d.public = ?",
        (device.public,),
    ).fetchall()
    return dict(rows)


def importer(connection: Connection, now: datetime) -> Device:
    """Return the device that an export comes in by, entered at its first use; nobody holds a key for it."""
    name = tenant(connection).importer
    row = connection.execute("select number, user from device where id = ?", (name,)).fetchone()
    if row is None:
        connection.execute(
            "insert into device (id, user, name, public, enrolled) values (?, ?, 'import', ?, ?)",
            (name, name, NO_KEY, now.isoformat(timespec="seconds")),
        )
        row = connection.execute("select number, user from device where id = ?", (name,)).fetchone()
    return Device(row[0], name, row[1], NO_KEY, "import", None)


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the access log: what was taken out, of whom, how much, when. No content."""

    act: str
    stream: str | None
    rows: int
    at: datetime


def note_access(ledger: CentralLedger, device: Device, seen: Access) -> None:
    """Write down that a device took rows out."""
    note_accesses(ledger, device, [seen])


def note_accesses(ledger: CentralLedger, device: Device, seen: Sequence[Access]) -> None:
    """Write down that a device took rows out of several cases at once."""
    if not seen:
        return
    with ledger.writing() as connection:
        connection.executemany(
            "insert into access_log (at, user, device, act, stream, rows) values (?, ?, ?, ?, ?, ?)",
            [
                (
                    one.at.isoformat(timespec="seconds"),
                    device.user,
                    device.number,
                    one.act,
                    one.stream,
                    one.rows,
                )
                for one in seen
            ],
        )
        connection.execute(
            "update device set seen = ? where number = ?",
            (seen[-1].at.isoformat(timespec="seconds"), device.number),
        )


def note_dropped(ledger: CentralLedger, device: Device, told: Dropped, now: datetime) -> None:
    """Write down that a device holds a stream no more."""
    with ledger.writing() as connection:
        connection.execute(
            "insert into dropped (device, stream, seq, at) values (?, ?, ?, ?) "
            "on conflict (device, stream, seq) do nothing",
            (device.number, told.s, told.q, now.isoformat(timespec="seconds")),
        )


class Guesses:
    """Slow down the guessing of codes: after ten wrong ones within ten minutes nobody may try for a while."""

    MOST: Final = 10
    WITHIN: Final = timedelta(minutes=10)

    def __init__(self) -> None:
        self._wrong: list[datetime] = []

    def check(self, now: datetime) -> None:
        """Refuse where too many wrong codes came lately."""
        self._wrong = [at for at in self._wrong if now - at < self.WITHIN]
        if len(self._wrong) >= self.MOST:
            raise Refusal("too_many")

    def note(self, code: str, now: datetime) -> None:
        """Count a wrong code."""
        if code == "code_unknown":
            self._wrong.append(now)


def devices(connection: Connection) -> list[dict[str, str | int | None]]:
    """Return every computer with its person, when it came in, when it was last here, and how far it has sent."""
    rows = connection.execute(
        "select d.id, u.initials, d.name, d.enrolled, d.seen, d.revoked, d.acked from device d "
        "join user u on u.id = d.user order by d.number"
    ).fetchall()
    names = ("device", "initials", "name", "enrolled", "seen", "revoked", "acked")
    return [dict(zip(names, row, strict=True)) for row in rows]


def revoke_device(connection: Connection, device: str, now: datetime) -> bool:
    """Shut a computer out, also by a name that it had before a restore; False where there is none to shut out."""
    found = device_called(connection, device)
    name = newest_name(connection, found).id if found else device
    done = connection.execute(
        "update device set revoked = ? where id = ? and revoked is null",
        (now.isoformat(timespec="seconds"), name),
    )
    return bool(done.rowcount)
