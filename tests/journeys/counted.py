"""A hand on one computer whose every press counts: what the program heard from the X server is what is counted.

A place where something is typed must be empty before (screens.md: no prefilled case data), and the hand's own tally
must be the program's: a press that never arrived, or one that nobody made, ends the row.
"""

from tests.journeys.stage import Desk, Missing, Thing, wait_until

EDITORS = ("Edit", "Passphrase")
ICON = "icon"


class Prefilled(AssertionError):
    """Something stood already where a person would have to type."""


class Hand:
    """Presses, taps, chords and turns of the wheel are counted; letters are free. Looking costs nothing."""

    def __init__(self, desk: Desk) -> None:
        desk.hand = "tests.journeys.counting_hand"
        self.desk = desk
        self._done = 0
        self._before: list[str] = []
        self._icon: list[str] = []

    def begin(self) -> None:
        """Count from here: what was done to come to the start is not part of the row."""
        self.desk.focus()
        self._before, self._icon, self._done = self._heard(), [], 0

    def press_icon(self, *arguments: str) -> None:
        """Start the program as its icon does, which is one press on another program's window."""
        self.desk.start(*arguments)
        self.begin()
        self._icon = [ICON]

    def acts(self) -> list[str]:
        """Return what was done since the row began; raise where the program heard something else than was done."""
        heard = self._heard()[len(self._before) :]
        if len(heard) != self._done:
            raise Missing(f"{self._done} acts were done, the program heard {heard}")
        return [*self._icon, *heard]

    def press(self, pattern: str, kind: str = "", *, times: int = 1) -> None:
        """Press the thing that a person would read as this."""
        x, y = self._at_rest(pattern, kind).middle
        self._done += times
        repeat = ("--repeat", str(times), "--delay", "60") if times > 1 else ()
        self.desk._xdotool("mousemove", "--sync", str(x), str(y), "click", *repeat, "1")

    def press_other(self, pattern: str, kind: str = "") -> None:
        """Press the other button on it: its menu comes."""
        x, y = self._at_rest(pattern, kind).middle
        self._done += 1
        self.desk._xdotool("mousemove", "--sync", str(x), str(y), "click", "3")

    def key(self, *chords: str) -> None:
        """Press keys that are no letters of a text: each one counts."""
        self._done += len(chords)
        self.desk.key(*chords)

    def come(self, *chords: str) -> None:
        """Press keys on the way to a start: they are waited for, and no part of the row."""
        before = len(self._heard())
        self.desk.key(*chords)
        wait_until(lambda: len(self._heard()) >= before + len(chords), why=f"{chords} never arrived")

    def type(self, text: str) -> None:
        """Type a text where the cursor stands: that costs nothing, but nothing may stand there already."""
        wait_until(lambda: len(self._heard()) - len(self._before) >= self._done, why="an act never arrived")
        wait_until(self._writes, why=f"nobody can write here: {self.desk.read()[:600]}")
        there = self._writes()
        if there is None or there.text:
            raise Prefilled(f"»{there.text if there else ''}« stood where {text!r} was to be typed")
        self.desk.type(text)

    def find(self, pattern: str, kind: str = "", *, seconds: float = 60.0) -> Thing:
        """Wait until this stands on the screen."""
        return self.desk.find(pattern, kind, seconds=seconds)

    def stands_on(self, pattern: str) -> None:
        """Wait until the keyboard is here."""

        def here() -> bool:
            return any(thing.focused and pattern in thing.words for thing in self.desk.things())

        wait_until(here, why=f"the keyboard does not stand on {pattern!r}: {self.desk.read()[:600]}")

    def _writes(self) -> Thing | None:
        things = self.desk.things()
        return next((one for one in things if one.focused and one.kind.endswith(EDITORS)), None)

    def _at_rest(self, pattern: str, kind: str) -> Thing:
        """Wait until it stands still between two looks."""
        seen: list[Thing] = []

        def rests() -> bool:
            seen.append(self.find(pattern, kind))
            return len(seen) > 1 and seen[-1].rect == seen[-2].rect

        wait_until(rests)
        return seen[-1]

    def _heard(self) -> list[str]:
        answer = self.desk._ask({"ask": "counted"})
        if not answer:
            raise Missing(f"{self.desk.name}: the program does not answer")
        return list(answer["acts"])
