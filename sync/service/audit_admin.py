"""`fodfaeste-central audit ...`: a sample, a line of it, the citizen's extract, whether all holds, who gave and looked.

The log is the data-protection officer's, who has nothing else, and the administrator's. What a team lead is to judge
(decided.md 4) he may ask for himself. Who looks is noted, and the account of the machine that said so.
"""

import argparse
from dataclasses import asdict
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Any, Final

from casework.clock import local
from casework.errors import Refused
from casework.kinds import KINDS, has_cases, leads
from casework.wrong_citizen import HOURS
from sync.service import audit, breaches, given, glass, log_retention, moments, registry, rules, twins
from sync.service.admin_words import OnStore, Told, Word
from sync.service.audit import Look
from sync.service.breaches import Stood
from sync.service.given import Given
from sync.service.grants import ROLE_NAMES
from sync.service.ledger import CentralLedger, Connection
from sync.service.moments import when
from sync.service.retention import Hand

HELP: Final = {
    "audit_word sample": "træk en stikprøve af opslag",
    "audit_word show": "vis én linje af loggen",
    "audit_word glass": "vis de sager, der er åbnet uden for en sagsstamme",
    "audit_word wrong": "vis, hvad der stod i en forkert sag, og hvem der havde det",
    "audit_word twins": "vis sager med samme CPR-nummer, som ingen har svaret på endnu",
    "audit_word given": "vis, hvem der gav og tog sager, og hvem der fik en kode eller en ny stilling",
    "audit_word looked": "vis, hvem der har set i loggen",
    "audit_word verify": "se efter, om loggen er hel",
    "audit_word citizen": "vis, hvornår en borgers sag er brugt, og til hvad",
}
_RELATION: Final = {"kendt": "havde borgeren", "ingen": "HAVDE IKKE BORGEREN", "": "ingen borger"}
_CATEGORY: Final = {
    "acute": "det haster",
    "contact": "borgeren har henvendt sig",
    "absence": "en kollega er væk",
    "supervision": "tilsyn eller klage",
    "other": "andet",
}
_ROLE: Final[dict[str, str]] = {role: called for called, role in ROLE_NAMES.items()}
_LONG: Final = timedelta(days=183)
_MANY: Final = 6
"""Cases of one act that are counted and not named."""
_WHOSE: Final = (
    "Loggen er databeskyttelsesrådgiverens og administratorens; en teamleder kan se åbnede sager (glass) og forkerte "
    "sager (wrong). Den, der mangler, oprettes med: user add INITIALER --name NAVN --job Databeskyttelsesrådgiver"
)


