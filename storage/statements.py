"""A statement that the service signed: facts in JSON, under a signature that also covers what kind of word it is."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from storage import sealing


def read(public: bytes, kind: str, text: str) -> dict[str, Any] | None:
    """Return the facts of a statement of this kind that the key signed; None where it did not."""
    body, _, signature = text.partition(".")
    try:
        raw, proof = _bytes(body), _bytes(signature)
        if not sealing.is_signed(public, f"fodfaeste/1/{kind}\0".encode() + raw, proof):
            return None
        facts = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
