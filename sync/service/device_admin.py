"""`fodfaeste-central device` and `lease`: which computers are let in, shut out or to be wiped, and how long offline.

An order to wipe is carried out by the computer itself when it is next in contact, and only after its unsent work has a
receipt; the list says how far each has come, and by whose word.
"""

import argparse
import os
from pathlib import Path
from typing import Any, Final

from casework.errors import Refused
from sync.service import issuer, leases, moments, registry, rules
from sync.service.admin_words import OnStore, Told, Word
from sync.service.leases import Order
from sync.service.ledger import CentralLedger, Connection
from sync.service.moments import when

HELP: Final = {
    "device_word list": "vis computerne, og hvor langt en sletning er",
    "device_word revoke": "spær en computer",
    "device_word wipe": "bed en computer sende det usendte og derefter slette alt på den",
    "device_word spare": "tag en sletning tilbage, der ikke er udført",
    "device_word left": "hent det forseglede lager, som en slettet computer sendte, fordi noget ikke kunne læses",
    "lease_word show": "vis, hvor længe en computer må bruges uden kontakt",
    "lease_word set": "bestem, hvor længe en computer må bruges uden kontakt (8t til 30d)",
}
_HURT: Final = {"journal": "kopien af det usendte", "files": "bilag", "trail": "loggen"}
_NONE: Final = "Her er ingen computer med det id. Intet er ændret. Se dem med: device list"


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about computers and leases."""
    parser = under.add_parser("device", help="computerne")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="device_word")
    word(on, "list", on_store(list_))
    for name, run in (("revoke", revoke), ("wipe", wipe), ("spare", spare), ("left", left)):
        asked = word(on, name, on_store(run))
        asked.add_argument("device", help="computerens id")
        if run is revoke:
            asked.add_argument(
                "--keep-seals",
                action="store_true",
                help="det, den har forseglet, gælder stadig: den er i gode hænder",
            )
        if run is left:
            asked.add_argument("--out", type=Path, required=True, help="en mappe, der ikke findes endnu")
    parser = under.add_parser("lease", help="hvor længe en computer må bruges uden kontakt")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="lease_word")
    word(on, "show", on_store(lease_show))
    word(on, "set", on_store(lease_set)).add_argument("length", help="som 8t (timer) eller 7d (døgn)")


def list_(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List the computers that are let in, and how far an order to wipe has come."""
    with ledger.reading() as connection:
        found = registry.devices(connection)
        orders = {}
        for one in found:
            device = registry.device_called(connection, str(one["device"]))
            orders[one["device"]] = leases.order_for(connection, device.number) if device else None
    lines = [
        f"{one['device']}  {one['initials']}  {one['name'] or 'uden navn'}"
        + (f"  spærret {one['revoked']}" if one["revoked"] else "")
        + _said(orders[one["device"]])
        for one in found
    ]
    facts = [{**one, "wipe": _facts(orders[one["device"]])} for one in found]
    return "\n".join(lines) or "Her er ingen computere endnu.", {"ok": True, "devices": facts}


