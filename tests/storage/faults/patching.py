"""A patch that lasts as long as its program: loading pytest for it would take a third of what such a program costs."""

from importlib import import_module
from typing import Any, Final, Protocol

_NOTHING: Final = object()


class Patch(Protocol):
    """What a mutant is given: pytest's MonkeyPatch inside a test, this one in a program."""

    def setattr(self, target: Any, name: Any, value: Any = ...) -> None:
        """Set an attribute by object and name, or by one dotted name."""


class Lasting:
    """Puts a broken part in the place of a whole one, as pytest's MonkeyPatch does, and never takes it back."""

    def setattr(self, target: Any, name: Any, value: Any = _NOTHING) -> None:
        """Set an attribute by object and name, or by one dotted name."""
        if value is _NOTHING:
            owner, _, last = target.rpartition(".")
            setattr(_found(owner), last, name)
        else:
            setattr(target, name, value)


def _found(dotted: str) -> Any:
    """Return a module, or what a module holds."""
    try:
        return import_module(dotted)
    except ModuleNotFoundError:
        owner, _, last = dotted.rpartition(".")
        return getattr(_found(owner), last)
