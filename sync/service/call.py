"""A request as a handler is given it: what it says, held against the contract, and who sent it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sync.proofs import Proof
from sync.service import floor, registry
from sync.service.problems import Refusal


@dataclass(frozen=True, slots=True)
class Call:
    """A request that keeps to the contract: its values by name, its body as a shape or as bytes, and who sent it."""

    values: Mapping[str, Any]
    body: Any
    now: datetime
    _proof: Proof | None
    _device: registry.Device | None

    @property
    def proof(self) -> Proof:
        """Return the proof by which a key asks in; only where the contract lets keys in."""
        if self._proof is None:
            raise Refusal("bad_proof")
        return self._proof

    @property
    def device(self) -> registry.Device:
        """Return the enrolled device that sent it; only where the contract lets devices in."""
        if self._device is None:
            raise Refusal("token_needed")
        return self._device

    @property
    def reader(self) -> registry.Device:
        """Return the device where the release of the wire that it reads may pull."""
        floor.check(self.values["reads"])
        return self.device