def revoke(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Shut a computer out; what it sealed counts no more either, unless that is to stay."""
    now = moments.now()
    with ledger.writing() as connection:
        done = registry.revoke_device(connection, chosen.device, now)
        names = () if chosen.keep_seals else registry.every_name(connection, chosen.device)
        done |= issuer.shut(connection, names, now)
        left = issuer.unlisted(connection, ledger.keys, names)
        if not done:
            raise Refused("Her er ingen åben computer med det id. Intet er ændret.")
    words = (
        "Computeren er spærret. Det, den mangler at sende, ligger stadig på den; kommer den på nettet, lægges det til "
        "side, til en teamleder har set det. Skal den også slettes: device wipe"
    )
    if not chosen.keep_seals:
        words += ". Har den forseglet planer, står dens segl nu på listen over dem, der ikke gælder"
    if left:
        words += (
            ". Disse segl kan ikke komme på nogen liste, for deres udsteders nøgle er slettet. Sig det til dem, der "
            "kontrollerer segl (certifikatets serienummer):\n" + "\n".join(left)
        )
    return words, {"ok": True, "unlisted": left}


def wipe(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Order a computer to send what it has and to be wiped."""
    with ledger.writing() as connection:
        device = registry.device_called(connection, chosen.device)
        if device is None or device.public == registry.NO_KEY:
            raise Refused(_NONE)
        device = registry.newest_name(connection, device)
        fresh = leases.order_wipe(connection, device.number, moments.now())
        order = leases.order_for(connection, device.number)
    if not fresh:
        return f"Computeren var bedt om det i forvejen:{_said(order)}.", {"ok": True, "wipe": _facts(order)}
    words = (
        "Næste gang computeren er på nettet, sender den det usendte og sletter derefter alt, også mens den er låst. "
        "Indtil da kan den ikke hente noget. Følg den med: device list"
    )
    return words, {"ok": True, "wipe": _facts(order)}


def spare(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Take an order back."""
    with ledger.writing() as connection:
        device = registry.device_called(connection, chosen.device)
        if device is None:
            raise Refused(_NONE)
        if not leases.call_off(connection, registry.newest_name(connection, device).number):
            raise Refused(
                "Den computer er ikke bedt om at slette noget, eller den har gjort det. Intet er ændret."
            )
    return "Sletningen er taget tilbage. Har computeren allerede sendt det usendte, kan den være begyndt.", {
        "ok": True
    }


def left(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Write out the sealed store that a wiped computer sent whole; it opens with its person's own words."""
    with ledger.reading() as connection:
        device = registry.device_called(connection, chosen.device)
        if device is None:
            raise Refused(_NONE)
        order = leases.order_for(connection, registry.newest_name(connection, device).number)
        if order is None or not order.left:
            raise Refused(
                "Den computer har ikke sendt sit lager. Det gør den kun, når dens kopi af det usendte er beskadiget."
            )
        if chosen.out.exists():
            raise Refused("Mappen findes allerede. Vælg en, der ikke gør; intet er skrevet.")
        chosen.out.mkdir(mode=0o700, parents=True)
        for file, name in order.left:
            _write_part(connection, file, chosen.out / Path(name.partition("/")[0]).name)
    words = (
        "Lageret er skrevet ud, forseglet. Læg mappen under stores på en computer, og lås det op med den "
        "adgangssætning, som det havde: så kan det, der ikke var sendt, læses."
    )
    return words, {"ok": True, "files": sorted({name.partition("/")[0] for _, name in order.left})}


def _write_part(connection: Connection, file: str, path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as out:
        for (data,) in connection.execute(
            "select data from file_piece where file = ? order by number", (file,)
        ):
            out.write(data)


def lease_show(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """Say how long a lease is."""
    with ledger.reading() as connection:
        length = leases.length(connection)
    return f"En computer kan bruges i {leases.span(length)} uden kontakt.", {
        "ok": True,
        "hours": leases.hours(length),
    }


def lease_set(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Say how long a lease shall be; computers hear of it at their next contact."""
    with ledger.writing() as connection:
        length = leases.set_length(connection, chosen.length, who=rules.whoever(), now=moments.now())
    words = (
        f"En computer kan nu bruges i {leases.span(length)} uden kontakt. Det gælder fra dens næste kontakt."
    )
    return words, {"ok": True, "hours": leases.hours(length)}


def _said(order: Order | None) -> str:
    if order is None:
        return ""
    if order.done and order.hurt:
        hurt = " og ".join(_HURT[name] for name in order.hurt if name in _HURT)
        return f"  slettet, siger computeren selv {when(order.done)}; beskadiget og sendt, som det lå: {hurt}"
    if order.done:
        return f"  slettet, siger computeren selv {when(order.done)}"
    if order.sent:
        return f"  skal slettes; det usendte kom {when(order.sent)}"
    if order.heard:
        return f"  skal slettes; har hørt det {when(order.heard)}, det usendte mangler"
    return "  skal slettes; har ikke været på nettet siden"


def _facts(order: Order | None) -> dict[str, Any] | None:
    if order is None:
        return None
    facts = {"made": order.made, "heard": order.heard, "sent": order.sent, "done": order.done}
    return facts | ({"hurt": list(order.hurt)} if order.hurt else {})
