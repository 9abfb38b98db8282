"""What a kind of record is declared with: classes of sensitivity, shapes of values, and fields by the group."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from casework.sentences import Sentence

Class = Literal[
    "identity",
    "plan",
    "contact",
    "journal",
    "health",
    "dates",
    "abuse",
    "authority",
    "belief",
    "address",
    "results",
    "oversight",
    "appointment",
]
Shape = Literal["text", "date", "instant", "bool", "int", "number", "list"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind: its sensitivity class and the shape of its value (dates are ISO text)."""

    sensitivity: Class
    shape: Shape = "text"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: what it is called on the screen, its fields, and whether it is final once written."""

    name: str
    danish: Sentence
    fields: Mapping[str, Field]
    final: bool = False


def kind(name: str, danish: str, *groups: Mapping[str, Field], final: bool = False) -> Kind:
    """Declare a kind by groups of its fields."""
    fields = {field: shape for group in groups for field, shape in group.items()}
    return Kind(name, Sentence(danish), fields, final)


def same(sensitivity: Class, texts: str, **shaped: Shape) -> dict[str, Field]:
    """Fields of one class: names of texts in one string, others with their shape."""
    return {name: Field(sensitivity) for name in texts.split()} | {
        name: Field(sensitivity, shape) for name, shape in shaped.items()
    }
