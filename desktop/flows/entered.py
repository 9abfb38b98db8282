"""What is done with the passphrase while the store is open stands in the trail: the wrong tries before, and the act."""

from collections.abc import Callable
from datetime import datetime

from casework.trail import Noted
from storage import guesses
from storage.vault import Store


def entered(store: Store, what: str, now: datetime, act: Callable[[], object]) -> None:
    """Do an act on the store's lane that asks for the passphrase, and enter it; the wrong tries before it too.

    Wrong tries that no right one follows are entered at the next unlock.
    """
    wrong = guesses.read(store.folder).wrong
    act()
    if wrong:
        store.trail.note(Noted("fail", what=f"passphrase:{wrong}"), now=now)
    store.trail.note(Noted("change", what=what), now=now)
