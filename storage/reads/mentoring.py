"""The mentor's desk: the cases in which this person is mentor, what was granted there, and what was logged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from casework.answers_mentor import Mentee, MentorDesk
from casework.folding import fold
from casework.mentoring import AGREEMENT, TIME, Agreed, Logged
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import holders, persons
from storage.reads.records import Shown, select
from storage.reads.workers import by_id, name_of

_MINE = "select stream from scope where role = 'mentor' and done = 1"
_AMONG = "r.stream in (select value from json_each(?))"


def mentees(reader: Reader) -> MentorDesk:
    """Answer with everybody whom this person is mentor for, by name."""
    with reader.moment():
        mine = {row[0] for row in reader.rows(_MINE)}
        people = persons.persons(reader)
        colleagues = by_id(reader)
        among = encoded(sorted(mine)).decode()
        citizens = select(reader, f"{_AMONG} and r.kind = 'citizen' and +r.gone = 0", among)
        records = _by_case(select(reader, f"{_AMONG} and r.kind in ('{AGREEMENT}', '{TIME}')", among))
        seen = reader.seen()
    found = []
    for one in citizens:
        cases = [case for case in (people[one.id].cases if one.id in people else (one.id,)) if case in mine]
        if cases[0] != one.id:
            continue  # read with the case that is written in
        contact = name_of(colleagues, holders.effective(one))
        found.append(_mentee(one, contact, [each for case in cases for each in records.get(case, ())]))
    return MentorDesk(tuple(sorted(found, key=lambda mentee: fold(mentee.name))), seen)


def agreed_in(reader: Reader, stream: str) -> tuple[Agreed, ...]:
    """Answer with what was granted in a case, the latest first, for whoever has the case."""
    cases = persons.cases(reader, stream)
    found = select(reader, f"{persons.among(cases)} and r.kind = '{AGREEMENT}' and r.gone = 0", *cases)
    return _agreements(found)


def _mentee(one: Shown, contact: str, records: Sequence[Shown]) -> Mentee:
    lines = [_logged(each) for each in records if each.kind == TIME and not each.gone]
    return Mentee(
        one.id,
        one.name,
        one.text("phone"),
        contact,
        _agreements(each for each in records if each.kind == AGREEMENT and not each.gone),
        tuple(sorted((line for line in lines if line), key=lambda line: (line.on, line.id), reverse=True)),
        any(each.torn for each in records),
        any(each.unsent for each in records),
    )


def _by_case(records: Iterable[Shown]) -> dict[str, list[Shown]]:
    sorted_out: dict[str, list[Shown]] = defaultdict(list)
    for one in records:
        sorted_out[one.stream].append(one)
    return sorted_out


def _agreements(records: Iterable[Shown]) -> tuple[Agreed, ...]:
    found = [
        Agreed(
            one.id,
            one.text("mentor"),
            one.number("minutes"),
            one.day("start"),
            one.day("end"),
            *(one.text(name) for name in ("goal", "tasks", "account")),
        )
        for one in records
    ]
    return tuple(sorted(found, key=lambda each: (each.start is not None, each.start, each.id), reverse=True))


def _logged(one: Shown) -> Logged | None:
    """Return a line; one without a day that can be read counts nowhere."""
    on = one.day("on")
    return Logged(one.id, on, one.number("minutes"), one.text("text"), one.worker) if on else None
