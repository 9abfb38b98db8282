"""What life did to a citizen: his death with what stopped by it, and whom nobody may be sent to any more."""

from collections.abc import Iterable

from casework.answers_life import LifeShown
from casework.changes import Change
from casework.death import asks_for_contact, no_contact
from casework.kinds import may_write
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import DIED, citizen, select
from storage.reads.waits import open_promises
from storage.reads.wrong_citizen import role_in


def shown(reader: Reader, stream: str) -> LifeShown:
    """Answer with what the page of a case says of its citizen's life."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return LifeShown()
        own = persons.said_apart(reader, cases)
        visits, agreements, statements = _stopped(reader, cases) if one.died_on else (0, 0, 0)
        role = role_in(reader, cases[0])
        return LifeShown(
            one.name,
            one.died_on,
            next((str(fields["died_source"]) for fields, _ in own.values() if fields.get("died_source")), ""),
            tuple(each for each, (fields, torn) in own.items() if DIED in torn or fields.get(DIED)),
            any(DIED in torn for _, torn in own.values()),
            visits,
            agreements,
            statements,
            role is not None and may_write(role, "citizen", DIED),
            reader.seen(),
        )


def _stopped(reader: Reader, cases: tuple[str, ...]) -> tuple[int, int, int]:
    """Count the visits without an outcome that nobody began, and the open agreements and statements."""
    condition = f"{persons.among(cases)} and r.kind = 'visit' and r.gone = 0 and r.state = ''"
    visits = [one for one in select(reader, condition, *cases) if not one.text("began")]
    kinds = [one.kind for one in open_promises(reader, cases)]
    return len(visits), kinds.count("agreement"), kinds.count("statement")


def refuse_contact(reader: Reader, changes: Iterable[Change], now: str) -> None:
    """Refuse an act that asks somebody to meet a citizen who is dead as far as this device knows."""
    for stream in dict.fromkeys(one.stream for one in changes if asks_for_contact(one, now)):
        one = citizen(reader, stream)
        if one is not None and one.died_on is not None:
            raise no_contact(one.name)
