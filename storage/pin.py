"""The six digits behind *Dæk*: kept in the sealed store as a salted slow hash, and tried while the store is open.

They guard a quarter of an hour in which the keys are in memory anyway, never the store: whoever has the files has no
use for them, because they lie inside. Five tries and fifteen minutes are the desktop's to count (decided.md 19).
"""

from base64 import b64decode, b64encode
from itertools import pairwise
from typing import Final

from casework.errors import Refused
from storage import sealing
from storage.sealing import FLOOR, SALT, Cost
from storage.settings import Settings

SETTING: Final = "cover_pin"
DIGITS: Final = 6
_BOUND: Final = b"fodfaeste/1/cover"


def choose(settings: Settings, digits: str, *, cost: Cost = FLOOR) -> None:
    """Keep a new code; Refused, in a sentence, where it is no six digits or one of the first that anybody tries."""
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise Refused("Koden skal være på 6 cifre. Den gamle kode, hvis der er en, gælder stadig.")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise Refused("Den kode er for let at gætte. Vælg 6 cifre, der ikke er ens eller i rækkefølge.")
    salt = sealing.fresh(SALT)
    settings.set(
        SETTING,
        {
            "memory": cost.memory,
            "passes": cost.passes,
            "lanes": cost.lanes,
            "salt": b64encode(salt).decode(),
            "mark": b64encode(sealing.mark(sealing.from_words(digits, salt, cost), _BOUND)).decode(),
        },
    )


def is_chosen(settings: Settings) -> bool:
    """Tell whether there is a code."""
    return bool(settings.get(SETTING))


def is_right(settings: Settings, digits: str) -> bool:
    """Tell whether these are the digits; never where none were chosen. It takes as long as it was made to cost."""
    kept = settings.get(SETTING)
    if not kept:
        return False
    cost = Cost(kept["memory"], kept["passes"], kept["lanes"])
    key = sealing.from_words(digits, b64decode(kept["salt"]), cost)
    return sealing.is_marked(key, _BOUND, b64decode(kept["mark"]))


def forget(settings: Settings) -> None:
    """Have no code any more; *Dæk* is then not to be had."""
    settings.set(SETTING, None)
