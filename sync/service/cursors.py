"""A place in the log as a device keeps it: generation, number, and the service's mark on both."""

from sync.service.keys import Keys
from sync.service.problems import Refusal


def write(keys: Keys, epoch: str, seq: int) -> str:
    """Write a place in the log."""
    head = f"{epoch}.{seq}"
    return f"{head}.{keys.mark('cursor', head.encode())}"


def read(keys: Keys, text: str) -> tuple[str, int]:
    """Read generation and number; Refusal where the mark is not ours."""
    head, _, mark = text.rpartition(".")
    epoch, _, seq = head.rpartition(".")
    if not keys.is_mark("cursor", head.encode(), mark) or not seq.isdigit():
        raise Refusal("malformed")
    return epoch, int(seq)
