"""What citizens were called and which CPR numbers they had before: found by it, never shown in place of today's."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from casework.names import FORMER_NAME, FORMER_NUMBER, HeldName, HeldNumber, other_names
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown, select

_ALL: Final = f"""select stream, trim(coalesce(fields ->> 'first_name', '') || ' ' ||
    coalesce(fields ->> 'last_name', '') || coalesce(fields ->> 'cpr', '')) from record
    where kind = ? and gone = 0 and kind in ('{FORMER_NAME}', '{FORMER_NUMBER}')"""  # noqa: S608 - constants of ours


def names(reader: Reader) -> dict[str, list[str]]:
    """Return the former names of each case that has any."""
    return _by_stream(reader, FORMER_NAME)


def numbers(reader: Reader) -> dict[str, list[str]]:
    """Return the former CPR numbers of each case that has any, as ten digits."""
    return _by_stream(reader, FORMER_NUMBER)


def _by_stream(reader: Reader, kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for stream, said in reader.rows(_ALL, kind):
        if said:
            found[stream].append(said)
    return found


def held(one: Shown) -> tuple[HeldName, HeldNumber]:
    """Return the name and the number that a citizen has today, as the next ones follow them."""
    name = HeldName(
        one.text("first_name"), one.text("last_name"), one.text("name_from"), one.text("name_source")
    )
    return name, HeldNumber(one.text("cpr"), one.text("cpr_from"), one.text("cpr_source"))


def of_cases(reader: Reader, cases: Sequence[str], kind: str) -> list[Shown]:
    """Return the former names or numbers of a citizen, the last first."""
    condition = f"{persons.among(cases)} and r.kind = ? and r.gone = 0"
    found = select(reader, condition, *cases, kind)
    return sorted(found, key=lambda one: (one.text("held_until"), one.id), reverse=True)


def names_of(reader: Reader, cases: Sequence[str], today_s: str) -> tuple[str, ...]:
    """Return what a citizen was called before, each name once."""
    return other_names([one.name for one in of_cases(reader, cases, FORMER_NAME)], today_s)


def numbers_of(reader: Reader, cases: Sequence[str], today_s: str) -> tuple[str, ...]:
    """Return which other CPR numbers a citizen had before, each once, as ten digits."""
    had = (one.text("cpr") for one in of_cases(reader, cases, FORMER_NUMBER))
    return tuple(dict.fromkeys(number for number in had if number and number != today_s))
