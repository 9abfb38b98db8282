"""Aktindsigt on paper: a cover in plain words, the list of every piece with its ground, and what is handed out.

What is not handed out never comes here (casework/access_paper.py). An attached file stands as pictures of its pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from casework.access_paper import COVERED, AccessPaper, PieceOnPaper
from desktop.paper import ink
from desktop.paper.bricks import Brick, Gap, Row, Rule, Size, Stack
from desktop.paper.grid import opening_rule, rail, section
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.structure import column_head, decor, figure
from desktop.paper.text import Strong, Text, say
from desktop.paper.words import HARD_SPACE, day, hour, phone, short_day

MM = ink.MM
KIND = "Aktindsigt"
IN_LINES = frozenset({"text"})
"""The field that keeps the lines in which it was typed."""
WHY_NOT = (
    "På listen står der ud for hvert papir, hvad vi har gjort, og hvorfor. Intet er ændret i selve sagen."
)
DISAGREE = (
    "Du kan klage over det, vi ikke viser. Skriv eller ring til os. Vi ser på det igen og sender din klage videre, "
    "hvis vi ikke ændrer svaret."
)
WRONG = "Fortæl os det. Vi sletter ikke, men vi skriver rettelsen ind, så begge dele kan ses."
AS_OF_TODAY = (
    "Papirerne viser sagen, som den står i dag. Du kan også bede om at se, hvad der stod før, og hvornår din sag er "
    "brugt. Vi tager personnumre ud af ordene. På bilag kan de stå."
)
AS_FILE = (
    "{said} kan ikke vises på papir. På listen står der »som fil«. Sig til, så får du det på en anden måde."
)
NO_PICTURE = "Filen kan ikke vises på papir. Bed om at få den som fil."
_MARKS = {"whole": "hele", "part": "en del", "none": "ikke med"}
_AS_FILE = "som fil"
_STATES = {
    "withdrawn": "Tilbagekaldt. Det gælder ikke længere.",
    "removed": "Fjernet fra sagen. Det gælder ikke længere.",
    "moved": "",
}
_COLUMNS = ((0.0, 9 * MM), (10 * MM, 23 * MM), (34 * MM, 56 * MM), (92 * MM, 24 * MM), (118 * MM, 48 * MM))
_CELL, _CELL_QUIET = ink.style(10.5, 14.5), ink.style(10.5, 14.5, color=ink.QUIET)
_HEAD = ink.style(10.5, 14.5, ink.Type(12).bold.fontName, color=ink.PINE)
_COUNT = ink.style(24, 28, ink.Type(12).bold.fontName)
_DOT = 2.5 * MM


@dataclass(frozen=True, slots=True)
class FilePage:
    """One page of an attached file as a JPEG, and its size in dots."""

    jpeg: bytes
    width: int
    height: int


def draw_access(paper: AccessPaper, files: Mapping[str, Sequence[FilePage]] | None = None) -> Drawn:
    """The answer as the bytes of a PDF; `files` are the pages of the attached files that are handed out.

    Without any (None) the pages of files are left out, as for a first look.
    """
    clean, warnings = proofread(paper, in_lines=IN_LINES)
    t = ink.Type(12)
    as_file = frozenset(
        one.number for one in clean.pieces if one.file and files is not None and not files.get(one.record)
    )
    story: list[Flowable] = [*_cover(clean, t, len(as_file)), PageBreak(), *_list(clean, t, as_file)]
    for piece in clean.pieces:
        if piece.mark != "none":
            story += _handed_out(piece, t, None if files is None else files.get(piece.record, ()))
    asks = f"Spørgsmål? Ring til {clean.contact} på {phone(clean.phone)}" if _can_ask(clean) else ""
    furniture = Furniture(
        sender=clean.municipality,
        kind=KIND,
        owner=clean.citizen,
        stamp=day(clean.printed_on, year=True),
        ask=asks,
        issued_on=clean.printed_on,
    )
    return build(story, furniture, warnings)


def _can_ask(paper: AccessPaper) -> bool:
    return bool(paper.contact and paper.phone)


def _cover(paper: AccessPaper, t: ink.Type, as_file: int) -> list[Flowable]:
    first = min((one.on for one in paper.pieces), default=paper.printed_on)
    until = f" til den {day(paper.printed_on, year=True)}" if first != paper.printed_on else ""
    asked = (
        f"Du bad om at se din sag den {day(paper.received, year=True)}. Her er sagen fra den {day(first, year=True)}"
        f"{until}. Papirerne ligger efter listen, ordnet efter dato."
    )
    help_ = (
        f"Ring til {paper.contact} på {phone(paper.phone)}. Vi kan læse papirerne sammen med dig. Du må gerne tage en "
        "med."
        if _can_ask(paper)
        else "Ring til kommunen. Vi kan læse papirerne sammen med dig. Du må gerne tage en med."
    )
    parts = [("Vil du have hjælp?", help_)]
    if sum(paper.counted[1:]):
        parts = [
            ("Derfor mangler noget", " ".join((*paper.because, WHY_NOT))),
            *parts,
            ("Er du uenig?", DISAGREE),
        ]
    if as_file:
        said = "1 bilag" if as_file == 1 else f"{as_file} bilag"
        parts.insert(0, ("Bilag, der ikke kan vises her", AS_FILE.format(said=said)))
    parts += [("Er noget forkert?", WRONG), ("Det er sagen i dag", AS_OF_TODAY)]
    told: list[Flowable] = [
        Gap(1 * MM),
        say(t.note, f"Til {paper.citizen}"),
        say(t.h1, "Her er papirerne fra din sag", tag="H1", balance=True),
        Gap(3 * MM),
        say(t.body, asked),
        Gap(8 * MM),
        _counted((paper.counted[0] - as_file, *paper.counted[1:]), t),
        Gap(2 * MM),
    ]
    for title, text in parts:
        told += section(say(t.h2, title, tag="H2"), say(t.body, text))
    return told


def _counted(counted: tuple[int, int, int], t: ink.Type) -> Row:
    said = (
        ("whole", "papirer får du hele", "papir får du hele"),
        ("part", "papirer får du en del af", "papir får du en del af"),
        ("none", "papirer får du ikke", "papir får du ikke"),
    )
    cells = []
    for at, ((mark, many, one), count) in enumerate(zip(said, counted, strict=True)):
        number = Row(
            (0, 7 * MM, _Dot(mark, 2.6 * MM, 28)), (8 * MM, 44 * MM, say(_COUNT, str(count))), align="top"
        )
        cells.append((at * 57 * MM, 54 * MM, Stack(number, say(t.body, one if count == 1 else many))))
    return Row(*cells, align="top")


def _list(paper: AccessPaper, t: ink.Type, as_file: frozenset[int]) -> list[Flowable]:
    head = ("Nr.", "Dato", "Papir", "Du får", "Hvorfor")
    told: list[Flowable] = [opening_rule(0), say(t.h2, "Liste over papirer", tag="H2")]
    for first in range(0, max(len(paper.pieces), 1), _ROWS):
        rows = [
            Stack(Gap(3), Rule(0.5, after=4), _row(piece, as_file=piece.number in as_file))
            for piece in paper.pieces[first : first + _ROWS]
        ]
        told += [Gap(2 * MM), Stack(_heads(head), *rows, role="Table"), Gap(3), Rule(0.5, after=4)]
    told += [say(t.note, Strong(letter), f" {act[:1].upper()}{act[1:]}.") for letter, act in paper.sections]
    return [*told, *([say(t.note, paper.unchecked)] if paper.unchecked else [])]


_ROWS = 400
"""Rows of one table: readers and checkers of files stop at about a thousand, and a table is measured as a whole."""


_HIGHEST = ink.TALL - 30 * MM
"""How high a row of the list may be that stays whole: a page, but for the heads above it."""
_TITLE_MOST = 160
"""Letters of a title on the list, where a row stays on one page; over its piece it stands whole."""


def _heads(names: tuple[str, ...]) -> "Line":
    cells = []
    for (x, room), name in zip(_COLUMNS, names, strict=True):
        cell = say(_HEAD, name, tag="TD")
        cell.spot = column_head()
        cells.append((x, room, cell))
    return Line(*cells, role="TR")


def _row(piece: PieceOnPaper, *, as_file: bool) -> "Line":
    short = f"{piece.title[:_TITLE_MOST].rstrip()} …" if len(piece.title) > _TITLE_MOST else piece.title
    title = f"{piece.name}: {short}" if short and short != piece.name else piece.name
    why = f"{piece.why} ({piece.letter})" if piece.letter else "–"
    got = Row(
        (0, 6 * MM, _Dot("none" if as_file else piece.mark, 1.9 * MM, 14.5)),
        (6 * MM, 18 * MM, _cell(_AS_FILE if as_file else _MARKS[piece.mark])),
        align="top",
    )
    on = piece.on
    said = (
        _cell(str(piece.number)),
        _cell(f"{on.day}.{on.month}.{on.year}", quiet=True),
        _cell(title),
        got,
        _cell(why, quiet=True),
    )
    return Line(
        *((x, room, cell) for (x, room), cell in zip(_COLUMNS, said, strict=True)), role="TR", align="top"
    )


def _cell(text: str, *, quiet: bool = False) -> Text:
    return say(_CELL_QUIET if quiet else _CELL, text, tag="TD")


def _handed_out(piece: PieceOnPaper, t: ink.Type, pages: Sequence[FilePage] | None) -> list[Flowable]:
    at = f" kl.{HARD_SPACE}{hour(piece.at)}" if piece.at else ""
    head = piece.title or piece.name
    lines = [say(t.body, *_pieces(one)) for one in piece.text.split("\n") if one]
    state = _STATES.get(piece.state, "")
    what = rail(
        Stack(
            say(t.label, f"Nr. {piece.number}"),
            say(t.note, piece.name),
            say(t.note, f"{short_day(piece.on, piece.on)} {piece.on.year}{at}"),
        ),
        Stack(
            say(t.h3, head, tag="H3"),
            say(t.bold, state) if state else None,
            *lines,
            say(t.note, NO_PICTURE) if piece.file and pages is not None and not pages else None,
            say(t.note, f"Skrevet af {piece.by}") if piece.by else None,
            gap=2,
        ),
    )
    told: list[Flowable] = [CondPageBreak(30 * MM), opening_rule(), what, Gap(4)]
    name = f"{piece.name} {piece.title}".strip()
    for number, page in enumerate(pages or (), 1):
        told += [
            Gap(2 * MM),
            Picture(page, f"Nr. {piece.number}, {name}: side {number} af {len(pages or ())}."),
        ]
    return told


def _pieces(line: str) -> list[str]:
    """A line in plain parts and the marks that stand where words were taken out, heavier."""
    out, at = list[str](), 0
    for found in COVERED.finditer(line):
        out += [line[at : found.start()], Strong(found[0])]
        at = found.end()
    return [one for one in (*out, line[at:]) if one]


class Line(Row):
    """A row of the list: it breaks over two pages only where one cannot hold it, for a ground belongs to its piece."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Stay whole, unless no page is high enough."""
        if self.wrap(width, height)[1] <= _HIGHEST:
            return []
        whole = Row(*self.cells, role=self.role, align=self.align)
        return [
            Line(*part.cells, role=part.role, align=part.align) for part in _rows(whole.split(width, height))
        ]


