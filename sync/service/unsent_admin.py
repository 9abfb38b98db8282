"""`fodfaeste-central unsent`: what a computer without a net saved on a USB stick, taken in as if it had been sent."""

import argparse
from pathlib import Path
from typing import Any, Final

from casework.errors import Refused
from sync.protocol_stick import MOST, read
from sync.service import accept, doubt, kept_files, moments, registry, sent_files
from sync.service.admin_words import OnStore, Told, Word
from sync.service.ledger import CentralLedger
from sync.service.problems import Refusal

HELP: Final = {"unsent": "tag det ind, som en computer uden net har gemt på en USB-nøgle"}
_NO_FILE: Final = "Det er ikke en fil med noget, der venter fra en computer. Intet er taget ind."
_STRANGER: Final = (
    "Filen kommer fra en computer, som centralen ikke kender under det navn. Er filen gemt, efter at dens lager blev "
    "gendannet, skal computeren have forbindelse én gang først; men tag de filer ind, der er gemt før gendannelsen, "
    "inden den får det. Intet er taget ind; behold filen."
)
_WHY: Final = {
    "bad_proof": "Filen er ændret undervejs, eller den er ikke underskrevet af den computer. Intet er taget ind.",
    "file_sealed": "Filen er forseglet til en anden central. Intet er taget ind.",
    "dot_reused": "Filen siger noget andet om numre, som centralen har. Intet er taget ind; se: doctor.",
    "log_behind": f"{doubt.IN_DOUBT}\nBehold filen, og tag den ind bagefter.",
    "epoch": "Filen hører til en anden udgave af loggen, end centralen har nu. Intet er taget ind; på computeren er "
    "alt gemt, og det sendes, når den får forbindelse.",
}
_ELSE: Final = (
    "Centralen kan ikke tage filen ind, som den er ({code}). Intet er taget ind. Behold filen; se: doctor."
)
_TAKEN: Final = (
    "Fra {initials}: {fresh}. Af filens ændringer har centralen nu {taken}, og {held} er lagt til side."
)
_LOST: Final = " {unreadable} kunne ikke læses eller mangler det foran; filen er gemt, som den kom."
_DRAFTS: Final = " Der var {drafts}, som ikke var gemt; de er stadig på computeren."
_CLOSED: Final = (
    " {unreadable} kunne ikke læses eller har ingen plads: computerens lager er gendannet, siden filen blev gemt. "
    "Filen er gemt, som den kom. Spørg medarbejderen, om ordene står på computeren."
)
_THEN: Final = " Computeren får sine kvitteringer, næste gang den har forbindelse."
_DONE: Final = " Filen kan slettes."
_KEEP: Final = " Behold også filen på USB-nøglen. Se, hvad der ligger: unsent --kept"
_NOTHING_KEPT: Final = "Ingen fil ligger her med ord, der mangler en plads."
_ONE_KEPT: Final = "{number}: fra {initials}, kom {at}."
_MISSING: Final = " {changes} har ingen plads ({cases})."
_ERASED: Final = " {changes} får ingen plads: sagen er slettet."
_TAKEN_OUT: Final = " {changes} får ingen plads: posten stod i en forkert sag og er taget ud."
_UNOPENED: Final = " {unopened} kunne ikke læses."
_KEPT_DRAFTS: Final = (
    " {drafts}, som ikke var gemt, kan ikke tages ind; spørg medarbejderen, om ordene står på computeren."
)
_WAY: Final = " Få dem tilbage med: unsent --again {number}"
_WHICH: Final = "Skriv filen fra USB-nøglen, eller --kept eller --again NUMMER."
_BACK: Final = (
    "{changes} er taget ind, med den tid, de blev skrevet. Medarbejderen får dem ved næste kontakt, hvis hun stadig "
    "har sagen; ellers ser den, der har sagen nu, dem."
)
_ASIDE: Final = "{changes} er lagt til side og kommer ikke til nogen computer."


