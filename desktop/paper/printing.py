"""Sends a paper to the printer, or to a place that the person chose; no file in clear on the way.

The PDF goes to the printing system through a pipe; on Windows its pages do, drawn from memory (`printing_windows`).
"""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from casework.sentences import Sentence
from desktop import printer

PATIENCE = 30.0
"""Seconds until the printing system is given up."""

NO_PRINTER = "Ingen printer. Papiret er ikke skrevet ud. Vælg »Gem til USB«, eller prøv igen på kontoret."

NO_PRINTER_FOR_EXTRACT = (
    "Ingen printer. Udtrækket er ikke skrevet ud. Vælg »Gem til USB«, eller prøv igen på kontoret."
)
NO_PRINTER_FOR_DAY = (
    "Ingen printer. Dagen er ikke skrevet ud. Vælg »Gem til USB«, eller prøv igen på kontoret."
)
NO_PRINTER_FOR_BATCH = "Ingen printer. Dagen er ikke skrevet ud. Prøv igen på kontoret."
NO_PRINTER_FOR_CARD = (
    "Ingen printer. Kortet er ikke skrevet ud. Skriv dit navn og telefonnummer på et stykke papir i stedet."
)

GONE = (
    "Printeren {name}, som er valgt i Indstillinger, er her ikke. Papiret er ikke skrevet ud, og intet er gået tabt. "
    "Vælg en anden i Indstillinger, eller prøv igen, når den er der."
)
"""Said of a printer that was chosen and is not there: the paper of a case goes to no other one unasked."""

_REASONS = {
    errno.ENOSPC: Sentence("der er ikke plads"),
    errno.EROFS: Sentence("der kan ikke skrives på stedet"),
    errno.EACCES: Sentence("der kan ikke skrives på stedet"),
    errno.EPERM: Sentence("der kan ikke skrives på stedet"),
    errno.ENOENT: Sentence("stedet er der ikke længere"),
    errno.EIO: Sentence("USB-nøglen svarer ikke"),
    errno.ENODEV: Sentence("USB-nøglen svarer ikke"),
}
PAPER, COPY = Sentence("Papiret"), Sentence("Kopien")
REPORT = Sentence("Filen til fejlsøgning")
"""What is saved outside the vault."""

Run = Callable[[Sequence[str], bytes], tuple[int, str]]
"""Runs a program with bytes on its standard input: its exit status and what it said."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Whether the paper is on its way, and the sentence for the person, which `in_words` says."""

    done: bool
    said: str


def send_to_printer(
    pdf: bytes, title: str, *, copies: int = 1, run: Run | None = None, no_printer: str = NO_PRINTER
) -> Sent:
    """Hand the PDF to the printer that was chosen, or the computer's own; `no_printer` is said where there is none.

    The printer's queue shows the title to everybody: it says what kind of paper it is, and never a name.
    """
    here, chosen = printers(run), printer.chosen()
    if not here:
        return Sent(done=False, said=no_printer)
    if chosen.name and chosen.name not in here:
        return Sent(done=False, said=Sentence(GONE, name=chosen.name))
    reason = _hand_over(pdf, title, copies, chosen, run)
    if reason:
        said = Sentence(
            "Printeren tog ikke imod papiret: {reason}. Intet er gået tabt. Prøv igen, eller vælg en anden printer i "
            "Indstillinger.",
            reason=reason,
        )
        return Sent(done=False, said=said)
    return Sent(done=True, said="Papiret er sendt til printeren.")


def save_where_chosen(content: bytes, path: Path, *, what: Sentence = PAPER) -> Sent:
    """Write a paper, or a copy of a file, where the person pointed: whole, or not at all."""
    unfinished = path.with_name(f".{path.name}.del")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        reason = _REASONS.get(problem.errno or 0, Sentence("stedet tog ikke imod det"))
        said = Sentence(
            "{what} kunne ikke gemmes: {reason}. Intet er gået tabt. Vælg et andet sted, og gem igen.",
            what=what,
            reason=reason,
        )
        return Sent(done=False, said=said)
    said = Sentence("{what} er gemt uden for Fodfæste som {name}.", what=what, name=path.name)
    return Sent(done=True, said=said)


def printers(run: Run | None = None) -> tuple[str, ...]:
    """Return the names of the printers that the system knows; for a lane, for a system may take its time."""
    if _is_windows():
        from desktop.paper import printing_windows

        return printing_windows.printers()
    status, words = (run or _run)(("lpstat", "-e"), b"")
    return tuple(words.split()) if status == 0 else ()


def _hand_over(pdf: bytes, title: str, copies: int, chosen: printer.Printer, run: Run | None) -> str:
    """Let the printing system have the paper; return why it would not, empty where it did."""
    if _is_windows():
        from desktop.paper import printing_windows

        return printing_windows.hand_over(pdf, title, copies, chosen)
    told = (*chosen.before(), "-n", str(copies), "-t", title, *chosen.about())
    status, words = (run or _run)(("lp", *told, "-"), pdf)
    return "" if status == 0 else words.strip() or Sentence("fejl {status}", status=str(status))


def _is_windows() -> bool:
    system: str = sys.platform
    return system == "win32"


def _run(command: Sequence[str], given: bytes) -> tuple[int, str]:
    program = shutil.which(command[0])
    if program is None:
        return 127, ""
    try:
        ended = subprocess.run(
            [program, *command[1:]], input=given, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 1, "printeren svarer ikke"
    return ended.returncode, (ended.stdout + ended.stderr).decode("utf-8", "replace")
