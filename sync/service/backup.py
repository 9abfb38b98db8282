"""Could the service go on from a copy: is it whole, does it open, and what would be missing.

A copy is looked at where it was restored, in a room of its own (`backup_room`): never where devices are answered.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from casework.errors import FodfaesteError
from sync.protocol import hash_of
from sync.service import audit, branches, doctor, erased, identity, issuer, signin_way
from sync.service.engines.engine import database_errors
from sync.service.height import HeightFile
from sync.service.husk_file import ERASED, HuskFile
from sync.service.ledger import CentralLedger, Connection, tenant
from sync.service.payloads import of_change, of_held

_ROWS: Final = (
    "select device, dseq, stream, hash, payload from change where length(payload) > 0",
    "select device, dseq, stream, hash, payload from held where length(payload) > 0",
)
_NEWEST: Final = """select max(at) from (select max(received) as at from change
    union all select max(at) from grant_entry) newest"""
_PIECES: Final = "select data from file_piece where file = ? order by number"
_AFTER: Final[dict[str, str]] = {
    "written": "select count(*) from change c join device d on d.number = c.device where c.seq > ? and d.id <> ?",
    "imported": "select count(*) from change c join device d on d.number = c.device where c.seq > ? and d.id = ?",
    "given": "select count(*) from grant_entry where seq > ? and ? <> ''",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: faults in Danish, and what the copy holds. `newest` is an instant, empty in an empty copy."""

    faults: tuple[str, ...]
    municipality: str = ""
    epoch: str = ""
    seq: int = 0
    newest: str = ""
    changes: int = 0
    citizens: int = 0
    files: int = 0
    unfinished: int = 0
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Lost:
    """What would be missing: numbers behind the last one in common, and by kind where the service's store opens.

    `written` are changes that people wrote, `imported` rows of the line system, `given` entries about access; `husks`
    are records that were taken out of a wrong case after the copy, `erased` cases that were erased after it: both
    would be taken out again.
    """

    common: int
    numbers: int
    husks: int
    erased: int
    written: int | None = None
    imported: int | None = None
    given: int | None = None


def checked(ledger: CentralLedger) -> Checked:
    """Look a restored copy through, all of it."""
    with ledger.reading() as connection:
        looks: tuple[tuple[str, Callable[[], list[str]]], ...] = (
            ("Loggen med dens numre og summer", lambda: doctor.faults(ledger)),
            ("Rækkernes indhold", lambda: _rows(connection)),
            ("Centralens egne nøgler", lambda: _keys(connection, ledger)),
            ("Loggen over opslag", lambda: list(audit.verify(connection))),
            ("Bilagene", lambda: _files(connection)),
        )
        found = [fault for part, look in looks for fault in _seen(part, look)]
        try:
            return _counted(connection, tuple(found))
        except database_errors():
            return Checked((*found, "Kopien kan ikke tælles op: en side i den er beskadiget."))


def _seen(part: str, look: Callable[[], list[str]]) -> list[str]:
    """Return what a look finds; what cannot be looked at is a fault, and is told without a word of what is in it."""
    try:
        return look()
    except (FodfaesteError, ValueError):
        return [_UNREADABLE.format(part=part)]
    except database_errors():
        return [_UNREADABLE.format(part=part)]


def _rows(connection: Connection) -> list[str]:
    places, wrong, gone = (of_change, of_held), 0, erased.all_(connection)
    for place, query in zip(places, _ROWS, strict=True):
        for device, dseq, stream, made, stored in connection.execute(query):
            under = erased.LATE if stream in gone else stream  # erased.sealed_under, asked once for all rows
            plain = connection.payloads.read(under, place(device, dseq), stored)
            wrong += hash_of(plain) != bytes(made)
    return [f"{wrong} rækker siger noget andet end det, der blev taget ind."] if wrong else []


def _keys(connection: Connection, ledger: CentralLedger) -> list[str]:
    identity.read(connection, ledger.keys)
    signin_way.standing(connection, ledger.keys)
    issuer.all_(connection, ledger.keys)
    return []


def _files(connection: Connection) -> list[str]:
    whole = connection.execute(
        "select id, size, sum from file where whole is not null order by id"
    ).fetchall()
    hurt = sum(_is_hurt(connection, *file) for file in whole)
    return [f"{hurt} bilag er ikke hele: deres dele passer ikke til deres sum."] if hurt else []


def _is_hurt(connection: Connection, file: str, size: int, said: str) -> bool:
    total, length = sha256(), 0
    for (data,) in connection.execute(_PIECES, (file,)):
        total.update(data)
        length += len(data)
    return (length, total.hexdigest()) != (size, said)


