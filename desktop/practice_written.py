"""What the practice office's people wrote before one came: what no line system exports, from dated rows, into the log.

Mentor hours and their lines, plans that were handed out, what is done towards a goal, one plan instead of several,
answers, how often somebody is met, and the visits of the next two weeks. One file for each kind; its columns are the
fields, beside the CPR number of whose case it is. Every row is a record that it always is, so that writing again
changes nothing.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from casework import ids, one_plan
from casework.changes import Change, Seen, Value
from casework.clock import COPENHAGEN, instant
from casework.intake import EVERY_OWN
from casework.kinds import KINDS
from desktop.practice_dates import dated
from sync.service import importing, paths, registry
from sync.service.ledger import CentralLedger, tenant
from sync.service.projections import open_kept

DATA: Final = Path(__file__).with_name("practice_data") / "written_here"
_WHOSE: Final = "Personnummer"
_PEOPLE: Final = frozenset({"mentor", "worker", "author"})
"""Fields that name a colleague: a row says his initials."""
_DAY: Final = "%d-%m-%Y"
_MOMENT: Final = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d")
_SATURDAY: Final = 5


def write(first_day: str) -> int:
    """Write all of it into the office's log, with dates counted from a day (ISO); return how many records."""
    ledger, now = open_kept(paths.central()), datetime.now(UTC)
    try:
        changes = list(_changes(ledger, first_day, now))
        importing.take_beside(ledger, changes, now=now)
    finally:
        ledger.close()
    return len(changes)


def _changes(ledger: CentralLedger, first_day: str, now: datetime) -> Iterator[Change]:
    with ledger.reading() as connection:
        space = tenant(connection).space
        people = {one.initials: one.id for one in registry.users(connection)}
    for source in sorted(DATA.glob("*.csv")):
        kind = source.stem
        text = dated(source.read_text(encoding="utf-8-sig"), datetime.fromisoformat(first_day).date())
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";"):
            number = row.pop(_WHOSE)
            stream = ids.of_key(space, "citizen", number)
            fields = {name: _value(kind, name, said, people) for name, said in row.items() if said}
            if kind == "visit" and _is_weekend(str(fields["at"])):
                continue
            if kind == "visit" and "purpose" not in fields:
                fields["lacks_purpose"] = True  # as it says itself where one is planned here
            record = _record(space, kind, stream, [number, *row.values()])
            if kind == "activity" and "goal" in fields:
                fields["goal"] = ids.of_key(space, "goal", number, str(fields["goal"]))
            yield Change(stream, record, kind, fields, Seen(0, EVERY_OWN), instant(now))


def _record(space: UUID, kind: str, stream: str, row: list[str]) -> str:
    if kind == one_plan.KIND:
        return one_plan.record_of(stream)
    return stream if kind == "citizen" else ids.of_key(space, kind, *row)


def _value(kind: str, name: str, said: str, people: dict[str, str]) -> Value:
    if name in _PEOPLE:
        return people[said]
    shape = KINDS[kind].fields[name].shape
    if shape == "int":
        return int(said)
    if shape == "bool":
        return said == "ja"
    if shape == "date":
        return datetime.strptime(said, _DAY).replace(tzinfo=UTC).date().isoformat()
    if _MOMENT.fullmatch(said):
        return instant(datetime.strptime(said, f"{_DAY} %H:%M").replace(tzinfo=COPENHAGEN))
    return _yes(said, people) if (kind, name) == (one_plan.KIND, one_plan.FIELD) else said


def _yes(said: str, people: dict[str, str]) -> str:
    """Return what a citizen said of one plan as its field keeps it: the row has a Danish day, and initials."""
    word, on, way, plans, who = said.split(" · ")
    day = datetime.strptime(on, _DAY).replace(tzinfo=UTC).date().isoformat()
    return " · ".join((word, day, way, plans, people[who]))


def _is_weekend(at: str) -> bool:
    """Tell whether a moment lies on a day on which nobody is visited."""
    return datetime.fromisoformat(at).astimezone(COPENHAGEN).weekday() >= _SATURDAY
