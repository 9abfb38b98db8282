"""Kontaktkort on paper: A6, four of the same on a sheet, for the purse, the refrigerator and who else helps.

It may lie where others see it: no surname of the citizen, no logo, and no word of what the contact is about.
"""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from casework.contact_card import CUT, ContactCard
from casework.plan_paper import PlanContact
from desktop.paper import ink
from desktop.paper.bricks import Gap, Lines, Stack
from desktop.paper.card import HIGH, ON_A_SHEET, PAD, WIDE, cut_here, sheet_of_cards
from desktop.paper.joining import set_arabic
from desktop.paper.letters import BOLD, SEMI
from desktop.paper.sheet import Drawn
from desktop.paper.spelling import proofread
from desktop.paper.text import say
from desktop.paper.words import phone

MM = ink.MM
KIND = "Kontaktkort"
_SIZES = (13, 12, 11)
_HEADS = (26, 22, 18, 15)
_ROOM = WIDE - 2 * PAD
_MOST = 200
"""Letters of one line; no size holds more, and each try to set them costs as much as they are long."""


def draw_contact_card(card: ContactCard) -> Drawn:
    """The card as a PDF, four times on one sheet."""
    clean, warnings = proofread(card)
    out = BytesIO()
    canvas = sheet_of_cards(out, KIND, clean.issued_on)
    shown = _that_fits(clean)
    for at in range(ON_A_SHEET):
        flow = _fitting(shown)
        x, y = (at % 2) * WIDE, ink.HIGH - (at // 2 + 1) * HIGH
        flow.drawOn(canvas, x + PAD, y + HIGH - PAD - flow.height)
    cut_here(canvas)
    canvas.showPage()
    canvas.save()
    return Drawn(out.getvalue(), 1, warnings if shown == clean else (*warnings, CUT))


def _that_fits(card: ContactCard) -> ContactCard:
    """The card as it can be held; what no size holds is cut, and the page shows where."""
    card = _each(card, lambda words: f"{words[:_MOST]}…" if len(words) > _MOST else words)
    while not _fits(_fitting(card)):
        shorter = _shorter(card)
        if shorter == card:
            return card
        card = shorter
    return card


def _fitting(card: ContactCard) -> Stack:
    """The card with its words as large as it can hold."""
    for size in _SIZES:
        for head in _HEADS:
            flow = Stack(*_words(card, size, head))
            if _fits(flow):
                return flow
    return flow


def _fits(flow: Stack) -> bool:
    return flow.wrap(_ROOM, HIGH)[1] <= HIGH - 2 * PAD - 2 * MM


def _shorter(card: ContactCard) -> ContactCard:
    """The card with its longest words cut by a fourth: letters that no font has print as their names, nine for one."""
    reached = [one for one in (card.contact, card.stand_in) if one]
    said = [card.first_name, *card.hours, *(words for one in reached for words in (one.name, one.phone))]
    longest = max(said, key=len)
    cut = f"{longest.rstrip('…')[: len(longest) * 3 // 4]}…"
    return _each(card, lambda words: cut if words == longest else words)


def _each(card: ContactCard, of: Callable[[str], str]) -> ContactCard:
    """The card with each of its typed words as told."""

    def reached(whom: PlanContact) -> PlanContact:
        return replace(whom, name=of(whom.name), phone=of(whom.phone))

    return replace(
        card,
        first_name=of(card.first_name),
        contact=reached(card.contact),
        hours=tuple(map(of, card.hours)),
        stand_in=reached(card.stand_in) if card.stand_in else None,
    )


def _words(card: ContactCard, size: float, head: float) -> list[Flowable | None]:
    body, strong = ink.style(size, size * 1.45), ink.style(size, size * 1.45, SEMI)
    label = ink.style(11, 15, SEMI, color=ink.PINE)
    sizes = tuple(one for one in _HEADS if one <= head)
    title = f"{_first(card.first_name)}, ring til mig"
    other = card.stand_in
    return [
        say(ink.fit(title, _ROOM, sizes), title, tag="H1"),
        Gap(3 * MM),
        say(ink.fit(card.contact.name, _ROOM, (16, 14, 12), font=SEMI), card.contact.name),
        Gap(1 * MM),
        _number(card, body),
        _under(card.contact.phone),
        say(body, "Du må også sende en sms."),
        *([Gap(4 * MM), say(label, "Det er lettest at få fat i mig", tag="H2")] if card.hours else []),
        *(say(body, line) for line in card.hours),
        *([Gap(4 * MM), say(label, "Er jeg væk, så ring til", tag="H2")] if other else []),
        *([say(strong, other.name), say(strong, phone(other.phone))] if other else []),
        Gap(4 * MM),
        say(body, "Er der fare for liv, så ring 112."),
    ]


def _number(card: ContactCard, body: ParagraphStyle) -> Flowable:
    if not card.contact.phone.strip():
        return Lines(label="Telefon", style=body)
    return say(
        ink.fit(phone(card.contact.phone), _ROOM, (27, 22, 18, 14), font=BOLD), phone(card.contact.phone)
    )


def _under(number: str) -> Flowable | None:
    """Room under a line to write on, and under words for a number that are Arabic: their letters reach deeper."""
    if not number.strip():
        return Gap(2.5 * MM)
    return Gap(2 * MM) if set_arabic(number) else None


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name
