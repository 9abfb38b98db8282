"""Lås op of the practice office: it says whose chair one sits in, and *Skift* goes on to the next."""

from desktop.ui.lean_unlock import LeanUnlock


class LeanChairs(LeanUnlock):
    """The locked screen of a chair; `other_asked` when the person presses *Skift*."""

    def __init__(self, *, initials: str, age: str, theme: str, scale: float) -> None:
        super().__init__(initials=initials, age=age, theme=theme, scale=scale, others=True)
        if self.other is not None:
            self.other.setAccessibleName(self.tr("Skift stol"))

    def show_chair(self, initials: str, job: str) -> None:
        """Say who sits here, and as what."""
        self._initials, self._greeting = initials, job
        self._two.setText(initials[:2])
        self._two.adjustSize()
        self._owner_words.setText(self._who())
        self.setAccessibleDescription(". ".join(part for part in (self._who(), self._age) if part))
        self._place()
        self.update()
