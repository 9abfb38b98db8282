"""Codes and days in the words of the screen: how people met, what came of it, when that was."""

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from casework import calendar
from casework.answers import CoverShown
from casework.clock import local
from casework.goals import AREAS
from casework.words import tongue
from desktop.sentences import in_words, ours
from desktop.ui.screens import days

translate = QCoreApplication.translate
NO_BREAK: Final = "\u00a0"
_HELD: Final = re.compile(
    r"(?<=, \d{4}) (?=[^\W\d])|(?:(?<=\d\.)|(?<=\b(?:st|kl)\.)) (?=(?:tv|th|mf)\b)", re.IGNORECASE
)
"""The spaces between post code and town, and between floor and side."""


def form(code: str) -> str:
    """Say how people meet."""
    words = {
        "home": translate("said", "Hjemmebesøg"),
        "office": translate("said", "Samtale på kontoret"),
        "walk": translate("said", "Gåtur"),
        "workplace": translate("said", "Virksomhedsbesøg"),
        "phone": translate("said", "Telefon"),
        "sms": translate("said", "SMS"),
        "video": translate("said", "Video"),
        "other": translate("said", "Andet"),
    }
    return words.get(code, code)


def language(text: str) -> str:
    """Say a language inside a sentence of the language of the moment; another than ours keeps it as it is written."""
    return tongue(text) if days.is_danish() else text


def outcome(code: str) -> str:
    """Say what came of a visit."""
    words = {
        "met": translate("said", "Truffet"),
        "not_met": translate("said", "Ikke truffet"),
        "no_show": translate("said", "Udeblevet"),
        "cancelled": translate("said", "Afbud"),
        "phone": translate("said", "Talt i telefon"),
        "sms": translate("said", "Skrevet sammen"),
        "other": translate("said", "Andet"),
    }
    return words.get(code, code)


def nature(code: str) -> str:
    """Say what kind of sentence a note is."""
    words = {
        "fact": translate("said", "Faktum"),
        "statement": translate("said", "Borgerens ord"),
        "observation": translate("said", "Iagttagelse"),
        "assessment": translate("said", "Vurdering"),
    }
    return words.get(code, code)


NATURE_SIGNS = {"fact": "square-check", "statement": "quote", "observation": "eye", "assessment": "scale"}


def area(name: str) -> str:
    """Say a part of life that the form of a goal offers; another word stands as it is."""
    return in_words(name) if name in AREAS else name


def readiness(code: str) -> str:
    """Say what a citizen is assessed to be; a word of the line system stands as it is."""
    active, job = translate("said", "aktivitetsparat"), translate("said", "jobparat")
    words = {"activity_ready": active, "aktivitetsparat": active, "job_ready": job, "jobparat": job}
    return words.get(code.casefold(), code)


def party(who: str) -> str:
    """Say whose an agreement is; a name stands as it is, the citizen's own is ours to say."""
    return translate("said", "Borgeren") if who.casefold() in {"borger", "borgeren"} else ours(who)


def moment(at: str, today: date) -> str:
    """Say when something is or was, with its hour: "i dag kl. 10.15", "torsdag 3. dec. kl. 10.15"."""
    if "T" not in at:
        return day(date.fromisoformat(at), today)
    return f"{day(local(at).date(), today)} {days.say_time(at)}"


def day(on: date, today: date) -> str:
    """Say a day in a row: "i dag", "i morgen", "fredag 27. nov.", and the year where it is another."""
    away = (on - today).days
    if away in {0, 1, -1}:
        return days.say_ahead(on, today)
    said = days.say_row_date(on)
    return said if abs(away) < 300 else f"{said} {on.year}"


def clock(at: str) -> str:
    """Write an hour as a column of times does: "08.45", in English "08:45"."""
    return format(local(at), "%H.%M" if days.is_danish() else "%H:%M") if "T" in at else ""


def full(at: str, today: date) -> str:
    """Say a moment of the timeline: "Tirsdag 24. november kl. 14.05", with the year where it is another."""
    on = calendar.day_of(at)
    year = "" if on.year == today.year else f" {on.year}"
    name = f"{upper(days.weekday(on))} {days.long_month(on)}{year}"
    return f"{name} {days.say_time(at)}" if "T" in at else name


def place(text: str) -> str:
    """Say where something is, so that a line breaks neither inside "2. tv." nor between post code and town."""
    return _HELD.sub(NO_BREAK, text)


def upper(text: str) -> str:
    """Begin with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def initials(name: str) -> str:
    """Return the first letters of the first and the last name."""
    parts = [part for part in name.split() if part[:1].isalpha()]
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


def cover(one: CoverShown) -> str:
    """Say who stands in in a case and until when, or until when it is open."""
    if one.is_glass:
        return translate(
            "said", "Åbnet til kl. {clock} uden for din sagsstamme. Du kan læse, ikke skrive."
        ).format(clock=clock(one.until))
    last = f"{one.last_day.day}.{one.last_day.month}."
    if one.mine:
        return translate("said", "Du dækker for {name} til og med {day}").format(name=one.of, day=last)
    return translate("said", "{name} dækker til og med {day}").format(name=one.name, day=last)
