"""Start-up, told as a story.

The memory is closed to others before anything else, Qt too, is loaded. If somebody's window is open already, it is
raised, and that is all. Else the first window is painted; while the person types, everything that comes after it is
loaded in small pieces (`first_window`, `entry`, `loading`). Then today at once, and the exchange with the central
service afterwards. A home without a store goes to *Kom i gang* instead.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desktop import guard, paths

NAME = "fodfaeste"
GALLERY, PAPER = "gallery", "paper"
"""The one word: it draws invented citizens to files, and opens nothing of anybody's."""


class Chosen(NamedTuple):
    """What the command line said."""

    practice: bool = False
    home: Path | None = None
    store: Path | None = None
    link: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Start, draw the gallery, or make a paper; return the status for the shell."""
    said = list(sys.argv[1:] if arguments is None else arguments)
    if said[:1] == [GALLERY]:
        from desktop.gallery import word

        return word.main(said[1:])
    if said[:1] == [PAPER]:
        guard.close_memory()
        from desktop import paper_word

        return paper_word.main(said[1:])
    chosen = begin(said)
    from desktop import first_window

    return first_window.run(NAME, practice=chosen.practice, store=chosen.store, link=chosen.link)


def begin(arguments: list[str]) -> Chosen:
    """Do what comes before Qt: close the memory, read the command line, settle in the right home."""
    gc.disable()  # what comes in now all stays; `collector` begins when it is there, on the main thread
    guard.close_memory()
    chosen = read(arguments)
    if chosen.link in sys.orig_argv:  # a lock begins the same program anew, and a link is opened once
        sys.orig_argv.remove(chosen.link)
    paths.settle(chosen.home, practice=chosen.practice)
    return chosen


def read(arguments: list[str]) -> Chosen:
    """Read the command line; the reader itself is loaded only where there is something to read."""
    if not arguments:
        return Chosen()
    import argparse

    parser = argparse.ArgumentParser(prog=NAME, description="Fodfæste: sagsarbejde, også uden net.")
    parser.add_argument(
        "--practice", action="store_true", help="øvelseskontoret: opfundne borgere, intet sendes ud"
    )
    parser.add_argument(
        "--home", type=Path, help="mappen til alt, hvad programmet gemmer (ellers FODFAESTE_HOME)"
    )
    parser.add_argument("--store", type=Path, help="mappen med det lager, der skal låses op")
    parser.add_argument("link", nargs="?", default="", help="linket fra kommunen, til Kom i gang")
    said = parser.parse_args(arguments)
    return Chosen(said.practice, said.home, said.store, said.link)


if __name__ == "__main__":
    sys.exit(main())
