"""What is done with the passphrase while the store is open stands in the trail: the wrong tries before, and the act."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from casework.trail import Noted
from storage import guesses
from storage.vault import Store

Done = TypeVar("Done")


def entered(store: Store, what: str, now: datetime, act: Callable[[], Done]) -> Done:
    """Do an act on the store's lane that asks for the passphrase, and enter it; the wrong tries before it too.

    Return what the act returns. Wrong tries that no right one follows are entered at the next unlock.
    """
    wrong = guesses.read(store.folder).wrong
    done = act()
    if wrong:
        store.trail.note(Noted("fail", what=f"passphrase:{wrong}"), now=now)
    store.trail.note(Noted("change", what=what), now=now)
    return done
