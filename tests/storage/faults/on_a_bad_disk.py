"""Unlock a store on a disk with a bad place, look and save, and say what came of it: a program of its own."""

import json
import os
import sys
from pathlib import Path

from casework.errors import FodfaesteError
from storage import journal_file, keyfile
from tests.storage.faults import judging
from tests.storage.shelf import note, save


def looked(folder: Path) -> dict[str, object]:
    """Return what the person has: his notes, or what he is told; and whether he can write."""
    found: dict[str, object] = {"notes": [], "told": [], "saved": False}
    told: list[str] = []
    try:
        with judging.opened(folder) as store:
            (stream,) = store.own_reader().row("select stream from log where kind = 'citizen'") or ("",)
            found["notes"] = sorted(judging.kept(store))
            for _ in range(2):
                try:
                    save(store, *note(stream, "skrevet på en dårlig disk"))
                except FodfaesteError as refused:
                    told.append(str(refused))
                else:
                    found["saved"] = True
    except FodfaesteError as refused:
        told.append(str(refused))
    except OSError as bug:
        told.append(f"BUG {bug}")
    return found | {"told": told}


if __name__ == "__main__":
    if "BLUNT" in os.environ:  # the mutant: no reader knows what a bad place is
        vars(keyfile)["what_reads"] = vars(journal_file)["what_reads"] = Path.read_bytes
    print(json.dumps(looked(Path(sys.argv[1]))))
