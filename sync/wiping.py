"""Before a wipe: everything that the service lacks goes to it, from a store that nobody opens any more.

The journal file, the attached files, the trail, each sealed as it lies. What cannot be read keeps no stolen computer
from being wiped: the bytes go as they are, and where the journal file or the trail is hurt the whole sealed store goes
with them, because its database has the same. The last word to the service says what was not whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from casework.clock import instant
from casework.errors import Unreachable
from casework.trail import START, Entry, Linked, Segment, grown, link
from storage import trail_file
from storage.files import as_it_lies
from storage.left_whole import LeftWhole
from storage.trail import Unsent
from storage.travelling import Lying
from storage.wipe import Begun
from sync import protocol_away, trail
from sync.files import Files, FilesPort
from sync.proofs import BadProof, read_statement
from sync.protocol_away import TRAIL
from sync.protocol_trail import HeadWire, TrailSent, segment_of
from sync.wire import Wire
from sync.words import NOT_OURS, TurnedAway

JOURNAL: Final = "journal"
FILES: Final = "files"
CHAIN: Final = "trail"


@dataclass(frozen=True, slots=True)
class ChainThere:
    """How far the service has this device's chain: its heads (the newest last), whose it is, and what did not open.

    `lacks` is how many own changes the trail knows of that did not come: cut off the journal file at a record's edge.
    """

    user: str
    at: str
    heads: tuple[Segment, ...]
    unreadable: int
    lacks: int = 0


def bring(folder: Path, wire: Wire, order: str, *, unread: bool, wall: Callable[[], float]) -> Begun:
    """Bring home what the service lacks beside the journal file, of which `unread` says that it was not whole.

    Raises Unreachable where there is no contact: then nothing has begun.
    """
    kept_back = send_files(folder, wire)
    there = send_trail(folder, wire)
    hurt = [JOURNAL] if unread or (there is not None and there.lacks) else []
    hurt += [FILES] if kept_back else []
    if there is not None and there.unreadable:
        hurt.append(CHAIN)
    left = send_whole(folder, wire, order) if {JOURNAL, CHAIN} & {*hurt} else ()
    if there is None:
        return Begun(order, "", tuple(hurt), left)
    now = instant(datetime.fromtimestamp(wall(), UTC))
    entry = last_entry(there, wire, now, "unreadable" if hurt else "")
    return Begun(order, msgspec.json.encode(entry).decode(), tuple(hurt), left)


def send_files(folder: Path, wire: Wire) -> bool:
    """Send every attached file that the service lacks, as it lies; tell whether the disk kept back a byte of one."""
    port = Lying(folder)
    _send_all(wire, port)
    return bool(port.hurt)


def send_whole(folder: Path, wire: Wire, order: str) -> tuple[tuple[str, str], ...]:
    """Send the sealed store itself; return under which ids its files lie at the service."""
    port = LeftWhole(folder, order)
    _send_all(wire, port)
    return port.parts


def _send_all(wire: Wire, port: FilesPort) -> None:
    files = Files(wire, port, clock=lambda: 0.0)
    while files.step() is not None:
        pass


def send_trail(folder: Path, wire: Wire) -> ChainThere | None:
    """Send the trail as it lies; return how far the service has it now, None where it is too old to take one."""
    content, _ = as_it_lies(folder / trail_file.NAME)
    try:
        taken = wire.trail_file(content if len(content) <= protocol_away.MOST_FILE else b"")
    except TurnedAway as turned:
        if turned.code != "not_found":
            raise
        return None
    try:
        facts = read_statement(wire.service.sign, TRAIL, taken.said)
        if facts["device"] != wire.device:
            raise Unreachable(NOT_OURS)
        heads = tuple(segment_of(wire.device, msgspec.convert(said, HeadWire)) for said in facts["heads"])
        unreadable, lacks = int(facts["unreadable"]), int(facts.get("lacks", 0))
        return ChainThere(str(facts["user"]), str(facts["at"]), heads, unreadable, lacks)
    except (BadProof, ValueError, KeyError, TypeError) as error:
        raise Unreachable(NOT_OURS) from error


def last_entry(there: ChainThere, wire: Wire, utc: str, what: str) -> TrailSent:
    """Return the entry that says that the store is wiped, chained to what the service has, sealed and signed."""
    last = there.heads[-1] if there.heads else None
    seq, prev = (last.last + 1, last.head) if last else (1, START)
    entry = Entry(seq, utc, there.user, wire.device, "wipe", what=what, ratchet=there.at)
    one = Linked(entry, prev, link(prev, entry))
    segment = grown(last, one)
    heads = (*(head for head in there.heads if head.number != segment.number), segment)
    return trail.sealed(wire.device, Unsent(wire.device, heads, (one,)), wire.service.seal, wire.sign)


def say_last(wire: Wire, found: Begun, *, wall: Callable[[], float]) -> None:
    """Enter the wipe in the chain at the service, and then say that it is done, and what was not whole."""
    if found.entry:
        _enter(wire, msgspec.json.decode(found.entry, type=TrailSent))
    also: dict[str, Any] = {"hurt": list(found.hurt)} if found.hurt else {}
    also |= {"left": [list(one) for one in found.left]} if found.left else {}
    wire.wiped(found.order, instant(datetime.fromtimestamp(wall(), UTC)), also)


def _enter(wire: Wire, entry: TrailSent) -> None:
    """Send the last entry; the order is over where it was taken and the answer lost, and then it is not asked for."""
    try:
        taken = wire.trail(entry)
    except TurnedAway as turned:
        if turned.retry not in {"never", "user"}:
            raise
        return
    trail.believe(taken, wire.service.sign, wire.device, segment_of(wire.device, entry.heads[-1]))
