"""What the page *Sikkerhed* is answered: which protections stand, which are unknown, and what is missing."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class RulesShown:
    """What the municipality decided for its computers: *Dæk*, the store's binding, the longest idle pause, minutes."""

    cover: bool = True
    binding: bool = False
    idle: int = 30


@dataclass(frozen=True, slots=True)
class MissingShown:
    """A record that a damaged store could not give back: its kind's code, citizen, UTC or day, and the words left."""

    kind: str
    citizen: str
    at: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class SafetyFacts:
    """What protects the store on this device, as far as it knows; None is unknown, and is said as unknown.

    Instants are written in UTC. `key_memory` is what one guess costs, in MiB; `recovery` tells whether two officers of
    the municipality can help a person in who forgot the passphrase; `brought_back` counts the changes that the second
    copy gave back at this unlock; `disk_sealed` tells whether the whole disk is encrypted as well,
    and `hears_system` whether the system tells when its screen is locked or it sleeps. `bound` tells whether the store
    opens on this computer only; `device_key` how the key lies that the service knows this computer by: sealed by the
    system's keyring, bare, or not at all; `rules` is what the municipality decided, None where it never did.
    `missing` is what nobody has of a store that was rebuilt; `put_aside` since when its damaged files lie aside, and
    when earlier ones went, each empty where that never was.
    """

    device: str
    key_memory: int | None = None
    recovery: bool | None = None
    lease_until: str | None = None
    last_backup: str | None = None
    last_check: str | None = None
    check_held: bool | None = None
    second_copy: bool | None = None
    brought_back: int = 0
    trail_checked: str | None = None
    trail_held: bool | None = None
    disk_sealed: bool | None = None
    hears_system: bool | None = None
    bound: bool | None = None
    device_key: Literal["sealed", "bare", "none"] | None = None
    rules: RulesShown | None = None
    missing: tuple[MissingShown, ...] = ()
    put_aside: tuple[str, str] = ("", "")
