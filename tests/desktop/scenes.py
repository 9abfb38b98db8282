"""The scenes that are pictured: each opens a window with a screen in a state that says something."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from casework.answers import CitizenPage, Day, SyncState, VisitShown
from casework.answers_plan import Relation
from casework.clock import COPENHAGEN
from casework.saved_filters import SavedFilter
from desktop.ui.parts.button import Button
from desktop.ui.screens.citizen import CitizenScreen
from desktop.ui.screens.citizens import CitizensScreen
from desktop.ui.screens.palette import Action, CommandPalette
from desktop.ui.screens.safe import SafeScreen
from desktop.ui.screens.today import TodayScreen
from desktop.ui.screens.typing_pause import FormKept
from desktop.ui.screens.visit import VisitScreen
from desktop.ui.window import MainWindow
from sync.words import NO_ANSWER
from tests.desktop import facts


def now() -> datetime:
    """Return the moment at which every picture is taken."""
    return facts.NOW.astimezone(COPENHAGEN)


def window_with(
    name: str, screen: object, *, practice: bool = False, state: SyncState | None = None
) -> MainWindow:
    """Open a window on a screen; its chip says what is true of the computer that it stands on."""
    window = MainWindow(practice=practice, now=now)
    window.offer_cover(on=True)
    window.set_day_count(4)
    window.show_state(state or (facts.ALL_RECEIPTED if name in {"mentor", "team"} else facts.NEEDS_YOU))
    window.show_screen(name, screen)  # type: ignore[arg-type]
    return window


def today() -> MainWindow:
    """Four visits are left."""
    screen = TodayScreen(now)
    screen.show_day(facts.DAY)
    return window_with("today", screen)


def citizens() -> MainWindow:
    """The whole caseload."""
    screen = CitizensScreen(now)
    screen.show_rows(facts.ROWS)
    return window_with("citizens", screen)


def citizens_filters() -> MainWindow:
    """The caseload, filtered as it was saved."""
    screen = CitizensScreen(now)
    screen.show_rows(facts.ROWS)
    kept = (SavedFilter("Til mandagsmødet", "", "waits"), SavedFilter("Bageriet", "bageri", "all"))
    screen.saved.show_filters(kept, may_change=True)
    screen.take_filter(kept[0])
    return window_with("citizens", screen)


def citizens_naming() -> MainWindow:
    """A filter is being given a name that is taken."""
    screen = CitizensScreen(now)
    screen.show_rows(facts.ROWS)
    screen.saved.show_filters((SavedFilter("Bageriet", "bageri", "all"),), may_change=True)
    screen._chips["over"].click()
    screen.saved.ask_for_name()
    form = screen.saved.place.form
    if form is not None:
        form.fill({"name": "Bageriet"})
        form.send()
        screen.saved.refuse(
            "Du har allerede et filter, der hedder »Bageriet«. Giv det et andet navn. Intet er gemt endnu."
        )
    return window_with("citizens", screen)


def citizen_screen(page: CitizenPage = facts.PAGE) -> CitizenScreen:
    """Make the page of a case with its timeline."""
    screen = CitizenScreen(now)
    screen.show_page(page)
    screen.show_timeline(facts.TIMELINE if page is not facts.EMPTY else (), page is not facts.EMPTY)
    return screen


def citizen() -> MainWindow:
    """Zahra's case."""
    return window_with("citizen", citizen_screen())


def citizen_new() -> MainWindow:
    """A case in which nothing has happened."""
    return window_with("citizen", citizen_screen(facts.EMPTY))


def citizen_protected() -> MainWindow:
    """An address that is protected, asked for."""
    screen = citizen_screen(facts.PROTECTED)
    screen.facts._ask_why()
    return window_with("citizen", screen)


