"""`fodfaeste-central retention` and `erase`: which cases' time is over, and the erasure of one by two persons."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any, Final

from casework.clock import COPENHAGEN
from casework.errors import Damaged, Refused
from casework.retention import ARCHIVE, CODES, GROUNDS, SAID, UNCHECKED, USUAL, is_checked
from sync.service import erasing, handing, log_admin, moments, registry, retention, rules
from sync.service.admin_words import OnStore, Told, Word
from sync.service.husk_file import ERASED, HuskFile
from sync.service.ledger import CentralLedger, Connection
from sync.service.log import Log
from sync.service.moments import when
from sync.service.retention import Asked, Case, Hand, Wish

HELP: Final = {
    "retention list": "vis, hvornår sagerne må slettes",
    "retention close": "sig, hvornår en sag blev afsluttet, og hvor længe den gemmes",
    "retention reopen": "sagen er alligevel ikke afsluttet",
    **log_admin.HELP,
    "retention codes": "vis slettefristerne og deres kilder",
    "erase ask": "bed om, at en sag slettes; en anden skal bekræfte det",
    "erase confirm": "vær den anden, og slet sagen",
    "erase drop": "opgiv en sletning, der ikke er bekræftet",
    "erase list": "vis sletningerne, og hvilke computere der endnu ikke har sagt, at sagen er væk",
    "erase again": "slet igen, hvad der står i en gemt kopi af central.erased",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Teach the parser these commands."""
    keeping = under.add_parser("retention", help="hvor længe sager gemmes")
    kept = keeping.add_subparsers(required=True, metavar="KOMMANDO", dest="retention")
    word(kept, "list", on_store(list_)).add_argument(
        "--over", action="store_true", help="kun dem, der må slettes nu"
    )
    closing = word(kept, "close", on_store(close))
    closing.add_argument("citizen", help="borgerens id")
    closing.add_argument("--on", required=True, help="dagen, som 2026-11-27")
    closing.add_argument("--code", default=USUAL, help=f"slettefrist, som {USUAL}")
    _who(closing)
    word(kept, "reopen", on_store(reopen)).add_argument("citizen", help="borgerens id")
    word(kept, "codes", on_store(codes))
    log_admin.words(kept, word, on_store)
    erasing_ = under.add_parser("erase", help="slet en sag; to skal sige ja")
    erase = erasing_.add_subparsers(required=True, metavar="KOMMANDO", dest="erase")
    asking = word(erase, "ask", on_store(ask))
    asking.add_argument("--citizen", required=True, help="borgerens id")
    asking.add_argument("--ground", required=True, choices=sorted(GROUNDS), help="hvorfor den må slettes")
    asking.add_argument(
        "--reason", required=True, help="hvem der har besluttet det og hvorfor, uden navn og CPR"
    )
    asking.add_argument(
        "--archive", required=True, choices=sorted(ARCHIVE), help="hvad der er aftalt med arkivet"
    )
    _who(asking)
    for name, run in (("confirm", confirm), ("drop", drop)):
        parser = word(erase, name, on_store(run))
        parser.add_argument("number", type=int, help="sletningens nummer")
        _who(parser)
    word(erase, "list", on_store(erasures))
    word(erase, "again", on_store(again)).add_argument(
        "file", type=Path, help="den gemte kopi af central.erased"
    )


