"""What waits, as a file on a USB stick: the journal file as it lies, sealed to the service, and who signed it.

The same bytes, digest and signature as `POST /v1/journal`; only the way is another. Who finds the stick learns which
computer it came from (a random name) and how large it is, and no word.
"""

from typing import Final

import msgspec

from sync.protocol_away import MOST_FILE

MAGIC: Final = b"FFU1"
ENDING: Final = "ffu"
_HEAD: Final = 4
_MOST_HEAD: Final = 4096
MOST: Final = len(MAGIC) + _HEAD + _MOST_HEAD + MOST_FILE


class StickHead(msgspec.Struct):
    """Whose file it is, of which generation of the log, when it was written, and the device's signature over it."""

    dev: str
    epoch: str
    at: str
    sig: str


def write(head: StickHead, content: bytes) -> bytes:
    """Return the file: the magic, the length of the head (4 bytes, big-endian), the head as JSON, the journal file."""
    said = msgspec.json.encode(head)
    return MAGIC + len(said).to_bytes(_HEAD, "big") + said + content


def read(raw: bytes) -> tuple[StickHead, bytes]:
    """Return head and journal file; ValueError where it is no such file."""
    begins = len(MAGIC) + _HEAD
    size = int.from_bytes(raw[len(MAGIC) : begins], "big")
    if not raw.startswith(MAGIC) or size > _MOST_HEAD or len(raw) > MOST:
        raise ValueError(MAGIC)
    return msgspec.json.decode(raw[begins : begins + size], type=StickHead), raw[begins + size :]
