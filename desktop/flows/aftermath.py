"""What the unlock had to mend, said once above the page: what happened, that nothing is lost, that nothing is asked."""

from PySide6.QtCore import QCoreApplication

from desktop.sentences import in_words
from desktop.ui.parts.banner import BannerTone
from storage import epochs
from storage.faults import FOLDER_OLDER
from storage.vault import Store


def told(store: Store) -> str:
    """Return what the person should know of this unlock; nothing where both copies were as they were left."""
    if store.renewed == FOLDER_OLDER:
        return in_words(store.renewed)
    if store.replayed:
        happened = (
            QCoreApplication.translate(
                "flows", "1 ændring var ikke nået ind i sagerne, da programmet sidst stoppede."
            )
            if store.replayed == 1
            else QCoreApplication.translate(
                "flows", "{count} ændringer var ikke nået ind i sagerne, da programmet sidst stoppede."
            ).format(count=store.replayed)
        )
        safe = QCoreApplication.translate(
            "flows", "Det er hentet fra den anden kopi, og intet er tabt. Du skal ikke gøre noget."
        )
        return f"{happened} {safe}"
    if store.renewed == epochs.DONE:
        return QCoreApplication.translate(
            "flows",
            "Nøglerne er fornyet, og alt, du har skrevet, er her. En kopi af computeren fra før åbner ikke det, du "
            "skriver fra nu af.",
        )
    if store.renewed:
        return in_words(store.renewed)
    if (
        store.ledger.mended and store.view is None
    ):  # one that is only read mends nothing: the next unlock says it
        return QCoreApplication.translate(
            "flows",
            "Den anden kopi af det, der ikke er sendt, var ikke, som den blev efterladt. Sagerne selv er hele, og "
            "kopien er skrevet på ny. Du skal ikke gøre noget.",
        )
    if store.reserve.was_used_up:
        return QCoreApplication.translate(
            "flows",
            "Disken var fuld, da Fodfæste låste sidst. Det, du har gemt, er sikkert; se efter, om det sidste, du var "
            "ved at skrive, er her. Slet filer, du kan undvære, så der igen er plads at arbejde på.",
        )
    return ""


def tone(store: Store) -> BannerTone:
    """Return how it is said: as something mended, or as something that was not done."""
    if store.replayed:
        return "done"
    is_open = store.renewed not in {"", epochs.DONE} or (
        store.reserve.was_used_up and not store.ledger.mended
    )
    return "notice" if is_open else "done"
