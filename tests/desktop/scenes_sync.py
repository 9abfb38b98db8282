"""The scenes of Kom i gang, Plan, Synkronisering and Indstillinger, each in a state that says something."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from casework import link
from casework.answers import CitizenPage, SyncRoom
from casework.answers_safety import SafetyFacts
from desktop.ui.screens.binding import BindingScreen
from desktop.ui.screens.passphrase import PassphraseScreen
from desktop.ui.screens.plan import PlanScreen
from desktop.ui.screens.plan_forms import form_about
from desktop.ui.screens.renewal import RenewalScreen
from desktop.ui.screens.safe import SafeScreen
from desktop.ui.screens.safety import SafetyScreen
from desktop.ui.screens.settings import SettingsScreen
from desktop.ui.screens.start import StartScreen
from desktop.ui.screens.sync_room import SyncScreen
from storage.faults import RENEWAL_FULL
from sync.at_the_browser import OTHER_PERSON_IN
from sync.at_the_code import PROXY_ASKS_HERE
from tests.desktop import facts, facts_sync
from tests.desktop.scenes import now, window_with

LINK = link.Link("https://fodfaeste.havnby.example", "K7QF-2MXD", "0123456789abcdef" * 2)
WORDS = ("havre", "lanterne", "tretten", "kajak", "hæfteklamme")


def sync_room(room: SyncRoom = facts_sync.ROOM) -> QWidget:
    """Show the room behind the chip."""
    screen = SyncScreen(now)
    screen.show_room(room)
    return window_with("sync", screen, state=facts_sync.state_of(room))


def sync_many() -> QWidget:
    """A week without a way to the service: the second page of what waits."""
    window = sync_room(facts_sync.MANY)
    (screen,) = window.findChildren(SyncScreen)
    screen.out.more.click()
    screen.out.after.click()
    return window


def sync_writing() -> QWidget:
    """A common text is being written."""
    screen = SyncScreen(now)
    screen.show_room(facts_sync.ROOM)
    screen._torn[0]._begin()
    screen._torn[0]._editor.write("")
    screen._torn[0]._finish()
    return window_with("sync", screen)


def pages(count: int) -> list[QImage]:
    """White sheets of A4."""
    sheet = QImage(595, 842, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFF)
    return [sheet] * count


def plan_screen(page: CitizenPage = facts_sync.PLAN, missing: tuple[str, ...] = ()) -> PlanScreen:
    """Make the page of a joint plan."""
    screen = PlanScreen(now)
    screen.show_plan(page, missing)
    screen.show_pages(pages(2))
    return screen


def plan(page: CitizenPage = facts_sync.PLAN, missing: tuple[str, ...] = ()) -> QWidget:
    """Show a joint plan."""
    return window_with("citizens", plan_screen(page, missing))


def plan_writing() -> QWidget:
    """An activity without its why is marked, and whoever writes another one hears what an empty field means."""
    first, *others = facts_sync.PLAN.activities
    screen = plan_screen(replace(facts_sync.PLAN, activities=(replace(first, why=""), *others)))
    screen._card.wanted_activity.emit()  # type: ignore[union-attr]
    screen._form.fields["what"].write("Følgeskab de første tre dage")  # type: ignore[union-attr]
    return window_with("citizens", screen)


def plan_altering() -> QWidget:
    """An agreement is open to be put right or taken out."""
    screen = plan_screen()
    screen._about(form_about, facts.AGREEMENTS[0].id)
    return window_with("citizens", screen)


def plan_empty() -> QWidget:
    """Nothing is set yet."""
    screen = PlanScreen(now)
    screen.show_plan(facts.EMPTY, ("Planen har ingen mål endnu.", "Planen har ingen aftaler endnu."))
    return window_with("citizens", screen)


def settings(longest: int = 30, printer: str = "Kontoret_2_sal") -> QWidget:
    """What a person may choose."""
    screen = SettingsScreen(now)
    screen.show_settings(facts_sync.CHOSEN, longest=longest)
    screen.show_device(facts_sync.DEVICE)
    screen.prints.show_printers(["Forhallen", "Kontoret_2_sal"])
    screen.prints.show_choice(printer, "both")
    return window_with("settings", screen)


def safety(facts_known: SafetyFacts = facts_sync.SAFETY) -> QWidget:
    """What protects this computer."""
    screen = SafetyScreen(now)
    screen.show_facts(facts_known)
    return window_with("settings", screen)


def passphrase(way: str = "words") -> PassphraseScreen:
    """Make the page where the passphrase is changed."""
    screen = PassphraseScreen(now)
    screen.choice.show_words(WORDS)
    screen.choice._ways.choose(way)
    screen.choice._show_way(way)
    screen.old.write("havre lampe trappe")
    return screen


def renewal() -> QWidget:
    """The keys are about to be renewed."""
    screen = RenewalScreen(now)
    return window_with("settings", screen)


def binding(*, bound: bool, demanded: bool = False) -> QWidget:
    """Whether the store is bound to this computer."""
    screen = BindingScreen(now)
    screen.show_bound(bound=bound, demanded=demanded)
    return window_with("settings", screen)


def renewal_full() -> QWidget:
    """There is no room for it."""
    screen = RenewalScreen(now)
    screen.word.write("havre lampe trappe")
    screen.show_problem(RENEWAL_FULL)
    return window_with("settings", screen)


def passphrase_own() -> QWidget:
    """Own words, which are guessed first."""
    screen = passphrase("own")
    screen.choice.own.write("velkommen til kommunen")
    screen.choice.show_strength("velkommen til kommunen", 2, "known")
    screen._give()
    return window_with("settings", screen)


def passphrase_wrong() -> QWidget:
    """The old one was wrong too often."""
    screen = passphrase()
    screen.show_wrong("Forkert adgangssætning flere gange. Vent 5 minutter, og prøv igen. Intet er slettet.")
    return window_with("settings", screen)


def passphrase_busy() -> QWidget:
    """The key is being sealed anew."""
    screen = passphrase()
    screen.busy(on=True)
    return window_with("settings", screen)


def passphrase_changed() -> QWidget:
    """It is done."""
    screen = passphrase()
    screen.show_changed("2026-11-26T09:41:00+00:00")
    return window_with("settings", screen)


def start(step: str) -> StartScreen:
    """Show a step of the first day."""
    screen = StartScreen(now)
    screen.show_words(WORDS)
    screen.show_step(step)
    return screen


def start_refused() -> QWidget:
    """The code was used."""
    screen = start("code")
    screen._code.address.write("https://fodfaeste.havnby.example")
    screen._code.code.write("K7QF-2MXD")
    screen.show_problem(
        "Koden er brugt. Intet er ændret her. Bed din kommune om en ny kode; de gamle kan ikke bruges to gange."
    )
    return screen


def start_link() -> QWidget:
    """A link was pasted."""
    screen = start("code")
    screen._code.code.write(link.written(LINK))
    return screen


def start_cut_link() -> QWidget:
    """A link that lacks its end, and *Videre* was pressed."""
    screen = start("code")
    screen._code.code.write(link.written(LINK)[:48])
    screen._code.address.write(LINK.address)
    screen._go_on()
    return screen


def start_no_way() -> QWidget:
    """The proxy wants a login."""
    screen = start("code")
    screen._code.address.write(LINK.address)
    screen._code.code.write(LINK.code)
    screen.show_problem(PROXY_ASKS_HERE)
    return screen


def start_empty() -> QWidget:
    """*Videre* was pressed too early."""
    screen = start("code")
    screen._go_on()
    return screen


def start_not_signed() -> QWidget:
    """The browser came back with somebody else."""
    screen = start("signin")
    screen.show_problem(OTHER_PERSON_IN)
    return screen


def start_words() -> QWidget:
    """Two words are typed."""
    screen = start("words")
    screen._words.typed.write("havre lanterne tret")
    return screen


def start_busy() -> QWidget:
    """The store is being sealed."""
    screen = start("words")
    screen._words.typed.write("havre lanterne tretten kajak hæfteklamme")
    screen.busy(on=True)
    return screen


def start_fetch() -> QWidget:
    """Some cases are ready."""
    screen = start("fetch")
    screen.show_progress(27, 43)
    return screen


def safe_long() -> QWidget:
    """A road with long words, and one with none."""
    screen = SafeScreen(now)
    screen.show_page(replace(facts_sync.LONG_PLAN, agreements=facts.AGREEMENTS))
    return window_with("safe", screen)


def safe_empty() -> QWidget:
    """Nothing is set yet."""
    screen = SafeScreen(now)
    screen.show_page(facts.EMPTY)
    return window_with("safe", screen)


SCENES: Final[dict[str, Callable[[], QWidget]]] = {
    "sync": sync_room,
    "sync_quiet": lambda: sync_room(facts_sync.QUIET),
    "sync_full": lambda: sync_room(facts_sync.FULL),
    "sync_offline": lambda: sync_room(facts_sync.OFFLINE),
    "sync_torn_and_silent": lambda: sync_room(replace(facts_sync.OFFLINE, torn=facts_sync.ROOM.torn)),
    "sync_many": sync_many,
    "sync_writing": sync_writing,
    "sync_hindered": lambda: sync_room(facts_sync.HINDERED),
    "sync_files": lambda: sync_room(facts_sync.FOR_THE_OFFICE),
    "plan": lambda: plan(missing=facts_sync.MISSING),
    "plan_long": lambda: plan(facts_sync.LONG_PLAN),
    "plan_torn": lambda: plan(facts_sync.TORN_PLAN),
    "plan_writing": plan_writing,
    "plan_altering": plan_altering,
    "plan_empty": plan_empty,
    "settings": settings,
    "passphrase": lambda: window_with("settings", passphrase()),
    "passphrase_own": passphrase_own,
    "binding": lambda: binding(bound=False),
    "binding_on": lambda: binding(bound=True),
    "binding_wanted": lambda: binding(bound=False, demanded=True),
    "binding_kept": lambda: binding(bound=True, demanded=True),
    "settings_most": lambda: settings(3),
    "renewal": renewal,
    "renewal_full": renewal_full,
    "passphrase_wrong": passphrase_wrong,
    "passphrase_busy": passphrase_busy,
    "passphrase_changed": passphrase_changed,
    "safety": safety,
    "safety_unknown": lambda: safety(facts_sync.SAFETY_UNKNOWN),
    "safety_weak": lambda: safety(facts_sync.SAFETY_WEAK),
    "safety_rules": lambda: safety(facts_sync.SAFETY_RULES),
    "start_place": lambda: start("place"),
    "start_refused": start_refused,
    "start_empty": start_empty,
    "start_link": start_link,
    "start_cut_link": start_cut_link,
    "start_no_way": start_no_way,
    "start_not_signed": start_not_signed,
    "start_words": start_words,
    "start_busy": start_busy,
    "start_fetch": start_fetch,
    "safe_long": safe_long,
    "safe_empty": safe_empty,
}
