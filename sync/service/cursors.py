"""A place in the log as a device keeps it: generation, number, a word for what stands there, and our mark on all.

A cursor of an earlier version has no such word.
"""

from sync.service.keys import Keys
from sync.service.problems import Refusal


def write(keys: Keys, epoch: str, seq: int, tag: str = "") -> str:
    """Write a place in the log; `tag` says what stands there (`doubt.tag`)."""
    head = f"{epoch}.{seq}.{tag}" if tag else f"{epoch}.{seq}"
    return f"{head}.{keys.mark('cursor', head.encode())}"


def read(keys: Keys, text: str) -> tuple[str, int, str]:
    """Read generation, number and tag; Refusal where the mark is not ours."""
    head, _, mark = text.rpartition(".")
    epoch, _, rest = head.partition(".")
    seq, _, tag = rest.partition(".")
    if not keys.is_mark("cursor", head.encode(), mark) or not seq.isdigit():
        raise Refusal("malformed")
    return epoch, int(seq), tag
