"""This computer's own key: fetched on the network's lane, because a keyring may take its time, and then kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.lanes import Lane

if TYPE_CHECKING:
    from sync.proofs import DeviceKey


class OwnKey:
    """The key that the service knows this computer by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seed = b""

    def fetch(self, lane: Lane, then: Callable[[], None]) -> None:
        """Seal the key where there is a keyring, and read it; `then` hears that it was tried."""
        from storage import device_key

        def fetch() -> bytes:
            device_key.seal(self._folder)
            return device_key.read(self._folder)

        def fetched(seed: bytes) -> None:
            self._seed = seed
            then()

        lane.do(fetch, fetched, lambda _refusal: then())

    def read(self) -> "DeviceKey":
        """Return it; Damaged, in a sentence, where it cannot be had."""
        from storage import device_key
        from sync.proofs import DeviceKey

        return DeviceKey(self._seed or device_key.read(self._folder))
