"""What a visit of the day led to, on one line: "Truffet · notat gemt kl. 9.22 · 1 aftale"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from casework.clock import local
from casework.sentences import Joined, Sentence
from casework.words import OUTCOMES, said
from storage.logbook import encoded
from storage.reader import Reader
from storage.reads import persons
from storage.reads.records import Shown

_WENT: Final = {**OUTCOMES, "met": "Truffet"}


@dataclass(frozen=True, slots=True)
class LedTo:
    """What was written about one visit: when its last note was saved, how many agreements, and a card at the door."""

    saved: str = ""
    agreements: int = 0
    card: bool = False


def led_to(reader: Reader, visits: Iterable[Shown]) -> dict[str, LedTo]:
    """Return what was written about each of some visits that are told."""
    told = [one for one in visits if one.state]
    if not told:
        return {}
    query = """select r.fields ->> 'visit', max(case r.kind when 'note' then r.begun_at else '' end),
        sum(r.kind = 'agreement'), max(coalesce(r.fields ->> 'card_left', 0))
        from json_each(?) v join record r on r.stream = v.value ->> 0 and r.kind in ('note', 'agreement', 'attempt')
        and r.at >= v.value ->> 2
        where r.gone = 0 and r.fields ->> 'visit' = v.value ->> 1 group by 1"""
    known = persons.persons(reader)
    asked = encoded(
        [
            [case, one.id, min(one.at, one.text("ended") or one.at)]
            for one in told
            for case in (known[one.stream].cases if one.stream in known else (one.stream,))
        ]
    ).decode()
    return {visit: LedTo(saved, made, bool(card)) for visit, saved, made, card in reader.rows(query, asked)}


def told(visit: Shown, led: Mapping[str, LedTo]) -> str:
    """Return how a visit went, in words; empty where nobody has said it yet."""
    if not visit.state:
        return ""
    after = led.get(visit.id, LedTo())
    when = after.saved or visit.text("ended")
    parts = [
        said(_WENT, visit.state),
        Sentence("kort lagt") if after.card else "",
        _at(when, is_note=bool(after.saved)) if when else "",
        _counted(after.agreements),
    ]
    return Joined(*parts)


def _at(when: str, *, is_note: bool) -> Sentence:
    here = local(when)
    clock = {"hour": str(here.hour), "minute": f"{here.minute:02}"}
    return Sentence("notat gemt kl. {hour}.{minute}" if is_note else "kl. {hour}.{minute}", **clock)


def _counted(agreements: int) -> str:
    if not agreements:
        return ""
    return Sentence("1 aftale") if agreements == 1 else Sentence("{count} aftaler", count=str(agreements))
