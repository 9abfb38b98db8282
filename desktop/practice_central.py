"""The practice office's own central service: the real one, on this machine only, and gone when the desktop is gone.

`serve PARENT PORT` answers; `fill MUNICIPALITY FOLDER FIRST_DAY` reads the invented export in as an administrator
would, and then what its people wrote beside it.
"""

import os
import sys

from desktop import guard, practice_written
from sync.service import admin


def main() -> int:
    """Do what the desktop asked for."""
    word, *said = sys.argv[1:]
    return fill(*said) if word == "fill" else serve(*said)


def serve(parent: str, port: str) -> int:
    """Serve on the port that the desktop chose."""
    guard.end_with_parent()
    if os.getppid() != int(parent):
        return 0
    return admin.main(["serve", "--port", port])


def fill(municipality: str, folder: str, first_day: str) -> int:
    """Fill the office; what is there already stays as it is."""
    failed = admin.main(["import", "--municipality", municipality, folder])
    if not failed:
        practice_written.write(first_day)
    return failed


if __name__ == "__main__":
    sys.exit(main())
