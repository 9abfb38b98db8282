"""A device that is restored from its own copy, in the middle of a day."""

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tests.sync.simulation.actors import Actor
from tests.sync.simulation.notebook import token_of
from tests.sync.simulation.steps import Step

if TYPE_CHECKING:
    from tests.sync.simulation.play import Day


def backup(day: "Day", actor: Actor, _: Step) -> None:
    """A device makes a copy of its store."""
    day.backups[actor.number] = copy.deepcopy(actor.store)


def restore(day: "Day", actor: Actor, _: Step) -> None:
    """The database is gone: the store goes on from its copy and its journal, under another name (storage/restore.py).

    A draft of since lies in neither; one of before may have been handed on meanwhile, and is handed on once more.
    """
    lost, back = actor.store, day.backups.pop(actor.number, None)
    if back is None or back.device != lost.device or actor.shut_out:
        return
    back.bring_home(lost)
    day.excused |= {token_of(draft.kept_at) for draft in lost.typed.values()}
    day.notebook.copied.add(actor.number)
    day.notebook.renamed.add(actor.number)
    actor.store, actor.stamps = back, []
    back.rename(day.new_id())
    actor.restart()


ACTS: Final[dict[str, Callable[["Day", Actor, Step], None]]] = {"backup": backup, "restore": restore}
