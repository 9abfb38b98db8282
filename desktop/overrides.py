"""An error in an override of Qt's stays an error: PySide would bring the whole program down over it.

Where Qt calls back into Python from within a call of ours (a page that is painted by `grab`, a filter that hears a
press by `repaint`), PySide 6.11 reads the error as an exception. Under CPython 3.11 an error that was raised in C
("already deleted") is still a bare text there, and the program ends with a segmentation fault: no report, no sentence
for the person. An error that a handler has seen is whole. So each override passes one.

It also lets go of what the failed call still held: a painter that outlives what it paints on ends the program as well.
"""

from collections.abc import Callable
from functools import partial, update_wrapper
from traceback import clear_frames
from types import FunctionType, MethodDescriptorType
from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QIconEngine

Method = Callable[..., Any]
ROOTS: Final[tuple[type, ...]] = (QObject, QIconEngine)
"""What our own classes are made of, wherever they override Qt."""


def watch() -> None:
    """Let every class of ours that overrides something of Qt's do so with whole errors, also those that come later."""
    if _watching:
        return
    _watching.append(True)
    for root in ROOTS:
        for cls in below(root):
            _make_whole(cls)
        root.__init_subclass__ = classmethod(partial(_made, root))  # type: ignore[assignment,method-assign]


_watching: Final[list[bool]] = []


def _made(root: type[object], cls: type[object], /, **words: Any) -> None:
    super(root, cls).__init_subclass__(**words)  # type: ignore[misc]  # each of the roots has one above it
    _make_whole(cls)


def below(cls: type) -> set[type]:
    """Return every class that is made of this one."""
    found: set[type] = set(cls.__subclasses__())
    return found.union(*map(below, found))


def _make_whole(cls: type) -> None:
    for name, method in list(vars(cls).items()):
        if isinstance(method, FunctionType) and overrides(cls, name):
            setattr(cls, name, whole(method))


def overrides(cls: type, name: str) -> bool:
    """Tell whether Qt itself has a method of this name above the class."""
    return any(isinstance(vars(above).get(name), MethodDescriptorType) for above in cls.__mro__[1:])


def whole(method: FunctionType) -> Method:
    """Return the method with its errors passed through a handler; PySide counts parameters, so there are as many."""
    if hasattr(method, "__wrapped__"):
        return method
    code = method.__code__
    plain = not (method.__defaults__ or code.co_kwonlyargcount or code.co_flags & 0x0C)
    make = _BY_COUNT.get(code.co_argcount, _any) if plain else _any
    return update_wrapper(make(method), method)


def _one(method: Method) -> Method:
    def alone(self: object) -> Any:
        try:
            return method(self)
        except BaseException as error:
            clear_frames(error.__traceback__)
            raise

    return alone


def _two(method: Method) -> Method:
    def with_one(self: object, a: object) -> Any:
        try:
            return method(self, a)
        except BaseException as error:
            clear_frames(error.__traceback__)
            raise

    return with_one


def _three(method: Method) -> Method:
    def with_two(self: object, a: object, b: object) -> Any:
        try:
            return method(self, a, b)
        except BaseException as error:
            clear_frames(error.__traceback__)
            raise

    return with_two


def _any(method: Method) -> Method:
    def with_all(*given: object, **named: object) -> Any:
        try:
            return method(*given, **named)
        except BaseException as error:
            clear_frames(error.__traceback__)
            raise

    return with_all


_BY_COUNT: Final[dict[int, Callable[[Method], Method]]] = {1: _one, 2: _two, 3: _three}
