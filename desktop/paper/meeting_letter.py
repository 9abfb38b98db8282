"""Brev før møde on paper: one page that answers who, when, where, why and how long; on its back, room for own words."""

from reportlab.platypus import Flowable, PageBreak

from casework.meeting_letter import TOO_LONG, MeetingLetter
from casework.plan_paper import PlanContact
from casework.sentences import Sentence, small
from desktop.paper import ink
from desktop.paper.bricks import Gap, Lines, Panel, Row, Stack
from desktop.paper.drawings import Leaf
from desktop.paper.grid import bullet, section, standing_low, typed
from desktop.paper.rights import checked
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.spelling import proofread
from desktop.paper.text import Strong, Text, say
from desktop.paper.words import day, phone

MM = ink.MM
KIND = "Brev"
IN_LINES = frozenset({"why", "way"})
"""The fields that keep the lines in which they were typed."""
USUAL_WHY = "Vi finder ud af, hvad du gerne vil, og hvad jeg kan hjælpe med."
OWN_WORDS = "Jeg vil høre, hvad du selv synes. Du behøver ikke have noget klar."
PROMPTS = (
    "Det vil jeg gerne tale om",
    "Det går godt for mig",
    "Det er svært lige nu",
    "Hvis jeg selv kunne bestemme, ville jeg",
    "Det vil jeg spørge om",
)
_PLACES = {
    "home": "Hjemme hos dig",
    "office": "På kontoret",
    "walk": "Vi går en tur",
    "workplace": "På arbejdspladsen",
    "phone": "Jeg ringer til dig",
    "video": "Vi taler sammen på video",
}
BACK, BEHIND = "på bagsiden", "på det sidste ark"
"""Where the own paper is: on the back of one page, and of two on a sheet for itself."""
_LEAF = 27 * MM
_AIRS = (1.0, 0.7, 0.45, 0.2)
"""How much of the air between its parts is left in a letter that says much."""


def draw_letter(letter: MeetingLetter) -> Drawn:
    """The letter as the bytes of a PDF, with warnings in Danish before it is printed."""
    clean, warnings = proofread(letter, in_lines=IN_LINES)
    t = ink.Type(12)
    fronts = (_front(clean, t, air) for air in _AIRS)
    front = next((one for one in fronts if standing_low(one, Gap(0), ink.TALL)[0] >= 0), None)
    if front is None:
        front, warnings = _front(clean, t, _AIRS[-1], BEHIND), (*warnings, Sentence(TOO_LONG))
    furniture = Furniture(
        sender=clean.municipality,
        kind=KIND,
        owner=clean.name,
        stamp=day(clean.issued_on, year=True),
        ask=_ask(clean.caller),
        issued_on=clean.issued_on,
    )
    return build([*front, PageBreak(), *_back(clean, t)], furniture, warnings)


def _ask(caller: PlanContact | None) -> str:
    return f"Spørgsmål? Ring til {_first(caller.name)} på {phone(caller.phone)}" if caller else ""


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


def _front(letter: MeetingLetter, t: ink.Type, air: float, where: str = BACK) -> list[Flowable]:
    before = 15 * air
    title = "Jeg vil gerne møde dig" if letter.is_at_a_place else "Jeg vil gerne tale med dig"
    return [
        Gap(15.5 * MM),
        *(say(t.body, line) for line in (letter.name, *letter.address)),
        Gap((11 if letter.address else 16) * MM * air),
        say(t.h1, title, tag="H1", balance=True),
        Gap(3 * MM),
        say(t.body, f"Kære {letter.first_name}"),
        Gap(1.5 * MM),
        _who(letter, t),
        *section(
            _head("Tid og sted" if letter.is_at_a_place else "Tidspunkt", t), _when(letter, t), before=before
        ),
        *section(_head("Derfor", t), typed(letter.why or USUAL_WHY, t.body), gap=3, before=before),
        *_may(letter, t, before, where),
        Gap(6 * MM * air),
        _call(letter, t),
        Gap(5 * MM * air),
        say(t.body, "Venlig hilsen"),
        say(t.bold, letter.writer) if letter.writer else Lines(pitch=7 * MM),
    ]


def _head(words: str, t: ink.Type) -> Text:
    return say(t.h2, words, tag="H2")


