"""What somebody had typed and not saved when his case went to somebody else: its words as one entry of the case.

Nothing half-finished becomes final in its own kind (sync.md 6): a goal, an agreement or a visit that was being written
is not set, made or told. Its words go along, each with the name of its field, in a note that says what it is.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from casework import calendar
from casework.access_draft import DECIDED, RECEIVED, SEEN, reasons
from casework.answers import DraftFound
from casework.changes import Change, Seen, Value
from casework.kinds import RIGHTS, Role, may_write
from casework.words import FIELDS, FORMS, NATURES, OUTCOMES

TITLE: Final = "Kladde ved overlevering"
"""What such an entry is called. It is written into the case as data, and so stands in Danish."""

_THINGS: Final[Mapping[str, str]] = {
    "story_form": "Historie",
    "correction_form": "Rettelse af notat",
    "goal_form": "Mål",
    "goals": "Mål",
    "agreement_form": "Aftale",
    "agreements": "Aftale",
    "visit_form": "Besøg",
    "purpose_form": "Formål med et besøg",
    "file_form": "Bilag",
    "resume_form": "CV",
    "GoalForm": "Mål",
    "AgreementForm": "Aftale",
    "ActivityForm": "Aktivitet",
    "EndForm": "Aktivitet",
    "AwayForm": "Gælder ikke",
    "OnePlanForm": "Én plan",
    "MentorGrantForm": "Mentortimer",
    "ReviewDayForm": "Næste gennemgang",
}
_LABELS: Final[Mapping[str, str]] = {
    **FIELDS,
    RECEIVED: "anmodning om aktindsigt modtaget",
    "answer": "svar",
    "card_left": "kort lagt",
    "day": "dag",
    "hour": "klokken",
    "minutes": "hvor længe",
    "plans": "i stedet for",
    "said_how": "hvordan det blev sagt",
    "hours": "timer",
    "start": "fra",
    "end": "til",
    "goal": "mål",
    "tasks": "opgaver",
    "account": "konto",
    "next_on": "næste besøg",
    "next_time": "klokken",
    "outcome": "udfald",
    "title": "med få ord",
    "what": "hvad",
    "way": "sådan finder man derhen",
}
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "agreements": ("what", "who", "due", "why"),
    "goals": ("title", "own_words", "area", "measure", "target_date"),
}
"""What stands in which place of what a visit keeps as a row (desktop/ui/screens/visit_typed.py)."""
_NO_WORDS: Final = frozenset({"record", "altered", "citizen", "mentor", "nature", "original", "office", SEEN})
_FIRST: Final = ("lines", "text")
_OF_ITSELF: Final = frozenset({"area"})
_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "outcome": OUTCOMES,
    "form": FORMS,
    "card_left": {"1": "ja"},
    "voluntary": {"yes": "ja", "no": "nej"},
}


def as_entry(draft: DraftFound, *, stream: str, record: str, role: str, by: str, seen: Seen) -> Change | None:
    """Return a draft as the entry that its author may write in his role; None where nothing was typed.

    A mentor writes no note: his words stand in the contact log. Who may write neither (a team lead, somebody who opened
    a case for an hour) hands on a note all the same: the service keeps it aside, where the team lead sees it.
    """
    words = said(draft.contents, stream)
    if not words:
        return None
    fields: dict[str, Value]
    kind = kind_for(role)
    if kind == "attempt":
        fields = {"remark": f"{TITLE}:\n{words}", "at": draft.kept_at, "worker": by}
    else:
        fields = {"title": TITLE, "text": words, "at": draft.kept_at, "author": by}
    return Change(stream, record, kind, fields, seen, draft.kept_at)


def words_in(fields: Mapping[str, Value]) -> str:
    """Return the words of an entry, as the field that carries them has them."""
    return str(fields.get("text") or fields.get("remark") or "")


def kind_for(role: str) -> str:
    """Return the kind of entry that carries what somebody in a role had typed."""
    return "attempt" if _may(role, "attempt", "remark") and not _may(role, "note", "text") else "note"


def is_taken(role: str) -> bool:
    """Tell whether the service takes such an entry of this role into the case, and does not keep it aside."""
    return _may(role, "note", "text") or _may(role, "attempt", "remark")


def _may(role: str, kind: str, field: str) -> bool:
    known: Mapping[str, Role] = {name: name for name in RIGHTS}
    return role in known and may_write(known[role], kind, field)


def said(contents: Mapping[str, str], stream: str = "") -> str:
    """Return the words of a draft, one thing a line, each with the name of its field; empty where there are none.

    Whatever a draft holds is said, also in a shape that this program does not know: only ids, and what stood in a form
    before anybody typed, are left out.
    """
    return "\n".join(line for line in _lines(contents, stream) if line)


def _lines(contents: Mapping[str, str], stream: str) -> Iterator[str]:
    forms = {"f.": _THINGS.get(contents.get("form", ""), "Aktivitet"), "g.": "Mål"}
    for mark, thing in forms.items():
        yield _thing(thing, {n[2:]: t for n, t in contents.items() if n.startswith(mark)}, stream)
    is_plan = any(name.startswith(("f.", "g.")) for name in contents)
    for name in (
        *(one for one in _FIRST if one in contents),
        *(one for one in contents if one not in _FIRST),
    ):
        text = contents[name]
        if name[:2] in forms or name in _NO_WORDS or (is_plan and name in {"form", "goal"}):
            continue
        if name == "text":
            yield _sentence(contents.get("nature", ""), text)
        elif name == "lines":
            yield from (_sentence(*one) if len(one) == 2 else "; ".join(one) for one in _rows(text))
        elif name == "since":  # what was typed before this draft was read (two_drafts)
            yield from _lines(_decoded(text) or {}, stream)
        elif name == DECIDED:
            yield from (f"aktindsigt, begrundelse: {one}" for one in reasons(text))
        elif name in _NAMES:
            yield from (_thing(_THINGS[name], _named(_NAMES[name], one), stream) for one in _rows(text))
        elif name.endswith("_form"):
            yield _form(name, text, stream)
        else:
            yield _field(name, text, stream)


def _form(name: str, text: str, stream: str) -> str:
    """Say an open form: what stands in it, but for what stood there when it opened."""
    kept = _decoded(text)
    if not isinstance(kept, dict):
        return _field(name, text, stream)
    values, began = kept.get("values", kept), kept.get("began") or {}
    if not isinstance(values, dict) or not isinstance(began, dict):
        return _field(name, text, stream)
    typed = {str(one): str(value) for one, value in values.items() if value != began.get(one, "")}
    return _thing(_THINGS.get(name, name), typed, stream)


def _thing(thing: str, fields: Mapping[str, str], stream: str) -> str:
    """Say the fields of one thing; a choice that stands there of itself says nothing alone."""
    parts = {name: part for name, text in fields.items() if (part := _field(name, text, stream))}
    return f"{thing}: {'; '.join(parts.values())}" if parts.keys() - _OF_ITSELF else ""


def _named(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Give the places of a row their names; one that a later version added has a number."""
    later = (f"felt {place + 1}" for place in range(len(names), len(row)))
    return dict(zip((*names, *later), row, strict=False))


def _field(name: str, text: str, stream: str) -> str:
    """Say one field: its name, then its words. A citizen's id is no word."""
    if not text.strip() or name in _NO_WORDS or (stream and text == stream):
        return ""
    return f"{_LABELS.get(name, name)}: {_day(_CODES.get(name, {}).get(text, text))}"


def _sentence(nature: str, text: str) -> str:
    if not text.strip():
        return ""
    return text if nature in {"", "fact"} else f"{NATURES.get(nature, nature)}: {text}"


def _day(text: str) -> str:
    try:
        return calendar.say_field_date(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text


def _rows(text: str) -> list[list[str]]:
    found = _decoded(text)
    if not isinstance(found, list):
        return [[text]]
    return [[str(part) for part in (one if isinstance(one, list) else [one])] for one in found]


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
