"""A look into the trail: a random sample, one entry, whether the chains hold, the citizen's extract, and who looked.

Devices' trails and the service's own log of pages given out are read as one. `relation` tells whether the person had
the citizen when he looked, so that a sample shows first what nobody expected (Datatilsynet, *Stikprøver i log*).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from heapq import nsmallest
from itertools import groupby
from typing import Any, Final

from casework.clock import COPENHAGEN, instant
from casework.errors import Refused
from casework.purposes import Use, extract, use
from casework.trail import Anchor, Entry, Linked, Segment, faults, head_statement
from sync.proofs import is_signed
from sync.service.ledger import Connection

LOOKS: Final = ("read", "search", "print", "export", "show-address", "show-cpr", "glass")
"""What a sample is drawn from: uses of data, not locks and unlocks."""
_TRAIL: Final = "select device, branch, seq, utc, user, action, objects, what from trail_entry"
_GIVEN: Final = "select id, at, user, act, coalesce(stream, '') from access_log"
_FIRST_PART: Final = 8
AUDIT: Final = "audit"
"""What a look into the log is noted as; behind it stands the account of the service's machine that it was said from."""


@dataclass(frozen=True, slots=True)
class Look:
    """One use of data: its name for `audit show`, when, by whom, what was done, with whom, and the relation."""

    ref: str
    at: str
    initials: str
    action: str
    what: str
    citizens: tuple[str, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A look into the log itself: when, by whom, from which account, into which case, or at a desk."""

    at: str
    initials: str
    account: str
    citizen: str
    desk: bool


def between(first: date, last: date) -> tuple[str, str]:
    """Return the instants from which and before which the Danish days from first to last lie."""
    begins = datetime.combine(first, time(), COPENHAGEN)
    ends = datetime.combine(last + timedelta(days=1), time(), COPENHAGEN)
    return instant(begins), instant(ends)


def sample(
    connection: Connection, span: tuple[str, str], *, many: int, key: bytes, users: Sequence[str] = ()
) -> tuple[Look, ...]:
    """Draw looks by chance, each by its own name under a key: the same key draws the same of them.

    A look that comes to light later takes the place of one at the most. Those without a known relation come first.

    Every case that was opened outside a caseload is among them, however few are drawn. `users`: only theirs.
    """
    marks = ", ".join("?" * len(LOOKS))
    whose = f" and user in ({', '.join('?' * len(users))})" if users else ""
    refs = [
        ("t", *row)
        for row in connection.execute(
            f"select device, branch, seq from trail_entry where utc >= ? and utc < ? and action in ({marks})"  # noqa: S608 - question marks
            f"{whose} order by device, branch, seq",
            (*span, *LOOKS, *users),
        )
    ]
    refs += [
        ("a", *row)
        for row in connection.execute(
            f"select id from access_log where at >= ? and at < ? and substr(act, 1, 5) <> 'audit'{whose} order by id",  # noqa: S608 - question marks
            (*span, *users),
        )
    ]
    drawn = nsmallest(many, refs, key=lambda ref: blake2b(repr(ref).encode(), key=key).digest())
    drawn += [ref for ref in _always_drawn(connection, span, users, whose) if ref not in drawn]
    looks = [_look(connection, name) for name in drawn]
    return tuple(sorted(looks, key=lambda look: (look.relation != "ingen", look.at)))


def _always_drawn(
    connection: Connection, span: tuple[str, str], users: Sequence[str], whose: str
) -> list[tuple[Any, ...]]:
    """Return what no chance leaves out: the cases that were opened outside a caseload."""
    rows = connection.execute(
        f"select id from access_log where at >= ? and at < ? and act = 'glass'{whose} order by id",  # noqa: S608 - question marks
        (*span, *users),
    )
    return [("a", *row) for row in rows]


def _look(connection: Connection, name: tuple[Any, ...]) -> Look:
    kind, *about = name
    if kind == "a":
        number, at, user, act, stream = connection.execute(f"{_GIVEN} where id = ?", about).fetchone()
        citizens, what, ref = tuple(filter(None, (stream,))), "central", f"a{number}"
    else:
        device, branch, seq, at, user, act, objects, what = connection.execute(
            f"{_TRAIL} where device = ? and branch = ? and seq = ?", about
        ).fetchone()
        citizens, ref = tuple(objects.split()), f"{device}:{branch}:{seq}"
    known = [_had(connection, user, each, at) for each in citizens]
    relation = "" if not known else "kendt" if all(known) else "ingen"
    return Look(ref, at, _initials(connection, user), act, what, citizens, relation)


def _had(connection: Connection, user: str, stream: str, at: str) -> bool:
    """Tell whether a person had a citizen at a moment."""
    row = connection.execute(
        """select 1 from span s left join grant_entry g on g.seq = s.from_seq
        where s.user = ? and s.stream = ? and s.role <> 'glass'
        and substr(coalesce(g.at, ''), 1, 19) <= substr(?, 1, 19)
        and (s.ended is null or substr(s.ended, 1, 19) >= substr(?, 1, 19))""",
        (user, stream, at, at),
    ).fetchone()
    return row is not None


def _initials(connection: Connection, user: str) -> str:
    row = connection.execute("select initials from user where id = ?", (user,)).fetchone()
    return str(row[0]) if row else user[:_FIRST_PART]


def show(connection: Connection, ref: str) -> dict[str, Any]:
    """Return everything that is kept of one look, with the words of a search or a reason; Refused where none is."""
    about = _parsed(ref)
    if about is None or not _is_there(connection, about):
        raise Refused("Her er ingen linje med det nummer. Se numrene med: audit sample")
    look = asdict(_look(connection, about))
    if about[0] == "t":
        row = connection.execute(
            "select words, ratchet, prev, hash, received from trail_entry "
            "where device = ? and branch = ? and seq = ?",
            about[1:],
        ).fetchone()
        words, ratchet, prev, made, received = row
        look |= {"words": words, "service_time": ratchet, "received": received}
        look |= {"prev": bytes(prev).hex(), "hash": bytes(made).hex()}
    return look


def _parsed(ref: str) -> tuple[Any, ...] | None:
    if ref[:1] == "a" and ref[1:].isdigit():
        return ("a", int(ref[1:]))
    device, _, rest = ref.partition(":")
    branch, _, seq = rest.partition(":")
    return ("t", device, int(branch), int(seq)) if branch.isdigit() and seq.isdigit() else None


def _is_there(connection: Connection, about: tuple[Any, ...]) -> bool:
    table, where = (
        ("access_log", "id = ?")
        if about[0] == "a"
        else ("trail_entry", "device = ? and branch = ? and seq = ?")
    )
    return (
        connection.execute(f"select 1 from {table} where {where}", about[1:]).fetchone() is not None  # noqa: S608 - our own words
    )


def citizen(connection: Connection, stream: str, span: tuple[str, str]) -> tuple[Use, ...]:
    """Return when a citizen's case was used and what for, for the citizen: no employee is named."""
    rows = connection.execute(
        """select e.utc, e.action, e.what from trail_about a join trail_entry e
        on e.device = a.device and e.branch = a.branch and e.seq = a.seq
        where a.stream = ?1 and e.utc >= ?2 and e.utc < ?3
        union all select at, act, '' from access_log
        where stream = ?1 and at >= ?2 and at < ?3 and substr(act, 1, 5) <> 'audit'""",
        (stream, *span),
    ).fetchall()
    return extract(use(*row) for row in rows)


def verify(connection: Connection) -> tuple[str, ...]:
    """Walk every chain, and return in words what does not hold, also what was noticed before, here or on a device."""
    found = [
        f"{device}: {why} ved linje {seq} (set {at})"
        for device, at, why, seq in connection.execute(
            "select device, at, why, seq from trail_fault order by id"
        )
    ]
    found += [
        f"{device}: computeren selv fandt {what.removeprefix('trail:')} ({utc})"
        for device, utc, what in connection.execute(
            "select device, utc, what from trail_entry where action = 'fail' and what like 'trail:%' "
            "order by device, seq"
        )
    ]
    for (device, branch), segments in groupby(_heads(connection), key=lambda one: one[:2]):
        holds = _signed_by(connection, device)
        walked = _walk(connection, device, branch, [segment for _, _, segment in segments], holds)
        found += [f"{device}: {why} ved linje {seq} i det, der ligger her" for why, seq in walked]
    return tuple(found)


def _heads(connection: Connection) -> Iterator[tuple[str, int, Segment]]:
    for row in connection.execute(
        "select device, branch, number, day, first, last, prev, head, signature, gone from trail_head "
        "order by device, branch, number"
    ):
        device, branch, number, day, first, last, prev, head, signature, gone = row
        segment = Segment(device, number, day, first, last, bytes(prev), bytes(head), signature, bool(gone))
        yield device, branch, segment


def _walk(
    connection: Connection,
    device: str,
    branch: int,
    segments: list[Segment],
    holds: Callable[[Segment], bool],
) -> list[tuple[str, int]]:
    """Walk one branch; a later one begins in the middle of a day, where the one before it broke off."""
    rows = connection.execute(
        "select seq, utc, user, device, action, objects, what, words, ratchet, salt, mark, prev, hash "
        "from trail_entry where device = ? and branch = ? order by seq",
        (device, branch),
    ).fetchall()
    entries = [_linked(row) for row in rows]
    unsigned = [("foreign", one.last) for one in segments if not holds(one)]
    if entries and segments and not segments[0].gone and entries[0].entry.seq > segments[0].first:
        first = entries[0]
        segments[0] = replace(segments[0], first=first.entry.seq, prev=first.prev)
    anchors = [Anchor(one.last, one.head) for one in segments]
    return unsigned + [(one.why, one.seq) for one in faults(segments, entries, anchors=anchors)]


def _linked(row: tuple[Any, ...]) -> Linked:
    seq, utc, user, device, action, objects, what, words, ratchet, salt, mark, prev, made = row
    entry = Entry(seq, utc, user, device, action, tuple(objects.split()), what, words, ratchet, salt, mark)
    return Linked(entry, bytes(prev), bytes(made))


def _signed_by(connection: Connection, device: str) -> Callable[[Segment], bool]:
    """Tell whether a computer of the same person signed a head: a restored one sends what the one before it left."""
    keys = [
        bytes(row[0])
        for row in connection.execute(
            "select public from device where user = (select user from device where id = ?1) union all "
            "select k.public from former_key k join device d on d.number = k.device "
            "where d.user = (select user from device where id = ?1)",
            (device,),
        )
    ]

    def holds(segment: Segment) -> bool:
        said = head_statement(segment)
        return any(is_signed(key, said, segment.signature) for key in keys)

    return holds


def note(
    connection: Connection,
    stream: str | None,
    now: datetime,
    *,
    user: str = "administrator",
    account: str = "",
) -> None:
    """Write down that the log itself was looked into: by whom, where he is known, and from which account."""
    act = f"{AUDIT} {account}".strip()
    connection.execute(
        "insert into access_log (at, user, act, stream, rows) values (?, ?, ?, ?, 0)",
        (now.isoformat(timespec="seconds"), user, act, stream),
    )


def looked(connection: Connection, span: tuple[str, str]) -> tuple[Looked, ...]:
    """Return who looked into the log in a span, the newest last: at the service's machine, or at a desk."""
    rows = connection.execute(
        "select at, user, act, coalesce(stream, ''), coalesce(device, 0) from access_log "
        "where at >= ? and at < ? and substr(act, 1, 5) = 'audit' order by id",
        span,
    ).fetchall()
    return tuple(
        Looked(at, _initials(connection, user), act.removeprefix(AUDIT).strip(), stream, bool(device))
        for at, user, act, stream, device in rows
    )
