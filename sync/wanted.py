"""Whom a person wants here now, before everybody else who is still to come: asked on one thread, brought on another."""

import threading
from collections.abc import Callable, Container
from dataclasses import dataclass, field

Brought = Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class Want:
    """One citizen: by his case where this device knows it, else by his number. `brought` hears whether he is here."""

    stream: str = ""
    number: str = ""
    brought: Brought = field(default=lambda _: None, compare=False)
    """Called on the lane of the round, once: True where the citizen is here as the service has him now."""


class Wanted:
    """The wants that stand, in the order they were made."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wants: list[Want] = []

    def ask(self, want: Want) -> None:
        """Want a citizen; whoever is wanted already is not asked for twice."""
        with self._lock:
            if want not in self._wants:
                self._wants.append(want)

    def number(self) -> str:
        """Return the number of the first who is known by nothing else; empty where there is none."""
        return next((want.number for want in self._standing() if not want.stream), "")

    def streams(self) -> tuple[str, ...]:
        """Return the cases that are wanted."""
        return tuple(want.stream for want in self._standing() if want.stream)

    def is_case(self, number: str, stream: str) -> None:
        """Know now whose number it is."""
        with self._lock:
            self._wants = [
                Want(stream, number, want.brought) if (want.number, want.stream) == (number, "") else want
                for want in self._wants
            ]

    def settle(self, *, stream: str = "", number: str = "", here: bool) -> None:
        """A want is over: the citizen is here, or he is not to be had; whoever wanted him hears it."""
        with self._lock:
            over = [want for want in self._wants if _is_about(want, stream, number)]
            self._wants = [want for want in self._wants if want not in over]
        for want in over:
            want.brought(here)

    def give_up(self, here: Container[str]) -> None:
        """Everybody who is this person's is here whole: whoever is wanted and is none of them is nobody of his."""
        for want in self._standing():
            if want.stream not in here:
                self.settle(stream=want.stream, number=want.number, here=False)

    def _standing(self) -> tuple[Want, ...]:
        with self._lock:
            return tuple(self._wants)


def _is_about(want: Want, stream: str, number: str) -> bool:
    return want.stream == stream if stream else (want.number, want.stream) == (number, "")
