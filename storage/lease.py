"""The lease: until when this store opens without contact, counted by a clock that turning the computer's own back
gains nothing on.

Signed by the service at every contact and kept inside the store, so it is asked for after the passphrase, and nothing
of it can be read or changed while the store is locked. The time is the service's as last signed; from there it moves
by whatever went further, the computer's clock or its count of seconds since it was started (decided.md 11). A jump
of more than a day ahead asks for contact, but is not kept as truth. A store that never had a lease opens.
"""

import json
import logging
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from casework.clock import instant, local
from casework.errors import Locked
from casework.sentences import Sentence
from storage import former, meta, rolled, rules, statements
from storage.engine import Connection
from storage.rolled import Anew
from storage.transactions import writing

LOG: Final = logging.getLogger("fodfaeste.storage")
KIND: Final = "lease"
JUMP: Final = timedelta(days=1)
SOON: Final = timedelta(days=1)
"""When a lease is nearly over: its last day, or the last quarter of a shorter one."""
BEHIND: Final = timedelta(minutes=5)
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
_UNTIL: Final = "lease_until"
_AT: Final = "lease_at"
_CLOCK: Final = "lease_clock"


class LeaseEnded(Locked):
    """The store is whole and the passphrase was right, but it opens only after a word with the service."""

    asks_for_contact = True


ENDED: Final = (
    "Denne computer har ikke talt med centralen siden {at}, og fristen for at åbne uden net er udløbet. "
    "Alt, du har skrevet, er her og er sikkert. Gå på nettet, og lås op igen."
)


@dataclass(frozen=True, slots=True)
class Brought:
    """A lease as it came, and the number that was sent along for it: one that was kept from before has another."""

    text: str
    nonce: str
    anew: Anew | None = None
    """What a person brought the computer in with anew, where he had to; it takes the place of what was pinned."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What this computer's two clocks say: the wall clock, and seconds since it was started (sleep counts).

    `boot` names the start that they are counted from, where the system gives it a name.
    """

    wall: datetime
    ticks: float
    boot: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """The service's time as this device reckons it: the last it is sure of, and how the two clocks stood then.

    `skew` is how many seconds the service was ahead of the wall clock at the last contact.
    """

    sure: str
    ticks: float
    skew: float
    boot: str = ""

    def sure_at(self, now: Moment) -> datetime:
        """Return the time that it is at least: the count of seconds began again where the computer was restarted."""
        goes_on = self.boot in {"", now.boot} and now.ticks >= self.ticks
        gone = now.ticks - self.ticks if goes_on else now.ticks
        return datetime.fromisoformat(self.sure) + timedelta(seconds=gone)

    def by_wall(self, now: Moment) -> datetime:
        """Return the time that it is by the wall clock."""
        return now.wall + timedelta(seconds=self.skew)

    def at(self, now: Moment) -> datetime:
        """Return the time that counts: whichever went further."""
        return max(self.sure_at(now), self.by_wall(now))

    def jumped(self, now: Moment) -> bool:
        """Tell whether the wall clock ran ahead by more than a day since it was last looked at."""
        return self.by_wall(now) - self.sure_at(now) > JUMP

    def fell_behind(self, now: Moment) -> bool:
        """Tell whether the wall clock says less than has gone by."""
        return self.sure_at(now) - self.by_wall(now) > BEHIND


@dataclass(frozen=True, slots=True)
class Standing:
    """How a lease stands: until when, whether it is over or nearly, and what the clocks of the computer did."""

    until: datetime | None
    ended: bool
    jumped: bool = False
    fell_behind: bool = False
    soon: bool = False


def moment(now: datetime) -> Moment:
    """Return what both clocks say."""
    counts_sleep = getattr(time, "CLOCK_BOOTTIME", None)
    ticks = time.monotonic() if counts_sleep is None else time.clock_gettime(counts_sleep)
    boot = ""
    with suppress(OSError):
        boot = _BOOT.read_text(encoding="ascii").strip()
    return Moment(now, ticks, boot)


def keep(connection: Connection, brought: Brought, now: Moment) -> bool:
    """Keep a lease that has just come; False, and nothing is changed, where it is not signed for this store and moment.

    Its own time sets the clock, also backwards. The municipality's rules in it are taken where they are newer.
    """
    facts = _read(connection, brought, reckoned(connection, now))
    if facts is None:
        LOG.warning("a lease came that is not for this store; it is not taken")
        return False
    skew = (datetime.fromisoformat(facts["at"]) - now.wall).total_seconds()
    with writing(connection):
        meta.put(connection, _UNTIL, facts["until"])
        meta.put(connection, _AT, facts["at"])
        meta.put(connection, _CLOCK, json.dumps(asdict(Clock(facts["at"], now.ticks, skew, now.boot))))
        rules.take(connection, facts)
    return True


