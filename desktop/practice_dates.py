"""The practice office's dates: its rows say how many days or weeks from its first day, so that it is always today's."""

import re
from datetime import date, timedelta


def dated(text: str, today: date) -> str:
    """Return a text in which `{-3}` is three days ago and `{uge-1}` last week, as the line system writes them."""

    def week(found: re.Match[str]) -> str:
        year, number, _ = (today + timedelta(weeks=int(found[1]))).isocalendar()
        return f"{year}-{number:02}"

    text = re.sub(r"\{uge(-?\d+)\}", week, text)
    return re.sub(r"\{(-?\d+)\}", lambda found: f"{today + timedelta(days=int(found[1])):%d-%m-%Y}", text)
