"""What waits goes on a USB stick where there is no way to the service for days: sealed, and still waiting here.

The journal file goes as it lies, with the signature that it is sent with from a locked computer. Nothing is ticked off
by it: the receipts come with the next round, and what is sent twice by then is known by its numbers.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from casework.clock import instant
from casework.errors import Refused
from storage import device_key, journal_file
from storage.files import as_it_lies, write_whole
from storage.pinned import read_beside
from storage.vault import Store
from sync.proofs import DeviceKey
from sync.protocol_away import MOST_FILE, file_digest
from sync.protocol_stick import StickHead, write

NO_SERVICE: Final = (
    "Denne computer har ikke haft forbindelse til centralen, siden den blev taget i brug eller gendannet, så filen "
    "kan ikke forsegles til centralen. Intet er skrevet; det, der venter, er gemt her."
)
NOTHING: Final = "Intet venter på at blive sendt. Intet er skrevet."
TOO_MUCH: Final = (
    "Det, der venter, er for meget til én fil (over 64 MB). Intet er skrevet; det er gemt her, til der er "
    "forbindelse."
)
NOT_WRITTEN: Final = (
    "Filen kunne ikke skrives dér. Måske er USB-nøglen fuld, skrivebeskyttet eller taget ud. Det, der venter, er "
    "stadig gemt på denne computer. Vælg et andet sted."
)


def save(store: Store, to: Path, *, now: datetime) -> None:
    """Write what waits in an open store to a file that only the service opens; call it where the store writes.

    Refused, in a sentence, where that cannot be done; then nothing is written.
    """
    beside = read_beside(store.folder)
    if beside is None or beside.former or not beside.keys.seal:
        raise Refused(NO_SERVICE)
    if not store.ledger.waiting(1):
        raise Refused(NOTHING)
    content, _ = as_it_lies(store.folder / journal_file.NAME)
    if len(content) > MOST_FILE:
        raise Refused(TOO_MUCH)
    key = DeviceKey(device_key.read(store.folder))
    signed = key.sign(file_digest(beside.device, beside.epoch, content))
    head = StickHead(beside.device, beside.epoch, instant(now), signed)
    try:
        write_whole(to, write(head, content))
    except OSError as error:
        raise Refused(NOT_WRITTEN) from error
