"""Every piece of a case as this device holds it: for whoever goes through them to answer a request for access."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from casework import history
from casework.access_request import NOT_PIECES, CasePiece, is_said
from casework.answers import Worker
from casework.attachments import key_of, of_paper
from casework.calendar import say_field_date, say_time
from casework.changes import REDACTED, Value
from casework.clock import local
from casework.kinds import KINDS, may_read
from casework.numbers_said import in_twos
from casework.sentences import Sentence
from casework.visits import asked
from casework.words import FIELDS, NATURES, said, said_in
from storage.reader import Reader
from storage.reads import persons
from storage.reads.conflicts import said_value
from storage.reads.records import Shown, as_day, select
from storage.reads.veil import protected, veiled_fields
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import role_in

_TITLES: Final = ("title", "what", "purpose", "form", "question", "company", "role")
_TEXTS: Final = ("text", "story")
"""What is said without the name of its field, after everything else."""
_CALLED: Final[Mapping[str, Mapping[str, str]]] = {
    "attachment": {"what": "hvad det er"},
    "paper": {"what": "hvad det er", "with_address": "med adressen på"},
    "note": {"title": "overskrift"},
    "activity": {"what": "hvad vi gør"},
    "statement": {"form": "blanket"},
}
"""What a field is called where the same name means something else in another kind."""
_MORE: Final[Mapping[str, str]] = {
    "account": "konto",
    "audience": "til",
    "benefit": "ydelse",
    "benefit_since": "ydelse siden",
    "contact": "kontaktperson",
    "contents": "planen siger",
    "cvr": "CVR-nummer",
    "emptied_on": "tømt den",
    "kle": "KLE-nummer",
    "mentor": "mentor",
    "minutes": "minutter",
    "no_cpr_reason": "hvorfor der intet CPR-nummer er",
    "party": "hvem der skrev under",
    "rate": "sats",
    "source": "kilde",
    "tasks": "opgaver",
    "team": "team",
    "way": "hvordan",
    "flag": "mærke",
}
_SIGNED: Final[Mapping[str, Mapping[str, str]]] = {
    "party": {"citizen": "borgeren", "worker": "medarbejderen"},
    "way": {"drawn": "på skærmen", "paper": "på papir"},
}
"""How codes of a signature read; any other text stands as it was written."""
_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "citizen": (
        *("first_name", "last_name", "cpr", "phone", "email", "address", "postcode", "city"),
        *("address_protected", "language", "interpreter", "primary", "partner", "coordinator", "team"),
        *("readiness", "target_group", "benefit", "benefit_since", "rate"),
    ),
    "visit": ("at", "form", "place", "worker", "purpose"),
    "agreement": ("what", "who", "due", "why", "status"),
}
"""What of a piece stands first; the rest follows as its kind tells it."""
_ISO_DAY: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
"""A day that stands in a field of text, as when something was said."""
_ALSO_SAID: Final = frozenset({"contents"})
_UNSAID: Final = (history.UNSAID - _ALSO_SAID) | {"device", "drawn_from"}


def pieces(reader: Reader, stream: str, is_here: Callable[[str], bool]) -> tuple[CasePiece, ...]:
    """Answer with every piece of a citizen's case that this person may print, in the order in which it was written.

    What was withdrawn or removed is a piece as well; of what stood in the wrong case only the husk is.
    """
    with reader.moment():
        cases = persons.cases(reader, stream)
        found = select(reader, persons.among(cases), *cases)
        colleagues = by_id(reader)
        roles = {case: role_in(reader, case) for case in cases}
        hidden = protected(reader, cases)
    told = []
    for one in found:
        role = roles[one.stream]
        if one.kind in NOT_PIECES or role is None:
            continue
        fields = {
            name: value
            for name, value in one.fields.items()
            if is_said(one.kind, name) and may_read(role, one.kind, name) and name not in _UNSAID
        }
        fields = veiled_fields(one.kind, fields, hidden.get(one.stream), one)
        told.append(_piece(one, fields, colleagues, is_here))
    return tuple(sorted(told, key=lambda one: (one.on, one.at is None, one.at, one.record)))


def names(reader: Reader, stream: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Answer with the names of third persons that the case knows, and those of the citizen and of colleagues."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        found = select(reader, persons.among(cases), *cases)
        colleagues = by_id(reader)
    others = {
        one.text(field)
        for one in found
        for kind, field in (
            ("relation", "name"),
            ("statement", "doctor"),
            ("meeting", "with_whom"),
            ("placement", "contact"),
        )
        if one.kind == kind
    }
    own = {one.name for one in found if one.kind in {"citizen", "former_name"}}
    return tuple(sorted(others - {""})), tuple(sorted(own | {one.name for one in colleagues.values()}))


def _piece(
    one: Shown, fields: Mapping[str, Value], colleagues: Mapping[str, Worker], is_here: Callable[[str], bool]
) -> CasePiece:
    moment = local(one.at) if "T" in one.at else None
    is_husk = bool(one.text(REDACTED))
    is_file = one.kind in {"attachment", "paper"} and bool(key_of(one.fields))
    title = "" if is_husk else _title(one)
    return CasePiece(
        one.id,
        one.kind,
        as_day(one.at) or as_day(one.begun_at) or date.min,
        _name(one),
        title,
        _line_ends(_husk(one) if is_husk else "\n".join(_lines(one, fields, colleagues))),
        ""
        if one.kind == "citizen"
        else name_of(colleagues, one.writer(one.worker or one.begun_by, colleagues)),
        moment.time().replace(second=0, microsecond=0) if moment else None,
        file=is_file and not is_husk,
        media=one.text("media"),
        is_here=not is_file or is_here(one.id),
        state=_state(one),
    )


def _line_ends(text: str) -> str:
    """End every line in one way, and with one letter: the screen counts so, and a cover lies where it was seen."""
    return re.sub("\r\n|[\r\u2028\u2029]", "\n", text)


def _state(one: Shown) -> str:
    if one.text(REDACTED):
        return "moved"
    if one.text("withdrawn"):
        return "withdrawn"
    return "removed" if one.gone else ""


def _name(one: Shown) -> Sentence:
    """Return what kind of paper it is."""
    if one.kind == "citizen":
        return Sentence("Stamoplysninger")
    if one.kind == "note" and one.text("nature") in NATURES and one.text("nature") != "fact":
        return Sentence(NATURES[one.text("nature")])
    known = KINDS.get(one.kind)
    return known.danish if known else Sentence(one.kind)


def _title(one: Shown) -> str:
    if one.kind in {"citizen", "former_name", "former_number"}:
        return ""
    if one.kind == "paper":
        return of_paper(one.text("what"), one.text("audience"))
    if one.kind == "progress":
        return asked(one.text("question"))
    return next((said_in(one.kind, name, one.text(name)) for name in _TITLES if one.text(name)), "")


def _husk(one: Shown) -> str:
    return f"Stod i en forkert sag og er flyttet. {one.text(REDACTED)}".strip()


def _lines(one: Shown, fields: Mapping[str, Value], colleagues: Mapping[str, Worker]) -> Iterable[str]:
    """Say every field: its name and its words, one a line; the long text last, as it was typed."""
    for name, value in _as_read(one.kind, fields):
        if name not in _TEXTS and (words := _value(one, name, value, colleagues)):
            yield f"{_label(one.kind, name)}: {words}"
    if one.text("withdrawn"):
        yield f"Tilbagekaldt: {one.text('withdrawn_reason')}".rstrip(": ")
    for name in _TEXTS:
        if words := str(fields.get(name) or ""):
            yield words


def _as_read(kind: str, fields: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """Return fields in the order in which a reader looks for them, then as their kind tells them.

    A store gives them in the order of their names in code.
    """
    known = KINDS.get(kind)
    told = list(dict.fromkeys((*_FIRST.get(kind, ()), *(known.fields if known else ()))))
    return sorted(fields.items(), key=lambda one: told.index(one[0]) if one[0] in told else len(told))


def _label(kind: str, name: str) -> str:
    said_as = _CALLED.get(kind, {}).get(name) or _MORE.get(name) or said(FIELDS, name)
    return said_as[:1].upper() + said_as[1:]


def _value(one: Shown, name: str, value: Value, colleagues: Mapping[str, Worker]) -> str:
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_entry, value)))
    known = KINDS.get(one.kind)
    shape = known.fields[name].shape if known and name in known.fields else "text"
    if shape == "instant":
        return f"{say_field_date(str(value))} {say_time(str(value))}"
    if (shape == "date" and as_day(str(value))) or _ISO_DAY.fullmatch(str(value)):
        return say_field_date(str(value))
    if name == "phone":
        return in_twos(str(value))
    if name == "question":
        return asked(str(value))
    return _SIGNED.get(name, {}).get(str(value)) or said_value(one.kind, name, value, colleagues)


def _entry(entry: Value) -> str:
    """Say one thing that a plan's version held."""
    if isinstance(entry, dict):
        return ", ".join(str(entry[name]) for name in ("text", "who", "date") if entry.get(name))
    return str(entry)
