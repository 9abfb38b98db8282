"""`fodfaeste-central recovery`: the municipality's recovery key, and the officers' part in a forgotten passphrase.

An officer may approve at the service, or on a computer of his own from the request as a file: then his key is never on
the service's computer, and only his sealed half is carried to it.
"""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from casework.clock import local
from casework.errors import Refused
from sync.protocol_recovery import RequestWire
from sync.service import appointing_admin, moments, officers, recovery
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger
from sync.service.officer_files import secrets_of, write_own
from sync.service.officers import Approval, Effort
from sync.service.problems import Refusal

HELP: Final = {
    "recovery_word list": "vis anmodningerne fra dem, der har glemt deres ord",
    "recovery_word log": "vis, hvad der er spurgt, godkendt, afvist og brugt",
    "recovery_word take": "tag en anmodning eller en godkendelse ind fra en USB-nøgle",
    "recovery_word show": "skriv en anmodning som en fil til en nøgleofficers egen computer",
    "recovery_word approve": "godkend en anmodning som den ene af de to nøgleofficerer",
    "recovery_word answer": "giv svaret fri, når begge har godkendt",
    "recovery_word handover": "lad en ny nøgleofficer tage over efter en af de to, med den nøgle, der er",
    **appointing_admin.HELP,
}
_STATES: Final = {
    "waiting": "venter på godkendelse",
    "approved": "godkendt af begge; giv svaret fri med: recovery answer",
    "answered": "svaret er givet fri",
    "over": "udløbet eller afløst",
    "used": "brugt",
}


def words(under: Any, word: Word, on_store: OnStore) -> None:
    """Give the command line its words about recovery."""
    parser = under.add_parser("recovery", help="glemte adgangssætninger og de to nøgleofficerer")
    on = parser.add_subparsers(required=True, metavar="KOMMANDO", dest="recovery_word")
    asking = appointing_admin.words(on, word, on_store)
    word(on, "list", on_store(list_))
    word(on, "log", on_store(log))
    word(on, "take", on_store(take)).add_argument("file", type=Path, help="filen fra USB-nøglen")
    showing = word(on, "show", on_store(show))
    showing.add_argument("request", help="anmodningens nummer, mindst otte tegn af det")
    showing.add_argument("--out", type=Path, required=True, help="filen, der skrives")
    approving = word(on, "approve", lambda chosen: approve(chosen, on_store))
    approving.add_argument("request", help="anmodningens nummer, eller filen med den")
    approving.add_argument("--share", type=Path, required=True, help="din egen nøglefil")
    approving.add_argument("--words", help="de seks ord, som personen læser op (ellers spørges der)")
    approving.add_argument("--out", type=Path, help="filen med din godkendelse, når anmodningen er en fil")
    answering = word(on, "answer", on_store(answer))
    answering.add_argument("request", help="anmodningens nummer, mindst otte tegn af det")
    answering.add_argument("--out", type=Path, help="skriv også svaret som en fil til en USB-nøgle")
    handing = word(on, "handover", handover)
    handing.add_argument("--share", type=Path, required=True, help="den gamle nøglefil")
    handing.add_argument("--officer", required=True, help="den nye nøgleofficers initialer")
    handing.add_argument("--out", type=Path, required=True, help="den nye nøglefil")
    for one in (*asking, approving, handing):
        one.add_argument(
            "--secret-file",
            type=Path,
            action="append",
            default=[],
            help="fil med ordene (ellers spørges der)",
        )


