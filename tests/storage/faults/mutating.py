"""Real samples of what the program reads, altered by chance: bytes turned, cut, doubled; values of JSON of any kind."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

ODD: Final[tuple[Any, ...]] = (
    *(None, True, False, -1, 0, 1, 7, 1 << 63, -(1 << 63) - 1, 1 << 70, 0.5, float("inf"), float("nan")),
    *(
        "",
        " ",
        "\0",
        "\ud800",
        "æ" * 300,
        "2026-11-26",
        "2026-11-26T09:00:00",
        "9999-12-31T23:59:59+00:00",
        "=",
        "AA==",
    ),
    *([], {}, [[]], [None], [{}], {"": {}}, [0] * 40),
)
"""What stands where something else should: each found a fault in somebody's parser."""


def altered(sample: bytes, random: Random) -> bytes:
    """Alter the bytes of a sample one to three times."""
    content = bytearray(sample)
    for _ in range(random.randrange(1, 4)):
        place = random.randrange(len(content) + 1)
        match random.randrange(5):
            case 0 if place < len(content):
                content[place] ^= 1 << random.randrange(8)
            case 1:
                del content[place:]
            case 2:
                content[place:place] = random.randbytes(random.randrange(1, 9))
            case 3:
                del content[place : place + random.randrange(1, 40)]
            case _:
                content[place:place] = content[: random.randrange(1, 60)]
    return bytes(content)


def misspoken(said: Any, random: Random) -> Any:
    """Put something odd in place of one value of JSON, take a name away or add one."""
    changed = json.loads(json.dumps(said))
    holder, key = random.choice(list(_places(changed)))
    match random.randrange(6):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder["odd"] = random.choice(ODD)
        case 2 if isinstance(holder, list):
            holder.append(random.choice(ODD))
        case _:
            holder[key] = random.choice(ODD)
    return changed


def _places(said: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in said.items() if isinstance(said, dict) else enumerate(said):
        yield said, key
        if isinstance(value, dict | list):
            yield from _places(value)


def deep() -> bytes:
    """Return JSON so deep that a parser which recurses gives up."""
    return b"[" * 100_000


def survived(
    cases: Iterator[bytes], read: Callable[[bytes], object], allowed: tuple[type[BaseException], ...]
) -> list[str]:
    """Let a parser read each case; return what it raised beyond what its caller expects."""
    wrong = []
    for case in cases:
        try:
            read(case)
        except allowed:
            continue
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
            wrong.append(f"{type(error).__name__} {error} at {case[:300]!r}")
    return wrong
