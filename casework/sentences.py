"""A sentence for a person that remembers what was filled in, so that another language can fill it into its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Self


class Sentence(str):
    """A Danish sentence; `template` is what stands in the source, with {names}, and `parts` is what they stand for."""

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, str]

    def __new__(cls, template: str, **parts: str) -> Self:
        """Fill the parts in; a part that is a sentence itself stays one."""
        one = super().__new__(cls, template.format(**parts))
        one.template = template
        one.parts = parts
        return one


class Joined(Sentence):
    """Several parts on one line: "Hjemmebesøg · ikke truffet".

    A part of ours begins small behind another one; what a person or a line system wrote stands as it was written.
    """

    __slots__ = ("pieces",)

    pieces: Sequence[str]

    def __new__(cls, *pieces: str) -> Self:
        """Join the parts that say something."""
        said = [piece for piece in pieces if piece]
        one = super().__new__(cls, "{line}", line=in_line(said))
        one.pieces = said
        return one


def in_line(pieces: Sequence[str], say: Callable[[str], str] = str) -> str:
    """Return parts on one line; `say` says one of ours in a language, nobody else's words go through it."""
    return " · ".join(
        (small(say(piece)) if at else say(piece)) if isinstance(piece, Sentence) else piece
        for at, piece in enumerate(pieces)
    )


def small(text: str) -> str:
    """Begin small, as behind something else; an abbreviation keeps its capitals."""
    first = text[:1].lower()
    return text if text[1:2].isupper() or len(first) > 1 else first + text[1:]  # a small İ is two letters
