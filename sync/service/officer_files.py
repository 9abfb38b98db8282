"""The files that officers carry, and the words under which they lie: written for their owner alone, read unseen."""

import argparse
import os
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

from casework.errors import Refused


def secrets_of(chosen: argparse.Namespace, asked: Sequence[str]) -> list[str]:
    """Read each set of words from its file, or ask for it without showing it."""
    given = [path.read_text(encoding="utf-8").strip() for path in chosen.secret_file]
    try:
        return [*given[: len(asked)], *(getpass(f"{one}: ") for one in asked[len(given) :])]
    except EOFError as error:  # said by a script, where nobody can type
        raise Refused(
            "Ordene mangler: skriv dem, når der spørges, eller giv en fil med --secret-file. Intet er ændret."
        ) from error


def write_own(path: Path, content: bytes) -> None:
    """Write a file for its owner alone; one that is there is not written over."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refused(f"Her ligger allerede en fil ved navn {path.name}. Intet er ændret.") from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