def unsent(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Take a file in, list what is kept of those that came, or bring back what one of them holds."""
    if chosen.kept:
        return kept(ledger)
    if chosen.again is not None:
        placed, aside = kept_files.bring_back(ledger, chosen.again, now=moments.now())
        said = [_BACK.format(changes=_changes(placed))] if placed else []
        said += [_ASIDE.format(changes=_changes(aside))] if aside else []
        return " ".join(said), {"ok": True, "placed": placed, "aside": aside}
    if chosen.file is None:
        raise Refused(_WHICH)
    return take(ledger, chosen)


def kept(ledger: CentralLedger) -> Told:
    """Say whose words lie here without a place, of which cases, how many and since when: no word of them."""
    with ledger.reading() as connection:
        found = kept_files.kept(ledger, connection)
        people = {user.id: user.initials for user in registry.users(connection)}
    files = [
        {
            "number": one.number,
            "initials": people.get(one.device.user, "?"),
            "at": one.at,
            "missing": len(one.missing),
            "cases": one.by_case(),
            "erased": one.left.erased,
            "taken_out": one.left.taken_out,
            "unopened": one.unopened,
            "drafts": one.drafts,
        }
        for one in found
    ]
    lines = [_line(one, str(facts["initials"])) for one, facts in zip(found, files, strict=True)]
    return "\n".join(lines) or _NOTHING_KEPT, {"ok": True, "files": files}


def _line(one: kept_files.Kept, initials: str) -> str:
    """Say of one file only what there is in it."""
    said = _ONE_KEPT.format(number=one.number, initials=initials, at=one.at)
    if one.missing:
        cases = ", ".join(f"{case}: {count}" for case, count in one.by_case().items())
        said += _MISSING.format(changes=_changes(len(one.missing)), cases=cases)
    said += _ERASED.format(changes=_changes(one.left.erased)) if one.left.erased else ""
    said += _TAKEN_OUT.format(changes=_changes(one.left.taken_out)) if one.left.taken_out else ""
    said += _UNOPENED.format(unopened=one.unopened) if one.unopened else ""
    said += _KEPT_DRAFTS.format(drafts=_drafts(one.drafts)) if one.drafts else ""
    return said + (_WAY.format(number=one.number) if one.missing and one.is_closed else "")


def _changes(count: int) -> str:
    return "1 ændring" if count == 1 else f"{count} ændringer"


def _drafts(count: int) -> str:
    return "1 kladde" if count == 1 else f"{count} kladder"


def take(ledger: CentralLedger, chosen: argparse.Namespace) -> Told:
    """Take a file in, all of it in one step; the same file again changes nothing."""
    if not chosen.file.is_file() or chosen.file.stat().st_size > MOST:
        raise Refused(_NO_FILE)
    try:
        head, content = read(chosen.file.read_bytes())
    except ValueError as error:
        raise Refused(_NO_FILE) from error
    with ledger.reading() as connection:
        device = registry.device_called(connection, head.dev)
        before = accept.acked_of(connection, device) if device is not None else 0
        is_closed = device is not None and device.id in registry.closed_names(connection, device)
        people = {user.id: user.initials for user in registry.users(connection)}
    if device is None:
        raise Refused(_STRANGER)
    sent = sent_files.FileSent(content, head.epoch, head.sig, by_stick=True)
    try:
        told = sent_files.take(ledger, device, sent, now=moments.now())
    except Refusal as refusal:
        code = refusal.problem.code
        raise Refused(_WHY.get(code) or _ELSE.format(code=code)) from refusal
    new = max(0, told.acked - before)
    facts = {
        "new": new,
        "taken": told.taken,
        "held": told.held,
        "unreadable": told.unreadable,
        "drafts": told.drafts,
    }
    lost = (_CLOSED if is_closed else _LOST) if told.unreadable else ""
    shown = {
        **facts,
        "fresh": _changes(new) + (" er ny" if new == 1 else " er nye"),
        "drafts": _drafts(told.drafts),
    }
    words = _TAKEN + lost + (_DRAFTS if told.drafts else "") + _THEN + (_KEEP if told.unreadable else _DONE)
    initials = people.get(device.user, "?")
    return words.format(initials=initials, **shown), {"ok": True, "initials": initials, **facts}


def words(parser: Any, word: Word, on_store: OnStore) -> None:
    """Add the word."""
    made = word(parser, "unsent", on_store(unsent))
    one = made.add_mutually_exclusive_group()
    one.add_argument("file", type=Path, nargs="?", help="filen fra USB-nøglen")
    one.add_argument(
        "--kept", action="store_true", help="vis kun, hvad der ligger her uden plads, og hvis det er"
    )
    one.add_argument(
        "--again", type=int, metavar="NUMMER", help="giv ordene i en gemt fil tilbage til dem, der skrev"
    )