def _rows(parts: list[Flowable]) -> list[Row]:
    return [part for part in parts if isinstance(part, Row)] if len(parts) > 1 else []


class _Dot(Brick):
    """Full, half or empty: how much of a piece is handed out, for the eye; the word stands beside it."""

    def __init__(self, mark: str, radius: float, line: float) -> None:
        super().__init__()
        self.mark, self.radius, self.line = mark, radius, line

    def wrap(self, _width: float, _height: float) -> Size:
        self.width, self.height = 2 * self.radius, self.line
        return self.width, self.height

    def draw(self) -> None:
        c, r = self.canv, self.radius
        y = self.line / 2
        with decor(c):
            c.setStrokeColor(ink.PINE)
            c.setFillColor(ink.PINE if self.mark == "whole" else ink.WHITE)
            c.setLineWidth(1)
            c.circle(r, y, r, stroke=1, fill=1)
            if self.mark == "part":
                c.setFillColor(ink.PINE)
                path = c.beginPath()
                path.moveTo(r, y + r)
                path.arcTo(0, y - r, 2 * r, y + r, 90, 180)
                path.close()
                c.drawPath(path, stroke=0, fill=1)


class Picture(Brick):
    """A page of an attached file, as large as the paper has room for."""

    def __init__(self, page: FilePage, said: str) -> None:
        """Take the page and the words that are heard for it."""
        super().__init__()
        self.page, self.said = page, said

    def wrap(self, width: float, _height: float) -> Size:
        """Its own shape, within the text of a page."""
        scale = min(width / self.page.width, (ink.TALL - 6 * MM) / self.page.height)
        self.width, self.height = self.page.width * scale, self.page.height * scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw it with a thin edge."""
        c = self.canv
        with figure(c, self.said, self.width, self.height):
            c.drawImage(ImageReader(BytesIO(self.page.jpeg)), 0, 0, self.width, self.height)
            c.setStrokeColor(ink.STONE)
            c.setLineWidth(0.5)
            c.rect(0, 0, self.width, self.height, stroke=1, fill=0)
