"""Kontaktkort on paper: A6, four of the same on a sheet, for the purse, the refrigerator and who else helps.

It may lie where others see it: no surname of the citizen, no logo, and no word of what the contact is about.
"""

from dataclasses import replace
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from casework.contact_card import ContactCard
from desktop.paper import ink
from desktop.paper.bricks import Gap, Lines, Stack
from desktop.paper.card import HIGH, ON_A_SHEET, PAD, WIDE, cut_here, sheet_of_cards
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


def draw_contact_card(card: ContactCard) -> Drawn:
    """The card as a PDF, four times on one sheet."""
    clean, warnings = proofread(card)
    out = BytesIO()
    canvas = sheet_of_cards(out, KIND, clean.issued_on)
    for at in range(ON_A_SHEET):
        flow = _fitting(clean)
        x, y = (at % 2) * WIDE, ink.HIGH - (at // 2 + 1) * HIGH
        flow.drawOn(canvas, x + PAD, y + HIGH - PAD - flow.height)
    cut_here(canvas)
    canvas.showPage()
    canvas.save()
    return Drawn(out.getvalue(), 1, warnings)


def _fitting(card: ContactCard) -> Stack:
    """The card with its words as large as it can hold; what no size holds is cut, and the page shows where."""
    for size in _SIZES:
        for head in _HEADS:
            flow = Stack(*_words(card, size, head))
            if flow.wrap(_ROOM, HIGH)[1] <= HIGH - 2 * PAD - 2 * MM:
                return flow
    shorter = _shorter(card)
    return flow if shorter == card else _fitting(shorter)


def _shorter(card: ContactCard) -> ContactCard:
    """The card with its longest words cut by a fourth: letters that no font has print as their names, nine for one."""
    other = card.stand_in
    longest = max((card.first_name, card.contact.name, *card.hours, other.name if other else ""), key=len)
    cut = f"{longest.rstrip('…')[: len(longest) * 3 // 4]}…"

    def of(words: str) -> str:
        return cut if words == longest else words

    return replace(
        card,
        first_name=of(card.first_name),
        contact=replace(card.contact, name=of(card.contact.name)),
        hours=tuple(map(of, card.hours)),
        stand_in=replace(other, name=of(other.name)) if other else None,
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
        None if card.contact.phone.strip() else Gap(2.5 * MM),
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


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name
