"""Journal notes: final at Gem, never cut, never overwritten. What follows is a withdrawal or a correction.

A note is a fact, the citizen's own words, an observation or an assessment, and the reader can always tell which.
"""

from datetime import datetime
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, change, demanded
from casework.changes import Change
from casework.clock import instant
from casework.errors import Refused
from casework.words import NATURES


def write_note(
    stream: str,
    *,
    text: str,
    nature: str = "fact",
    at: datetime | None = None,
    channel: str = "",
    attendance: str = "",
    purpose: str = "",
    title: str = "",
    visit: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Write a note. `at` is when it happened; without it, it happened now."""
    demanded(text, "Skriv, hvad der skete. Et notat uden ord hjælper ingen.")
    if nature and nature not in NATURES:
        raise Refused("Vælg, om notatet er fakta, borgerens ord, en iagttagelse eller en vurdering.")
    said = {
        "channel": channel,
        "attendance": attendance,
        "purpose": purpose,
        "title": title,
        "visit": visit,
    }
    fields = {
        "nature": nature,
        "text": text,
        "at": instant(at or act["now"]),
        "author": act["by"],
        **{name: value for name, value in said.items() if value},
    }
    return (change(stream, ids.new(act["now"]), "note", fields, **act),)


_REASON: Final = "Skriv, hvorfor notatet trækkes tilbage. Grunden står i historikken, så andre kan følge med."


def withdraw_note(stream: str, note: str, *, reason: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Take a note out of the timeline; its words stay readable in the history, with the reason."""
    fields = {"withdrawn": instant(act["now"]), "withdrawn_reason": demanded(reason, _REASON)}
    return (change(stream, note, "note", fields, **act),)


def correct_note(
    stream: str, note: str, *, text: str, nature: str = "fact", at: datetime | None = None, **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Write a new note that says which one it corrects; the old one stands as it was."""
    demanded(text, "Skriv rettelsen, som den skal læses. Det gamle notat bliver stående ved siden af.")
    (new,) = write_note(stream, text=text, nature=nature, at=at, **act)
    return (change(stream, new.record, "note", {**new.fields, "corrects": note}, **act),)
