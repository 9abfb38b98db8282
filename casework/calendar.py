"""Days as Danes count and say them: weeks, holidays, working days, deadlines, "i tirsdags" and "kl. 10.15".

Deadlines, birthdays and holidays are dates and never instants (decided.md 29); clock times are Copenhagen's.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from casework.clock import COPENHAGEN, local

WEEKDAYS: Final = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS: Final = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS: Final = (
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "maj",
    "jun.",
    "jul.",
    "aug.",
    "sep.",
    "okt.",
    "nov.",
    "dec.",
)


def easter(year: int) -> date:
    """Return Easter Sunday of a year (the anonymous Gregorian computation)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, skipped = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    fourth, left = divmod(rest, 4)
    to_sunday = (32 + 2 * skipped + 2 * fourth - epact - left) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> dict[date, str]:
    """Return the public holidays of a year by their Danish names; store bededag ended with 2023."""
    sunday = easter(year)
    moving = {
        -3: "skærtorsdag",
        -2: "langfredag",
        0: "påskedag",
        1: "2. påskedag",
        39: "Kristi himmelfartsdag",
        49: "pinsedag",
        50: "2. pinsedag",
    } | ({26: "store bededag"} if year < 2024 else {})
    fixed = {(1, 1): "nytårsdag", (12, 25): "juledag", (12, 26): "2. juledag"}
    named = {date(year, month, day): name for (month, day), name in fixed.items()}
    named |= {sunday + timedelta(days=after): name for after, name in moving.items()}
    return dict(sorted(named.items()))


def closed_days(year: int) -> dict[date, str]:
    """Return the days that are no public holidays, and on which a town hall is closed all the same."""
    return {
        date(year, 6, 5): "grundlovsdag",
        date(year, 12, 24): "juleaftensdag",
        date(year, 12, 31): "nytårsaftensdag",
    }


def name_of_day(on: date) -> str:
    """Return what a day is called beside its weekday: a holiday, a closed day, or nothing."""
    return holidays(on.year).get(on) or closed_days(on.year).get(on, "")


def is_working_day(on: date) -> bool:
    """Tell whether a town hall works: no weekend, no holiday, and not Constitution Day or the two last eves."""
    return on.weekday() < 5 and not name_of_day(on)


def next_working_day(on: date) -> date:
    """Return the day itself or the first working day after it: where a deadline lands."""
    while not is_working_day(on):
        on += timedelta(days=1)
    return on


def days_to_offer(today: date, rhythm_days: int) -> tuple[list[date], int]:
    """Return three working days for the next visit, each another one, and which of them is the rhythm's."""
    rhythm = next_working_day(today + timedelta(days=rhythm_days))
    days = [rhythm]
    for ahead in (1, 7, 14, 21, 28):
        day = next_working_day(today + timedelta(days=ahead))
        if len(days) < 3 and day not in days:
            days.append(day)
    days.sort()
    return days, days.index(rhythm)


def week(on: date) -> tuple[int, int]:
    """Return a day's ISO year and week: the first days of January may lie in week 53."""
    found = on.isocalendar()
    return found.year, found.week


def monday_of(year: int, week: int) -> date | None:
    """Return the Monday of an ISO week, None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def day_of(value: date | str) -> date:
    """Read a date, or the Copenhagen day of an instant that a change carries."""
    if isinstance(value, datetime):
        return value.astimezone(COPENHAGEN).date()
    if isinstance(value, date):
        return value
    return local(value).date() if "T" in value else date.fromisoformat(value)


def say_date(on: date | str) -> str:
    """Say a day in full: "torsdag den 26. november"."""
    on = day_of(on)
    return f"{WEEKDAYS[on.weekday()]} den {on.day}. {MONTHS[on.month - 1]}"


def say_row_date(on: date | str) -> str:
    """Say a day in a row: "fredag 27. nov."."""
    on = day_of(on)
    return f"{WEEKDAYS[on.weekday()]} {on.day}. {SHORT_MONTHS[on.month - 1]}"


def say_field_date(on: date | str) -> str:
    """Write a day as fields do: "27.11.2026"."""
    on = day_of(on)
    return f"{on.day:02}.{on.month:02}.{on.year}"


def say_time(at: datetime | str) -> str:
    """Say an instant's clock time in Copenhagen: "kl. 10.15"."""
    here = local(at) if isinstance(at, str) else at.astimezone(COPENHAGEN)
    return f"kl. {here.hour}.{here.minute:02}"


def say_week(on: date | str) -> str:
    """Say a day's week: "uge 48"."""
    return f"uge {week(day_of(on))[1]}"


def say_age(on: date | str, today: date) -> str:
    """Say how long ago something was: "i dag", "i går", "i tirsdags", "for 12 dage siden", "for 3 måneder siden"."""
    on = day_of(on)
    days = (today - on).days
    if days < 0:
        return say_ahead(on, today)
    if days < 2:
        return ("i dag", "i går")[days]
    if days < 7:
        return f"i {WEEKDAYS[on.weekday()]}s"
    if days < 60:
        return f"for {days} dage siden"
    months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
    if months < 24:
        return f"for {_months(months)} siden"
    return f"for {months // 12} år siden"


def say_ahead(on: date | str, today: date) -> str:
    """Say how far ahead something is: "i dag", "i morgen", "på fredag", "om 12 dage", "om 3 måneder"."""
    on = day_of(on)
    days = (on - today).days
    if days < 0:
        return say_age(on, today)
    if days < 2:
        return ("i dag", "i morgen")[days]
    if days < 7:
        return f"på {WEEKDAYS[on.weekday()]}"
    if days < 60:
        return f"om {days} dage"
    months = (on.year - today.year) * 12 + on.month - today.month - (on.day < today.day)
    return f"om {_months(months)}" if months < 24 else f"om {months // 12} år"


def _months(count: int) -> str:
    return "1 måned" if count == 1 else f"{count} måneder"
