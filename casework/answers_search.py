"""What a search is asked for beside its words: which kinds of things, whose, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Among = Literal["all", "people", "notes", "agreements", "companies", "documents"]

AMONG: Final[Mapping[Among, frozenset[str]]] = {
    "all": frozenset(),
    "people": frozenset({"citizen", "former_name", "relation"}),
    "notes": frozenset({"note", "visit", "attempt", "meeting", "mentor_minutes"}),
    "agreements": frozenset({"agreement", "goal", "activity"}),
    "companies": frozenset({"placement"}),
    "documents": frozenset({"attachment", "paper", "statement"}),
}
"""The kinds of records behind each thing that one can search among; none means every kind."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter: `among` which things, of which `citizen` (empty: of all), `since` which instant (empty: always)."""

    among: Among = "all"
    citizen: str = ""
    since: str = ""


EVERYTHING: Final = Asked()
