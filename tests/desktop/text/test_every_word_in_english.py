"""English is complete: in the real rooms, no screen says a word of ours that the catalogue does not know."""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from casework import purposes
from desktop.flows.case_lists import LISTS
from desktop.flows.rooms import Rooms
from desktop.flows.settings import SettingsFlow
from desktop.flows.today import TodayFlow
from desktop.flows.ways import Flow
from desktop.language import speak
from desktop.ui.look.dress import dress, is_dressed
from desktop.ui.look.tokens import look
from desktop.ui.screens.access_text import AccessText
from desktop.ui.screens.diagnostics import DiagnosticsScreen
from desktop.ui.screens.passphrase_choice import PassphraseChoice
from desktop.ui.screens.settings import DeviceShown
from desktop.ui.screens.veil import Veil
from desktop.ui.window import MainWindow
from tests.desktop.core.desk_stage import Stage, stage_on
from tests.desktop.screens.listening import settle
from tests.desktop.text import greek
from tests.desktop.text.cipher import LATIN, ciphered, left_over, painted, speak_ciphered, spoken
from tests.left_on_screen import taken_away
from tests.patience import heard
from tests.storage import shelf


@dataclass
class Office:
    """The rooms over a case in Greek; `look_at` goes into a room and says what is seen and heard there."""

    app: QApplication
    stage: Stage
    rooms: Rooms
    window: MainWindow
    citizen: str

    def rest(self) -> None:
        """Wait until every lane has answered and every answer is painted."""
        for _ in range(3):
            for lane in self.stage.lanes:
                lane.wait_for(lambda: None)
            settle()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the rooms that were left

    def enter(self, room: str) -> None:
        """Open a room and let it come to rest."""
        ROOMS[room](self)
        self.rest()

    def says(self) -> str:
        """Return everything that is painted and spoken now."""
        return f"{painted(self.window)}\n{spoken(self.window)}"

    def opened_in_english(self, room: str) -> str:
        """Say everything of a room that is made when English is spoken already."""
        self._leave_all()
        cipher = speak_ciphered(self.app)
        self.enter(room)
        said = self.says()
        self.app.removeTranslator(cipher)
        for veil in self.window.findChildren(Veil):
            if veil.isVisible():
                veil.close_it()
        if self.rooms.is_safe:
            self.rooms._turn_safe_view(False)
        self.rest()
        return said

    def _leave_all(self) -> None:
        for kept in (self.rooms._today, *self.rooms._kept.values()):
            if isValid(kept.screen):  # one that was never shown goes with the test before
                self.window.forget_screen(kept.screen)
                kept.screen.deleteLater()
        self.rooms._kept.clear()
        self.rooms._today = TodayFlow(self.rooms)

    def says_ciphered(self) -> str:
        """Switch to English where one stands, say everything, and switch back."""
        cipher = speak_ciphered(self.app)
        self.rest()
        said = self.says()
        self.app.removeTranslator(cipher)
        self.rest()
        return said


def _visit(office: Office) -> None:
    day = office.stage.desk.store_lane.wait_for(
        lambda: office.stage.desk.store.own_reader().rows(
            "select id from record where kind = 'visit' and state = '' order by at desc limit 1"
        )
    )
    office.rooms.open_visit(day[0][0], office.citizen)


def _look_along(office: Office) -> None:
    office.rooms.open_citizen(office.citizen)
    office.rest()
    office.rooms._turn_safe_view(True)


def _over_today(office: Office, lay: Callable[[], object]) -> None:
    office.rooms.open_today()
    lay()


def _open_list(name: str, office: Office) -> None:
    office.rooms.open_list(office.citizen, name)


ROOMS: dict[str, Callable[[Office], object]] = {
    "today": lambda office: office.rooms.open_today(),
    "citizens": lambda office: office.rooms.open_citizens(),
    "new_citizen": lambda office: office.rooms.open_new_citizen(),
    "citizen": lambda office: office.rooms.open_citizen(office.citizen),
    "visit": _visit,
    "plan": lambda office: office.rooms.open_plan(office.citizen),
    "access": lambda office: office.rooms.open_access(office.citizen),
    "case_papers": lambda office: office.rooms.open_case_papers(office.citizen),
    "citizen_papers": lambda office: office.rooms.open_citizen_papers(office.citizen),
    "resume": lambda office: office.rooms.open_resume(office.citizen),
    "progress": lambda office: office.rooms.open_progress(office.citizen),
    "log": lambda office: office.rooms.open_log(office.citizen),
    **{name: partial(_open_list, name) for name in (*LISTS, "documents")},
    "sync": lambda office: office.rooms.open_sync(),
    "settings": lambda office: office.rooms.open_settings(),
    "diagnostics": lambda office: office.rooms.open_diagnostics(""),
    "safety": lambda office: office.rooms.open_safety(),
    "passphrase": lambda office: office.rooms.open_passphrase(),
    "renewal": lambda office: office.rooms.open_renewal(),
    "binding": lambda office: office.rooms.open_binding(),
    "document": lambda office: office.rooms.open_document(greek.FILE, office.citizen),
    "safe": _look_along,
    "palette": lambda office: _over_today(office, office.rooms.open_palette),
    "keys": lambda office: _over_today(office, office.window.show_keys),
}


class _NoChoice:
    """Choices of the settings take effect nowhere here."""

    longest_idle = 30

    def lock_after(self, minutes: int) -> None: ...
    def speak(self, language: str) -> None: ...
    def wear(self, theme: str) -> None: ...
    def lock(self) -> None: ...


@pytest.fixture(autouse=True)
def _nothing_is_left_on_the_screen() -> None:
    """The office stands for all tests here, and with it the pages that it made and does not show now."""


