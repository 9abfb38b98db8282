"""What waits, saved on a USB stick where there is no way to the service for days: sealed, entered, waiting on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from casework.answers import SyncRoom
from casework.trail import Noted
from desktop.flows.sticks import chosen_file
from sync.protocol_stick import ENDING

if TYPE_CHECKING:
    from desktop.flows.ways import Ways

WHAT = "unsent"
"""What the trail calls it."""


def save_unsent(ways: "Ways", room: SyncRoom | None) -> None:
    """Ask where, enter it in the trail, and write the file; whatever fails is said, and nothing is ticked off."""
    title = QCoreApplication.translate("flows", "Gem det, der venter, på USB")
    kind = QCoreApplication.translate("flows", "Forseglet fil")
    name = f"fodfaeste-{ways.today()}.{ENDING}"
    to = chosen_file(ways.window, title, save=name, kind=f"{kind} (*.{ENDING})")
    if to is None:
        return
    store, clock, lane = ways.desk.store, ways.desk.clock, ways.desk.store_lane
    cases = tuple(sorted({one.citizen for one in room.waiting})) if room else ()

    def save() -> None:
        from sync import stick  # loaded for the few who ever need it

        now = clock()
        store.trail.note(Noted("export", cases, WHAT), now=now)
        stick.save(store, to, now=now)

    lane.do(save, lambda _none: _say(ways, to))


def _say(ways: "Ways", to: Path) -> None:
    said = QCoreApplication.translate(
        "flows",
        "Gemt i {file}. Giv filen til den, der passer centralen; kun centralen kan åbne den. Det venter stadig her, og "
        "kvitteringerne kommer, når der er forbindelse. Filer og fotos er ikke med.",
    ).format(file=to.name)
    close = QCoreApplication.translate("flows", "Luk")
    ways.window.banner(said, close, lambda: ways.window.withdraw(said), tone="plain")
