"""What a diagnostics file says of a store: numbers, days and our own names of things. No field here can hold a word."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StoreFigures:
    """Sizes in bytes, counts, milliseconds, and codes of ours; the instants are those of the exchange.

    `kinds` are records by kind, `held` what the service keeps aside by its code, `sizes` bytes by file of the store.
    """

    schema: int = 0
    engine: str = ""
    cipher: str = ""
    sizes: dict[str, int] = field(default_factory=dict)
    free: int | None = None
    citizens: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    changes: int = 0
    waiting: int = 0
    files: int = 0
    held: dict[str, int] = field(default_factory=dict)
    apart: int = 0
    last_contact: str = ""
    last_receipt: str = ""
    offline_since: str = ""
    took: dict[str, float] = field(default_factory=dict)
