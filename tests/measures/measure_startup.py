"""How soon a person sees a window: the lock first, and everything after it, against a blank window of the same run.

What each of them means is said at the top of docs/MEASUREMENTS.md, which `./fod bench --write` writes.
"""

from tests.measures.floors import BLANK_WINDOW, beside_blank, compiled, first_paint, run, said
from tests.measures.harness import Taken, measure
from tests.measures.morning import TO_TODAY, TO_UNLOCK, morning

TIMES = 3


@measure(name="unlock-window-painted", unit="s", limit=0.0, k=1.3)
def unlock_window() -> Taken:
    """Time a start until the unlock window is painted."""
    with morning() as home:
        return beside_blank(lambda: first_paint(TO_UNLOCK, home))


@measure(name="full-window-painted", unit="s", limit=0.0, k=1.6)
def full_window() -> Taken:
    """Time what is left to wait for when the passphrase was right: from the open store to the painted day."""
    compiled()
    with morning() as home:
        return beside_blank(lambda: after_the_passphrase(home))


def after_the_passphrase(home: dict[str, str]) -> float:
    """Let everything be loaded, give the passphrase, and time from the open store to the painted day."""
    told = run(TO_TODAY, {**home, "TYPED": "later"})
    return said(told, "painted") - said(told, "accepted")


@measure(name="full-window-from-cold", unit="s", limit=0.0, k=5.5)
def full_window_from_cold() -> Taken:
    """Time everything in one go: from the process to the painted day, with the passphrase given at once."""
    with morning() as home:
        return beside_blank(lambda: first_paint(TO_TODAY, {**home, "TYPED": "at once"}))


@measure(name="longest-piece-while-typing", unit="s", limit=0.05, k=0.3)
def longest_piece() -> Taken:
    """Time the longest piece that is loaded between two letters."""
    compiled()
    with morning() as home:
        pieces = (said(run(TO_TODAY, {**home, "TYPED": "later"}), "longest") for _ in range(TIMES))
        return min(pieces), min(first_paint(BLANK_WINDOW) for _ in range(TIMES))
