"""The grid's sentences: a label in the rail and the matter beside it; sections; a page whose last block stands low."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak

from desktop.paper import ink
from desktop.paper.bricks import Gap, Row, Rule, Stack
from desktop.paper.structure import Shared
from desktop.paper.text import Text, say


def rail(
    label: Flowable | None, main: Flowable, *, align: str = "baseline", t: ink.Type | None = None
) -> Row | Stack:
    """What this is about, and the matter itself: side by side, and in large print under each other."""
    if t is not None and t.large:
        return Stack(label, main, gap=3 * ink.MM)
    return Row((0, ink.RAIL, label), (ink.RAIL + ink.GUTTER, ink.MAIN, main), align=align)


def opening_rule(before: float = 15) -> Rule:
    """The thick line that opens a section; its air vanishes at the top of a page."""
    return Rule(1.1, after=9, space=before, strong=True)


def bullet(text: str, style: ParagraphStyle, width: float = ink.MAIN) -> Row:
    """One item of a list with dashes; the larger the letters, the further from their dash."""
    indent = 5 * ink.MM * max(1.0, style.fontSize / 12)
    return Row((0, indent, say(style, "–", tag="Lbl")), (indent, width - indent, say(style, text)), role="LI")


def typed(text: str, style: ParagraphStyle, *, tag: str = "P") -> Text | Stack:
    """What somebody typed, each of its lines a paragraph of its own; several are one thing where they are her words."""
    lines = text.split("\n")
    if len(lines) == 1:
        return say(style, text, tag=tag)
    return Stack(*(say(style, one) for one in lines), gap=3, role=None if tag == "P" else tag)


def section(
    title: Text | Stack,
    *items: Flowable | None,
    gap: float = 9,
    before: float = 15,
    whole: bool = False,
    t: ink.Type | None = None,
) -> list[Flowable]:
    """Line, heading in the rail, items beside it.  Breaks only between items; a `whole` one stays on one page.

    The type `t` is asked for where the paper may be in large print: then the items stand under their heading.
    """
    one_list = Shared("L")
    waiting = [
        Stack(one, role=one_list) if getattr(one, "role", None) == "LI" else one
        for one in items
        if one is not None
    ]
    if not waiting:
        return []
    large = t is not None and t.large
    main = ink.FULL if large else ink.MAIN
    room = title.wrap(ink.FULL if large else ink.RAIL, ink.TALL)[1]
    first: list[Flowable] = [waiting.pop(0)]
    while waiting and not large and Stack(*first, gap=gap).wrap(main, ink.TALL)[1] + gap < room - 10:
        first.append(waiting.pop(0))
    beside = Stack(*first, gap=gap)
    opening, high = rail(title, beside, t=t), beside.wrap(main, ink.TALL)[1]
    need = min(before + 12 + (room + high if large else max(room, high)), ink.TALL / 2)
    out: list[Flowable] = [opening_rule(before), opening]
    if large:
        whole_items = [KeepTogether([Gap(gap), item]) for item in waiting]
        return [KeepTogether(out), *whole_items]
    for item in waiting:
        out += [Gap(gap), _unbroken(rail(None, item))]
    return [KeepTogether(out)] if whole else [CondPageBreak(need), *out]


ITEM = 45 * ink.MM
"""What is not higher than this, a box with its words and its day, stands on one page."""


def _unbroken(item: Row | Stack) -> Row | Stack:
    if isinstance(item, Row):
        item.is_whole = item.wrap(ink.FULL, ink.TALL)[1] <= ITEM
    return item


COMPANY = 25 * ink.MM
"""So much of what is signed stands on the page of the signatures."""


def in_company(before: Sequence[Flowable], block: Sequence[Flowable]) -> list[Flowable]:
    """A block that stays whole, with the end of what comes before it: signatures alone on a page sign nothing."""
    if not block:
        return list(before)
    at, tail = len(before), list[Flowable]()
    while at and _high(tail) < COMPANY and not isinstance(before[at - 1], CondPageBreak | PageBreak):
        at -= 1
        tail = [*inside(before[at]), *tail]
    if tail and at and isinstance(before[at - 1], Rule):  # the line over a section does not stay behind alone
        at -= 1
        tail = [before[at], *tail]
    if _high([*tail, *block]) > ink.TALL:
        parts = _parted(tail[-1]) if tail else []
        whole = [*parts[1:], *block]
        return (
            [*before[:at], *tail[:-1], *parts[:1], KeepTogether(whole)]
            if parts
            else [*before, KeepTogether(whole)]
        )
    return [*before[:at], KeepTogether([*tail, *block])]


def _parted(one: Flowable) -> list[Flowable]:
    """Return what is higher than a page in two parts, the second high enough to be company; nothing if it is whole."""
    parts: list[Flowable] = one.split(ink.FULL, _high([one]) - COMPANY)
    return parts if len(parts) == 2 else []


def inside(one: Flowable) -> list[Flowable]:
    """Return what is kept together, or the one thing itself."""
    return list(one._content) if isinstance(one, KeepTogether) else [one]  # noqa: SLF001 - the library has no other way


def _high(several: Sequence[Flowable]) -> float:
    return sum(float(one.wrap(ink.FULL, ink.TALL)[1]) + float(one.getSpaceBefore()) for one in several)


def standing_low(top: Sequence[Flowable], bottom: Flowable, height: float) -> tuple[float, list[Flowable]]:
    """A page whose last block stands on its foot, and the air left between; less than none when it is too full."""
    used = sum(one.wrap(ink.FULL, 9999)[1] + one.getSpaceBefore() for one in [*top, bottom])
    return height - used, [*top, Gap(max(height - used, 0)), bottom]
