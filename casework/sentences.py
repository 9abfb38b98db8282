"""A sentence for a person that remembers what was filled in, so that another language can fill it into its own."""

from collections.abc import Mapping
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
