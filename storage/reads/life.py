"""What life did to a citizen: new names and numbers, his death with what stopped by it, and whom nobody is sent to."""

from collections.abc import Iterable, Mapping
from typing import Unpack

from casework import closing
from casework.acts import Act
from casework.answers_life import FormerShown, LifeShown
from casework.changes import Change
from casework.death import asks_for_contact, no_contact
from casework.errors import Refused
from casework.folding import fold
from casework.kinds import may_write
from casework.names import FORMER_NAME, FORMER_NUMBER, correct_number, new_name, new_number
from casework.people import masked
from storage.reader import Reader
from storage.reads import former, persons
from storage.reads.closing import stopped
from storage.reads.records import DIED, Shown, citizen
from storage.reads.wrong_citizen import role_in


def shown(reader: Reader, stream: str) -> LifeShown:
    """Answer with what the page of a case says of its citizen's life."""
    with reader.moment():
        cases = persons.cases(reader, stream)
        one = citizen(reader, cases[0])
        if one is None:
            return LifeShown()
        own = persons.said_apart(reader, cases)
        visits, agreements, statements = stopped(reader, cases) if one.died_on else (0, 0, 0)
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
            one.text("first_name"),
            one.text("last_name"),
            _former(reader, cases, one),
            reader.seen(),
        )


def _former(reader: Reader, cases: tuple[str, ...], one: Shown) -> tuple[FormerShown, ...]:
    """Return what held before, each once, the last first; what holds today is none of it."""
    known: dict[str, FormerShown] = {}
    for was in former.of_cases(reader, cases, FORMER_NAME):
        if was.name and fold(was.name) != fold(one.name):
            known.setdefault(fold(was.name), FormerShown(was.name, was.day("held_until")))
    for was in former.of_cases(reader, cases, FORMER_NUMBER):
        number = was.text("cpr")
        if number and number != one.text("cpr"):
            known.setdefault(number, FormerShown(masked(number), was.day("held_until"), is_number=True))
    return tuple(known.values())


def renamed(reader: Reader, stream: str, said: Mapping[str, str], **act: Unpack[Act]) -> tuple[Change, ...]:
    """Return the act of a new name, after the one that stands now."""
    held, _ = former.held(_standing(reader, stream))
    return new_name(
        stream,
        first_name=said["first_name"],
        last_name=said["last_name"],
        held_from=said["held_from"],
        source=said["source"],
        before=held,
        **act,
    )


def renumbered(
    reader: Reader, stream: str, said: Mapping[str, str], **act: Unpack[Act]
) -> tuple[Change, ...]:
    """Return the act of a new CPR number, after the one that stands now; of `why` `slip`, that one never was his."""
    _, held = former.held(_standing(reader, stream))
    if said.get("why") == "slip":
        return correct_number(stream, cpr=said["cpr"], source=said["source"], before=held, **act)
    return new_number(
        stream, cpr=said["cpr"], held_from=said["held_from"], source=said["source"], before=held, **act
    )


def _standing(reader: Reader, stream: str) -> Shown:
    one = citizen(reader, stream)
    if one is None:
        raise Refused("Sagen er ikke på denne computer mere. Intet er ændret.")
    return one


def refuse_contact(reader: Reader, changes: Iterable[Change], now: str) -> None:
    """Refuse an act that asks somebody to meet a citizen who is dead, or whose case is closed, as far as we know."""
    for stream in dict.fromkeys(one.stream for one in changes if asks_for_contact(one, now)):
        one = citizen(reader, stream)
        if one is not None and one.died_on is not None:
            raise no_contact(one.name)
        if one is not None and one.closed_on is not None:
            raise closing.no_contact(one.name)
