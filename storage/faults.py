"""What goes wrong with files on this computer, in sentences that say what is safe and what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlcipher3

from casework.errors import Damaged, FodfaesteError, Locked
from storage.files import BAD_DISK


class WrongPassphrase(Locked):
    """The passphrase does not open the store; `wait` says how many seconds until the next try."""

    def __init__(self, sentence: str, wait: int = 0) -> None:
        super().__init__(sentence)
        self.wait = wait


class TooSoon(WrongPassphrase):
    """A passphrase came before the pause after wrong ones was over; it was not even tried."""


class AskForHelp(Locked):
    """So many wrong passphrases came that only the two key officers let the person in; nothing is deleted."""


class AlreadyOpen(Locked):
    """Another window of the program holds the store."""


class SharedFolder(Locked):
    """The store lies in a folder that other computers write in too."""


class NewerStore(Damaged):
    """A newer version of the program made the store; what is unsent in it can still be sent as it lies."""

    is_newer = True


class ReadOnlyFolder(Damaged):
    """The folder of the store cannot be written in."""


class DiskFull(Damaged):
    """The disk has no room for what was to be kept."""


class PagesDamaged(Damaged):
    """Some pages of the store do not hold; the rest of it reads, and a sealed copy has what they said."""


class NoRoomToUpgrade(Damaged):
    """The store is of an older program, and there is no room to bring it up to this one."""


class OnlyRead(Locked):
    """The store is of an older program and is only read, until there is room to bring it up to this one."""


class NoRoomForCopy(Damaged):
    """The disk has no room for another sealed copy of the store; those that are there stay."""


FULL: Final = (
    "Disken er fuld. Det, du har gemt før, er sikkert. Dette er endnu ikke gemt: lad vinduet stå åbent, "
    "slet filer, du kan undvære, og tryk Gem igen."
)
FULL_LOCKED: Final = (
    "Disken er fuld, og derfor kan sagerne ikke åbnes lige nu. Intet er ændret, og det gemte er sikkert. Slet filer, "
    "du kan undvære, og prøv igen."
)
COPY_FULL: Final = (
    "Disken er ved at være fuld, og derfor er der ikke lavet en ny sikkerhedskopi. De tidligere er beholdt, og alt, "
    "du har gemt, er sikkert. Slet filer, du kan undvære; kopien laves af sig selv, når der er plads."
)
COPY_BROKEN: Final = (
    "Sikkerhedskopien kan ikke læses hele vejen igennem, og derfor bruges den ikke. De andre kopier er ikke rørt, "
    "og det, centralen har kvitteret, er sikkert der."
)
UPGRADE_FULL: Final = (
    "Fodfæste er opdateret, og sagerne skal gøres klar til den nye udgave. Til det skal der være plads til dem to "
    "gange til. Intet er ændret, og alt, du har gemt, er sikkert. Slet filer, du kan undvære, og lås op igen."
)
ONLY_READ: Final = (
    "Dette er ikke gemt: sagerne kan kun læses lige nu. Intet er ændret. Læs øverst i vinduet, hvorfor det er sådan, "
    "og vælg der, hvad du vil gøre."
)
TOO_LARGE_TO_LOOK: Final = (
    "Her er for meget til at blive vist uden at blive bygget op først. Intet er ændret. Vælg at bygge det op; de "
    "beskadigede filer bliver lagt til side, ikke slettet."
)
RESTORE_FULL: Final = (
    "Der er ikke plads på disken til at gendanne sagerne. Intet er ændret, og kopierne er her stadig. Slet filer, du "
    "kan undvære, og prøv igen."
)
WRONG_FOR_COPY: Final = (
    "Forkert adgangssætning til denne kopi. Intet er ændret. Prøv igen med den adgangssætning, du bruger nu. "
    "Kun en kopi, som ikke kunne følge med, da du skiftede, åbnes stadig med den, du havde dengang."
)
COPIES_LEFT: Final = (
    "Sikkerhedskopier, der ikke kunne følge med: {count}. De åbnes stadig på den gamle måde, og intet er gået tabt. "
    "De bliver slettet af sig selv, når en ny kopi er taget, og centralen har kvitteret alt."
)
READ_ONLY: Final = (
    "Der kan ikke skrives i mappen med dine sager. Intet er ændret, og det gemte er sikkert. Bed IT give dig "
    "skriveadgang til mappen, og prøv igen."
)
BROKEN: Final = (
    "Noget af det, der er gemt her, er beskadiget. Intet er ændret, og det, centralen har kvitteret, er sikkert der. "
    "Står der Se eller gendan herunder, så tryk på det; ellers kontakt IT."
)
UNFIT: Final = (
    "Sagerne kan ikke åbnes med deres nøgle: enten er de beskadiget, eller også er nøglefilen en ældre kopi. Intet "
    "er ændret, og det, centralen har kvitteret, er sikkert der. Slet ingenting, og kontakt IT."
)
RENEWAL_BROKEN: Final = (
    "Nøglerne blev ikke fornyet: den nye kopi af sagerne var ikke, som den skulle være, og er slettet igen. Intet er "
    "ændret, og alt, du har skrevet, er her. Prøv igen; hjælper det ikke, så kontakt IT."
)
RENEWAL_FULL: Final = (
    "Nøglerne blev ikke fornyet: der skal være plads til sagerne én gang til, mens det sker. Intet er ændret, og "
    "alt, du har skrevet, er her. Slet filer, du kan undvære, og prøv igen."
)
BROKEN_PAGE: Final = (
    "Noget af det, der er gemt her, kan ikke læses. Alt andet virker, og det, centralen har kvitteret, er sikkert "
    "der. Send det, der venter, og kontakt IT, så computeren kan hente resten igen."
)
UNSAVED: Final = (
    "Det blev ikke gemt: stedet på disken, hvor det skulle stå, kan ikke læses. Andet, du gemmer, virker, og det, "
    "centralen har kvitteret, er sikkert der. Skriv det vigtigste ned, lås, og gendan fra en sikkerhedskopi."
)
UNSAVED_BUT_KEPT: Final = (
    "Det blev ikke gemt: stedet på disken, hvor det skulle stå, kan ikke læses. Ordene er sikkert beholdt som kladde "
    "i computerens anden kopi, og andet, du gemmer, virker. Lås, og gendan; så står kladden her igen."
)
BROKEN_RECORDS: Final = (
    "Noget af det, der er gemt her, kan ikke læses: {what}. Alt andet virker, og det, centralen har kvitteret, er "
    "sikkert der. Lås, og gendan fra en sikkerhedskopi, så kommer det igen."
)
BROKEN_RECORDS_AND_MORE: Final = (
    "Noget af det, der er gemt her, kan ikke læses: {what} og {count} mere. Alt andet virker, og det, centralen har "
    "kvitteret, er sikkert der. Lås, og gendan fra en sikkerhedskopi, så kommer det igen."
)
BROKEN_KEYS: Final = (
    "Nøglefilen til dine sager er beskadiget, også dens kopi. Selve sagerne er ikke rørt. Slet ingenting. Tryk Glemt "
    "adgangssætning, så kan to nøgleofficerer lukke dig ind igen, eller kontakt IT."
)
OLD_KEYS: Final = (
    "Nøglefilen til dine sager har en gammel form, som ikke længere er sikker nok, så sagerne åbnes ikke med den. De "
    "er ikke rørt. Slet ingenting, og kontakt IT."
)
NO_MEMORY: Final = (
    "Computeren har lige nu ikke ledig hukommelse nok til at prøve adgangssætningen. Intet er ændret, og det tæller "
    "ikke som et forsøg. Luk andre programmer, og prøv igen."
)
FOLDER_OLDER: Final = (
    "Mappen med sagerne er ældre, end den var: en gammel udgave er lagt tilbage. Alt, der er kvitteret, hentes igen "
    "fra centralen af sig selv, og det, du skriver nu, er gemt på denne computer. Det, du skrev siden og ikke nåede "
    "at sende, er ikke i den. Sig det til IT i dag, og lad andre kopier af mappen ligge."
)
SERVICE_KNOWS_MORE: Final = (
    "Centralen har mere fra denne computer, end der ligger her: en gammel udgave af mappen med sagerne er lagt "
    "tilbage. Alt, du skriver, er gemt på denne computer. Lås, og lås op igen, så hentes det, der mangler, fra "
    "centralen. Sig det til IT i dag."
)
PEPPER_LOST: Final = (
    "Sagerne er bundet til denne computer, men computerens nøglering har ikke sin halvdel af nøglen mere. Intet er "
    "ændret, og alt, du har skrevet, er her. Tryk på Glemt adgangssætning, og bed nøgleofficererne i kommunen om at "
    "hjælpe dig ind."
)
PEPPER_SILENT: Final = (
    "Sagerne er bundet til denne computer, men computerens nøglering svarer ikke. Intet er ændret, og det tæller "
    "ikke som et forsøg. Lås nøgleringen op, og prøv igen; hjælper det ikke, så kontakt IT."
)
NEWER: Final = (
    "Sagerne er gemt af en nyere udgave af Fodfæste. De er ikke rørt, og alt er sikkert. Opdatér programmet på denne "
    "computer, og lås op igen."
)
SHARED: Final = (
    "Sagerne ligger på et netværksdrev eller i en mappe, som en sky holder ens på flere computere. Der kan de gå "
    "tabt, og derfor åbnes de ikke. Intet er ændret. Bed IT lægge Fodfæstes mappe på computerens egen disk."
)
OPEN_ALREADY: Final = (
    "Dine sager er allerede åbne i et andet vindue på denne computer. Intet er ændret. Brug det vindue, eller luk "
    "det først."
)
ASK_FOR_HELP: Final = (
    "Der er prøvet forkert tyve gange, så ordene prøves ikke længere. Intet er slettet, og alt, du har skrevet, er "
    "her. Tryk Glemt adgangssætning, så lukker to nøgleofficerer dig ind igen."
)
BUSY: Final = "Sagerne er optaget af noget andet lige nu. Intet er gået tabt. Vent lidt, og prøv igen."
WRONG_ENGINE: Final = (
    "Programmet mangler sin kryptering og åbner derfor ikke sagerne. De er ikke rørt. Geninstallér Fodfæste, og prøv "
    "igen."
)

_FULL_CODES: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BROKEN_SIGNS: Final = ("malformed", "not a database", "disk I/O", "corrupt", "vtable constructor failed")
"""The last is a full-text index whose first page does not hold."""
_WRITE_CODES: Final = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def spoken(broken: str = BROKEN_PAGE) -> Iterator[None]:
    """Say what the engine and the operating system report in our own four words."""
    try:
        yield
    except FodfaesteError:
        raise
    except (sqlcipher3.InterfaceError, sqlcipher3.ProgrammingError, sqlcipher3.IntegrityError):
        raise
    except (sqlcipher3.DatabaseError, OSError, MemoryError) as error:
        told = in_words(error, broken)
        if told is None:
            raise
        raise told from error


def in_words(error: Exception, broken: str = BROKEN_PAGE) -> FodfaesteError | None:
    """Return what an error of the engine or the system means to a person; None where it means nothing to him."""
    if isinstance(error, OSError):
        if error.errno in _FULL_CODES:
            return DiskFull(FULL)
        if error.errno in BAD_DISK:
            return _damaged(broken)
        return ReadOnlyFolder(READ_ONLY) if error.errno in _WRITE_CODES else None
    if isinstance(
        error, MemoryError
    ):  # what the engine says of a page whose proof does not hold while it writes
        return _damaged(broken)
    said = str(error)
    if "interrupted" in said:
        return None
    if "full" in said:
        return DiskFull(FULL)
    if "not authorized" in said:  # what a store says that is only read (storage/read_only.py)
        return OnlyRead(ONLY_READ)
    if "readonly" in said or "unable to open" in said:
        return ReadOnlyFolder(READ_ONLY)
    if "locked" in said or "busy" in said:
        return Locked(BUSY)
    if any(sign in said for sign in _BROKEN_SIGNS):
        return _damaged(broken)
    return None


def _damaged(broken: str) -> Damaged:
    return PagesDamaged(broken) if broken is BROKEN_PAGE else Damaged(broken)