def _who(letter: MeetingLetter, t: ink.Type) -> Text:
    """Who writes; somebody else than the regular contact says who that still is."""
    if not letter.writer:
        return say(t.body, OWN_WORDS)
    name = _first(letter.writer)
    if letter.is_fixed:
        who = f"Jeg hedder {name}, og jeg er din faste kontakt."
    elif letter.fixed_contact:
        who = f"Jeg hedder {name}. {_first(letter.fixed_contact)} er stadig din faste kontakt."
    else:
        who = f"Jeg hedder {name}."
    return say(t.body, f"{who} {OWN_WORDS}")


def _when(letter: MeetingLetter, t: ink.Type) -> Row:
    """The leaf, and beside it where, how one gets there, and how long it takes."""
    place = letter.place or _PLACES.get(letter.form, "")
    if letter.form == "home" and letter.place:
        place = f"Jeg kommer til dig: {letter.place}"
    words = Stack(
        say(t.h3, place, tag="H3") if place else None,
        _ringing(letter, t),
        typed(letter.way, t.body) if letter.way else None,
        say(t.body, f"Det tager højst {letter.minutes} minutter.") if letter.minutes else None,
        gap=2,
    )
    leaf = Leaf(letter.on, letter.at)
    return Row((0, 22 * MM, leaf), (_LEAF, ink.MAIN - _LEAF, words), align="top")


def _ringing(letter: MeetingLetter, t: ink.Type) -> Text | None:
    """On which number the citizen is rung, so that one that is wrong is noticed before."""
    if letter.form != "phone" or not letter.citizen_phone:
        return None
    return say(t.body, f"Jeg ringer på {phone(letter.citizen_phone)}. Er det ikke dit nummer, så sig til.")


def _may(letter: MeetingLetter, t: ink.Type, before: float, where: str) -> list[Flowable]:
    """What the citizen may do, and where the right to bring somebody stands."""
    items = [_companion(letter)] if letter.companion else []
    if letter.is_at_a_place:
        items.append("vælge et andet sted" + ("" if letter.form == "walk" else ", for eksempel en gåtur"))
    items.append(
        f"få en tolk på {small(letter.interpreter)}. Sig til, hvis det er et andet sprog"
        if letter.interpreter
        else "tale et andet sprog. Sig til, så finder vi en tolk"
    )
    items.append(f"skrive {where}, før vi taler sammen")
    source = say(t.note, f"Retten til en bisidder: {checked(letter.companion)}") if letter.companion else None
    return section(
        _head("Du må gerne", t), *(bullet(f"{one}.", t.body) for one in items), source, gap=3, before=before
    )


def _companion(letter: MeetingLetter) -> str:
    who = "tage en med, du stoler på" if letter.is_at_a_place else "have en med i samtalen, du stoler på"
    return f"{who}. Det hedder en bisidder"


def _call(letter: MeetingLetter, t: ink.Type) -> Panel:
    """Whom to ring where the meeting does not fit; without a number there is a line to write it on."""
    caller, other = letter.caller, letter.stand_in
    number: Flowable = say(t.phone, phone(caller.phone)) if caller else Lines(label="Ring til", style=t.body)
    whom = f" til {_first(caller.name)}" if caller else ""
    words = Stack(
        number,
        Gap((1 if caller else 3) * MM),
        say(t.body, f"Ring eller send en sms{whom}. Så finder vi en ny tid."),
        say(
            t.body,
            f"Er {_first(caller.name)} væk, så ring til {_first(other.name)} på ",
            Strong(phone(other.phone)),
            ".",
        )
        if caller and other
        else None,
    )
    title = "Kan du ikke komme?" if letter.is_at_a_place else "Passer det ikke?"
    left = (0.0, ink.RAIL - 5 * MM, _head(title, t))
    return Panel(Row(left, (ink.RAIL + ink.GUTTER - 5 * MM, 112 * MM, words)))


def _back(letter: MeetingLetter, t: ink.Type) -> list[Flowable]:
    """The citizen's own paper: nobody asks to see it."""
    whom = _first(letter.writer) if letter.writer else "vi"
    out: list[Flowable] = [
        Gap(1 * MM),
        say(
            t.h1,
            "Mit eget papir til mødet" if letter.is_at_a_place else "Mit eget papir til samtalen",
            tag="H2",
        ),
        Gap(2 * MM),
        say(t.body, f"Du bestemmer selv, om du vil skrive noget, og om {whom} må se det."),
        Gap(4 * MM),
    ]
    for prompt in PROMPTS:
        out += [Gap(7 * MM), say(t.h3, prompt, tag="H3"), Gap(1 * MM), Lines(3)]
    return out