def citizen_writing() -> MainWindow:
    """A note, an agreement and a goal are being written; a refusal stands under a field."""
    screen = citizen_screen()
    screen.show_draft(
        {
            "nature": "statement",
            "text": "Jeg kan godt møde klokken otte, hvis Amina henter.",
            "goal_form": '{"record": "", "values": {"title": "Sove hele natten", "own_words": "Jeg er så træt."}}',
            "agreement_form": '{"record": "", "values": {"what": "Ringe til Bente", "who": "Mette"}}',
        }
    )
    assert screen.goals.form is not None
    screen.goals.form.send()
    screen.refuse("Skriv, hvordan I kan se, at målet er nået. Så ved I begge, hvornår I er fremme.")
    screen.show_kept("10.31.07")
    return window_with("citizen", screen)


def citizen_proposed() -> MainWindow:
    """A case that was handed over: who is the regular contact now?"""
    return window_with("citizen", citizen_screen(replace(facts.PAGE, proposed=(facts.METTE, facts.JONAS))))


def citizen_network() -> MainWindow:
    """A case that knows of who else is in the citizen's life."""
    known = (
        Relation("Gitte Prøvesen", "Søster", "Må kende planen og blive ringet op", "70 00 00 12"),
        Relation("", "Nabo", ""),
    )
    return window_with("citizen", citizen_screen(replace(facts.PAGE, network=known)))


def citizen_story() -> MainWindow:
    """The story is being put right."""
    screen = citizen_screen()
    screen.story._begin()
    return window_with("citizen", screen)


def citizen_correcting() -> MainWindow:
    """A note is being put right."""
    screen = citizen_screen()
    screen.timeline.ask_to_correct(next(one for one in facts.TIMELINE if one.kind == "note"))
    return window_with("citizen", screen)


def citizen_planning() -> MainWindow:
    """A visit is planned and an agreement with its reason is on its way; the hour cannot be read."""
    screen = citizen_screen()
    screen.plan_visit()
    assert screen.visit.form is not None
    screen.visit.form.fill({"day": "2026-11-27", "hour": "kvart over", "purpose": "Tale om bageriet"})
    screen.visit.form.send()
    values = {
        "what": "Ringe til Bente",
        "who": "Mette",
        "due": "2026-11-27",
        "why": "Så kan Zahra nå 8 timer",
    }
    screen.agreements.reopen(FormKept("", values, {}))
    assert screen.agreements.form is not None
    screen.agreements.form.send()
    return window_with("citizen", screen)


def today_planning() -> MainWindow:
    """A visit is added to the day, and another one is moved; both say what is missing."""
    screen = TodayScreen(now)
    screen.show_day(facts.DAY)
    screen._cards["v-2"].ask_when(now())
    moving = screen._cards["v-2"].place.form
    assert moving is not None
    moving.fill({"day": "2026-11-20"})
    moving.send()
    screen.plan_visit([(row.id, row.name) for row in facts.ROWS])
    assert screen.planner.form is not None
    screen.planner.form.send()
    return window_with("today", screen)


SHOWN = VisitShown(
    facts.PAGE, "v-2", 2, 5, facts.at(11, 26, 9, 17), "home", facts.at(11, 26, 9, 15), 3, facts.at(8, 20, 9)
)
WRITTEN = {
    "outcome": "met",
    "nature": "fact",
    "text": "Zahra ringer til Havnens Læger senest på fredag.",
    "lines": json.dumps(
        [
            ["fact", "Datteren er startet i ny institution. Det giver ro om morgenen."],
            ["statement", "Jeg kan godt møde klokken otte, hvis Amina henter."],
            ["observation", "Gik selv ned med hunden og hilste på naboen."],
            ["assessment", "Morgenerne er det, der skal lykkes først. Følgeskab de første tre dage."],
        ]
    ),
    "agreements": json.dumps([["Spørge Bente om 3 timer mere", "Mette", "2026-11-27", ""]]),
    "answer": "4",
    "next_on": "2026-12-03",
    "next_time": "10.15",
}


def visit_screen(contents: dict[str, str]) -> VisitScreen:
    """Make the page of a visit with something typed."""
    screen = VisitScreen(now)
    screen.show_visit(SHOWN)
    screen.show_draft(contents)
    screen.show_kept("10.31.07")
    return screen


def visit() -> MainWindow:
    """A conversation, almost told."""
    return window_with("visit", visit_screen(WRITTEN))