@pytest.fixture(scope="module", autouse=True)
def _nothing_of_the_office_is_left() -> Iterator[None]:
    with taken_away():
        yield


@pytest.fixture(scope="module")
def office(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if not is_dressed(qapp):
        dress(qapp)
    speak(qapp, "da")
    folder = tmp_path_factory.mktemp("office")
    stage = stage_on(folder / "store")
    citizen = greek.seed(stage)
    window = MainWindow(now=lambda: shelf.NOW)

    def settings(rooms: Rooms) -> Flow:
        device = DeviceShown("Μέτα Χάλη", "ΜΕΗΑ", "Πόλη", "", None, "")
        return SettingsFlow(rooms, _NoChoice(), place=folder / "settings", device=device)

    rooms = Rooms(
        stage.desk,
        window,
        stage.lane("paper"),
        municipality="Πόλη",
        now=lambda: shelf.NOW,
        send_now=lambda: None,
        settings=settings,
    )
    window.resize(1500, 4600)
    window.show()
    yield Office(qapp, stage, rooms, window, citizen)
    stage.close()
    heard()  # what the lanes still answered finds the window standing
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look.set_mode("desk")


KEPT = ("today", "citizens", "sync", "settings")
"""Rooms that stand behind the settings while somebody chooses another language there; the others are made anew."""


COMPOSED = {
    "today": ["Met · note saved 10:00 · 1 agreement", "Not at home · card left · 10:00"],
    "citizens": ["from"],
    "citizen": [
        "Home visit · not at home",
        "Card left.",
        "Meeting · met",
        "Plan, version 1",
        "Certificate received",
        "Paper · plan, version 3",
        "How close are you to your goal today?",
        "3 of 5",
    ],
    "log": ["The case was read", "preparing and holding a visit"],
    "sync": ["Plan version", "Progress", "Walk", "Housing", "protected"],
}
"""What the reads compose, and must be among what was looked at."""


@pytest.mark.parametrize("room", ROOMS)
def test_a_screen_that_is_opened_in_english_says_every_word_of_ours_in_it(office: Office, room: str) -> None:
    said = office.opened_in_english(room)

    suggested = [word for choice in office.window.findChildren(PassphraseChoice) for word in choice.words]

    # what a citizen is handed out is looked at as it stands on the paper, which is Danish
    shown = [each.text() for each in office.window.findChildren(AccessText)]
    # a file for troubleshooting is of numbers, versions and the names that our own code has
    files = [each.text for each in office.window.findChildren(DiagnosticsScreen)]
    shown += [" ".join(LATIN.findall(each)) for each in files]
    on_paper = [word.strip(".:") for text in shown for word in text.split()]
    assert "\n".join(left_over(said, [*suggested, *on_paper])) == ""
    words = set(said.split())
    assert [each for each in COMPOSED.get(room, []) if not words.issuperset(ciphered(each).split())] == []


@pytest.mark.parametrize("room", KEPT)
def test_a_screen_that_stands_open_says_every_word_of_ours_in_english_and_back(
    office: Office, room: str
) -> None:
    office.enter(room)
    before = office.says()

    assert "\n".join(left_over(office.says_ciphered())) == ""
    assert office.says() == before


OWN = ("Notat", "home", "done", "Andet", "Job")
"""What somebody may have written, and what reads like a head or a code of ours."""


def test_a_persons_own_words_stand_untouched_also_where_they_are_words_of_ours(office: Office) -> None:
    kinds = ("note", "title"), ("agreement", "what")
    office.stage.save(
        *(
            greek.of(office.citizen, kind, f"own-{own}", **{field: own, "text": "Κείμενο", "at": shelf.AT})
            for kind, field in kinds
            for own in OWN
        )
    )

    case, sync = office.opened_in_english("citizen"), office.opened_in_english("sync")

    assert [
        own for own in OWN if f"{own}. " not in case or f"{ciphered('Edit the agreement')} {own}" not in case
    ] == []
    assert left_over(case, OWN) == []
    assert left_over(sync, OWN) == []


STRIPPED = {
    "timeline._head": "citizen",
    "timeline._text": "citizen",
    "citizen.next_step": "citizen",
    "citizens.next_step": "citizens",
    "citizen.waiting_for": "citizen",
    "documents.of_paper": "citizen",
    "day.told": "today",
    "sync._what": "sync",
    "conflicts.said_value": "sync",
    "conflicts.title_of": "sync",
}
"""Where a read would forget what a sentence was made of, and the room in which that must be noticed."""


@pytest.mark.parametrize("where", STRIPPED)
def test_a_sentence_that_forgets_what_it_was_made_of_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    module, _, name = where.partition(".")
    place = import_module(f"storage.reads.{module}")
    whole = getattr(place, name)
    monkeypatch.setattr(place, name, lambda *args, **more: stripped(whole(*args, **more)))

    assert left_over(office.opened_in_english(STRIPPED[where])) != []


def stripped(said: Any) -> Any:
    """Return an answer with plain texts where it had sentences."""
    if isinstance(said, str):
        return str(said)
    if isinstance(said, tuple):
        return tuple(map(stripped, said))
    if dataclasses.is_dataclass(said) and not isinstance(said, type):
        fields = {field.name: stripped(getattr(said, field.name)) for field in dataclasses.fields(said)}
        return dataclasses.replace(said, **fields)
    return said


def test_a_sentence_that_the_catalogue_does_not_know_is_noticed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(purposes._DONE, "read", "Sagen blev set igennem")

    assert left_over(office.opened_in_english("log")) != []
