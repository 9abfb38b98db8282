"""Kontaktkort on paper: A6, four of the same on a sheet, for the purse, the refrigerator and who else helps.

It may lie where others see it: no surname of the citizen, no logo, and no word of what the contact is about.
"""

from dataclasses import replace
from io import BytesIO
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from casework.contact_card import LEFT_OUT, ContactCard
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
"""Letters of one thing; no size holds more, and each try to set them costs as much as they are long."""


def draw_contact_card(card: ContactCard) -> Drawn:
    """The card as a PDF, four times on one sheet."""
    clean, warnings = proofread(card)
    out = BytesIO()
    canvas = sheet_of_cards(out, KIND, clean.issued_on)
    shown, left_out = _that_holds(clean)
    for at in range(ON_A_SHEET):
        flow = _fitting(shown)
        x, y = (at % 2) * WIDE, ink.HIGH - (at // 2 + 1) * HIGH
        flow.drawOn(canvas, x + PAD, y + HIGH - PAD - flow.height)
    cut_here(canvas)
    canvas.showPage()
    canvas.save()
    return Drawn(out.getvalue(), 1, (*warnings, *(LEFT_OUT[what] for what in left_out)))


def _that_holds(card: ContactCard) -> tuple[ContactCard, list[str]]:
    """The card without what it cannot hold, the longest first, and what that is: no half of a thing is any use."""
    left_out: list[str] = []
    while said := _said(card):
        longest = max(said, key=said.__getitem__)
        if said[longest] <= _MOST and _fits(_fitting(card)):
            break
        left_out.append(longest)
        card = _without(card, longest)
    return card, left_out


def _said(card: ContactCard) -> dict[str, int]:
    """How many letters the longest text of each thing has that a card says."""
    other = card.stand_in
    texts = {
        "first_name": (_first(card.first_name),),
        "name": (card.contact.name,),
        "phone": (card.contact.phone,),
        "hours": card.hours,
        "stand_in": (other.name, other.phone) if other else (),
    }
    return {name: most for name, several in texts.items() if (most := max(map(len, several), default=0))}


def _without(card: ContactCard, what: str) -> ContactCard:
    contact = card.contact
    nothing: dict[str, Any] = {
        "first_name": {"first_name": ""},
        "name": {"contact": replace(contact, name="")},
        "phone": {"contact": replace(contact, phone="")},
        "hours": {"hours": ()},
        "stand_in": {"stand_in": None},
    }
    return replace(card, **nothing[what])


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


def _words(card: ContactCard, size: float, head: float) -> list[Flowable | None]:
    body, strong = ink.style(size, size * 1.45), ink.style(size, size * 1.45, SEMI)
    label = ink.style(11, 15, SEMI, color=ink.PINE)
    sizes = tuple(one for one in _HEADS if one <= head)
    name = _first(card.first_name)
    title = f"{name}, ring til mig" if name.strip() else "Ring til mig"
    other = card.stand_in
    return [
        say(ink.fit(title, _ROOM, sizes), title, tag="H1"),
        Gap(3 * MM),
        _named(card.contact.name, body),
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


def _named(name: str, body: ParagraphStyle) -> Flowable:
    if not name.strip():
        return Lines(label="Navn", style=body)
    return say(ink.fit(name, _ROOM, (16, 14, 12), font=SEMI), name)


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
