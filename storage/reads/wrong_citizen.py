"""Forkert borger, as this device can answer it: who may move what, what hangs on it, and whom it is about."""

from collections.abc import Callable, Sequence
from typing import Final, cast

from casework import cpr
from casework.answers_wrong import BreachShown, HangsOn, PaperOut, RightCitizen
from casework.attachments import key_of
from casework.changes import Value
from casework.folding import fold
from casework.kinds import RIGHTS, Role, leads, may_read, may_redact
from casework.people import masked
from casework.wrong_citizen import MOVES
from storage.reader import Reader
from storage.reads import former, persons
from storage.reads.records import Shown, as_day, select
from storage.reads.workers import by_id, name_of

_CPR_DIGITS: Final = 10
_SCOPE: Final = """select role from scope where stream = ?1
    union all select 'primary' from begun_here where stream = ?1 limit 1"""


def role_in(reader: Reader, stream: str) -> Role | None:
    """Return this person's role in a case; None where the case is not his, or the role is none that we know."""
    found = reader.row(_SCOPE, stream)
    return cast("Role", found[0]) if found and found[0] in RIGHTS else None


def may_move(reader: Reader, stream: str) -> Callable[[Shown], bool]:
    """Return what tells of a record whether this person may say that it stands in the wrong case."""
    role, me = role_in(reader, stream), by_id(reader).get(reader.owner.user)
    job = me.role if me else ""

    def may(one: Shown) -> bool:
        is_author = reader.owner.user in {one.begun_by, one.text("author")}
        return (
            role is not None
            and one.kind in MOVES
            and (not one.gone or is_called_back(one))
            and may_redact(role, one.kind, job=job, is_author=is_author)
        )

    return may


def is_called_back(one: Shown) -> bool:
    """Tell whether a record is a note that was called back: its words are still there, and may be another citizen's."""
    return one.kind == "note" and bool(one.text("withdrawn"))


def hanging(reader: Reader, stream: str, note: str) -> tuple[Shown, ...]:
    """Return what hangs on a note and may move with it: corrections of it first, then the rest of the same visit."""
    cases = persons.cases(reader, stream)
    may = {case: may_move(reader, case) for case in cases}
    found = select(reader, f"{persons.among(cases)} and (r.gone = 0 or r.kind = 'note')", *cases)
    among = [one for one in found if may[one.stream](one)]
    corrections, about = [], {note}
    while found := [one for one in among if one.text("corrects") in about and one not in corrections]:
        corrections += found
        about |= {one.id for one in found}
    visit = next((one.text("visit") for one in among if one.id == note), "")
    there = [
        one for one in among if one.kind == "agreement" or (one.kind == "attachment" and key_of(one.fields))
    ]
    beside = [one for one in there if visit and one.text("visit") == visit]
    return (*corrections, *beside)


def hangs_on(reader: Reader, stream: str, note: str) -> HangsOn:
    """Answer with how much hangs on a note."""
    kinds = [one.kind for one in hanging(reader, stream, note)]
    return HangsOn(kinds.count("agreement"), kinds.count("attachment"))


def moving(reader: Reader, stream: str, note: str, *, along: bool) -> tuple[Shown, ...]:
    """Return the records that move: the note, its corrections, and what is of the same visit where that is wanted.

    Nothing where the note is gone from the case meanwhile, or is not this person's to move.
    """
    cases = persons.cases(reader, stream)
    found = select(reader, f"r.id = ? and {persons.among(cases)}", note, *cases)
    first = [one for one in found if may_move(reader, one.stream)(one)]
    if not first:
        return ()
    rest = [one for one in hanging(reader, stream, note) if along or one.kind == "note"]
    return (*first, *rest)


def find(reader: Reader, said: str, *, but: str) -> tuple[RightCitizen, ...]:
    """Return the citizens on this device of that CPR number, or of that name, every word of it; never `but`."""
    digits = cpr.digits(said)
    words = fold(said).split()
    own = persons.cases(reader, but)
    everybody = select(reader, "r.kind = 'citizen' and r.gone = 0")
    found = [one for one in everybody if one.id not in own]
    if len(digits) == _CPR_DIGITS:
        had = former.numbers(reader)
        fits = [one for one in found if digits in (one.text("cpr"), *had.get(one.id, ()))]
    else:
        called = former.names(reader)
        fits = [one for one in found if words and _is_called(words, (one.name, *called.get(one.id, ())))]
    fits = [one for one in fits if _may_write(reader, one.id)]
    return tuple(RightCitizen(one.id, one.name, masked(one.text("cpr"))) for one in fits)


def _is_called(words: Sequence[str], names: Sequence[str]) -> bool:
    """Tell whether one of a citizen's names, today's or a former one, has every word of what was asked."""
    return any(set(words) <= set(fold(name).split()) for name in names)


def _may_write(reader: Reader, stream: str) -> bool:
    role = role_in(reader, stream)
    return role is not None and "journal" in RIGHTS[role].write


def breaches(reader: Reader, stream: str) -> tuple[BreachShown, ...]:
    """Answer a team lead with what stood in this case and belonged to another; nobody else has that task."""
    role, colleagues = role_in(reader, stream), by_id(reader)
    me = colleagues.get(reader.owner.user)
    if role is None or me is None or not leads(me.role) or not may_read(role, "breach", "why"):
        return ()
    cases = persons.cases(reader, stream)
    condition = f"{persons.among(cases)} and r.kind = 'breach' and r.gone = 0 order by r.begun_at"
    found: Sequence[Shown] = select(reader, condition, *cases)
    return tuple(
        BreachShown(
            one.id,
            one.number("count"),
            one.text("why"),
            name_of(colleagues, one.text("found_by")),
            one.day("due"),
            one.text("judged"),
            tuple(map(_out, _listed(one))),
        )
        for one in found
    )


def _listed(one: Shown) -> list[dict[str, Value]]:
    said = one.fields.get("papers")
    return [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []


def _out(said: dict[str, Value]) -> PaperOut:
    number = said.get("number")
    on = as_day(str(said.get("on") or ""))
    return PaperOut(number if isinstance(number, int) else 0, on, said.get("certain") is True)
