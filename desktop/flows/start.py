"""Kom i gang: a code brings the computer in, five words seal its store, and the caseload comes in while one looks on.

Every step can be tried again: the same attempt asks with the same name and key, so that an answer lost on the way costs
nothing. Broken off between the code and the words, the next start goes on at the step where it stopped, where the
computer has a keyring (`desktop.begun`); where it has none, the screen says before the code that a new one is needed.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QApplication

from casework.clock import in_denmark
from casework.errors import FodfaesteError
from desktop import begun, joining, language, paths, settings
from desktop.begun import Begun, Found
from desktop.flows.exchange import Exchange
from desktop.lanes import Lane
from desktop.sentences import told
from desktop.signing_in import Waiting, first_time
from desktop.ui.lean_parts import fit_first
from desktop.ui.look.dress import dress
from desktop.ui.screens.start import StartScreen
from storage.vault import Store
from sync.enrol import Enrolled

Opened = tuple[Store, dict[str, str]]


class StartFlow:
    """Wires the first day; `done` is handed the store when it stands, `practice` starts the practice office."""

    def __init__(
        self,
        app: QApplication,
        lane: Lane,
        *,
        done: Callable[[Opened], None],
        practice: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._lane = lane
        self._done = done
        self._attempt = joining.begin()
        self._has_asked = False
        self._enrolled: Enrolled | None = None
        dress(app)
        language.speak(app, settings.read(paths.settings()).language)
        self.window = StartScreen(in_denmark(now))
        fit_first(self.window)
        self.window.practice_wanted.connect(practice)
        self.window.code_given.connect(self._ask_in)
        self._waiting = Waiting(lane, lambda: now().timestamp())
        self.window.sign_in_wanted.connect(self._sign_in)
        self.window.called_off.connect(self._waiting.call_off)
        self.window.suggested_anew.connect(self._suggest)
        self.window.passphrase_chosen.connect(self._seal)
        self.window.begun_anew.connect(self._begin_anew)
        lane.do(begun.look, self._go_on_from)

    def _go_on_from(self, found: Found) -> None:
        """Go on where a first day was broken off; whoever was quicker and asked already is not disturbed."""
        self.window.say_goes_on(kept=found.keeps)
        if self._has_asked:
            return
        if found.problem:
            self.window.show_step("code")
            self.window.show_problem(found.problem)
        elif found.begun is not None:
            self._attempt = found.begun.attempt
            come_in = found.begun.enrolled
            if come_in is not None:
                self.window.say_whose(come_in.name, come_in.municipality)
                self._come_in(come_in)
            elif not self.window.keys_of_link:  # a link says where, and by which keys
                self.window.show_address(found.begun.address)

    def _begin_anew(self) -> None:
        self._attempt, self._enrolled = joining.begin(), None
        self._lane.do(begun.forget, lambda _none: None)

    def _ask_in(self, address: str, code: str) -> None:
        self.window.busy(on=True)
        self._has_asked, attempt, keys = True, self._attempt, self.window.keys_of_link

        def asked() -> tuple[Enrolled, bool]:
            begun.keep(Begun(attempt, address))  # before it is sent: the answer may come when nobody hears it
            enrolled = joining.ask_in(address, code, attempt, keys)
            return enrolled, begun.keep(Begun(attempt, address, enrolled))

        self._lane.do(asked, self._came_in, self._say)

    def _came_in(self, asked: tuple[Enrolled, bool]) -> None:
        enrolled, kept = asked
        self.window.say_goes_on(kept=kept)
        self._come_in(enrolled)

    def _come_in(self, enrolled: Enrolled) -> None:
        self._enrolled = enrolled
        self.window.say_help(helped=bool(enrolled.recovery))
        if enrolled.sign_in:
            self.window.show_step("signin")
        else:
            self._choose_words()

    def _sign_in(self) -> None:
        enrolled = self._enrolled
        if enrolled is None:
            return
        self.window.busy(on=True)
        self._waiting.run(
            lambda hands: first_time(enrolled, hands), lambda _none: self._signed_in(enrolled), self._say
        )

    def _signed_in(self, enrolled: Enrolled) -> None:
        come_in = Begun(self._attempt, enrolled.address, replace(enrolled, sign_in=False))
        self._lane.do(lambda: begun.keep(come_in), lambda _kept: None)
        self._choose_words()

    def _choose_words(self) -> None:
        self._waiting.end()
        self._suggest()
        self.window.show_step("words")

    def _suggest(self) -> None:
        self.window.show_words(tuple(joining.suggested(joining.words()).split()))

    def _seal(self, passphrase: str) -> None:
        enrolled = self._enrolled
        if enrolled is None:
            return
        self.window.busy(on=True)

        def made() -> Opened:
            opened = joining.make_store(enrolled, passphrase)
            begun.forget()
            return opened

        self._lane.do(made, self._done, self._say)

    def watch_fetching(self, exchange: Exchange, begin: Callable[[], None]) -> None:
        """Show how the caseload comes in; the person may begin with the first citizen.

        *Afbryd* leads in, too: whoever came is here, and the window says how the rest comes.
        """
        fetching = exchange.fetching
        fetching.watched = self.window.show_progress
        self.window.show_step("fetch")

        def opened() -> None:
            fetching.watched = None
            begin()

        def called_off() -> None:
            opened()
            fetching.call_off()

        self.window.opened.connect(opened)
        self.window.fetching_stopped.connect(called_off)

    def _say(self, refusal: FodfaesteError) -> None:
        self.window.show_problem(told(refusal))
