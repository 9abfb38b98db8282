"""Where the central service keeps its things: `central/` under FODFAESTE_HOME, or the person's own data folder."""

import os
from pathlib import Path


def home() -> Path:
    """Return the folder that holds everything the programs keep."""
    chosen = os.environ.get("FODFAESTE_HOME")
    if chosen:
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "fodfaeste"


def central() -> Path:
    """Return the folder of the service's store."""
    return home() / "central"