def _counted(connection: Connection, faults: tuple[str, ...]) -> Checked:
    here = tenant(connection)

    def one(query: str) -> int:
        return int(connection.execute(query).fetchone()[0])

    return Checked(
        faults,
        here.name,
        here.epoch,
        here.seq,
        connection.execute(_NEWEST).fetchone()[0] or "",
        changes=one("select count(*) from change"),
        citizens=one("select count(distinct stream) from span"),
        files=one("select count(*) from file where whole is not null"),
        unfinished=one("select count(*) from file where whole is null"),
        entries=one("select count(*) from trail_entry"),
    )


def lost(copy: CentralLedger, folder: Path, live: CentralLedger | None) -> Lost | str | None:
    """Return what would be missing, by what lies in the service's folder beside its store.

    None where nothing there says how far the log has come; a sentence where the copy is of another log, or newer.
    """
    seen = HeightFile(folder).read()
    if seen is None:
        return None
    with copy.reading() as connection:
        here = tenant(connection)
        known = branches.of_file(folder) | branches.of_database(connection)
        ended = {record for (record,) in connection.execute("select record from husk").fetchall()}
        gone = erased.all_(connection)
    line = branches.way(known, seen.epoch)
    if here.epoch not in line:
        return _OTHER
    numbers, upto = 0, seen.seq
    for epoch in line[: line.index(here.epoch)]:
        numbers += max(upto - known[epoch].first, 0)
        upto = min(upto, known[epoch].common)
    if seen.epoch == here.epoch and upto < here.seq:
        return _NEWER
    numbers, common = numbers + max(upto - here.seq, 0), min(here.seq, upto)
    more = _by_kind(live, common) if live is not None else {}
    husks = len(HuskFile(folder).read().keys() - ended)
    return Lost(common, numbers, husks, len(HuskFile(folder, ERASED).read().keys() - gone), **more)


def _by_kind(live: CentralLedger, common: int) -> dict[str, int]:
    with live.reading() as connection:
        importer = tenant(connection).importer
        return {
            name: int(connection.execute(query, (common, importer)).fetchone()[0])
            for name, query in _AFTER.items()
        }


def said(found: Checked, gone: Lost | str | None) -> Iterator[str]:
    """Say in plain words whether one could go back to the copy, and what would be lost."""
    if found.faults:
        yield "NEJ: gå ikke tilbage til denne kopi."
        yield from found.faults
        yield "Tag en ny kopi nu, og prøv en ældre. Centralens eget lager er ikke rørt."
        return
    yield (
        f"JA: kopien kan bruges. Den er hel: {found.changes} ændringer i {found.citizens} sager åbner med nøglefilen, "
        f"numrene går til {found.seq} uden huller, alle summer passer, {found.files} bilag er hele, og loggen over "
        f"opslag holder ({found.entries} linjer)."
    )
    if isinstance(gone, str):
        yield gone
    elif gone is None:
        yield "Hvad der ville mangle, kan ikke ses her: filen central.height ligger ikke i lagerets mappe."
    elif not gone.numbers:
        yield "Intet ville mangle: der er ikke givet numre efter kopien."
    else:
        yield from _missing(gone)
    if isinstance(gone, Lost) and gone.husks:
        yield f"{gone.husks} poster, der stod i en forkert sag, tages ud af kopien igen, når centralen starter."
    if isinstance(gone, Lost) and gone.erased:
        yield f"{gone.erased} sager, der er slettet efter kopien, slettes igen, når centralen starter."


def _missing(gone: Lost) -> Iterator[str]:
    yield f"Gik I tilbage til den nu, ville {gone.numbers} numre efter nummer {gone.common} mangle."
    if gone.written is not None:
        yield (
            f"{gone.written} ændringer, som nogen har skrevet: computerne sender dem selv igen. {gone.imported} fra "
            f"fagsystemet: indlæs det igen. {gone.given} om adgange: giv eller tag dem igen."
        )
    yield (
        "Stillinger ville være dem fra kopien, og adgange med dem. Siger kommunens login stillingerne, bliver alle "
        "bedt om at logge ind, før noget hentes, og det, dagens stilling ikke bærer, slutter da; ellers siges de igen "
        "med user change. En stilling giver ingen adgange tilbage."
    )
    yield (
        "Computerne sender selv det igen, som de har, også bilag. Gør selv dette om igen, hvis det er sket efter "
        "kopien: adgange, nye medarbejdere, koder og computere, spærringer, ordrer om sletning, regler, leasens "
        "længde, nøgler, login, indlæsning fra fagsystemet, sager flyttet til en anden kommune (move out) og dage, som "
        "en sag blev afsluttet eller åbnet igen (retention)."
    )


_OTHER: Final = (
    "Men den er en kopi af en anden log end den, der svares fra her. Gå kun tilbage til den, hvis det er "
    "meningen."
)
_NEWER: Final = (
    "Men den er nyere end det, der svares fra her: er lageret her en gammel kopi, så læg denne tilbage."
)
_UNREADABLE: Final = (
    "{part} kan ikke læses: kopien er beskadiget eller ændret, eller den hører til en anden nøglefil."
)
