"""Mentor hours: what was granted, what was used, and on which grant a minute is counted.

An agreement on mentor support stands in the citizen's plan with goal, name, tasks, period and hours, and runs for six
months at most at a time (domain-facts.md, from the ministry's page *mentorordningen* and guidance 9204 of 21.3.2023).
A line is a day, minutes and a few words. It is counted by its day, on the agreement that covers it: who logs in a
doorway chooses a person and never an agreement, and a grant that arrives later covers what was done under it.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Unpack

from casework import ids
from casework.acts import Act, Day, change, day, demanded, today
from casework.calendar import say_field_date
from casework.changes import Change, Value
from casework.errors import Refused
from casework.plan import add_activity
from casework.sentences import Sentence
from casework.taking_back import removal

AGREEMENT: Final = "mentor_agreement"
TIME: Final = "mentor_minutes"
LINE_FIELDS: Final = ("on", "minutes", "text")
"""What a correction may say anew."""
LONGEST_MONTHS: Final = 6
MOST_MINUTES: Final = 24 * 60
"""The most that one line can say: a day."""
MOST_HOURS: Final = 1000
"""More than anybody is granted in half a year; a slip of the hand is heard."""
_ALONE: Final = re.compile(r"([0-9]{1,4}) *(?:m|min|minut|minutter)?\.?")
_HALF: Final = re.compile(r"([0-9]{1,2})?(?:,5|½) *(?:t|time|timer|h|hours?)\.?")
_CLOCK: Final = re.compile(
    r"([0-9]{1,2})(?:[.:]([0-9]{2})| *(?:t|time|timer|h|hours?)\.? *(?:([0-9]{1,2}) *(?:m|min|minutter)?\.?)?)"
)
LONGEST_LINE: Final = 240
"""Characters of one line, so that a month stays a sheet and a line stays a line."""

_WHO: Final = "Vælg, hvem der er mentor."
_GOAL: Final = "Skriv, hvad mentorstøtten skal føre til. Målet står på mentorens ark."
_TASKS: Final = "Skriv, hvad mentoren skal hjælpe med."
_HOURS: Final = "Skriv, hvor mange timer der er bevilget, for eksempel 36."
_DAYS: Final = "Skriv, hvornår aftalen begynder og slutter."
_TURNED: Final = "Aftalen slutter, før den begynder. Vælg en senere slutdag."
_MINUTES: Final = "Skriv tiden i minutter, fra 1 til 1440."
_LINE: Final = "Skriv med én linje, hvad I lavede."
_TOO_LONG: Final = "Linjen er for lang til arket. Skriv det med højst 240 tegn."
_AHEAD: Final = "Dagen er ikke kommet endnu. Skriv tiden ind, når I har mødt hinanden."


@dataclass(frozen=True, slots=True)
class Agreed:
    """A grant of mentor hours: whose it is, how many minutes, from which day to which, both counted."""

    id: str
    mentor: str
    minutes: int
    start: date | None
    end: date | None
    goal: str = ""
    tasks: str = ""
    account: str = ""

    def covers(self, on: date) -> bool:
        """Tell whether a day lies in the agreement; one without an end goes on."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)


@dataclass(frozen=True, slots=True)
class Logged:
    """One line of a mentor: the day, how long, in a few words, and whose it is."""

    id: str
    on: date
    minutes: int
    text: str
    worker: str


def last_day(start: date) -> date:
    """Return the last day of an agreement that begins on a day and is as long as it may be."""
    months = start.month - 1 + LONGEST_MONTHS
    year, month = start.year + months // 12, months % 12 + 1
    days = monthrange(year, month)[1]
    return date(year, month, start.day) - timedelta(days=1) if start.day <= days else date(year, month, days)


