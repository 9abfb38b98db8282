"""One plan instead of several: what the citizen said yes to, on which day, how and to whom, and that it was taken back.

It stands in one field of the one record of its kind that a case has. A yes and a no that two people wrote apart meet
there and stand as two versions: no machine chooses, and until a person does the plan replaces nothing. Each act names
the plans, so what is taken back still says which plans it was about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Unpack
from uuid import UUID, uuid5

from casework.acts import Act, Day, change, day, today
from casework.calendar import say_field_date
from casework.changes import Change
from casework.errors import Refused
from casework.sentences import Sentence

KIND: Final = "one_plan"
FIELD: Final = "said"
WAYS: Final = ("sagt", "skrevet under", "skrevet i en besked")
"""How the citizen said it, as the field holds it."""

_YES, _NO, _APART, _AND = "ja", "nej", " · ", "; "
_NONE: Final = "Vælg mindst én plan, som den her gælder i stedet for."
_NO_DAY: Final = "Skriv den dag, borgeren sagde det."
_AHEAD: Final = "Dagen er ikke kommet endnu. Skriv den dag, borgeren sagde det."
_NO_WAY: Final = "Vælg, hvordan borgeren sagde det."
_NOTHING: Final = "Der er intet ja at trække tilbage. Intet er ændret."
_BEFORE: Final = "Den dag ligger før den dag, borgeren sagde ja. Skriv den dag, borgeren trak det tilbage."


@dataclass(frozen=True, slots=True)
class OnePlan:
    """Whether a yes stands (`given`), since when, how it was said, about which plans and to whom (a user id).

    `on` is None where nobody has asked. `torn`: two people wrote apart, so nothing stands.
    """

    given: bool = False
    on: date | None = None
    way: str = ""
    plans: tuple[str, ...] = ()
    by: str = ""
    torn: bool = False

    @property
    def taken_back(self) -> bool:
        """Whether there was a yes, and the citizen took it back."""
        return self.on is not None and not self.given


NOT_ASKED: Final = OnePlan()
"""What a case says where nobody has asked."""


def give(
    stream: str, *, plans: Sequence[str], on: Day, way: str, known: Iterable[str], **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Write down that the citizen said yes: this plan is used instead of those.

    `known` are the plans that may be replaced on that day.
    """
    mine = tuple(dict.fromkeys(plans))
    if not mine:
        raise Refused(_NONE)
    if set(mine) - set(known):
        raise ValueError(f"no plan that can be replaced: {set(mine) - set(known)}")
    said = _day(on, today(act))
    return _written(stream, OnePlan(True, said, _way(way), mine, act["by"]), act)


def take_back(stream: str, *, stands: OnePlan, on: Day, way: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Write down that the citizen took the yes back that stands: from then on each place has its own plan again."""
    if not stands.given or stands.on is None:
        raise Refused(_NOTHING)
    said = _day(on, today(act))
    if said < stands.on:
        raise Refused(_BEFORE)
    return _written(stream, OnePlan(False, said, _way(way), stands.plans, act["by"]), act)


def _day(on: Day, now: date) -> date:
    text = day(on)
    if text is None:
        raise Refused(_NO_DAY)
    said = date.fromisoformat(text)
    if said > now:
        raise Refused(_AHEAD)
    return said


def _way(way: str) -> str:
    if way not in WAYS:
        raise Refused(_NO_WAY)
    return way


def _written(stream: str, said: OnePlan, act: Act) -> tuple[Change, ...]:
    parts = (
        _YES if said.given else _NO,
        said.on.isoformat() if said.on else "",
        said.way,
        _AND.join(said.plans),
        said.by,
    )
    return (change(stream, record_of(stream), KIND, {FIELD: _APART.join(parts)}, **act),)


def record_of(stream: str) -> str:
    """Return the one record of a case that says it, the same on every computer."""
    return str(uuid5(UUID(stream), KIND))


def read(text: str) -> OnePlan:
    """Return what a field says; what cannot be read says nothing, and the plan replaces nothing."""
    parts = text.split(_APART)
    if len(parts) != 5 or parts[0] not in {_YES, _NO} or not parts[3]:
        return NOT_ASKED
    word, on, way, plans, by = parts
    try:
        return OnePlan(word == _YES, date.fromisoformat(on), way, tuple(plans.split(_AND)), by)
    except ValueError:
        return NOT_ASKED


def together(texts: Iterable[str]) -> str:
    """Return what several cases of one person say: the last word, and of one day the no."""
    said = [(read(text), text) for text in texts]
    known = [(one.on, one.taken_back, text) for one, text in said if one.on is not None]
    return max(known)[2] if known else ""


def say(text: str) -> str:
    """Return what a field says as a sentence, as history and two versions show it; what cannot be read as it stands."""
    one = read(text)
    if one.on is None:
        return text
    parts = {"day": say_field_date(one.on), "way": Sentence(one.way), "plans": ", ".join(one.plans)}
    return (
        Sentence("Ja til én plan den {day} ({way}): {plans}", **parts)
        if one.given
        else Sentence("Nej igen til én plan den {day} ({way}): {plans}", **parts)
    )
