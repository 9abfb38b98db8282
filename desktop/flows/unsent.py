"""What waits, saved on a USB stick where there is no way to the service for days: sealed, entered, waiting on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casework.errors import FodfaesteError
from casework.trail import Noted
from desktop.flows.sticks import chosen_file
from sync.protocol_stick import ENDING

if TYPE_CHECKING:
    from desktop.flows.ways import Ways

WHAT = "unsent"
"""What the trail calls it."""


def save_unsent(ways: "Ways") -> None:
    """Ask where, write the file, and enter it in the trail; whatever fails is said, and nothing is ticked off.

    Only what was written is entered, and what cannot be entered does not stay on the stick.
    """
    title = QCoreApplication.translate("flows", "Gem det, der venter, på USB")
    kind = QCoreApplication.translate("flows", "Forseglet fil")
    name = f"fodfaeste-{ways.today()}.{ENDING}"
    to = chosen_file(ways.window, title, save=name, kind=f"{kind} (*.{ENDING})")
    if to is None:
        return
    store, clock, lane = ways.desk.store, ways.desk.clock, ways.desk.store_lane

    def save() -> None:
        from sync import stick  # loaded for the few who ever need it

        now = clock()
        cases = tuple(sorted({one.change.stream for one in store.ledger.waiting(-1)}))
        stick.save(store, to, now=now)
        try:
            store.trail.note(Noted("export", cases, WHAT), now=now)
        except FodfaesteError:
            to.unlink(missing_ok=True)
            raise

    lane.do(save, lambda _none: _say(ways, to))


def _say(ways: "Ways", to: Path) -> None:
    said = QCoreApplication.translate(
        "flows",
        "Gemt i {file}. Giv filen til den, der passer centralen; kun centralen kan åbne den. Det venter stadig her, og "
        "kvitteringerne kommer, når der er forbindelse. Filer og fotos er ikke med.",
    ).format(file=to.name)
    close = QCoreApplication.translate("flows", "Luk")
    ways.window.banner(said, close, lambda: ways.window.withdraw(said), tone="plain")
