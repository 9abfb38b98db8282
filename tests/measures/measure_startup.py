"""How soon a person sees a window: the lock first, and everything after it, against a blank window of the same run.

- *Unlock window*: from the start of the process, as it is started, until *Lås op* is painted.
- *Full window*: what a person waits for after the passphrase is right: from the moment that the store is open until
  *I dag* is painted with the real day. What it takes was loaded while the passphrase was being typed, in pieces;
  the longest piece is a measure of its own, because no letter waits longer than that.
- *From cold*: from the start of the process to *I dag* with its real day, by somebody who types the passphrase in no
  time at all and whose key costs nothing to derive. Nobody is that fast; the measure keeps what is loaded in all
  from growing unseen.
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
    """Time the way from an open store to the day, painted."""
    compiled()
    with morning() as home:
        return beside_blank(lambda: after_the_passphrase(home))


def after_the_passphrase(home: dict[str, str]) -> float:
    """Let everything be loaded, give the passphrase, and time from the open store to the painted day."""
    told = run(TO_TODAY, {**home, "TYPED": "later"})
    return said(told, "painted") - said(told, "accepted")


@measure(name="full-window-from-cold", unit="s", limit=0.0, k=5.0)
def full_window_from_cold() -> Taken:
    """Time a start with the passphrase given at once, until the day is painted."""
    with morning() as home:
        return beside_blank(lambda: first_paint(TO_TODAY, {**home, "TYPED": "at once"}), TIMES)


@measure(name="longest-piece-while-typing", unit="s", limit=0.05, k=0.3)
def longest_piece() -> Taken:
    """Time the longest piece that is loaded between two letters."""
    compiled()
    with morning() as home:
        pieces = (said(run(TO_TODAY, {**home, "TYPED": "later"}), "longest") for _ in range(TIMES))
        return min(pieces), min(first_paint(BLANK_WINDOW) for _ in range(TIMES))
