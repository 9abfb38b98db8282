"""The service's log: one JSON object a line, with named facts that are nobody's, and nothing else.

What our own code says is written as it says it: its arguments are numbers and names of addresses. Of what a library
says only the sentence is written, never what it puts into it, and of an error only its kind.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any, Final

OURS: Final = "fodfaeste.central"
FACTS: Final = ("request", "address", "status", "code", "at", "ms")
"""What a line may say beside its sentence: the request's id, the address's name, how it ended, what did not hold."""


class Facts(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "says": record.getMessage() if record.name == OURS else f"{record.name}: {record.msg}",
        }
        said |= {name: getattr(record, name) for name in FACTS if getattr(record, name, "") != ""}
        if record.exc_info and record.exc_info[0]:
            said["error"] = record.exc_info[0].__name__
        return json.dumps(said, ensure_ascii=False, default=lambda _: "?")


def begin() -> None:
    """Write to the standard error stream from now on: every request of ours, of libraries what warns."""
    _say_no_more_than_is_written()
    handler = logging.StreamHandler()
    handler.setFormatter(Facts())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger(OURS).setLevel(logging.INFO)


def _say_no_more_than_is_written() -> None:
    """Do not look up what no line says: caller, thread, process (the logging HOWTO's own way, "Optimization").

    There is a line for each request, and looking up who calls takes longer than writing it.
    """
    logging._srcfile = None  # noqa: SLF001 - so it is documented
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
