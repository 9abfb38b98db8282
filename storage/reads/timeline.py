"""What happened in a case, the newest first, a page at a time."""

from collections.abc import Mapping
from typing import Final, Literal

from casework.answers import TimelineEntry, Worker
from casework.words import FORMS, NATURES, OUTCOMES, said
from storage.reader import Reader
from storage.reads.records import Shown, select
from storage.reads.workers import by_id, name_of

Filter = Literal["all", "talks", "words"]
_KINDS: Final = (
    "('note', 'attempt', 'visit', 'meeting', 'statement', 'plan_version', 'placement', 'progress', "
    "'attachment', 'paper')"
)
_WHICH: Final[Mapping[Filter, str]] = {
    "all": "",
    "talks": "and (r.contact = 1 or r.kind in ('attempt', 'visit', 'meeting'))",
    "words": "and r.fields ->> 'nature' = 'statement'",
}


def timeline(
    reader: Reader,
    stream: str,
    offset: int = 0,
    limit: int = 50,
    filter: Filter = "all",  # noqa: A002 - one page of one question
) -> tuple[TimelineEntry, ...]:
    """Answer with one page of what happened; a withdrawn note stands there as withdrawn, a planned visit does not."""
    page = f"""select r.rid from record r where r.stream = ? and r.kind in {_KINDS} and r.gone < 2
        and (r.kind <> 'visit' or r.state <> '') {_WHICH[filter]}
        order by r.at desc, r.rid desc limit ? offset ?"""  # noqa: S608 - constants of ours
    found = select(
        reader,
        f"r.rid in ({page}) order by r.at desc, r.rid desc",
        stream,
        limit,
        offset,
    )
    colleagues = by_id(reader)
    return tuple(_entry(one, colleagues) for one in found)


def _entry(one: Shown, colleagues: Mapping[str, Worker]) -> TimelineEntry:
    return TimelineEntry(
        one.id,
        one.kind,
        one.text("nature"),
        _head(one),
        one.at,
        name_of(colleagues, one.worker),
        _text(one),
        one.is_contact,
        bool(one.text("withdrawn")),
        not one.unsent,
    )


def _head(one: Shown) -> str:
    match one.kind:
        case "note":
            return _head_of_note(one)
        case "visit":
            return _both(said(FORMS, one.text("form") or "home"), said(OUTCOMES, one.state))
        case "attempt":
            return _both(said(FORMS, one.text("channel")), said(OUTCOMES, one.text("result")))
        case "meeting":
            who = _both(one.text("purpose") or "Møde", one.text("with_whom"))
            return _both(who, said(OUTCOMES, one.text("outcome")))
        case "statement":
            came = "modtaget" if one.text("received") else "rekvireret"
            return " ".join(part for part in (one.text("form"), came) if part)
        case "plan_version":
            return f"Plan, udgave {one.number('number')}"
        case "attachment":
            return _both("Bilag", one.text("what"))
        case "paper":
            return _both("Papir", one.text("what"))
        case "placement":
            return _both(one.text("type") or "Forløb", one.text("company"))
        case _:
            return one.text("question")


def _head_of_note(one: Shown) -> str:
    if one.text("title"):
        return one.text("title")
    if one.text("nature") == "statement":
        return NATURES["statement"]
    how = _both(said(FORMS, one.text("channel")), said(OUTCOMES, one.text("attendance")))
    return how or "Notat"


def _both(first: str, second: str) -> str:
    return " · ".join(part for part in (first, second[:1].lower() + second[1:] if first else second) if part)


def _text(one: Shown) -> str:
    match one.kind:
        case "note":
            return one.text("text")
        case "attempt":
            return "Kort lagt." if one.fields.get("card_left") else one.text("remark")
        case "visit":
            return one.text("purpose")
        case "meeting":
            return one.text("result")
        case "statement":
            return one.text("doctor")
        case "placement":
            return one.text("purpose")
        case "attachment" | "paper":
            return one.text("name")
        case "progress":
            return f"{one.number('answer')} af 5" if one.text("answer") else ""
        case _:
            return ""
