"""What is promised and open: agreements and statements, what is over its date, and for whom somebody waits."""

from collections.abc import Iterable
from datetime import date

from casework.answers import Owed
from casework.folding import fold
from casework.sentences import Sentence
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads.records import Shown, as_day, select
from storage.reads.workers import workers

_OPEN = """r.kind in ('agreement', 'statement') and +r.gone = 0 and (r.kind = 'statement' or r.state in ('open', ''))"""
_OURS = ("vi", "kommunen", "jobcentret", "mig", "jeg")
_CITIZEN = ("", "borger", "borgeren")


def open_promises(reader: Reader, streams: Iterable[str] | None = None) -> list[Shown]:
    """Return open agreements and statements that have not come, of some citizens or of all."""
    if streams is None:
        found = select(reader, _OPEN)
    else:
        among = encoded(list(streams)).decode()
        found = select(reader, f"r.stream in (select value from json_each(?)) and {_OPEN}", among)  # noqa: S608 - a constant of ours
    return [one for one in found if one.kind == "agreement" or not one.text("received")]


def calling_promises(reader: Reader, today: date, ahead: Iterable[str]) -> list[Shown]:
    """Return the open promises that a caseload speaks of; where a visit lies `ahead`, later ones are no next step."""
    condition = """r.rid in (select rid from record where kind = 'statement' and gone = 0 union all
        select rid from record where kind = 'agreement' and gone = 0 and state in ('open', '')
        and (due < ? or stream not in (select value from json_each(?))))"""
    found = select(reader, condition, today.isoformat(), encoded(list(ahead)).decode())
    return [one for one in found if one.kind == "agreement" or not one.text("received")]


class Sides:
    """Tells whose promise it is: ours, the citizen's, or somebody else's whom we wait for."""

    def __init__(self, reader: Reader) -> None:
        people = workers(reader)
        said = [
            word for worker in people for word in (worker.initials, worker.name, worker.name.split(" ")[0])
        ]
        self._names = {one.id: {fold(word) for word in (one.initials, one.name) if word} for one in people}
        self._ours = {fold(word) for word in (*_OURS, *said) if word}
        self._folded: dict[str, str] = {}

    def is_others(self, promise: Shown, citizen_name: str) -> bool:
        """Tell whether somebody outside must do it."""
        if promise.kind == "statement":
            return True
        who = self._fold(promise.text("who").strip())
        if who in self._ours or who in _CITIZEN:
            return False
        own = citizen_name.split(" ", maxsplit=1)[0]
        return who not in (self._fold(citizen_name), self._fold(own))

    def is_of(self, promise: Shown, worker: str) -> bool:
        """Tell whether it is this worker's own: by initials or whole name, since a first name may be another's too."""
        return self._fold(promise.text("who").strip()) in self._names.get(worker, ())

    def _fold(self, text: str) -> str:
        """Fold a name once; the same few people promise most things."""
        known = self._folded.get(text)
        if known is None:
            known = self._folded[text] = fold(text)
        return known


def owed(promise: Shown, name: str, today: date) -> Owed:
    """Return a promise as a list shows it."""
    statement = promise.kind == "statement"
    due = promise.day("due")
    since = promise.day("requested") if statement else as_day(promise.begun_at)
    return Owed(
        promise.id,
        promise.stream,
        name,
        promise.text("form") or Sentence("Attest") if statement else promise.text("what"),
        promise.text("doctor") if statement else promise.text("who"),
        due,
        (today - due).days if due else 0,
        since,
    )


def waiting_for(promises: Iterable[Shown], sides: Sides, name: str, today: date) -> tuple[str, int]:
    """Return what is waited for longest over its date, in words, and how many days over."""
    late = [owed(one, name, today) for one in promises if _calls(one, today) and sides.is_others(one, name)]
    if not late:
        return "", 0
    first = max(late, key=lambda one: (one.due is not None, one.days_over))
    words = Sentence("{what} fra {who}", what=first.what, who=first.who) if first.who else first.what
    return words, max(first.days_over, 0)


def _calls(promise: Shown, today: date) -> bool:
    """Tell whether a promise is waited for already: a statement always, others when late or without a date."""
    due = promise.day("due")
    return promise.kind == "statement" or due is None or due < today
