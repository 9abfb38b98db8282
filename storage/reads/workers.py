"""Who works here: the colleagues of the municipality's reference stream."""

from collections.abc import Mapping

from casework.answers import Worker
from casework.ids import REFERENCE
from storage.reader import Reader
from storage.reads.records import select


def workers(reader: Reader) -> tuple[Worker, ...]:
    """Return all colleagues, by initials."""
    found = select(reader, "r.kind = 'worker' and r.stream = ? and +r.gone = 0", REFERENCE)
    people = [
        Worker(one.id, *(one.text(name) for name in ("initials", "name", "role", "team", "phone")))
        for one in found
    ]
    return tuple(sorted(people, key=lambda worker: worker.initials))


def by_id(reader: Reader) -> dict[str, Worker]:
    """Return all colleagues by their user id."""
    return {worker.id: worker for worker in workers(reader)}


def mentors(reader: Reader) -> tuple[tuple[str, str], ...]:
    """Return id and name of the colleagues whose job is that of a mentor, by name."""
    found = [(one.id, one.name or one.initials) for one in workers(reader) if one.role == "Mentor"]
    return tuple(sorted(found, key=lambda one: one[1]))


def name_of(people: Mapping[str, Worker], user: str) -> str:
    """Return the name of a colleague; an id that nobody has is not shown, any other word stands as it is."""
    worker = people.get(user)
    if worker is not None:
        return worker.name or worker.initials
    return "" if _is_id(user) else user


def _is_id(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