def list_(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List the requests; the six words are left out, so that they can only come from the person."""
    now = moments.now()
    with ledger.reading() as connection:
        found = recovery.everything(connection)
    lines = [
        f"{one.request.id[:8]}  {one.initials}  {one.person}, {one.computer or 'computer uden navn'}, "
        f"{_said(one.received)}: {_STATES[one.stands(now)]}"
        + (f" (godkendt af {', '.join(one.approved)})" if one.approved else "")
        for one in found
    ]
    facts = [
        {
            "request": one.request.id,
            "initials": one.initials,
            "person": one.person,
            "computer": one.computer,
            "device": one.request.dev,
            "received": one.received.isoformat(timespec="seconds"),
            "ends": one.ends.isoformat(timespec="seconds"),
            "way": one.way,
            "state": one.stands(now),
            "approved": list(one.approved),
        }
        for one in found
    ]
    return "\n".join(lines) or "Her er ingen anmodninger.", {"ok": True, "requests": facts}


def log(ledger: CentralLedger, _: argparse.Namespace) -> Told:
    """List every step that was taken."""
    with ledger.reading() as connection:
        found = recovery.steps(connection)
    lines = [
        "  ".join(str(one[name] or "-") for name in ("at", "act", "request", "device", "who"))
        for one in found
    ]
    return "\n".join(lines) or "Her er intet endnu.", {"ok": True, "steps": found}


def take(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Take in what came on a USB stick: a request of a computer, or an officer's approval."""
    content = chosen.file.read_bytes()
    approval = _read(content, Approval)
    if approval is not None:
        return _approved(ledger, approval)
    request = _read(content, RequestWire)
    if request is None:
        raise Refused("Filen er hverken en anmodning eller en godkendelse. Intet er ændret.")
    try:
        told = recovery.ask(ledger, request, now=moments.now(), way="usb")
    except Refusal as refusal:
        raise Refused(_NOT_TAKEN.get(refusal.problem.code, _NOT_TAKEN["bad_proof"])) from refusal
    words_ = (
        f"Anmodningen {told.id[:8]} er taget ind. Den gælder til {_said(datetime.fromisoformat(told.ends))}."
    )
    return words_, {"ok": True, "request": told.id, "state": told.state}


def show(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Write a request as a file."""
    with ledger.reading() as connection:
        found = recovery.named(connection, chosen.request)
    write_own(chosen.out, msgspec.json.encode(found.request))
    return f"Anmodningen er skrevet til {chosen.out}.", {"ok": True, "request": found.request.id}


def approve(chosen: argparse.Namespace, on_store: OnStore) -> Told:
    """Approve at the service, or away from it where the request is a file."""
    if not Path(chosen.request).is_file():
        return on_store(_approve_here)(chosen)
    request = _read(Path(chosen.request).read_bytes(), RequestWire)
    if request is None:
        raise Refused("Filen er ikke en anmodning. Intet er ændret.")
    if chosen.out is None:
        raise Refused("Sig med --out, hvor din godkendelse skal skrives. Intet er ændret.")
    write_own(chosen.out, msgspec.json.encode(_approval(request, chosen)))
    told = (
        f"Din godkendelse er skrevet til {chosen.out}. Bær den til centralen: recovery take {chosen.out.name}"
    )
    return told, {"ok": True, "request": request.id}


def _approve_here(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    with ledger.reading() as connection:
        request = recovery.named(connection, chosen.request).request
    try:
        return _approved(ledger, _approval(request, chosen))
    except Refused:
        recovery.note_refused(ledger, request.id, chosen.share.name, moments.now())
        raise


def _approval(request: RequestWire, chosen: argparse.Namespace) -> Approval:
    share = officers.opened(chosen.share.read_bytes(), secrets_of(chosen, ["Ordene til din nøglefil"])[0])
    return officers.approval(request, share, chosen.words or _asked_for_words())


def _asked_for_words() -> str:
    try:
        return input("De seks ord, som personen læser op fra sin computer: ")
    except EOFError as error:
        raise Refused("De seks ord mangler: skriv dem efter --words. Intet er godkendt.") from error


def _approved(ledger: CentralLedger, approval: Approval) -> Told:
    found, missing = recovery.approve(ledger, approval, moments.now())
    facts = {"ok": True, "request": found.request.id, "officer": approval.officer, "missing": missing}
    rest = (
        "Den anden nøgleofficer mangler endnu."
        if missing
        else "Begge har godkendt. Giv svaret fri, mens personen sidder ved computeren: "
        f"recovery answer {found.request.id[:8]}"
    )
    return f"{approval.officer} har godkendt {found.person}s anmodning. {rest}", facts


def answer(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Give the answer free."""
    with ledger.reading() as connection:
        found = recovery.named(connection, chosen.request)
    given = recovery.answer(ledger, found.request.id, moments.now())
    told = f"Svaret til {found.person} er givet fri og hentes af computeren, når den har net."
    if chosen.out is not None:
        write_own(chosen.out, msgspec.json.encode(given))
        told += f" Det ligger også i {chosen.out}: bær filen til computeren på en USB-nøgle."
    return told, {"ok": True, "request": found.request.id}


def handover(chosen: argparse.Namespace) -> Told:
    """Put an officer's key under another officer's words; the stores notice nothing."""
    asked = ["Ordene til den gamle nøglefil", f"Ord til {chosen.officer.upper()}s nøglefil"]
    old, new = secrets_of(chosen, asked)
    share = officers.opened(chosen.share.read_bytes(), old)
    passed = officers.Share(share.number, chosen.officer.upper(), share.key, share.private)
    write_own(chosen.out, officers.written(passed, new, Effort()))
    told = f"{passed.officer} har nu nøglefilen {chosen.out}. Slet {share.officer}s fil og dens kopier."
    return told, {"ok": True, "officer": passed.officer, "number": passed.number}


_NOT_TAKEN: Final = {
    "device_unknown": "Centralen kender ikke computeren, som anmodningen kommer fra. Intet er taget ind.",
    "device_revoked": "Computeren er spærret. Anmodningen er ikke taget ind.",
    "bad_proof": "Anmodningen er ikke skrevet under af computeren, eller den er ændret. Den er ikke taget ind.",
    "recovery_over": "En anden anmodning har samme nummer. Bed personen om at lave en ny.",
    "recovery_unknown": "Lageret hører til en anden person end computeren. Anmodningen er ikke taget ind.",
    "too_many": "Computeren har spurgt for mange gange i dag. Tal med personen, før den spørger igen.",
}


def _read(content: bytes, shape: type[Any]) -> Any:
    try:
        return msgspec.json.decode(content, type=shape)
    except (ValueError, RecursionError):
        return None


def _said(at: datetime) -> str:
    here = local(at.isoformat())
    return f"{here.day}.{here.month}. kl. {here.hour}.{here.minute:02}"