def grant_hours(
    stream: str,
    *,
    mentor: str,
    name: str,
    minutes: int,
    start: Day,
    end: Day,
    goal: str,
    tasks: str,
    account: str = "",
    owner: str = "",
    legal_basis: str = "",
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Grant a mentor's hours, and say so in the plan as an activity, in one act.

    `mentor` is the user id, `name` what he is called in the plan, `minutes` the whole grant. `owner` and `legal_basis`
    are those of the activity (`plan.add_activity`).
    """
    demanded(mentor, _WHO)
    begins, ends = _period(start, end)
    if not 0 < minutes <= MOST_HOURS * 60:
        raise Refused(_HOURS)
    fields: dict[str, Value] = {
        "mentor": mentor,
        "minutes": minutes,
        "start": begins.isoformat(),
        "end": ends.isoformat(),
        "goal": demanded(goal, _GOAL).strip(),
        "tasks": demanded(tasks, _TASKS).strip(),
        "account": account.strip(),
        "author": act["by"],
    }
    one = Act(by=act["by"], now=act["now"], seen=act["seen"], group=act.get("group") or ids.new(act["now"]))
    granted = change(stream, ids.new(act["now"]), AGREEMENT, fields, **one)
    (planned,) = add_activity(
        stream,
        what=f"Mentor: {fields['tasks']}",
        why=goal.strip(),
        who=name,
        owner=owner,
        legal_basis=legal_basis,
        **one,
    )
    period = {"start": fields["start"], "end": fields["end"]}
    return granted, change(stream, planned.record, planned.kind, {**planned.fields, **period}, **one)


def _period(start: Day, end: Day) -> tuple[date, date]:
    said = day(start), day(end)
    if said[0] is None or said[1] is None:
        raise Refused(_DAYS)
    begins, ends = date.fromisoformat(said[0]), date.fromisoformat(said[1])
    if ends < begins:
        raise Refused(_TURNED)
    latest = last_day(begins)
    if ends > latest:
        raise Refused(
            Sentence(
                "En mentoraftale kan højst løbe i seks måneder ad gangen. Vælg en slutdag senest {day}.",
                day=say_field_date(latest),
            )
        )
    return begins, ends


def log_time(stream: str, *, on: Day, minutes: int, text: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Log what a mentor and a citizen did, on a day and in minutes, with one line."""
    fields = {**_told(on, minutes, text, act), "worker": act["by"]}
    return (change(stream, ids.new(act["now"]), TIME, fields, **act),)


def change_time(
    stream: str,
    line: str,
    *,
    on: Day,
    minutes: int,
    text: str,
    only: Collection[str] = LINE_FIELDS,
    **act: Unpack[Act],
) -> tuple[Change, ...]:
    """Correct a line; whose it is stays. `only` names the fields that are other than they were: it speaks of no more.

    Raises Refused where the whole line, as it would stand, is none.
    """
    told = _told(on, minutes, text, act)
    return (change(stream, line, TIME, {name: told[name] for name in LINE_FIELDS if name in only}, **act),)


def drop_time(stream: str, line: str, **act: Unpack[Act]) -> tuple[Change, ...]:
    """Take a line out that should not stand there, as when it was another mentee's."""
    return (change(stream, line, TIME, removal(TIME, "mentor"), **act),)


def _told(on: Day, minutes: int, text: str, act: Act) -> dict[str, Value]:
    line = " ".join(demanded(text, _LINE).split())
    if len(line) > LONGEST_LINE:
        raise Refused(_TOO_LONG)
    if not 0 < minutes <= MOST_MINUTES:
        raise Refused(_MINUTES)
    said = day(on) or today(act).isoformat()
    if date.fromisoformat(said) > today(act):
        raise Refused(_AHEAD)
    return {"on": said, "minutes": minutes, "text": line}


def counted_on(line: Logged, agreed: Sequence[Agreed]) -> str:
    """Return the id of the agreement that a line is counted on, empty where none covers its day.

    Of several it is the one of whoever logged it, then the one that began last: a new grant takes over.
    """
    covering = [one for one in agreed if one.covers(line.on)]
    if not covering:
        return ""
    return max(covering, key=lambda one: (one.mentor == line.worker, one.start or date.min, one.id)).id


def used(agreement: str, agreed: Sequence[Agreed], lines: Iterable[Logged]) -> int:
    """Return the minutes that are counted on an agreement."""
    return sum(line.minutes for line in lines if counted_on(line, agreed) == agreement)


def current(agreed: Sequence[Agreed], on: date) -> Agreed | None:
    """Return the agreement that holds on a day; where none does the next one, and then the last that did."""
    dated = sorted(agreed, key=lambda one: (one.start or date.min, one.id))
    holding = [one for one in dated if one.covers(on)]
    if holding:
        return holding[-1]
    ahead = [one for one in dated if one.start and one.start > on]
    return ahead[0] if ahead else dated[-1] if dated else None


def minutes_in(text: str) -> int:
    """Read a time as it is typed: "90", "90 min", "1.30", "1:30", "1 t 30 min", "1,5 t"; 0 where it is none.

    A number alone is minutes. With a point or a colon it is hours and minutes, as a clock says them.
    """
    said = text.casefold().strip()
    if alone := _ALONE.fullmatch(said):
        return int(alone[1])
    if half := _HALF.fullmatch(said):
        return int(half[1] or 0) * 60 + 30
    if clock := _CLOCK.fullmatch(said):
        minutes = int(clock[2] or clock[3] or 0)
        return int(clock[1]) * 60 + minutes if minutes < 60 else 0
    return 0


def say_minutes(minutes: int) -> str:
    """Say a time as it stands on the sheet: "1 t 30 min", "45 min", "0 min"."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{hours} t"] if hours else []
    parts += [f"{rest} min"] if rest or not hours else []
    return ("-" if minutes < 0 else "") + " ".join(parts)
