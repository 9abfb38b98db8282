"""What is said while citizens come: how many are ready, and how long the rest takes."""

from PySide6.QtCore import QCoreApplication

from desktop.opening import said_left
from sync.client import Progress


def said_of(progress: Progress) -> str:
    """Return the line of the banner: "Henter dine borgere: 12 af 41 er klar … · cirka 2 minutter tilbage".

    After a long time away it is the share of what is new.
    """
    if progress.what == "citizens":
        said = QCoreApplication.translate(
            "flows", "Henter dine borgere: {done} af {total} er klar. Dem kan du bruge nu."
        ).format(done=progress.done, total=progress.total)
    else:
        said = QCoreApplication.translate(
            "flows", "Henter det nye siden sidst: {share} % er her. Du kan arbejde imens."
        ).format(share=100 * progress.done // max(1, progress.total))
    left = left_of(progress)
    return f"{said} · {left}" if left else said


def left_of(progress: Progress) -> str:
    """Return how long the rest takes, and nothing while that cannot be said or nothing is left."""
    return "" if progress.left_s is None or progress.done >= progress.total else said_left(progress.left_s)
