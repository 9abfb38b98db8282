"""The joint plan, citizen's edition.  Page 1 answers three questions; the rest is the agreement itself."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from casework.plan_languages import beside
from casework.plan_paper import PlanAgreement, PlanConsent, PlanGoal, PlanPaper, PlanStair, PlanWin
from desktop.paper import ink
from desktop.paper.beside import danish, headed, word_page
from desktop.paper.bricks import Gap, Row, Rule, Stack
from desktop.paper.drawings import Square
from desktop.paper.grid import bullet, in_company, opening_rule, rail, section
from desktop.paper.plan_data import data_of
from desktop.paper.plan_law import law, mentors, one_plan
from desktop.paper.plan_page_one import page_one, said_by
from desktop.paper.sheet import Drawn, Furniture, build
from desktop.paper.signing import signing
from desktop.paper.spelling import proofread
from desktop.paper.stairs import Stairs
from desktop.paper.structure import Shared
from desktop.paper.text import Marked, Strong, say
from desktop.paper.words import day, phone, short_day

MM = ink.MM
STEPS_BEHIND = "{reached} af {steps} delmål er nået."
MOST_STEPS = 8
"""A stair of more steps has none that is wide enough for the flag."""
VOICES: Final = {"citizen": "dit eget mål", "joint": "sat sammen med dig", "authority": "sat af os"}
"""Who set a goal, as it stands beside it."""
VOLUNTARY, AGREED = "frivilligt", "aftalt tilbud"
WHO_KNOWS = (
    "Kun dem, du siger ja til, får noget at vide. Du kan altid sige nej igen. "
    "Du får stadig hjælp, hvis du siger nej."
)
SIGNING = (
    "Din underskrift betyder, at du har læst planen eller fået den læst højt. "
    "Du får altid en kopi. Du kan få hjælp uden at skrive under."
)
REVIEW = "Vi ser på planen sammen senest den {day}. Du kan altid bede om det før."
NOT_SIGNED = "Da planen blev lavet den {day}, var den ikke skrevet under."
_FOR = "gælder udgave\N{NO-BREAK SPACE}{number} og ingen anden. Kontrolnummer: {check}."
PARTLY_SIGNED = f"Her mangler en underskrift. De andre {_FOR}"
SIGNED = f"Skrevet under. Det {_FOR}"
SEALED = (
    "Filen er forseglet af den computer, hvor underskriften er gemt. {whose} Seglets nummer: {figures}. Er filen "
    "ændret siden, viser et program, der læser segl, det. En udskrift på papir har intet segl."
)
ISSUED = "Kommunen har udstedt seglet."
OWN = "Seglet er computerens eget; kommunen har ikke udstedt det."
NOT_SEALED = "Filen er ikke forseglet."
SEAL_SAID = "Segl: filen er forseglet af den computer, hvor underskriften er gemt"

PlanDrawn = Drawn
"""The finished plan: its bytes, its number of pages, and warnings in Danish to be shown before printing."""


def draw_plan(plan: PlanPaper, *, body: float = 12, data: bool = False) -> PlanDrawn:
    """The plan as the bytes of a PDF, in large print where it says so.  `body` 14 is the easy edition.

    With `data` the file carries what it says as JSON too.
    """
    clean, warnings = proofread(plan)
    t = ink.Type(ink.LARGE if plan.large else body, beside(plan.language))
    first, full = page_one(clean, t)
    said = [
        *first,
        *_goals(clean, t),
        *agreed(clean, t),
        *mentors(clean, t),
        *_wins(clean, t),
        *_consents(clean.consents, t),
        *one_plan(clean, t),
        *_review(clean, t),
        *_news(clean, t),
    ]
    story = [*in_company(said, _signatures(clean, t)), *law(clean, t), *word_page(t)]
    furniture = replace(_furniture(clean), attached=data_of(clean) if data else None)
    return build(story, furniture, (*warnings, *full))


def _furniture(plan: PlanPaper) -> Furniture:
    size = ink.LARGE_FURNITURE if plan.large else ink.FURNITURE
    whom = next((one for one in plan.contacts if one.phone and one.name), None)
    ask = f"Spørgsmål? Ring til {whom.name.split(maxsplit=1)[0]} på {phone(whom.phone)}" if whom else ""
    return Furniture(
        sender=plan.municipality,
        kind="Fælles plan",
        owner=plan.citizen_name,
        stamp=f"udgave {plan.edition}  ·  {day(plan.issued_on, year=True)}",
        ask=ask,
        issued_on=plan.issued_on,
        size=size,
        seal_said=SEAL_SAID if plan.seal else "",
    )


def _goals(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    if not plan.goals:
        return []
    key = "goals" if len(plan.goals) > 1 else "goal"
    title = headed(say(t.h2, danish(key), tag="H2"), key, t)
    said = plan.main_words.text if plan.main_words else ""
    rise = (4.4 if len(plan.goals) > 2 else 6.5) * MM
    out: list[Flowable] = []
    for at, goal in enumerate(plan.goals):
        line = [Rule(0.5, after=7, space=5.5 * MM)] if at else [opening_rule(), title, Gap(6)]
        head, done = _goal_head(goal, said, t, rise), _activities(goal, t)
        if t.large:
            first = [*line, _goal_side(goal, t), Gap(2 * MM), *head]
            out += [*_with_its_goal(first, done), *map(_whole, done[1:])]
        else:
            body = Stack(*head, *(one for several in done for one in several))
            out.append(KeepTogether([*line, rail(_goal_side(goal, t), body)]))
    return out


def _with_its_goal(goal: list[Flowable], done: list[list[Flowable]]) -> list[Flowable]:
    """Keep the first thing that we do on the page of its goal, where one page holds both."""
    both = [*goal, *(done[0] if done else [])]
    high = sum(float(one.wrap(ink.FULL, ink.TALL)[1]) + float(one.getSpaceBefore()) for one in both)
    return [_whole(both)] if high <= ink.TALL else [_whole(goal), *map(_whole, done[:1])]


def _whole(several: list[Flowable]) -> Flowable:
    return KeepTogether(several)


def _goal_side(goal: PlanGoal, t: ink.Type) -> Stack:
    kinds = dict.fromkeys(one.voluntary for one in goal.activities if one.voluntary is not None)
    return Stack(
        say(t.label, goal.area) if goal.area else None,
        say(t.note, VOICES[goal.voice]) if goal.voice in VOICES else None,
        say(t.note, f"senest {day(goal.target_date, year=True)}") if goal.target_date else None,
        *[say(t.note, VOLUNTARY if kind else AGREED) for kind in (kinds if len(kinds) == 1 else ())],
        say(t.note, f"skrevet af {goal.author}") if goal.author and not goal.own_words else None,
        gap=2,
    )


def _goal_head(goal: PlanGoal, said: str, t: ink.Type, rise: float) -> list[Flowable]:
    """The goal, the citizen's words about it, when it is reached, and the steps towards it.

    What the citizen has `said` on page 1, as large as it can be, is not said once more.
    """
    out = [say(t.h3, goal.title, tag="H3")]
    if goal.own_words and goal.own_words != said:
        out.append(say(t.voice, f"»{goal.own_words}«", tag="BlockQuote"))
        out += [say(t.note, said_by(goal.said_by, goal.said_on))] if goal.said_by else []
    if goal.measure:
        out.append(say(t.body, _reached_when(goal.measure)))
    return [*out, *(_stair(goal.stair, t, rise) if goal.stair and goal.stair.steps else ())]


def _activities(goal: PlanGoal, t: ink.Type) -> list[list[Flowable]]:
    """What we do towards it, who and why: what belongs to one activity together."""
    mixed = len({one.voluntary for one in goal.activities if one.voluntary is not None}) > 1
    done: list[list[Flowable]] = []
    for one in goal.activities:
        kind = f" ({VOLUNTARY if one.voluntary else AGREED})" if mixed and one.voluntary is not None else ""
        done.append(
            [
                Gap(2 * MM),
                say(t.body, Strong("Vi gør:"), f" {one.what}{kind}"),
                *[
                    say(t.body, Strong(name), f" {text}")
                    for name, text in (
                        ("Hvem:", one.who),
                        ("Ansvar:", one.owner),
                        ("Hvorfor:", one.why),
                        ("Sådan går det:", one.went),
                    )
                    if text
                ],
            ]
        )
    return done


def _stair(stair: PlanStair, t: ink.Type, rise: float) -> list[Flowable]:
    """How many steps are behind you in words, and as a stair where there is room for one."""
    said = say(t.body, STEPS_BEHIND.format(reached=min(stair.reached, stair.steps), steps=stair.steps))
    words = [Gap(2 * MM), _steps(stair, t)] if stair.words else []
    if t.large or not 1 < stair.steps <= MOST_STEPS:
        return [said, *words]
    drawn = Stairs(stair.steps, stair.reached, size=10.5 * t.k, rise=rise)
    return [said, Gap(3 * MM), drawn, Gap(1 * MM), *words]


def _steps(stair: PlanStair, t: ink.Type) -> Flowable:
    """The words of the steps from the first to the last, with a tick where one is behind you."""
    rows = [
        Row(
            (0, 6 * MM, Square("nået" if at < stair.reached else "")),
            (8 * MM, t.main - 8 * MM, say(t.body, what)),
            role="LI",
        )
        for at, what in enumerate(stair.words)
    ]
    return Stack(*rows, gap=3.5, role="L")


def _reached_when(measure: str) -> str:
    """The measure in a sentence; one that was written as a bare count ("Timer pr. uge: 4") stands after a colon."""
    if measure.lower().startswith("du har nået målet"):
        return measure
    return (
        f"Du har nået målet, når {measure}" if measure[0].islower() else f"Du har nået målet ved: {measure}"
    )


def agreed(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """Who does what by when, person by person."""
    if not plan.agreements:
        return []
    people = list(dict.fromkeys(one.who for one in plan.agreements))
    ordered = sorted(plan.agreements, key=lambda one: people.index(one.who))
    parts: list[Flowable] = []
    for who, theirs in groupby(ordered, key=lambda one: one.who):
        these = list(theirs)
        own = who in {plan.citizen_name, plan.first_name()}
        role = "dig" if own else these[0].role
        name = Stack(say(t.bold, who, tag="H3"), say(t.note, role) if role else None)
        first, *more = _in_one_list([_agreement(one, plan, t) for one in these])
        parts.append(KeepTogether([*([Gap(6)] if parts else []), Rule(0.5, after=6), rail(name, first, t=t)]))
        parts += [KeepTogether([Gap(3.5), rail(None, one, t=t)]) for one in more]
    title = headed(say(t.h2, "Det har vi aftalt", tag="H2"), "agreed", t)
    return [CondPageBreak(140), opening_rule(), title, Gap(6), *parts]


FIRST = 2
"""So many agreements stand with the name of who promised; more of them may go over leaf."""


def _in_one_list(rows: Sequence[Row]) -> list[Stack]:
    """The first ones together and each other one by itself: one list that a page breaks between two of its lines."""
    whole = Shared("L")
    parts = [rows[:FIRST], *([one] for one in rows[FIRST:])] if len(rows) > FIRST + 1 else [rows]
    return [Stack(*part, gap=3.5, role=whole) for part in parts]


def _agreement(one: PlanAgreement, plan: PlanPaper, t: ink.Type) -> Row:
    when = short_day(one.due, plan.issued_on) if one.due else ""
    late = 27 * MM * t.k
    words = [one.what, "  ", Marked("(nyt)")] if one.new else [one.what]
    return Row(
        (0, 6 * MM, Square("gjort" if one.done else "")),
        (7 * MM, t.main - 9 * MM - late, say(t.body, *words)),
        (t.main - late, late, say(t.when, when) if when else None),
        role="LI",
    )


def _win(one: PlanWin, t: ink.Type) -> Stack:
    """What was reached, as we wrote it; only what the citizen said stands as his words."""
    return Stack(
        say(t.body, one.title),
        say(t.voice, f"»{one.own_words}«", tag="BlockQuote") if one.own_words else None,
        gap=1,
    )


def _wins(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    late = 32 * MM * t.k
    items = [
        Row(
            (0, t.main - late, _win(one, t)),
            (t.main - late, late, say(t.when, short_day(one.on, plan.issued_on)) if one.on else None),
            role="LI",
        )
        for one in plan.wins
    ]
    title = headed(say(t.h2, "Det er lykkedes", tag="H2"), "succeeded", t)
    return section(title, *items, gap=5, whole=len(items) < 5, t=t)


def _consents(consents: Sequence[PlanConsent], t: ink.Type) -> list[Flowable]:
    if not consents:
        return []
    rows = [_consent(one, t) for one in consents]
    title = say(t.h2, "Hvem må vide hvad", tag="H2")
    return section(title, say(t.body, WHO_KNOWS), *rows, gap=4.5, before=13, whole=len(rows) < 9, t=t)


def _consent(one: PlanConsent, t: ink.Type) -> Row:
    """A yes that was given, and beside it the box for whoever wants to take it back with a pen."""
    yes, no = t.main - 26 * MM * t.k, t.main - 13 * MM * t.k
    return Row(
        (0, yes - 3 * MM, say(t.body, Strong(one.who), f" {one.what}")),
        (yes, 5 * MM, Square("valgt")),
        (yes + 5.5 * MM, 8 * MM, say(t.body, "ja")),
        (no, 5 * MM, Square()),
        (no + 5.5 * MM, 10 * MM, say(t.body, "nej")),
        role="LI",
    )


def _review(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    if plan.review_on is None:
        return []
    title, when = say(t.h2, "Næste gang", tag="H2"), day(plan.review_on, year=True)
    return section(title, say(t.body, REVIEW.format(day=when)), before=13, whole=True, t=t)


def _news(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    since = f"Nyt siden {day(plan.previous_on)}" if plan.previous_on else "Nyt siden sidst"
    lines = [bullet(one, t.body, t.main) for one in plan.changed_since if one]
    return section(headed(say(t.h2, since, tag="H2"), "news", t), *lines, gap=2.5, before=13, t=t)


def _signatures(plan: PlanPaper, t: ink.Type) -> list[Flowable]:
    """Room to sign, or what was signed: an edition that nobody has signed says so, and a signed one what it is for."""
    if not plan.signatures:
        return []
    words = rail(say(t.h2, "Underskrift", tag="H2"), say(t.body, SIGNING), t=t)
    bound = say(t.note, _bound(plan))
    block = signing(plan.signatures, t.body.fontSize)
    return [opening_rule(13), words, Gap(1 * MM), block, Gap(2.5 * MM), bound]


def _bound(plan: PlanPaper) -> str:
    signed = sum(bool(one.way) for one in plan.signatures)
    if not signed:
        return NOT_SIGNED.format(day=day(plan.issued_on, year=True))
    said = SIGNED if signed == len(plan.signatures) else PARTLY_SIGNED
    return f"{said.format(number=plan.edition, check=_in_fours(plan.check))}{_sealed(plan)}"


def _sealed(plan: PlanPaper) -> str:
    """Say that the file is sealed, and by whose certificate, or that it is not although it was signed."""
    if plan.seal is None:
        return f" {NOT_SEALED}"
    whose = ISSUED if plan.seal_is_issued else OWN
    return f" {SEALED.format(whose=whose, figures=_in_fours(plan.seal))}" if plan.seal else ""


def _in_fours(figures: str) -> str:
    return " ".join(figures[at : at + 4] for at in range(0, len(figures), 4))
