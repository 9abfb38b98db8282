"""Death: a citizen's day of death and who said so, what follows from it at once, and how an error is taken back.

From the day that somebody writes it nobody is asked to visit, call or write to the dead: what was planned and promised
stops and stays as it was written, so that taking the word back brings all of it back. It closes no case: the time that
a case is kept begins when somebody says that it is closed (decision 0039).
"""

from collections.abc import Iterable, Mapping
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, Day, change, day, demanded, today
from casework.changes import Change, Value
from casework.errors import Refused
from casework.sentences import Sentence

FIELDS: Final = frozenset({"died_on", "died_source"})
"""The fields of the citizen that say it."""

STOPPED: Final = "stopped"
"""How an open agreement or a planned visit of a citizen who is dead is shown; nothing in it is changed."""

_DAY: Final = "Skriv den dag, borgeren døde."
_SOURCE: Final = "Skriv, hvor du ved det fra, for eksempel CPR-registret eller en pårørende."
_AHEAD: Final = "Dagen ligger ude i fremtiden. Skriv den dag, borgeren døde. Intet er ændret."
_NO_CONTACT: Final = (
    "{name} er skrevet som død. Der planlægges intet besøg, og intet papir går ud til en død. Er det en fejl, så tag "
    "dødsfaldet tilbage på borgerens side; alt står da som før. Intet er ændret."
)


def report_death(stream: str, *, died_on: Day, source: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Write that a citizen died: on which day, and who said so. Refused for a day that has not come."""
    said = demanded(day(died_on) or "", _DAY)
    if said > today(act).isoformat():
        raise Refused(_AHEAD)
    fields: dict[str, Value] = {"died_on": said, "died_source": demanded(source, _SOURCE).strip()}
    return (change(stream, stream, "citizen", fields, **act),)


def take_death_back(cases: Iterable[str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Say that it was an error, in each of the citizen's cases that says it.

    It is the inverse change, after which everything calls for somebody as it did before.
    """
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    return tuple(change(case, case, "citizen", undone(), **one) for case in cases)


def undone() -> dict[str, Value]:
    """Return the fields of the inverse change."""
    return {"died_on": None, "died_source": ""}


def no_contact(name: str) -> Refused:
    """Return the refusal of a visit or a paper to a citizen who is dead."""
    return Refused(Sentence(_NO_CONTACT, name=name or Sentence("Borgeren")))


def asks_for_contact(change: Change, now: str) -> bool:
    """Tell whether a change asks somebody to meet the citizen from now on (`now`: an instant in UTC).

    A visit that was made is told whenever it is told; only one that lies ahead calls.
    """
    planned = change.fields.get("at")
    return change.kind == "visit" and isinstance(planned, str) and planned > now and _is_open(change.fields)


def _is_open(fields: Mapping[str, Value]) -> bool:
    return not fields.get("outcome") and not fields.get("began")