def sample(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Draw looks by chance, the unexpected first."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen)
        looks = audit.sample(connection, _span(chosen), many=chosen.many, key=_key(chosen.seed))
        _note(connection, None, hand)
    words = "\n".join(map(_line, looks)) or "Der er ingen opslag i de dage."
    return words, {"ok": True, "seed": chosen.seed, "looks": [asdict(look) for look in looks]}


def _key(seed: int) -> bytes:
    """Return the key that draws: the digits of the number, or their sum where they are more than a key may have."""
    digits = str(seed).encode()
    return digits if len(digits) <= blake2b.MAX_KEY_SIZE else blake2b(digits).digest()


def show(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Show everything that is kept of one look."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen)
        facts = audit.show(connection, chosen.ref)
        _note(connection, next(iter(facts["citizens"]), None), hand)
    lines = [
        f"{name}: {', '.join(value) if isinstance(value, tuple) else value}" for name, value in facts.items()
    ]
    return "\n".join(lines), {"ok": True, "look": facts}


def opened(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """List the cases that somebody opened outside his own caseload, with the reason."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen, judges=True)
        found = glass.openings(connection, _span(chosen))
        _note(connection, None, hand)
    lines = [
        f"{when(one.at)}  {one.initials}  {one.stream}  {_CATEGORY[one.category]}: {one.reason}  "
        + (f"sluttede {when(one.ended)}" if one.ended else f"åben til {when(one.until)}")
        for one in found
    ]
    words = "\n".join(lines) or "Ingen sag er åbnet uden for en sagsstamme i de dage."
    return words, {"ok": True, "opened": [asdict(one) for one in found]}


def wrong(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """List what stood in a wrong case, and who held it: the team lead judges whether it was a breach."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen, judges=True)
        found = breaches.between(connection, _span(chosen))
        _note(connection, None, hand)
    lines = [line for one in found for line in _lines_of(one)]
    words = "\n".join(lines) or "Intet er taget ud af en forkert sag i de dage."
    return words, {"ok": True, "stood": [asdict(one) for one in found]}


def _lines_of(one: Stood) -> list[str]:
    known = KINDS.get(one.kind)
    last = datetime.fromisoformat(one.until) + HOURS
    what = f"{known.danish if known else one.kind} {one.record} i sag {one.stream}"
    lines = [
        f"{what}: hos centralen fra {when(one.since)}, taget ud {when(one.until)} af {one.by}: {one.why}",
        f"  Er det et brud, der skal anmeldes, er fristen {when(last.isoformat())} (72 timer).",
    ]
    lines += [
        f"  {held.initials}, {_ROLE.get(held.role, held.role)}, {held.name or held.device}: "
        + ("har sluppet det" if held.let_go else "HAR MÅSKE DET ENDNU")
        for held in one.holders
    ]
    lines += [f"  {when(done.at)}  {done.initials}  {done.action} {done.what}".rstrip() for done in one.done]
    lines += [
        f"  {when(late.at)}  {late.initials}  HAR UDLEVERET PLAN, UDGAVE {late.number} ({late.on}), efter det var "
        "taget ud: den siger det, er lagt til side her, og papiret kan være i nogens hånd"
        for late in one.late
    ]
    return lines


def twin_cases(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List cases with one CPR number that nobody has answered, and who may: no number and no name of a citizen."""
    with ledger.writing() as connection:
        found = twins.waiting(connection)
        audit.note(connection, None, moments.now(), account=rules.whoever())
    lines = [
        f"{one.one} (hos {_names(one.who)}) og {one.other} (hos {_names(one.other_who)}): samme CPR-nummer siden "
        f"{when(one.at)}. "
        + (
            f"Kan afgøres af {_names(one.leads)}."
            if one.leads
            else "INGEN TEAMLEDER HAR EN AF DEM: giv en af dem."
        )
        for one in found
    ]
    words = "\n".join(lines) or "Ingen sager med samme CPR-nummer venter på et svar."
    return words, {"ok": True, "twins": [asdict(one) for one in found]}


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "ingen"


def verify(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say whether every chain holds."""
    with ledger.reading() as connection:
        found = (*audit.verify(connection), *log_retention.faults(connection, ledger.keys))
        since = log_retention.since(connection, ledger.keys)
        (count,) = connection.execute("select count(*) from trail_entry").fetchone()
    words = (
        "\n".join(found)
        if found
        else f"Loggen er hel: {count} linjer, alle led passer, alle er underskrevet.{_goes_back(since)}"
    )
    return words, {"ok": not found, "faults": list(found), "entries": count, "since": since}


def _goes_back(since: str) -> str:
    """Say from when on the log is kept; nothing where all of it is."""
    return (
        f" Loggen går tilbage til {date.fromisoformat(since):%d-%m-%Y}; det, der er ældre, er slettet."
        if since
        else ""
    )


def citizen(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Say when a citizen's case was used and what for; no employee is named."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen)
        if not connection.execute(
            "select 1 from change where stream = ? limit 1", (chosen.citizen,)
        ).fetchone():
            raise Refused("Her er ingen borger med det id. Intet er ændret.")
        uses = audit.citizen(connection, chosen.citizen, _span(chosen))
        _note(connection, chosen.citizen, hand)
        since = log_retention.since(connection, ledger.keys)
    lines = [f"{when(one.at)}  {one.done}, for {one.purpose}" for one in uses]
    words = "\n".join(lines) or "Sagen er ikke brugt i de dage."
    words += f"\n{_goes_back(since).strip()}" if since else ""
    return words, {"ok": True, "uses": [asdict(one) for one in uses], "since": since}


def looked(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """List who looked into the log."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen)
        found = audit.looked(connection, _span(chosen))
        _note(connection, None, hand)
    lines = [
        f"{when(one.at)}  {one.initials}  "
        + ("ved sin egen computer" if one.desk else f"fra kontoen {one.account or 'ukendt'}")
        + f"  {one.citizen or '-'}"
        for one in found
    ]
    words = "\n".join(lines) or "Ingen har set i loggen i de dage."
    return words, {"ok": True, "looked": [asdict(one) for one in found]}


def handed(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """List who gave and took cases, and who got a code or another job."""
    with ledger.writing() as connection:
        hand = _hand(connection, chosen)
        found = given.acts(connection, _span(chosen))
        _note(connection, None, hand)
    words = "\n".join(map(_given, found)) or "Ingen har fået eller afgivet en sag i de dage."
    return words, {"ok": True, "given": [asdict(one) for one in found]}


def _given(one: Given) -> str:
    cases = ", ".join(one.citizens) if len(one.citizens) < _MANY else f"{len(one.citizens)} sager"
    role = _ROLE.get(one.role, one.role)
    said = {
        "add": f"gav {one.initials} {cases} som {role}: {one.reason}",
        "revoke": f"tog {cases} fra {one.initials}, som var {role}: {one.reason}",
        "code": f"lavede en kode til en computer til {one.initials}",
        "job": f"gav {one.initials} stillingen {one.role}",
        "left": f"lukkede for {one.initials}, der er holdt op",
    }
    return f"{when(one.at)}  {one.by}  {said.get(one.act, one.act)}"


def _hand(connection: Connection, chosen: argparse.Namespace, *, judges: bool = False) -> Hand:
    """Return who looks, from which account; Refused for a job that this of the log is none of, and for who left."""
    user = registry.user_called(connection, chosen.who)
    if not user.active:
        raise Refused(f"{user.initials} er ikke her længere. Intet er vist. {_WHOSE}")
    if has_cases(user.role) and not (judges and leads(user.role)):
        raise Refused(f"{user.initials} er {user.role or 'uden job'}. Intet er vist. {_WHOSE}")
    return Hand(user, rules.whoever(), moments.now())


def _note(connection: Connection, stream: str | None, hand: Hand) -> None:
    audit.note(connection, stream, hand.now, user=hand.user.id, account=hand.account)


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Teach the parser these commands."""
    group = under.add_parser("audit", help="loggen over, hvem der har set hvad")
    audits = group.add_subparsers(required=True, metavar="KOMMANDO", dest="audit_word")
    drawing = word(audits, "sample", on_store(sample))
    _days(drawing)
    _who(drawing)
    drawing.add_argument("-n", dest="many", type=int, default=20, help="hvor mange")
    drawing.add_argument("--seed", type=int, default=0, help="samme tal trækker det samme")
    showing = word(audits, "show", on_store(show))
    showing.add_argument("ref", help="linjens nummer, fra stikprøven")
    _who(showing)
    for name, run in (("glass", opened), ("wrong", wrong), ("given", handed), ("looked", looked)):
        listing = word(audits, name, on_store(run))
        _days(listing)
        _who(listing)
    word(audits, "twins", on_store(twin_cases))
    word(audits, "verify", on_store(verify))
    telling = word(audits, "citizen", on_store(citizen))
    telling.add_argument("citizen", help="borgerens id")
    _days(telling)
    _who(telling)


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--who", required=True, help="hvem der ser efter (initialer)")


def _days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=date.fromisoformat, help="første dag, 2026-11-01")
    parser.add_argument("--to", dest="last", type=date.fromisoformat, help="sidste dag, 2026-11-30")


def _span(chosen: argparse.Namespace) -> tuple[str, str]:
    """Return the days that were asked for; without them the last half year."""
    last = chosen.last or local(moments.now().isoformat()).date()
    return audit.between(chosen.first or last - _LONG, last)


def _line(look: Look) -> str:
    who = ", ".join(look.citizens) or "-"
    what = f"{look.action} {look.what}".strip()
    return f"{look.ref}  {when(look.at)}  {look.initials}  {what}  {who}  {_RELATION[look.relation]}"
