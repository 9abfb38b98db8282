"""`fodfaeste-central move`: a case goes to another municipality as a sealed file, and its receipt comes back."""

import argparse
from pathlib import Path
from typing import Any, Final

import msgspec

from casework.errors import Refused
from sync.proofs import decoded, read_statement, statement
from sync.service import handing, identity, moments, moving, packages, registry
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger, tenant
from sync.service.log import Log
from sync.service.moments import when

KIND: Final = "moved"
HELP: Final = {
    "move card": "skriv kommunens kort til den anden kommune, og vis de cifre, I læser op for hinanden",
    "move out": "luk en sag, og skriv den i en forseglet pakke til en anden kommune",
    "move in": "tag en sag ind fra en anden kommunes pakke, og skriv kvitteringen",
    "move receipt": "læs kvitteringen: den anden kommune har sagen",
    "move list": "vis de sager, der er flyttet",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Teach the parser these commands."""
    moves = under.add_parser("move", help="en sag til eller fra en anden kommune")
    on = moves.add_subparsers(required=True, metavar="KOMMANDO", dest="move")
    word(on, "card", on_store(card)).add_argument("file", type=Path, help="hvor kortet skrives")
    out = word(on, "out", on_store(out_))
    out.add_argument("--citizen", required=True, help="borgerens id")
    out.add_argument("file", type=Path, help="hvor pakken skrives")
    taking = word(on, "in", on_store(in_))
    taking.add_argument("file", type=Path, help="pakken")
    taking.add_argument("--to", required=True, help="hvem der får sagen (initialer)")
    taking.add_argument("--receipt", type=Path, required=True, help="hvor kvitteringen skrives")
    receiving = word(on, "receipt", on_store(receipt))
    receiving.add_argument("file", type=Path, help="kvitteringen")
    for parser in (out, taking, receiving):
        parser.add_argument("--card", type=Path, required=True, help="den anden kommunes kort")
        parser.add_argument("--check", required=True, help="cifrene, som den anden kommune har læst op")
    out.add_argument("--who", required=True, help="hvem der har besluttet det (initialer)")
    word(on, "list", on_store(list_))


def card(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Write this service's card, and say its digits."""
    with ledger.reading() as connection:
        own = packages.card_of(tenant(connection).name, identity.read(connection, ledger.keys))
    _write(chosen.file, msgspec.json.encode(own))
    words = (
        f"Kortet er skrevet. Læs disse cifre op i telefonen, når den anden kommune spørger:\n{own.check()}"
    )
    return words, {"ok": True, "name": own.name, "check": own.check()}


def out_(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Close a case here, and pack all of it for another municipality."""
    other = packages.read_card(chosen.card, chosen.check)
    if chosen.file.exists():
        raise Refused("Filen findes allerede. Intet er ændret. Vælg et andet navn.")
    at, packed = moments.now().isoformat(timespec="seconds"), moving.Packed()
    with ledger.writing() as connection:
        log, who = Log(connection), registry.user_called(connection, chosen.who)
        moving.close(log, chosen.citizen, other.name, at)
        log.finish()
        records = moving.pack(connection, chosen.citizen, tenant(connection).name, packed)
        digest = packages.write(chosen.file, records, to=other, own=identity.read(connection, ledger.keys))
        connection.execute(
            "insert into moved_case (stream, receiver, sign, digest, last, changes, files, who, at) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (stream) do update set receiver = excluded.receiver, "
            "sign = excluded.sign, digest = excluded.digest, last = excluded.last, changes = excluded.changes, "
            "files = excluded.files, who = excluded.who, at = excluded.at, received = ''",
            (
                chosen.citizen,
                other.name,
                other.sign,
                digest,
                packed.last,
                packed.changes,
                packed.files,
                who.id,
                at,
            ),
        )
        holding = sum(one.stream == chosen.citizen for one in handing.holding(connection))
    words = _PACKED.format(changes=packed.changes, files=packed.files, name=other.name, digest=digest)
    words += _HOLDING.format(count=holding) if holding else ""
    words += _HALF.format(count=packed.half) if packed.half else ""
    facts = {"changes": packed.changes, "files": packed.files, "half": packed.half, "holding": holding}
    return words, {"ok": True, "digest": digest, **facts}


def in_(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Take a case in, all of it or nothing, and write the receipt."""
    other = packages.read_card(chosen.card, chosen.check)
    if chosen.receipt.exists():
        raise Refused(f"{chosen.receipt.name} findes allerede. Intet er indlæst. Vælg et andet navn.")
    now, digest = moments.now(), packages.digest_of(chosen.file) if chosen.file.is_file() else ""
    with ledger.writing() as connection:
        log, user = Log(connection), registry.user_called(connection, chosen.to)
        openers = identity.openers(connection, ledger.keys)
        came = moving.take_in(log, packages.read(chosen.file, sender=other, openers=openers), user, now)
        log.finish()
        connection.execute(
            "insert into came_case (stream, sender, digest, changes, files, who, at) values (?, ?, ?, ?, ?, ?, ?) "
            "on conflict (stream) do update set sender = excluded.sender, digest = excluded.digest, "
            "changes = excluded.changes, files = excluded.files, who = excluded.who, at = excluded.at",
            (
                came.stream,
                other.name,
                digest,
                came.changes + came.known,
                came.files,
                came.primary,
                now.isoformat(),
            ),
        )
        owner = next(one for one in registry.users(connection) if one.id == came.primary)
        facts = {
            "digest": digest,
            "changes": came.changes + came.known,
            "at": now.isoformat(timespec="seconds"),
        }
        said = statement(identity.read(connection, ledger.keys).signer, KIND, facts)
    _write(chosen.receipt, said.encode())  # no sooner than it is on the disk here
    words = _TAKEN.format(changes=came.changes, known=came.known, files=came.files, who=owner.initials)
    words += _NOT_HIS.format(who=user.initials) if owner.id != user.id else ""
    words += _TAKEN_OUT.format(count=came.redacted) if came.redacted else ""
    return words, {
        "ok": True,
        "citizen": came.stream,
        "new": came.changes,
        "known": came.known,
        "files": came.files,
        "redacted": came.redacted,
    }


def receipt(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Read the other municipality's word that it has the case."""
    other = packages.read_card(chosen.card, chosen.check)
    try:
        facts = read_statement(decoded(other.sign), KIND, chosen.file.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise Refused("Kvitteringen er ikke fra den kommune, som kortet er fra. Intet er ændret.") from error
    with ledger.writing() as connection:
        row = connection.execute(
            "select stream, changes from moved_case where digest = ? and sign = ?",
            (facts.get("digest"), other.sign),
        ).fetchone()
        if row is None or row[1] != facts.get("changes"):
            raise Refused("Kvitteringen er ikke for den sidste pakke af en sag herfra. Intet er ændret.")
        at = moments.now().isoformat(timespec="seconds")
        connection.execute("update moved_case set received = ? where stream = ?", (at, row[0]))
    words = f"{other.name} har kvitteret for sagen: {row[1]} ændringer. {_STAYS}"
    return words, {"ok": True, "citizen": row[0]}


def list_(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List the cases that moved, whether they were received, and what came since."""
    lines, facts = [], []
    with ledger.reading() as connection:
        rows = connection.execute(
            "select stream, receiver, changes, at, received, last from moved_case order by at, stream"
        ).fetchall()
        for stream, name, changes, at, received, last in rows:
            since = moving.came_since(connection, stream, last)
            state = f"kvitteret {when(received)}" if received else "ikke kvitteret"
            more = f"; {since} ændringer er kommet siden: lav en ny pakke" if since else ""
            lines.append(f"{stream}  til {name} {when(at)}, {changes} ændringer, {state}{more}")
            facts.append({"citizen": stream, "to": name, "received": received, "since": since})
    return "\n".join(lines) or "Ingen sag er flyttet til en anden kommune.", {"ok": True, "moved": facts}


def _write(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, for its owner alone."""
    try:
        with path.open("xb") as file:
            path.chmod(0o600)
            file.write(content)
    except FileExistsError as error:
        raise Refused(f"{path.name} findes allerede. Intet er ændret. Vælg et andet navn.") from error


_STAYS: Final = (
    "Her kan sagen nu kun læses, med nødadgang. Den bliver liggende, til opbevaringstiden er gået: sig, hvornår den "
    "blev afsluttet, med retention close."
)
_PACKED: Final = (
    "Sagen er lukket her og ligger i pakken: {changes} ændringer og {files} filer. Kun {name} kan åbne den; send den, "
    "som I vil. Vent på kvitteringen (move receipt). Pakkens SHA-256: {digest}"
)
_HOLDING: Final = (
    "\n{count} computere har endnu ikke sagt, at sagen er væk, og kan have noget, der ikke er sendt. Se holding, og "
    "lav en ny pakke, når de har: modtageren tager kun det, den mangler."
)
_HALF: Final = (
    "\n{count} filer er ikke kommet helt til centralen endnu og er ikke med. Lav en ny pakke, når de er."
)
_TAKEN: Final = (
    "Sagen er taget ind: {changes} nye ændringer og {files} nye filer; {known} ændringer var her. {who} har den nu. "
    "Send kvitteringen tilbage til den anden kommune."
)
_TAKEN_OUT: Final = (
    "\n{count} ændringer og filer er ikke taget ind: de hører til noget, der her er taget ud som forkert borger. "
    "Sig det til den anden kommune, så den også tager det ud."
)
_NOT_HIS: Final = (
    "\n{who} har ikke fået den: den havde en sagsbehandler her. Skal den skifte hænder, så brug transfer."
)
