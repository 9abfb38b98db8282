"""Something changed: one signal, with the names of the questions that have new answers."""

from PySide6.QtCore import QObject, Signal


class News(QObject):
    """`changed` tells every open screen which questions went stale; each asks again only for its own."""

    changed = Signal(frozenset)

    def tell(self, stale: frozenset[str]) -> None:
        """Tell it, where there is anything to tell."""
        if stale:
            self.changed.emit(stale)
