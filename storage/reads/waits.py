"""What is promised and open: agreements and statements, what is over its date, and for whom somebody waits."""

from collections.abc import Iterable
from datetime import date

from casework.answers import Owed
from casework.folding import fold
from storage.reader import Reader
from storage.reads.records import Shown, as_day, select
from storage.reads.workers import workers

_OPEN = "r.kind in ('agreement', 'statement') and r.gone = 0 and (r.kind = 'statement' or r.state in ('open', ''))"
_OURS = ("vi", "kommunen", "jobcentret", "mig", "jeg")
_CITIZEN = ("", "borger", "borgeren")


def open_promises(reader: Reader, stream: str | None = None) -> list[Shown]:
    """Return open agreements and statements that have not come, of one citizen or of all."""
    found = select(reader, _OPEN) if stream is None else select(reader, f"r.stream = ? and {_OPEN}", stream)
    return [one for one in found if one.kind == "agreement" or not one.text("received")]


class Sides:
    """Tells whose promise it is: ours, the citizen's, or somebody else's whom we wait for."""

    def __init__(self, reader: Reader) -> None:
        people = workers(reader)
        said = [
            word for worker in people for word in (worker.initials, worker.name, worker.name.split(" ")[0])
        ]
        self._ours = {fold(word) for word in (*_OURS, *said) if word}

    def is_others(self, promise: Shown, citizen_name: str) -> bool:
        """Tell whether somebody outside must do it."""
        if promise.kind == "statement":
            return True
        who = fold(promise.text("who").strip())
        own = {fold(citizen_name), fold(citizen_name.split(" ", maxsplit=1)[0])}
        return who not in self._ours and who not in _CITIZEN and who not in own


def owed(promise: Shown, name: str, today: date) -> Owed:
    """Return a promise as a list shows it."""
    statement = promise.kind == "statement"
    due = promise.day("due")
    since = promise.day("requested") if statement else as_day(promise.begun_at)
    return Owed(
        promise.id,
        promise.stream,
        name,
        promise.text("form") if statement else promise.text("what"),
        promise.text("doctor") if statement else promise.text("who"),
        due,
        (today - due).days if due else 0,
        since,
    )


def waiting_for(promises: Iterable[Shown], sides: Sides, name: str, today: date) -> tuple[str, int]:
    """Return what is waited for longest over its date, in words, and how many days over."""
    others = [owed(one, name, today) for one in promises if sides.is_others(one, name)]
    late = [one for one in others if one.days_over > 0 or one.due is None or _is_statement(one, promises)]
    if not late:
        return "", 0
    first = max(late, key=lambda one: (one.due is not None, one.days_over))
    words = f"{first.what} fra {first.who}" if first.who else first.what
    return words, max(first.days_over, 0)


def _is_statement(one: Owed, promises: Iterable[Shown]) -> bool:
    return any(promise.id == one.record and promise.kind == "statement" for promise in promises)
