"""What a save has seen of its own device, broken on purpose (decision 0066): each way loses words or tears them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import pytest

from casework.changes import Change, Seen
from tests.sync.simulation.actors import Actor, Form
from tests.sync.simulation.mutants import Mutant, Switch, with_rules
from tests.sync.simulation.play import Day


def own_words_at_save(_patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A form says that it saw whatever its own device wrote until it is saved, on whichever screen."""

    def to_the_last(actor: Actor, form: Form, _change: Change) -> Seen:
        return Seen(form.seen.seq, max(form.seen.own, actor.store.seen().own))

    return with_rules(context=to_the_last)


def own_words_through_others(_patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A form says that it saw everything up to its own last save, also what another screen wrote in between."""

    def to_its_last(_actor: Actor, form: Form, _change: Change) -> Seen:
        return Seen(form.seen.seq, max(form.seen.own, *form.own.numbers, 0))

    return with_rules(context=to_its_last)


def own_words_never_seen(_patch: pytest.MonkeyPatch) -> Callable[[Day], None]:
    """A second save of an open form has not seen the first: the two stand against each other."""
    return with_rules(context=lambda _actor, form, _change: form.seen)


def _mutants() -> Iterable[Mutant]:
    named: Sequence[tuple[Switch, str]] = (
        (own_words_at_save, "SURVIVAL"),
        (own_words_through_others, "SURVIVAL"),
        (own_words_never_seen, "NO GHOST"),
    )
    for switch, invariant in named:
        yield Mutant((switch.__doc__ or "").strip(), switch, invariant)


OWN_MUTANTS: Final = tuple(_mutants())
