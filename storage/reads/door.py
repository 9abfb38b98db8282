"""What the card for a door says beside the case: the sender's next visit there, and how his last one went."""

from datetime import datetime

from casework.answers_door import AtDoor
from casework.clock import COPENHAGEN, local
from storage.reader import Reader
from storage.reads import letters, persons
from storage.reads.records import Shown, select
from storage.reads.when import bounds


def at_door(reader: Reader, stream: str, sender: str, now: datetime) -> AtDoor:
    """Answer with what the sender of the card has planned from tomorrow on, and what he tried, at the citizen's home.

    What is planned for today is the visit that the card is about.
    """
    today = now.astimezone(COPENHAGEN).date()
    with reader.moment():
        planned = [
            local(one.visit.at)
            for one in letters.meetings(reader, stream, now)
            if one.visit.form == "home" and one.worker is not None and one.worker.id == sender
        ]
        cases = persons.cases(reader, stream)
        before = select(
            reader,
            f"{persons.among(cases)} and r.gone = 0 and r.worker = ? and r.at < ? and (r.kind = 'attempt' "
            "or r.kind = 'visit' and r.state <> '') order by r.at desc, r.kind limit 1",
            *cases,
            sender,
            bounds(today)[0],
        )
    again = next((at for at in planned if at.date() > today), None)
    return AtDoor(again, any(map(_in_vain, before)))


def _in_vain(one: Shown) -> bool:
    where, result = ("channel", one.text("result")) if one.kind == "attempt" else ("form", one.state)
    return one.text(where) == "home" and result == "not_met"