def visit_new() -> MainWindow:
    """Nothing is typed yet."""
    screen = VisitScreen(now)
    screen.show_visit(SHOWN)
    return window_with("visit", screen)


def visit_door() -> MainWindow:
    """Nobody opened."""
    return window_with("visit", visit_screen({"outcome": "not_met"}))


def visit_goal() -> MainWindow:
    """A goal is being written, a colleague's news stands above, and something is missing."""
    screen = visit_screen(
        WRITTEN | {"goal_form": '{"title": "Sove hele natten", "own_words": "Jeg er så træt."}', "text": ""}
    )
    screen.deals._save()
    screen.show_news("Zahras telefonnummer er rettet af Jonas, mens du skrev. Dit står her endnu.")
    screen.show_refusal("Skriv mindst én linje om besøget, så den næste ved, hvad I talte om.")
    screen.next.show_next(date(2026, 12, 18), "13.30")
    return window_with("visit", screen)


ACTIONS = (
    Action("print_day", "printer", "Udskriv dagen", "dagens besøg på to sider"),
    Action("visit", "plus", "Tilføj besøg"),
)


def palette() -> MainWindow:
    """Something is asked for over the day."""
    window = today()
    window.resize(1280, 800)
    over = CommandPalette(window, now)
    over.offer(ACTIONS)
    over.open()
    over.field.write("bageri")
    over.show_hits(facts.HITS, facts.ROWS[2:3])
    return window


def palette_full() -> MainWindow:
    """More is found than a small window shows: the list ends above the foot, and scrolls."""
    window = today()
    window.resize(1280, 720)
    over = CommandPalette(window, now)
    over.offer(ACTIONS)
    over.open()
    over.field.write("e")
    over.show_hits(facts.HITS * 4, facts.ROWS)
    return window


def palette_nothing() -> MainWindow:
    """Nobody has that word."""
    window = today()
    window.resize(1280, 800)
    over = CommandPalette(window, now)
    over.open()
    over.field.write("sejlmager")
    over.show_hits((), ())
    return window


def safe() -> MainWindow:
    """The citizen looks along."""
    screen = SafeScreen(now)
    screen.show_page(facts.PAGE)
    return window_with("safe", screen)


def practice() -> MainWindow:
    """The practice office, with nothing to do today."""
    screen = TodayScreen(now)
    screen.show_day(Day(facts.TODAY, (), (), (), ()))
    return window_with("today", screen, practice=True)


def today_drafts() -> MainWindow:
    """A draft was found again, a door stays closed, and the window says something."""
    screen = TodayScreen(now)
    screen.show_day(replace(facts.DAY, drafts=(facts.DRAFT,)))
    window = window_with("today", screen, state=facts.WAITS)
    window.banner(NO_ANSWER)
    window.resize(1280, 800)
    missed = next(button for button in screen.findChildren(Button) if button._icon == "door-closed")
    missed.click()
    window.toast("Notatet er gemt på denne computer kl. 10.31.", lambda: None)
    return window


def keys() -> MainWindow:
    """F1 over a visit."""
    window = citizens()
    window.resize(1280, 800)
    window.show_keys()
    return window


SCENES: Final[dict[str, Callable[[], MainWindow]]] = {
    "today": today,
    "citizens": citizens,
    "citizens_filters": citizens_filters,
    "citizens_naming": citizens_naming,
    "citizen": citizen,
    "citizen_new": citizen_new,
    "citizen_protected": citizen_protected,
    "citizen_writing": citizen_writing,
    "citizen_planning": citizen_planning,
    "citizen_network": citizen_network,
    "citizen_story": citizen_story,
    "citizen_correcting": citizen_correcting,
    "citizen_proposed": citizen_proposed,
    "today_planning": today_planning,
    "visit": visit,
    "visit_new": visit_new,
    "visit_door": visit_door,
    "visit_goal": visit_goal,
    "palette": palette,
    "palette_full": palette_full,
    "palette_nothing": palette_nothing,
    "safe": safe,
    "practice": practice,
    "today_drafts": today_drafts,
    "keys": keys,
}
