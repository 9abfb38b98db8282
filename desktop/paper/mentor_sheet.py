"""A mentor's month on one sheet: what was done, how long it took, how much is left, and two lines to sign on.

One sheet for each citizen, each on a page of its own; several go in one file. Nothing of health has a place on it.
"""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, PageBreak

from casework.calendar import MONTHS
from casework.mentoring import say_minutes
from desktop.paper import ink
from desktop.paper.bricks import Brick, Gap, Row, Rule, Size, Stack
from desktop.paper.letters import BOLD, SANS, SEMI, width
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.structure import Shared, column_head, content, decor
from desktop.paper.text import say
from desktop.paper.words import HARD_SPACE, day, phone

MM = ink.MM
NOT_ABOUT_HEALTH = "Skriv intet om sygdom på det her ark."

_BODY = ink.style(11.5, 17)
_RIGHT = ink.style(11.5, 17, align=2)
_BOLD = ink.style(11.5, 17, SEMI)
_SUM = ink.style(11.5, 17, SEMI, align=2)
_HEAD = ink.style(10.5, 14, SEMI, color=ink.PINE)
_HEAD_RIGHT = ink.style(10.5, 14, SEMI, color=ink.PINE, align=2)
_QUIET = ink.style(10.5, 15, color=ink.QUIET)
_COLUMNS = ((0.0, 24 * MM), (26 * MM, 108 * MM), (136 * MM, 30 * MM))
_SHORT_DAYS = ("man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn.")
_LEAST_SHARE = 0.24
"""The least share of the bar that one part's words need."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: the day, what was done, minutes; `outside` where no agreement covers the day."""

    on: date
    text: str
    minutes: int
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorSheet:
    """One citizen's month. Minutes: `granted` in all, `before` this month, `counted` in it; no end, no `until`."""

    citizen: str
    mentor: str
    phone: str
    first: date
    lines: tuple[SheetLine, ...]
    approver: str = ""
    granted: int | None = None
    since: date | None = None
    until: date | None = None
    before: int = 0
    counted: int = 0
    goal: str = ""
    account: str = ""


def draw_sheets(sheets: tuple[MentorSheet, ...], *, municipality: str, printed_on: date) -> Drawn:
    """The sheets of a mentor as the bytes of one PDF, in the order given."""
    (clean, sender), warnings = proofread((sheets, municipality))
    story: list[Flowable] = []
    for sheet in clean:
        story += [*([PageBreak()] if story else []), *_sheet(sheet)]
    first = clean[0]
    furniture = Furniture(
        sender=sender,
        kind="Mentortimer",
        owner=first.citizen if len(sheets) == 1 else first.mentor,
        stamp=f"skrevet ud {day(printed_on, year=True)}",
        ask=NOT_ABOUT_HEALTH,
        issued_on=printed_on,
    )
    return build(story, furniture, warnings)


def _sheet(sheet: MentorSheet) -> list[Flowable]:
    t = ink.Type(11.5)
    month = MONTHS[sheet.first.month - 1]
    return [
        Gap(1 * MM),
        say(t.note, f"Mentor for {sheet.citizen}"),
        say(t.h1, f"{month.capitalize()} {sheet.first.year}", tag="H1"),
        Gap(4 * MM),
        _facts(sheet),
        Gap(7 * MM),
        *_bar(sheet, month),
        *_table(sheet, [Gap(7 * MM), *_purpose(sheet), Gap(14 * MM), _signing(sheet)]),
    ]


def _facts(sheet: MentorSheet) -> Row:
    whole = f"{say_minutes(sheet.granted)} i alt" if sheet.granted is not None else "Ingen aftale i måneden"
    period = _period(sheet)
    facts = (
        ("Mentor", [sheet.mentor, phone(sheet.phone)]),
        ("Aftale", [whole, period]),
        ("Konto", [sheet.account or "ikke oplyst"]),
    )
    cells = [
        (at * 56 * MM, 52 * MM, Stack(say(_QUIET, name), *[say(_BODY, one) for one in said if one]))
        for at, (name, said) in enumerate(facts)
    ]
    return Row(*cells, align="top")


def _period(sheet: MentorSheet) -> str:
    if sheet.since is None or sheet.until is None:
        return ""
    return " til ".join(f"{on.day}.{on.month}.{on.year}" for on in (sheet.since, sheet.until))


def _bar(sheet: MentorSheet, month: str) -> list[Flowable]:
    if sheet.granted is None:
        return []
    left = sheet.granted - sheet.before - sheet.counted
    until = f"tilbage til den {day(sheet.until)}" if sheet.until else "tilbage"
    parts = (
        (f"brugt før {month}", sheet.before, "used"),
        (f"brugt i {month}", sheet.counted, "month"),
        (until if left >= 0 else "heraf over aftalen", abs(left), "left" if left >= 0 else "over"),
    )
    return [_Used(tuple(part for part in parts if part[1])), Gap(7 * MM)]