def standing(connection: Connection, now: Moment) -> Standing:
    """Return how the lease stands now."""
    said, clock = meta.get(connection, _UNTIL), _clock(connection)
    if said is None or clock is None:
        return Standing(None, ended=False)
    until, begun = (datetime.fromisoformat(meta.get(connection, name) or said) for name in (_UNTIL, _AT))
    left = until - clock.at(now)
    soon = timedelta() < left < min(SOON, (until - begun) / 4)
    return Standing(until, left <= timedelta(), clock.jumped(now), clock.fell_behind(now), soon)


def until(connection: Connection) -> str | None:
    """Return the instant at which the lease ends, in UTC; None where there is none."""
    said = meta.get(connection, _UNTIL)
    return (
        None if said is None else datetime.fromisoformat(said).astimezone(UTC).isoformat(timespec="seconds")
    )


def signed_at(connection: Connection) -> datetime | None:
    """Return the service's time of the last contact, as it was signed; None where there never was one."""
    said = meta.get(connection, _AT)
    return None if said is None else datetime.fromisoformat(said)


def service_time(connection: Connection, now: Moment) -> str:
    """Return the service's time as this device reckons it; empty where there never was a contact."""
    clock = _clock(connection)
    return instant(clock.at(now)) if clock else ""


def reckoned(connection: Connection, now: Moment) -> datetime:
    """Return the service's time as this device reckons it; the computer's own where there never was a contact."""
    clock = _clock(connection)
    return clock.at(now) if clock else now.wall


def gate(connection: Connection, now: Moment, brought: Brought | None = None) -> Standing:
    """Let a store open, or raise LeaseEnded; a lease that a check-in has just brought is kept first."""
    if brought is not None:
        if brought.anew is not None:
            rolled.rejoin(connection, brought.anew)
        keep(connection, brought, now)
    stands = standing(connection, now)
    observe(connection, now)
    if stands.fell_behind:
        LOG.warning("the clock of this computer was set back; the time goes on from the last contact")
    if stands.ended:
        raise LeaseEnded(Sentence(ENDED, at=_said(meta.get(connection, _AT) or "")))
    return stands


def observe(connection: Connection, now: Moment, every_s: float = 0) -> None:
    """Keep how far the time has come, so that a clock set back later gains nothing; a jump ahead is not kept.

    Nothing is written where the last time was kept less than `every_s` seconds ago.
    """
    clock = _clock(connection)
    if clock is None or 0 <= now.ticks - clock.ticks < every_s:
        return
    sure = clock.sure_at(now) if clock.jumped(now) else clock.at(now)
    kept = Clock(sure.astimezone(UTC).isoformat(), now.ticks, clock.skew, now.boot)
    with writing(connection):
        meta.put(connection, _CLOCK, json.dumps(asdict(kept)))


def _read(connection: Connection, brought: Brought, now: datetime) -> dict[str, Any] | None:
    """Return what a lease says where a key that is believed signed it for this device, this person and this moment."""
    signers = [sign for sign in rolled.believed(connection, now) if sign and brought.nonce]
    said = (statements.read(sign, KIND, brought.text) for sign in signers)
    facts = next((one for one in said if one is not None), None)
    if facts is None:
        return None
    names = {meta.get(connection, "device"), *former.names(connection)}
    if (
        facts.get("device") not in names
    ):  # a restored store may check in before the service hears of its new name
        return None
    if (facts.get("user"), facts.get("nonce")) != (meta.get(connection, "user"), brought.nonce):
        return None
    try:
        for name in ("at", "until"):
            datetime.fromisoformat(facts[name])
    except (KeyError, TypeError, ValueError):
        return None
    return facts


def _clock(connection: Connection) -> Clock | None:
    said = meta.get(connection, _CLOCK)
    return Clock(**json.loads(said)) if said else None


def _said(at: str) -> str:
    here = local(at)
    day = f"{here.day}.{here.month}.{here.year}"
    return Sentence("{day} kl. {hour}.{minute}", day=day, hour=str(here.hour), minute=f"{here.minute:02}")
