"""FSP/1 for new keys of the service itself: what the old keys say of the new ones, and how long both hold.

The announcement is a statement (`proofs.statement`) of kind `keys`, signed by the key that a device pinned. It comes
beside a token to every device that still names the old pair, and it is the same for all of them.
"""

from datetime import timedelta
from typing import Any, Final

from sync.protocol import ServiceKeys
from sync.protocol_away import keys_id

KIND: Final = "keys"
LASTS: Final = timedelta(days=90)
"""How long the old keys hold beside the new ones."""


def facts(number: int, old: ServiceKeys, new: ServiceKeys, **said: str) -> dict[str, Any]:
    """Return what an announcement says; `said` are its `address` (or nothing), `at` and `until`."""
    return {"number": number, "from": keys_id(old), "sign": new.sign, "seal": new.seal, **said}
