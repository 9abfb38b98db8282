"""The card for a door where nobody answered: A6, four on a sheet.

Nothing on it tells a neighbour who was there or why: no surname, no sender's surname, no logo, no reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import Any, Final

from reportlab.platypus import Flowable

from desktop.paper import ink
from desktop.paper.archive import LANGUAGE, PRODUCER, About, ArchiveCanvas, teach_library
from desktop.paper.bricks import Gap, Lines, Stack
from desktop.paper.letters import BOLD, SANS, SEMI, VOICE_BIG, width
from desktop.paper.sheet import Drawn
from desktop.paper.spelling import proofread
from desktop.paper.structure import TaggedCanvas, decor
from desktop.paper.text import say
from desktop.paper.words import phone

MM = ink.MM
WIDE, HIGH, PAD = 105 * MM, 148.5 * MM, 10 * MM
ON_A_SHEET = 4

_GREETINGS: Final = ((40, 34, 28, 22), (28, 22), (22, 18), (18, 14))
_BODY = ink.style(13.5, 20)
_STRONG = ink.style(13.5, 20, SEMI)
_PHONE = ink.style(27, 31, BOLD)

TOO_LONG = "Det, der står om at ringe, er for langt til kortet. Skriv nummeret på kortet med hånden."
BY_HAND = "Et navn eller en tid er for lang til kortet og er udeladt. Skriv det på kortet med hånden."
MET_NOBODY = "Vi fik ikke talt sammen. Det gør ikke noget."
SECOND_TIME = "Jeg var her også sidste gang. Jeg prøver igen, for jeg vil gerne tale med dig."


@dataclass(frozen=True, slots=True)
class DoorCard:
    """One card.  What is empty becomes a line to write on; only the first word of each name is printed."""

    sender: str
    phone: str
    name: str = ""
    came: str = ""
    again: str = ""
    second: bool = False


def draw_cards(cards: Sequence[DoorCard], *, issued_on: date) -> Drawn:
    """The cards as a PDF, four on a sheet in reading order; what is left of the last sheet becomes empty cards."""
    typed, warnings = proofread(tuple(cards))
    clean = tuple(map(_that_holds, typed))
    told = [TOO_LONG] if any(one.phone != was.phone for one, was in zip(clean, typed, strict=True)) else []
    told += (
        [BY_HAND]
        if any(replace(one, phone=was.phone) != was for one, was in zip(clean, typed, strict=True))
        else []
    )
    warnings = (*warnings, *told)
    out = BytesIO()
    canvas = sheet_of_cards(out, "Kort til døren", issued_on)
    sheets = 0
    for start in range(0, len(clean), ON_A_SHEET):
        these = list(clean[start : start + ON_A_SHEET])
        empty = DoorCard(these[-1].sender, these[-1].phone)
        _sheet(canvas, these + [empty] * (ON_A_SHEET - len(these)))
        sheets += 1
    canvas.save()
    return Drawn(out.getvalue(), sheets, warnings)


def sheet_of_cards(out: BytesIO, title: str, issued_on: date) -> ArchiveCanvas:
    """Begin a paper of cards, which has no head and no foot."""
    teach_library()
    canvas = ArchiveCanvas(
        out,
        pagesize=(ink.WIDE, ink.HIGH),
        pdfVersion=(1, 7),
        lang=LANGUAGE,
        initialFontName=SANS,
        invariant=1,
        pageCompression=1,
    )
    canvas.about = About(title, "", title, issued_on)
    canvas.setTitle(title)
    canvas.setCreator(PRODUCER)
    return canvas


def cut_here(canvas: TaggedCanvas) -> None:
    """Draw the lines along which four cards are cut."""
    with decor(canvas):
        canvas.setStrokeColor(ink.STONE)
        canvas.setLineWidth(0.5)
        canvas.setDash(2, 3)
        canvas.line(WIDE, 0, WIDE, ink.HIGH)
        canvas.line(0, HIGH, ink.WIDE, HIGH)
        canvas.setDash()


def _sheet(canvas: TaggedCanvas, cards: Sequence[DoorCard]) -> None:
    for at, one in enumerate(cards):
        x, y = (at % 2) * WIDE, ink.HIGH - (at // 2 + 1) * HIGH
        flow = _fitting(one)
        flow.drawOn(canvas, x + PAD, y + HIGH - PAD - flow.height)
        _door(canvas, x + WIDE - PAD - 17 * MM, y + PAD - 1 * MM)
    cut_here(canvas)
    canvas.showPage()


def _fitting(one: DoorCard) -> Stack:
    """The card with its greeting as large as the card can hold."""
    for sizes in _GREETINGS:
        flow = Stack(*_words(one, sizes))
        if _is_low_enough(flow):
            return flow
    return flow


def _that_holds(one: DoorCard) -> DoorCard:
    """The card without what it cannot hold, the number first; most of it becomes a line to write on."""
    left_out: dict[str, Any] = {}
    for field in ("", "phone", "name", "came", "again", "sender"):
        left_out |= {field: ""} if field else {}
        if _holds(shown := replace(one, **left_out)):
            break
    return shown


def _holds(one: DoorCard) -> bool:
    """Tell whether a card holds its words at all: what runs over would run into the next card."""
    return _is_low_enough(Stack(*_words(one, _GREETINGS[-1])))


def _is_low_enough(flow: Stack) -> bool:
    return flow.wrap(WIDE - 2 * PAD, HIGH)[1] <= HIGH - 2 * PAD - 4 * MM


def _words(one: DoorCard, sizes: tuple[float, ...]) -> list[Flowable]:
    name = _first(one.name)
    hello = f"Hej {name}" if name else "Hej"
    greeting = ink.fit(hello, WIDE - 2 * PAD, sizes, font=VOICE_BIG, ratio=1.1)
    came = (
        say(_BODY, f"Jeg kom forbi {one.came}.")
        if one.came
        else Lines(label="Jeg kom forbi den", style=_BODY)
    )
    if one.again:
        back: Flowable = Stack(say(_BODY, "Jeg kommer igen"), say(_STRONG, one.again))
    else:
        back = Lines(label="Jeg kommer igen", style=_BODY)
    return [
        say(greeting, hello, tag="H1"),
        Gap((5 if one.came else 3) * MM),
        came,
        Gap((1.5 if one.came else 3) * MM),
        say(_BODY, SECOND_TIME if one.second else MET_NOBODY),
        Gap((4 if one.again else 0.5) * MM),
        back,
        Gap(5 * MM),
        say(_BODY, "Passer det ikke? Ring eller skriv til mig."),
        say(_BODY, "Skriv bare ‘hej’, så ringer jeg dig op."),
        Gap(5 * MM),
        _ring(one.phone) if one.phone else Lines(label="Ring til", style=_BODY),
        Gap(1.5 * MM),
        say(_BODY, f"Venlig hilsen {_first(one.sender)}"),
    ]


def _ring(number: str) -> Flowable:
    """A number as large as it can be; words about whom to ring stand as words."""
    text = phone(number)
    return say(_PHONE if width(text, BOLD, _PHONE.fontSize) <= WIDE - 2 * PAD else _STRONG, text)


def _first(name: str) -> str:
    """The first word of a name: what stands on a door tells no surname."""
    return name.split(maxsplit=1)[0] if name.split() else ""


def _door(canvas: TaggedCanvas, x: float, y: float) -> None:
    """A door, and a note in it."""
    h = 21 * MM
    w = h * 0.56
    with decor(canvas):
        canvas.setStrokeColor(ink.PINE)
        canvas.setLineWidth(1.3)
        canvas.rect(x, y, w, h, stroke=1, fill=0)
        canvas.rect(x + w * 0.13, y, w * 0.74, h * 0.93, stroke=1, fill=0)
        canvas.setFillColor(ink.PINE)
        canvas.circle(x + w * 0.75, y + h * 0.44, 0.8 * MM, stroke=0, fill=1)
        canvas.line(x - w * 0.28, y, x + w * 1.28, y)
        canvas.saveState()
        canvas.translate(x + w * 0.5, y + h * 0.66)
        canvas.rotate(-7)
        canvas.setFillColor(ink.AMBER)
        canvas.setStrokeColor(ink.INK)
        canvas.setLineWidth(0.8)
        canvas.rect(-w * 0.2, -h * 0.1, w * 0.4, h * 0.2, stroke=1, fill=1)
        canvas.restoreState()
