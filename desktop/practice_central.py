"""The practice office's own central service: the real one, on this machine only, and gone when the desktop is gone."""

import os
import sys

from desktop import guard
from sync.service import admin


def main() -> int:
    """Serve on the port that the desktop chose."""
    parent, port = sys.argv[1:3]
    guard.end_with_parent()
    if os.getppid() != int(parent):
        return 0
    return admin.main(["serve", "--port", port])


if __name__ == "__main__":
    sys.exit(main())