def _table(sheet: MentorSheet, signing: list[Flowable]) -> list[Flowable]:
    """The log; its last line and the sum stand on the page of the signatures, for that is what is signed."""
    rows: list[Flowable] = [_row(("Dag", "Det lavede vi", "Tid"), (_HEAD, _HEAD, _HEAD_RIGHT), is_head=True)]
    for line in sheet.lines:
        when = f"{_SHORT_DAYS[line.on.weekday()]}{HARD_SPACE}{line.on.day}."
        text = f"{line.text} (uden for aftalen)" if line.outside else line.text
        cells = (when, text, say_minutes(line.minutes).replace(" ", HARD_SPACE))
        rows += [Gap(3), Rule(0.5, after=4), _row(cells, (_BODY, _BODY, _RIGHT))]
    whole = sum(line.minutes for line in sheet.lines)
    times = "1 gang" if len(sheet.lines) == 1 else f"{len(sheet.lines)} gange"
    closing = ("I alt", times, say_minutes(whole).replace(" ", HARD_SPACE))
    rows += [Gap(4), Rule(1.1, after=5, strong=True), _row(closing, (_BOLD, _BODY, _SUM))]
    one, last = Shared("Table"), max(len(rows) - 6, 0)
    return [Stack(*rows[:last], role=one), KeepTogether([Stack(*rows[last:], role=one), *signing])]


def _row(
    cells: tuple[str, str, str],
    styles: tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle],
    *,
    is_head: bool = False,
) -> Row:
    placed = []
    for (x, room), text, style in zip(_COLUMNS, cells, styles, strict=True):
        cell = say(style, text, tag="TD")
        if is_head:
            cell.spot = column_head()
        placed.append((x, room, cell))
    return _Line(*placed, role="TR")


def _purpose(sheet: MentorSheet) -> list[Flowable]:
    return [say(_HEAD, "Formål", tag="H2"), say(_BODY, sheet.goal)] if sheet.goal else []


def _signing(sheet: MentorSheet) -> Row:
    """A line for the date, one for the mentor, one for whoever approves."""
    names = (("", "Dato"), (sheet.mentor, "mentor"), (sheet.approver, "godkender"))
    places = ((0.0, 22 * MM), (28 * MM, 66 * MM), (100 * MM, 66 * MM))
    cells = []
    for (x, room), (name, what) in zip(places, names, strict=True):
        who = say(_BOLD, name) if name else None
        cells.append((x, room, Stack(Rule(0.9, after=3, strong=True), who, say(_QUIET, what))))
    return Row(*cells, align="top")


class _Line(Row):
    """A row of the log: it never breaks over two pages that one can hold, for a time belongs to its words."""

    def split(self, width: float, height: float) -> list[Flowable]:
        return super().split(width, height) if self.wrap(width, height)[1] > ink.TALL else []


class _Used(Brick):
    """Time used before, used this month and left: solid, hatched, open, each with its words; no colour needed."""

    HIGH = 11 * MM

    def __init__(self, parts: tuple[tuple[str, int, str], ...]) -> None:
        super().__init__()
        self.parts = parts

    def wrap(self, width: float, _height: float) -> Size:
        self.width, self.height = width, 25 * MM
        return self.width, self.height

    def _shares(self) -> list[float]:
        """As wide as the time, and never too narrow for its words."""
        whole = sum(minutes for _, minutes, _ in self.parts) or 1
        shares = [max(minutes / whole, _LEAST_SHARE) for _, minutes, _ in self.parts]
        return [share / sum(shares) * self.width for share in shares]

    def draw(self) -> None:
        c, x = self.canv, 0.0
        for (word, minutes, kind), wide in zip(self.parts, self._shares(), strict=True):
            with decor(c):
                self._fill(kind, x, wide)
            with content(c, "P"):
                c.setFillColor(ink.INK)
                c.setFont(BOLD, 15)
                c.drawString(x, 7.6 * MM, say_minutes(minutes).replace(" ", HARD_SPACE))
                size = min(10.5, 10.5 * (wide - 2 * MM) / max(width(word, SANS, 10.5), 1))
                c.setFont(SANS, size)
                c.setFillColor(ink.QUIET)
                c.drawString(x, 2.6 * MM, word)
            x += wide

    def _fill(self, kind: str, x: float, wide: float) -> None:
        c, y = self.canv, 14 * MM
        c.setStrokeColor(ink.PINE)
        c.setLineWidth(0.8)
        c.setFillColor(ink.PINE if kind == "used" else ink.WHITE)
        c.rect(x, y, wide, self.HIGH, stroke=1, fill=1)
        if kind not in {"month", "over"}:
            return
        c.saveState()
        path = c.beginPath()
        path.rect(x, y, wide, self.HIGH)
        c.clipPath(path, stroke=0, fill=0)
        step = (1.4 if kind == "month" else 2.6) * MM
        at = x - self.HIGH
        while at < x + wide:
            c.line(at, y, at + self.HIGH, y + self.HIGH)
            at += step
        c.restoreState()
