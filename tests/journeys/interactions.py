"""The interactions table, played once: how many acts each task took each way, and what of it store and papers lack."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.counted import Hand, Prefilled
from tests.journeys.interaction_rows import ROWS, TORN, WAYS, Row, today
from tests.journeys.practice_office import Office, opened
from tests.journeys.stage import Missing

Played = tuple[str, str]
"""A row's name, and which way it was played."""


@dataclass
class Table:
    """What was counted; `lacks` says of a row what was not there when store and papers were read."""

    acts: dict[Played, list[str]] = field(default_factory=dict)
    lacks: dict[Played, str] = field(default_factory=dict)
    tricks: dict[str, str] = field(default_factory=dict)
    """What the hand said when it was tricked on purpose."""


def play(stage: Path, *, tricked: bool = False, say: Callable[[str], object] = str) -> Table:
    """Play every row both ways, then end the programs and read what they left; Missing where a row does not end."""
    table = Table()
    with opened(stage) as office:
        if tricked:
            table.tricks = trick(office.lise)
        for row in ROWS:
            if row.name == "conflict":
                office.write_apart(TORN)
            for way in WAYS:
                table.acts[row.name, way] = row.play(office, way)
                say(f"{row.name} {way} {table.acts[row.name, way]}")
        table.lacks = lacking(office)
    return table


def lacking(office: Office, rows: tuple[Row, ...] = ROWS) -> dict[Played, str]:
    """Read stores and papers: what is missing of which row."""
    found: dict[Played, str] = {}
    for row in rows:
        for way in WAYS:
            try:
                row.reached(office, way)
            except Missing as missing:
                found[row.name, way] = str(missing)
    return found


def trick(hand: Hand) -> dict[str, str]:
    """Cheat in the ways in which a count could be made smaller, and keep what the hand says to it."""
    said: dict[str, str] = {}
    today(hand)
    hand.key("Tab", "Return")
    hand.find("^Gem og udskriv kort$")
    said["Tab and Enter"] = str(len(hand.acts()))
    hand.press("^Fortryd$")
    hand.find("^Ikke truffet$")
    hand.desk.key("F1")
    hand.find("^Taster og regler$")
    said["behind the hand"] = _said_by(hand.acts)
    hand.come("Escape")
    hand.begin()
    hand.key("ctrl+k")
    hand.type("halvt")
    said["typed"] = str(len(hand.acts()))
    said["prefilled"] = _said_by(lambda: hand.type("skrevet"))
    hand.key("Escape")
    today(hand)
    return said


def _said_by(do: Callable[[], object]) -> str:
    try:
        do()
    except (Prefilled, Missing) as refusal:
        return f"{type(refusal).__name__}: {refusal}"
    return ""