def list_(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """List the cases, those first whose time is over first."""
    today = moments.now().astimezone(COPENHAGEN).date()
    with ledger.reading() as connection:
        found = list(retention.cases(connection))
    shown = [one for one in found if not chosen.over or (one.over is not None and one.over <= today)]
    lines = [_case(one, today) for one in shown] or [
        "Ingen sager må slettes nu." if chosen.over else "Her er ingen sager."
    ]
    facts = [
        {
            "citizen": one.stream,
            "first": one.first,
            "last": one.last,
            "closed": one.closed and one.closed.isoformat(),
            "code": one.code,
            "over": one.over and one.over.isoformat(),
            "persons": one.has,
        }
        for one in shown
    ]
    return "\n".join([*lines, UNCHECKED]), {"ok": True, "cases": facts, "unchecked": UNCHECKED}


def close(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Note when a case was closed."""
    with ledger.writing() as connection:
        over = retention.close(
            connection, chosen.citizen, _day(chosen.on), chosen.code, hand=_hand(connection, chosen)
        )
    known = (
        "" if is_checked(chosen.code) else f" {chosen.code} er ikke en af de koder, der er læst hos kilden."
    )
    words = f"Sagen er afsluttet {_day(chosen.on):%d-%m-%Y} og må slettes fra {over:%d-%m-%Y} ({chosen.code}).{known}"
    return f"{words}\n{UNCHECKED}", {"ok": True, "over": over.isoformat(), "checked": is_checked(chosen.code)}


def reopen(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Note that a case is not closed after all."""
    with ledger.writing() as connection:
        was = retention.reopen(connection, chosen.citizen, moments.now())
    words = "Sagen er ikke længere afsluttet; dens tid løber ikke." if was else "Sagen var ikke afsluttet."
    return words, {"ok": True, "changed": was}


def codes(_: CentralLedger, __: argparse.Namespace) -> Told:
    """List the codes with their sources."""
    lines = [f"{one.code}  {one.what}  (kilde: {one.source}; gælder fra: ikke fundet)" for one in CODES]
    facts = [{"code": one.code, "what": one.what, "source": one.source, "since": None} for one in CODES]
    return "\n".join([*lines, UNCHECKED]), {"ok": True, "codes": facts, "unchecked": UNCHECKED}


def ask(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Ask for the erasure of a case."""
    ground = GROUNDS[chosen.ground]
    wish = Wish(chosen.citizen, ground, chosen.reason, chosen.archive)
    with ledger.writing() as connection:
        hand = _hand(connection, chosen)
        number = retention.ask(connection, wish, hand=hand)
    words = _ASKED.format(number=number, days=retention.ASKED_LASTS.days)
    return f"{words}{_MIND[ground]}", {"ok": True, "number": number, "citizen": wish.stream}


def confirm(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Erase a case that another person asked to have erased."""
    with ledger.writing() as connection:
        log, hand = Log(connection), _hand(connection, chosen)
        found, done = retention.confirm(log, chosen.number, hand=hand)
        log.finish()
        unread = retention.unread(connection)
    aside = _UNREAD.format(count=unread) if unread else ""
    words = _DONE.format(rows=done.rows, files=done.files, told=done.told, file=ledger.folder / ERASED)
    facts = {"rows": done.rows, "files": done.files, "held": done.held, "told": done.told, "unread": unread}
    return f"{words}{aside}", {"ok": True, "citizen": found.wish.stream, **facts}


def drop(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Let an erasure be."""
    with ledger.writing() as connection:
        found = retention.drop(connection, chosen.number, hand=_hand(connection, chosen))
    return "Sletningen er opgivet. Intet er slettet.", {"ok": True, "citizen": found.wish.stream}


def erasures(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List what was asked for, who still holds what is erased, and what came late."""
    with ledger.reading() as connection:
        found, came = retention.asked(connection), retention.late(connection)
        initials = {one.id: one.initials for one in registry.users(connection)}
        gone = {one.wish.stream for one in found if one.state == "done"} | ledger.erased.read().keys()
        holding = [one for one in handing.holding(connection) if one.stream in gone]
    lines = [_asked(one, initials) for one in found]
    lines += [
        f"{one.device}  {one.initials}  {one.name or 'uden navn'}  har endnu {one.stream}" for one in holding
    ]
    lines += [
        f"{stream}  {who} skrev i sagen, efter at den var slettet; kom {when(at)}, tømmes {when(goes)}"
        for stream, who, at, goes in came
    ]
    facts = {
        "erasures": [
            {
                "number": one.number,
                "citizen": one.wish.stream,
                "ground": one.wish.ground,
                "reason": one.wish.reason,
                "archive": one.wish.archive,
                "state": one.state
                if one.state != "asked" or retention.is_open(one, moments.now())
                else "lapsed",
                "asked": one.asked_at,
                "ended": one.ended_at,
            }
            for one in found
        ],
        "holding": [
            {"citizen": one.stream, "device": one.device, "initials": one.initials} for one in holding
        ],
        "late": [{"citizen": one[0], "initials": one[1], "came": one[2], "goes": one[3]} for one in came],
    }
    return "\n".join(lines) or "Ingen har bedt om at få en sag slettet.", {"ok": True, **facts}


def again(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Erase what a copy of the list names, where the list beside the database was put back with it."""
    if not chosen.file.is_file():
        raise Damaged(f"Filen {chosen.file} findes ikke. Intet er ændret.")
    known = HuskFile(chosen.file.parent, ERASED, chosen.file.name).read()
    with ledger.writing() as connection:
        count = erasing.erase_again(connection, known, moments.now().isoformat(timespec="seconds"))
    words = f"{count} sager er slettet igen." if count != 1 else "1 sag er slettet igen."
    return words if count else "Alt på listen er allerede slettet.", {"ok": True, "erased": count}


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--who", required=True, help="hvem der siger det (initialer)")


def _hand(connection: Connection, chosen: argparse.Namespace) -> Hand:
    return Hand(registry.user_called(connection, chosen.who), rules.whoever(), moments.now())


def _case(one: Case, today: date) -> str:
    who = "ingen har den" if not one.has else "1 har den" if one.has == 1 else f"{one.has} har den"
    if one.over is None or one.closed is None:
        return f"{one.stream}  ikke afsluttet; sidst skrevet i {when(one.last)}; {who}"
    may = "må slettes" if one.over <= today else "gemmes til"
    return f"{one.stream}  afsluttet {one.closed:%d-%m-%Y}, {one.code}: {may} {one.over:%d-%m-%Y}; {who}"


def _asked(one: Asked, initials: dict[str, str]) -> str:
    state = {"asked": "venter på den anden", "done": "slettet", "dropped": "opgivet"}[one.state]
    if one.state == "asked" and not retention.is_open(one, moments.now()):
        state = "udløbet"
    second = f", {initials.get(one.second_by, '')} {when(one.ended_at)}" if one.ended_at else ""
    said = f"{SAID[one.wish.ground]}; {ARCHIVE[one.wish.archive]}; {one.wish.reason}"
    first = f"{initials.get(one.asked_by, '')} {when(one.asked_at)}"
    return f"{one.number}  {one.wish.stream}  {state}: {first}{second}; {said}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused("Skriv dagen som 2026-11-27. Intet er ændret.") from error


_ASKED: Final = (
    "Der er bedt om at slette sagen. Intet er slettet endnu. En anden, en teamleder eller databeskyttelsesrådgiveren, "
    "bekræfter inden {days} dage: fodfaeste-central erase confirm {number} --who INITIALER"
)
_MIND: Final = {
    "retention": "",
    "wish": (
        "\nNotat- og journalpligten går som regel forud for et ønske om sletning (artikel 17, stk. 3, litra b; "
        "Datatilsynet 2018-32-0286). Borgeren skal have svar inden en måned."
    ),
    "mistake": (
        "\nHar nogen talt med borgeren eller skrevet i sagen, gælder notatpligten, også hvor den blev oprettet ved en "
        "fejl."
    ),
}
_DONE: Final = """Sagen er slettet: {rows} ændringer er tømt, {files} filer er væk. {told} personer har haft den.
Hver af deres computere sletter, hvad den har, ved sin næste kontakt og siger det; hvem der endnu har noget: erase list
Sikkerhedskopier fra før indeholder den stadig, til I selv kasserer dem. Gem en kopi af {file} et andet sted end
sikkerhedskopien: lægges hele maskinen tilbage fra før, sletter I igen med den (erase again)."""
_UNREAD: Final = (
    "\n{count} journalfiler, der ikke kunne læses helt, ligger forseglet her. Om der står noget om borgeren i dem, "
    "vides ikke."
)
