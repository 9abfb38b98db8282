"""Words to look at before a paper leaves: the answers to them, each of which holds for the words it was given to."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from casework.plan_editions import Answer, Spoken, unanswered
from desktop.ui.screens.edition_finds import FindCard


class Finds:
    """The answers of one paper; `spoken` says what it would say now, `answered()` hears that an answer came or went."""

    def __init__(
        self, card: FindCard, spoken: Callable[[], Sequence[Spoken]], answered: Callable[[], None]
    ) -> None:
        self._card, self._spoken, self._answered = card, spoken, answered
        self.answers: dict[str, Answer] = {}
        card.answered.connect(self._answer)
        card.taken_back.connect(self._take_back)

    def look(self) -> None:
        """Show what waits for an answer, and what has one."""
        said = self._spoken()
        stands = {one.key: one for one in said}
        answered = [
            stands[key] for key, one in self.answers.items() if key in stands and stands[key].text == one.of
        ]
        self._card.show_finds(unanswered(said, self.answers), answered, self.answers)

    def _answer(self, key: str, answer: Answer) -> None:
        known = {one.key: one.text for one in self._spoken()}
        if key in known:
            self.answers[key] = replace(answer, of=known[key])
            self._answered()

    def _take_back(self, key: str) -> None:
        self.answers.pop(key, None)
        self._answered()


def look_first() -> str:
    """Say why a paper does not leave before each of them is answered."""
    return QCoreApplication.translate(
        "flows",
        "Papiret er ikke skrevet ud. Der er ord, der kan sige mere, end læseren skal vide. Svar på hver, og skriv ud "
        "igen.",
    )
