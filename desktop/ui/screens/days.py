"""Days and hours in the language of the screen: Danish as casework says them, English beside it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from casework import calendar
from casework.clock import COPENHAGEN, local

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def is_danish() -> bool:
    """Tell which language the words of the screens have now: days follow the same translation as they do."""
    return QCoreApplication.translate("days", "dansk") == "dansk"


def weekday(on: date) -> str:
    """Say "tirsdag", "Tuesday"."""
    return (calendar.WEEKDAYS if is_danish() else WEEKDAYS)[on.weekday()]


def short_month(on: date) -> str:
    """Say a day and its month: "24. nov.", "24 Nov"."""
    if is_danish():
        return f"{on.day}. {calendar.SHORT_MONTHS[on.month - 1]}"
    return f"{on.day} {MONTHS[on.month - 1][:3]}"


def long_month(on: date) -> str:
    """Say a day and its month in full: "24. november", "24 November"."""
    return f"{on.day}. {calendar.MONTHS[on.month - 1]}" if is_danish() else f"{on.day} {MONTHS[on.month - 1]}"


def say_date(on: date | str) -> str:
    """Say a day in full: "torsdag den 26. november", "Thursday 26 November"."""
    on = calendar.day_of(on)
    return calendar.say_date(on) if is_danish() else f"{weekday(on)} {long_month(on)}"


def say_row_date(on: date | str) -> str:
    """Say a day in a row: "fredag 27. nov.", "Friday 27 Nov"."""
    on = calendar.day_of(on)
    return f"{weekday(on)} {short_month(on)}"


def say_brief(on: date, today: date) -> str:
    """Say a day on a button: "Tir. 1. dec.", "Tue 1 Dec"; the month only where it is another."""
    day = short_month(on) if on.month != today.month else f"{on.day}." if is_danish() else str(on.day)
    return f"{weekday(on)[:3].capitalize()}. {day}" if is_danish() else f"{weekday(on)[:3]} {day}"


def say_time(at: datetime | str) -> str:
    """Say a clock time in Copenhagen: "kl. 10.15", "10:15"."""
    if is_danish():
        return calendar.say_time(at)
    here = local(at) if isinstance(at, str) else at.astimezone(COPENHAGEN)
    return f"{here.hour}:{here.minute:02}"


def say_week(on: date | str) -> str:
    """Say a day's week: "uge 48", "week 48"."""
    return calendar.say_week(on) if is_danish() else f"week {calendar.week(calendar.day_of(on))[1]}"


def say_age(on: date | str, today: date) -> str:
    """Say how long ago something was: "i tirsdags", "last Tuesday", "12 days ago"."""
    on = calendar.day_of(on)
    if is_danish():
        return calendar.say_age(on, today)
    days = (today - on).days
    if days < 0:
        return say_ahead(on, today)
    if days < 2:
        return ("today", "yesterday")[days]
    return f"last {weekday(on)}" if days < 7 else f"{_span(on, today)} ago"


def say_ahead(on: date | str, today: date) -> str:
    """Say how far ahead something is: "på fredag", "on Friday", "in 12 days"."""
    on = calendar.day_of(on)
    if is_danish():
        return calendar.say_ahead(on, today)
    days = (on - today).days
    if days < 0:
        return say_age(on, today)
    if days < 2:
        return ("today", "tomorrow")[days]
    return f"on {weekday(on)}" if days < 7 else f"in {_span(today, on)}"


def _span(first: date, last: date) -> str:
    """Say the time between two days as people count it: days, then months, then years."""
    days = (last - first).days
    if days < 60:
        return f"{days} days"
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    if months < 24:
        return "1 month" if months == 1 else f"{months} months"
    return f"{months // 12} years"
