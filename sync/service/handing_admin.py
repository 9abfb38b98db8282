"""`fodfaeste-central transfer`, `cover`, `holding`: a caseload in other hands as one act, and who still holds it."""

import argparse
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from casework.clock import COPENHAGEN
from casework.errors import Refused
from casework.kinds import Role
from sync.service import grants, handing, moments, registry, rules
from sync.service.admin_words import OnStore, Told, Word
from sync.service.grants import Act
from sync.service.handing import Holds
from sync.service.ledger import CentralLedger, Connection
from sync.service.log import Log
from sync.service.moments import when
from sync.service.registry import User

HELP: Final = {
    "transfer": "flyt borgere fra en person til en anden, én eller hele sagsstammen",
    "cover": "lad en kollega dække for en person til og med en dag",
    "holding": "vis de computere, der endnu ikke har sagt, at en borger er væk fra dem",
}
LONGEST: Final = timedelta(days=366)
_WHICH: Final = (
    "Skriv, hvem der afgiver og modtager: transfer --from AAAA --to BBBB --all, eller med borgernes id."
)
_DAY: Final = "Skriv dagen som 2026-12-14, fra i dag og højst et år frem. Intet er ændret."


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Teach the parser these commands."""
    moving = word(under, "transfer", on_store(transfer))
    moving.add_argument("citizens", nargs="*", metavar="citizen", help="borgernes id")
    moving.add_argument("--all", action="store_true", help="hele sagsstammen")
    covering = word(under, "cover", on_store(cover))
    covering.add_argument("--until", help="den sidste dag, som 2026-12-14")
    covering.add_argument("--end", action="store_true", help="slut nu")
    for parser in (moving, covering):
        parser.add_argument("--from", dest="giver", help="fra hvem (initialer)")
        parser.add_argument("--to", dest="taker", help="til hvem (initialer)")
        parser.add_argument("--reason", default=grants.NO_REASON, help="hvorfor; står i loggen")
    word(under, "holding", on_store(holding))


def transfer(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Move citizens from one person to another, in one act: all of them, or none."""
    streams = list(chosen.citizens)
    if chosen.giver is None and len(streams) == 3:
        streams, chosen.giver, chosen.taker = streams[:1], streams[1], streams[2]
    if not (chosen.giver and chosen.taker) or bool(streams) == chosen.all:
        raise Refused(_WHICH)
    with ledger.writing() as connection:
        log, giver, taker = Log(connection), *_both(connection, chosen)
        own = list(handing.caseload(connection, giver.id))
        if chosen.all and not own:
            raise Refused("Den person har ingen borgere lige nu. Intet er flyttet.")
        moving = own if chosen.all else streams
        _check_taker(connection, taker, handing.roles_of(connection, giver.id, moving))
        moved = handing.transfer(log, giver.id, taker.id, moving, act=_act(chosen))
        log.finish()
    what = "1 borger er flyttet" if moved == 1 else f"{moved} borgere er flyttet"
    words = (
        f"{what} fra {giver.initials} til {taker.initials}. Hvem der endnu har dem på en computer: holding"
    )
    return words, {"ok": True, "changed": True, "moved": moved}


def cover(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Let a colleague cover for a person until a day has passed; it ends by itself."""
    if not (chosen.giver and chosen.taker) or bool(chosen.until) == chosen.end:
        raise Refused(
            "Skriv, hvem der dækkes for, af hvem og hvor længe: cover --from AAAA --to BBBB --until DAG."
        )
    with ledger.writing() as connection:
        log, away, by = Log(connection), *_both(connection, chosen)
        if chosen.end:
            count = handing.end_cover(log, away.id, by.id, act=_act(chosen))
            words = f"{by.initials} dækker ikke længere for {away.initials} ({_many(count)})."
        else:
            last = _last_day(chosen.until)
            _check_taker(connection, by, handing.roles_of(connection, away.id))
            count = handing.cover(log, away.id, by.id, until=_after(last), act=_act(chosen))
            words = (
                f"{by.initials} dækker for {away.initials} til og med {last:%d-%m-%Y} ({_many(count)}). "
                "Det slutter af sig selv."
            )
        log.finish()
    return words, {"ok": True, "citizens": count}


def holding(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List the computers that may still hold what a revoke or a narrower role took from their person."""
    with ledger.reading() as connection:
        found = handing.holding(connection)
    lines = [_line(one) for one in found]
    facts = [
        {
            "initials": one.initials,
            "device": one.device,
            "citizen": one.stream,
            "since": one.since,
            "seen": one.seen,
        }
        for one in found
    ]
    nobody = "Alle computere har sagt, at det, der er givet videre, er væk fra dem."
    return "\n".join(lines) or nobody, {"ok": True, "holding": facts}


def _line(one: Holds) -> str:
    seen = f"sidst på nettet {when(one.seen)}" if one.seen else "har ikke været på nettet"
    where = f"{one.device}  {one.initials}  {one.name or 'uden navn'}"
    return f"{where}  har endnu {one.stream}, taget {when(one.since)}; {seen}"


def _both(connection: Any, chosen: argparse.Namespace) -> tuple[User, User]:
    return registry.user_called(connection, chosen.giver), registry.user_called(connection, chosen.taker)


def _act(chosen: argparse.Namespace) -> Act:
    return Act(rules.whoever(), chosen.reason, moments.now().isoformat(timespec="seconds"))


def _check_taker(connection: Connection, taker: User, roles: Iterable[Role]) -> None:
    for role in sorted(roles):
        grants.check_job(connection, taker.id, role)


def _last_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused(_DAY) from error
    today = moments.now().astimezone(COPENHAGEN).date()
    if not today <= day <= today + LONGEST:
        raise Refused(_DAY)
    return day


def _after(last: date) -> datetime:
    """Return the instant at which a day is over in Denmark."""
    return datetime.combine(last + timedelta(days=1), time(), COPENHAGEN)


def _many(count: int) -> str:
    return "1 borger" if count == 1 else f"{count} borgere"
