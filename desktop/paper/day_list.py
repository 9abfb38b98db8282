"""The day's visits on paper: what a caseworker carries when nothing else works.

No CPR and no diagnosis; a protected address and its telephone stand as words, whatever was handed in.
"""

from dataclasses import dataclass
from datetime import date, time

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from desktop.paper import ink
from desktop.paper.bricks import Brick, Gap, Lines, Panel, Row, Rule, Size, Stack
from desktop.paper.drawings import Square
from desktop.paper.letters import BOLD, SEMI
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.structure import decor
from desktop.paper.text import Strong, say
from desktop.paper.words import day, hour, phone

MM = ink.MM
PROTECTED = "beskyttet adresse"
HIDDEN_PHONE = "skjult"
TAKE_CARE_OF_IT = "Fortroligt. Makulér papiret, når dagen er slut."

_SMALL = ink.style(10.5, 14)
_SEMI = ink.style(10.5, 14, SEMI)
_QUIET = ink.style(10.5, 14, color=ink.QUIET)
_NAME = ink.style(12.5, 16, BOLD)
_TIME = ink.style(19, 22, BOLD)


@dataclass(frozen=True, slots=True)
class DayVisit:
    """One visit.  `care` is a warning in words, `talk` an interpreter."""

    at: time | None
    name: str
    place: str = ""
    phone: str = ""
    protected: bool = False
    last: str = ""
    today: str = ""
    bring: str = ""
    care: str = ""
    talk: str = ""


@dataclass(frozen=True, slots=True)
class DayNumber:
    """Whom to ring: words and a number."""

    who: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """A day: whose it is, when it was printed, the visits in order, what waits and the numbers to have at hand."""

    caseworker: str
    municipality: str
    on: date
    printed_at: time
    visits: tuple[DayVisit, ...] = ()
    spark: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    numbers: tuple[DayNumber, ...] = ()


def draw_day_list(list_: DayList) -> Drawn:
    """The list as the bytes of a PDF."""
    clean, warnings = proofread(list_)
    story = [
        Gap(1 * MM),
        _top(clean),
        Gap(4 * MM),
        *_spark(clean.spark),
        *[_visit(one) for one in clean.visits],
        Rule(1.1, after=8, space=1 * MM, strong=True),
        *_numbers(clean),
        CondPageBreak(70 * MM),
        say(_NAME, "Notater", tag="H2"),
        _LinesToFoot(),
        Gap(5 * MM),
        _closing(),
    ]
    furniture = Furniture(
        sender=clean.municipality,
        kind="Dagens besøg",
        owner=clean.caseworker,
        stamp=day(clean.on, year=True),
        ask=TAKE_CARE_OF_IT,
        issued_on=clean.on,
    )
    return build(story, furniture, warnings)


def _top(list_: DayList) -> Row:
    t = ink.Type(12)
    printed = f"Skrevet ud kl. {hour(list_.printed_at)}. Uge {list_.on.isocalendar().week}."
    left = Stack(
        say(t.note, "Dagens besøg"),
        say(t.h1, day(list_.on, weekday=True).capitalize(), tag="H1", balance=True),
    )
    right = Stack(
        say(_SEMI, f"{list_.caseworker}, {len(list_.visits)} besøg"),
        say(_QUIET, printed),
    )
    return Row((0, 100 * MM, left), (106 * MM, 60 * MM, right), align="top")


def _spark(said: tuple[str, ...]) -> list[Flowable]:
    if not said:
        return []
    words = Stack(*(say(_SMALL, one) for one in said), gap=3)
    inside = Row((0, 30 * MM, say(_SEMI, "Lysten er der nu")), (32 * MM, 122 * MM, words))
    return [Panel(inside, pad=(4 * MM, 3 * MM)), Gap(4 * MM)]


