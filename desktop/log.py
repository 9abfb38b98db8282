"""What the program did, in a file on this computer: no note, no name, no CPR number (a line with one is left out)."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

CPR_LIKE: Final = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
LEFT_OUT: Final = "[linje udeladt: den lignede et personnummer]"


class NoPeople(logging.Filter):
    """Refuses a line that holds anything like a CPR number, also in what the line is filled with."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the line pass, emptied where it must be."""
        if CPR_LIKE.search(record.getMessage()):
            record.msg, record.args = LEFT_OUT, None
        record.exc_info = record.exc_text = record.stack_info = None
        return True


class Quiet(RotatingFileHandler):
    """A log that cannot be written, as on a full disk, is no reason to stop or to speak."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Let the line go."""


def begin(path: Path) -> None:
    """Write the log from now on; where the folder cannot be written, the program goes on without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = Quiet(path, maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return
    handler.addFilter(NoPeople())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for noisy in ("httpx", "httpcore", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
