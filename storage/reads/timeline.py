"""What happened in a case, the newest first, a page at a time."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from casework.answers import TimelineEntry, Worker
from casework.attachments import of_paper
from casework.changes import REDACTED
from casework.mentoring import say_minutes
from casework.people import masked
from casework.sentences import Joined, Sentence
from casework.visits import asked
from casework.words import CLOSED_REASONS, FORMS, NATURES, OUTCOMES, said
from storage.reader import Reader
from storage.reads import on_their_way, persons
from storage.reads.records import Shown, citizen, select
from storage.reads.signatures import names_by_version
from storage.reads.workers import by_id, name_of
from storage.reads.wrong_citizen import may_move

Filter = Literal["all", "talks", "words"]
_KINDS: Final = (
    "('note', 'attempt', 'visit', 'meeting', 'statement', 'plan_version', 'placement', 'progress', "
    "'attachment', 'paper', 'citizen', 'mentor_minutes', 'former_name', "
    "'former_number', 'emptied_paper')"
)
_ENTERS: Final = f"""r.kind in {_KINDS} and r.gone < 2
    and (r.kind <> 'visit' or r.state <> '') and (r.kind <> 'citizen' or r.fields ->> 'died_on' is not null
    or r.fields ->> 'closed_on' is not null)
    and not (r.gone = 1 and r.kind in ('paper', 'plan_version') and r.fields ->> '{REDACTED}' is not null)"""
"""Lets in what happened: a visit that was held, a case that ended, whatever else is told by its day."""
_STANDS: Final = f"and not (r.kind = 'note' and r.gone = 1 and r.fields ->> '{REDACTED}' is null)"
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
    """Answer with one page of what happened; a planned visit is not of it, nor a note that was withdrawn.

    Such a note is read in the history, with its reason (decided.md 3).
    """
    cases = persons.cases(reader, stream)
    page = f"""select r.rid from record r where {persons.among(cases)} and {_ENTERS} {_STANDS} {_WHICH[filter]}
        order by r.at desc, r.rid desc limit ? offset ?"""  # noqa: S608 - constants of ours
    found = select(
        reader,
        f"r.rid in ({page}) order by r.at desc, r.rid desc",
        *cases,
        limit,
        offset,
    )
    colleagues = by_id(reader)
    may = {case: may_move(reader, case) for case in cases}
    files = {file for case in cases for file in on_their_way.ways(reader, case)}
    signers = names_by_version(reader, cases) if any(one.kind == "plan_version" for one in found) else {}
    died = _died_on(reader, cases[0]) if any(one.kind == "placement" for one in found) else ""
    entries = (
        (one, _entry(one, colleagues, sent=not one.unsent and one.id not in files, may=may[one.stream](one)))
        for one in found
    )
    told = ((one, _signed(entry, signers.get(one.id, ()))) for one, entry in entries)
    put_right = {one.text("corrects") for one in found} - {""}
    marked = ((one, _put_right(entry) if one.id in put_right else entry) for one, entry in told)
    return tuple(_ended(entry) if _ended_by_death(one, died) else entry for one, entry in marked)


def _put_right(entry: TimelineEntry) -> TimelineEntry:
    """Say of a note that its correction stands beside it: both are about one moment, and stand on one page."""
    return replace(entry, head=Joined(entry.head, Sentence("rettet")))


def place_of(reader: Reader, stream: str, record: str) -> int:
    """Answer with how many entries one reads from the newest to a record, it among them; 0: it is not of them."""
    cases = persons.cases(reader, stream)
    rows = reader.rows(
        f"""select place from (select r.id as id, row_number() over (order by r.at desc, r.rid desc) as place
        from record r where {persons.among(cases)} and {_ENTERS} {_STANDS}) where id = ?""",  # noqa: S608 - constants of ours
        *cases,
        record,
    )
    return int(rows[0][0]) if rows else 0


def _signed(entry: TimelineEntry, names: tuple[str, ...]) -> TimelineEntry:
    """Let a version say who signed it."""
    if not names:
        return entry
    return replace(entry, text=Sentence("Skrevet under af {names}.", names=", ".join(names)))


def _died_on(reader: Reader, stream: str) -> str:
    one = citizen(reader, stream)
    return one.died_on.isoformat() if one and one.died_on else ""


def _ended_by_death(one: Shown, died: str) -> bool:
    """Tell whether a placement was not over when its citizen died; its own days stay as they were written."""
    return bool(died) and one.kind == "placement" and not ("" < one.text("end") <= died)


def _ended(entry: TimelineEntry) -> TimelineEntry:
    return replace(entry, text=Joined(entry.text, Sentence("slut ved dødsfald")))


def _entry(one: Shown, colleagues: Mapping[str, Worker], *, sent: bool, may: bool) -> TimelineEntry:
    if one.text(REDACTED):
        return _husk(one, colleagues, sent=sent)
    return TimelineEntry(
        one.id,
        one.kind,
        one.text("nature"),
        _head(one),
        one.at,
        "" if one.kind == "citizen" else name_of(colleagues, one.worker),
        _text(one),
        one.is_contact,
        bool(one.text("withdrawn")),
        sent,
        may_move=may,
    )


def _husk(one: Shown, colleagues: Mapping[str, Worker], *, sent: bool) -> TimelineEntry:
    """What is left of a record that stood in the wrong case: who took it out, when and why."""
    head = Sentence("Flyttet til den rigtige borger")
    reason = one.text(REDACTED)
    by = name_of(colleagues, one.worker)
    return TimelineEntry(
        one.id, one.kind, "", head, one.at, by, reason, is_contact=False, sent=sent, moved=True
    )


def _head(one: Shown) -> str:
    match one.kind:
        case "note":
            return _head_of_note(one)
        case "visit":
            return Joined(said(FORMS, one.text("form") or "home"), said(OUTCOMES, one.state))
        case "attempt":
            how = Joined(said(FORMS, one.text("channel")), said(OUTCOMES, one.text("result")))
            return how or Sentence("Kontaktforsøg")
        case "meeting":
            purpose = one.text("purpose") or Sentence("Møde")
            return Joined(purpose, one.text("with_whom"), said(OUTCOMES, one.text("outcome")))
        case "statement":
            return _statement(one)
        case "plan_version" | "attachment" | "paper" | "emptied_paper":
            return _head_of_paper(one)
        case "mentor_minutes":
            return Joined(Sentence("Mentor"), say_minutes(one.number("minutes")))
        case "placement":
            return Joined(one.text("type") or Sentence("Forløb"), one.text("company"))
        case "citizen" | "former_name" | "former_number":
            return _head_of_life(one)
        case _:
            return asked(one.text("question"))


def _head_of_paper(one: Shown) -> str:
    number = str(one.number("number"))
    match one.kind:
        case "plan_version":
            return Sentence("Plan, udgave {number}", number=number)
        case "emptied_paper":
            return Sentence("Plan, udgave {number}: indholdet er taget ud", number=number)
        case "attachment":
            return Joined(Sentence("Bilag"), one.text("what"))
        case _:
            return Joined(Sentence("Papir"), of_paper(one.text("what")))


def _head_of_life(one: Shown) -> Sentence:
    match one.kind:
        case "citizen":
            return Sentence("Borgeren døde") if one.text("died_on") else Sentence("Sagen blev lukket")
        case "former_name":
            return Sentence("Nyt navn, før: {name}", name=one.name)
        case _:
            return Sentence("Nyt CPR-nummer, før: {cpr}", cpr=masked(one.text("cpr")))


def _closing(one: Shown) -> tuple[str, ...]:
    """Return why a case was closed and what comes next; the day, too, where the entry stands at the day of death."""
    closed = one.day("closed_on")
    if closed is None:
        return ()
    day = Sentence("sagen blev lukket {day}", day=f"{closed:%d.%m.%Y}") if one.text("died_on") else ""
    return day, said(CLOSED_REASONS, one.text("closed_reason")), one.text("closed_next")


def _statement(one: Shown) -> Sentence:
    form = one.text("form") or Sentence("Attest")
    received = bool(one.text("received"))
    return Sentence("{form} modtaget" if received else "{form} rekvireret", form=form)


def _head_of_note(one: Shown) -> str:
    if one.text("corrects"):
        return Sentence("Rettelse af notat")
    if one.text("title"):
        return one.text("title")
    if one.text("nature") == "statement":
        return said(NATURES, "statement")
    how = Joined(said(FORMS, one.text("channel")), said(OUTCOMES, one.text("attendance")))
    return how or Sentence("Notat")


def _text_of_attempt(one: Shown) -> str:
    """Say that a card was left, and what was remarked: one never takes the place of the other."""
    remark = one.text("remark").strip()
    if not one.fields.get("card_left"):
        return remark
    return Sentence("Kort lagt. {remark}", remark=remark) if remark else Sentence("Kort lagt.")


def _text(one: Shown) -> str:
    match one.kind:
        case "note" | "mentor_minutes":
            return one.text("text")
        case "attempt":
            return _text_of_attempt(one)
        case "visit":
            return one.text("purpose")
        case "meeting":
            return one.text("result")
        case "statement":
            return one.text("doctor")
        case "placement":
            return one.text("purpose")
        case "citizen":
            return Joined(one.text("died_source"), *_closing(one))
        case "emptied_paper":
            return Sentence(
                "Der stod en anden borgers ord i det, der blev udleveret. {why}", why=one.text("why")
            )
        case "attachment" | "paper":
            return one.text("name")
        case "progress":
            answer = one.text("answer")
            return Sentence("{answer} af 5", answer=str(one.number("answer"))) if answer else ""
        case _:
            return ""