def _visit(one: DayVisit) -> KeepTogether:
    left, middle, right = 27 * MM, 82 * MM, 51 * MM
    number = HIDDEN_PHONE if one.protected else phone(one.phone)
    clock = Stack(
        say(_TIME, hour(one.at)) if one.at else Row((0, left - 8 * MM, Lines(pitch=7 * MM))),
        say(_SEMI, number) if number else None,
    )
    row = Row(
        (0, left, clock),
        (left, middle, Stack(*_facts(one, middle))),
        (left + middle + 6 * MM, right, _answers(right)),
        role="Sect",
    )
    return KeepTogether([Rule(0.5, after=5), row, Gap(8)])


def _facts(one: DayVisit, room: float) -> list[Flowable | None]:
    place = PROTECTED if one.protected else one.place
    said = (("Sidst:", one.last), ("I dag:", one.today), ("Tag med:", one.bring))
    return [
        say(_NAME, one.name, tag="H2", balance=True),
        say(_SMALL, place) if place else None,
        Gap(2),
        *[say(_SMALL, Strong(label), f" {text}") for label, text in said if text],
        say(_SEMI, one.talk) if one.talk else None,
        Row((0, 5 * MM, _Warning()), (5.5 * MM, room - 5.5 * MM, say(_SEMI, one.care))) if one.care else None,
    ]


def _answers(room: float) -> Stack:
    side = 29 * MM
    pairs = (("truffet", "afbud"), ("ikke truffet", "kort lagt"))
    boxes = [Row((0, side, _box(a, side)), (side, room - side, _box(b, room - side))) for a, b in pairs]
    return Stack(Stack(*boxes, gap=3), Lines(2, pitch=8 * MM))


def _box(text: str, room: float) -> Row:
    return Row((0, 4 * MM, Square(size=3.5 * MM)), (5 * MM, room - 5 * MM, say(_SMALL, text)))


def _numbers(list_: DayList) -> list[Flowable]:
    """What waits and whom to ring, side by side; as many lines of both on a page as it holds."""
    waits = [Row((0, 76 * MM, say(_SMALL, one)), role="LI") for one in list_.waiting]
    rings = [
        Row((0, 50 * MM, say(_SMALL, one.who)), (51 * MM, 25 * MM, say(_SEMI, phone(one.phone))), role="LI")
        for one in list_.numbers
    ]
    columns = [
        Stack(say(_NAME, title, tag="H2"), Gap(3), Stack(*rows, gap=2, role="L"))
        for title, rows in (("Det venter", waits), ("Ring til", rings))
        if rows
    ]
    if not columns:
        return []
    cells = [(at * 90 * MM, 76 * MM, column) for at, column in enumerate(columns)]
    return [CondPageBreak(30 * MM), Row(*cells, align="top"), Gap(4 * MM)]


def _closing() -> Row:
    said = ("Alt er skrevet ind", "Aftaler er sendt", "Papiret er makuleret")
    return Row(*[(at * 50 * MM, 48 * MM, _box(text, 48 * MM)) for at, text in enumerate(said)])


class _LinesToFoot(Lines):
    """Lines to write on, as many as the page still holds above the last boxes."""

    CLOSING = 12 * MM

    def wrap(self, width: float, height: float) -> Size:
        self.count = max(3, int((height - self.CLOSING) / self.pitch))
        return super().wrap(width, height)


class _Warning(Brick):
    """A small triangle in front of a safety remark; the words carry the meaning."""

    def wrap(self, _width: float, _height: float) -> Size:
        self.width = self.height = 3.4 * MM
        return self.width, self.height

    def draw(self) -> None:
        c = self.canv
        with decor(c):
            c.setFillColor(ink.AMBER)
            c.setStrokeColor(ink.INK)
            c.setLineWidth(0.9)
            path = c.beginPath()
            path.moveTo(0, 0)
            path.lineTo(3.4 * MM, 0)
            path.lineTo(1.7 * MM, 3.1 * MM)
            path.close()
            c.drawPath(path, stroke=1, fill=1)

    def baseline(self) -> float:
        return 3.3 * MM
